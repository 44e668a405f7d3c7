--TEST--
Thousands of broadcasts of every size from all workers at once: each peer gets all of them, whole, those of one sender in order
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands) {
        if ($line !== 'go') {
            return $commands($line, $connection);
        }
        for ($i = 0; $i < 1500; $i++) {
            $connection->server->broadcast(getmypid() . " $i " . str_repeat(chr(97 + $i % 26), $i % 50 === 0 ? 60000 : $i));
        }
    }, ['greeting' => null, 'workers' => 3, 'max_write_buffer' => 1 << 28, 'on_start' => $ready]);
    PHP, 3);
$peers = peers($server, 3);
foreach ($peers as $peer) {
    $peer->send("go\n");
    stream_set_blocking($peer->stream, false);
}
$next = array_fill_keys(array_keys($peers), array_fill_keys(array_keys($peers), 0));
$rests = array_fill_keys(array_keys($peers), '');
for ($left = 3 * 3 * 1500, $deadline = microtime(true) + 60; $left > 0 && microtime(true) < $deadline; ) {
    $read = array_map(fn($peer) => $peer->stream, $peers);
    $none = null;
    stream_select($read, $none, $none, 1);
    foreach ($peers as $pid => $peer) {
        $lines = explode("\n", $rests[$pid] . fread($peer->stream, 1 << 18));
        $rests[$pid] = array_pop($lines);
        foreach ($lines as $line) {
            [$sender, $i, $text] = explode(' ', $line);
            $i = (int) $i;
            if ($i !== $next[$pid][$sender]++ || $text !== str_repeat(chr(97 + $i % 26), $i % 50 === 0 ? 60000 : $i)) {
                fail("$pid got number $i of $sender, " . strlen($text) . ' bytes');
            }
            $left--;
        }
    }
}
echo "$left missing\n", end_of($server), "\n", $server->errors();
?>
--EXPECT--
0 missing
status 0
