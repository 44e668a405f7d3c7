--TEST--
The proxied addresses are there in every callback, in sessions, and of a connection object that is kept
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$show = 'fn($peer) => print "' . '{$peer->remoteAddress} {$peer->localAddress}\n"';
$server = Child::serve(<<<PHP
    \$kept = [];
    \$show = $show;
    \$options = ['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'on_close' => fn(\$peer) => [\$show(\$peer), say('closed')]];
    \$server = new Lineproto\Server(\$options + ['on_start' => \$ready]);
    \$server->listen('tcp://127.0.0.1:0', function (\$line, \$peer) use (&\$kept) { \$kept[] = \$peer; return \$line; }, ['on_connect' => \$show]);
    \$server->listen('tcp://127.0.0.1:0', session: function (\$peer) use (\$show) { \$show(\$peer); \$peer->send('session ' . \$peer->readLine()); });
    \$server->listen('tcp://127.0.0.1:0', fn(\$line, \$peer) => \$line, ['proxy_protocol' => false, 'on_close' => null]);
    \$server->run();
    array_map(\$show, \$kept);
    PHP);
$peer = $server->connect(0)->send(v1() . "x\n")->finish();
echo $peer->rest(), $server->hear(), "\n";
$peer = $server->connect(1)->send(v1('1.1.1.1') . "x\n")->finish();
echo $peer->rest(), $server->hear(), "\n";
echo $server->connect(2)->send("PROXY UNKNOWN\r\nno header here\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
x
closed
connect
session x
closed
connect
PROXY UNKNOWN
no header here
0
1.2.3.4:56 5.6.7.8:78
1.2.3.4:56 5.6.7.8:78
1.1.1.1:56 5.6.7.8:78
1.1.1.1:56 5.6.7.8:78
1.2.3.4:56 5.6.7.8:78
