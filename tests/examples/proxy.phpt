--TEST--
examples/proxy.php: each client has its own upstream, both ends close; upstreams that are down, silent, gone in the middle or not understood
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$code = <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn(string $line, Lineproto\Connection $peer) => match ($line) {
        'silence' => null,
        'close' => $peer->close('closing'),
        'abort' => $peer->abort(),
        'twice' => ['one', 'two'],
        'count' => (string) count($peer->server->connections()),
        default => "$peer->id: $line",
    }, ['greeting' => 'at your service', 'on_start' => $ready, 'on_close' => fn($peer) => say("$peer->id has gone")]);
    PHP;
$first = Child::serve($code);
$second = Child::serve($code);
$proxy = example('proxy.php', "--upstream=$first->address,$second->address", '--greeting=at your service', '--timeout=2', '--failure=ERR ', 'tcp://127.0.0.1:0');

echo "-- two clients, one of them nc\n";
$ann = $proxy->connect()->send("hello\n\ncount\n");
echo $ann->line(), $ann->line(), $ann->line(), $ann->line();
echo run(['sh', '-c', "printf 'hello\\ncount' | nc -N 127.0.0.1 " . port($proxy->address)]), $first->hear(), "\n";
$ann->send("still here\n");
echo $ann->line();
$ann->close();
echo $first->hear(), "\n";
echo "-- one waits for its upstream, another does not\n";
$ann = $proxy->connect()->send("silence\n");
echo $proxy->connect()->send("hello\n")->finish()->rest(), $ann->rest();
echo "-- what else goes wrong\n";
foreach (['abort', "twice\nx", str_repeat('x', 70000)] as $line) {
    echo str_replace("\n", '|', substr($line, 0, 8)), ': ', str_replace("\n", '|', $proxy->connect()->send("$line\nmore\n")->rest()), "\n";
}
echo "-- the first is down, then both\n";
$first->stop();
echo $proxy->connect()->send("hello\n")->finish()->rest();
$second->stop();
echo $proxy->connect()->send("hello\nmore\n")->rest();
$stopped = $proxy->stop();
echo "-- the log\n", preg_replace(['/127\.0\.0\.1:\d+/', '/ asked for.*/', '/^lineproto\[\d+\] /m'], ['ADDRESS', ' asked for ...', ''], $proxy->errors()), "$stopped\n";

echo "-- stopped while a client waits\n";
$first = Child::serve($code);
$proxy = example('proxy.php', "--upstream=$first->address", '--log', '--greeting=at your service', 'tcp://127.0.0.1:0');
$ann = $proxy->connect()->send("last \xff\n");
echo json_encode($ann->line() . $ann->line(), JSON_INVALID_UTF8_SUBSTITUTE), ' ', $proxy->stop(), ' ', $ann->rest(), $first->hear(), preg_replace('/^127\.0\.0\.1:\d+/', ' ADDRESS', $proxy->errors());

echo "-- answers of several lines\n";
foreach (['code' => ["250-one", '250 two'], 'dotted' => ['..one', '', 'two', '.'], 'block' => ['one', 'two', '']] as $reply => $lines) {
    $many = Child::serve('lineproto_serve("tcp://127.0.0.1:0", fn() => ' . var_export($lines, true) . ', ["greeting" => null, "framing" => Lineproto\Framing::crlf(), "on_start" => $ready]);');
    $proxy = example('proxy.php', "--upstream=$many->address", "--reply=$reply", '--crlf', 'tcp://127.0.0.1:0');
    echo json_encode($proxy->connect()->send("a\r\nb\r\n")->finish()->rest()), ' ', $proxy->stop(), $many->stop(), "\n";
}
echo "-- arguments\n";
foreach ([[], ['--upstream=x'], ['--upstream=tcp://127.0.0.1:1', '--reply=lines'], ['--help'], ["--upstream=$first->address", '--allow=10/8']] as $arguments) {
    echo preg_replace('~(usage: ).*?(status)~s', '$1...$2', run_example('proxy.php', ...$arguments));
}
?>
--EXPECT--
-- two clients, one of them nc
at your service
1: hello
1: 
1
at your service
2: hello
2
2 has gone
1: still here
1 has gone
-- one waits for its upstream, another does not
at your service
4: hello
at your service
ERR no answer in time
-- what else goes wrong
abort: at your service|ERR not available|
twice|x: at your service|one|ERR an answer that is not understood|
xxxxxxxx: at your service|ERR the line is too long|
-- the first is down, then both
at your service
1: hello
at your service
ERR not available
-- the log
ADDRESS: no reply from tcp://ADDRESS within 2 seconds (option timeout)
ADDRESS: the connection to tcp://ADDRESS was lost before its reply: recv(): Connection reset by peer
ADDRESS: tcp://ADDRESS has sent what no request asked for ...
ADDRESS: cannot connect to tcp://ADDRESS: connect(): Connection refused
0
-- stopped while a client waits
"at your service\n1: last \ufffd\n" 0 1 has gone ADDRESS: ["last \ufffd","1: last \ufffd"]
-- answers of several lines
"250-one\r\n250 two\r\n250-one\r\n250 two\r\n" 00
"..one\r\n\r\ntwo\r\n.\r\n..one\r\n\r\ntwo\r\n.\r\n" 00
"one\r\ntwo\r\n\r\none\r\ntwo\r\n\r\n" 00
-- arguments
--upstream is missing: what shall this stand in front of?
usage: ...status 2
Lineproto\Client::__construct(): Argument #1 ($address) is malformed: address "x" has no port; it is written host:port
status 1
cannot use "--reply=lines"
usage: ...status 2
usage: ...status 0
lineproto_serve(): Argument #3 ($options) key "allow" must be a list of CIDR ranges: "10/8" is no CIDR range: "10" is no IP address
status 1
