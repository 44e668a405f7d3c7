<?php
// Stands in front of a service that answers each line with a line: who may come, how many and how long a line may be is decided here, a second
// server takes over when the first is down, and a log tells who asked what.
//
// Each client is a session, which has a connection of its own to the service. Where it waits, for the client or for the service, all others
// are served. A service that forgets what a connection was told (AUTH, SELECT) when it restarts is better asked directly: Client connects
// again when its server has closed an idle connection.

use Lineproto\Client;
use Lineproto\Connection;
use Lineproto\Framing;
use Lineproto\LineprotoException;
use Lineproto\ProtocolException;
use Lineproto\Reply;
use Lineproto\TimeoutException;

const USAGE = <<<'TEXT'
    usage: php examples/proxy.php --upstream=ADDRESS[,ADDRESS...] [options] [address ...]

      address      where clients come; tcp://127.0.0.1:10012
      --upstream   the service; of several the first that can be reached (or the environment's UPSTREAM)
      --reply      what it answers with: line, block (up to an empty line), dotted (up to a dot) or code (as SMTP does) (line)
      --greeting   the service speaks first and says this, and so does the proxy
      --crlf       lines end in CR LF, on both sides
      --timeout    seconds for an answer (5)
      --allow      who may come (everybody), such as 10.0.0.0/8,::1
      --failure    what a client is told, before the reason, when the service does not answer ("-ERR upstream: ")
      --log        each line and its answer to standard error

    TEXT;

const REPLIES = ['line' => Reply::Line, 'block' => Reply::Block, 'dotted' => Reply::Dotted, 'code' => Reply::Code];

/** Words that a client can do something with; the exception has more, for our log. */
function reason(LineprotoException $e): string
{
    return match (true) {
        $e instanceof TimeoutException => 'no answer in time',
        $e instanceof ProtocolException => 'an answer that is not understood',
        default => 'not available',
    };
}

function framing(array $settings): Framing
{
    return $settings['crlf'] ? Framing::crlf() : Framing::lines();
}

function client_options(array $settings): array
{
    return ['greeting' => $settings['greeting'] ?? false, 'framing' => framing($settings), 'timeout' => (float) $settings['timeout'],
        'reply' => REPLIES[$settings['reply']]];
}

function converse(Connection $client, array $settings): void
{
    $upstream = new Client(explode(',', $settings['upstream']), client_options($settings));
    try {
        foreach ($client as $line) {
            $answer = $upstream->request($line);
            if ($settings['log']) {
                fwrite(STDERR, "$client->remoteAddress: " . json_encode([$line, $answer], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES) . "\n");
            }
            answer($client, $answer, REPLIES[$settings['reply']]);
        }
    } catch (LineprotoException $e) {
        fwrite(STDERR, "$client->remoteAddress: {$e->getMessage()}\n");
        $client->close($settings['failure'] . reason($e));
    } finally {
        $upstream->close();   // not before the last answer has come; the client's end is closed when this returns
    }
}

/** An answer of several lines is one string, its lines joined by "\n"; on the way to the client they are lines again. */
function answer(Connection $client, string $answer, Reply $reply): void
{
    $lines = $reply === Reply::Line ? [$answer] : explode("\n", $answer);
    if ($reply === Reply::Dotted) {
        $lines = array_map(fn($line) => str_starts_with($line, '.') ? ".$line" : $line, $answer === '' ? [] : $lines);
    }
    foreach ([...$lines, ...($reply === Reply::Dotted ? ['.'] : ($reply === Reply::Block ? [''] : []))] as $line) {
        $client->send($line);
    }
}

function usage(string $mistake): never
{
    $asked = in_array($mistake, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "$mistake\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['upstream' => (string) getenv('UPSTREAM'), 'reply' => 'line', 'timeout' => '5', 'allow' => '', 'failure' => '-ERR upstream: ',
    'greeting' => null, 'crlf' => false, 'log' => false];
$addresses = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--(?:(upstream|allow|failure|greeting)=(.+)|(reply)=(line|block|dotted|code)|(timeout)=(\d{1,5}(?:\.\d+)?)|(crlf|log))$/D', $argument, $match, PREG_UNMATCHED_AS_NULL)) {
        $settings[$match[1] ?? $match[3] ?? $match[5] ?? $match[7]] = $match[2] ?? $match[4] ?? $match[6] ?? true;
    } elseif (in_array($argument, ['', '-h', '--help'], true) || $argument[0] === '-') {
        usage(in_array($argument, ['-h', '--help'], true) ? $argument : "cannot use \"$argument\"");
    } else {
        $addresses[] = $argument;
    }
}
if ($settings['upstream'] === '') {
    usage('--upstream is missing: what shall this stand in front of?');
}
try {
    new Client(explode(',', $settings['upstream']), client_options($settings));   // a mistyped address is told now, not to the first client
    lineproto_serve($addresses ?: 'tcp://127.0.0.1:10012', session: fn(Connection $client) => converse($client, $settings), options: [
        'framing' => framing($settings),
        'greeting' => $settings['greeting'],
        'refusal' => "{$settings['failure']}not for you, or not now",
        'slow_consumer' => Lineproto\SlowConsumer::Block,
        'overflow_reply' => "{$settings['failure']}the line is too long",
        'allow' => $settings['allow'] === '' ? [] : explode(',', $settings['allow']),
        'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    ]);
} catch (ValueError | LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
