--TEST--
A child that a handler forked and that returns or throws instead of ending gets a LineprotoError from lineproto_serve(); its parent serves on
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    try {
        lineproto_serve('tcp://127.0.0.1:0', function ($line) {
            $child = pcntl_fork();
            if ($child === 0) {
                return $line === 'throw' ? throw new Exception('in the child') : 'from the child';
            }
            pcntl_waitpid($child, $status);
            return 'parent ' . pcntl_wexitstatus($status);
        }, ['greeting' => null, 'on_start' => $ready, 'log' => fn() => null, 'on_close' => fn() => print "closed\n"]);
        echo "served\n";
    } catch (Lineproto\LineprotoError $error) {
        echo $error->getMessage(), "\n";
        exit(5);
    }
    PHP);
$peer = $server->connect();
$other = $server->connect();
foreach (['return', 'throw'] as $line) {
    echo $peer->send("$line\n")->line();
    echo $other->send("$line\n")->line();
}
echo $server->stop(), "\n", $peer->rest(), $server->output(), $server->errors();
?>
--EXPECT--
parent 5
parent 5
parent 5
parent 5
0
a child that a handler forked must end by exit(): the server is its parent's
a child that a handler forked must end by exit(): the server is its parent's
a child that a handler forked must end by exit(): the server is its parent's
a child that a handler forked must end by exit(): the server is its parent's
closed
closed
served
