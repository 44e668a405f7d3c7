--TEST--
An address in use is a BindException that names address, call and reason, with errno as code; nothing stays open
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    PHP);
$child = new Child(<<<PHP
    try {
        lineproto_serve(['tcp://127.0.0.1:0', '$server->address']);
    } catch (Lineproto\\BindException \$error) {
        echo get_parent_class(\$error), ' ', \$error->getCode(), ' ', \$error->getMessage(), "\n";
        echo count(glob('/proc/self/fd/*')), "\n";
    }
    PHP);
$before = new Child('echo "\n", count(glob("/proc/self/fd/*")), "\n";');
$before->wait();
$child->wait();
[, $count] = explode("\n", $child->output());
[, $expected] = explode("\n", $before->output());
echo preg_replace('/:\d{4,5}/', ':PORT', strtok($child->output(), "\n")), $child->errors(), "\n";
var_dump($count === $expected);
$server->stop();
?>
--EXPECT--
Lineproto\LineprotoException 98 cannot listen on tcp://127.0.0.1:PORT: bind(): Address already in use
bool(true)
