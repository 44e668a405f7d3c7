--TEST--
broadcast() reaches the connections of all workers, or those of a group there; what it returns is the receivers in its own process
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready]);
    PHP, 3);
[$a, $b, $c] = array_values(peers($server, 3));
echo ask($a, 'join x'), ' ', ask($b, 'join x'), ' ', ask($b, 'join y'), "\n";
$a->send("broadcast to all\n");
echo 'a: ', $a->line(), '   ', $a->line(), 'b: ', $b->line(), 'c: ', $c->line();
$a->send("others but a\n");
echo 'a: ', $a->line(), 'b: ', $b->line(), 'c: ', $c->line();
$c->send("to x x\n");
echo 'c: ', $c->line(), 'a: ', $a->line(), 'b: ', $b->line();
$c->send("to y y\nto nobody nobody\n");
echo 'c: ', $c->line(), '   ', $c->line(), 'b: ', $b->line();
$c->send("broadcast \n");
echo 'c: ', $c->line(), '   ', $c->line(), 'a: ', $a->line(), 'b: ', $b->line();
echo ask($a, 'echo a'), ask($b, 'echo b'), ask($c, 'echo c'), "\n";   // nothing else has come
echo end_of($server), "\n", $server->errors();
?>
--EXPECT--
joined joined joined
a: to all
   receivers 1
b: to all
c: to all
a: receivers 0
b: but a
c: but a
c: receivers 0
a: x
b: x
c: receivers 0
   receivers 0
b: y
c: 
   receivers 1
a: 
b: 
abc
status 0
