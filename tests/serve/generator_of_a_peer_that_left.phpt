--TEST--
A generator whose peer leaves is destroyed with its connection: finally runs
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        try {
            for ($i = 0; ; $i++) {
                yield "$i";
            }
        } finally {
            say('finally');
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send("x\n");
echo $peer->line();
$peer->close();
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
0
finally
0
