--TEST--
When the parent is killed its workers finish what they have in hand and vanish
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        say('busy');
        for ($end = microtime(true) + 0.3; microtime(true) < $end; );
        return "reply to $line";
    }, ['greeting' => null, 'workers' => 3, 'on_start' => $ready, 'on_stop' => fn() => say('on_stop')]);
    echo "over\n";
    PHP, 3);
$workers = workers($server);
$peer = $server->connect()->send("one\ntwo\n");
$server->hear();
$server->signal(SIGKILL);
echo $server->wait(), "\n", $peer->rest();
foreach (['busy', 'on_stop', 'on_stop', 'on_stop'] as $ignored) {
    $heard[] = $server->hear();
}
sort($heard);
echo implode(' ', $heard), "\n";
until(fn() => !array_filter($workers, lives(...)), 'the workers are gone');
echo $server->output(), preg_replace('/\d+/', 'N', $server->errors());
?>
--EXPECT--
137
reply to one
reply to two
busy on_stop on_stop on_stop
lineproto[N] warning: the parent process is gone: draining
lineproto[N] warning: the parent process is gone: draining
lineproto[N] warning: the parent process is gone: draining
