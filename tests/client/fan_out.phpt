--TEST--
fanOut() asks all at the same time, and gives a reply or an exception for each, in the order of the addresses
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
// nobody is answered before all have asked
$one = Child::serve("lineproto_serve('tcp://0.0.0.0:0', session: function (\$c) use (&\$all) {
    \$all[] = [\$c, \$c->readLine()];
    if (count(\$all) === 40) { foreach (\$all as [\$who, \$line]) { \$who->send(\"\$who->localAddress \$line\"); } }
    \$c->readLine();
}, options: ['greeting' => null, 'on_start' => \$ready]);", [], [], '');
$port = parse_url($one->address, PHP_URL_PORT);
$addresses = array_map(fn($i) => "tcp://127.0.0.$i:$port", range(1, 40));
$replies = Client::fanOut($addresses, 'hello', PLAIN + ['timeout' => DEADLINE]);
$expected = array_combine($addresses, array_map(fn($a) => substr($a, 6) . ' hello', $addresses));
var_dump($replies === $expected);
$one->stop();

$nobody = refused_address($holder);
$silent = stream_socket_server('tcp://127.0.0.1:0');
$silent_address = 'tcp://' . stream_socket_get_name($silent, false);
$echo = line_server();
$replies = Client::fanOut([$nobody, $echo->address, $silent_address, $echo->address], 'x', ['timeout' => 3]);   // valgrind takes its time
foreach ($replies as $address => $reply) {
    echo $address === $nobody ? 'nobody' : ($address === $echo->address ? 'echo' : 'silent'), ': ', is_string($reply) ? $reply : get_class($reply), "\n";
}
var_dump(Client::fanOut([], 'x'));
foreach ([fn() => Client::fanOut(['tcp://'], 'x'), fn() => Client::fanOut([$echo->address, 5], 'x'), fn() => Client::fanOut([$echo->address], "a\nb"),
    fn() => Client::fanOut([$echo->address], 'x', ['nonsense' => 1])] as $wrong) {
    echo get_class_of($wrong), "\n";
}
echo $echo->stop();

function get_class_of(callable $call): string
{
    try {
        $call();
        return 'fine';
    } catch (Throwable $thrown) {
        return get_class($thrown);
    }
}
?>
--EXPECT--
bool(true)
nobody: Lineproto\ConnectException
echo: <x>
silent: Lineproto\TimeoutException
array(0) {
}
ValueError
TypeError
ValueError
ValueError
0
