--TEST--
Generators and lists leave in order between a session's lines, and the next line waits for them
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            $c->send("begin $line");
            $c->send((function () use ($line) { for ($i = 0; $i < 3; $i++) yield "$line $i"; })());
            $c->send(["$line listed", "$line too"]);
            $c->write("raw $line\n");
            $c->send("end $line");
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nb\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
begin a
a 0
a 1
a 2
a listed
a too
raw a
end a
begin b
b 0
b 1
b 2
b listed
b too
raw b
end b
0
