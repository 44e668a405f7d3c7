--TEST--
Five thousand sessions, some ended by exceptions or in their middle, leave no memory, descriptor or map behind
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/session.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$path', options: ['greeting' => null, 'on_start' => \$ready, 'on_error' => fn() => 'error', 'on_close' => fn() => null], session: function (\$c) {
        \$c->id % 50 ?: gc_collect_cycles();
        \$c->data = [\$c, Fiber::getCurrent(), (function () use (\$c) { foreach (\$c as \$line) yield \$line; })()];
        foreach (\$c as \$line) {
            if (\$line === 'throw') throw new Exception;
            if (\$line === 'bytes') \$c->send(\$c->readBytes(3));
            if (\$line === 'suspend') Fiber::suspend();
            \$c->send([\$line, 'more']);
            try { if (\$line === 'timeout') \$c->readLine(0.0001); } catch (Lineproto\TimeoutException) {}
        }
    });
    PHP);
function churn(Child $server, int $count): void
{
    for ($i = 0; $i < $count; $i++) {
        $peer = $server->connect()->send("line $i\n" . ['throw', "bytes\nab", 'suspend', 'unfinished', 'timeout'][$i % 5] . ($i % 4 ? "\n" : ''));
        $i % 2 ? $peer->finish()->rest() : $peer->close();
    }
    $server->connect()->send("x\n")->finish()->rest();
}
$maps = fn() => substr_count(file_get_contents("/proc/{$server->pid()}/maps"), "\n");
churn($server, 1000);
[$memory, $descriptors, $maps_before] = [$server->memory(), $server->descriptors(), $maps()];
churn($server, 4000);
$grown = $server->memory() - $memory;
echo $grown < 1 << 20 ? 'no growth' : "grown by $grown bytes", ', ';
for ($deadline = microtime(true) + DEADLINE; $server->descriptors() > $descriptors && microtime(true) < $deadline; );
echo $server->descriptors() - $descriptors, ' ', $maps() > $maps_before + 20 ? $maps() - $maps_before : 'no more', " maps\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
no growth, 0 no more maps
0
