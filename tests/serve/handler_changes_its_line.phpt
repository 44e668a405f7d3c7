--TEST--
A handler may change its line in place, use it as array key, or test it for UTF-8: the next line is not touched
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        static $seen = [];
        $utf8 = preg_match('/./u', $line);
        $seen[$line] = ($seen[$line] ?? 0) + 1;
        $copy = $line;
        $line[0] = 'X';
        $line .= '!';
        return bin2hex($copy) . ' ' . bin2hex($line) . " $seen[$copy] " . var_export($utf8, true);
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("abc\nabc\nabd\nabd\n\xff\xfe\xfd\nabc\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
616263 58626321 1 1
616263 58626321 2 1
616264 58626421 1 1
616264 58626421 2 1
fffefd 58fefd21 1 false
616263 58626321 3 1
