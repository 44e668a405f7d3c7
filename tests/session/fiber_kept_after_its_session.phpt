--TEST--
A Fiber that is kept beyond its session can be resumed or thrown into without harm to the next session
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    foreach ($GLOBALS['kept'] ?? [] as $fiber) {
        $c->send(tried(fn() => $fiber->isSuspended() ? $fiber->resume('x') : $fiber->isTerminated()));
        $c->send(tried(fn() => $fiber->isSuspended() ? $fiber->throw(new Exception('into nothing')) : $fiber->isTerminated()));
    }
    $line = $c->readLine();
    $GLOBALS['kept'][] = Fiber::getCurrent();
    $c->send("read $line");
    PHP, before: TRIED);
for ($i = 0; $i < 4; $i++) {
    echo $server->connect()->send("$i\n")->rest(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECTF--
read 0

%A
read 1

%A
read 2

%A
read 3

0after
