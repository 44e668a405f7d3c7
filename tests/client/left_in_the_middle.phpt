--TEST--
Fatal errors, exit() and exceptions in code that runs within a call end it cleanly: the server sees the connection close
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = session_server('$line === "ring" ? posix_kill((int) $c->readLine(), SIGUSR1) : $c->send($line);',
    "'greeting' => null, 'on_close' => fn() => say('closed'),");
$before = <<<'PHP'
    $fatal = function () { eval('class A implements Traversable {}'); };
    $memory = function () { ini_set('memory_limit', '4M'); return str_repeat('x', 100000000); };
    $client = fn($more = []) => new Lineproto\Client($server, $more + ['greeting' => false]);
    $ring = function ($how) { pcntl_async_signals(true); pcntl_signal(SIGUSR1, $how); return ['ring', (string) getmypid()]; };

    PHP;
foreach ([
    '$client()->pipeline((function () use ($fatal) { yield "a"; $fatal(); })());',
    '$client()->pipeline((function () use ($memory) { yield "a"; yield $memory(); })());',
    '$client()->send((function () { yield "a"; exit(3); })());',
    '$c = $client(["persistent" => true]); $c->request("x"); $c->pipeline((function () { yield "a"; exit(4); })());',
    '$c = $client(["persistent" => true]); $c->request("x"); $fatal();',
    '$c = $client(); $c->send($ring($fatal)); $c->readLine(0);',
    '$c = $client(); $c->send($ring(fn() => exit(5))); $c->readBytes(9, 0);',
    '$c = $client(); $c->pipeline($ring(fn() => throw new Exception("left")));',
    '$c = $client(); $c->send($ring(fn() => throw new Exception("left"))); $c->readLine();',
    '$c = $client(); $ring(function () use ($c) { try { $c->request("x"); } catch (Lineproto\LineprotoError $e) { echo $e->getMessage(); exit(6); } });
        $c->pipeline((function () { yield "a"; posix_kill(getmypid(), SIGUSR1); yield "b"; })());',
] as $code) {
    $child = new Child("\$server = '$server->address';\n$before$code");
    echo $child->wait(), ' ', preg_replace('/^(.*?)( must| of| in \/|\n).*/s', '$1', ltrim($child->output())), '; ', $server->hear(), "\n";
}
echo $server->stop();
?>
--EXPECT--
255 Fatal error: Class A; closed
255 Fatal error: Allowed memory size; closed
3 ; closed
4 ; closed
255 Fatal error: Class A; closed
255 Fatal error: Class A; closed
5 ; closed
255 Fatal error: Uncaught Exception: left; closed
255 Fatal error: Uncaught Exception: left; closed
6 Lineproto\Client::request(): this client is in the middle; closed
0
