--TEST--
keepalive is on for accepted connections unless it is turned off
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v ss'))) die('skip ss is not there');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['true', 'false'] as $keepalive) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => \$line, ['keepalive' => $keepalive, 'on_start' => \$ready]);
        PHP);
    $port = substr(strrchr($server->address, ':'), 1);
    $peer = $server->connect();
    $peer->line();
    $peer->send("x\n")->line();
    $deadline = microtime(true) + DEADLINE;
    do {   // until our last acknowledgement is there, another timer of that socket is the one that is shown
        $sockets = (string) shell_exec("ss -Htno 'sport = :$port'");
    } while (str_contains($sockets, 'timer:(on') && microtime(true) < $deadline);
    echo $keepalive, ' ', str_contains($sockets, 'timer:(keepalive') ? 'on' : 'off', "\n";
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
true on
false off
