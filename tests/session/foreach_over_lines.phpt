--TEST--
foreach gives the lines, numbered; a second loop goes on where the first one stopped
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $i => $line) {
            $c->send("first loop $i $line");
            if ($line === 'break') {
                break;
            }
        }
        $c->send('by hand ' . $c->readLine());
        foreach ($c as $i => $line) {
            $c->send("second loop $i $line");
            foreach ($c as $j => $inner) {
                $c->send("inner loop $j $inner");
                break;
            }
        }
        foreach ($c as $line) {
            $c->send('never');
        }
        $c->send('end');
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\n0\nbreak\nb\nc\nd\ne\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
first loop 0 a
first loop 1 0
first loop 2 break
by hand b
second loop 0 c
inner loop 0 d
second loop 1 e
end
0
