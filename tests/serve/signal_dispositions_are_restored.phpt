--TEST--
After lineproto_serve() each signal ends the process again, as it did before
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach ([15, 2, 1, 10, 12] as $signal) {
    $server = Child::serve(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', fn($line, $connection) => $connection->server->drain(), ['on_start' => $ready]);
        say('returned');
        fgets(fopen('php://fd/4', 'r'));
        PHP, descriptors: [4 => ['pipe', 'r']]);
    $server->connect()->send("x\n")->rest();
    echo $server->hear(), ' ';
    $server->signal($signal);
    echo $server->wait(), "\n", $server->output(), $server->errors();
}
?>
--EXPECT--
returned 143
returned 130
returned 129
returned 138
returned 140
