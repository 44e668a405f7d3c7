--TEST--
TERM drains a server one of whose handlers forked a child that called exit()
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        $child = pcntl_fork();
        if ($child === 0) {
            exit(0);
        }
        pcntl_waitpid($child, $status);
        return "child ended with $status";
    }, ['greeting' => null, 'on_start' => $ready]);
    echo "served\n";
    PHP);
$peer = $server->connect();
echo $peer->send("fork\n")->line();
echo $peer->send("fork\n")->line();
echo $server->stop(), "\n", $peer->rest(), $server->output(), $server->errors();
?>
--EXPECT--
child ended with 0
child ended with 0
0
served
