--TEST--
exit(), a fatal error and the memory limit within a call end the process in order and close its connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = raw_server('fwrite($peer, "connect\n"); say("got " . strlen(stream_get_contents($peer))); fclose($peer);');
$ends = [
    'exit in a generator' => "lineproto_send('$server->address', (function () { yield 'a'; exit(3); })());",
    'exit in an output handler' => "ob_start(function (\$text) { exit(4); }, 1); lineproto_send('$server->address', 'x', ['transcript' => true]);",
    'fatal error in a generator' => "lineproto_send('$server->address', (function () { yield 'a'; trigger_error('fatal', E_USER_ERROR); yield 'b'; })());",
    'uncaught' => "lineproto_send('$server->address', (function () { yield 'a'; throw new Exception('uncaught'); })());",
    'memory limit in a generator' => "ini_set('memory_limit', '8M'); lineproto_send('$server->address', (function () { yield 'a'; \$x = str_repeat('x', 1 << 28); yield 'b'; })());",
];
foreach ($ends as $what => $code) {
    $client = new Child($code, ['display_errors' => '0', 'log_errors' => '0']);
    $status = $client->wait();
    echo "$what: $status, ", preg_replace('/got \d$/', 'closed', $server->hear()), ', ', $client->errors() === '' ? 'quiet' : $client->errors(), "\n";
}
?>
--EXPECT--
exit in a generator: 3, closed, quiet
exit in an output handler: 4, closed, quiet
fatal error in a generator: 255, closed, quiet
uncaught: 255, closed, quiet
memory limit in a generator: 255, closed, quiet
