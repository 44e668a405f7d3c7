--TEST--
A handler that returns an int ends that connection with a TypeError in the log; others go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line === 'int' ? 5 : $line, ['greeting' => null, 'on_start' => $ready,
        'log' => fn($level, $message, $context) => print "$level {$context['class']}: {$context['message']}\n",
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$other = $server->connect()->send("before\n");
echo $other->line();
var_dump($server->connect()->send("one\nint\nnever\n")->rest());
echo $server->hear(), "\n";
echo $other->send("after\n")->line();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
before
string(4) "one
"
Error
after
error TypeError: The line handler must return string, iterable of strings or null, int returned
