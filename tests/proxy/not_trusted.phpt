--TEST--
Whoever is no trusted proxy is refused, whatever it claims; no handler hears of it, it counts as refused, and is logged
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$loud = "'on_connect' => fn() => print \"connected\\n\", 'on_close' => fn() => print \"closed\\n\",";
foreach (["['10.0.0.0/8', '::1', 'unix:']", "['127.0.0.2']"] as $trusted) {
    $server = behind_proxy("'trusted_proxies' => $trusted, $loud");
    foreach ([v1('10.0.0.1'), v2_tcp4(), "hello\n", ''] as $bytes) {
        echo $server->connect()->send($bytes)->finish()->rest();
    }
    echo $server->stop(), "\n", $server->output();
    echo preg_replace('/\[\d+\]|:\d+$/m', '', $server->errors());
}
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
foreach (["['0.0.0.0/0', '::/0']", "['unix:']"] as $trusted) {
    $server = behind_proxy("'trusted_proxies' => $trusted, $loud", "unix://$path");
    echo $server->connect()->send(v1() . "x\n")->finish()->rest();
    echo str_replace($path, '*', $server->connect()->send("PROXY UNKNOWN\r\nx\n")->finish()->rest());
    echo $server->stop(), "\n", $server->output(), preg_replace('/\[\d+\]/', '', $server->errors());
}
?>
--EXPECT--
not connect
not connect
not connect
not connect
0
accepted 0, open 0, closed 0, refused 4
lineproto warning: it is no trusted proxy (option trusted_proxies) refused=127.0.0.1
not connect
not connect
not connect
not connect
0
accepted 0, open 0, closed 0, refused 4
lineproto warning: it is no trusted proxy (option trusted_proxies) refused=127.0.0.1
not connect
not connect
0
accepted 0, open 0, closed 0, refused 2
lineproto warning: it is no trusted proxy (option trusted_proxies) refused=unix:
connect
x 1.2.3.4:56 5.6.7.8:78
connect
x unix: *
0
connected
closed
connected
closed
accepted 2, open 0, closed 2, refused 0
