--TEST--
exit() in a session stays an exit() when another's finally throws
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    try {
        lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
            try {
                $c->readLine() === 'exit' && exit(7);
            } finally {
                throw new Exception("from the finally of $c->id");
            }
        }, options: ['on_start' => $ready, 'on_error' => function ($error) { echo $error->getMessage(), "\n"; }]);
    } finally {
        echo "never\n";
    }
    PHP);
($other = $server->connect())->line();
$server->connect()->send("exit\n")->rest();
$other->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
7
from the finally of 1
shutdown
