--TEST--
What a signal handler of the script throws while all sessions wait leaves lineproto_serve(); their finally blocks run
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('try { $c->send("waits"); $c->readLine(); } finally { $c->send("finally"); }', '',
    'pcntl_async_signals(true); pcntl_signal(SIGUSR1, fn() => throw new Exception("signal")); set_exception_handler(fn($e) => print("left: {$e->getMessage()}\n"));');
$peers = [$server->connect(), $server->connect()];
echo $peers[0]->line(), $peers[1]->line();
$server->signal(10);
echo $peers[0]->rest(), $peers[1]->rest();
$server->wait();
echo $server->output(), $server->errors();
?>
--EXPECT--
waits
waits
finally
finally
left: signal
