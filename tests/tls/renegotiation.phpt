--TEST--
A client that renegotiates (TLS 1.2), and one that changes keys over and over (TLS 1.3): the first is refused, neither hurts
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
$server = tls_server(handler: ANSWER_STATS);
$client = s_client($server->address, '-tls1_2');
$client->expect('/^New, TLSv1.2/m');
echo $client->say("before\n")->expect('/<before>\n/m')[0];
$client->say("R\n");
$client->expect('/RENEGOTIATING/');
echo str_contains($client->rest(), 'no renegotiation') ? "refused\n" : "not refused: $client->said\n";
$client = s_client($server->address, '-tls1_3');
$client->expect('/^New, TLSv1.3/m');
echo $client->say("before\n")->expect('/<before>\n/m')[0];
for ($i = 0; $i < 20; $i++) {
    $client->say("K\n");   // and asks for ours
    $client->expect('/KEYUPDATE/');
    $client->say("k\n");
    $client->expect('/KEYUPDATE/');
}
echo $client->say("after\n")->expect('/<after>\n/m')[0];
unset($client);
echo lineproto_send($server->address, 'hello', trusting()), "\n", $server->stop(), $server->errors(), "\n";
?>
--EXPECT--
<before>
refused
<before>
<after>
<hello>
0
