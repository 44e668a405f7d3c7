--TEST--
Ten thousand calls leave no descriptor and no memory behind
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \$l, ['on_start' => \$ready]);");
$calls = function (int $n) use ($server) {
    for ($i = 0; $i < $n; $i++) {
        lineproto_send($server->address, 'x', ['persistent' => $i % 2 === 0]);
        try {
            lineproto_send('unix:///nonexistent', 'x');
        } catch (Lineproto\ConnectException) {
        }
    }
};
$calls(100);
$before = [count(scandir('/proc/self/fd')), memory_get_usage()];
$calls(5000);
var_dump(count(scandir('/proc/self/fd')) - $before[0], memory_get_usage() - $before[1] < 2000);
?>
--EXPECT--
int(0)
bool(true)
