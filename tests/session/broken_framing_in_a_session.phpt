--TEST--
A peer that breaks the framing ends the session: null, then the reason Error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (($line = $c->readLine()) !== null) $c->send("<$line>");
    say('null');
    PHP, "'framing' => Lineproto\\Framing::netstring(), 'log' => fn() => null, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
echo $server->connect()->send('1:a,x')->rest(), "\n", $server->hear(), ' ', $server->hear(), ' ', $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
3:<a>,
null Error 0after
