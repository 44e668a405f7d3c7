--TEST--
examples/syslog_collector.php: RFC 5424, RFC 3164 and what is neither, counted and in lines, of every byte; logger(1) sends to it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v logger'))) die('skip logger is not there');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$file = folder() . '/syslog.json';
$collector = example('syslog_collector.php', "--file=$file", '--max=300', 'tcp://127.0.0.1:0');

/** What has been written, without what differs from run to run; then it is renamed, as logrotate does. */
$written = function () use ($file): string {
    $text = (string) @file_get_contents($file);
    rename($file, "$file.1");
    $changes = ['/"received":"[^"]{29}",/' => '', '/"from":"127\.0\.0\.1:\d+",/' => '', '/("time":")[^"]+/' => '$1...', '/("host":")[^"]+/' => '$1...', '/("pid":")\d+/' => '$1...'];
    return preg_replace(array_keys($changes), $changes, $text);
};
$send = function (string $bytes) use ($collector): void {
    $collector->connect()->send($bytes)->finish()->rest();   // it closes when all is written
};
$logger = function (string ...$arguments) use ($collector, $file): void {
    echo run(['logger', '--tcp', '-n', '127.0.0.1', '-P', port($collector->address), '-t', 'app', ...$arguments]);
    static $lines = 0;
    for ($lines++, $deadline = microtime(true) + DEADLINE; substr_count((string) @file_get_contents($file), "\n") < $lines; ) {
        $collector->connect()->finish()->rest();
        microtime(true) < $deadline || fail('what logger sent was not written in time');
    }
};

echo "-- logger\n";
$logger('-p', 'mail.err', '--rfc5424=notq', '--msgid', 'ID1', '--sd-id', 'zoo@123', '--sd-param', 'tiger="hungry"', "hello \u{f1}");
$logger('--octet-count', '--rfc5424=notq,notime,nohost', '--id=77', "two\nlines");
$logger('--rfc3164', '-p', 'local7.debug', 'old style');
$logger('--rfc3164', '--octet-count', '--id=78', '5 [x]: old style');
echo $written();

echo "-- RFC 5424\n";
$send(<<<'TEXT'
    <34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - BOM'su root' failed for lonvick on /dev/pts/8
    <165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.
    <165>1 2003-10-11T22:14:15.003Z m evntslog - ID47 [a@1 iut="3" eventID="10\"1\"\\\]1\n"][b@2][c ip="1" ip="2"] text [no="data"]
    <165>1 2003-10-11T22:14:15.003Z m evntslog - ID47 [a@1 b="c"]
    <0>1 - - - - - -
    <13>1 - - - - - -  two blanks 

    TEXT);
$send("<13>1 - - - - - - \u{feff}BOM\n<13>1 - - - - - [a \0b=\"c\"] NUL \0\n");
echo $written();

echo "-- RFC 3164\n";
$send("<34>Oct 11 22:14:15 mymachine su: 'su root' failed\r\n<13>Feb  5 17:32:18 10.0.0.99 Use the BFG!\n<13>2026-11-24T10:00:00+01:00 host app[5]: of rsyslog\n<13>Feb  5 17:32:18 host kernel:text\n");
echo $written();

echo "-- neither\n";
$send("no priority\n\n<192>too much\n<>x\n<13>1 one word\n<13>\n<13>1 - - - - - [unfinished text\n<34>latin1 \xf1\n<13>1 - \xff - - - [\xfe a=\"\xfd\"] x\n");
echo $written();

echo "-- both framings in one stream, a message that is too long, a tail\n";
$send("7 <1>a\nb\n\n<2>c\n4 <3>d<4>" . str_repeat('x', 400) . "\n" . '<5>' . str_repeat('y', 297) . "\n<6>tail");
echo preg_replace_callback('/x{9,}|y{9,}/', fn($match) => strlen($match[0]) . " times {$match[0][0]}", $written());

echo "-- HUP, as logrotate sends it\n";
if (function_exists('pcntl_signal')) {
    $send("<1>before\n");
    rename($file, "$file.1");
    $collector->signal(1);
    for ($deadline = microtime(true) + DEADLINE; !file_exists($file); clearstatcache()) {
        microtime(true) < $deadline || fail('the file was not opened anew');
    }
} else {
    touch($file);
}
echo filesize($file), "\n";
$send("<1>after\n");
echo $written(), $collector->stop(), $collector->errors(), "\n";

echo "-- to standard output\n";
$process = proc_open([...php_command(), dirname(__DIR__, 2) . '/examples/syslog_collector.php', 'tcp://127.0.0.1:0'], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
preg_match('/^listening on (.*)/', fgets($pipes[2]), $match);
(new Peer($match[1]))->send("<13>x\n");
echo substr(fgets($pipes[1]), 0, 12), "\n";
proc_terminate($process);
proc_close($process);

echo "-- what goes wrong\n";
$full = example('syslog_collector.php', '--file=/dev/full', 'tcp://127.0.0.1:0');
$full->connect()->exchange(str_repeat("<13>x\n", 2000));   // it is cut off when as much waits as may wait
echo $full->stop(), ' ', preg_replace('/: .*?(No space).*; \d{5} (bytes wait)\n.*/s', ': ... $1 ... $2', $full->errors()), "\n";
echo preg_replace(['~(usage: ).*?(status)~s'], '$1...$2', run_example('syslog_collector.php', '--max=0') . run_example('syslog_collector.php', '--fil=x')
    . run_example('syslog_collector.php', '--allow=10.0.0/8') . run_example('syslog_collector.php', '--file=/none/x'));
?>
--EXPECT--
-- logger
{"format":"rfc5424","facility":"mail","severity":"err","time":"...","host":"...","app":"app","id":"ID1","data":{"zoo@123":{"tiger":"hungry"}},"message":"hello ñ"}
{"format":"rfc5424","facility":"user","severity":"notice","app":"app","pid":"...","message":"two\nlines"}
{"format":"rfc3164","facility":"local7","severity":"debug","time":"...","host":"...","app":"app","message":"old style"}
{"format":"rfc3164","facility":"user","severity":"notice","time":"...","host":"...","app":"app","pid":"...","message":"5 [x]: old style"}
-- RFC 5424
{"format":"rfc5424","facility":"auth","severity":"crit","time":"...","host":"...","app":"su","id":"ID47","message":"BOM'su root' failed for lonvick on /dev/pts/8"}
{"format":"rfc5424","facility":"local4","severity":"notice","time":"...","host":"...","app":"myproc","pid":"...","message":"%% It's time to make the do-nuts."}
{"format":"rfc5424","facility":"local4","severity":"notice","time":"...","host":"...","app":"evntslog","id":"ID47","data":{"a@1":{"iut":"3","eventID":"10\"1\"\\]1\\n"},"b@2":{},"c":{"ip":"1, 2"}},"message":"text [no=\"data\"]"}
{"format":"rfc5424","facility":"local4","severity":"notice","time":"...","host":"...","app":"evntslog","id":"ID47","data":{"a@1":{"b":"c"}},"message":""}
{"format":"rfc5424","facility":"kern","severity":"emerg","message":""}
{"format":"rfc5424","facility":"user","severity":"notice","message":" two blanks "}
{"format":"rfc5424","facility":"user","severity":"notice","message":"BOM"}
{"format":"rfc5424","facility":"user","severity":"notice","data":{"a":{"\u0000b":"c"}},"message":"NUL \u0000"}
-- RFC 3164
{"format":"rfc3164","facility":"auth","severity":"crit","time":"...","host":"...","app":"su","message":"'su root' failed"}
{"format":"rfc3164","facility":"user","severity":"notice","time":"...","host":"...","message":"Use the BFG!"}
{"format":"rfc3164","facility":"user","severity":"notice","time":"...","host":"...","app":"app","pid":"...","message":"of rsyslog"}
{"format":"rfc3164","facility":"user","severity":"notice","time":"...","host":"...","app":"kernel","message":"text"}
-- neither
{"format":"unknown","message":"no priority"}
{"format":"unknown","message":"<192>too much"}
{"format":"unknown","message":"<>x"}
{"format":"unknown","facility":"user","severity":"notice","message":"1 one word"}
{"format":"unknown","facility":"user","severity":"notice","message":""}
{"format":"unknown","facility":"user","severity":"notice","message":"1 - - - - - [unfinished text"}
{"format":"unknown","facility":"auth","severity":"crit","message":"latin1 �","base64":"PDM0PmxhdGluMSDx"}
{"format":"rfc5424","facility":"user","severity":"notice","host":"...","data":{"�":{"a":"�"}},"message":"x","base64":"PDEzPjEgLSD/IC0gLSAtIFv+IGE9Iv0iXSB4"}
-- both framings in one stream, a message that is too long, a tail
{"format":"unknown","facility":"kern","severity":"alert","message":"a\nb\n"}
{"format":"unknown","facility":"kern","severity":"crit","message":"c"}
{"format":"unknown","facility":"kern","severity":"err","message":"d"}
{"format":"unknown","facility":"kern","severity":"warning","message":"297 times x","cut":true}
{"format":"unknown","facility":"kern","severity":"notice","message":"297 times y"}
{"format":"unknown","facility":"kern","severity":"info","message":"tail"}
-- HUP, as logrotate sends it
0
{"format":"unknown","facility":"kern","severity":"alert","message":"after"}
0
-- to standard output
{"received":
-- what goes wrong
0 cannot write: ... No space ... bytes wait
cannot use "--max=0"
usage: ...status 2
cannot use "--fil=x"
usage: ...status 2
lineproto_serve(): Argument #3 ($options) key "allow" must be a list of CIDR ranges: "10.0.0/8" is no CIDR range: "10.0.0" is no IP address
status 1
cannot write to /none/x
status 1
