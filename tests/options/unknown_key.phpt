--TEST--
An unknown key is a ValueError that names the nearest one
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['max_lines', 'maxLine', 'greting', 'on_conect', 'timeout', 'idel_timeout', 'MAX_LINE', 'tcp_nodelay', 'signal', 'onclose'] as $key) {
    echo verdict([$key => 1]), "\n";
}
foreach (['', 'x', 'tcp', str_repeat('long_', 100), "max\0line", "new\nline", "\xff"] as $key) {
    echo str_contains(verdict([$key => 1]), 'has an unknown key "') ? '' : verdict([$key => 1]);
}
?>
--EXPECT--
ValueError: has an unknown key "max_lines", did you mean "max_line"?
ValueError: has an unknown key "maxLine", did you mean "max_line"?
ValueError: has an unknown key "greting", did you mean "greeting"?
ValueError: has an unknown key "on_conect", did you mean "on_connect"?
ValueError: has an unknown key "timeout", did you mean "idle_timeout"?
ValueError: has an unknown key "idel_timeout", did you mean "idle_timeout"?
ValueError: has an unknown key "MAX_LINE", did you mean "max_line"?
ValueError: has an unknown key "tcp_nodelay", did you mean "nodelay"?
ValueError: has an unknown key "signal", did you mean "signals"?
ValueError: has an unknown key "onclose", did you mean "on_close"?
