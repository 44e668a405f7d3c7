--TEST--
The next address is tried while nothing has been sent; the exceptions of those before are its previous ones
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$good = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \"good \$l\", ['on_start' => \$ready]);");
$refusing = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \$l, ['greeting' => 'not connect', 'on_start' => \$ready]);");
$closing = raw_server('fclose($peer);');
$breaking = raw_server('fwrite($peer, "connect\n"); fgets($peer); fclose($peer);');
$nobody = 'unix:///nonexistent/socket';
echo lineproto_send([$nobody, $refusing->address, $closing->address, $good->address], 'x'), "\n";
try {
    lineproto_send([$nobody, $refusing->address, $closing->address], 'x');
} catch (Lineproto\LineprotoException $e) {
    for (; $e; $e = $e->getPrevious()) {
        echo get_class($e), ' ', $e->getCode() !== 0 ? 'with errno' : '', "\n";
    }
}
echo thrown(fn() => lineproto_send([$breaking->address, $good->address], 'x')), "\n";
echo lineproto_send([$breaking->address, $good->address], 'again', ['idempotent' => true, 'retries' => 1]), "\n";
?>
--EXPECTF--
good x
Lineproto\ClosedException 
Lineproto\RefusedException 
Lineproto\ConnectException with errno
Lineproto\ClosedException [sent]: %s
good again
