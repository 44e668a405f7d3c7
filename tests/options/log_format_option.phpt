--TEST--
log_format is text or json
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['text', 'json', 'JSON', '', "text\0", 'xml', null, 5] as $value) {
    echo verdict(['log_format' => $value]), "\n";
}
?>
--EXPECTF--
fine
fine
ValueError: key "log_format" must be "text" or "json", "JSON" given
ValueError: key "log_format" must be "text" or "json", "" given
ValueError: key "log_format" must be "text" or "json", "text" given
ValueError: key "log_format" must be "text" or "json", "xml" given
TypeError: key "log_format" must be of type string, null given
TypeError: key "log_format" must be of type string, int given
