--TEST--
A broadcast is framed for each receiver in its own framing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'crlf') {
            $connection->setFraming(Lineproto\Framing::crlf(false));
            return 'ok';
        }
        return (string) $connection->server->broadcast($line);
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$crlf = $server->connect()->send("crlf\n");
$crlf->line();
$lines = $server->connect()->send("news\n");
echo json_encode([$lines->line(), $lines->line(), $crlf->line()]), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
["news\n","2\n","news\r\n"]
0
