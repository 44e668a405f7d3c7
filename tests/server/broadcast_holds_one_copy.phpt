--TEST--
A 1 KiB line broadcast to a group of 10,000 is held once, however many wait for it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (($limit = trim(shell_exec('ulimit -Hn'))) !== 'unlimited' && $limit < 12000) die('skip 12,000 descriptors are not allowed here');
if (getenv('USE_ZEND_ALLOC') === '0' || str_contains(@file_get_contents('/proc/self/maps') ?: '', 'asan')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    function resident(): int
    {
        preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $match);
        return $match[1] * 1024;
    }
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $server = $connection->server;
        $line = str_repeat('x', 1024);
        $server->broadcast('ready', 'all');
        $before = resident();
        for ($i = 0; $i < 10; $i++) {   // nothing of it leaves before the handler has returned
            $receivers = $server->broadcast($line, 'all');
        }
        $each = (resident() - $before) / 10 / $receivers;
        return "$receivers receivers, " . ($each < 100 ? 'one copy' : "$each bytes for each");
    }, ['greeting' => null, 'on_start' => $ready, 'max_connections' => 10500, 'log' => fn($level, $message) => say("$level: $message"),
        'on_connect' => fn($connection) => $connection->join('all')]);
    PHP, limits: 'ulimit -n 12000');
$crowd = new Child('$peers = [];
for ($i = 0; $i < 10000; $i++) {
    $peers[] = stream_socket_client(' . var_export($server->address, true) . ');
}
say("connected");
$lines = 0;
foreach ($peers as $peer) {
    $lines += fgets($peer) === "ready\n";
    for ($i = 0; $i < 10; $i++) {
        $lines += strlen(fgets($peer)) === 1025;
    }
}
say("$lines lines");
', [], [], 'ulimit -n 12000');
echo $crowd->hear(), "\n";
$peer = $server->connect()->send("go\n");
for ($line = ''; !str_contains($line, 'receivers'); $line = $peer->line());
echo $line, $crowd->hear(), "\n", $crowd->wait(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connected
10001 receivers, one copy
110000 lines
00
