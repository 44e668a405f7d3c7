--TEST--
TERM while sessions work: what has arrived is handled and answered, then readLine() gives null and the server ends
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (($line = $c->readLine()) !== null) {
        if ($line === '0') {
            say('handling');
            fgets(fopen('php://fd/4', 'r'));   // until TERM was sent
        }
        $c->send("OK $line");
    }
    $c->send('bye');
    PHP, "'max_lines_per_turn' => 7, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)", descriptors: [4 => ['pipe', 'r']]);
$first = $server->connect();
$idle = $server->connect();
$second = $server->connect();
$lines = implode("\n", range(0, 999)) . "\n";
$first->send($lines);
$server->hear();
$second->send(substr($lines, 2) . 'unfinished');
$server->signal(15);
fwrite($server->pipes[4], "\n");
var_dump($first->rest() === preg_replace('/^/m', 'OK ', rtrim($lines)) . "\nbye\n");
var_dump($second->rest() === preg_replace('/^/m', 'OK ', rtrim(substr($lines, 2))) . "\nbye\n");
echo $idle->rest();
$first = $second = $idle = null;
echo $server->hear(), ' ', $server->hear(), ' ', $server->hear(), ' ', $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
bye
Drain Drain Drain 0after
