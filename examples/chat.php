<?php
// A chat for nc or telnet: choose a name, talk to your room, change rooms with /join.
//
// usage: php examples/chat.php [address], then in other terminals: nc 127.0.0.1 10010

final class Guest
{
    public string $name = '';
    public string $room = '';
}

function enter(Lineproto\Connection $peer, string $room): void
{
    $guest = $peer->data;
    if ($guest->room !== '') {
        $peer->leave($guest->room);
        $peer->server->broadcast("* $guest->name has left", $guest->room);
    }
    $guest->room = $room;
    $peer->server->broadcast("* $guest->name is here", $room);
    $peer->join($room);
}

/** Names in use, to keep them unique. */
function names(Lineproto\Server $server, ?string $room = null): array
{
    $names = [];
    foreach ($server->connections() as $peer) {
        if ($peer->data->name !== '' && ($room === null || $peer->data->room === $room)) {
            $names[] = $peer->data->name;
        }
    }
    sort($names);
    return $names;
}

function choose_name(Lineproto\Connection $peer, string $name): string
{
    if (!preg_match('/^[\pL\pN_-]{1,20}$/u', $name)) {
        return 'A name has 1 to 20 letters, digits, _ or -. What is yours?';
    }
    if (in_array($name, names($peer->server), true)) {
        return "$name is taken. What is your name?";
    }
    $peer->data->name = $name;
    enter($peer, 'lobby');
    return "Welcome, $name. /join ROOM, /who, /quit; anything else is said to your room.";
}

function chat(string $line, Lineproto\Connection $peer): ?string
{
    $guest = $peer->data;
    $line = preg_replace('/\p{Cc}/u', '', $line);   // no control characters into other people's terminals
    if ($line === null) {
        return 'This chat speaks UTF-8.';
    }
    $line = trim($line);
    if ($guest->name === '') {
        return choose_name($peer, $line);
    }
    switch (strtok($line, ' ')) {
        case false:
            return null;
        case '/who':
            return 'In ' . $guest->room . ': ' . implode(', ', names($peer->server, $guest->room));
        case '/join':
            $room = trim(substr($line, 5));
            if (!preg_match('/^[\pL\pN_-]{1,20}$/u', $room)) {
                return 'A room has 1 to 20 letters, digits, _ or -.';
            }
            enter($peer, $room);
            return "You are in $room now.";
        case '/quit':
            $peer->close("Bye, $guest->name.");
            return null;
        default:
            $peer->server->broadcast("$guest->name: $line", $guest->room, $peer);
            return null;
    }
}

lineproto_serve($argv[1] ?? 'tcp://127.0.0.1:10010', chat(...), [
    'greeting' => 'What is your name?',
    'max_line' => 500,
    'overflow' => Lineproto\Overflow::Discard,
    'overflow_reply' => 'That was too long; nobody has seen it.',
    'max_per_ip' => 50,
    'idle_timeout' => 3600,
    'on_connect' => function (Lineproto\Connection $peer): void {
        $peer->data = new Guest;
    },
    'on_close' => function (Lineproto\Connection $peer): void {
        if ($peer->data->name !== '') {
            $peer->server->broadcast("* {$peer->data->name} has left", $peer->data->room);
        }
    },
    'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
]);
