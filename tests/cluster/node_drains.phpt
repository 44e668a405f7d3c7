--TEST--
examples/cluster: TERM drains a node: its health check fails, HAProxy sends nobody there any more, and every line that it has handled is answered
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
$bob = Guest::at($cluster, 'b', 'bob');
$ann->is_heard_by($bob);
$bob->is_heard_by($ann);
until(fn() => $cluster->seen_by_haproxy('a') === 'UP 200', 'HAProxy has looked');
echo $cluster->ask('a', '/health')[0], "\n";

/* She sends and reads nothing, until the answers fill all that lies between, and some wait in the node. So it cannot end at once. */
const CHUNK = 500;
const ANSWER = "A room has 1 to 20 letters, digits, _ or -.";
$before = $cluster->stats('a');
$chunks = 0;
do {
    $ann->say(str_repeat("/join\n", CHUNK) . 'chunk ' . ++$chunks);
    until(function () use ($cluster, $before, $chunks, &$stats) {
        $stats = $cluster->stats('a');
        return $stats['lines_in'] - $before['lines_in'] === $chunks * (CHUNK + 1);
    }, 'her lines are handled');
    $left = $chunks * CHUNK * (strlen(ANSWER) + 1) - ($stats['bytes_out'] - $before['bytes_out']);
    $chunks < 5000 || fail('it can hold all');
} while ($left < 100000);

posix_kill($cluster->processes['a'], 15);
until(function () use ($cluster, &$health) {
    $health = $cluster->ask('a', '/health');
    return $health[0] !== 'HTTP/1.1 200 OK';
}, 'the health check fails');
echo implode(': ', array_map(trim(...), $health)), "\n";
until(fn() => str_starts_with($cluster->seen_by_haproxy('a'), 'DOWN'), 'HAProxy knows');
echo $cluster->seen_by_haproxy('a'), "\n";
foreach (['cid', 'dot', 'eve'] as $name) {
    $guests[] = $guest = new Guest($cluster, $name);
    echo "$guest->name\n";
}

/* Now she reads: an answer to each of her lines, then the end. */
for ($answers = 0; ($line = $ann->line()) === ANSWER; $answers++);
echo $answers === $chunks * CHUNK && $line === '' ? "all answered\n" : "$answers answers to " . $chunks * CHUNK . " lines, then \"$line\"\n";
$ann->leave();
for ($heard = 0; ($line = $bob->line()) !== '* ann@a has left'; ) {
    if (preg_match('/^ann@a: chunk (\d+)$/', $line, $match)) {
        (int) $match[1] === ++$heard || fail("the other node heard chunk $match[1] instead of $heard");
    }
}
echo $heard === $chunks ? "all heard by the other node\n" : "$heard of $chunks\n";
echo strtok($cluster->hear('Node a has ended'), ';'), "\n", $cluster->end();
?>
--EXPECT--
HTTP/1.1 200 OK
HTTP/1.1 503 Service Unavailable: draining
DOWN 503
cid@b
dot@b
eve@b
all answered
all heard by the other node
Node a has ended (status 0)
143
nothing is left
