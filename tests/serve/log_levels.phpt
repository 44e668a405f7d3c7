--TEST--
log_level is the least level that is logged
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['info' => 'info', 'notice' => '', 'error' => ''] as $level => $expected) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', null, ['transcript' => false, 'log_level' => '$level', 'on_start' => \$ready,
            'log' => fn(\$level, \$message) => print "\$level \$message\n"]);
        PHP);
    $server->stop();
    echo "$level:\n", $server->output(), $server->errors();
}
?>
--EXPECT--
info:
info listening
info signal
info draining
notice:
error:
