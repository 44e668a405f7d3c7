--TEST--
Twenty thousand connects and closes leave no memory and no descriptor behind
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
<?php if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$path', function (\$line, \$c) { \$c->data = new ArrayObject([\$line]); \$c->join('all'); \$c->join(\$line); return [\$line, 'more']; },
        ['on_start' => \$ready, 'on_connect' => fn(\$c) => \$c->server->cancelTimer(\$c->server->after(100, fn() => \$c)), 'on_close' => fn() => null]);
    PHP);
function churn(Child $server, int $count): void
{
    for ($i = 0; $i < $count; $i++) {
        $peer = $server->connect()->send("line $i\nunfinished");
        $i % 2 ? $peer->finish()->rest() : $peer->close();
    }
}
churn($server, 2000);
$before = $server->memory();
$descriptors = $server->descriptors();
churn($server, 20000);
$server->connect()->send("x\n")->finish()->rest();
$grown = $server->memory() - $before;
echo $grown < 2 << 20 ? "no growth\n" : "grown by $grown bytes\n";
for ($deadline = microtime(true) + DEADLINE; $server->descriptors() > $descriptors && microtime(true) < $deadline; );
echo $server->descriptors() - $descriptors, "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
no growth
0
0
