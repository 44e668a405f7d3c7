--TEST--
examples/cluster: what is said at one node is heard at the other, once; who comes through HAProxy is known by his own address; nothing is left at the end
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/cluster.inc';
$cluster = Cluster::start();
$ann = Guest::at($cluster, 'a', 'ann', '127.0.0.5');
$bob = Guest::at($cluster, 'b', 'bob');
$address = stream_socket_get_name($ann->stream, false);
echo strtok($address, ':'), "\n", str_replace($address, 'HER ADDRESS', $ann->welcome), "\n";
$ann->is_heard_by($bob);
$bob->is_heard_by($ann);

echo "-- from one to the other, and what comes next is not the same again\n";
$ann->say('hello');
echo $bob->line(), "\n";
$bob->say('hello, ann');
echo $ann->line(), "\n";
$ann->say('again');
echo $bob->line(), "\n";

echo "-- who is there\n";
$bob->say('/who');
echo $bob->line(), "\n", $bob->line(), "\n";

echo "-- another room\n";
$ann->say('/join den');
echo $ann->line(), "\n", $bob->line(), "\n";
$ann->say('nobody hears this');
$bob->say('/join den');
echo $bob->line(), "\n", $ann->line(), "\n";
$bob->is_heard_by($ann);
$ann->is_heard_by($bob);
$ann->say("so \e[2J\x07 \u{9b}1m it is");
echo json_encode($bob->line()), "\n";

echo "-- a name that is taken at one node is not at the other\n";
$second = Guest::at($cluster, 'b', 'ann');
echo $second->name, "\n";

echo "-- what others publish cannot rule a terminal, nor end the node's connection to Redis\n";
$redis = stream_socket_client("tcp://$cluster->redis");
foreach (["x say one\r\ntwo \e[2J", "x say \xff", 'x', '', 'x nonsense y', 'x here', 'x here nobody@b y', "x say " . str_repeat('y', 9000), 'x say the last'] as $message) {
    fwrite($redis, "*3\r\n\$7\r\nPUBLISH\r\n\$13\r\nchat:room:den\r\n\$" . strlen($message) . "\r\n$message\r\n");
}
echo json_encode([$bob->line(), $bob->line(), $ann->line(), $ann->line()]), "\n";

echo "-- leaving\n";
$bob->say('/quit');
echo $bob->line(), $bob->line(), "\n", $ann->line(), "\n";

echo "-- a node that is stopped at once still tells the other who has left\n";
$ann->say('/join lobby');
echo $ann->line(), "\n";
$second->is_heard_by($ann);
foreach ([19, 15, 2, 18] as $signal) {   // TERM and INT come at the same moment
    posix_kill($cluster->processes['b'], $signal);
}
echo $ann->line(), "\n", $second->hear('nothing'), "\n";
echo strtok($cluster->hear('Node b has ended'), ';'), "\n", $cluster->end();
?>
--EXPECT--
127.0.0.5
Welcome, ann@a, from HER ADDRESS. /join ROOM, /who, /quit; anything else is said to your room.
-- from one to the other, and what comes next is not the same again
ann@a: hello
bob@b: hello, ann
ann@a: again
-- who is there
In lobby on b: bob@b
In lobby on a: ann@a
-- another room
You are in den now.
* ann@a has left
You are in den now.
* bob@b is here
"ann@a: so [2J 1m it is"
-- a name that is taken at one node is not at the other
ann@b
-- what others publish cannot rule a terminal, nor end the node's connection to Redis
["onetwo [2J","the last","onetwo [2J","the last"]
-- leaving
Bye, bob@b.
* bob@b has left
-- a node that is stopped at once still tells the other who has left
You are in lobby now.
* ann@b has left
the end
Node b has ended (status 0)
143
nothing is left
