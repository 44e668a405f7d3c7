--TEST--
A kept connection still knows its addresses after lineproto_serve() returned or threw
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['$c->server->drain()', '$c->server->stop()', 'throw new Exception'] as $end) {
    $server = Child::serve(<<<PHP
        \$kept = null;
        try {
            lineproto_serve('tcp://127.0.0.1:0', function (\$line, \$c) use (&\$kept) { \$kept = \$c; $end; }, ['on_start' => \$ready,
                'on_error' => fn(\$error) => throw \$error]);
        } catch (Exception) {
        }
        var_dump(\$kept->send('x'), str_starts_with(\$kept->remoteAddress, '127.0.0.1:'), \$kept->localAddress !== '');
        PHP);
    $server->connect()->send("x\n")->rest();
    echo $server->wait(), "\n", $server->output(), $server->errors();
}
?>
--EXPECT--
0
bool(false)
bool(true)
bool(true)
0
bool(false)
bool(true)
bool(true)
0
bool(false)
bool(true)
bool(true)
