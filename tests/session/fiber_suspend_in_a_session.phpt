--TEST--
Fiber::suspend() in a session is a LineprotoError, as often as it is called; who goes on is ended
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    match ($c->readLine()) {
        'once' => $c->send(tried(fn() => Fiber::suspend('x'))),
        'uncaught' => Fiber::suspend(),
        'stubborn' => (function () use ($c) {
            try {
                for (;;) {
                    try { Fiber::suspend(); } catch (Lineproto\LineprotoError) { $c->send('again'); }
                }
            } finally {
                $c->send('finally');
            }
        })(),
        'generator' => (function () use ($c) { foreach ((fn() => yield Fiber::suspend())() as $x) $c->send('never'); })(),
    };
    $c->send('goes on ' . $c->readLine());
    PHP, "'on_error' => fn(\$e) => 'on_error ' . get_class(\$e) . \": {\$e->getMessage()}\",", TRIED);
foreach (['once', 'uncaught', 'stubborn', 'generator'] as $how) {
    echo "$how\n", $server->connect()->send("$how\nline\n")->rest();
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
once
LineprotoError: Fiber::suspend() cannot be called in a session: nothing would resume it; readLine(), readBytes(), lineproto_send() and Lineproto\Client wait without blocking others
goes on line
uncaught
on_error Lineproto\LineprotoError: Fiber::suspend() cannot be called in a session: nothing would resume it; readLine(), readBytes(), lineproto_send() and Lineproto\Client wait without blocking others
stubborn
again
again
again
finally
on_error Lineproto\LineprotoError: What goes on calling Fiber::suspend() in a session was ended
generator
on_error Lineproto\LineprotoError: Fiber::suspend() cannot be called in a session: nothing would resume it; readLine(), readBytes(), lineproto_send() and Lineproto\Client wait without blocking others
0after
