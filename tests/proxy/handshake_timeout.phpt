--TEST--
handshake_timeout bounds the header, also one that drips; it is over when the dialogue begins; waiting costs no time
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/proxy.inc';
foreach (['', substr(v1(), 0, -1), substr(v2_tcp4(), 0, -1)] as $bytes) {
    $server = behind_proxy("'handshake_timeout' => 0.4,");
    $served = $server->connect()->send(v1() . "x\n");
    $served->line();
    $began = microtime(true);
    $before = $server->cpu();
    echo $server->connect()->send($bytes)->rest();
    $took = microtime(true) - $began;
    echo $took >= 0.35 && $took < 5 ? "in time\n" : "after $took\n", $server->cpu() - $before < 0.2 ? '' : "spins\n";
    echo $served->line(), $served->send("count\n")->line();
    $server->stop();
    echo preg_replace('/\[\d+\]|:\d+$/m', '', $server->errors());
}
/* every byte is in time, the header is not */
$server = behind_proxy("'handshake_timeout' => 0.4,");
$peer = $server->connect()->send('PROXY UNKNOWN ');
$began = microtime(true);
do {
    @fwrite($peer->stream, 'x');
    $read = [$peer->stream];
    $none = null;
} while (!stream_select($read, $none, $none, 0, 20000) && microtime(true) < $began + DEADLINE);
echo fgets($peer->stream), microtime(true) - $began < 5 ? "in time\n" : "late\n";
$server->stop();
/* off */
$server = behind_proxy("'handshake_timeout' => 0,");
$peer = $server->connect()->send('PROXY');
stream_set_timeout($peer->stream, 0, 300000);
var_dump(fgets($peer->stream));
stream_set_timeout($peer->stream, DEADLINE);
echo $peer->send(" UNKNOWN\r\n")->line(), $server->stop(), "\n";
?>
--EXPECT--
not connect
in time
x 1.2.3.4:56 5.6.7.8:78
accepted 1, open 1, closed 0, refused 1
lineproto warning: its PROXY protocol header did not come within the option handshake_timeout refused=127.0.0.1
not connect
in time
x 1.2.3.4:56 5.6.7.8:78
accepted 1, open 1, closed 0, refused 1
lineproto warning: its PROXY protocol header did not come within the option handshake_timeout refused=127.0.0.1
not connect
in time
x 1.2.3.4:56 5.6.7.8:78
accepted 1, open 1, closed 0, refused 1
lineproto warning: its PROXY protocol header did not come within the option handshake_timeout refused=127.0.0.1
not connect
in time
bool(false)
connect
0
