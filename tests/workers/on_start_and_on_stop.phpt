--TEST--
on_start and on_stop run in every worker, once, and not in the parent
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    $parent = getmypid();
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready,
        'on_stop' => fn() => say('stop ' . getmypid() . ' ' . (getmypid() === $parent ? 'parent' : 'worker'))]);
    say('end');
    PHP, 3);
$workers = workers($server);
$server->signal(SIGTERM);
while (($line = $server->hear()) !== 'end') {
    $stopped[] = $line;
}
sort($stopped);
var_dump($stopped === array_map(fn($pid) => "stop $pid worker", $workers));
echo $server->wait(), "\n", $server->errors();
?>
--EXPECT--
bool(true)
0
