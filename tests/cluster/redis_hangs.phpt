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
FAILED: HAProxy sends nobody to a
