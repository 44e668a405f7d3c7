--TEST--
A handler for lines and a session at one address, and Block without a session, are ValueErrors
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach ([
    fn() => lineproto_serve('tcp://127.0.0.1:0', fn() => null, [], fn() => null),
    fn() => lineproto_serve('tcp://127.0.0.1:0', session: 'no_function'),
    fn() => lineproto_serve('tcp://127.0.0.1:0', fn() => null, ['slow_consumer' => Lineproto\SlowConsumer::Block]),
    fn() => lineproto_serve('tcp://127.0.0.1:0', options: ['slow_consumer' => Lineproto\SlowConsumer::Block]),
    fn() => (new Lineproto\Server)->listen('tcp://127.0.0.1:0', fn() => null, session: fn() => null),
    fn() => (new Lineproto\Server)->listen('tcp://127.0.0.1:0', session: 5),
    fn() => (new Lineproto\Server(['slow_consumer' => Lineproto\SlowConsumer::Block]))->listen('tcp://127.0.0.1:0', fn() => null),
] as $call) {
    try {
        $call();
        echo "no error\n";
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
ValueError: lineproto_serve(): Argument #4 ($session) must be null when there is a handler for lines already
TypeError: lineproto_serve(): Argument #4 ($session) must be a valid callback or null, function "no_function" not found or invalid function name
ValueError: lineproto_serve(): Argument #3 ($options) key "slow_consumer" cannot be Lineproto\SlowConsumer::Block without a session: there is no Fiber to wait in
ValueError: lineproto_serve(): Argument #3 ($options) key "slow_consumer" cannot be Lineproto\SlowConsumer::Block without a session: there is no Fiber to wait in
ValueError: Lineproto\Server::listen(): Argument #4 ($session) must be null when there is a handler for lines already
TypeError: Lineproto\Server::listen(): Argument #4 ($session) must be a valid callback or null, no array or string given
ValueError: Lineproto\Server::listen(): Argument #3 ($options) key "slow_consumer" cannot be Lineproto\SlowConsumer::Block without a session: there is no Fiber to wait in
