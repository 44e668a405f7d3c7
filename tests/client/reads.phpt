--TEST--
send() waits for nothing; readLine() and readBytes() take what comes, with timeouts after which nothing is lost
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server(<<<'PHP'
    match ($line) {
        'three' => $c->send(['1', '2', '3']),
        'block' => $c->write("abc\ndefine\n"),
        'half' => $c->write('hal'),
        'rest' => $c->write("f\n"),
        'close' => $c->close('bye'),
        'cut' => [$c->write('no end'), $c->close()],
    };
    PHP);
$client = new Client($server->address, PLAIN);
$client->send('three');
$client->send(['block', 'half']);
echo $client->readLine(), $client->readLine(10), $client->readLine(0), "\n";
var_dump($client->readBytes(0), $client->readBytes(6), $client->readLine());
foreach ([fn() => $client->readLine(0.01), fn() => $client->readBytes(100, 0.01)] as $read) {
    try {
        $read();
    } catch (Lineproto\TimeoutException $e) {
        echo $e->phase, ': ', preg_replace('/127.0.0.1:\d+/', 'it', $e->getMessage()), "\n";
    }
}
$client->send('rest');
echo $client->readLine(), "\n";
$client->send('close');
var_dump($client->readLine(), $client->readLine());
foreach ([fn() => $client->readLine(), fn() => $client->readBytes(7)] as $read) {
    $client->send('cut');
    echo thrown($read), "\n";
}
foreach ([fn() => $client->readLine(-1), fn() => $client->readBytes(-1), fn() => $client->readBytes(1, NAN)] as $read) {
    echo thrown($read), "\n";
}
echo $server->stop();
?>
--EXPECTF--
123
string(0) ""
string(6) "abc
de"
string(4) "fine"
read: no line came from tcp://it within 0.01 seconds; 3 bytes of an unfinished line came
read: only 3 of 100 bytes came from tcp://it within 0.01 seconds
half
string(3) "bye"
NULL
Lineproto\ClosedException %S
Lineproto\ClosedException %S
ValueError: Lineproto\Client::readLine(): Argument #1 ($timeout) must be a number of seconds that is not negative, or null
ValueError: Lineproto\Client::readBytes(): Argument #1 ($length) must be between 0 and 2147483647, -1 given
ValueError: Lineproto\Client::readBytes(): Argument #2 ($timeout) must be a number of seconds that is not negative, or null
0
