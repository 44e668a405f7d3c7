--TEST--
A line beyond max_line: on_overflow and overflow_reply come in order with each policy, the session sees the lines that count
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach (['Close', 'Discard', 'Truncate'] as $policy) {
    $server = session_server(<<<'PHP'
        while (($line = $c->readLine()) !== null) $c->send("<$line>");
        say('null');
        PHP, "'max_line' => 5, 'overflow' => Lineproto\\Overflow::$policy, 'overflow_reply' => 'too long',
            'on_overflow' => function (\$c, \$length) { say(\"on_overflow \$length\"); \$c->send('on_overflow'); }, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
    echo "$policy:\n", $server->connect()->send("12345\n1234567890\nafter\n")->finish()->rest();
    echo $server->hear(), ' ', $server->hear(), ' ', $server->hear(), ' ', $server->stop(), $server->output(), $server->errors();
}
?>
--EXPECT--
Close:
<12345>
on_overflow
too long
on_overflow 10 null Overflow 0after
Discard:
<12345>
on_overflow
too long
<after>
on_overflow 10 null Peer 0after
Truncate:
<12345>
on_overflow
too long
<12345>
<after>
on_overflow 10 null Peer 0after
