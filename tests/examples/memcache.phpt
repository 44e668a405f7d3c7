--TEST--
examples/memcache.php: values of every byte, limits, expiry, eviction, what must not become a command; memory of a slow reader
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$server = example('memcache.php', '--memory=1', '--item=100000', 'tcp://127.0.0.1:0');
/** What the server says to all of it. */
$say = fn(string $bytes) => $server->connect()->send($bytes)->finish()->rest();
$show = function (string $bytes) use ($say): void {
    echo preg_replace_callback('/[^\n\x20-\x7e]/', fn($match) => '\x' . bin2hex($match[0]), str_replace("\r\n", "\n", $say($bytes)));
};

echo "-- values\n";
$show("set a 5 0 9\r\n\r\n.\r\n\0\xff\nx\r\nget a\r\nget b\r\ngets a b a\r\nset 123 0 0 0\r\n\r\nget 123\n");
$show("set \u{f1} 4294967295 0 1 noreply\r\nx\r\n  get   \u{f1}  \r\nappend \u{f1} 1 1 1\r\n>\r\nprepend \u{f1} 1 1 1\r\n<\r\nget \u{f1}\r\ndelete \u{f1}\r\ndelete \u{f1} 0\r\ndelete \u{f1} noreply\r\n");
echo "-- whether it is there\n";
$show("replace r 0 0 1\r\n1\r\nappend r 0 0 1\r\n1\r\nadd r 0 0 1\r\n2\r\nadd r 0 0 1\r\n3\r\nreplace r 0 0 1\r\n4\r\nget r\r\n");
preg_match('/ (\d+)\r/', $say("gets r\r\n"), $version);
$show("cas r 0 0 1 1\r\n5\r\ncas r 0 0 1 $version[1]\r\n6\r\ncas r 0 0 1 $version[1] noreply\r\n7\r\ncas none 0 0 1 1\r\n8\r\nget r\r\n");
echo "-- numbers\n";
$show("incr n 1\r\nset n 7 0 2\r\n41\r\nincr n 1\r\ndecr n 43\r\nincr n 999999999999999999\r\nincr n -1\r\nincr n x\r\nincr n 5 noreply\r\nincr r\r\nset n 0 0 1\r\nx\r\ndecr n 1\r\nincr n 9223372036854775807\r\n");
echo "-- expiry\n";
$show("set e 0 -1 1\r\nx\r\nget e\r\nset e 0 100 1\r\nx\r\nget e\r\ntouch e 1000000000\r\nget e\r\ntouch e 1\r\nset e 0 1000000000 1\r\nx\r\nget e\r\ntouch r -1\r\nget r\r\ntouch x y\r\n");
echo "-- what is none\n";
$show("\r\n \r\nnoreply\r\nget\r\nget " . str_repeat('k', 251) . "\r\nversion 1\r\nversion\r\nverbosity 1\r\nstats items\r\nGET a\r\nflush_all x\r\nget a\r\nquit\r\nget a\r\n");
foreach (['set k 0 0 -1', 'set k 0 0 4294967296000', 'set k 0 0', 'set ' . str_repeat('k', 251) . ' 0 0 7', "set \x7f 0 0 7", 'set k 0 0 7 7', 'cas k 0 0 7', 'set k x 0 7', 'set k 0 0 7 noreply x', 'set k 0 0 3', "set k 0 0 7"] as $bad) {
    echo substr($bad, 0, 30), ': ';
    $show("$bad\r\nversion\r\n" . ($bad === 'set k 0 0 7' ? '' : "version\r\n"));
}
echo "-- the limits\n";
$show("set big 0 0 100000\r\n" . str_repeat('x', 100000) . "\r\nset old 0 0 1\r\nx\r\nset old 0 0 100001\r\n" . str_repeat('x', 100001) . "\r\nget old\r\nappend big 0 0 1\r\nx\r\nset huge 0 0 9999999 noreply\r\n" . str_repeat('x', 9999999) . "\r\nversion\r\n");
$show("get " . str_repeat('k ', 600000) . "\r\n");
$show("set cut 0 0 10\r\nabc");
$show("get cut\r\n");
echo "-- the least recently used goes\n";
$say('flush_all noreply' . "\r\n");
for ($i = 0, $sets = ''; $i < 25; $i++) {
    $sets .= "set k$i 0 0 50000\r\n" . str_repeat('x', 50000) . "\r\nget k0\r\n";
}
$say($sets);
$say("set more 0 0 90000\r\n" . str_repeat('x', 90000) . "\r\n");
echo implode(' ', array_filter(array_map(fn($i) => "k$i", range(0, 24)), fn($key) => $say("get $key\r\n") !== "END\r\n")), "\n";
preg_match_all('/^STAT (curr_items|evictions|limit_maxbytes|curr_connections) (\d+)/m', $say("stats\r\n"), $stats, PREG_SET_ORDER);
echo implode(', ', array_map(fn($stat) => "$stat[1] $stat[2]", $stats)), "\n";

for ($i = 0, $sets = ''; $i < 20000; $i++) {
    $sets .= "set small$i 0 0 1 noreply\r\nx\r\n";
}
$say($sets);
preg_match('/curr_items (\d+)/', $say("stats\r\n"), $items);
echo $items[1] < 6000 ? 'small items are counted as what they cost' : "$items[1] small items", "\n";

echo "-- who asks for a gigabyte and does not read it\n";
$before = $server->memory();
$say("set more 0 0 90000\r\n" . str_repeat('x', 90000) . "\r\n");
$slow = $server->connect()->send('get ' . str_repeat('more ', 12000) . "\r\n");
fread($slow->stream, 1);
$show("flush_all 100\r\nversion\r\n");   // others are served
echo $server->memory() - $before < 16 << 20 || getenv('SKIP_ASAN') ? 'costs little' : 'costs much', "\n";
$slow->close();
echo $server->stop(), preg_replace('/^lineproto\[\d+\]/m', '', $server->errors()), "\n";
echo "-- arguments\n";
echo preg_replace(['~(usage: ).*?(status)~s'], ['$1...$2'], run_example('memcache.php', '--memory=0') . run_example('memcache.php', '--help') . run_example('memcache.php', 'tcp://127.0.0.1'));
?>
--EXPECT--
-- values
STORED
VALUE a 5 9

.
\x00\xff
x
END
END
VALUE a 5 9 1

.
\x00\xff
x
VALUE a 5 9 1

.
\x00\xff
x
END
STORED
VALUE 123 0 0

END
VALUE \xc3\xb1 4294967295 1
x
END
STORED
STORED
VALUE \xc3\xb1 4294967295 3
<x>
END
DELETED
NOT_FOUND
-- whether it is there
NOT_STORED
NOT_STORED
STORED
NOT_STORED
STORED
VALUE r 0 1
4
END
EXISTS
STORED
NOT_FOUND
VALUE r 0 1
6
END
-- numbers
NOT_FOUND
STORED
42
0
999999999999999999
CLIENT_ERROR invalid numeric delta argument
CLIENT_ERROR invalid numeric delta argument
ERROR
STORED
CLIENT_ERROR cannot increment or decrement non-numeric value
CLIENT_ERROR invalid numeric delta argument
-- expiry
STORED
END
STORED
VALUE e 0 1
x
END
TOUCHED
END
NOT_FOUND
STORED
END
TOUCHED
END
CLIENT_ERROR invalid exptime argument
-- what is none
ERROR
ERROR
ERROR
ERROR
CLIENT_ERROR bad command line format
VERSION 1.6.0-lineproto
VERSION 1.6.0-lineproto
OK
ERROR
ERROR
CLIENT_ERROR bad command line format
VALUE a 5 9

.
\x00\xff
x
END
set k 0 0 -1: CLIENT_ERROR bad command line format
set k 0 0 4294967296000: CLIENT_ERROR bad command line format
set k 0 0: CLIENT_ERROR bad command line format
set kkkkkkkkkkkkkkkkkkkkkkkkkk: CLIENT_ERROR bad command line format
set  0 0 7: CLIENT_ERROR bad command line format
set k 0 0 7 7: CLIENT_ERROR bad command line format
cas k 0 0 7: CLIENT_ERROR bad command line format
set k x 0 7: CLIENT_ERROR bad command line format
set k 0 0 7 noreply x: CLIENT_ERROR bad command line format
set k 0 0 3: CLIENT_ERROR bad data chunk
set k 0 0 7: STORED
-- the limits
STORED
STORED
SERVER_ERROR object too large for cache
END
SERVER_ERROR object too large for cache
VERSION 1.6.0-lineproto
CLIENT_ERROR line too long
END
-- the least recently used goes
k0 k7 k8 k9 k10 k11 k12 k13 k14 k15 k16 k17 k18 k19 k20 k21 k22 k23 k24
curr_connections 1, curr_items 20, limit_maxbytes 1048576, evictions 6
small items are counted as what they cost
-- who asks for a gigabyte and does not read it
OK
VERSION 1.6.0-lineproto
costs little
0
-- arguments
cannot use "--memory=0"
usage: ...status 2
usage: ...status 0
lineproto_serve(): Argument #1 ($address) is malformed: address "tcp://127.0.0.1" has no port; it is written host:port
status 1
