--TEST--
A connection's properties can be read in its session and after it; the readonly ones cannot be written
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $kept = [];
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$kept) {
        $kept[] = $c;
        $c->data = ['count' => 0];
        foreach ($c as $line) {
            $c->data['count']++;
            try {
                $c->$line = 'mine';
                $c->send($c->$line);
            } catch (Error $error) {
                $c->send($error->getMessage());
            }
        }
        $c->send(json_encode([$c->id, $c->data, $c->server->connections()[0] === $c]));
    }, options: ['greeting' => null, 'on_start' => $ready]);
    $c = $kept[0];
    echo $c->id, ' ', preg_replace('/\d+/', 'N', "$c->remoteAddress $c->localAddress"), ' ', json_encode($c->data), "\n";
    PHP);
echo $server->connect()->send("id\nremoteAddress\nserver\ndata\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
Cannot modify readonly property Lineproto\Connection::$id
Cannot %s readonly property Lineproto\Connection::$remoteAddress from global scope
Cannot modify readonly property Lineproto\Connection::$server
mine
[1,"mine",true]
0
1 N.N.N.N:N N.N.N.N:N "mine"
