--TEST--
The INI entries have the documented defaults
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['max_line', 'connect_timeout', 'timeout', 'pool_size', 'pool_idle'] as $name) {
    echo $name, ' ', ini_get("lineproto.$name"), "\n";
}
?>
--EXPECT--
max_line 65536
connect_timeout 2
timeout 5
pool_size 32
pool_idle 60
