--TEST--
What on_error returns and cannot be a line is not dropped in silence: the log tells
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['5', '"a\nb"', '["a"]'] as $value) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => throw new Exception, ['greeting' => null, 'on_start' => \$ready,
            'on_error' => fn(\$error) => $value]);
        PHP);
    var_dump($server->connect()->send("x\n")->finish()->rest());
    $server->stop();
    echo str_contains($server->errors(), 'on_error') ? "logged\n" : "silent\n", $server->output();
}
?>
--EXPECT--
string(0) ""
logged
string(0) ""
logged
string(0) ""
logged
