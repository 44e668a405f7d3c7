--TEST--
readLine() in a destructor waits where PHP can, from 8.4 on; before, it is a LineprotoError that says why
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    new class($c) {
        function __construct(private $c) {}
        function __destruct() {
            $this->c->send(PHP_VERSION_ID < 80400 ? 'before 8.4' : '8.4');
            say(tried(fn() => $this->c->readLine()));
        }
    };
    say(tried(fn() => $c->readLine()));
    PHP, before: TRIED);
$peer = $server->connect();
$old = $peer->line() === "before 8.4\n";
$peer->send("a\nb\n");
echo str_replace($old ? 'LineprotoError: A session cannot wait here: PHP does not switch Fibers now, before PHP 8.4 not in any destructor' : '"a"', 'as it should be', $server->hear());
echo str_replace($old ? '"a"' : '"b"', ', next', $server->hear()), "\n";
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
as it should be, next
0after
