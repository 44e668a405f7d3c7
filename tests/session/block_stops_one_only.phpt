--TEST--
A session that sends to a deaf peer of another session waits; the others, that one too, go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    foreach ($c as $line) {
        if ($line === 'deaf') {
            $GLOBALS['deaf'] = $c;
            say('deaf');
        } elseif ($line === 'send') {
            for ($i = 0; $i < 3000; $i++) {
                $ok = $GLOBALS['deaf']->send(str_repeat('x', 9999 - 1));
            }
            $c->send(json_encode($ok));
        } else {
            $c->send("OK $line");
        }
    }
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
$deaf = $server->connect()->send("deaf\n");
$server->hear();
$sender = $server->connect()->send("send\n");
$other = $server->connect();
for ($i = 0; $i < 100; $i++) {
    $last = $other->send("$i\n")->line();
}
$deaf->send("said by the deaf\n");
echo $last, strlen($deaf->exchange('', 3000 * 9999 + 20)), "\n", $sender->line(), $deaf->finish()->rest();
echo $server->hear(), "\n";
$sender->close();
$other->close();
$deaf->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK 99
29997020
true
Peer
0after
