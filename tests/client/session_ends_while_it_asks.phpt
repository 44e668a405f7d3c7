--TEST--
A session that waits for an upstream is unwound when the server stops, exits or drains in vain, and hears of its own timeouts
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$silent = stream_socket_server('tcp://127.0.0.1:0');
$address = 'tcp://' . stream_socket_get_name($silent, false);
foreach ([
    'lineproto_send($up, $line, ["greeting" => false, "timeout" => 0])', 'lineproto_send($up, $line)', '(new Lineproto\Client($up))->request($line)',
    '(new Lineproto\Client($up, ["greeting" => false]))->readLine(0)', 'Lineproto\Client::fanOut([$up, "tcp://localhost:" . parse_url($up, PHP_URL_PORT)], $line, ["timeout" => 0])',
] as $call) {
    foreach (['$c->server->stop()', 'exit(0)', '$c->server->drain()'] as $end) {
        $server = Child::serve("\$up = '$address';\nlineproto_serve('tcp://127.0.0.1:0', session: function (\$c) use (\$up) {
            while ((\$line = \$c->readLine()) !== null) {
                if (\$line === 'end') { $end; return; }
                say('asks');
                try { $call; } finally { say('finally'); }
                say('goes on');
            }
        }, options: ['greeting' => null, 'drain_timeout' => 0.1, 'log' => fn() => null, 'on_start' => \$ready]);");
        $peer = $server->connect()->send("x\n");
        $server->hear();
        $other = $server->connect()->send("end\n");
        echo $server->hear(), ' ', $server->wait(), ' ', $server->output(), $server->errors(), '; ';
    }
    echo "\n";
}
$server = Child::serve("\$up = '$address';" . <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use ($up) {
        while (($line = $c->readLine()) !== null) {
            foreach ([['greeting' => false], []] as $options) {
                try {
                    lineproto_send($up, $line, $options + ['timeout' => 0.05]);
                } catch (Lineproto\TimeoutException $e) {
                    $c->send($e->phase);
                }
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest(), $server->stop();
?>
--EXPECT--
finally 0 ; finally 0 ; finally 0 ; 
finally 0 ; finally 0 ; finally 0 ; 
finally 0 ; finally 0 ; finally 0 ; 
finally 0 ; finally 0 ; finally 0 ; 
finally 0 ; finally 0 ; finally 0 ; 
reply
greeting
0
