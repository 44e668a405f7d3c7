--TEST--
A dialogue of lines and data blocks: each block ends where its length says, the next line begins right behind it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (preg_match('/^set (\d+)$/', $c->readLine() ?? '', $match)) {
        $data[] = $c->readBytes($match[1]);
        $c->send($c->readLine() === '' ? 'STORED' : 'ERROR');
    }
    say(json_encode($data));
    PHP);
$bytes = "set 3\nabc\nset 0\n\nset 5\n\nset\n\n";
for ($cut = 0; $cut <= strlen($bytes); $cut++) {
    $got[] = $server->connect()->send(substr($bytes, 0, $cut))->send(substr($bytes, $cut))->finish()->rest() . $server->hear();
}
echo implode("\n", array_unique($got)), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
STORED
STORED
STORED
["abc","","\nset\n"]
0after
