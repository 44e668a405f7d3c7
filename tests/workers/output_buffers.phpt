--TEST--
What a worker writes goes out at once, however many buffers the script has opened around the server; their functions run in the parent only
--EXTENSIONS--
lineproto
posix
--INI--
output_buffering=0
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    $parent = getmypid();
    $called = function ($buffer, $phase) use ($parent) {
        if (getmypid() !== $parent) {
            say("called in a worker: $phase");
        }
        return "[$buffer]";
    };
    ob_start($called);
    echo "one ";
    ob_start(null, 0, 0);   // one that cannot be removed
    echo "two ";
    ob_start($called);
    echo "three ";
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        echo "worker: $line\n";
        return 'level ' . ob_get_level();
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    while (ob_get_level()) {
        if (!@ob_end_flush()) {
            break;
        }
    }
    say('end');
    PHP);
echo ask($server->connect(), 'hello'), "\n", $server->output(), end_of($server), "\n", $server->hear(), "\n", $server->output(), "\n", $server->errors();
?>
--EXPECT--
level 0
worker: hello
status 0
end
worker: hello
[one two [three ]]
