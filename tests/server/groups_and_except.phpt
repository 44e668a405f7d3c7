--TEST--
broadcast() reaches a group, or everybody, but one; who joined twice gets a line once; who left or is gone gets none
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $handler = function (string $line, Lineproto\Connection $connection) use ($server) {
        [$command, $group, $text] = explode(' ', "$line  ");
        return match ($command) {
            'join' => $connection->join($group) ?? 'joined',
            'leave' => $connection->leave($group) ?? 'left',
            'tell' => (string) $server->broadcast($text, $group === '*' ? null : $group, $connection),
            'everybody' => (string) $server->broadcast($group),
        };
    };
    $server->listen('tcp://127.0.0.1:0', $handler);
    $server->listen('tcp://127.0.0.1:0', $handler, ['framing' => Lineproto\Framing::netstring()]);
    $server->run();
    PHP);
[$a, $b, $c] = [$server->connect(), $server->connect(), $server->connect(1)];
echo $a->send("join red\njoin red\n")->line(), $a->line();
echo $b->send("join red\njoin blue\n")->line(), $b->line();
$c->send('8:join red,');
echo fread($c->stream, 9), "\n";
echo 'to red: ', $a->send("tell red one\n")->line(), 'b: ', $b->line(), 'c: ', fread($c->stream, 6), "\n";
echo 'to blue: ', $b->send("tell blue two\n")->line();
echo 'to nobody: ', $b->send("tell green two\n")->line();
echo $b->send("leave red\nleave green\n")->line(), $b->line();
echo 'to red: ', $a->send("tell red three\n")->line(), 'c: ', fread($c->stream, 8), "\n";
echo 'to all but a: ', $a->send("tell * four\n")->line(), 'b: ', $b->line(), 'c: ', fread($c->stream, 7), "\n";
$c->finish()->rest();
echo 'to everybody: ', $a->send("everybody five\n")->line(), 'a: ', $a->line(), 'b: ', $b->line();
echo $server->stop(), $a->rest(), $b->rest(), $server->output(), $server->errors();
?>
--EXPECT--
joined
joined
joined
joined
6:joined,
to red: 2
b: one
c: 3:one,
to blue: 0
to nobody: 0
left
left
to red: 1
c: 5:three,
to all but a: 2
b: four
c: 4:four,
to everybody: five
a: 2
b: five
0
