--TEST--
A reply that contains the delimiter is refused: it would be two lines
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => match ($line) {
        'string' => "a\nb",
        'long string' => str_repeat('a', 100000) . "\nb",
        'iterable' => ['fine', "a\nb"],
        'strict' => "a\rb",
    }, ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => get_class($error) . ': ' . $error->getMessage()]);
    PHP);
foreach (['string', 'long string', 'iterable', 'strict'] as $line) {
    echo json_encode($server->connect()->send("$line\n")->finish()->rest()), "\n";
}
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
"ValueError: A reply line must not contain a line feed, which ends a line in this framing\n"
"ValueError: A reply line must not contain a line feed, which ends a line in this framing\n"
"fine\nValueError: A reply line must not contain a line feed, which ends a line in this framing\n"
"a\rb\n"
