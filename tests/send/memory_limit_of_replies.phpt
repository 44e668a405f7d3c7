--TEST--
Replies that do not fit into memory_limit end the script with PHP's message, a single large one as well as very many
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$flood = raw_server('fwrite($peer, "connect\n"); fgets($peer); while (@fwrite($peer, str_repeat("x", 99999) . "\n")); fclose($peer); say("closed");');
$small = raw_server('fwrite($peer, "connect\n"); fgets($peer); while (@fwrite($peer, str_repeat("xy\n", 10000))); fclose($peer); say("closed");');
$large = raw_server('fwrite($peer, "connect\n"); fgets($peer); @fwrite($peer, str_repeat("x", 40000000) . "\n"); fclose($peer); say("closed");');
$calls = [
    [$flood, 'array_fill(0, 10000, "x"), ["transcript" => false]'],
    [$small, '(function () { for (;;) yield "x"; })()'],
    [$large, '"x", ["max_line" => 50000000]'],
    [$large, '["x"], ["max_line" => 50000000]'],
];
foreach ($calls as [$server, $arguments]) {
    $client = new Child("register_shutdown_function(fn() => print 'shutdown'); lineproto_send('$server->address', $arguments);",
        ['memory_limit' => '8M', 'display_errors' => '1', 'html_errors' => '0', 'log_errors' => '0']);
    $status = $client->wait();
    echo $status, ' ', preg_match('/Fatal error: Allowed memory size of \d+ bytes exhausted.*shutdown$/s', $client->output()) ? 'fatal error, shutdown' : $client->output(), ' ', $server->hear(), "\n";
}
/* A limit of max_line that is exceeded is LineTooLongException, and takes no more memory than that. */
$client = new Child("try { lineproto_send('$flood->address', 'x', ['max_line' => 1000]); } catch (Exception \$e) { echo get_class(\$e); }", ['memory_limit' => '8M']);
echo $client->wait(), ' ', $client->output(), ' ', $flood->hear(), "\n";
?>
--EXPECT--
255 fatal error, shutdown closed
255 fatal error, shutdown closed
255 fatal error, shutdown closed
255 fatal error, shutdown closed
0 Lineproto\LineTooLongException closed
