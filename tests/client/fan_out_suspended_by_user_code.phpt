--TEST--
Fiber::suspend() in what takes the transcript of fanOut() is a LineprotoError there, and nothing hangs
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$one = line_server();
$two = line_server();
foreach ([1, 2, 1000] as $times) {
    $heard = [];
    ob_start(function (string $text) use (&$times, &$heard) {
        while ($times-- > 0) {
            try {
                Fiber::suspend();
            } catch (Throwable $e) {
                $heard[get_class($e)] = true;
            }
        }
        return '';
    }, 1);
    try {
        $result = Client::fanOut([$one->address, $two->address], 'x', ['transcript' => true]);
    } catch (Throwable $e) {
        $result = get_class($e) . ': ' . $e->getMessage();
    }
    $times = 0;
    ob_end_clean();
    echo json_encode(array_keys($heard)), ' ', is_array($result) ? implode(' ', $result) : $result, "\n";
}
echo implode(' ', Client::fanOut([$one->address, $two->address], 'again')), "\n";
echo $one->stop(), $two->stop();
?>
--EXPECT--
["Lineproto\\LineprotoError"] <x> <x>
["Lineproto\\LineprotoError"] <x> <x>
Buffer Data: connect
["Lineproto\\LineprotoError"] Lineproto\LineprotoError: What goes on calling Fiber::suspend() in Lineproto\Client::fanOut() was ended
<again> <again>
00
