--TEST--
The function of a session's Fiber, which reflection gives away, cannot be called: not in the session, not after it, not in another Fiber
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->send($c->readLine());
    $GLOBALS['kept'] = (new ReflectionFiber(Fiber::getCurrent()))->getCallable();
    foreach ($c as $line) {
        $c->send("$line: " . tried($GLOBALS['kept']));
    }
    PHP, "'on_close' => fn() => say(tried(\$GLOBALS['kept']))", TRIED
        . 'register_shutdown_function(function () { echo "\n", tried($GLOBALS["kept"]), "\n", tried((new Fiber($GLOBALS["kept"]))->start(...)), "\n"; });');
echo $server->connect()->send("first\nsecond\nthird\n")->finish()->rest(), $server->hear(), "\n";
echo $server->connect()->send("first\nsecond\n")->finish()->rest(), $server->hear(), "\n";   // the Fiber is used again
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
first
second: LineprotoError: The function of a session's Fiber cannot be called
third: LineprotoError: The function of a session's Fiber cannot be called
LineprotoError: The function of a session's Fiber cannot be called
first
second: LineprotoError: The function of a session's Fiber cannot be called
LineprotoError: The function of a session's Fiber cannot be called
0after

LineprotoError: The function of a session's Fiber cannot be called
LineprotoError: The function of a session's Fiber cannot be called
