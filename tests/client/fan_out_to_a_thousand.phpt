--TEST--
fanOut() to a thousand addresses at once, from a script and from a session; beyond the limit of descriptors each of them says so
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://0.0.0.0:0', function ($line, $c) use (&$asked) {
        if ($line === 'all') {   // nobody is answered before all have asked
            $asked[] = $c;
            if (count($asked) === 1000) { foreach ($asked as $each) { $each->send($each->localAddress); } $asked = []; }
            return null;
        }
        return $line;
    }, ['greeting' => null, 'on_start' => $ready, 'max_per_ip' => 0, 'backlog' => 1024]);
    PHP, [], [], 'ulimit -n 4096');
$port = parse_url($server->address, PHP_URL_PORT);
$client = fn(string $code, string $limits) => new Child("\$port = $port;" . <<<'PHP'
    for ($i = 0; $i < 1000; $i++) { $addresses[] = 'tcp://127.' . intdiv($i, 200) . '.0.' . ($i % 200 + 1) . ":$port"; }
    $options = ['greeting' => false, 'timeout' => 20];
    $count = function ($replies) use ($addresses) {
        $right = $errors = 0;
        foreach ($replies as $address => $reply) { is_string($reply) ? $right += "tcp://$reply" === $address || $reply === 'x' : $errors += $reply instanceof Lineproto\ConnectException && $reply->getCode() === 24; }
        return json_encode([array_keys($replies) === $addresses, $right > 0, $errors > 0, $right + $errors]);
    };
    PHP . $code, [], [], $limits);
$child = $client('say($count(Lineproto\Client::fanOut($addresses, "all", $options))); say(count(scandir("/proc/self/fd")) < 20 ? "closed" : "open");', 'ulimit -n 4096');
echo $child->hear(), $child->hear(), $child->wait(), $child->errors(), "\n";
$child = $client('lineproto_serve("tcp://127.0.0.1:0", session: fn($c) => $c->send($count(Lineproto\Client::fanOut($addresses, $c->readLine(), $options))), options: ["greeting" => null, "on_start" => $ready]);', 'ulimit -n 4096');
$child->addresses = explode(' ', substr($child->hear(), 10));
echo $child->connect()->send("all\n")->line(), $child->stop(), $child->errors(), "\n";
$child = $client('say($count(Lineproto\Client::fanOut($addresses, "x", $options)));', 'ulimit -n 200');
echo $child->hear(), $child->wait(), $child->errors(), "\n";
echo $server->stop();
?>
--EXPECT--
[true,true,false,1000]closed0
[true,true,false,1000]
0
[true,true,true,1000]0
0
