--TEST--
on_close comes exactly once, whatever ends the connection, and after all its lines
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $seen = [];
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use (&$seen) {
        $seen[$connection->id][] = $line;
        if ($line === 'end') {
            $connection->close();
            $connection->abort();
            $connection->close('again');
            throw new Exception;
        }
        return $line;
    }, ['greeting' => null, 'log_level' => 'alert', 'on_start' => $ready, 'on_close' => function ($connection, $reason) use (&$seen) {
        $connection->close();
        $connection->abort();
        $seen[$connection->id][] = $reason->name;
        say(implode(' ', $seen[$connection->id]));
    }, 'on_stop' => function () use (&$seen) {
        echo json_encode(array_map(fn($list) => count(preg_grep('/^[A-Z]/', $list)), $seen)), "\n";
    }]);
    PHP);
$server->connect()->send("a\nend\nb\n")->rest();
echo $server->hear(), "\n";
$server->connect()->send("a\nb")->finish()->rest();
echo $server->hear(), "\n";
$server->connect()->send("a\n")->reset();
echo $server->hear(), "\n";
$last = $server->connect()->send("a\n");
$last->line();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
a end Local
a b Peer
a Error
{"1":1,"2":1,"3":1,"4":1}
