<?php
// Greylisting for Postfix: who has never written from this network to this recipient is told to come back later. Mail servers do, within
// minutes; most programs that send spam do not. The dialogue is http://www.postfix.org/SMTPD_POLICY_README.html: attributes, one a line,
// up to an empty line, which is what Framing::block() reads.
//
// Every new or accepted triplet (network, sender, recipient) is a line appended to the file, so a restart forgets nothing.

const USAGE = <<<'TEXT'
    usage: php examples/postfix_policy.php [--delay=SECONDS] [--window=SECONDS] [--keep=SECONDS] [--file=PATH] [address]

      address    where Postfix asks; tcp://127.0.0.1:10023, or unix:///var/spool/postfix/private/greylist
      --delay    how soon a triplet may come back (300)
      --window   how late it may come back for the first time (172800: two days)
      --keep     how long one that has come back is remembered without new mail (3110400: 36 days)
      --file     what is remembered (greylist.txt)

    TEXT;

final class Greylist
{
    /** @var array<string, array{int, int}> by the triplet's hash: when it was first seen, when mail last passed (0: never) */
    private array $seen = [];
    private $file;

    public function __construct(private string $path, private int $delay, private int $window, private int $keep)
    {
        foreach (is_file($path) ? file($path, FILE_IGNORE_NEW_LINES) : [] as $number => $line) {
            if (!preg_match('/^([0-9a-f]{64}) (\d{1,18}) (\d{1,18})$/D', $line, $match)) {
                fwrite(STDERR, "$path:" . ($number + 1) . ": not understood, left out\n");   // such as half a line of a full disk
                continue;
            }
            $this->seen[$match[1]] = [(int) $match[2], (int) $match[3]];   // later lines are newer
        }
    }

    /** Forget what is too old, and write the file anew: under another name first, so that a crash leaves the old one or the new one. */
    public function tidy(): void
    {
        $now = time();
        $this->seen = array_filter($this->seen, fn($entry) => $this->is_valid($entry, $now));
        $new = @fopen("$this->path.new", 'w') ?: throw new RuntimeException("cannot write $this->path.new");
        foreach ($this->seen as $key => [$first, $passed]) {
            $this->append($new, $key, $first, $passed);
        }
        if (!@rename("$this->path.new", $this->path)) {
            throw new RuntimeException("cannot replace $this->path");
        }
        $this->file = $new;   // what is appended now goes on in the same file
    }

    /** Seconds until this triplet may pass; 0: now. */
    public function wait(string $network, string $sender, string $recipient): int
    {
        $now = time();
        $key = hash('sha256', strtolower("$network\n$sender\n$recipient"));
        $entry = $this->seen[$key] ?? null;
        if ($entry === null || !$this->is_valid($entry, $now)) {
            $this->remember($key, $now, 0);
            return max(1, $this->delay);
        }
        if ($entry[1] === 0 && $now < $entry[0] + $this->delay) {
            return $entry[0] + $this->delay - $now;
        }
        if ($entry[1] < $now - 3600) {   // hourly is often enough for a memory of weeks
            $this->remember($key, $entry[0], $now);
        }
        return 0;
    }

    private function is_valid(array $entry, int $now): bool
    {
        [$first, $passed] = $entry;
        return $passed ? $now - $passed <= $this->keep : $now - $first <= $this->window;
    }

    private function remember(string $key, int $first, int $passed): void
    {
        $this->seen[$key] = [$first, $passed];
        $this->append($this->file, $key, $first, $passed);
    }

    private function append($file, string $key, int $first, int $passed): void
    {
        if (@fwrite($file, "$key $first $passed\n") === false) {   // a full disk must not stop the mail
            fwrite(STDERR, "cannot write to $this->path; it is remembered until the next restart only\n");
        }
    }
}

/** Big senders try again from another machine of the same network: an IPv4 /24, an IPv6 /64. Null if it is no address. */
function network(string $address): ?string
{
    $packed = @inet_pton($address);
    return $packed === false ? null : inet_ntop(strlen($packed) === 4 ? substr($packed, 0, 3) . "\0" : str_pad(substr($packed, 0, 8), 16, "\0"));
}

/** "name=value" lines as an array; the last of a name counts, as in Postfix. */
function attributes(string $request): array
{
    $attributes = [];
    foreach (explode("\n", $request) as $line) {
        [$name, $value] = explode('=', $line, 2) + [1 => ''];
        $attributes[$name] = $value;
    }
    return $attributes;
}

/** The answer to one request. Without one Postfix says "451 Server configuration problem" to its client, which will come again. */
function decide(string $request, Greylist $greylist): ?string
{
    $asked = attributes($request);
    if (($asked['request'] ?? '') !== 'smtpd_access_policy' || !isset($asked['client_address'], $asked['sender'], $asked['recipient'])) {
        return null;
    }
    $network = network($asked['client_address']);
    if (($asked['protocol_state'] ?? '') !== 'RCPT' || ($asked['sasl_username'] ?? '') !== '' || $network === null) {
        return 'action=dunno';   // asked at another time, one of our own users, or a client without an address: not for us to decide
    }
    $wait = $greylist->wait($network, $asked['sender'], $asked['recipient']);
    return $wait ? "action=defer_if_permit Greylisted, please come back in $wait seconds" : 'action=dunno';
}

function usage(string $argument): never
{
    $asked = in_array($argument, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "cannot use \"$argument\"\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['delay' => '300', 'window' => '172800', 'keep' => '3110400', 'file' => 'greylist.txt', 'address' => 'tcp://127.0.0.1:10023'];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--(?:(delay|window|keep)=(\d{1,9})|(file)=(.+))$/D', $argument, $match)) {
        $settings[$match[3] ?? $match[1]] = $match[4] ?? $match[2];
    } elseif ($argument === '' || $argument[0] === '-') {
        usage($argument);
    } else {
        $settings['address'] = $argument;
    }
}
try {
    $greylist = new Greylist($settings['file'], (int) $settings['delay'], (int) $settings['window'], (int) $settings['keep']);
    lineproto_serve($settings['address'], function (string $request, Lineproto\Connection $postfix) use ($greylist): ?string {
        $answer = decide($request, $greylist);
        if ($answer === null) {
            fwrite(STDERR, "$postfix->remoteAddress sent what is no policy request\n");
            $postfix->close();
        }
        return $answer;
    }, [
        'framing' => Lineproto\Framing::block(),
        'greeting' => null,               // Postfix speaks first
        'unix_mode' => 0666,              // Postfix is another user; the folder, /var/spool/postfix/private, keeps others out
        'on_start' => function (Lineproto\Server $server) use ($greylist): void {
            $greylist->tidy();            // not before the address is ours: another server may be writing that file
            $server->every(86400, fn() => $greylist->tidy());
            echo 'listening on ' . implode(', ', $server->addresses()) . "\n";
        },
    ]);
} catch (RuntimeException | ValueError | Lineproto\LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
