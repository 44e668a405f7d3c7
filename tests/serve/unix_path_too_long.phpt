--TEST--
A path longer than the system allows is refused with a clear error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
try {
    lineproto_serve('unix:///' . str_repeat('x', 200));
} catch (Throwable $error) {
    echo get_class($error), ' ', preg_replace('/x{10,}\.*/', 'x...', $error->getMessage()), "\n";
}
?>
--EXPECT--
ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "unix:///x..." has a path of 201 bytes; this system's limit is 107
