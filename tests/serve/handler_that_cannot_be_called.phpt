--TEST--
A handler that is no callable is a TypeError with the reason, before anything listens
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (["'nosuchfunction'", "['Nowhere', 'method']", '5', "new stdClass", "[new ArrayObject, 'nomethod']"] as $handler) {
    $child = new Child(<<<PHP
        try {
            lineproto_serve('tcp://127.0.0.1:0', $handler, ['on_start' => fn() => print "it serves\n"]);
        } catch (TypeError \$error) {
            echo \$error->getMessage(), "\n";
        }
        PHP);
    $child->wait();
    echo $child->output(), $child->errors();
}
?>
--EXPECT--
lineproto_serve(): Argument #2 ($on_line) must be a valid callback or null, function "nosuchfunction" not found or invalid function name
lineproto_serve(): Argument #2 ($on_line) must be a valid callback or null, class "Nowhere" not found
lineproto_serve(): Argument #2 ($on_line) must be a valid callback or null, no array or string given
lineproto_serve(): Argument #2 ($on_line) must be a valid callback or null, no array or string given
lineproto_serve(): Argument #2 ($on_line) must be a valid callback or null, class ArrayObject does not have a method "nomethod"
