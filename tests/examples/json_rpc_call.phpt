--TEST--
examples/json_rpc.php --call prints the result, or the error with status 1
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/programs.inc';
$server = example('json_rpc.php', 'tcp://127.0.0.1:0');
$call = function (string ...$arguments): void {
    $process = proc_open([...php_command(['display_errors' => '1', 'html_errors' => '0']), dirname(__DIR__, 2) . '/examples/json_rpc.php', '--call', ...$arguments], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
    echo stream_get_contents($pipes[1]), preg_replace(['/127\.0\.0\.1:\d+/', '~php \S+/~'], ['ADDRESS', 'php '], stream_get_contents($pipes[2])), 'status ', proc_close($process), "\n";
};
$call($server->address, 'sum', '[20, 22]');
$call($server->address, 'reverse', '{"text": "añ"}');
$call($server->address, 'sum');
$call($server->address, 'nope');
$call($server->address, 'reverse', '[]');
$call($server->address, 'sum', 'no JSON');
$call($server->address);
$call('nowhere', 'sum');
$server->stop();
$call($server->address, 'sum', '[1]');
?>
--EXPECT--
42
status 0
"\u00f1a"
status 0
0
status 0
Method not found: nope
status 1
Invalid params: Too few arguments to function reverse()
status 1
usage: php json_rpc.php --call address method [parameters: a JSON array or object]
status 2
usage: php json_rpc.php --call address method [parameters: a JSON array or object]
status 2
lineproto_send(): Argument #1 ($address) is malformed: address "nowhere" has no port; it is written host:port
status 1
cannot connect to tcp://ADDRESS: connect(): Connection refused
status 1
