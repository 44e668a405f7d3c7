--TEST--
What on_start throws leaves lineproto_serve(): a server that cannot start as meant does not run
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$child = new Child(<<<'PHP'
    try {
        lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => fn() => throw new Exception('no database')]);
    } catch (Exception $error) {
        echo $error->getMessage(), "\n";
    }
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
no database
