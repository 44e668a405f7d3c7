--TEST--
Headers are read by every event backend of this build, also in pieces, and late ones are refused
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^event backends => (.*)$/m', ob_get_clean(), $match);
foreach (explode(', ', $match[1]) as $backend) {
    $server = behind_proxy("'handshake_timeout' => 0.3, 'log_level' => 'error',", ini: ['lineproto.backend' => $backend]);
    $late = $server->connect()->send(substr(v1(), 0, 20));
    $peer = $server->connect()->send(substr(v1(), 0, 20));
    $other = $server->connect()->send(v2_tcp4() . "x\n");
    $said = $other->line() . $other->line() . $peer->send(substr(v1(), 20) . "y\n")->line() . $peer->line() . $late->rest();
    echo $said === "connect\nx 1.2.3.4:56 5.6.7.8:78\nconnect\ny 1.2.3.4:56 5.6.7.8:78\nnot connect\n" ? '' : "$backend: $said";
    echo $server->stop() === 0 ? '' : "$backend does not end\n", $server->errors();
}
?>
--EXPECT--

