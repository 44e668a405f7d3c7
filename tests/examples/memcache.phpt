--TEST--
examples/memcache.php: values of any bytes, expiry, numbers, a full memory, data that does not end as announced, mistyped commands
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$cache = example('memcache.php', '--memory=1', 'tcp://127.0.0.1:0');
$talk = function (string $what, string $bytes) use ($cache): void {
    $replies = $cache->connect()->send($bytes)->finish()->rest();
    $changes = ['/x{9,}|y{9,}/' => '...', '/^STAT (pid|time) \d+/m' => 'STAT $1 N', '/\r\n/' => "\n"];
    echo "-- $what\n", preg_replace(array_keys($changes), $changes, $replies);
};
$talk('set and get', "set a 5 0 10\r\n1\r\n\r\nEND\r\n\r\nget a b a\r\ngets a\r\nset a 0 0 0\n\r\nget a\nset 12 0 0 1\r\nx\r\nget 12\r\n");
$talk('add, replace, append, cas', "add n 7 0 1\r\n1\r\nadd n 0 0 1\r\n2\r\nreplace m 0 0 1\r\n1\r\nreplace n 7 0 1\r\n3\r\nappend n 0 0 1\r\n4\r\nprepend n 0 0 1\r\n2\r\ngets n\r\ncas n 0 0 1 1\r\n9\r\ncas n 0 0 1 7\r\n9\r\ncas o 0 0 1 1\r\n9\r\nget n\r\n");
$talk('numbers', "incr n 3\r\ndecr n 100\r\nincr n 999999999999999999\r\nincr n x\r\nincr n -1\r\nincr none 1\r\nincr a 1\r\nget n\r\n");
$talk('expiry', "set e 0 -1 1\r\nx\r\nget e\r\nset e 0 100 1\r\nx\r\nget e\r\ntouch e 1000000000\r\nget e\r\ntouch e 1\r\nset e 0 4000000000 1\r\nx\r\nget e\r\ntouch e soon\r\n");
$talk('noreply', "set q 0 0 1 noreply\r\nx\r\nincr q 1 noreply\r\ndelete none noreply\r\nnonsense noreply\r\nget q\r\ndelete q\r\ndelete q\r\n");
$talk('mistyped', "\r\nget\r\nset\r\nset a\r\nset a 0 0 x\r\nset a 0 0 -1\r\nset a b 0 1\r\nGET a\r\nget " . str_repeat('x', 251) . "\r\nget " . str_repeat('x', 250) . "\r\nstat\r\nversion\r\nquit\r\nget a\r\n");
$talk('data that is longer than announced', "set w 0 0 3\r\n12345\r\nget w\r\n");
$talk('data that is shorter', "set w 0 0 5\r\n123\r\nget w\r\n");
$talk('an end in the middle', "set w 0 0 5\r\n123");
$talk('too large', "set w 0 0 1048577\r\n" . str_repeat('x', 1048577) . "\r\nget w\r\n");
$talk('a line that is too long', 'get ' . str_repeat('x ', 40000) . "\r\n");
$talk('a full memory forgets the oldest', "set one 0 0 400000\r\n" . str_repeat('x', 400000) . "\r\nset two 0 0 400000\r\n" . str_repeat('y', 400000) . "\r\nget one\r\nset three 0 0 400000\r\n" . str_repeat('x', 400000)
    . "\r\nget one two three\r\nstats\r\nflush_all\r\nget one\r\n");
echo '-- ', $cache->stop(), $cache->errors(), "\n";
echo preg_replace('~(usage: ).*?(status)~s', '$1...$2', run_example('memcache.php', '--memory=lots') . run_example('memcache.php', 'here'));
?>
--EXPECT--
-- set and get
STORED
VALUE a 5 10
1

END

VALUE a 5 10
1

END

END
VALUE a 5 10 1
1

END

END
STORED
VALUE a 0 0

END
STORED
VALUE 12 0 1
x
END
-- add, replace, append, cas
STORED
NOT_STORED
NOT_STORED
STORED
STORED
STORED
VALUE n 7 3 7
234
END
EXISTS
STORED
NOT_FOUND
VALUE n 0 1
9
END
-- numbers
12
0
999999999999999999
CLIENT_ERROR invalid numeric delta argument
CLIENT_ERROR invalid numeric delta argument
NOT_FOUND
CLIENT_ERROR cannot increment or decrement non-numeric value
VALUE n 0 18
999999999999999999
END
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
VALUE e 0 1
x
END
CLIENT_ERROR invalid exptime argument
-- noreply
VALUE q 0 1
x
END
DELETED
NOT_FOUND
-- mistyped
ERROR
ERROR
ERROR
CLIENT_ERROR bad command line format
CLIENT_ERROR bad command line format
CLIENT_ERROR bad command line format
CLIENT_ERROR bad command line format
ERROR
CLIENT_ERROR key too long
END
ERROR
VERSION 1.6.0
-- data that is longer than announced
CLIENT_ERROR bad data chunk
ERROR
END
-- data that is shorter
CLIENT_ERROR bad data chunk
ERROR
-- an end in the middle
-- too large
SERVER_ERROR object too large for cache
END
-- a line that is too long
CLIENT_ERROR line too long
-- a full memory forgets the oldest
STORED
STORED
VALUE one 0 400000
...
END
STORED
VALUE one 0 400000
...
VALUE three 0 400000
...
END
STAT pid N
STAT time N
STAT version 1.6.0
STAT curr_items 2
STAT bytes 800008
STAT limit_maxbytes 1048576
STAT cmd_get 21
STAT cmd_set 19
STAT get_hits 14
STAT get_misses 7
STAT evictions 5
STAT curr_connections 1
END
OK
END
-- 0
cannot use "--memory=lots"
usage: ...status 2
lineproto_serve(): Argument #1 ($address) is malformed: address "here" has no port; it is written host:port
status 1
