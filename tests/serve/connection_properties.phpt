--TEST--
The readonly properties of a connection look like properties and cannot be written, unset or added to
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $c) {
        $attempts = [
            'write' => function ($c) { $c->id = 5; },
            'write address' => function ($c) { $c->remoteAddress = 'x'; },
            'write local' => function ($c) { $c->localAddress = 'x'; },
            'unset' => function ($c) { unset($c->id); },
            'unset address' => function ($c) { unset($c->localAddress); },
            'add' => function ($c) { $c->more = 1; },
            'reference' => function ($c) { $r = &$c->remoteAddress; $r = 'x'; },
            'foreach' => function ($c) { foreach ($c as $x); },
        ];
        foreach ($attempts as $name => $attempt) {
            try {
                $attempt($c);
                echo "$name: nothing\n";
            } catch (Error $error) {
                echo "$name: ", get_class($error), "\n";
            }
        }
        var_dump(isset($c->id, $c->remoteAddress, $c->localAddress, $c->server), isset($c->data), isset($c->nothing), empty($c->remoteAddress));
        var_dump($c);
        echo implode(' ', array_keys(get_object_vars($c))), ' ', count((array) $c), ' ', json_encode(array_slice((array) $c, 0, 1)), "\n";
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$server->connect()->send("x\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECTF--
write: Error
write address: Error
write local: Error
unset: Error
unset address: Error
add: Error
reference: Error
foreach: Lineproto\LineprotoError
bool(true)
bool(false)
bool(false)
bool(false)
object(Lineproto\Connection)#%d (5) {
  ["id"]=>
  int(1)
  ["remoteAddress"]=>
  string(%d) "127.0.0.1:%d"
  ["localAddress"]=>
  string(%d) "127.0.0.1:%d"
  ["server"]=>
  object(Lineproto\Server)#%d (0) {
  }
  ["data"]=>
  NULL
}
id remoteAddress localAddress server data 5 {"id":1}
