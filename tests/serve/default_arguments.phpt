--TEST--
Without any argument it listens on 127.0.0.1:10008
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$function = new ReflectionFunction('lineproto_serve');
foreach ($function->getParameters() as $parameter) {
    echo $parameter, "\n";
}
echo $function->getReturnType(), "\n";
?>
--EXPECT--
Parameter #0 [ <optional> array|string $address = "tcp://127.0.0.1:10008" ]
Parameter #1 [ <optional> ?callable $on_line = null ]
Parameter #2 [ <optional> array $options = [] ]
Parameter #3 [ <optional> ?callable $session = null ]
void
