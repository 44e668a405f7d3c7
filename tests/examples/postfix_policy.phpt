--TEST--
examples/postfix_policy.php: triplets by network, expiry, its file and what is in it, requests that are none
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
$file = "$folder/greylist";
$request = function (array $attributes): string {
    $attributes += ['request' => 'smtpd_access_policy', 'protocol_state' => 'RCPT', 'client_address' => '192.0.2.10', 'sender' => 'ann@sender.test', 'recipient' => 'bob@example.test'];
    return implode(array_map(fn($name, $value) => "$name=$value\n", array_keys($attributes), $attributes)) . "\n";
};
$serve = fn(string ...$arguments) => example('postfix_policy.php', "--file=$file", ...[...$arguments, 'tcp://127.0.0.1:0']);
$ask = function (Child $server, array ...$requests) use ($request): void {
    $peer = $server->connect();
    foreach ($requests as $attributes) {
        $peer->send($request($attributes));
        echo str_replace(["\n", '299 '], ['|', '300 '], $peer->line() . $peer->line()), "\n";
    }
};

echo "-- too early\n";
$server = $serve();
$ask($server, [], [], ['sender' => 'other@sender.test']);
echo "-- not for it\n";
$ask($server, ['sasl_username' => 'ann'], ['protocol_state' => 'DATA'], ['client_address' => 'unknown'], ['sender' => "\xff=\xfe"]);
echo $server->stop(), $server->errors(), "\n";

echo "-- the second time\n";
$server = $serve('--delay=0');
$ask($server, ['recipient' => 'BOB@example.test'], ['sender' => ''], ['sender' => ''], ['client_address' => '2001:db8::1'], ['client_address' => '2001:db8::ffff:1'], ['client_address' => '2001:db8:0:1::1']);
echo "-- both at once, and a request that is none\n";
echo str_replace("\n", '|', $server->connect()->send($request([]) . $request(['sender' => 'third']))->finish()->rest()), "\n";
echo json_encode($server->connect()->send("GET / HTTP/1.1\r\n\r\n" . $request([]))->rest()), "\n";
echo str_replace($server->connect()->send("request=x\n\n")->rest(), '', preg_replace('/:\d+/', ':PORT', $server->errors()));
echo $server->stop(), "\n";

echo "-- expired, and half a line\n";
$lines = file($file);
echo count($lines), " lines\n";
$old = fn(string $line, int $first, int $passed) => substr($line, 0, 64) . ' ' . (time() - $first) . ' ' . ($passed ? time() - $passed : 0) . "\n";
file_put_contents($file, $old($lines[0], 9999999, 3000000) . $old($lines[1], 172000, 0) . $old($lines[2], 173000, 0) . $old($lines[4], 9999999, 3200000) . substr($lines[6], 0, 30) . "\n");
$server = $serve();
echo count(file($file)), " lines\n";
$ask($server, [], ['sender' => 'other@sender.test'], ['sender' => "\xff=\xfe"]);
echo $server->stop(), ' ', preg_replace('~/\S+/~', '', $server->errors());

echo "-- arguments\n";
echo preg_replace(['~/\S+/~', '~(usage: ).*?(status)~s', '/:\d{4,5}/'], ['', '$1...$2', ':PORT'],
    run_example('postfix_policy.php', '--delay=soon') . run_example('postfix_policy.php', '--dela=1') . run_example('postfix_policy.php', '--help')
    . run_example('postfix_policy.php', "--file=$file", 'localhost') . run_example('postfix_policy.php', "--file=$folder/none/x", 'tcp://127.0.0.1:0'));
$server = $serve();
echo preg_replace('/:\d+/', ':PORT', run_example('postfix_policy.php', "--file=$file", $server->address));
$ask($server, []);
$server->stop();
$server = $serve('--delay=0');   // the one that could not listen has left the file alone
$ask($server, []);
echo $server->stop(), "\n";
?>
--EXPECT--
-- too early
action=defer_if_permit Greylisted, please come back in 300 seconds||
action=defer_if_permit Greylisted, please come back in 300 seconds||
action=defer_if_permit Greylisted, please come back in 300 seconds||
-- not for it
action=dunno||
action=dunno||
action=dunno||
action=defer_if_permit Greylisted, please come back in 300 seconds||
0
-- the second time
action=dunno||
action=defer_if_permit Greylisted, please come back in 1 seconds||
action=dunno||
action=defer_if_permit Greylisted, please come back in 1 seconds||
action=dunno||
action=defer_if_permit Greylisted, please come back in 1 seconds||
-- both at once, and a request that is none
action=dunno||action=defer_if_permit Greylisted, please come back in 1 seconds||
""
127.0.0.1:PORT sent what is no policy request
127.0.0.1:PORT sent what is no policy request
0
-- expired, and half a line
10 lines
2 lines
action=dunno||
action=dunno||
action=defer_if_permit Greylisted, please come back in 300 seconds||
0 greylist:5: not understood, left out
-- arguments
cannot use "--delay=soon"
usage: ...status 2
cannot use "--dela=1"
usage: ...status 2
usage: ...status 0
lineproto_serve(): Argument #1 ($address) is malformed: address "localhost" has no port; it is written host:port
status 1
cannot write x.new
status 1
cannot listen on tcp://127.0.0.1:PORT: bind(): Address already in use
status 1
action=dunno||
action=dunno||
0
