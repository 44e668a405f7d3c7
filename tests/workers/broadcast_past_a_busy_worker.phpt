--TEST--
Broadcasts do not wait for a worker that is busy: others get them at once, and it gets them, in order, when it is done
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$go = sys_get_temp_dir() . '/lineproto-go-' . getmypid();
$server = serve_workers("\$go = '$go';" . <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands, $go) {
        if ($line === 'busy') {
            for (say('busy'); !file_exists($go); ) {
                clearstatcache();
            }
            return 'done';
        }
        if ($line === 'go') {
            for ($i = 0; $i < 300; $i++) {
                $connection->server->broadcast("$i " . str_repeat('x', 50000));
            }
            return null;
        }
        return $commands($line, $connection);
    }, ['greeting' => null, 'workers' => 3, 'max_write_buffer' => 1 << 26, 'on_start' => $ready]);
    PHP, 3);
[$busy, $sender, $other] = array_values(peers($server, 3));
$busy->send("busy\n");
$server->hear();
$sender->send("go\n");
$check = function (Peer $peer) {
    for ($i = 0; $i < 300; $i++) {
        if (($line = $peer->line()) !== "$i " . str_repeat('x', 50000) . "\n") {
            fail("line $i: " . substr($line, 0, 20));
        }
    }
    return "all 300\n";
};
echo $check($other), $check($sender);
touch($go);
echo $busy->line(), $check($busy), end_of($server), "\n", $server->errors();
unlink($go);
?>
--EXPECT--
all 300
all 300
done
all 300
status 0
