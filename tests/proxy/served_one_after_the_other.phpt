--TEST--
A client that comes again and again through a proxy is not refused at max_connections 1 and max_per_ip 1: its last connection has ended
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
foreach (['max_connections', 'max_per_ip'] as $option) {
    foreach ([v1(), v2_tcp4()] as $header) {
        $server = behind_proxy("'$option' => 1,");
        $greetings = [];
        for ($i = 0; $i < 300; $i++) {
            $peer = $server->connect()->send($header);
            $greetings[] = $peer->line();
            $peer->close();
        }
        echo $option, ' ', json_encode(array_count_values($greetings)), "\n";
        $first = $server->connect()->send($header);
        echo $first->line(), $server->connect()->send($header)->line();
        $server->stop();
        echo $server->output();
    }
}
?>
--EXPECT--
max_connections {"connect\n":300}
connect
not connect
accepted 301, open 0, closed 301, refused 1
max_connections {"connect\n":300}
connect
not connect
accepted 301, open 0, closed 301, refused 1
max_per_ip {"connect\n":300}
connect
not connect
accepted 301, open 0, closed 301, refused 1
max_per_ip {"connect\n":300}
connect
not connect
accepted 301, open 0, closed 301, refused 1
