--TEST--
broadcast() reaches all, or a group, or all but one, and returns how many
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $server = $connection->server;
        $count = match ($line) {
            'join' => $connection->join('group') ?? $connection->join('group') ?? $connection->join('second'),
            'leave' => $connection->leave('group') ?? $connection->leave('group') ?? $connection->leave('never joined'),
            'all' => $server->broadcast('to all'),
            'others' => $server->broadcast('to others', null, $connection),
            'group' => $server->broadcast('to the group', 'group'),
            'others of the group' => $server->broadcast('to others of the group', 'group', $connection),
            'no group' => $server->broadcast('to nobody', 'no group'),
            'empty' => $server->broadcast('', '') . $server->broadcast(''),
        };
        return "$line: $count";
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
for ($i = 0; $i < 4; $i++) {
    $peers[$i] = $server->connect()->send("leave\n");
    $peers[$i]->line();
}
$peers[2]->send("join\n")->line();
$peers[3]->send("join\n")->line();
foreach (['all', 'others', 'group', 'others of the group', 'no group', 'empty'] as $line) {
    $peers[3]->send("$line\n");
}
$peers[3]->send("leave\ngroup\n");
for (; ($last = $peers[3]->line()) !== "leave: \n"; ) {
    echo $last;
}
echo '-- ', $peers[3]->line();
$server->signal(15);
foreach ($peers as $i => $peer) {
    echo "$i: ", str_replace("\n", ', ', $peer->rest()), "\n";
}
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
to all
all: 4
others: 3
to the group
group: 2
others of the group: 1
no group: 0

empty: 04
-- group: 1
0: to all, to others, , 
1: to all, to others, , 
2: to all, to others, to the group, to others of the group, , to the group, 
3: 
0
