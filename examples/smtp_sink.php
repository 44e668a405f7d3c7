<?php
// A mail server that takes every message and keeps it: for programs under test, which shall send mail but not to real people.
//
// It is a session: one function for each client, which reads a line where it needs one, although all clients are served at the same time.
// So the dialogue's state is in variables, and a message is read where DATA is handled, in another framing than commands.
// Lines end in CR LF and nothing else. A server that takes a bare LF too can be made to see two mails where another one has seen one.

use Lineproto\Connection;
use Lineproto\Framing;
use Lineproto\TimeoutException;

const USAGE = <<<'TEXT'
    usage: php examples/smtp_sink.php [--folder=PATH] [--size=BYTES] [--name=HOST] [address ...]

      address    tcp://127.0.0.1:2525
      --folder   a maildir, made if it is not there: each message becomes a file in its new/ (default: they are printed)
      --size     the longest message (10485760: 10 MiB)
      --name     what the server calls itself (this host's name)

    TEXT;
const RECIPIENTS = 100;   // for one message; RFC 5321 wants that many at least
const MISTAKES = 20;      // so many commands may be wrong
const PATIENCE = 300;     // seconds for a command, twice that for a message

final class Smtp
{
    private bool $greeted = false;
    private ?string $from = null;
    private array $to = [];
    private int $mistakes = 0;

    public function __construct(private Connection $client, private array $settings) {}

    public function talk(): void
    {
        $name = $this->settings['name'];
        try {
            while (($line = $this->client->readLine(PATIENCE)) !== null) {
                $reply = $this->reply_to($line);
                if ($reply === null) {
                    return;
                }
                $this->client->send($reply);
                if (is_string($reply) && $reply[0] === '5' && ++$this->mistakes > MISTAKES) {
                    $this->client->close("421 $name has heard too many mistakes");
                    return;
                }
            }
            $this->client->close("421 $name closes");   // we are being stopped; one who has left does not hear it
        } catch (TimeoutException) {
            $this->client->setFraming(Framing::crlf());
            $this->client->close("421 $name has waited too long");
        }
    }

    /** The answer to a command; null: there is nothing to say any more. */
    private function reply_to(string $line): string|array|null
    {
        if (strlen($line) > 1000) {
            $this->was_too_long();
            return '500 Line too long';
        }
        [$command, $argument] = explode(' ', rtrim($line), 2) + [1 => ''];
        return match (strtoupper($command)) {
            'HELO', 'EHLO' => $this->hello(strtoupper($command), $argument),
            'MAIL' => $this->mail($argument),
            'RCPT' => $this->recipient($argument),
            'DATA' => $this->data(),
            'RSET' => $this->reset('250 Forgotten'),
            'NOOP' => '250 Nothing done',
            'VRFY' => '252 Send it and see',
            'QUIT' => $this->client->close("221 {$this->settings['name']} says goodbye"),
            default => '500 Command not known',
        };
    }

    private function hello(string $command, string $who): string|array
    {
        if ($who === '') {
            return "501 $command needs your name";
        }
        $this->greeted = true;
        $this->reset();
        $name = $this->settings['name'];
        return $command === 'HELO' ? "250 $name" : ["250-$name", "250-SIZE {$this->settings['size']}", '250-PIPELINING', '250-8BITMIME', '250 SMTPUTF8'];
    }

    private function mail(string $argument): string
    {
        if (!$this->greeted || $this->from !== null) {
            return $this->greeted ? '503 There is a sender already; RSET forgets it' : '503 Say EHLO first';
        }
        if (!preg_match('/^FROM: ?<((?:"(?:[^"\\\\\x00-\x1f]|\\\\[^\x00-\x1f])*"|[^<>"\x00-\x20])*)>((?: [^\x00-\x20]+)*)$/iD', $argument, $match)) {
            return '501 It is written MAIL FROM:<sender>';
        }
        if (preg_match('/ SIZE=(\d+)/i', $match[2], $size) && (float) $size[1] > $this->settings['size']) {
            return "552 More than {$this->settings['size']} bytes are not taken";
        }
        $this->from = $match[1];
        return '250 Sender noted';
    }

    private function recipient(string $argument): string
    {
        if ($this->from === null) {
            return '503 Say MAIL first';
        }
        if (!preg_match('/^TO: ?<((?:"(?:[^"\\\\\x00-\x1f]|\\\\[^\x00-\x1f])*"|[^<>"\x00-\x20])+)>((?: [^\x00-\x20]+)*)$/iD', $argument, $match)) {
            return '501 It is written RCPT TO:<recipient>';
        }
        if (count($this->to) >= RECIPIENTS) {
            return '452 Too many recipients';
        }
        $this->to[] = $match[1];
        return '250 Recipient noted';
    }

    private function data(): ?string
    {
        if (!$this->to) {
            return $this->from === null ? '503 Say MAIL first' : '503 Say RCPT first';
        }
        $this->client->send('354 Send the message; a dot on a line by itself ends it');
        $this->client->setFraming(Framing::dotted());
        $text = $this->client->readLine(2 * PATIENCE);   // dots that were put in front of dots are gone; lines are joined by "\n"
        $this->client->setFraming(Framing::crlf());
        if ($text === null) {
            return null;                     // the client left in the middle, or sent a bare LF or CR; the log says so
        }
        if ($this->was_too_long()) {
            return $this->reset("552 More than {$this->settings['size']} bytes are not taken");
        }
        $envelope = "Return-Path: <$this->from>\n" . implode(array_map(fn($to) => "Delivered-To: $to\n", $this->to));
        return $this->reset($this->keep("$envelope$text\n"));
    }

    private function keep(string $mail): string
    {
        $folder = $this->settings['folder'];
        if ($folder === null) {
            echo preg_replace('/[\x00-\x08\x0b-\x1f\x7f]/', '?', $mail), "\n";   // mail shall not command a terminal
            return '250 Printed';
        }
        $name = sprintf('%d.%s.%s', time(), bin2hex(random_bytes(8)), $this->settings['name']);
        // who reads new/ finds whole messages only
        if (@file_put_contents("$folder/tmp/$name", $mail) === strlen($mail) && @rename("$folder/tmp/$name", "$folder/new/$name")) {
            return "250 Kept as $name";
        }
        @unlink("$folder/tmp/$name");   // half a message, when the disk is full
        return '451 Cannot keep it now';
    }

    private function reset(string $reply = ''): string
    {
        $this->from = null;
        $this->to = [];
        return $reply;
    }

    /** Whether on_overflow has said so since the last time. */
    private function was_too_long(): bool
    {
        [$was, $this->client->data] = [$this->client->data, null];
        return $was !== null;
    }
}

function usage(string $argument): never
{
    $asked = in_array($argument, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "cannot use \"$argument\"\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['folder' => null, 'size' => 10485760, 'name' => gethostname() ?: 'localhost'];
$addresses = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--(?:(folder)=(.+)|(name)=([\w.-]+)|(size)=([1-9]\d{3,9}))$/D', $argument, $match, PREG_UNMATCHED_AS_NULL)) {
        $settings[$match[1] ?? $match[3] ?? $match[5]] = $match[2] ?? $match[4] ?? (int) $match[6];
    } elseif ($argument === '' || $argument[0] === '-') {
        usage($argument);
    } else {
        $addresses[] = $argument;
    }
}
foreach ($settings['folder'] === null ? [] : ['tmp', 'new', 'cur'] as $part) {
    if (!is_dir("{$settings['folder']}/$part") && !@mkdir("{$settings['folder']}/$part", 0700, true) || !is_writable("{$settings['folder']}/$part")) {
        fwrite(STDERR, "cannot write to the folder {$settings['folder']}/$part\n");
        exit(1);
    }
}
try {
    lineproto_serve($addresses ?: 'tcp://127.0.0.1:2525', session: fn(Connection $client) => (new Smtp($client, $settings))->talk(), options: [
        'framing' => Framing::crlf(),
        'greeting' => "220 {$settings['name']} ESMTP",
        'refusal' => "421 {$settings['name']} is busy",
        'max_line' => $settings['size'],                 // of a message; see on_overflow
        'overflow' => Lineproto\Overflow::Truncate,      // so that DATA hears of it and can answer
        'on_overflow' => function (Connection $client): void {
            $client->data = 'too long';
        },
        'max_memory' => 20 * $settings['size'],          // of all clients together
        'line_timeout' => 0,                             // readLine() has times of its own
        'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    ]);
} catch (ValueError | Lineproto\LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
