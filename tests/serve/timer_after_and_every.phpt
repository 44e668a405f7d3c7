--TEST--
after() calls once, every() again and again, each with its id; cancelTimer() ends them; a timer may cancel itself
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['transcript' => false, 'on_start' => function ($server) use ($ready) {
        $log = [];
        $once = $server->after(0.01, function ($id) use (&$once, &$log) { $log[] = $id === $once ? 'after' : 'wrong id'; });
        $count = 0;
        $every = $server->every(0.01, function ($id) use ($server, &$count, &$log) {
            $log[] = 'every ' . ++$count;
            if ($count === 3) {
                $server->cancelTimer($id);
                $server->cancelTimer($id);
                $server->after(0.05, function () use (&$log) { say(implode(', ', $log)); });
            }
        });
        $server->cancelTimer($server->after(0, function () use (&$log) { $log[] = 'never'; }));
        $server->cancelTimer(12345);
        $server->cancelTimer(-1);
        $ready($server);
    }]);
    PHP);
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
after, every 1, every 2, every 3
0
