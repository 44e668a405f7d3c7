--TEST--
Callbacks are callables or null; what is none is a TypeError with the reason
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['on_connect', 'on_close', 'on_error', 'on_overflow', 'on_start', 'on_stop'] as $key) {
    foreach ([fn() => null, 'strlen', strlen(...), null] as $value) {
        echo verdict([$key => $value]), ' ';
    }
    echo verdict([$key => 'no_such_function']), "\n";
}
echo verdict(['on_close' => 5]), "\n", verdict(['on_close' => ['ArrayObject', 'nomethod']]), "\n";
?>
--EXPECT--
fine fine fine fine TypeError: key "on_connect" must be a valid callback or null, function "no_such_function" not found or invalid function name
fine fine fine fine TypeError: key "on_close" must be a valid callback or null, function "no_such_function" not found or invalid function name
fine fine fine fine TypeError: key "on_error" must be a valid callback or null, function "no_such_function" not found or invalid function name
fine fine fine fine TypeError: key "on_overflow" must be a valid callback or null, function "no_such_function" not found or invalid function name
fine fine fine fine TypeError: key "on_start" must be a valid callback or null, function "no_such_function" not found or invalid function name
fine fine fine fine TypeError: key "on_stop" must be a valid callback or null, function "no_such_function" not found or invalid function name
TypeError: key "on_close" must be a valid callback or null, no array or string given
TypeError: key "on_close" must be a valid callback or null, class ArrayObject does not have a method "nomethod"
