--TEST--
An iterable that yields something else than a string is a TypeError for that connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => ['one', 2, 'three'], ['greeting' => null, 'on_start' => $ready,
        'log' => fn($level, $message, $context) => print "$level {$context['class']}: {$context['message']}\n"]);
    PHP);
echo $server->connect()->send("x\n")->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
one
error TypeError: Every line of an iterable must be of type string, int given
