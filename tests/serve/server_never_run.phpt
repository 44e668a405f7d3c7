--TEST--
A server that listens and never runs is freed: its port and its path are free again
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$child = new Child(<<<PHP
    \$server = new Lineproto\\Server;
    \$address = \$server->listen('tcp://127.0.0.1:0', strrev(...));
    \$server->listen('unix://$path');
    \$server->after(1, fn() => \$server);
    var_dump(file_exists('$path'));
    unset(\$server);
    gc_collect_cycles();
    var_dump(file_exists('$path'));
    \$server = new Lineproto\\Server;
    var_dump(\$server->listen(\$address) === \$address);
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
bool(true)
bool(false)
bool(true)
