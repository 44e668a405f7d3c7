--TEST--
Lines that a handler keeps stay as they were when later ones come
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) { static $kept = []; $kept[] = $line; return json_encode($kept); },
        ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("long line\nb\nccc\n\nlong line 2\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
["long line"]
["long line","b"]
["long line","b","ccc"]
["long line","b","ccc",""]
["long line","b","ccc","","long line 2"]
