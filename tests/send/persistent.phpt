--TEST--
A kept connection is used again for the same address and options only, and replaced when it has died or is out of step
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
        if ($line === 'end') {
            $peer->close("$peer->id ended");
            return null;
        }
        return $line === 'two' ? ["$peer->id", 'and one more'] : "$peer->id";
    }, ['on_start' => $ready, 'on_close' => fn($peer) => say("closed $peer->id")]);
    PHP);
$kept = fn($line, $options = []) => lineproto_send($server->address, $line, $options + ['persistent' => true]);
echo $kept('x'), $kept('x'), $kept(['x', 'x'])[1], "\n";
echo 'not kept: ', lineproto_send($server->address, 'x'), ' ', $server->hear(), "\n";
echo 'another greeting: ', $kept('x', ['greeting' => 'connect']), "\n";
echo 'the first again: ', $kept('x'), "\n";
echo $kept('end'), ' ', $server->hear(), "\n";
echo 'a new one: ', $kept('x'), "\n";
echo 'one reply too many: ', $kept('two'), "\n";
echo 'out of step: ', $kept('x'), ' ', $server->hear(), "\n";
ini_set('lineproto.pool_size', '0');
echo 'no pool: ', $kept('x'), ' ', $server->hear(), "\n";
?>
--EXPECT--
111
not kept: 2 closed 2
another greeting: 3
the first again: 1
1 ended closed 1
a new one: 4
one reply too many: 4
out of step: 5 closed 4
no pool: 5 closed 5
