--TEST--
Ten thousand sessions that wait in readLine() cost 24 KiB each or less, are all answered, and end together
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$limits = 'ulimit -S -n 11000 2>/dev/null || ulimit -S -n $(ulimit -H -n)';   // as many as there may be
$server = Child::serve(<<<'PHP'
    lineproto_serve('unix://@lineproto-' . getmypid(), session: function ($c) {
        foreach ($c as $line) {
            $c->send("$c->id $line");
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP, limits: $limits);
$client = new Child('$address = ' . var_export(str_replace('@', "\0", $server->address), true) . ';' . <<<'PHP'
    preg_match('/^Max open files\s+(\d+)/m', file_get_contents('/proc/self/limits'), $match);
    $most = min(10000, (int) ($match[1] * 0.9) - 100);
    for ($i = 1; $i <= $most; $i++) {
        while (!($peers[$i] = @stream_socket_client($address)));   // not while the backlog is full
        if ($i === 100 || $i === $most) {
            fwrite($peers[$i], "x\n");
            fgets($peers[$i]);
            say($i);
            fgets(fopen('php://fd/4', 'r'));
        }
    }
    foreach ($peers as $i => $peer) {
        fwrite($peer, "a\nb\n");
    }
    foreach ($peers as $i => $peer) {
        if (fgets($peer) . fgets($peer) !== "$i a\n$i b\n") {
            exit('a wrong reply');
        }
    }
    say('all were answered');
    PHP, limits: $limits, descriptors: [4 => ['pipe', 'r']]);
$count = -$client->hear();
$before = $server->memory();
fwrite($client->pipes[4], "\n");
$count += $client->hear();
$each = ($server->memory() - $before) / $count;
echo $each <= 24 << 10 ? "little enough\n" : "$each bytes each\n";
fwrite($client->pipes[4], "\n");
echo $client->hear(), "\n", $client->wait(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
little enough
all were answered
0
0
