--TEST--
A peer that is closing or gone gets no broadcast and is not counted
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->join('group');
        if ($line === 'close') {
            $connection->close('bye');
            return $connection->server->broadcast('not for who left', 'group');
        }
        if ($line === 'abort') {
            $connection->abort();
            $connection->server->broadcast('not for who aborted', 'group');
        }
        return (string) $connection->server->broadcast('hello', 'group');
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => function ($connection) {
        say('closed, ' . $connection->server->broadcast('somebody left') . ' told, ' . var_export($connection->send('x'), true));
    }, 'on_error' => fn($error) => $error->getMessage()]);
    PHP);
$staying = $server->connect()->send("stay\n");
echo $staying->line(), $staying->line();
echo $server->connect()->send("close\n")->rest(), $server->hear(), "\n";
echo $server->connect()->send("abort\n")->rest(), $server->hear(), "\n";
echo $staying->line(), $staying->line(), $staying->line(), $staying->line(), $staying->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
hello
1
bye
closed, 1 told, false
closed, 1 told, false
not for who left
somebody left
not for who aborted
hello
somebody left
0
