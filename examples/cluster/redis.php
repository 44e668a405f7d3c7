<?php
// Redis' pub/sub in the loop of a lineproto server: nothing here waits, whatever Redis does. Used by node.php.

use Lineproto\Server;

/**
 * The value that begins at $at, as [type, value], and $at behind it; null when it has not all come yet.
 *
 * Of RESP3 what the commands below are answered with: texts are the rest of a line, strings are counted, lists hold other values.
 */
function resp(string $bytes, int &$at): ?array
{
    $end = strpos($bytes, "\r\n", $at);
    if ($end === false) {
        return null;
    }
    $type = $bytes[$at];
    $value = substr($bytes, $at + 1, $end - $at - 1);
    $next = $end + 2;
    switch ($type) {
        case '+': case '-': case ':': case '_': case '#': case ',': case '(':
            break;
        case '$': case '=': case '!':
            $length = (int) $value;
            if ($length < 0) {
                $value = null;
                break;
            }
            if (strlen($bytes) - $next < $length + 2) {
                return null;
            }
            $value = substr($bytes, $next, $length);
            $next += $length + 2;
            break;
        case '*': case '>': case '~': case '%':
            $left = (int) $value * ($type === '%' ? 2 : 1);
            for ($value = []; $left > 0; $left--) {
                $one = resp($bytes, $next);
                if ($one === null) {
                    return null;
                }
                $value[] = $one[1];
            }
            break;
        default:
            throw new UnexpectedValueException('that is not Redis');
    }
    $at = $next;
    return [$type, $value];
}

/** Arguments are counted, so none of them can be taken for another command. */
function resp_command(string ...$arguments): string
{
    $bytes = '*' . count($arguments) . "\r\n";
    foreach ($arguments as $argument) {
        $bytes .= '$' . strlen($argument) . "\r\n$argument\r\n";
    }
    return $bytes;
}

/**
 * One connection that publishes and subscribes, which RESP3 (Redis 6 and newer) allows. With one for each, what we publish could overtake
 * what we subscribe to: somebody could hear "ann is here" and say hello before ann's node listens to her room.
 *
 * When Redis goes it is tried again, after 0.1 to 5 seconds, and all channels are subscribed to anew. What is published meanwhile is lost:
 * Redis keeps nothing either. $on_change(bool) tells when the connection has become good, and when it has gone.
 */
final class PubSub
{
    private const CHECK = 2;                // seconds between two PINGs; when the fourth is due and not a byte has come, Redis is gone
    private const BATCH = 1 << 16;          // bytes that do not wait for the end of the turn
    private const UNSENT = 1 << 20;         // bytes that may wait for Redis to read
    private const LONGEST_REPLY = 1 << 20;
    private const FIRST_PAUSE = 0.1;
    private const LONGEST_PAUSE = 5;

    private $stream = null;
    private int $watch = 0;
    private bool $joined = false;           // all channels are subscribed to
    private string $in = '';                // an unfinished reply
    private string $out = '';
    private bool $flushing = false;         // a timer will flush
    private int $silent = 0;                // PINGs since the last byte
    private float $pause = self::FIRST_PAUSE;
    private string $reason = '';            // why it went the last time
    private array $channels = [];           // as keys

    /** $address: tcp://ADDRESS:PORT, where a host's name would be looked up at each attempt and block meanwhile, or unix:///PATH. */
    public function __construct(private Server $server, private string $address, private string $password,
        private Closure $on_message, private Closure $on_change)
    {
        $server->every(self::CHECK, $this->check(...));
        $this->connect();
    }

    public function joined(): bool
    {
        return $this->joined;
    }

    public function publish(string $channel, string $message): void
    {
        if ($this->joined) {
            $this->send('PUBLISH', $channel, $message);
        }
    }

    public function subscribe(string $channel): void
    {
        $this->channels[$channel] = true;
        if ($this->stream) {
            $this->send('SUBSCRIBE', $channel);
        }
    }

    public function unsubscribe(string $channel): void
    {
        unset($this->channels[$channel]);
        if ($this->stream) {
            $this->send('UNSUBSCRIBE', $channel);
        }
    }

    /** The server has ended: what was published still goes out, for a second at most. FIN and Redis' own end behind it: a RST could destroy it. */
    public function close(): void
    {
        if (!$this->stream) {
            return;
        }
        $this->server->unwatch($this->watch);
        stream_set_blocking($this->stream, true);
        stream_set_timeout($this->stream, 1);
        @fwrite($this->stream, $this->out);
        stream_socket_shutdown($this->stream, STREAM_SHUT_WR);
        for ($end = microtime(true) + 1; (string) @fread($this->stream, 1 << 16) !== '' && microtime(true) < $end; );
        fclose($this->stream);
        $this->stream = null;
        $this->joined = false;
    }

    private function connect(): void
    {
        $this->stream = @stream_socket_client($this->address, $code, $error, 0, STREAM_CLIENT_CONNECT | STREAM_CLIENT_ASYNC_CONNECT) ?: null;
        if (!$this->stream) {
            $this->lose($error);
            return;
        }
        stream_set_blocking($this->stream, false);
        $this->in = $this->out = '';
        $this->watch = $this->server->watch($this->stream, $this->read(...));
        $this->silent = 0;
        $this->send('HELLO', '3', ...($this->password === '' ? [] : ['AUTH', 'default', $this->password]));
        foreach ($this->channels as $channel => $true) {
            $this->send('SUBSCRIBE', $channel);
        }
        $this->send('PING');   // whose answer comes when all of that has been done
    }

    private function send(string ...$command): void
    {
        $this->out .= resp_command(...$command);
        if (strlen($this->out) >= self::BATCH) {
            $this->flush();
        } elseif (!$this->flushing) {
            $this->flush_after(0);   // with all else that this turn publishes
        }
    }

    private function flush_after(float $seconds): void
    {
        $this->flushing = true;
        $this->server->after($seconds, function (): void {
            $this->flushing = false;
            $this->flush();
        });
    }

    private function flush(): void
    {
        if (!$this->stream || $this->out === '') {
            return;
        }
        $this->out = substr($this->out, (int) @fwrite($this->stream, $this->out));   // an error is read() as an end
        if ($this->joined && strlen($this->out) > self::UNSENT) {
            $this->lose('it does not read');
        } elseif ($this->out !== '' && !$this->flushing) {
            $this->flush_after(0.02);   // watch() tells only that something can be read
        }
    }

    private function read(): void
    {
        $bytes = (string) @fread($this->stream, 1 << 16);
        if ($bytes === '') {
            if (feof($this->stream)) {
                $this->lose($this->joined ? 'the connection has ended' : 'it cannot be reached');
            }
            return;
        }
        $this->silent = 0;
        $this->in .= $bytes;
        $at = 0;
        try {
            while ($this->stream && ($reply = resp($this->in, $at)) !== null) {
                $this->take(...$reply);
            }
        } catch (UnexpectedValueException $e) {
            $this->lose($e->getMessage());
        } finally {
            $this->in = substr($this->in, $at);
        }
        if (strlen($this->in) > self::LONGEST_REPLY) {
            $this->lose('its reply is too long');
        }
    }

    private function take(string $type, mixed $value): void
    {
        if ($type === '>' && ($value[0] ?? null) === 'message') {
            ($this->on_message)((string) $value[1], (string) $value[2]);
        } elseif ($type === '-') {
            $this->lose($value);
        } elseif ($value === 'PONG' && !$this->joined) {
            $this->joined = true;
            $this->pause = self::FIRST_PAUSE;
            $this->reason = '';
            fwrite(STDERR, "Redis at $this->address: joined\n");
            ($this->on_change)(true);
        }
    }

    private function check(): void
    {
        if ($this->stream && ++$this->silent > 3) {
            $this->lose('it says nothing');
        } elseif ($this->joined) {
            $this->send('PING');
        }
    }

    private function lose(string $reason): void
    {
        if ($this->stream) {
            $this->server->unwatch($this->watch);
            fclose($this->stream);
            $this->stream = null;
        }
        if ($reason !== $this->reason) {   // once, not at each attempt
            fwrite(STDERR, "Redis at $this->address: $reason; trying again\n");
            $this->reason = $reason;
        }
        $this->server->after($this->pause * random_int(50, 100) / 100, $this->connect(...));   // not all nodes at the same moment
        $this->pause = min(2 * $this->pause, self::LONGEST_PAUSE);
        if ($this->joined) {
            $this->joined = false;
            ($this->on_change)(false);
        }
    }
}
