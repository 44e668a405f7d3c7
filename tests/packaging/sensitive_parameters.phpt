--TEST--
What is sent and what is configured is in no exception's trace: those parameters are marked as sensitive, the others are shown
--EXTENSIONS--
lineproto
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=100
--FILE--
<?php
use Lineproto\{Client, Server};
$options = ['greeting' => 'hunter2', 'timeout' => 0.001];
$calls = [
    fn() => lineproto_serve("tcp://127.0.0.1:0", null, $options),   // "timeout" is no key of it
    fn() => new Server($options),
    fn() => (new Server)->listen('tcp://127.0.0.1:0', null, $options),
    fn() => lineproto_send('tcp://127.0.0.1:1', "hunter2", ['greeting' => 'hunter2'] + $options),
    fn() => lineproto_send('tcp://127.0.0.1:1', "hunter\n2"),
    fn() => new Client('tcp://127.0.0.1:1', ['hunter2' => 'hunter2']),
    fn() => (new Client('tcp://127.0.0.1:1'))->request('hunter2'),
    fn() => (new Client('tcp://127.0.0.1:1'))->pipeline(['hunter2']),
    fn() => (new Client('tcp://127.0.0.1:1'))->send('hunter2'),
    fn() => Client::fanOut(['tcp://127.0.0.1:1', 'bad'], 'hunter2', ['timeout' => 0.1]),
];
foreach ($calls as $call) {
    try {
        $call();
        echo "nothing was thrown\n";
    } catch (Throwable $e) {
        preg_match('/^#0 .*?: (.*)$/m', $e->getTraceAsString(), $frame);
        echo preg_replace('/hunter2/', 'HUNTER2 IS SEEN', $frame[1]), "\n";
        foreach (array_slice($e->getTrace()[0]['args'], 1) as $argument) {
            if (is_array($argument)) {
                echo "  an array is seen\n";
            }
        }
    }
}
foreach (['lineproto_serve', 'lineproto_send', 'Lineproto\Connection', 'Lineproto\Server', 'Lineproto\Client'] as $name) {
    foreach (function_exists($name) ? [new ReflectionFunction($name)] : (new ReflectionClass($name))->getMethods() as $function) {
        foreach ($function->getParameters() as $parameter) {
            $sensitive = $parameter->getAttributes(SensitiveParameter::class) !== [];
            $secret = preg_match('/^(options|tls|message|lines?|bytes|lastLine)$/', $parameter->getName()) === 1;
            if ($sensitive !== $secret) {
                echo "$name::{$function->getName()}(\${$parameter->getName()})\n";
            }
        }
    }
}
?>
--EXPECT--
lineproto_serve('tcp://127.0.0.1:0', NULL, Object(SensitiveParameterValue))
Lineproto\Server->__construct(Object(SensitiveParameterValue))
Lineproto\Server->listen('tcp://127.0.0.1:0', NULL, Object(SensitiveParameterValue))
lineproto_send('tcp://127.0.0.1:1', Object(SensitiveParameterValue), Object(SensitiveParameterValue))
lineproto_send('tcp://127.0.0.1:1', Object(SensitiveParameterValue))
Lineproto\Client->__construct('tcp://127.0.0.1:1', Object(SensitiveParameterValue))
Lineproto\Client->request(Object(SensitiveParameterValue))
Lineproto\Client->pipeline(Object(SensitiveParameterValue))
Lineproto\Client->send(Object(SensitiveParameterValue))
Lineproto\Client::fanOut(Array, Object(SensitiveParameterValue), Object(SensitiveParameterValue))
