--TEST--
With max_connections served, one more hears the refusal; a place that becomes free is given again
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['max_connections' => 2, 'on_start' => $ready, 'log_level' => 'error',
        'on_close' => fn($connection) => say('closed'),
        'on_stop' => function ($server) { ['accepted' => $a, 'refused' => $r, 'closed' => $c, 'open' => $o] = $server->stats(); echo "$a $r $c $o\n"; }]);
    PHP);
$first = $server->connect();
$second = $server->connect();
echo $first->line(), $second->line();
echo $server->connect()->rest();
$first->close();
echo $server->hear(), "\n";
echo $server->connect()->finish()->rest();
echo $second->send("still here\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
connect
connect
not connect
closed
connect
still here
3 1 3 0
