--TEST--
A generator is pulled only as fast as the server takes its messages, never to an end that is not needed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$pulled = 0;
$endless = (function () use (&$pulled) { for (;;) { $pulled++; yield str_repeat('x', 9999); } })();
$silent = raw_server('$all[] = $peer;');
echo preg_replace('/:.*/', '', thrown(fn() => lineproto_send($silent->address, $endless, ['greeting' => false, 'timeout' => 0.5]))), "\n";
/* what fits into two socket buffers and one batch, of tens of MB at most */
var_dump($pulled > 2, $pulled < 5000);
$pulled = 0;
$closing = raw_server('fread($peer, 100); fclose($peer);');
$endless = (function () use (&$pulled) { for (;;) { $pulled++; yield str_repeat('x', 9999); } })();
echo preg_replace('/:.*/', '', thrown(fn() => lineproto_send($closing->address, $endless, ['greeting' => false]))), "\n";
var_dump($pulled < 5000);
/* Nothing is pulled for a server that is not there, or that does not greet. */
$never = (function () { echo "pulled\n"; yield 'x'; })();
echo preg_replace('/:.*/', '', thrown(fn() => lineproto_send('unix:///nonexistent', $never))), "\n";
echo preg_replace('/:.*/', '', thrown(fn() => lineproto_send($silent->address, $never, ['timeout' => 0.1]))), "\n";
/* What a slow source gives does not wait for its next. */
$server = line_server('function ($line) { say($line); return "<$line>"; }');
echo json_encode(lineproto_send($server->address, (function () use ($server) {
    foreach (['one', 'two', 'three'] as $line) {
        work(0.005);   // so much is slow
        yield $line;
        echo 'the server has got ', $server->hear(), "\n";
    }
})())), "\n";
/* Nor does the first of a source that has shown nothing yet: it may wait for what the server makes of it. */
echo json_encode(lineproto_send($server->address, (function () use ($server) {
    yield 'first';
    echo 'the server has got ', $server->hear(), "\n";
    yield 'second';
})())), "\n";
?>
--EXPECT--
Lineproto\TimeoutException [write]
bool(true)
bool(true)
Lineproto\ClosedException [sent]
bool(true)
Lineproto\ConnectException
Lineproto\TimeoutException [greeting]
the server has got one
the server has got two
the server has got three
["<one>","<two>","<three>"]
the server has got first
["<first>","<second>"]
