--TEST--
While send() sends, a megabyte is read ahead and no more; nothing of what a server answers beyond that is lost
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
// answers with more than is read ahead and the kernel holds, and takes the next line only then
$server = session_server('for ($i = 0; $i < 200; $i++) { $c->write(str_repeat("$line", 50000) . "\n"); } say("written");',
    "'greeting' => null, 'max_write_buffer' => 1 << 30,");
$client = new Client($server->address, PLAIN + ['timeout' => DEADLINE]);
$client->send('a');
$server->hear();
$client->send('b');
$client->send(['c', 'd']);
$right = 0;
foreach (['a', 'b', 'c', 'd'] as $letter) {
    for ($i = 0; $i < 200; $i++) {
        $right += $client->readLine() === str_repeat($letter, 50000);
    }
}
echo $right, "\n";
// a server that takes nothing more before its answers are taken: nobody reads them, so that is a timeout and no deadlock
$strict = line_server('fn($line) => $line', "'greeting' => null, 'max_write_buffer' => 10000,");
$client = new Client($strict->address, PLAIN + ['timeout' => 0.3]);
$sent = 0;
echo preg_replace('/\d{3,}/', 'MANY', thrown(function () use ($client, &$sent) {
    $client->send((function () use (&$sent) {
        for (; $sent < 100_000; $sent++) {
            yield str_repeat('x', 1000);
        }
    })());
})), "\n";
var_dump($sent > 1000, $client->request('y'));
echo $server->stop(), $strict->stop();
?>
--EXPECT--
800
Lineproto\TimeoutException [write]: tcp://ADDRESS does not read while MANY bytes of its replies are unread here, which is the most that is kept: MANY bytes of requests were not taken within 0.3 seconds (option timeout)
bool(true)
string(1) "y"
00
