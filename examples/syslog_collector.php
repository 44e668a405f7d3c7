<?php
// Collects syslog over TCP (RFC 6587) and writes a JSON document a line. Framing::syslog() reads both ways in which senders tell messages
// apart, by a length or by a line end, and a sender may even mix them. Messages are those of RFC 5424 or RFC 3164; what is neither is
// written too, as it came, since a collector that drops the odd message drops the one that you will look for.

const USAGE = <<<'TEXT'
    usage: php examples/syslog_collector.php [--file=PATH] [--allow=CIDR,...] [--max=BYTES] [address ...]

      address    tcp://127.0.0.1:10514
      --file     append to this file (default: standard output); it may be renamed at any time, as logrotate does; HUP opens it anew
      --allow    whose messages are taken (everybody's), such as 10.0.0.0/8,::1
      --max      longer messages are cut there, and marked (65536)

    TEXT;

const FACILITIES = [
    'kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news', 'uucp', 'cron', 'authpriv', 'ftp', 'ntp', 'audit', 'alert', 'clock',
    'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7',
];
const SEVERITIES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

// Possessive (++, *+): these never try again what did not match, however long the message is.
const RFC5424 = '/^1 (?<time>\S++) (?<host>\S++) (?<app>\S++) (?<pid>\S++) (?<id>\S++) (?<data>-|(?:\[(?:[^"\]]++|"(?:[^"\\\\]++|\\\\.)*+")*+\])++)(?: (?<message>.*+))?+$/sD';
const RFC3164 = '/^(?<time>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S++) (?<host>\S++) (?:(?<app>[^\s:\[]++)(?:\[(?<pid>[^\]\s]*+)\])?+: ?)?+(?<message>.*+)$/sD';

/** [id name="value" ...]... as arrays; in values, ", \ and ] have a \ before them. */
function structured_data(string $text): array
{
    $data = [];
    preg_match_all('/\[([^ \]]++)((?:[^"\]]++|"(?:[^"\\\\]++|\\\\.)*+")*+)\]/s', $text, $elements, PREG_SET_ORDER);
    foreach ($elements as [, $id, $parameters]) {
        $data[$id] ??= [];
        preg_match_all('/ ([^ =]++)="((?:[^"\\\\]++|\\\\.)*+)"/s', $parameters, $pairs, PREG_SET_ORDER);
        foreach ($pairs as [, $name, $value]) {
            $value = preg_replace('/\\\\(["\\\\\]])/', '$1', $value);
            isset($data[$id][$name]) ? $data[$id][$name] .= ", $value" : $data[$id][$name] = $value;   // a name may come twice
        }
    }
    return $data;
}

/** What a message says, as far as it is understood. */
function parse(string $text): array
{
    if (!preg_match('/^<(\d{1,3})>/', $text, $priority) || $priority[1] > 191) {
        return ['format' => 'unknown', 'message' => $text];
    }
    $record = ['facility' => FACILITIES[$priority[1] >> 3], 'severity' => SEVERITIES[$priority[1] & 7]];
    $text = substr($text, strlen($priority[0]));
    $format = match (1) {
        preg_match(RFC5424, $text, $match) => 'rfc5424',
        preg_match(RFC3164, $text, $match) => 'rfc3164',
        default => 'unknown',
    };
    foreach ($format === 'unknown' ? ['message' => $text] : $match as $name => $value) {
        if (is_string($name) && $value !== '' && $value !== '-') {   // a dash is how RFC 5424 says nothing
            $record[$name] = $name === 'data' ? structured_data($value) : $value;
        }
    }
    $message = preg_replace('/^\xef\xbb\xbf/', '', $format === 'unknown' ? $text : $match['message'] ?? '');   // RFC 5424 marks UTF-8 that way
    return ['format' => $format] + array_merge($record, ['message' => $message]);
}

/** A line of JSON for anything. Bytes that are no UTF-8 are replaced in it; the message as it came is then there too, in base64. */
function encode(string $text, Lineproto\Connection $sender): string
{
    $record = ['received' => (new DateTimeImmutable)->format('Y-m-d\TH:i:s.vP'), 'from' => $sender->remoteAddress] + parse($text);
    if ($sender->data === 'cut') {
        $record['cut'] = true;
        $sender->data = null;
    }
    if (!preg_match('//u', $text)) {
        $record['base64'] = base64_encode($text);
    }
    return json_encode($record, JSON_FORCE_OBJECT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) . "\n";
}

/** Where the lines go. What has come in one turn of the event loop is written together: a write for each costs as much as all the rest. */
final class Output
{
    private const FULL = 65536;
    private $file = STDOUT;
    private string $pending = '';
    private bool $scheduled = false;

    public function __construct(private ?string $path)
    {
        $this->reopen();
    }

    /** Also when the file was renamed and nobody has said so. */
    public function reopen(): void
    {
        if ($this->path !== null) {
            $this->file = @fopen($this->path, 'a') ?: throw new RuntimeException("cannot write to $this->path");
        }
    }

    public function add(string $line, Lineproto\Server $server): void
    {
        if (strlen($this->pending) >= self::FULL) {
            $this->flush();   // if it throws, the sender of $line is cut off: it notices, and may keep what it has
        }
        $this->pending .= $line;
        if (!$this->scheduled) {
            $this->scheduled = true;
            $server->after(0, $this->flush(...));   // when the lines that are here now have been handled
        }
    }

    public function flush(): void
    {
        $this->scheduled = false;
        if ($this->pending === '') {
            return;
        }
        clearstatcache();
        if ($this->path !== null && @fileinode($this->path) !== fstat($this->file)['ino']) {
            $this->reopen();
        }
        error_clear_last();
        $written = (int) @fwrite($this->file, $this->pending);
        $this->pending = substr($this->pending, $written);   // what a full disk has not taken waits for the next time
        if ($this->pending !== '') {
            throw new RuntimeException('cannot write: ' . (error_get_last()['message'] ?? 'the disk is full') . '; ' . strlen($this->pending) . ' bytes wait');
        }
    }
}

function usage(string $argument): never
{
    $asked = in_array($argument, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "cannot use \"$argument\"\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['file' => null, 'allow' => null, 'max' => '65536'];
$addresses = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--(?:(file|allow)=(.+)|(max)=([1-9]\d{0,8}))$/D', $argument, $match)) {
        $settings[$match[3] ?? $match[1]] = $match[4] ?? $match[2];
    } elseif ($argument === '' || $argument[0] === '-') {
        usage($argument);
    } else {
        $addresses[] = $argument;
    }
}
try {
    $output = new Output($settings['file']);
    if (function_exists('pcntl_signal')) {   // logrotate's postrotate: kill -HUP; without it a renamed file is noticed at the next message
        pcntl_async_signals(true);
        pcntl_signal(SIGHUP, function () use ($output): void {
            try {
                $output->flush();
                $output->reopen();
            } catch (RuntimeException $e) {   // out of a signal handler it would end the server
                fwrite(STDERR, $e->getMessage() . "\n");
            }
        });
    }
    lineproto_serve($addresses ?: 'tcp://127.0.0.1:10514', function (string $message, Lineproto\Connection $sender) use ($output): void {
        if ($message !== '') {   // some senders end a line with LF LF
            $output->add(encode($message, $sender), $sender->server);
        }
    }, [
        'framing' => Lineproto\Framing::syslog(),
        'greeting' => null,                   // nobody answers in syslog
        'max_line' => (int) $settings['max'],
        'overflow' => Lineproto\Overflow::Truncate,
        'on_overflow' => function (Lineproto\Connection $sender): void {
            $sender->data = 'cut';
        },
        'allow' => $settings['allow'] === null ? [] : explode(',', $settings['allow']),
        'on_error' => function (Throwable $e): void {
            fwrite(STDERR, rtrim($e->getMessage()) . "\n");
        },
        'on_close' => fn() => $output->flush(),
        'on_start' => function (Lineproto\Server $server) use ($settings): void {
            $where = 'listening on ' . implode(', ', $server->addresses()) . "\n";
            $settings['file'] === null ? fwrite(STDERR, $where) : print $where;
        },
    ]);
} catch (RuntimeException | ValueError | Lineproto\LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
