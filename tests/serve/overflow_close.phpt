--TEST--
Overflow::Close answers overflow_reply behind the replies of earlier lines and closes; counted, with the reason Overflow
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_line' => 5, 'overflow_reply' => '500 too long',
        'on_start' => $ready, 'on_overflow' => function ($connection, $length) { echo "on_overflow $length\n"; },
        'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print "overflows {$server->stats()['overflows']}, closed_by {$server->stats()['closed_by']['Overflow']}\n"]);
    PHP);
echo $server->connect()->send("a\nb\ntoo long\nc\n")->rest(), $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
a
b
500 too long
Overflow
on_overflow 8
overflows 1, closed_by 1
