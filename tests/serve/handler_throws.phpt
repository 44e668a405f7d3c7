--TEST--
An exception in a handler ends its connection only and is logged with class, place and trace; replies to earlier lines leave
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    function deeper() { throw new DomainException('no such word'); }
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line === 'bad' ? deeper() : "OK $line", ['greeting' => null,
        'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print "handler_errors {$server->stats()['handler_errors']}\n"]);
    PHP);
$other = $server->connect();
echo $server->connect()->send("a\nb\nbad\nc\n")->rest();
echo $server->hear(), "\n";
echo $other->send("d\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECTF--
OK a
OK b
Error
OK d
handler_errors 1
lineproto[%d] error: uncaught exception in a handler class=DomainException message="no such word" file=%s line=%d trace="#0 %sdeeper()%s"
