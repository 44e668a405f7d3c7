--TEST--
Greeting, refusal and overflow_reply must be messages of the framing; so must replies, and the dialogue's
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
use Lineproto\Framing;
echo verdict(['framing' => Framing::block(), 'greeting' => "a\n\nb"]), "\n";
echo verdict(['framing' => Framing::block(), 'greeting' => "a\nb"]), "\n";
echo verdict(['framing' => Framing::dotted(), 'refusal' => "a\r\nb"]), "\n";
echo verdict(['framing' => Framing::netstring(), 'overflow_reply' => "a\r\n\0b"]), "\n";
echo verdict(['framing' => Framing::delimited('nn')]), "\n";
echo verdict(['framing' => Framing::delimited("\x1c\r", "\x0b"), 'overflow_reply' => "\x0b"]), "\n";
echo thrown(fn() => (new Lineproto\Server(['greeting' => null]))->listen('127.0.0.1:0', null, ['framing' => Framing::delimited('you')])), "\n";
foreach (['block' => '', 'dotted' => "a\r", 'delimited' => 'a;;', 'mllp' => "\x1c\r"] as $name => $reply) {
    $server = line_server('fn() => ' . var_export($reply, true), "'framing' => " . FRAMINGS[$name] . ", 'on_error' => fn(\$e) => \$e->getMessage(),");
    echo thrown(fn() => lineproto_send($server->address, 'x', ['framing' => framing($name)])), "\n";
    $server->stop();
}
foreach (['block' => "a\n\nb", 'block crlf' => "a\r", 'dotted' => "a\r\nb", 'delimited' => 'a;', 'mllp' => "\x0b"] as $name => $request) {
    echo thrown(fn() => lineproto_send('unix:///nonexistent', $request, ['framing' => framing($name)])), "\n";
}
?>
--EXPECT--
ValueError: key "greeting" must not contain an empty line, which ends a block
fine
ValueError: key "refusal" must not contain a carriage return: the lines of a dotted message are separated by "\n" alone here
fine
ValueError: key "greeting" must not contain the bytes that end a message in this framing
ValueError: key "overflow_reply" must not contain the bytes that start a message in this framing
ValueError: Lineproto\Server::listen(): Argument #3 ($options) key "framing" cannot be used without a handler: the reply of the dialogue contains the bytes that end a message in this framing
nothing thrown: "A reply line must not contain an empty line, which ends a block"
nothing thrown: "A reply line must not contain a carriage return: the lines of a dotted message are separated by \"\\n\" alone here"
nothing thrown: "A reply line must not contain the bytes that end a message in this framing"
nothing thrown: "A reply line must not contain the bytes that end a message in this framing"
ValueError: lineproto_send(): Argument #2 ($message) must not contain an empty line, which ends a block
ValueError: lineproto_send(): Argument #2 ($message) must not contain a carriage return: the lines of a block are separated by "\n" alone here
ValueError: lineproto_send(): Argument #2 ($message) must not contain a carriage return: the lines of a dotted message are separated by "\n" alone here
ValueError: lineproto_send(): Argument #2 ($message) must not contain the bytes that end a message in this framing
ValueError: lineproto_send(): Argument #2 ($message) must not contain the bytes that start a message in this framing
