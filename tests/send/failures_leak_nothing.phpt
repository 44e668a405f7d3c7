--TEST--
Thousands of calls of every kind, failing ones too, leave no descriptor and no memory behind
--EXTENSIONS--
lineproto
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($line) => $line === "long" ? str_repeat("x", 100) : ($line === "none" ? null : $line)');
$refusing = line_server('fn($line) => $line', "'greeting' => 'not connect',");
$closing = raw_server('fclose($peer);');
$refused = refused_address($holder);
class Given extends Exception {}
$calls = [
    fn() => lineproto_send($server->address, 'x'),
    fn() => lineproto_send($server->address, ['x', 'y'], ['persistent' => true]),
    fn() => lineproto_send($server->address, (function () { yield 'x'; yield 'y'; })(), ['persistent' => true, 'refusal' => random_bytes(9)]),
    fn() => lineproto_send($server->address, 'x', ['reply' => Lineproto\Reply::None]),
    fn() => lineproto_send($server->address, ['x'], ['reply' => Lineproto\Reply::None, 'persistent' => true]),
    fn() => lineproto_send($server->address, 'x', ['greeting' => 'another', 'refusal' => 'text', 'framing' => Lineproto\Framing::crlf(), 'bind_to' => 'localhost']),
    fn() => lineproto_send($server->address, 'long', ['max_line' => 10]),
    fn() => lineproto_send($server->address, 'none', ['timeout' => 0.0001]),
    fn() => lineproto_send($server->address, 'none', ['timeout' => 0.002, 'persistent' => true]),
    fn() => lineproto_send($server->address, (function () { yield 'x'; throw new Given; })(), ['persistent' => true]),
    fn() => lineproto_send($server->address, ['x', 5]),
    fn() => lineproto_send($server->address, "x\n"),
    fn() => lineproto_send($server->address, ['x', "x\n"], ['idempotent' => true, 'retries' => 1]),
    fn() => lineproto_send([$refused, $refusing->address, $closing->address], ['x']),
    fn() => lineproto_send([$refused, $server->address], ['x'], ['retries' => 3, 'idempotent' => true]),
    fn() => lineproto_send($closing->address, 'x', ['transcript' => true]),
    fn() => lineproto_send($server->address, 'x', ['transcript' => true]),
    fn() => lineproto_send('unix:///nonexistent', new ArrayIterator(['x'])),
    fn() => lineproto_send($server->address, 'x', ['greeting' => 'text', 'refusal' => 'text', 'greetin' => 5]),
    fn() => lineproto_send([$server->address, 'malformed'], 'x', ['greeting' => 'text']),
    fn() => lineproto_send($server->address, 5),
];
$round = function (int $times) use ($calls): void {
    ob_start(fn() => '', 1000);
    while ($times--) {
        foreach ($calls as $call) {
            try {
                $call();
            } catch (Exception | ValueError | TypeError) {
            }
        }
    }
    ob_end_clean();
};
$resident = fn() => preg_match('/^VmRSS:\s+(\d+)/m', file_get_contents('/proc/self/status'), $match) ? (int) $match[1] : 0;
$round(40);
$before = [count(scandir('/proc/self/fd')), memory_get_usage(), $resident()];
$round(200);
gc_collect_cycles();
$after = [count(scandir('/proc/self/fd')), memory_get_usage(), $resident()];
echo 'descriptors ', $after[0] - $before[0], "\n";
echo 'memory ', $after[1] - $before[1] < 4000 ? 'as before' : $after[1] - $before[1], "\n";
echo 'resident ', $after[2] - $before[2] < 600 ? 'as before' : "{$before[2]} -> {$after[2]} KB", "\n";
?>
--EXPECT--
descriptors 0
memory as before
resident as before
