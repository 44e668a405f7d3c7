--TEST--
Calls in generators, in output handlers, in destructors and in Fibers do not disturb each other; a Fiber that never ends leaves nothing open
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($line, $peer) => "$peer->id:$line"', "'on_close' => fn(\$peer) => say(\"closed \$peer->id\"),");
$kept = ['persistent' => true];
$call = fn($message) => lineproto_send($server->address, $message, $kept);
echo "-- generator\n";
echo json_encode($call((function () use ($call) { yield 'a'; yield $call('inner'); yield implode(',', $call(['b', 'c'])); })())), "\n";
echo "-- generator of a generator\n";
$deep = function (int $depth) use (&$deep, $call) { if ($depth) yield from $call($deep($depth - 1)); yield "depth $depth"; };
echo count($call($deep(20))), "\n";
echo "-- output handler\n";
ob_start(function (string $text) use ($call) { return $text === '' ? '' : $call(trim($text)) . "\n"; });
echo 'in the handler';
ob_end_flush();
echo "-- transcript through a handler that throws\n";
ob_start(fn($text) => throw new DomainException('from the handler'), 1);
$thrown = thrown(fn() => lineproto_send($server->address, 'x', ['transcript' => true]));
while (ob_get_level()) ob_end_clean();
echo $thrown, "\n";
echo "-- destructor\n";
class Last { public function __construct(public Closure $call) {} public function __destruct() { echo ($this->call)('from a destructor'), "\n"; } }
echo json_encode($call((function () use ($call) { $last = new Last($call); yield 'x'; unset($last); yield 'y'; })())), "\n";
try { $call((function () use ($call) { $last = new Last($call); yield 'x'; throw new Exception('thrown'); })()); } catch (Exception $e) { unset($last); echo $e->getMessage(), "\n"; $e = null; }
echo "-- Fibers, whose generators suspend them\n";
$fibers = $results = [];
foreach (['one', 'two', 'three'] as $name) {
    $fibers[$name] = new Fiber(function () use ($name, $server) {
        return lineproto_send($server->address, (function () use ($name) { for ($i = 0; $i < 3; $i++) { Fiber::suspend(); yield "$name $i"; } })());
    });
    $fibers[$name]->start();
}
while (array_filter($fibers, fn($fiber) => !$fiber->isTerminated())) {
    foreach (array_reverse($fibers) as $fiber) {   // they end in another order than they began
        $fiber->isTerminated() || $fiber->resume();
    }
}
foreach ($fibers as $fiber) {
    echo preg_replace('/\d+:/', '', json_encode($fiber->getReturn())), "\n";
}
echo "-- a Fiber that is destroyed in its call\n";
$before = count(scandir('/proc/self/fd'));
$fiber = new Fiber(fn() => lineproto_send($server->address, (function () { try { Fiber::suspend(); yield 'never'; } finally { echo "finally\n"; } })()));
$fiber->start();
echo count(scandir('/proc/self/fd')) - $before, "\n";
unset($fiber);
gc_collect_cycles();
echo count(scandir('/proc/self/fd')) - $before, "\n";
?>
--EXPECT--
-- generator
["1:a","1:2:inner","1:2:b,2:c"]
-- generator of a generator
21
-- output handler
1:in the handler
-- transcript through a handler that throws
Buffer Data: connect
DomainException: from the handler
-- destructor
2:from a destructor
["1:x","1:y"]
2:from a destructor
thrown
-- Fibers, whose generators suspend them
["one 0","one 1","one 2"]
["two 0","two 1","two 2"]
["three 0","three 1","three 2"]
-- a Fiber that is destroyed in its call
1
finally
0
