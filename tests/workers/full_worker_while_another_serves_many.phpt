--TEST--
A full worker refuses nobody while another takes whoever comes, however many they are and however long that goes on
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['workers' => 2, 'max_connections' => 20, 'on_start' => $ready]);
    PHP);
for ($full = 0, $kept = []; count($kept) < 20; ) {   // one is filled, the other is not
    $peer = $server->connect();
    if ($peer->line() !== "connect\n") {
        fail(count($kept) . ' are there, and one is refused');
    }
    $pid = (int) ask($peer, 'pid');
    $full = $full ?: $pid;
    if ($pid === $full) {
        $kept[] = $peer;
    } else {
        $peer->close();
    }
}
$clients = [];
for ($i = 0; $i < 6; $i++) {
    $clients[] = new Child('for ($end = hrtime(true) + 4e9, $refused = $served = 0; hrtime(true) < $end; ) {
        $stream = stream_socket_client("' . $server->address . '");
        fgets($stream) === "connect\n" ? $served++ : $refused++;
        fclose($stream);
    }
    say("$served $refused");');
}
$served = $refused = 0;
foreach ($clients as $client) {
    $result = explode(' ', $client->hear());
    $served += $result[0];
    $refused += $result[1];
}
echo $served > 100 ? 'many' : $served, " served, $refused refused\n";
echo json_encode(array_map(fn($worker) => $worker['open'], array_intersect_key(stats($kept[0])['workers'], [$full => 1]))) === "{\"$full\":20}" ? 'one was full' : 'none was full', "\n";
echo end_of($server), "\n";
?>
--EXPECT--
many served, 0 refused
one was full
status 0
