--TEST--
examples/json_rpc.php answers as JSON-RPC 2.0 says: calls, batches, notifications, errors
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/programs.inc';
$server = example('json_rpc.php', 'tcp://127.0.0.1:0');
$peer = $server->connect()->send(implode("\n", [
    '{"jsonrpc":"2.0","method":"sum","params":[1,2,3.5],"id":1}',
    '{"jsonrpc":"2.0","method":"reverse","params":{"text":"añb"},"id":"x"}',
    '{"jsonrpc":"2.0","method":"sum","params":[1]}',
    '[{"jsonrpc":"2.0","method":"sum","params":[1,1],"id":2},{"jsonrpc":"2.0","method":"sum","params":[]},5]',
    '{"jsonrpc":"2.0","method":"nope","id":3}',
    '{"jsonrpc":"2.0","method":"reverse","params":[],"id":4}',
    '{"method":"sum","id":5}',
    '[]',
    'nonsense',
]))->finish();
echo without_json_places($peer->rest());
exec(implode(' ', array_map('escapeshellarg', [...php_command(), dirname(__DIR__, 2) . '/examples/json_rpc.php', '--call', $server->address, 'sum', '[20, 22]'])), $lines, $status);
echo implode("\n", $lines), " $status\n", $server->stop(), $server->errors();
?>
--EXPECTF--
{"jsonrpc":"2.0","result":6.5,"id":1}
{"jsonrpc":"2.0","result":"b\u00f1a","id":"x"}
[{"jsonrpc":"2.0","result":2,"id":2},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}]
{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found: nope"},"id":3}
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: %s"},"id":4}
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Syntax error"},"id":null}
42 0
0
