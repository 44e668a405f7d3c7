--TEST--
TERM with lines in flight: every line that has arrived is answered, then code after lineproto_serve() runs
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        if ($line === '0') {
            say('handling');
            fgets(fopen('php://fd/4', 'r'));   // until TERM was sent
        }
        return "OK $line";
    }, ['greeting' => null, 'max_lines_per_turn' => 7, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    echo "after\n";
    PHP, descriptors: [4 => ['pipe', 'r']]);
$first = $server->connect();
$second = $server->connect();
$lines = implode("\n", range(0, 999)) . "\n";
$first->send($lines);
$server->hear();
$second->send(substr($lines, 2) . 'unfinished');
$server->signal(15);
fwrite($server->pipes[4], "\n");
var_dump($first->rest() === preg_replace('/^/m', 'OK ', rtrim($lines)) . "\n");
var_dump($second->rest() === preg_replace('/^/m', 'OK ', rtrim(substr($lines, 2))) . "\n");
echo $server->hear(), ' ', $server->hear(), ' ', $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
Drain Drain 0
after
