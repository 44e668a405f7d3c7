--TEST--
The numbers take ints within their limits
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (PHP_INT_SIZE < 8) die('skip integers of this test need 64 bits'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$limits = ['max_line' => [1, 2147418111], 'max_connections' => [0, 1073741823], 'max_per_ip' => [0, 2147483647], 'max_write_buffer' => [1, 2147483647],
    'max_memory' => [0, PHP_INT_MAX], 'max_lines_per_turn' => [1, 2147483647], 'backlog' => [1, 2147483647], 'unix_mode' => [0, 0777]];
foreach ($limits as $key => [$min, $max]) {
    echo verdict([$key => $min]), ' ', verdict([$key => $max]), "\n";
    echo verdict([$key => $min - 1]), "\n";
    echo $max === PHP_INT_MAX ? '' : verdict([$key => $max + 1]) . "\n";
}
foreach (['10', 10.0, null, true, [10], new stdClass] as $value) {
    echo verdict(['max_line' => $value]), "\n";
}
?>
--EXPECT--
fine fine
ValueError: key "max_line" must be between 1 and 2147418111, 0 given
ValueError: key "max_line" must be between 1 and 2147418111, 2147418112 given
fine fine
ValueError: key "max_connections" must be between 0 and 1073741823, -1 given
ValueError: key "max_connections" must be between 0 and 1073741823, 1073741824 given
fine fine
ValueError: key "max_per_ip" must be between 0 and 2147483647, -1 given
ValueError: key "max_per_ip" must be between 0 and 2147483647, 2147483648 given
fine fine
ValueError: key "max_write_buffer" must be between 1 and 2147483647, 0 given
ValueError: key "max_write_buffer" must be between 1 and 2147483647, 2147483648 given
fine fine
ValueError: key "max_memory" must be between 0 and 9223372036854775807, -1 given
fine fine
ValueError: key "max_lines_per_turn" must be between 1 and 2147483647, 0 given
ValueError: key "max_lines_per_turn" must be between 1 and 2147483647, 2147483648 given
fine fine
ValueError: key "backlog" must be between 1 and 2147483647, 0 given
ValueError: key "backlog" must be between 1 and 2147483647, 2147483648 given
fine fine
ValueError: key "unix_mode" must be between 0 and 511, -1 given
ValueError: key "unix_mode" must be between 0 and 511, 512 given
TypeError: key "max_line" must be of type int, string given
TypeError: key "max_line" must be of type int, float given
TypeError: key "max_line" must be of type int, null given
TypeError: key "max_line" must be of type int, bool given
TypeError: key "max_line" must be of type int, array given
TypeError: key "max_line" must be of type int, stdClass given
