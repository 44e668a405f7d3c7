--TEST--
Every backend of this build serves, also under backpressure and with resets
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^event backends => (.*)$/m', ob_get_clean(), $match);
foreach (explode(', ', $match[1]) as $backend) {
    $server = Child::serve(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_write_buffer' => 1000, 'on_start' => $ready,
            'on_close' => fn($connection, $reason) => say($reason->name)]);
        PHP, ['lineproto.backend' => $backend]);
    $text = str_repeat(str_repeat('x', 500) . "\n", 10000);
    $server->connect()->send("a\n")->reset();
    echo $server->hear() === 'Error' && md5($server->connect()->exchange($text, strlen($text))) === md5($text) ? '' : "$backend fails\n";
    echo $server->stop() === 0 ? '' : "$backend does not end\n", $server->output(), $server->errors();
}
?>
--EXPECT--

