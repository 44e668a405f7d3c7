--TEST--
examples/cluster: when Redis hangs, which takes seconds to notice, nobody waits for it; the rooms come together again when it goes on
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/cluster.inc';
$cluster = Cluster::start();
$ann = Guest::at($cluster, 'a', 'ann');
$amy = Guest::at($cluster, 'a', 'amy');
$bob = Guest::at($cluster, 'b', 'bob');
foreach ([[$ann, $bob], [$bob, $ann], [$bob, $amy]] as [$one, $other]) {
    $one->is_heard_by($other);
}
posix_kill($cluster->processes['redis-server'], 19);
$ann->say('does anybody hear me?');
all_hear('ann@a', $amy);
all_hear('its own', $ann, $amy, $bob);
$ann->say('we do');
all_hear('ann@a', $amy);
posix_kill($cluster->processes['redis-server'], 18);
all_hear('together', $ann, $amy, $bob);
$ann->say('everybody');
all_hear('everybody', $amy, $bob);
echo $cluster->end();
?>
--EXPECT--
amy@a: ann@a: does anybody hear me?
ann@a: * This node is on its own for now: who is on another one does not hear you.
amy@a: * This node is on its own for now: who is on another one does not hear you.
bob@b: * This node is on its own for now: who is on another one does not hear you.
amy@a: ann@a: we do
ann@a: * All nodes are together again.
amy@a: * All nodes are together again.
bob@b: * All nodes are together again.
amy@a: ann@a: everybody
bob@b: ann@a: everybody
143
nothing is left
