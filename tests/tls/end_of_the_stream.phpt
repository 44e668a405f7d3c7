--TEST--
close_notify is the end of the stream, FIN without it is not: the tail is a line or none, replies leave in both cases
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
$server = tls_server(options: "'greeting' => null, 'on_close' => function (\$c, \$reason) { say(\$reason->name . ' ' . json_encode(array_diff_key(\$c->server->stats(), ['listeners' => 1, 'closed_by' => 1]))); },");
$closed = function () use ($server) {
    [$reason, $stats] = explode(' ', $server->hear(), 2);
    return "$reason, " . json_decode($stats)->lines_in . ' lines';
};
foreach ([2, 3] as $version) {
    foreach ([['notify'], ['notify', 'fin'], ['fin'], ['reset']] as $end) {
        $peer = TlsPeer::connect($server->address, ['version' => $version]);
        $peer->then('handshake')->then('say', "one\ntwo\ntail");
        $end === ['reset'] ?: $peer->then($end[0] === 'fin' ? 'flush' : 'notify')->then('flush');
        if ($end === ['reset']) {   // lines that came before it are handled
            $peer->then('flush');
            echo $peer->line(), $peer->line();
        }
        foreach ($end as $command) {
            $command === 'notify' ?: $peer->then($command);
        }
        echo implode(' and ', $end), ': ', $end === ['reset'] ? '' : strtr($peer->rest(), "\n", ' '), ', ', $closed(), "\n";
    }
}
// the same record, and the same segment
$peer = TlsPeer::connect($server->address);
$peer->then('handshake')->then('notify')->then('flush');
echo json_encode($peer->rest()), ' ', $closed(), "\n";
// what comes behind close_notify is not there
$peer = TlsPeer::connect($server->address);
$peer->then('handshake')->then('say', "last\n")->then('notify')->then('raw', "more\n")->then('flush');
echo json_encode($peer->rest()), ' ', $closed(), "\n";
// in the middle of a record
$peer = TlsPeer::connect($server->address);
$peer->then('handshake')->then('say', "whole\n")->then('flush')->then('say', "in two\n")->then('flush', '20')->then('fin');
echo json_encode($peer->rest()), ' ', $closed(), "\n";
echo $server->stop(), $server->errors(), "\n";
?>
--EXPECT--
notify: <one> <two> <tail>  notify, Peer, 3 lines
notify and fin: <one> <two> <tail>  notify, Peer, 6 lines
fin: <one> <two>  notify, Error, 8 lines
<one>
<two>
reset: , Error, 10 lines
notify: <one> <two> <tail>  notify, Peer, 13 lines
notify and fin: <one> <two> <tail>  notify, Peer, 16 lines
fin: <one> <two>  notify, Error, 18 lines
<one>
<two>
reset: , Error, 20 lines
" notify" Peer, 20 lines
"<last>\n notify" Peer, 21 lines
"<whole>\n notify" Error, 22 lines
0
