--TEST--
A line of another session that fills the buffer to the byte, in each framing, closes nobody
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../framing/framings.inc';
require __DIR__ . '/session.inc';
foreach (['lines()', 'crlf()', 'netstring()', 'dotted()', 'block()', 'delimited("##")', 'syslog()'] as $framing) {
    $server = session_server(<<<'PHP'
        if ($c->readLine() === 'deaf') {
            $GLOBALS['deaf'] = $c;
            $c->send('is deaf');
            $c->readLine();
            return;
        }
        $deaf = $GLOBALS['deaf'];
        for ($i = 0; $i < 4000; $i++) {
            if (!$deaf->send(str_repeat('x', 1000 - $i % 10))) break;
        }
        say("$i");
        PHP, "'framing' => Lineproto\\Framing::$framing, 'max_write_buffer' => 2000, 'slow_consumer' => Lineproto\\SlowConsumer::Block");
    $name = strtok($framing, '(');
    $wire = fn($message) => $name === 'delimited' ? "$message##" : wire($name, $message);
    $deaf = $server->connect()->send($wire('deaf'));
    $deaf->exchange('', strlen($wire('is deaf')));
    $server->connect()->send($wire('send'));
    pass(0.05);
    for ($i = $length = 0; $i < 4000; $i++) {
        $length += strlen($wire(str_repeat('x', 1000 - $i % 10)));
    }
    echo strlen($deaf->exchange('', $length)) === $length ? '' : "$framing: broken\n";
    echo $server->hear() === '4000' ? '' : "$framing: not all\n", $server->stop(), $server->errors();
}
?>
--EXPECT--
0000000
