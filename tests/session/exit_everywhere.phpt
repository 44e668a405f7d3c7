--TEST--
exit() ends the process cleanly from each callback of a server of sessions, and from what ends a session
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach ([
    'on_connect' => ["if (\$c->id === 2) exit('on_connect');", '', ''],
    'on_close' => ['', "exit('on_close');", ''],
    'on_error' => ['', '', "throw new Exception;"],
    'finally' => ['', '', "try { return; } finally { exit('finally'); }"],
    'destructor' => ['', '', "\$x = new class { function __destruct() { exit('destructor'); } }; return;"],
    'generator' => ['', '', "\$c->send((function () { yield 'a'; exit('generator'); })()); \$c->readLine();"],
    'timer' => ['', '', "\$c->server->after(0, fn() => exit('timer')); \$c->readLine();"],
    'fiber' => ['', '', "(new Fiber(fn() => exit('fiber')))->start();"],
    'suspended' => ['', '', "try { Fiber::suspend(); } finally { exit('suspended'); }"],
    'foreach' => ['', '', "foreach (\$c as \$line) exit('foreach');"],
] as $name => [$connect, $close, $session]) {
    $server = session_server("\$line = null; try { \$line = \$c->readLine(); if (\$line === 'exit') { $session } } finally { if (\$line !== 'exit') \$c->send('finally'); }",
        "'on_connect' => function (\$c) { $connect }, 'on_close' => function (\$c) { $close }, 'on_error' => fn() => exit('on_error'),",
        'register_shutdown_function(fn() => print ", shutdown\n");');
    $waits = $server->connect();
    $server->connect()->send("exit\nline\n")->rest();
    echo $server->wait(), ' ', $waits->rest() === "finally\n" ? '' : 'no finally, ', $server->output(), $server->errors();
}
?>
--EXPECT--
0 on_connect, shutdown
0 on_close, shutdown
0 on_error, shutdown
0 finally, shutdown
0 destructor, shutdown
0 generator, shutdown
0 timer, shutdown
0 fiber, shutdown
0 suspended, shutdown
0 foreach, shutdown
