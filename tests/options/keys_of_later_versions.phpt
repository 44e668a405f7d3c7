--TEST--
Keys that only a later version implements are refused as such; they are nobody's nearest key
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['pid_file' => '/x'] as $key => $value) {
    echo verdict([$key => $value]), "\n";
}
echo preg_replace('/, did.*/', '', verdict(['statu' => 2])), "\n";
?>
--EXPECT--
ValueError: key "pid_file" is not available in this version
ValueError: has an unknown key "statu"
