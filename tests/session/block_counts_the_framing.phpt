--TEST--
A message of another session waits for room for all that its framing adds (SlowConsumer::Block), and closes nobody
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../framing/framings.inc';
require __DIR__ . '/session.inc';
$message = implode("\n", array_fill(0, 500, '.'));   // twice as long when it is stuffed
$server = session_server(<<<'PHP'
    if ($c->readLine() === 'deaf') {
        $GLOBALS['deaf'] = $c;
        $c->send('is deaf');
        $c->readLine();
        return;
    }
    for ($i = 0; $i < 6000 && $GLOBALS['deaf']->send($GLOBALS['message']); $i++);
    say("$i");
    PHP, "'framing' => Lineproto\\Framing::dotted(), 'max_write_buffer' => 4000, 'slow_consumer' => Lineproto\\SlowConsumer::Block",
    '$message = implode("\n", array_fill(0, 500, "."));');
$deaf = $server->connect()->send(wire('dotted', 'deaf'));
$deaf->exchange('', strlen(wire('dotted', 'is deaf')));
$server->connect()->send(wire('dotted', 'send'));
pass(0.1);
echo md5($deaf->exchange('', 6000 * strlen(wire('dotted', $message)))) === md5(str_repeat(wire('dotted', $message), 6000)) ? 'whole ' : 'broken ';
$deaf->close();
echo $server->hear(), ' ', $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
whole 6000 0after
