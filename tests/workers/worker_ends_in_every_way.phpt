--TEST--
A segmentation fault, exit(), a fatal error and an exception of on_error end one worker, which is replaced; the other serves on
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$own_signals = 'export ASAN_OPTIONS="$ASAN_OPTIONS:handle_segv=0"';   // AddressSanitizer would make an exit status of it
$server = serve_workers(<<<'PHP'
    ini_set('display_errors', 'stderr');
    lineproto_serve('tcp://127.0.0.1:0', $commands, [
        'greeting' => null, 'workers' => 2, 'on_start' => $ready,
        'on_error' => fn(Throwable $thrown) => throw new LogicException('of on_error'),
    ]);
    echo "over\n";
    PHP, limits: $own_signals);
$stay = $server->connect();
$staying = ask($stay, 'pid');
foreach (['signal ' . SIGSEGV, 'exit 3', 'exit', 'fatal', 'throw in the handler'] as $n => $command) {
    $peers = peers($server);
    unset($peers[$staying]);
    echo $command, ': "', current($peers)->send("$command\n")->rest(), "\"\n";
    $server->hear();
    $stats = until(fn() => ($stats = stats($stay))['restarts'] > $n ? $stats : null, 'the parent counts who it has started');
    echo ask($stay, 'pid') === $staying ? '' : "not the same worker\n", "restarts $stats[restarts], Error {$stats['closed_by']['Error']}\n";
}
echo end_of($server), "\n", $server->output();
foreach (['signal 11', 'on purpose', 'of on_error'] as $expected) {   // the parent's own log is rate-limited
    echo substr_count($server->errors(), $expected) ? '' : "nothing about $expected: {$server->errors()}\n";
}
?>
--EXPECT--
signal 11: ""
restarts 1, Error 1
exit 3: ""
restarts 2, Error 2
exit: ""
restarts 3, Error 3
fatal: ""
restarts 4, Error 4
throw in the handler: ""
restarts 5, Error 5
status 0
over
