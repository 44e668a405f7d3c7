--TEST--
exit() in a session ends the process, after the finally blocks of those that wait and their last words
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            foreach ($c as $line) {
                if ($line === 'exit') {
                    exit("exit\n");
                }
            }
            echo "never\n";
        } finally {
            echo "finally $c->id\n";
            $c->send("last words of $c->id");
            var_dump($c->readLine());
        }
    }, options: ['on_start' => $ready, 'greeting' => 'hi', 'on_close' => fn() => print "never\n"]);
    echo "never\n";
    PHP);
for ($i = 0; $i < 3; $i++) {
    ($peers[] = $server->connect())->line();
}
echo $peers[1]->send("exit\n")->rest(), $peers[0]->rest(), $peers[2]->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
last words of 1
last words of 3
0
exit
finally 3
NULL
finally 1
NULL
shutdown
