--TEST--
Ten thousand sessions that wait in readLine() take 24 KiB of memory each at most, and each of them answers
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
if (!str_contains(shell_exec('ulimit -n 12000 && echo fine') ?? '', 'fine')) die('skip the limit of descriptors cannot be raised');
?>
--FILE--
<?php
require __DIR__ . '/session.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
// without the JIT: run-tests has it compile whatever is called once, which takes 16 KiB of the stack that calls it
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$path', options: ['on_start' => \$ready, 'max_connections' => 11000], session: function (\$c) {
        while ((\$line = \$c->readLine()) !== null) \$c->send("OK \$line");
    });
    PHP, ['memory_limit' => '512M', 'opcache.jit' => 'disable'], limits: 'ulimit -n 12000');
$client = new Child(<<<PHP
    \$wait = fopen('php://fd/4', 'r');
    \$streams = [];
    foreach ([500, 10000] as \$count) {
        while (count(\$streams) < \$count) {
            \$streams[] = \$stream = stream_socket_client('unix://$path') ?: exit('no connection');
            fgets(\$stream) === "connect\n" ?: exit('no greeting');
        }
        foreach (['one', 'two'] as \$line) {
            foreach (\$streams as \$stream) fwrite(\$stream, "\$line\\n");
            foreach (\$streams as \$stream) fgets(\$stream) === "OK \$line\\n" ?: exit('no answer');
        }
        say((string) \$count);
        fgets(\$wait);
    }
    PHP, limits: 'ulimit -n 12000', descriptors: [4 => ['pipe', 'r']]);
$client->hear();
$before = $server->memory();
fwrite($client->pipes[4], "\n");
echo $client->hear(), "\n";
$each = ($server->memory() - $before) / 9500;
echo $each <= 24 << 10 ? "fine\n" : "$each bytes each\n";
$busy = busy($server, fn() => pass(0.2));
echo $busy < 0.1 ? '' : "busy for $busy s\n";
fwrite($client->pipes[4], "\n");
echo $client->wait(), ' ', $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
10000
fine
0 0
