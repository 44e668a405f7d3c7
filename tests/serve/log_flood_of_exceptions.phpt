--TEST--
Exceptions that come in floods are logged in full a few times a second, the rest is counted: in handlers, sessions, timers and watches
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
const FLOOD = 300;
$log = <<<'PHP'
    const FLOOD = 300;
    $told = [];
    $log = function ($level, $message, $context) use (&$told) { $told[] = [$message, $context['suppressed'] ?? null]; };
    $report = function ($server) use (&$told) {
        $full = $between = $most = $suppressed = 0;
        foreach ($told as [$message, $count]) {
            if ($message === 'uncaught exception in a handler') {
                $full++;
                $most = max($most, ++$between);
            } elseif ($message === 'more uncaught exceptions in handlers are not shown') {
                $suppressed += $count;
                $between = 0;
            } else {
                say("what is \"$message\"?");
            }
        }
        $errors = $server->stats()['handler_errors'];
        say($errors >= FLOOD && $full + $suppressed === $errors && $most <= 5 && count($told) < FLOOD / 3 ? 'few and counted' : "$errors: " . json_encode($told));
    };
    PHP;
$serve = [
    'handler' => 'lineproto_serve("tcp://127.0.0.1:0", fn($line) => throw new Exception($line), $options);',
    'session' => 'lineproto_serve("tcp://127.0.0.1:0", null, $options, function ($c) { throw new Exception($c->readLine()); });',
    'timer' => '$server = new Lineproto\Server($options); $server->listen("tcp://127.0.0.1:0");
        $server->every(0.001, function () use ($server) { if ($server->stats()["handler_errors"] >= FLOOD) { $server->drain(); } throw new Exception("timer"); }); $server->run();',
    'watch' => '$server = new Lineproto\Server($options); $server->listen("tcp://127.0.0.1:0"); $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0); fwrite($pair[1], "x");
        $server->watch($pair[0], function () use ($server) { if ($server->stats()["handler_errors"] >= FLOOD) { $server->drain(); } throw new Exception("watch"); }); $server->run();',
];
foreach ($serve as $what => $code) {
    $server = Child::serve($log . <<<'PHP'
        $last = null;
        $options = ['greeting' => null, 'transcript' => false, 'on_start' => $ready, 'log' => $log, 'log_level' => 'error', 'on_stop' => function ($server) use (&$last) { $last = $server; }];
        PHP . $code . '$report($last); $last = null;');   // which its own options lead to
    if ($what === 'handler' || $what === 'session') {
        for ($i = 0; $i < FLOOD; $i++) {
            $server->connect()->send("x\n")->rest();
        }
        $server->signal(15);
    }
    echo "$what: ", $server->hear(), ' ', $server->wait(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
handler: few and counted 0
session: few and counted 0
timer: few and counted 0
watch: few and counted 0
