--TEST--
A tail over the limit is treated as a line over the limit
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['Close', 'Discard', 'Truncate'] as $policy) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => \$line, ['greeting' => null, 'max_line' => 3, 'on_start' => \$ready,
            'overflow' => Lineproto\Overflow::$policy, 'overflow_reply' => 'too long',
            'on_close' => fn(\$connection, \$reason) => say(\$reason->name)]);
        PHP);
    echo "$policy ", str_replace("\n", ' ', $server->connect()->send("a\nabcdef")->finish()->rest()), $server->hear(), "\n";
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
Close a too long Overflow
Discard a too long Peer
Truncate a too long abc Peer
