--TEST--
RefusedException has all that the server said: long, with any byte, and for each address of a list
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$bytes = implode(array_map(chr(...), array_diff(range(0, 255), [10])));
$greetings = ["a\0b not connect\xff", "not connect: " . str_repeat('y', 100000), "$bytes not connect $bytes"];
$servers = array_map(fn($greeting) => raw_server('fwrite($peer, base64_decode("' . base64_encode("$greeting\n") . '")); fread($peer, 1);'), $greetings);
foreach ($servers as $i => $server) {
    try {
        lineproto_send($server->address, 'x');
    } catch (Lineproto\RefusedException $e) {
        echo strlen($e->greeting), $e->greeting === $greetings[$i] ? ' as it was said' : ' changed', "\n";
    }
}
try {
    lineproto_send(array_map(fn($server) => $server->address, $servers), 'x');
} catch (Lineproto\RefusedException $e) {
    for ($i = 2; $e; $e = $e->getPrevious()) {
        echo $i, $e->greeting === $greetings[$i--] ? ' as it was said' : ' changed', "\n";
    }
}
/* without its line end */
$server = raw_server('fwrite($peer, "not connect\0,"); fclose($peer);');
try {
    lineproto_send($server->address, 'x');
} catch (Lineproto\RefusedException $e) {
    echo json_encode($e->greeting), "\n";
}
?>
--EXPECT--
16 as it was said
100013 as it was said
523 as it was said
2 as it was said
1 as it was said
0 as it was said
"not connect\u0000,"
