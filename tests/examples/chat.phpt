--TEST--
examples/chat.php: names, rooms, who is there; control bytes stay out of other people's terminals
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/programs.inc';
$server = example('chat.php', 'tcp://127.0.0.1:0');
$ann = $server->connect()->send("a b\nann\n");
echo $ann->line(), $ann->line(), $ann->line();
$bob = $server->connect()->send("ann\nbob\n");
echo $bob->line(), $bob->line(), $bob->line();
echo $ann->line();
$bob->send("hi \e[2Jann\n");
echo json_encode($ann->line()), "\n";
$bob->send("/who\n/join den\n/who\n" . str_repeat('x', 600) . "\n/quit\n");
echo $bob->rest(), $ann->line();
echo $server->stop(), $server->errors();
?>
--EXPECT--
What is your name?
A name has 1 to 20 letters, digits, _ or -. What is yours?
Welcome, ann. /join ROOM, /who, /quit; anything else is said to your room.
What is your name?
ann is taken. What is your name?
Welcome, bob. /join ROOM, /who, /quit; anything else is said to your room.
* bob is here
"bob: hi [2Jann\n"
In lobby: ann, bob
You are in den now.
In den: bob
That was too long; nobody has seen it.
Bye, bob.
* bob has left
0
