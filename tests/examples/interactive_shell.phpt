--TEST--
The documents' dialogue from php -a on both sides, typed line by line
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!extension_loaded('readline')) die('skip this PHP has no interactive shell'); ?>
--FILE--
<?php
require __DIR__ . '/programs.inc';

/* An interactive shell that is fed these lines; its output without what it says for itself. */
function shell(array $lines): array
{
    $process = proc_open([...php_command(['display_errors' => '1', 'html_errors' => '0']), '-a'], [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
    fwrite($pipes[0], implode("\n", $lines) . "\n");
    fclose($pipes[0]);
    stream_set_timeout($pipes[1], DEADLINE);
    return [$process, $pipes[1]];
}
function said($stream): string
{
    return preg_replace('/^(Interactive (shell|mode enabled)\n+|php > )+/m', '', stream_get_contents($stream));
}
$path = tempnam(sys_get_temp_dir(), 'lineproto-shell');
unlink($path);
posix_mkfifo($path, 0600);   // the server says there that it listens, and where
$read = [fopen($path, 'r+')];   // 'r' alone would wait for the server in open(), without a deadline
[$server, $server_says] = shell([
    "lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => function (\$server) { file_put_contents('$path', \$server->addresses()[0] . PHP_EOL); },",
    "    'on_close' => function (\$peer) { \$peer->server->drain(); }]);",
    "echo 'the shell goes on', PHP_EOL;",
]);
$none = [];
$address = stream_select($read, $none, $none, DEADLINE) ? trim(fgets($read[0])) : fail('the server did not say that it listens');
unlink($path);
[$client, $client_says] = shell(["\$reply = lineproto_send('$address', 'This data will Send to server!', ['transcript' => true]);", 'var_dump($reply);']);
echo said($client_says), "-- ", proc_close($client), "\n", said($server_says), '-- ', proc_close($server), "\n";
?>
--EXPECT--
Buffer Data: connect
Writing to Socket
send to server: This data will Send to server!
 response from server was:Thank you client , you data is Received success 
string(48) "Thank you client , you data is Received success "
-- 0
Socket connected
send data to client
Wrote to socket
Buffer:This data will Send to server!
Closed the socket
the shell goes on
-- 0
