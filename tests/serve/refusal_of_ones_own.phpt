--TEST--
The refusal can be any line, or none at all
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (["'421 busy'", 'null'] as $refusal) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', null, ['max_connections' => 1, 'refusal' => $refusal, 'on_start' => \$ready,
            'transcript' => false, 'log_level' => 'error']);
        PHP);
    $first = $server->connect();
    $first->line();
    var_dump($server->connect()->rest());
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
string(9) "421 busy
"
string(0) ""
