--TEST--
What the finally block of an abandoned generator throws does not end the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        try {
            while (true) {
                yield 'x';
            }
        } finally {
            throw new Exception('from finally');
        }
    }, ['greeting' => null, 'on_start' => $ready, 'on_error' => function ($error) { say($error->getMessage()); }]);
    PHP);
$peer = $server->connect()->send("x\n");
$peer->line();
$peer->close();
echo $server->hear(), "\n";
$server->connect()->send("x\n")->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
from finally
0
