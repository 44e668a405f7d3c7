--TEST--
max_memory ends a session whose unread bytes or output bring all together over it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $line = $c->readLine();
    if ($line === 'bytes') {
        say(tried(fn() => strlen($c->readBytes(100 << 20))));
    } elseif ($line === 'send') {
        while ($c->readLine() !== null && $c->send(str_repeat('x', 100 << 20)));
        say(json_encode($c->readLine()));
    } else {
        $c->send($line);
    }
    PHP, "'max_memory' => 4 << 20, 'on_close' => fn(\$c, \$reason) => say(\$reason->name), 'log' => fn(\$level, \$message) => print(\"\$message\\n\")", TRIED);
$greedy = $server->connect()->send("bytes\n");
for ($i = 0; $i < 64 && @fwrite($greedy->stream, str_repeat('x', 1 << 20)); $i++);
echo $server->hear(), ' ', $server->hear(), "\n";
$deaf = $server->connect()->send("send\nx\n");
echo $server->hear(), ' ', $server->hear(), "\n";
echo $server->connect()->send("still here\n")->rest(), $server->hear(), ' ', $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
ClosedException: the connection ended before the 104857600 bytes that were to be read Overflow
null SlowConsumer
still here
Local 0connection closed: all buffers together reached the option max_memory
after
