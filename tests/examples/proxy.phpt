--TEST--
examples/proxy.php: nc through it to a server; a client waits for its own server only; failover, and servers that fail
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$echo = fn() => Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function (string $line, $peer) {
        static $waits;
        if ($line === 'wait') {             // until somebody else says go
            $waits = $peer;
            say('waits');
            return null;
        }
        if ($line === 'go') {
            $waits->send('waited');
        }
        return $line === 'quit' ? $peer->close() : "you said $line";
    }, ['greeting' => getenv('GREETING') ?: null, 'on_start' => $ready]);
    PHP, [], ['GREETING' => 'hi']);
$first = $echo();
$second = $echo();
$proxy = example('proxy.php', '--listen=tcp://127.0.0.1:0', '--greeting=hi', '--log', $first->address, $second->address);
$places = fn(string $text) => str_replace([port($first->address), port($second->address)], ['FIRST', 'SECOND'], $text);

echo run(['sh', '-c', "printf 'one\\ntwo\\n' | nc -N 127.0.0.1 " . port($proxy->address)]);
echo "-- one waits, another does not\n";
$ann = $proxy->connect()->send("wait\n");
echo $ann->line(), $first->hear(), "\n";
$bob = $proxy->connect()->send("\033[2J\ngo\n");
echo $bob->line(), json_encode($bob->line()), "\n", $bob->line(), $ann->line();
echo "-- the server hangs up, and is there again for the next line\n";
echo $places($bob->send("quit\nagain\n")->line()), $bob->line();
echo "-- the first is gone, then both\n";
echo $first->stop(), "\n", $places($ann->send("lost or not\nthree\n")->line()), $ann->line();
echo $second->stop(), "\n", $places($ann->send("four\nfive\n")->line()), $places($ann->line());
echo $proxy->stop(), $proxy->errors(), "\n";
$said = explode("\n", preg_replace('/127\.0\.0\.1:\d+/', 'ADDRESS', $proxy->output()));
foreach (['#1', '#2', '#3'] as $who) {   // which of two replies is the first of all does not matter
    echo implode("\n", preg_grep("/^$who /", $said)), "\n";
}

echo "-- too slow\n";
$slow = $echo();
$proxy = example('proxy.php', '--listen=tcp://127.0.0.1:0', '--timeout=0.2', '--greeting=hi', $slow->address);
echo preg_replace('/:\d+/', ':PORT', $proxy->connect()->send("wait\n")->finish()->rest());
echo $proxy->stop(), "\n", preg_replace('~(usage: ).*?(status)~s', '$1...$2', run_example('proxy.php') . run_example('proxy.php', '--timeout=soon', 'x:1') . run_example('proxy.php', 'nowhere')
    . run_example('proxy.php', '--listen=nowhere', '127.0.0.1:1'));
?>
--EXPECT--
hi
you said one
you said two
-- one waits, another does not
hi
waits
hi
"you said \u001b[2J\n"
you said go
waited
-- the server hangs up, and is there again for the next line
proxy: tcp://127.0.0.1:FIRST closed the connection before its reply
you said again
-- the first is gone, then both
0
you said lost or not
you said three
0
proxy: cannot connect to tcp://127.0.0.1:SECOND: connect(): Connection refused
proxy: cannot connect to tcp://127.0.0.1:SECOND: connect(): Connection refused
0
#1 ADDRESS > one
#1 ADDRESS < you said one
#1 ADDRESS > two
#1 ADDRESS < you said two
#2 ADDRESS > wait
#2 ADDRESS < waited
#2 ADDRESS > lost or not
#2 ADDRESS < you said lost or not
#2 ADDRESS > three
#2 ADDRESS < you said three
#2 ADDRESS > four
#2 ADDRESS < proxy: cannot connect to tcp://ADDRESS: connect(): Connection refused
#2 ADDRESS > five
#2 ADDRESS < proxy: cannot connect to tcp://ADDRESS: connect(): Connection refused
#3 ADDRESS > \033[2J
#3 ADDRESS < you said \033[2J
#3 ADDRESS > go
#3 ADDRESS < you said go
#3 ADDRESS > quit
#3 ADDRESS < proxy: tcp://ADDRESS closed the connection before its reply
#3 ADDRESS > again
#3 ADDRESS < you said again
-- too slow
hi
proxy: no reply from tcp://127.0.0.1:PORT within 0.2 seconds (option timeout)
0
an upstream is needed
usage: ...status 2
cannot use "--timeout=soon"
usage: ...status 2
Lineproto\Client::__construct(): Argument #1 ($address) is malformed: address "nowhere" has no port; it is written host:port
status 1
lineproto_serve(): Argument #1 ($address) is malformed: address "nowhere" has no port; it is written host:port
status 1
