--TEST--
Every event backend of this build serves sessions: lines, timeouts, Block, resets
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^event backends => (.*)$/m', ob_get_clean(), $match);
foreach (explode(', ', $match[1]) as $backend) {
    $server = session_server(<<<'PHP'
        try { $c->send($c->readLine(0.2)); } catch (Lineproto\TimeoutException) { $c->send('timeout'); }
        foreach ($c as $line) $c->send($line);
        PHP, "'max_write_buffer' => 1000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)", ini: ['lineproto.backend' => $backend]);
    $text = str_repeat(str_repeat('x', 500) . "\n", 10000);
    $server->connect()->send("a\n")->reset();
    echo $server->hear() === 'Error' && ($peer = $server->connect())->line() === "timeout\n" && md5($peer->exchange($text, strlen($text))) === md5($text) ? '' : "$backend fails\n";
    $peer->close();
    echo $server->stop() === 0 ? '' : "$backend does not end\n", $server->errors();
}
?>
--EXPECT--

