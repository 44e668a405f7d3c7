--TEST--
drain() and stop() in on_start end the server before it served anybody
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['drain', 'stop'] as $method) {
    $child = new Child(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => fn(\$server) => \$server->$method(), 'on_stop' => fn() => print "stopped\n"]);
        PHP);
    echo $child->wait(), ' ', $child->output(), $child->errors();
}
?>
--EXPECT--
0 stopped
0 stopped
