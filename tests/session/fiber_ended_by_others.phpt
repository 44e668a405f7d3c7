--TEST--
A session whose Fiber others end is over, and its connection closed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $fibers = [];
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$fibers) {
        $fibers[$c->id] = Fiber::getCurrent();
        try {
            foreach ($c as $line) {
                [$what, $whom] = explode(' ', $line);
                try {
                    $fibers[$whom]->throw(new Exception($what));
                    $c->send("$line: it returned");
                } catch (Exception $error) {
                    $c->send("$line: it threw " . $error->getMessage());
                }
            }
        } catch (Exception $error) {
            if ($error->getMessage() === 'throw') {
                throw $error;
            }
        }
    }, options: ['greeting' => 'hi', 'on_start' => $ready, 'on_close' => fn($c, $reason) => print("$c->id $reason->name\n")]);
    PHP);
foreach ([1, 2, 3] as $i) {
    ($peers[$i] = $server->connect())->line();
}
echo $peers[3]->send("return 1\n")->line(), $peers[1]->rest();
echo $peers[3]->send("throw 2\n")->line(), $peers[2]->rest();
foreach ([4, 5] as $i) {
    ($peers[$i] = $server->connect())->line();
}
echo $peers[4]->send("throw 3\n")->line();
echo $peers[5]->send("return 4\n")->line();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
return 1: it returned
throw 2: it threw throw
throw 3: it threw throw
return 4: it returned
0
1 Local
2 Local
3 Local
4 Local
5 Drain
