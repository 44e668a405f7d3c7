--TEST--
write_timeout also bounds a close whose output nobody takes
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$path', fn(\$line, \$connection) => \$connection->close(str_repeat('x', 10 << 20)), ['greeting' => null,
        'write_timeout' => 0.2, 'on_start' => \$ready, 'on_close' => fn(\$connection, \$reason) => say(\$reason->name),
        'on_stop' => fn(\$server) => print json_encode(array_filter(\$server->stats()['closed_by'])) . "\n"]);
    PHP);
$peer = $server->connect()->send("x\n");
echo $server->hear(), "\n";
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
Local
0
{"Local":1}
