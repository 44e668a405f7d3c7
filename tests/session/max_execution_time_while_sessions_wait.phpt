--TEST--
max_execution_time also ends a server whose sessions all wait
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('$c->send("waits"); $c->readLine();', ini: ['display_errors' => 'stderr', 'log_errors' => '0'], before: 'ini_set("max_execution_time", 1); $burn = 1;',
    options: "'on_connect' => fn(\$c) => \$c->server->every(0.01, function () { for (\$end = hrtime(true) + 9e6; hrtime(true) < \$end; ); }),");
$peer = $server->connect();
echo $peer->line(), $peer->rest(), $server->wait(), ' ', preg_match('/Maximum execution time/', $server->errors(), $match) ? $match[0] : $server->errors(), "\n";
?>
--EXPECT--
waits
255 Maximum execution time
