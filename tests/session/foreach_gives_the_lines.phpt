--TEST--
foreach gives the lines with their numbers; a second loop goes on behind a break; yield from works
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    foreach ($c as $n => $line) {
        $c->send("$n $line");
        if ($line === 'break') break;
    }
    foreach ($c as $line) {
        $c->send("again $line");
        if ($line === 'break') break;
    }
    $c->send('alone ' . $c->readLine());
    $upper = function () use ($c) { yield 'first'; yield from $c; yield 'last'; };
    foreach ($upper() as $line) {
        $c->send("generated $line");
        if ($line === 'break') break;
    }
    $iterator = $c->getIterator();
    $iterator->rewind();
    $c->send(json_encode([$iterator->valid(), $iterator->key(), $iterator->current(), $iterator->current()]));
    $iterator->next();
    $c->send(json_encode([$iterator->valid(), $iterator->key(), $iterator->current()]));
    $c->send(json_encode(iterator_to_array($c)));
    $c->send(json_encode([...$c]));
    PHP);
echo $server->connect()->send("a\nb\nbreak\nc\nbreak\nd\ne\nbreak\nf\ng\nh\ni\n\n0")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
0 a
1 b
2 break
again c
again break
alone d
generated first
generated e
generated break
[true,0,"f","f"]
[true,1,"g"]
["h","i","","0"]
[]
0after
