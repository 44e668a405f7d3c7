--TEST--
Destructors of a session's variables can send and cannot wait once it is over; what they throw is reported
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    class Farewell
    {
        function __construct(public $c, public bool $throws) {}
        function __destruct()
        {
            $this->c->send('farewell, ' . json_encode($this->c->readLine()));
            $this->throws && throw new Exception('from the destructor');
        }
    }
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $farewell = new Farewell($c, $c->readLine() === 'throw');
        while ($c->readLine() !== null);
    }, options: ['on_start' => $ready, 'greeting' => null, 'on_error' => fn($error) => $error->getMessage(), 'on_close' => fn($c, $reason) => print "$reason->name\n"]);
    PHP);
echo $server->connect()->send("quiet\na\n")->finish()->rest();
echo $server->connect()->send("throw\na\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
farewell, null
farewell, null
from the destructor
0
Peer
Error
