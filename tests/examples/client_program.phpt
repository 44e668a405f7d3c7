--TEST--
examples/client.php: other lines, a refusal, nobody there; its exit status says so
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/programs.inc';
$client = function (string ...$arguments): void {
    $process = proc_open([...php_command(), dirname(__DIR__, 2) . '/examples/client.php', ...$arguments], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
    echo stream_get_contents($pipes[1]), preg_replace('/127\.0\.0\.1:\d+/', 'ADDRESS', stream_get_contents($pipes[2])), 'status ', proc_close($process), "\n";
};
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => \$ready]);");
$client($server->address, 'another line');
$client($server->address, '');
$refusing = Child::serve("lineproto_serve('tcp://127.0.0.1:0', null, ['deny' => ['127.0.0.1'], 'on_start' => \$ready]);");
$client($refusing->address);
$server->stop();
$client($server->address);
$client('nonsense');
?>
--EXPECT--
Buffer Data: connect
Writing to Socket
send to server: another line
 response from server was:Thank you client , you data is Received success 
status 0
Buffer Data: connect
Writing to Socket
send to server: 
 response from server was:Thank you client , you data is Received success 
status 0
don't connect
status 1
cannot connect to tcp://ADDRESS: connect(): Connection refused
status 1
lineproto_send(): Argument #1 ($address) is malformed: address "nonsense" has no port; it is written host:port
status 1
