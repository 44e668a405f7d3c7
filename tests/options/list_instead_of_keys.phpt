--TEST--
Options without names are a ValueError that shows how they are written
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
echo verdict(['connect']), "\n", verdict([5 => true]), "\n", verdict([]), "\n";
?>
--EXPECT--
ValueError: must be an array with string keys, such as ["framing" => ...]
ValueError: must be an array with string keys, such as ["framing" => ...]
fine
