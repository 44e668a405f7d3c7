--TEST--
examples/server.php and client.php print the documents' transcripts to the byte; ss shows php listening on 10008
--EXTENSIONS--
lineproto
--CONFLICTS--
10008
--SKIPIF--
<?php if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux'); ?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
/* The port of the documents is the point here; where another program has it, any other port must do. */
$taken = @stream_socket_server('tcp://127.0.0.1:10008') === false;
$examples = dirname(__DIR__, 2) . '/examples';
$address = $taken ? 'tcp://127.0.0.1:' . random_int(20000, 30000) : 'tcp://127.0.0.1:10008';
$server = new Child("\$argv = ['server.php', '$address']; require '$examples/server.php';");
$client = implode(' ', array_map('escapeshellarg', [...php_command(), "$examples/client.php", $address])) . ' 2>/dev/null';
for ($deadline = microtime(true) + DEADLINE; !($output = shell_exec($client)) && microtime(true) < $deadline; );   // until it listens
echo $output, "--\n";
echo $taken || preg_match('/127\.0\.0\.1:10008 .*\("(php|valgrind|memcheck)/', (string) shell_exec('ss -tlnp')) ? "ss shows it\n" : "ss does not show it\n";
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
Buffer Data: connect
Writing to Socket
send to server: This data will Send to server!
 response from server was:Thank you client , you data is Received success 
--
ss shows it
0
Socket connected
send data to client
Wrote to socket
Buffer:This data will Send to server!
Closed the socket
