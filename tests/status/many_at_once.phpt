--TEST--
Three hundred clients look at once while lines flow: all get their whole answer, no line is lost, no descriptor stays open
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status();
$before = $server->descriptors();
$peer = $server->connect();
$routes = ['/', '/metrics', '/status.json', '/health', '/nothing'];
$answers = [];
for ($round = 0; $round < 3; $round++) {
    $looking = [];
    for ($i = 0; $i < 100; $i++) {
        $looking[] = (new Peer($server->addresses[1]))->send("GET {$routes[$i % 5]} HTTP/1.1\r\n\r\n");
        $peer->send(str_repeat("line\n", 50));
    }
    foreach ($looking as $i => $one) {
        [$head, $body] = explode("\r\n\r\n", $one->rest(), 2);
        $whole = str_contains($head, "\r\nContent-Length: " . strlen($body) . "\r\n") && str_starts_with($head, 'HTTP/1.1 ' . ($i % 5 === 4 ? 404 : 200));
        $answers[$routes[$i % 5]] = ($answers[$routes[$i % 5]] ?? 0) + $whole;
        $one->close();
        for ($k = 0; $k < 50; $k++) {
            if ($peer->line() !== "line\n") {
                fail('a line is lost');
            }
        }
    }
}
print_r($answers);
$peer->close();
for ($deadline = microtime(true) + DEADLINE; $server->descriptors() > $before && microtime(true) < $deadline; http($server, '/health')) {
}
echo $server->descriptors() - $before, " descriptors left\n";
$stats = status_json($server);
echo "$stats[accepted] $stats[open] $stats[closed] $stats[lines_in] $stats[lines_out] $stats[bytes_in]\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Array
(
    [/] => 60
    [/metrics] => 60
    [/status.json] => 60
    [/health] => 60
    [/nothing] => 60
)
0 descriptors left
1 0 1 15000 15000 75000
0
