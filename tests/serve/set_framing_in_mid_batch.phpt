--TEST--
setFraming() applies from the very next byte on, within one packet, in both directions
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'crlf') {
            $connection->setFraming(Lineproto\Framing::crlf(false));
        } elseif ($line === 'lines') {
            $connection->setFraming(Lineproto\Framing::lines());
        } elseif ($line === 'strict') {
            $connection->setFraming(Lineproto\Framing::crlf());
        }
        return "OK $line";
    }, ['greeting' => null, 'on_start' => $ready, 'log_level' => 'alert']);
    PHP);
echo str_replace(["\r", "\n"], ['\r', "\\n\n"], $server->connect()->send("a\ncrlf\nb\nlines\nc\nstrict\nd\r\ne\nnever\r\n")->rest());
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK a\n
OK crlf\r\n
OK b\r\n
OK lines\n
OK c\n
OK strict\r\n
OK d\r\n
0
