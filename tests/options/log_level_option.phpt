--TEST--
log_level takes the names of PSR-3
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'] as $level) {
    echo verdict(['log_level' => $level]), ' ';
}
foreach (['warn', '', 'ERROR', 3, null] as $value) {
    echo "\n", verdict(['log_level' => $value]);
}
?>
--EXPECT--
fine fine fine fine fine fine fine fine 
ValueError: key "log_level" must be one of emergency, alert, critical, error, warning, notice, info or debug, "warn" given
ValueError: key "log_level" must be one of emergency, alert, critical, error, warning, notice, info or debug, "" given
ValueError: key "log_level" must be one of emergency, alert, critical, error, warning, notice, info or debug, "ERROR" given
TypeError: key "log_level" must be of type string, int given
TypeError: key "log_level" must be of type string, null given
