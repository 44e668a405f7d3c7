<?php
// One node of a chat that spans machines: examples/chat.php, whose rooms are those of all nodes. "sh examples/cluster/start.sh" starts two of
// them behind HAProxy.
//
// What somebody says goes to the clients of this node at once and through Redis to the others, which pass it on to theirs; what comes back
// from Redis of one's own is dropped. So a node without Redis is still a chat, nobody waits for Redis, and nothing is said twice. The price:
// two who speak at the same moment on two nodes may be heard in another order on each. The lines of one speaker keep theirs everywhere.
//
// No node knows who is on another: names end in the node's (ann@a), and /who asks around. So nothing has to be cleared up when a node dies.
//
// With --workers each of them is a node of its own (a1, a2, ...), with its own connection to Redis.

use Lineproto\Connection;
use Lineproto\LineprotoException;
use Lineproto\Server;

require __DIR__ . '/redis.php';

const USAGE = <<<'TEXT'
    usage: php examples/cluster/node.php [options] [address ...]

      address    where clients come, or the balancer; tcp://127.0.0.1:10014
      --name     of this node, behind the names of its guests (a)
      --redis    tcp://ADDRESS:PORT or unix:///PATH (tcp://127.0.0.1:6379); its password is the environment's REDIS_PASSWORD
      --trust    balancers that send PROXY headers, such as 10.0.0.2,10.0.0.3; without it clients come directly
      --status   where /health, /metrics and a page for browsers are, such as 127.0.0.1:9100
      --workers  processes (1)

    TEXT;

final class Guest
{
    public string $name = '';
    public string $room = '';
}

final class Node
{
    private const NAME = '/^[\pL\pN_-]{1,20}$/u';
    private const NAMES_SHOWN = 50;
    private const LONGEST_MESSAGE = 8192;
    private const APART = '* This node is on its own for now: who is on another one does not hear you.';

    private string $id;              // of this process, for the others
    private PubSub $redis;
    private array $guests = [];      // Connection by name; "@" in each, so no key becomes an int
    private array $rooms = [];       // Connection by name by room

    public function __construct(private Server $server, private string $name, string $redis)
    {
        $this->id = $name . '.' . bin2hex(random_bytes(8));
        $this->redis = new PubSub($server, $redis, (string) getenv('REDIS_PASSWORD'), $this->hear(...), $this->change(...));
        $this->redis->subscribe("chat:node:$this->id");
    }

    public function stop(): void
    {
        $this->redis->close();
    }

    public function line(string $line, Connection $peer): string|array|null
    {
        $guest = $peer->data;
        $line = plain($line);
        if ($line === null) {
            return 'This chat speaks UTF-8.';
        }
        if ($guest->name === '') {
            return $this->welcome($peer, $line);
        }
        switch (strtok($line, ' ')) {
            case false:
                return null;
            case '/who':
                return $this->who($guest);
            case '/join':
                $room = trim(substr($line, 5));
                if (!preg_match(self::NAME, $room)) {
                    return 'A room has 1 to 20 letters, digits, _ or -.';
                }
                $this->enter($peer, $room);
                return "You are in $room now.";
            case '/quit':
                $peer->close("Bye, $guest->name.");
                return null;
            default:
                $this->say($guest->room, "$guest->name: $line", $peer);
                return null;
        }
    }

    public function leave(Connection $peer): void
    {
        $guest = $peer->data;
        unset($this->guests[$guest->name]);
        $this->leave_room($peer);
    }

    private function welcome(Connection $peer, string $name): string|array
    {
        if (!preg_match(self::NAME, $name)) {
            return 'A name has 1 to 20 letters, digits, _ or -. What is yours?';
        }
        $full = "$name@$this->name";
        if (isset($this->guests[$full])) {
            return "$name is taken. What is your name?";
        }
        $peer->data->name = $full;
        $this->guests[$full] = $peer;
        $peer->join($this->group(''));
        $this->enter($peer, 'lobby');
        $welcome = "Welcome, $full, from $peer->remoteAddress. /join ROOM, /who, /quit; anything else is said to your room.";
        return $this->redis->joined() ? $welcome : [$welcome, self::APART];
    }

    private function enter(Connection $peer, string $room): void
    {
        $guest = $peer->data;
        if ($guest->room === $room) {
            return;
        }
        $this->leave_room($peer);
        if (!isset($this->rooms[$room])) {
            $this->redis->subscribe("chat:room:$room");   // nodes hear only what is said in rooms of their guests
        }
        $this->say($room, "* $guest->name is here");
        $this->rooms[$room][$guest->name] = $peer;
        $guest->room = $room;
        $peer->join($this->group($room));
    }

    private function leave_room(Connection $peer): void
    {
        $guest = $peer->data;
        $room = $guest->room;
        if ($room === '') {
            return;
        }
        $peer->leave($this->group($room));
        unset($this->rooms[$room][$guest->name]);
        $this->say($room, "* $guest->name has left");
        if (!$this->rooms[$room]) {
            unset($this->rooms[$room]);
            $this->redis->unsubscribe("chat:room:$room");
        }
    }

    /** Who is here is answered now; what the other nodes answer comes when it comes. */
    private function who(Guest $guest): string
    {
        $this->redis->publish("chat:room:$guest->room", "$this->id who $guest->name");
        return $this->present($guest->room);
    }

    private function present(string $room): string
    {
        $names = array_keys($this->rooms[$room] ?? []);
        sort($names);
        $more = count($names) - self::NAMES_SHOWN;
        return "In $room on $this->name: " . implode(', ', array_slice($names, 0, self::NAMES_SHOWN)) . ($more > 0 ? " and $more more" : '');
    }

    /** To everybody in the room but $except, wherever they are. */
    private function say(string $room, string $text, ?Connection $except = null): void
    {
        $this->server->broadcast($text, $this->group($room), $except);
        $this->redis->publish("chat:room:$room", "$this->id say $text");
    }

    /** The process is in the name of a group: broadcast() reaches other workers as well, and they have it from Redis. */
    private function group(string $room): string
    {
        return "$room@$this->id";
    }

    /** Something was published: "ID say TEXT", "ID who GUEST" in a room, "ID here GUEST TEXT" to this node alone. */
    private function hear(string $channel, string $message): void
    {
        [$from, $kind, $text] = explode(' ', $message, 3) + ['', '', ''];
        $text = strlen($message) > self::LONGEST_MESSAGE ? null : plain($text);   // another node should have seen to it
        if ($from === $this->id || $text === null) {
            return;
        }
        $room = preg_replace('/^chat:room:/', '', $channel);
        switch ($kind) {
            case 'say':
                $this->server->broadcast($text, $this->group($room));
                break;
            case 'who':
                if (isset($this->rooms[$room])) {
                    $this->redis->publish("chat:node:$from", "$this->id here $text " . $this->present($room));
                }
                break;
            case 'here':
                [$guest, $text] = explode(' ', $text, 2) + ['', ''];
                isset($this->guests[$guest]) && $this->guests[$guest]->send($text);
        }
    }

    private function change(bool $joined): void
    {
        $this->server->broadcast($joined ? '* All nodes are together again.' : self::APART, $this->group(''));
    }
}

/** Without control characters, which have no business in other people's terminals; null if it is not UTF-8. */
function plain(string $text): ?string
{
    $text = preg_replace('/\p{Cc}/u', '', $text);
    return $text === null ? null : trim($text);
}

function usage(string $mistake): never
{
    $asked = in_array($mistake, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "$mistake\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['name' => 'a', 'redis' => 'tcp://127.0.0.1:6379', 'trust' => '', 'status' => '', 'workers' => '1'];
$addresses = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('~^--(?:(name)=([\pL\pN_-]{1,20})|(redis)=(tcp://.+:\d{1,5}|unix:///.+)|(trust|status)=(.+)|(workers)=(\d{1,3}))$~Du', $argument, $match, PREG_UNMATCHED_AS_NULL)) {
        $settings[$match[1] ?? $match[3] ?? $match[5] ?? $match[7]] = $match[2] ?? $match[4] ?? $match[6] ?? $match[8];
    } elseif ($argument === '' || $argument[0] === '-') {
        usage(in_array($argument, ['-h', '--help'], true) ? $argument : "cannot use \"$argument\"");
    } else {
        $addresses[] = $argument;
    }
}

$node = null;
try {
    lineproto_serve($addresses ?: 'tcp://127.0.0.1:10014', function (string $line, Connection $peer) use (&$node) {
        return $node->line($line, $peer);
    }, [
        'greeting' => 'What is your name?',
        'max_line' => 500,
        'overflow' => Lineproto\Overflow::Discard,
        'overflow_reply' => 'That was too long; nobody has seen it.',
        'max_per_ip' => 50,
        'idle_timeout' => 3600,
        'proxy_protocol' => $settings['trust'] !== '',
        'trusted_proxies' => $settings['trust'] === '' ? [] : explode(',', $settings['trust']),
        'status' => $settings['status'] === '' ? null : $settings['status'],
        'workers' => (int) $settings['workers'],
        'on_connect' => function (Connection $peer): void {
            $peer->data = new Guest;
        },
        'on_close' => function (Connection $peer) use (&$node): void {
            $node->leave($peer);
        },
        'on_start' => function (Server $server) use (&$node, $settings): void {
            $number = $settings['workers'] > 1 ? $server->stats()['workers'][getmypid()]['worker'] : '';
            $node = new Node($server, $settings['name'] . $number, $settings['redis']);
            print 'listening on ' . implode(', ', $server->addresses()) . "\n";
        },
        'on_stop' => function () use (&$node): void {
            $node->stop();
        },
    ]);
} catch (ValueError | LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
