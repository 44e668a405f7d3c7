<?php
// A cache that memcached's clients can talk to: its text protocol (https://github.com/memcached/memcached/blob/master/doc/protocol.txt), without
// slabs, meta commands and gat. What does not fit any more pushes out what has not been used for the longest time.
//
// Commands are lines, but values are bytes: "set greeting 0 0 5", then five bytes of anything, then a line end. So it is a session, which
// reads lines with readLine() and values with readBytes(), and whose write() waits while its client is slow in reading.

use Lineproto\ClosedException;
use Lineproto\Connection;
use Lineproto\Server;

const USAGE = <<<'TEXT'
    usage: php examples/memcache.php [--memory=MB] [--item=BYTES] [address ...]

      address    tcp://127.0.0.1:11211; whoever reaches it can read and write everything
      --memory   for all items together (64); the process needs about twice as much
      --item     the longest value (1048576)

    TEXT;
const VERSION = '1.6.0-lineproto';   // clients look at the numbers to know what they may use
const ARGUMENTS = [   // at least, at most
    'get' => [1, 1 << 20], 'gets' => [1, 1 << 20], 'delete' => [1, 2], 'incr' => [2, 2], 'decr' => [2, 2], 'touch' => [2, 2],
    'flush_all' => [0, 1], 'stats' => [0, 0], 'version' => [0, 1 << 20], 'verbosity' => [1, 1],
];
const KEY = '([^\x00-\x20\x7f]{1,250})';
const OVERHEAD = 200;                // bytes that PHP needs for an item beside its key and value

final class Item
{
    public function __construct(public string $value, public int $flags, public int $expires, public int $version) {}
}

final class Cache
{
    /** @var array<string, Item> the least recently used first */
    private array $items = [];
    private int $bytes = 0;
    private int $version = 0;
    private array $counts = ['cmd_get' => 0, 'get_hits' => 0, 'cmd_set' => 0, 'evictions' => 0];

    public function __construct(private int $limit, public readonly int $longest) {}

    public function find(string $key): ?Item
    {
        $item = $this->items[$key] ?? null;
        if ($item === null) {
            return null;
        }
        if ($item->expires && $item->expires <= time()) {
            $this->remove($key);
            return null;
        }
        unset($this->items[$key]);     // PHP's arrays keep their order: put in again, it is the last one
        return $this->items[$key] = $item;
    }

    public function get(string $key): ?Item
    {
        $item = $this->find($key);
        $this->counts['cmd_get']++;
        $this->counts['get_hits'] += $item !== null;
        return $item;
    }

    /** set, add, replace, append, prepend and cas: whether there is such an item decides. */
    public function store(string $command, string $key, string $value, int $flags, int $expires, ?int $version): string
    {
        $this->counts['cmd_set']++;
        $item = $this->find($key);
        if ($command === 'cas' && $item?->version !== $version) {
            return $item ? 'EXISTS' : 'NOT_FOUND';
        }
        if ($command === 'add' ? $item : !$item && in_array($command, ['replace', 'append', 'prepend'], true)) {
            return 'NOT_STORED';
        }
        if ($command === 'append' || $command === 'prepend') {
            [$flags, $expires] = [$item->flags, $item->expires];
            $value = $command === 'append' ? $item->value . $value : $value . $item->value;
            if (strlen($value) > $this->longest) {
                return 'SERVER_ERROR object too large for cache';
            }
        }
        $this->put($key, $value, $flags, $expires);
        return 'STORED';
    }

    private function put(string $key, string $value, int $flags, int $expires): void
    {
        $this->remove($key);
        $this->items[$key] = new Item($value, $flags, $expires, ++$this->version);
        $this->bytes += strlen($key) + strlen($value) + OVERHEAD;
        if ($this->bytes > $this->limit) {
            foreach ($this->items as $old => $item) {   // a twentieth at once: walking past what was removed costs time too
                $this->remove((string) $old);
                $this->counts['evictions']++;
                if ($this->bytes <= $this->limit * 0.95) {
                    return;
                }
            }
        }
    }

    public function remove(string $key): bool
    {
        $item = $this->items[$key] ?? null;
        $this->bytes -= $item ? strlen($key) + strlen($item->value) + OVERHEAD : 0;
        unset($this->items[$key]);
        return $item !== null;
    }

    /** Of unsigned numbers below 2^63; memcached's go to 2^64. */
    public function count(string $key, int $by): string
    {
        $item = $this->find($key);
        if ($item === null) {
            return 'NOT_FOUND';
        }
        if (!preg_match('/^\d{1,18}$/D', $item->value)) {
            return 'CLIENT_ERROR cannot increment or decrement non-numeric value';
        }
        $this->put($key, (string) max(0, (int) $item->value + $by), $item->flags, $item->expires);
        return $this->items[$key]->value;
    }

    public function touch(string $key, int $expires): string
    {
        $item = $this->find($key);
        if ($item) {
            $item->expires = $expires;
        }
        return $item ? 'TOUCHED' : 'NOT_FOUND';
    }

    public function flush(): void
    {
        $this->items = [];
        $this->bytes = 0;
    }

    public function stats(): array
    {
        return ['curr_items' => count($this->items), 'bytes' => $this->bytes, 'limit_maxbytes' => $this->limit,
            'get_misses' => $this->counts['cmd_get'] - $this->counts['get_hits']] + $this->counts;
    }
}

/** 0 for ever, up to 30 days from now, or a Unix time; something in the past for what is over already. */
function expiry(string $seconds): int
{
    $seconds = (int) $seconds;
    return $seconds < 0 ? 1 : ($seconds > 0 && $seconds <= 2592000 ? time() + $seconds : $seconds);
}

/** get and gets. Values may hold line ends, so they are written as they are. */
function get(array $keys, bool $versions, Cache $cache, Connection $peer): string
{
    foreach ($keys as $key) {
        if (!preg_match('/^' . KEY . '$/D', $key)) {
            return 'CLIENT_ERROR bad command line format';
        }
        if ($item = $cache->get($key)) {
            $peer->write("VALUE $key $item->flags " . strlen($item->value) . ($versions ? " $item->version" : '') . "\r\n$item->value\r\n");
        }
    }
    return 'END';
}

/** A command with a value behind it; null if it wants no reply. */
function store(string $line, Cache $cache, Connection $peer): ?string
{
    if (!preg_match('/^ *(\w+) +' . KEY . ' +(\d{1,10}) +(-?\d{1,10}) +(\d{1,10})(?: +(\d{1,18}))?( +noreply)? *$/D', $line, $match, PREG_UNMATCHED_AS_NULL)
        || ($match[1] === 'cas') !== isset($match[6])) {
        return $peer->close('CLIENT_ERROR bad command line format');   // and no further: what follows is a value, no commands
    }
    [, $command, $key, $flags, $expires, $length, $version, $quiet] = $match;
    if ($length > $cache->longest) {
        for ($left = $length + 2; $left > 0; $left -= 65536) {
            $peer->readBytes(min($left, 65536));
        }
        $cache->remove($key);   // better no value than an old one
        return $quiet ? null : 'SERVER_ERROR object too large for cache';
    }
    $block = $peer->readBytes($length + 2);
    if (!str_ends_with($block, "\r\n")) {
        return $peer->close('CLIENT_ERROR bad data chunk');
    }
    $reply = $cache->store($command, $key, substr($block, 0, -2), (int) $flags, expiry($expires), $version === null ? null : (int) $version);
    return $quiet ? null : $reply;
}

function stats(Cache $cache, Server $server): iterable
{
    $counters = $server->stats();
    $stats = ['pid' => getmypid(), 'uptime' => (int) $counters['uptime'], 'time' => time(), 'version' => VERSION,
        'curr_connections' => $counters['open'], 'total_connections' => $counters['accepted']] + $cache->stats();
    foreach ($stats as $name => $value) {
        yield "STAT $name $value";
    }
    yield 'END';
}

function flush_all(string $delay, Cache $cache, Server $server): string
{
    if (!preg_match('/^\d{0,9}$/D', $delay)) {
        return 'CLIENT_ERROR bad command line format';
    }
    (int) $delay ? $server->after((int) $delay, fn() => $cache->flush()) : $cache->flush();
    return 'OK';
}

/** A command of one line. */
function command(array $words, Cache $cache, Connection $peer): string|iterable
{
    [$command, $key, $number] = $words + ['', '', ''];
    [$least, $most] = ARGUMENTS[$command] ?? [1, 0];
    if (count($words) - 1 < $least || count($words) - 1 > $most) {
        return 'ERROR';
    }
    $is_number = preg_match('/^-?\d{1,18}$/D', $number);
    return match ($command) {
        'get', 'gets' => get(array_slice($words, 1), $command === 'gets', $cache, $peer),
        'delete' => $cache->find($key) && $cache->remove($key) ? 'DELETED' : 'NOT_FOUND',
        'incr', 'decr' => $is_number && $number[0] !== '-' ? $cache->count($key, $command === 'incr' ? (int) $number : -(int) $number)
            : 'CLIENT_ERROR invalid numeric delta argument',
        'touch' => $is_number ? $cache->touch($key, expiry($number)) : 'CLIENT_ERROR invalid exptime argument',
        'flush_all' => flush_all($key, $cache, $peer->server),
        'stats' => stats($cache, $peer->server),
        'version' => 'VERSION ' . VERSION,
        'verbosity' => 'OK',
    };
}

function serve(Connection $peer, Cache $cache): void
{
    try {
        foreach ($peer as $line) {
            $words = preg_split('/ +/', $line, -1, PREG_SPLIT_NO_EMPTY);
            if ($words === ['quit']) {
                return;
            }
            if (in_array($words[0] ?? '', ['set', 'add', 'replace', 'append', 'prepend', 'cas'], true)) {
                $reply = store($line, $cache, $peer);
            } else {
                $quiet = end($words) === 'noreply' && in_array($words[0], ['delete', 'incr', 'decr', 'touch', 'flush_all', 'verbosity'], true);
                $reply = command($quiet ? array_slice($words, 0, -1) : $words, $cache, $peer);
                $reply = $quiet ? null : $reply;
            }
            if ($reply !== null) {
                $peer->send($reply);
            }
        }
    } catch (ClosedException) {
        // the client has left in the middle of a value, which is no value then
    }
}

function usage(string $argument): never
{
    $asked = in_array($argument, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "cannot use \"$argument\"\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['memory' => 64, 'item' => 1 << 20];
$addresses = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--(memory|item)=([1-9]\d{0,8})$/D', $argument, $match)) {
        $settings[$match[1]] = (int) $match[2];
    } elseif ($argument === '' || $argument[0] === '-') {
        usage($argument);
    } else {
        $addresses[] = $argument;
    }
}
ini_set('memory_limit', 2 * $settings['memory'] + 3 * ($settings['item'] >> 20) + 64 . 'M');   // whatever php.ini has: more is a bug, less is not enough
$cache = new Cache($settings['memory'] << 20, $settings['item']);
try {
    lineproto_serve($addresses ?: 'tcp://127.0.0.1:11211', session: fn(Connection $peer) => serve($peer, $cache), options: [
        'framing' => Lineproto\Framing::crlf(false),   // commands may end in LF too, answers end in CR LF
        'greeting' => null,
        'slow_consumer' => Lineproto\SlowConsumer::Block,
        'max_line' => 1 << 20,                         // clients ask for many keys in one line
        'overflow_reply' => 'CLIENT_ERROR line too long',
        'on_start' => fn(Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    ]);
} catch (ValueError | Lineproto\LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
