--TEST--
While the server drains the status listener still answers, /health with 503; it closes when all is done
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status("'max_write_buffer' => 1 << 26,", 'fn($line) => str_repeat("x", 20000000)');
$peer = $server->connect()->send("much\n");
$peer->send('');
for ($deadline = microtime(true) + DEADLINE; status_json($server)['lines_in'] < 1 && microtime(true) < $deadline; ) {
}
echo http($server, '/health')[0], ' ', status_json($server)['state'], "\n";
$server->signal(15);
for ($deadline = microtime(true) + DEADLINE; http($server, '/health')[0] === 200 && microtime(true) < $deadline; ) {
}
[$code, , $body] = http($server, '/health');
echo "$code $body ", status_json($server)['state'], ' ', metrics($server)['lineproto_open'], "\n";
echo @stream_socket_client($server->addresses[0], $error) ? "still listening\n" : "no longer listening\n";
echo strlen($peer->rest()), ' ', $server->wait(), "\n";
echo @stream_socket_client($server->addresses[1], $error) ? "status still listening\n" : "status closed\n";
echo $server->output(), $server->errors();
?>
--EXPECT--
200 serving
503 draining draining 1
no longer listening
20000001 0
status closed
