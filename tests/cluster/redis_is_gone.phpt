--TEST--
examples/cluster: without Redis each node is a chat of its own and says so; when it is back the rooms come together again
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/cluster.inc';
$cluster = Cluster::start(['RESTART_AFTER' => '0']);
$ann = Guest::at($cluster, 'a', 'ann');
$amy = Guest::at($cluster, 'a', 'amy');
$bob = Guest::at($cluster, 'b', 'bob');
foreach ([[$ann, $bob], [$bob, $ann], [$bob, $amy], [$ann, $bob], [$bob, $ann]] as [$one, $other]) {
    $one->is_heard_by($other);
}

echo "-- it is killed, and stays away as long as start.sh sleeps\n";
$cluster->signal(19);
posix_kill($cluster->processes['redis-server'], 9);
all_hear('its own', $ann, $amy, $bob);
$ann->say('only here');
echo $amy->line(), "\n";
$bob->say('/who');
echo $bob->line(), "\n";
$joe = Guest::at($cluster, 'a', 'joe');
all_hear('its own', $joe);
all_hear('joe@a is here', $ann, $amy);
$joe->say('/join den');
all_hear('den', $joe);
all_hear('joe@a has left', $ann, $amy);

echo "-- it is back: the rooms of before, and one that is new\n";
$cluster->signal(18);
all_hear('together', $ann, $amy, $bob, $joe);
$ann->say('everywhere');
all_hear('ann@a', $amy, $bob);
$bob->say('/join den');
all_hear('den', $bob);
all_hear('bob@b', $joe, $ann, $amy);
$joe->say('hello');
all_hear('joe@a', $bob);

preg_match('/process (\d+)/', $cluster->hear('redis-server starts again'), $match);
$cluster->processes['redis-server'] = (int) $match[1];
echo $cluster->end();
?>
--EXPECT--
-- it is killed, and stays away as long as start.sh sleeps
ann@a: * This node is on its own for now: who is on another one does not hear you.
amy@a: * This node is on its own for now: who is on another one does not hear you.
bob@b: * This node is on its own for now: who is on another one does not hear you.
ann@a: only here
In lobby on b: bob@b
joe@a: * This node is on its own for now: who is on another one does not hear you.
ann@a: * joe@a is here
amy@a: * joe@a is here
joe@a: You are in den now.
ann@a: * joe@a has left
amy@a: * joe@a has left
-- it is back: the rooms of before, and one that is new
ann@a: * All nodes are together again.
amy@a: * All nodes are together again.
bob@b: * All nodes are together again.
joe@a: * All nodes are together again.
amy@a: ann@a: everywhere
bob@b: ann@a: everywhere
bob@b: You are in den now.
joe@a: * bob@b is here
ann@a: * bob@b has left
amy@a: * bob@b has left
bob@b: joe@a: hello
143
nothing is left
