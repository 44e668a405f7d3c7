--TEST--
A server whose Fiber is destroyed unwinds its sessions
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $fiber = new Fiber(function () use ($ready) {
        try {
            lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
                try {
                    foreach ($c as $line) {
                        $c->send($line);
                    }
                } finally {
                    echo "finally of $c->id\n";
                    $c->send('last words');
                }
            }, options: ['greeting' => 'hi', 'on_start' => $ready, 'on_connect' => fn($c) => $c->id === 3 && $c->server->after(0, fn() => Fiber::suspend())]);
        } finally {
            echo "finally of the server\n";
        }
    });
    $fiber->start();
    echo "suspended\n";
    unset($fiber);
    gc_collect_cycles();
    echo "gone\n";
    PHP);
for ($i = 0; $i < 3; $i++) {
    ($peers[] = $server->connect())->line();
}
echo $server->wait(), ' ', $peers[0]->rest(), $server->output(), $server->errors();
?>
--EXPECT--
0 last words
suspended
finally of 3
finally of 2
finally of 1
finally of the server
gone
