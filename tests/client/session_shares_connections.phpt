--TEST--
Kept connections and clients pass between the script, its handlers and its sessions, where each waits in its own way
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$upstream = session_server('if ($line === "later") { say("asked"); $c->server->after(0.05, fn() => $c->send("$c->id: later")); } else { $c->send("$c->id: $line"); }');
$server = new Child("\$up = '$upstream->address';" . <<<'PHP'
    $options = ['greeting' => false, 'persistent' => true];
    $client = new Lineproto\Client($up, ['greeting' => false]);
    say($client->request('script'));
    say(lineproto_send($up, 'script', $options));
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use ($up, $options, $client) {
        while (($line = $c->readLine()) !== null) {
            $c->send(match ($line) {
                'client' => $client->request('later'),
                'kept' => lineproto_send($up, 'later', $options),
                'own' => (function () use ($up, $options) { $own = new Lineproto\Client($up, $options); return $own->request('later'); })(),
                default => "<$line>",
            });
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_connect' => fn($c) => $c->send(lineproto_send($up, 'handler', $options))]);
    say($client->request('script again'));
    say(lineproto_send($up, 'script again', $options));
    PHP);
echo $server->hear(), "\n", $server->hear(), "\n";
$server->addresses = explode(' ', substr($server->hear(), 10));
$other = $server->connect();
foreach (['client', 'kept', 'own'] as $what) {
    $peer = $server->connect();
    echo $peer->send("$what\n")->line();
    $upstream->hear();
    echo $other->send("meanwhile\n")->line(), $peer->line();
}
$server->signal(15);
echo $server->hear(), "\n", $server->hear(), "\n", $server->wait(), $upstream->stop();
?>
--EXPECT--
1: script
2: script
2: handler
2: handler
1: later
2: handler
<meanwhile>
2: later
2: handler
<meanwhile>
2: later
1: script again
2: script again
00
