--TEST--
With a wrong option nothing listens, not even for a moment
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
try {
    lineproto_serve("unix://$path", null, ['max_line' => 0]);
} catch (ValueError $error) {
    echo $error->getMessage(), "\n";
}
var_dump(file_exists($path));
?>
--EXPECT--
lineproto_serve(): Argument #3 ($options) key "max_line" must be between 1 and 2147418111, 0 given
bool(false)
