--TEST--
A peer whose rest of a line waits unread behind a long reply of ours is not late
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$path', function (\$line, \$connection) {
        if (\$line === 'long') {
            \$connection->server->after(0.01, fn() => \$connection->send((fn() => yield from array_fill(0, 100, str_repeat('x', 10000)))()));
        }
        return "OK \$line";
    }, ['greeting' => null, 'line_timeout' => 0.3, 'on_start' => \$ready, 'on_close' => fn(\$connection, \$reason) => say("\$connection->id \$reason->name")]);
    PHP);
$peer = $server->connect()->send("long\nfirst half");
echo $peer->line(), strlen($peer->line()), "\n";
$late = $server->connect()->send("this one is late");
echo $server->hear(), "\n";
$peer->send(" and second half\n");
for ($i = 0; $i < 99; $i++) {
    $peer->line();
}
echo $peer->line();
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK long
10001
2 LineTimeout
OK first half and second half
0
