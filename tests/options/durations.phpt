--TEST--
Durations take ints and floats of seconds, 0 is off, and nothing below, endless or in words
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['idle_timeout', 'line_timeout', 'write_timeout', 'handshake_timeout', 'drain_timeout', 'busy_poll'] as $key) {
    foreach ([0, 0.0, 5, 0.25, 1e-12, 1000000000] as $value) {
        echo verdict([$key => $value]), ' ';
    }
    echo verdict([$key => -0.001]), "\n";
}
foreach ([-1, NAN, INF, 1e10, '5', null, true, [5]] as $value) {
    echo verdict(['idle_timeout' => $value]), "\n";
}
?>
--EXPECT--
fine fine fine fine fine fine ValueError: key "idle_timeout" must be between 0 and 1000000000 seconds, -0.001 given
fine fine fine fine fine fine ValueError: key "line_timeout" must be between 0 and 1000000000 seconds, -0.001 given
fine fine fine fine fine fine ValueError: key "write_timeout" must be between 0 and 1000000000 seconds, -0.001 given
fine fine fine fine fine fine ValueError: key "handshake_timeout" must be between 0 and 1000000000 seconds, -0.001 given
fine fine fine fine fine fine ValueError: key "drain_timeout" must be between 0 and 1000000000 seconds, -0.001 given
fine fine fine fine fine fine ValueError: key "busy_poll" must be between 0 and 1000000000 seconds, -0.001 given
ValueError: key "idle_timeout" must be between 0 and 1000000000 seconds, -1 given
ValueError: key "idle_timeout" must be between 0 and 1000000000 seconds, NAN given
ValueError: key "idle_timeout" must be between 0 and 1000000000 seconds, INF given
ValueError: key "idle_timeout" must be between 0 and 1000000000 seconds, 1.0e+10 given
TypeError: key "idle_timeout" must be of type int|float (seconds), string given
TypeError: key "idle_timeout" must be of type int|float (seconds), null given
TypeError: key "idle_timeout" must be of type int|float (seconds), bool given
TypeError: key "idle_timeout" must be of type int|float (seconds), array given
