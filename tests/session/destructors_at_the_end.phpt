--TEST--
Destructors of what a session holds may send and read (no hang) and throw, at each kind of end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $guard = new Guard($c);
    $line = $c->readLine();
    if ($line === 'exception') throw new Exception('thrown');
    if ($line === 'stop') $c->server->stop();
    $c->readLine();
    PHP, "'on_error' => function (\$e) { say('on_error ' . \$e->getMessage()); },", TRIED . <<<'PHP'

    final class Guard {
        function __construct(private $c) {}
        function read() { return tried(fn() => $this->c->readLine(0.01)); }
        function __destruct() {
            $sent = $this->c->send("destructor of {$this->c->id}");
            say(json_encode([$sent, preg_replace('/:.*/', '', str_replace('TimeoutException [read]', 'LineprotoError', $this->read()))]));
            throw new Exception("destructor {$this->c->id}");
        }
    }
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->hear(), ' ', $server->hear(), "\n";
$server->connect()->send("x\n")->close();
echo $server->hear(), ' ', $server->hear(), "\n";
echo $server->connect()->send("exception\n")->rest(), $server->hear(), ' ', $server->hear(), "\n";
$waiting = $server->connect();
echo $server->connect()->send("stop\n")->rest(), $waiting->rest();
for ($i = 0; $i < 4; $i++) {
    echo $server->hear(), ' ';
}
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
destructor of 1
[true,"null"] on_error destructor 1
[true,"null"] on_error destructor 2
destructor of 3
[true,"LineprotoError"] on_error destructor 3
[false,"null"] on_error destructor 5 [false,"null"] on_error destructor 4 0after
