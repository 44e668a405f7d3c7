--TEST--
A connection is not kept after a timeout, an exception, an error, or with anything left over
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$kept = ['persistent' => true];
/* Says with which connection and which of its requests it has to do; "late" is answered behind the next request. */
$server = line_server(<<<'PHP'
    function ($line, $peer) {
        $peer->data = ($peer->data ?? 0) + 1;
        return match ($line) {
            'late' => null,
            'two' => ["$peer->id.$peer->data", 'left over'],
            'long' => str_repeat('x', 2000000),
            default => "$peer->id.$peer->data",
        };
    }
    PHP, "'on_close' => fn(\$peer) => say(\"closed \$peer->id\"),");
$call = fn($message = 'x', $options = []) => preg_replace('/:.*/', '', thrown(fn() => lineproto_send($server->address, $message, $options + $kept)));
$reply = fn() => lineproto_send($server->address, 'x', $kept);
echo $reply(), ' ', $reply(), "\n";
echo $call('late', ['timeout' => 0.2]), ' ', $server->hear(), ' ', $reply(), "\n";
echo $call((function () { yield 'x'; throw new Exception; })()), ' ', $server->hear(), ' ', $reply(), "\n";
echo $call(['x', 5]), ' ', $server->hear(), ' ', $reply(), "\n";
echo $call(["a\n"]), ' ', $server->hear(), ' ', $reply(), "\n";
echo $call('long'), ' ', $server->hear(), ' ', $reply(), "\n";
echo $call('two'), ' then ', $reply(), ' ', $server->hear(), ' ', $reply(), "\n";
/* one reply too many that comes while nobody asks */
echo json_encode(lineproto_send($server->address, ['two', 'x'], $kept)), ' then ', $reply(), ' ', $server->hear(), "\n";
echo "-- replies that nobody waits for\n";
$none = $kept + ['reply' => Lineproto\Reply::None];
var_dump(lineproto_send($server->address, ['x', 'x'], $none));
/* its replies are still to come: they must not be taken for the answer to another request */
echo $reply(), "\n";
?>
--EXPECT--
1.1 1.2
Lineproto\TimeoutException [reply] closed 1 2.1
Exception closed 2 3.1
TypeError closed 3 4.1
ValueError closed 4 5.1
Lineproto\LineTooLongException closed 5 6.1
nothing thrown then 7.1 closed 6 7.2
["7.3","left over"] then 8.1 closed 7
-- replies that nobody waits for
array(0) {
}
9.1
