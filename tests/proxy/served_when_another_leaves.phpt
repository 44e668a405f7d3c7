--TEST--
A header that is read before the FIN of the connection whose place it needs: max_per_ip is looked at when both are
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
        if ($line === 'block') {
            say('blocks');
            fgets(fopen('php://fd/4', 'r'));
        }
        return $line;
    }, ['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'max_per_ip' => 1, 'on_start' => $ready]);
    PHP, descriptors: [4 => ['pipe', 'r']]);
$blocker = $server->connect()->send(v1('2.2.2.2'));
$first = $server->connect()->send(v1());
echo $blocker->line(), $first->line();
$second = $server->connect();
$third = $server->connect();
$fourth = $server->connect();
for ($i = 0; $i < 3; $i++) {   // they are accepted by then
    $blocker->send("x\n")->line();
}
$blocker->send("block\n");
echo $server->hear(), "\n";
$second->send(v1());
$first->close();
fwrite($server->pipes[4], "\n");
echo $blocker->line(), 'the second: ', $second->line();

/* of two that want the same place one gets it */
$blocker->send("block\n");
echo $server->hear(), "\n";
$third->send(v1());
$fourth->send(v1());
$second->close();
fwrite($server->pipes[4], "\n");
$said = [$third->line(), $fourth->line()];
sort($said);
echo $blocker->line(), implode($said);
echo $server->stop(), "\n", $server->output(), preg_replace('/\[\d+\]/', '', $server->errors());
?>
--EXPECT--
connect
connect
blocks
block
the second: connect
blocks
block
connect
not connect
0
lineproto warning: too many connections from its address (option max_per_ip) refused=1.2.3.4:56
