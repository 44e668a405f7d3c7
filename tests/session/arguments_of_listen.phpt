--TEST--
At most one of $on_line and $session; both may be on one server, and SlowConsumer::Block needs a session
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
use Lineproto\{Server, SlowConsumer};
$server = new Server;
$f = fn() => null;
foreach ([
    fn() => lineproto_serve('tcp://127.0.0.1:0', $f, session: $f),
    fn() => $server->listen('tcp://127.0.0.1:0', $f, session: $f),
    fn() => $server->listen('tcp://127.0.0.1:0', session: 'no_such_function'),
    fn() => $server->listen('tcp://127.0.0.1:0', session: 5),
    fn() => lineproto_serve('tcp://127.0.0.1:0', session: [new stdClass, 'x']),
    fn() => $server->listen('tcp://127.0.0.1:0', $f, ['slow_consumer' => SlowConsumer::Block]),
    fn() => $server->listen('tcp://127.0.0.1:0', options: ['slow_consumer' => SlowConsumer::Block]),
    fn() => preg_replace('/\d+/', 'N', $server->listen('tcp://127.0.0.1:0', null, ['slow_consumer' => SlowConsumer::Block], $f)),
    fn() => preg_replace('/\d+/', 'N', $server->listen('tcp://127.0.0.1:0', $f)),
] as $attempt) {
    try {
        echo $attempt(), "\n";
    } catch (Error $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
ValueError: lineproto_serve(): Argument #4 ($session) must be null when there is a handler for lines already
ValueError: Lineproto\Server::listen(): Argument #4 ($session) must be null when there is a handler for lines already
TypeError: Lineproto\Server::listen(): Argument #4 ($session) must be a valid callback or null, function "no_such_function" not found or invalid function name
TypeError: Lineproto\Server::listen(): Argument #4 ($session) must be a valid callback or null, no array or string given
TypeError: lineproto_serve(): Argument #4 ($session) must be a valid callback or null, class stdClass does not have a method "x"
ValueError: Lineproto\Server::listen(): Argument #3 ($options) key "slow_consumer" cannot be Lineproto\SlowConsumer::Block without a session: there is no Fiber to wait in
ValueError: Lineproto\Server::listen(): Argument #3 ($options) key "slow_consumer" cannot be Lineproto\SlowConsumer::Block without a session: there is no Fiber to wait in
tcp://N.N.N.N:N
tcp://N.N.N.N:N
