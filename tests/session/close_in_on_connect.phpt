--TEST--
A connection that on_connect closes gets no session
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('say("session");', "'on_connect' => fn(\$c) => \$c->close('go'), 'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
echo $server->connect()->send("a\n")->rest(), $server->hear(), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
go
Local
0after
