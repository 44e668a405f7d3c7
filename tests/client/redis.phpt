--TEST--
A Redis, asked with inline commands: requests, values of many bytes, pipelines, what is published
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
exec('command -v redis-server', $path, $status);
die($status ? 'skip redis-server is not there' : '');
?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
use Lineproto\{Client, Framing};
$path = free_path();
$program = new Program(['redis-server', '--port', '0', '--unixsocket', $path, '--save', '', '--proto-max-bulk-len', '10mb'], '/Ready to accept connections|The server is now ready/');
$options = ['framing' => Framing::crlf()] + PLAIN;
$value = function (Client $redis, string $line): ?string {
    $length = (int) substr($redis->request($line), 1);
    return $length < 0 ? null : substr($redis->readBytes($length + 2), 0, -2);
};
$redis = new Client("unix://$path", $options);
echo $redis->request('SET greeting "a\r\nb\x00"'), ' ', json_encode([$value($redis, 'GET greeting'), $value($redis, 'GET nothing')]), "\n";
$redis->request('SETRANGE large 3000000 x');
echo strlen($value($redis, 'GET large')), ' ', $redis->request('PING'), "\n";
$replies = $redis->pipeline((function () {
    for ($i = 0; $i < 20000; $i++) {
        yield 'INCR visits';
    }
})());
echo count($replies), ' ', $replies[0], ' ', end($replies), "\n";
echo $redis->request('NONSENSE'), "\n";

$subscriber = new Client("unix://$path", $options);
$subscriber->send('SUBSCRIBE news');
$line = fn() => $subscriber->readLine();
$bulk = fn() => substr($subscriber->readBytes((int) substr($subscriber->readLine(), 1) + 2), 0, -2);
echo $line(), ' ', $bulk(), ' ', $bulk(), ' ', $line(), "\n";
echo $redis->request('PUBLISH news "two words"'), ' ', $line(), ' ', $bulk(), ' ', $bulk(), ' ', $bulk(), "\n";
try {
    $subscriber->readLine(0.01);
} catch (Lineproto\TimeoutException $e) {
    echo "no more news, $e->phase\n";
}
$id = substr($redis->request('CLIENT ID'), 1);
$subscriber->send('PING');
echo $line(), ' ', $bulk(), ' ', json_encode($bulk()), "\n";
echo $redis->request('CLIENT KILL TYPE pubsub'), ' ';
var_dump($subscriber->readLine());
echo $redis->request('QUIT'), ' ', json_encode($redis->readLine()), ' ', $redis->request('PING'), "\n";
?>
--EXPECT--
+OK ["a\r\nb\u0000",null]
3000001 +PONG
20000 :1 :20000
-ERR unknown command 'NONSENSE', with args beginning with: 
*3 subscribe news :1
:1 *3 message news two words
no more news, read
*2 pong ""
:1 NULL
+OK null +PONG
