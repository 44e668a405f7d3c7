--TEST--
Where memory_limit has no room for another session, a client is refused, and those that are served go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('while (($line = $c->readLine()) !== null) { $c->send("<$line>"); }', "'log' => fn() => null,", '', ['memory_limit' => '16M']);
$peers = [];
for ($i = 0; $i < 900; $i++) {
    $peers[] = $server->connect()->send("$i\n");
    $lines[] = rtrim(end($peers)->line());
    if (end($lines) === 'not connect') {
        break;
    }
}
var_dump($i > 300, end($lines));
array_pop($peers);
array_pop($lines);
var_dump($lines === array_map(fn($i) => "<$i>", range(0, $i - 1)));
array_splice($peers, 0, 100);   // room again, once they have gone
$tries = 0;
do {
    $peer = $server->connect()->send("again\n");
} while (($line = $peer->line()) === "not connect\n" && $tries++ < 1000);
echo $line, end($peers)->send("still\n")->line();
unset($peers, $peer);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
string(11) "not connect"
bool(true)
<again>
<still>
0after
