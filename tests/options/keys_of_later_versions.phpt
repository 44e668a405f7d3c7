--TEST--
Keys that only a later version implements are refused as such; they are nobody's nearest key
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['status' => '127.0.0.1:0'] as $key => $value) {
    echo verdict([$key => $value]), "\n";
}
echo preg_replace('/, did.*/', '', verdict(['statu' => 2])), "\n";
?>
--EXPECT--
ValueError: key "status" is not available in this version
ValueError: has an unknown key "statu"
