--TEST--
Every kind of callable is a handler: functions by name, with one parameter, static and object methods, __invoke, __call
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$handlers = [
    "'strrev'", "'strtoupper'", 'strrev(...)', "'both'", "'Shop::byStatic'", "['Shop', 'byStatic']", "[new Shop, 'byMethod']",
    "(new Shop)->byMethod(...)", 'new Shop', "[new Shop, 'magic']", "'Shop::magicStatic'",
    'fn(string $line) => "fn $line"', 'fn() => "none"', 'fn(...$all) => count($all) . " arguments"', 'static fn($line, $c, $more = "default") => $more',
    'both(...)', "new class { public function __invoke(\$line, \$connection) { return \"\$connection->id\"; } }",
];
foreach ($handlers as $handler) {
    $server = Child::serve(<<<PHP
        function both(string \$line, Lineproto\Connection \$connection): string { return "both \$line"; }
        class Shop {
            static function byStatic(\$line) { return "static \$line"; }
            function byMethod(\$line, \$connection) { return "method \$line of \$connection->id"; }
            function __invoke(\$line) { return "invoke \$line"; }
            function __call(\$name, \$arguments) { return "\$name " . get_debug_type(\$arguments[1]); }
            static function __callStatic(\$name, \$arguments) { return "\$name \$arguments[0]"; }
        }
        lineproto_serve('tcp://127.0.0.1:0', $handler, ['greeting' => null, 'on_start' => \$ready]);
        PHP);
    echo $handler, ': ', str_replace("\n", ' ', $server->connect()->send("ab\nab\n")->finish()->rest()), "\n";
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
'strrev': ba ba 
'strtoupper': AB AB 
strrev(...): ba ba 
'both': both ab both ab 
'Shop::byStatic': static ab static ab 
['Shop', 'byStatic']: static ab static ab 
[new Shop, 'byMethod']: method ab of 1 method ab of 1 
(new Shop)->byMethod(...): method ab of 1 method ab of 1 
new Shop: invoke ab invoke ab 
[new Shop, 'magic']: magic Lineproto\Connection magic Lineproto\Connection 
'Shop::magicStatic': magicStatic ab magicStatic ab 
fn(string $line) => "fn $line": fn ab fn ab 
fn() => "none": none none 
fn(...$all) => count($all) . " arguments": 2 arguments 2 arguments 
static fn($line, $c, $more = "default") => $more: default default 
both(...): both ab both ab 
new class { public function __invoke($line, $connection) { return "$connection->id"; } }: 1 1 
