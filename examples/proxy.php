<?php
// Stands between clients and a server that answers each line with a line, and shows what is said. Each client is a session with a connection
// of its own to the server. request() looks as if it blocked; in a session it suspends only this one, and all others go on.

use Lineproto\Client;
use Lineproto\Connection;

const USAGE = <<<'TEXT'
    usage: php examples/proxy.php [--listen=ADDRESS] [--timeout=SECONDS] [--greeting=TEXT] [--log] upstream ...

      upstream     tcp://10.0.0.5:7000; of several, the first that can be reached
      --listen     where clients come (tcp://127.0.0.1:10011)
      --timeout    how long the upstream may take for a reply (5)
      --greeting   the upstream greets with this line, and so does the proxy (nobody greets)
      --log        print what is said

    TEXT;

/** Control characters as \n, \033 and the like: what somebody sent must not act on a terminal. */
function show(Connection $client, string $direction, string $line): void
{
    echo "#$client->id $client->remoteAddress $direction " . addcslashes($line, "\0..\37\177..\237\\") . "\n";
}

/** One client, from its first line to its last. */
function forward(Connection $client, Client $upstream, bool $log): void
{
    while (($line = $client->readLine()) !== null) {
        if ($log) {
            show($client, '>', $line);
        }
        try {
            $reply = $upstream->request($line);
        } catch (Lineproto\LineprotoException $e) {
            // The next line connects anew, perhaps to another server. This one is not sent again: it may have been carried out.
            $reply = 'proxy: ' . $e->getMessage();
        }
        if ($log) {
            show($client, '<', $reply);
        }
        $client->send($reply);
    }
    $upstream->close();
}

function usage(string $argument): never
{
    $asked = in_array($argument, ['-h', '--help'], true);
    fwrite($asked ? STDOUT : STDERR, ($asked ? '' : "cannot use \"$argument\"\n") . USAGE);
    exit($asked ? 0 : 2);
}

$settings = ['listen' => 'tcp://127.0.0.1:10011', 'timeout' => '5', 'greeting' => null, 'log' => false];
$upstreams = [];
foreach (array_slice($argv, 1) as $argument) {
    if (preg_match('/^--(?:(listen|greeting)=(.+)|(timeout)=(\d{1,5}(?:\.\d{1,3})?)|(log))$/D', $argument, $match, PREG_UNMATCHED_AS_NULL)) {
        $settings[$match[1] ?? $match[3] ?? $match[5]] = $match[2] ?? $match[4] ?? true;
    } elseif ($argument === '' || $argument[0] === '-') {
        usage($argument);
    } else {
        $upstreams[] = $argument;
    }
}
if (!$upstreams) {
    fwrite(STDERR, "an upstream is needed\n" . USAGE);
    exit(2);
}
$options = [
    'timeout' => (float) $settings['timeout'],
    'greeting' => $settings['greeting'] ?? false,
];
try {
    new Client($upstreams, $options);   // connects to nothing yet; what is mistyped is an error now and not for the first client
    lineproto_serve($settings['listen'], session: function (Connection $client) use ($upstreams, $options, $settings): void {
        forward($client, new Client($upstreams, $options), $settings['log']);
    }, options: [
        'greeting' => $settings['greeting'],
        'max_line' => 1 << 20,          // as much as the upstream may answer
        'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    ]);
} catch (ValueError | Lineproto\LineprotoException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
