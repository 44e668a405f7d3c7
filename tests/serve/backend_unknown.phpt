--TEST--
An unknown backend is a clear error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$child = new Child(<<<'PHP'
    try {
        lineproto_serve('tcp://127.0.0.1:0');
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
    PHP, ['lineproto.backend' => 'abacus']);
$child->wait();
echo $child->output(), $child->errors();
?>
--EXPECT--
ValueError: this build has no event backend called "abacus"
