--TEST--
Hundreds of thousands of lines pipelined both ways do not block each other, and come back in order
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \"\$l back\", ['max_write_buffer' => 4096, 'on_start' => \$ready]);");
$lines = (function () { for ($i = 0; $i < 300000; $i++) yield "line $i"; })();
$wrong = 0;
foreach (lineproto_send($server->address, $lines, ['timeout' => 120]) as $i => $reply) {
    $wrong += $reply !== "line $i back";
}
var_dump($i, $wrong, $server->stop());
?>
--EXPECT--
int(299999)
int(0)
int(0)
