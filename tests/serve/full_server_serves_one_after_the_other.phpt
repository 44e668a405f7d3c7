--TEST--
A client that comes again and again is not refused at max_connections 1 and max_per_ip 1: its last connection has ended
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['max_connections', 'max_per_ip'] as $option) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => \$line, ['$option' => 1, 'on_start' => \$ready]);
        PHP);
    $greetings = [];
    for ($i = 0; $i < 300; $i++) {
        $peer = stream_socket_client($server->address, $code, $text, DEADLINE);
        $greetings[] = fgets($peer);
        fclose($peer);
    }
    echo $option, ' ', json_encode(array_count_values($greetings)), "\n";
    $first = $server->connect();
    echo $first->line(), $server->connect()->line();
    $server->stop();
    echo $server->output();
}
?>
--EXPECT--
max_connections {"connect\n":300}
connect
not connect
max_per_ip {"connect\n":300}
connect
not connect
