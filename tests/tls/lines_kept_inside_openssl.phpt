--TEST--
Lines that OpenSSL has read ahead never stall: pause(), sessions that read slowly, few lines a turn, a generator, close_notify right behind them
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
use Lineproto\Client;
$lines = implode('', array_map(fn($i) => "$i " . str_repeat('x', $i % 50) . "\n", range(1, 2000)));
$check = function (Child $server, string $what) use ($lines) {
    foreach ([2, 3] as $version) {
        $peer = TlsPeer::connect($server->address, ['version' => $version]);
        $peer->then('handshake');
        foreach (str_split($lines, 16000) as $piece) {
            $peer->then('say', $piece);
        }
        $peer->then('notify')->then('flush');
        $replies = explode("\n", $peer->rest());
        $end = array_pop($replies);
        echo "$what: ", count($replies), ' ', $replies === array_map(fn($i) => "<$i>", range(1, 2000)) ? 'in order' : 'NOT in order', $end, "\n";
    }
};
$check(tls_server(handler: 'fn($line) => "<" . (int) $line . ">"'), 'all at once');
$check(tls_server(handler: 'fn($line) => "<" . (int) $line . ">"', options: "'greeting' => null, 'max_lines_per_turn' => 7,"), 'few a turn');
$check(tls_server(handler: 'function ($line, $c) { if ($line % 500 === 0) { $c->pause(); $c->server->after(0.001, fn() => $c->resume()); } return "<" . (int) $line . ">"; }'), 'paused');
$check(tls_server(handler: 'fn($line) => (function () use ($line) { yield "<" . (int) $line . ">"; })()'), 'generators');
$check(tls_session_server('foreach ($c as $line) { $c->send("<" . (int) $line . ">"); }'), 'session');
$check(tls_session_server('while (($line = $c->readLine()) !== null) { if ($line % 500 === 0) { try { $c->server->after(0.001, fn() => $c->resume()); $c->pause(); } catch (Throwable $e) {} } $c->send("<" . (int) $line . ">"); }'), 'session that pauses');
$check(tls_session_server('while (($line = $c->readLine()) !== null) { $c->send("<" . (int) $line . ">"); if ($line % 1000 === 0) { lineproto_send($GLOBALS["other"], "x", ["greeting" => false]); } }',
    before: '$other = ' . var_export(($other = line_server(options: "'greeting' => null,"))->address, true) . ';'), 'session that asks others');
$check(tls_server(handler: 'fn($line) => "<" . (int) $line . ">"', options: "'greeting' => null, 'max_write_buffer' => 100,"), 'small write buffer');
// bytes in place of lines
$server = tls_session_server('$n = 0; try { while (true) { $n += strlen($c->readBytes(17)); } } catch (Lineproto\ClosedException) { $c->send((string) $n); }');
$peer = TlsPeer::connect($server->address);
$peer->then('handshake')->then('say', str_repeat('y', 16000))->then('say', str_repeat('z', 17000 - 16000))->then('notify')->then('flush');
echo $peer->rest(), "\n";
// the client's side: what came in one piece is read line by line
foreach ([2, 3] as $version) {
    $peer = TlsPeer::listen(['version' => $version]);
    $client = new Client($peer->address, trusting());
    $peer->begin('accept')->begin('handshake')->begin('line');
    $client->send('go');
    array_map(fn() => $peer->answer(), range(1, 3));
    foreach (str_split($lines, 16000) as $piece) {
        $peer->then('say', $piece);
    }
    $peer->then('notify')->begin('flush')->begin('fin');
    for ($n = 0; ($line = $client->readLine(2)) !== null; $n += (int) $line === $n + 1);
    echo "$n lines\n";
}
?>
--EXPECT--
all at once: 2000 in order notify
all at once: 2000 in order notify
few a turn: 2000 in order notify
few a turn: 2000 in order notify
paused: 2000 in order notify
paused: 2000 in order notify
generators: 2000 in order notify
generators: 2000 in order notify
session: 2000 in order notify
session: 2000 in order notify
session that pauses: 2000 in order notify
session that pauses: 2000 in order notify
session that asks others: 2000 in order notify
session that asks others: 2000 in order notify
small write buffer: 2000 in order notify
small write buffer: 2000 in order notify
17000
 notify
2000 lines
2000 lines
