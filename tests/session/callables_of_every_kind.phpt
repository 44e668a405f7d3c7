--TEST--
A session may be any callable: with or without the argument, internal, static, invokable, by __call()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    class Of { function __call($name, $args) { $args[0]->send("$name " . count($args)); $args[0]->readLine(); }
        function method($c) { $c->send('method ' . $c->readLine()); } static function fixed($c) { $c->send('static ' . $c->readLine()); } function __invoke($c) { $c->send('invoked ' . $c->readLine()); } }
    function without() { say('without'); }
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $of = new Of;
    foreach ([[$of, 'method'], 'Of::fixed', $of, [$of, 'magic'], $of->magic(...), $of->method(...), 'without', 'iterator_count'] as $callable) {
        $server->listen('tcp://127.0.0.1:0', session: $callable);
    }
    unset($of);
    $server->run();
    PHP);
for ($i = 0; $i < 8; $i++) {
    $peers[] = [$server->connect($i), $server->connect($i)];
}
foreach ($peers as [$one, $two]) {
    echo $one->send("a\n")->finish()->rest(), $two->send("b\n")->finish()->rest();
}
echo $server->hear(), $server->hear(), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
method a
method b
static a
static b
invoked a
invoked b
magic 1
magic 1
magic 1
magic 1
method a
method b
withoutwithout
0
