--TEST--
pause() makes readLine() wait, also for what is here, until resume()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->send($c->readLine());
    $c->pause();
    $c->send(tried(fn() => $c->readLine(0.02)));
    $c->server->after(0.02, function () use ($c) { $c->send('resumes'); $c->resume(); });
    $c->send(tried(fn() => $c->readLine()));
    $c->send(tried(fn() => $c->readLine()));
    $c->pause();
    $c->resume();
    $c->send(tried(fn() => $c->readBytes(3)));
    PHP, before: TRIED);
echo $server->connect()->send("a\nb\nc\nddd")->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
TimeoutException [read]: no line came within 0.02 seconds
resumes
"b"
"c"
"ddd"
0after
