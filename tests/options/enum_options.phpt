--TEST--
framing, overflow and slow_consumer take their own types, and no names of cases
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (Lineproto\Overflow::cases() as $case) {
    echo verdict(['overflow' => $case]), ' ';
}
echo verdict(['slow_consumer' => Lineproto\SlowConsumer::Discard]), "\n";
echo verdict(['slow_consumer' => Lineproto\SlowConsumer::Block]), "\n";   // for listeners with a session
try {
    (new Lineproto\Server)->listen('tcp://127.0.0.1:0', fn($line) => $line, ['slow_consumer' => Lineproto\SlowConsumer::Block]);
} catch (ValueError $error) {
    echo $error->getMessage(), "\n";
}
foreach (['framing', 'overflow', 'slow_consumer'] as $key) {
    foreach (['Close', null, new stdClass, Lineproto\Reply::Line] as $value) {
        echo verdict([$key => $value]), "\n";
    }
}
?>
--EXPECT--
fine fine fine fine
fine
Lineproto\Server::listen(): Argument #3 ($options) key "slow_consumer" cannot be Lineproto\SlowConsumer::Block without a session: there is no Fiber to wait in
TypeError: key "framing" must be of type Lineproto\Framing, string given
TypeError: key "framing" must be of type Lineproto\Framing, null given
TypeError: key "framing" must be of type Lineproto\Framing, stdClass given
TypeError: key "framing" must be of type Lineproto\Framing, Lineproto\Reply given
TypeError: key "overflow" must be of type Lineproto\Overflow, string given
TypeError: key "overflow" must be of type Lineproto\Overflow, null given
TypeError: key "overflow" must be of type Lineproto\Overflow, stdClass given
TypeError: key "overflow" must be of type Lineproto\Overflow, Lineproto\Reply given
TypeError: key "slow_consumer" must be of type Lineproto\SlowConsumer, string given
TypeError: key "slow_consumer" must be of type Lineproto\SlowConsumer, null given
TypeError: key "slow_consumer" must be of type Lineproto\SlowConsumer, stdClass given
TypeError: key "slow_consumer" must be of type Lineproto\SlowConsumer, Lineproto\Reply given
