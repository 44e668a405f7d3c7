--TEST--
A session that runs into memory_limit ends the process as PHP does, with others suspended
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            $c->data = $line === 'eat' ? str_repeat('x', 100 << 20) : $line;
        }
    }, options: ['on_start' => $ready, 'greeting' => 'hi']);
    PHP, ['memory_limit' => '64M', 'display_errors' => 'stderr', 'log_errors' => '0', 'html_errors' => '0']);
($other = $server->connect())->line();
$server->connect()->send("a\neat\n")->rest();
echo $other->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
shutdown
Fatal error: Allowed memory size of %d bytes exhausted%s(tried to allocate %d bytes) in %s on line %d
