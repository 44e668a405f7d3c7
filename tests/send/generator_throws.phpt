--TEST--
What a generator throws comes out of the call as it is; the connection is closed and never used again
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($l, $peer) => "$peer->id"', "'on_close' => fn(\$peer, \$reason) => say(\"\$peer->id closed by \$reason->name\"),");
$kept = ['persistent' => true];
echo lineproto_send($server->address, 'x', $kept), "\n";
$throws = function () { yield 'a'; throw new DomainException('mine', 7, new LogicException('before')); };
try {
    lineproto_send($server->address, $throws(), $kept);
} catch (DomainException $e) {
    echo $e->getMessage(), ' ', $e->getCode(), ' ', $e->getPrevious()->getMessage(), "\n";
}
/* Whether its end is a FIN or a reset depends on what came behind. */
echo preg_replace('/Peer|Error/', 'its peer', $server->hear()), "\n";
echo lineproto_send($server->address, 'x', $kept), "\n";
/* at once, before anything is sent */
echo thrown(fn() => lineproto_send($server->address, (function () { throw new Exception('first'); yield; })(), $kept)), "\n";
$server->hear();
/* everywhere in an iterator */
class Broken implements Iterator
{
    public function __construct(private string $where) {}
    private function at(string $method): void { if ($method === $this->where) throw new Exception("in $method"); }
    public function rewind(): void { $this->at('rewind'); }
    public function valid(): bool { $this->at('valid'); return true; }
    public function current(): mixed { $this->at('current'); return 'x'; }
    public function key(): mixed { throw new Exception('keys are not asked for'); }
    public function next(): void { $this->at('next'); }
}
foreach (['rewind', 'valid', 'current', 'next'] as $where) {
    echo thrown(fn() => lineproto_send($server->address, new Broken($where))), "\n";
    $server->hear();
}
class BrokenAggregate implements IteratorAggregate { public function getIterator(): Iterator { throw new Exception('in getIterator'); } }
echo thrown(fn() => lineproto_send('unix:///nonexistent', new BrokenAggregate)), "\n";
/* a generator that has begun, one that is over */
$begun = (function () { yield 'a'; yield 'b'; })();
$begun->next();
echo thrown(fn() => lineproto_send($server->address, $begun)), "\n";
$server->hear();
$over = (function () { yield 'a'; })();
foreach ($over as $_);
echo thrown(fn() => lineproto_send($server->address, $over)), "\n";
/* one that leaves for good */
echo thrown(fn() => lineproto_send($server->address, (function () { yield 'a'; exit("bye\n"); })()));
?>
--EXPECT--
1
mine 7 before
1 closed by its peer
2
Exception: first
Exception: in rewind
Exception: in valid
Exception: in current
Exception: in next
Exception: in getIterator
Exception: Cannot rewind a generator that was already run
Exception: Cannot traverse an already closed generator
bye
