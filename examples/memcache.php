<?php
// A small memcached: the text protocol of https://github.com/memcached/memcached/blob/master/doc/protocol.txt, for tests and for machines
// that have PHP and nothing else. Each client is a session: a command is a line, read by readLine(), and the value behind a "set" is so many
// bytes, whatever they are, read by readBytes().

use Lineproto\Connection;

const USAGE = <<<'TEXT'
    usage: php examples/memcache.php [--memory=MIB] [address ...]

      address    tcp://127.0.0.1:11211, unix:///run/memcache.sock
      --memory   what keys and values may take (64); when it is full, what has not been used for longest is forgotten

    TEXT;
const LONGEST = 1 << 20;    // of a value
const VERSION = '1.6.0';     // of memcached: clients conclude from it what they may ask
const MONTH = 30 * 86400;   // a longer exptime is a date

final class Item
{
    public int $version;

    public function __construct(public string $value, public int $flags, public ?int $expires) {}
}

final class Cache
{
    public array $counters = ['cmd_get' => 0, 'cmd_set' => 0, 'get_hits' => 0, 'get_misses' => 0, 'evictions' => 0];
    /** @var array<string, Item> the least recently used first */
    private array $items = [];
    private int $bytes = 0;
    private int $version = 0;

    public function __construct(private int $most) {}

    public function get(string $key): ?Item
    {
        $item = $this->items[$key] ?? null;
        if ($item === null) {
            return null;
        }
        unset($this->items[$key]);
        if ($item->expires !== null && $item->expires <= time()) {
            $this->bytes -= strlen($key) + strlen($item->value);
            return null;
        }
        return $this->items[$key] = $item;   // to the end
    }

    public function set(string $key, Item $item): void
    {
        $this->delete($key);
        $item->version = ++$this->version;
        $this->items[$key] = $item;
        $this->bytes += strlen($key) + strlen($item->value);
        while ($this->bytes > $this->most) {
            $this->delete((string) array_key_first($this->items));   // PHP makes "12" an integer
            $this->counters['evictions']++;
        }
    }

    public function delete(string $key): bool
    {
        $item = $this->items[$key] ?? null;
        unset($this->items[$key]);
        $this->bytes -= $item ? strlen($key) + strlen($item->value) : 0;
        return $item !== null;
    }

    public function clear(): void
    {
        $this->items = [];
        $this->bytes = 0;
    }

    public function stats(): array
    {
        return ['pid' => getmypid(), 'time' => time(), 'version' => VERSION, 'curr_items' => count($this->items), 'bytes' => $this->bytes, 'limit_maxbytes' => $this->most] + $this->counters;
    }
}

function expires(int $time): ?int
{
    return match (true) {
        $time === 0 => null,
        $time < 0 => 0,
        $time <= MONTH => time() + $time,
        default => $time,
    };
}

/** set, add, replace, append, prepend and cas: "set KEY FLAGS EXPTIME BYTES", with cas also the version it must still have. */
function store(Cache $cache, Connection $client, string $command, array $words): string
{
    [$key, $flags, $time, $length, $version] = $words + [null, '', '', '', $command === 'cas' ? '' : '0'];
    if (count($words) > 5 || !preg_match('/^\d{1,10} -?\d{1,12} \d{1,9} \d{1,18}$/D', "$flags $time $length $version")) {
        return 'CLIENT_ERROR bad command line format';
    }
    for ($left = $length + 2, $data = ''; $left > 0; $left -= strlen($piece)) {   // too long a value is read all the same, and dropped
        $piece = $client->readBytes(min($left, 65536), 60);
        $data .= $length > LONGEST ? '' : $piece;
    }
    if ($length > LONGEST) {
        return 'SERVER_ERROR object too large for cache';
    }
    if (!str_ends_with($data, "\r\n")) {
        return 'CLIENT_ERROR bad data chunk';
    }
    $cache->counters['cmd_set']++;
    $data = substr($data, 0, -2);
    $old = $cache->get($key);
    $joined = in_array($command, ['append', 'prepend'], true);
    if ($command === 'cas' && ($old === null || (string) $old->version !== $version)) {
        return $old === null ? 'NOT_FOUND' : 'EXISTS';
    }
    if ($old === null ? $joined || $command === 'replace' : $command === 'add') {
        return 'NOT_STORED';
    }
    if ($joined) {
        $data = $command === 'append' ? $old->value . $data : $data . $old->value;
        if (strlen($data) > LONGEST) {
            return 'SERVER_ERROR object too large for cache';
        }
    }
    $cache->set($key, $joined ? new Item($data, $old->flags, $old->expires) : new Item($data, (int) $flags, expires((int) $time)));
    return 'STORED';
}

function get(Cache $cache, Connection $client, string $command, array $keys): string
{
    foreach ($keys as $key) {
        $item = $cache->get($key);
        $cache->counters['cmd_get']++;
        $cache->counters[$item ? 'get_hits' : 'get_misses']++;
        if ($item) {   // write(), not send(): a value may be any bytes, line ends too
            $client->write("VALUE $key $item->flags " . strlen($item->value) . ($command === 'gets' ? " $item->version" : '') . "\r\n$item->value\r\n");
        }
    }
    return 'END';
}

function count_up(Cache $cache, string $key, int $by): string
{
    $item = $cache->get($key);
    if ($item === null) {
        return 'NOT_FOUND';
    }
    if (!preg_match('/^\d{1,18}$/D', $item->value)) {
        return 'CLIENT_ERROR cannot increment or decrement non-numeric value';
    }
    $value = (string) max(0, (int) $item->value + $by);
    $cache->set($key, new Item($value, $item->flags, $item->expires));
    return $value;
}

/** The answer to a command. */
function answer(Cache $cache, Connection $client, string $command, array $words): string|array|null
{
    $key = $words[0] ?? '';
    $keyed = in_array($command, ['get', 'gets', 'set', 'add', 'replace', 'append', 'prepend', 'cas', 'delete', 'incr', 'decr', 'touch'], true);
    if ($keyed && ($words === [] || max(array_map(strlen(...), in_array($command, ['get', 'gets']) ? $words : [$key])) > 250)) {
        return $key === '' ? 'ERROR' : 'CLIENT_ERROR key too long';
    }
    switch ($command) {
        case 'get':
        case 'gets':
            return get($cache, $client, $command, $words);
        case 'set':
        case 'add':
        case 'replace':
        case 'append':
        case 'prepend':
        case 'cas':
            return store($cache, $client, $command, $words);
        case 'delete':
            if (count($words) > 1 && $words[1] !== '0') {
                return 'CLIENT_ERROR bad command line format';
            }
            return $cache->get($key) && $cache->delete($key) ? 'DELETED' : 'NOT_FOUND';
        case 'incr':
        case 'decr':
            if (!preg_match('/^\d{1,18}$/D', $words[1] ?? '')) {
                return 'CLIENT_ERROR invalid numeric delta argument';
            }
            return count_up($cache, $key, $command === 'incr' ? (int) $words[1] : -(int) $words[1]);
        case 'touch':
            if (!preg_match('/^-?\d{1,12}$/D', $words[1] ?? '')) {
                return 'CLIENT_ERROR invalid exptime argument';
            }
            $item = $cache->get($key);
            if ($item) {
                $item->expires = expires((int) $words[1]);
            }
            return $item ? 'TOUCHED' : 'NOT_FOUND';
        case 'flush_all':
            preg_match('/^[1-9]\d{0,8}$/D', $key) ? $client->server->after((int) $key, fn() => $cache->clear()) : $cache->clear();
            return 'OK';
        case 'version':
            return 'VERSION ' . VERSION;
        case 'verbosity':
            return count($words) === 1 && preg_match('/^\d+$/D', $key) ? 'OK' : 'ERROR';
        case 'stats':
            if ($words) {
                return 'CLIENT_ERROR there are only these stats';
            }
            $stats = $cache->stats() + ['curr_connections' => $client->server->stats()['open']];
            return [...array_map(fn($name, $value) => "STAT $name $value", array_keys($stats), $stats), 'END'];
        default:
            return 'ERROR';
    }
}

function session(Cache $cache, Connection $client): void
{
    try {
        while (($line = $client->readLine()) !== null) {
            $words = preg_split('/ +/', $line, -1, PREG_SPLIT_NO_EMPTY);
            $command = array_shift($words);
            if ($command === 'quit') {
                return;
            }
            $quiet = end($words) === 'noreply' && !in_array($command, ['get', 'gets', 'stats', 'version'], true);
            if ($quiet) {
                array_pop($words);
            }
            $reply = answer($cache, $client, (string) $command, $words);
            if (!$quiet) {
                $client->send($reply);
            }
        }
    } catch (Lineproto\ClosedException | Lineproto\TimeoutException) {
        // the client has left in the middle of a value: that is its own affair
    }
}

function usage(string $argument): never
{
    $asked = in_array($argument, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "cannot use \"$argument\"\n") . USAGE);
    exit($asked ? 0 : 2);
}

$memory = 64;
$addresses = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--memory=([1-9]\d{0,5})$/D', $argument, $match)) {
        $memory = (int) $match[1];
    } elseif ($argument === '' || $argument[0] === '-') {
        usage($argument);
    } else {
        $addresses[] = $argument;
    }
}
ini_set('memory_limit', $memory * 3 + 64 . 'M');   // PHP's own part of small items is larger than they are
$cache = new Cache($memory << 20);
try {
    lineproto_serve($addresses ?: 'tcp://127.0.0.1:11211', session: fn(Connection $client) => session($cache, $client), options: [
        'framing' => Lineproto\Framing::crlf(strict: false),   // memcached takes a bare LF too
        'greeting' => null,
        'overflow_reply' => 'CLIENT_ERROR line too long',
        'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    ]);
} catch (ValueError | Lineproto\LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
