--TEST--
An expected greeting that contains the line end is a ValueError before anything is opened
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
foreach ([["connect\n", Lineproto\Framing::lines()], ["connect\r\n", Lineproto\Framing::crlf()]] as [$greeting, $framing]) {
    echo thrown(fn() => lineproto_send('unix:///nonexistent', 'x', ['greeting' => $greeting, 'framing' => $framing])), "\n";
}
?>
--EXPECT--
ValueError: lineproto_send(): Argument #3 ($options) key "greeting" must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #3 ($options) key "greeting" must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
