--TEST--
What a worker that does not read any more is to get is bounded: the rest is dropped, the log says so, and later broadcasts arrive
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands) {
        if ($line === 'go') {
            $bytes = str_repeat('x', 1 << 20);
            for ($i = 0; $i < 100; $i++) {   // 100 MiB
                $connection->server->broadcast($bytes, 'nobody');
            }
            return 'gone';
        }
        return $commands($line, $connection);
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    PHP);
$peers = peers($server);
$stopped = key($peers);
[$busy, $sender] = array_values($peers);
posix_kill($stopped, SIGSTOP);
echo ask($sender, 'go'), "\n";
until(fn() => str_contains($server->errors(), 'did not reach'), 'the log says so');
until(fn() => stats($sender)['discarded_broadcasts'] >= 36, 'all beyond 64 MiB are counted');
var_dump($server->memory() < 160 << 20 || getenv('SKIP_ASAN'));
posix_kill($stopped, SIGCONT);
echo ask($busy, 'echo reads again'), "\n";
until(fn() => $server->memory() < 40 << 20 || getenv('SKIP_ASAN'), 'the memory of the parent is given back');
echo ask($sender, 'others hello'), "\n", $busy->line();
echo end_of($server), "\n", substr_count($server->errors(), 'did not reach'), "\n";
?>
--EXPECT--
gone
bool(true)
reads again
receivers 0
hello
status 0
1
