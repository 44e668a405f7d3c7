--TEST--
The option workers takes a number of processes or "auto"
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach ([1, 2, 256, 'auto', 0, -1, 257, 0x7fffffff, '2', 'x', '', 'AUTO', "auto\0", 1.5, true, null, [], new stdClass] as $value) {
    echo json_encode($value), ' ', verdict(['workers' => $value]), "\n";
}
$server = new Lineproto\Server(['workers' => 2]);
try {
    $server->listen('tcp://127.0.0.1:0', null, ['workers' => 3]);
} catch (ValueError $error) {
    echo $error->getMessage(), "\n";
}
$server->listen('tcp://127.0.0.1:0');
foreach (['getStream', 'dispatch'] as $method) {
    try {
        $server->$method();
    } catch (Lineproto\LineprotoError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
1 fine
2 fine
256 fine
"auto" fine
0 ValueError: key "workers" must be between 1 and 256, or "auto"
-1 ValueError: key "workers" must be between 1 and 256, or "auto"
257 ValueError: key "workers" must be between 1 and 256, or "auto"
2147483647 ValueError: key "workers" must be between 1 and 256, or "auto"
"2" ValueError: key "workers" must be a number of processes or "auto"
"x" ValueError: key "workers" must be a number of processes or "auto"
"" ValueError: key "workers" must be a number of processes or "auto"
"AUTO" ValueError: key "workers" must be a number of processes or "auto"
"auto\u0000" ValueError: key "workers" must be a number of processes or "auto"
1.5 TypeError: key "workers" must be of type int|string, float given
true TypeError: key "workers" must be of type int|string, bool given
null TypeError: key "workers" must be of type int|string, null given
[] TypeError: key "workers" must be of type int|string, array given
{} TypeError: key "workers" must be of type int|string, stdClass given
Lineproto\Server::listen(): Argument #3 ($options) key "workers" belongs to the whole server: give it to Lineproto\Server::__construct()
Lineproto\Server::getStream(): workers cannot be served in another loop; call run()
Lineproto\Server::dispatch(): workers cannot be served in another loop; call run()
