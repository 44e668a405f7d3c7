--TEST--
examples/cluster: a node is killed under load; what those of the others say reaches all of them once and in order; who was cut off is served when he comes again
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/cluster.inc';
/* Two processes a node, each of which hears the others through Redis alone: so those who survive are b1 and b2. */
$cluster = Cluster::start(['WORKERS' => '2']);
$guests = [];
for ($count = 0; $count < 24 && count(array_unique(array_map(fn($guest) => $guest->node, $guests))) < 4 || $count < 12; $count++) {
    $guests["g$count"] = Guest::at($cluster, '', "g$count");
}
$at = [];   // somebody of each process
foreach ($guests as $guest) {
    $at[$guest->node] ??= $guest;
}
ksort($at);
echo implode(' ', array_keys($at)), "\n";
foreach ($at as $one) {
    foreach ($at as $other) {
        $one === $other || $one->is_heard_by($other);
    }
}

/* Everybody says "load 0", "load 1", ... as soon as all that survive have heard what he said a few lines ago. */
const LINES = 300;
const AHEAD = 20;
const KILL_AT = 100;
$said = $heard = $partial = [];
$stay = array_filter($guests, fn($guest) => $guest->node[0] === 'b');
$here = $guests;
$again = [];
foreach ($guests as $guest) {
    stream_set_blocking($guest->stream, false);
    $partial[$guest->name] = '';
    $said[$guest->name] = 0;
}

/** What of $from's lines all survivors but himself have heard. */
$heard_by_all = function (string $from) use (&$heard, &$stay): int {
    $least = LINES;
    foreach ($stay as $guest) {
        if ($guest->name !== $from) {
            $least = min($least, count($heard[$guest->name][$from] ?? []));
        }
    }
    return $least;
};
$take = function (Guest $guest) use (&$partial, &$heard): void {
    $lines = explode("\n", $partial[$guest->name] . fread($guest->stream, 1 << 16));
    $partial[$guest->name] = array_pop($lines);
    foreach (preg_grep('/^(\S+): load (\d+)$/', $lines) as $line) {
        [$from, , $number] = explode(' ', $line);
        $heard[$guest->name][rtrim($from, ':')][] = (int) $number;
    }
};
$killed = false;
$deadline = microtime(true) + 2 * DEADLINE;
do {
    foreach ($here as $guest) {
        for ($until = min(LINES, $heard_by_all($guest->name) + AHEAD); $said[$guest->name] < $until; ) {
            $guest->say('load ' . $said[$guest->name]++);
        }
    }
    $read = array_map(fn($guest) => $guest->stream, $here);
    $none = null;
    stream_select($read, $none, $none, 1);
    foreach (array_keys($read) as $key) {
        $take($here[$key]);
        if (feof($here[$key]->stream)) {
            $killed && $here[$key]->node[0] === 'a' || fail("{$here[$key]->name} was cut off");
            fclose($here[$key]->stream);
            unset($here[$key]);
            $guest = $again[$key] = $here["again $key"] = Guest::at($cluster, '', "{$key}-again");   // at once, whatever HAProxy knows by then
            stream_set_blocking($guest->stream, false);
            $partial[$guest->name] = '';
            $said[$guest->name] = 0;
        }
    }
    if (!$killed && min(array_map(fn($guest) => $heard_by_all($guest->name), $guests)) >= KILL_AT) {
        foreach ($cluster->family('a') as $process) {
            posix_kill($process, 9);
        }
        $killed = true;
    }
    microtime(true) < $deadline || fail('what is said does not arrive: ' . json_encode(array_map(fn($guest) => $heard_by_all($guest->name), $here)));
    $done = count($again) === count($guests) - count($stay);
    foreach ($here as $guest) {
        $done = $done && $heard_by_all($guest->name) === LINES;
    }
} while (!$done);

echo count($stay) > 0 && count($again) > 0 ? "some were cut off, and served again\n" : "nobody\n";
foreach ($again as $guest) {
    $guest->node[0] === 'b' || fail("$guest->name is at $guest->node");
}
/* Numbers in a row, without a gap or a repetition: of those who survive all, of those who do not up to some number. */
foreach ($heard as $by => $lines) {
    foreach ($lines as $from => $numbers) {
        $numbers === range($numbers[0], end($numbers)) || fail("$by heard from $from " . json_encode($numbers));
        $survive = fn($name) => in_array($name, array_map(fn($guest) => $guest->name, $stay), true);
        !$survive($by) || $numbers[0] === 0 || fail("$by has missed the beginning of $from");
        !$survive($by) || str_contains($from, '@a') || count($numbers) === LINES || fail("$by has missed the end of $from");
    }
}
echo "once, in order, nothing is missing\n";
echo strtok($cluster->hear('Node a has ended'), ';'), "\n", $cluster->end();
?>
--EXPECT--
a1 a2 b1 b2
some were cut off, and served again
once, in order, nothing is missing
Node a has ended (status 137)
143
nothing is left
