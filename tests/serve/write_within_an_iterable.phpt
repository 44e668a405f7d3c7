--TEST--
What a generator itself writes while it is being sent comes out between its lines, in order; what it sends comes behind its end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    function lines($peer) {
        $peer->write("0");
        yield '1';
        $peer->write("2\n");
        $peer->write("3\n");
        yield '4';
        $peer->send('8');
        $peer->send(['9']);
        $peer->write("5\n");
        yield from ['6', '7'];
    }
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
        if ($line === 'send') {
            $peer->send(lines($peer));
            $peer->send('10');
            return '11';
        }
        return lines($peer);
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo strtr($server->connect()->send("x\n")->finish()->rest(), "\n", ' '), "\n", strtr($server->connect()->send("send\n")->finish()->rest(), "\n", ' '), "\n";

/* The same of megabytes, to a peer that reads late. */
$long = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
        for ($i = 0; $i < 20000; ) {
            $peer->write(sprintf("%06d%s\n", $i++, str_repeat('w', 200)));
            yield sprintf('%06d%s', $i++, str_repeat('y', 200));
        }
    }, ['greeting' => null, 'max_write_buffer' => 10000, 'on_start' => $ready]);
    PHP);
$got = explode("\n", trim($long->connect()->send("x\n")->finish()->rest()));
var_dump(count($got), array_map('intval', $got) === range(0, 19999));
echo $server->stop(), $server->errors(), $long->stop(), $long->errors();
?>
--EXPECT--
01 2 3 4 5 6 7 8 9 
01 2 3 4 5 6 7 10 11 8 9 
int(20000)
bool(true)
00
