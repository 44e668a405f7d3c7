--TEST--
examples/json_rpc.php answers the examples of the JSON-RPC 2.0 specification, and what is no JSON, no UTF-8, too deep or too long
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/programs.inc';
$server = example('json_rpc.php', 'tcp://127.0.0.1:0');
$call = function (string $what, string $line) use ($server): void {
    $replies = without_json_places($server->connect()->send("$line\n")->finish()->rest());
    echo "-- $what\n", preg_replace_callback('/x{9,}/', fn($match) => strlen($match[0]) . ' times x', $replies);
};
$call('positional parameters', '{"jsonrpc": "2.0", "method": "sum", "params": [42, 23], "id": 1}');
$call('named parameters', '{"jsonrpc": "2.0", "method": "reverse", "params": {"text": "abc"}, "id": 3}');
$call('no parameters', '{"jsonrpc": "2.0", "method": "sum", "id": 4}');
$call('a notification', '{"jsonrpc": "2.0", "method": "sum", "params": [1,2,3,4,5]}');
$call('a notification of a method that is not there', '{"jsonrpc": "2.0", "method": "foobar"}');
$call('a notification with bad parameters', '{"jsonrpc": "2.0", "method": "reverse", "params": 5}');
$call('id null is no notification', '{"jsonrpc": "2.0", "method": "sum", "params": [1], "id": null}');
$call('ids of other kinds', '[{"jsonrpc": "2.0", "method": "sum", "id": "x"}, {"jsonrpc": "2.0", "method": "sum", "id": 1.5}, {"jsonrpc": "2.0", "method": "sum", "id": [1]}, {"jsonrpc": "2.0", "method": "sum", "id": true}]');
$call('a method that is not there', '{"jsonrpc": "2.0", "method": "foobar", "id": "1"}');
$call('a PHP function is no method', '{"jsonrpc": "2.0", "method": "phpinfo", "id": 1}');
$call('parse error', '{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]');
$call('invalid request', '{"jsonrpc": "2.0", "method": 1, "params": "bar"}');
$call('invalid request with an id', '{"jsonrpc": "2.0", "method": 1, "id": 7}');
$call('another version', '{"jsonrpc": "1.0", "method": "sum", "id": 8}');
$call('batch that does not parse', '[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}, {"jsonrpc": "2.0", "method"');
$call('empty batch', '[]');
$call('invalid batch', '[1]');
$call('invalid batch of three', '[1,2,3]');
$call('batch', '[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}, {"jsonrpc": "2.0", "method": "sum", "params": [7]}, {"foo": "boo"}, '
    . '{"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"}, {"jsonrpc": "2.0", "method": "reverse", "params": ["no"], "id": "9"}]');
$call('batch of notifications', '[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4]}, {"jsonrpc": "2.0", "method": "sum", "params": [7]}]');
$call('empty object', '{}');
$call('scalars', "5\n\"x\"\nnull\ntrue");
$call('empty line', '');
foreach (['too few' => '[]', 'too many' => '["a", "b"]', 'another type' => '[[1]]', 'another name' => '{"string": "a"}', 'a string' => '"abc"', 'a number' => '5', 'null' => 'null'] as $what => $parameters) {
    $call("bad parameters: $what", '{"jsonrpc": "2.0", "method": "reverse", "params": ' . $parameters . ', "id": 1}');
}
$call('no UTF-8', "{\"jsonrpc\": \"2.0\", \"method\": \"reverse\", \"params\": [\"\xff\"], \"id\": 1}");
$call('no UTF-8 in the name', "{\"jsonrpc\": \"2.0\", \"method\": \"\\ud800\", \"id\": 1}");
$call('a result that JSON does not have', '{"jsonrpc": "2.0", "method": "sum", "params": [1e308, 1e308], "id": 1}');
$call('a batch with one', '[{"jsonrpc": "2.0", "method": "sum", "params": [1e308, 1e308], "id": 1}, {"jsonrpc": "2.0", "method": "sum", "params": [1], "id": 2}]');
$call('too deep', str_repeat('[', 100) . str_repeat(']', 100));
$call('too long', '{"jsonrpc": "2.0", "method": "reverse", "params": ["' . str_repeat('x', 1 << 20) . '"], "id": 1}');
$call('not too long', '{"jsonrpc": "2.0", "method": "reverse", "params": ["' . str_repeat('x', 1000000) . '"], "id": 1}');
echo "-- ", $server->stop(), "\n", $server->errors();
?>
--EXPECT--
-- positional parameters
{"jsonrpc":"2.0","result":65,"id":1}
-- named parameters
{"jsonrpc":"2.0","result":"cba","id":3}
-- no parameters
{"jsonrpc":"2.0","result":0,"id":4}
-- a notification
-- a notification of a method that is not there
-- a notification with bad parameters
-- id null is no notification
{"jsonrpc":"2.0","result":1,"id":null}
-- ids of other kinds
[{"jsonrpc":"2.0","result":0,"id":"x"},{"jsonrpc":"2.0","result":0,"id":1.5},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}]
-- a method that is not there
{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found: foobar"},"id":"1"}
-- a PHP function is no method
{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found: phpinfo"},"id":1}
-- parse error
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Syntax error"},"id":null}
-- invalid request
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
-- invalid request with an id
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
-- another version
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
-- batch that does not parse
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Syntax error"},"id":null}
-- empty batch
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
-- invalid batch
[{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}]
-- invalid batch of three
[{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}]
-- batch
[{"jsonrpc":"2.0","result":7,"id":"1"},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null},{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found: foo.get"},"id":"5"},{"jsonrpc":"2.0","result":"on","id":"9"}]
-- batch of notifications
-- empty object
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
-- scalars
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}
-- empty line
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Syntax error"},"id":null}
-- bad parameters: too few
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: Too few arguments to function reverse()"},"id":1}
-- bad parameters: too many
{"jsonrpc":"2.0","result":"a","id":1}
-- bad parameters: another type
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: reverse(): Argument #1 ($text) must be of type string, array given"},"id":1}
-- bad parameters: another name
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: Unknown named parameter $string"},"id":1}
-- bad parameters: a string
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: an array or object is needed"},"id":1}
-- bad parameters: a number
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: an array or object is needed"},"id":1}
-- bad parameters: null
{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: Too few arguments to function reverse()"},"id":1}
-- no UTF-8
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Malformed UTF-8 characters, possibly incorrectly encoded"},"id":null}
-- no UTF-8 in the name
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Single unpaired UTF-16 surrogate in unicode escape"},"id":null}
-- a result that JSON does not have
{"jsonrpc":"2.0","error":{"code":-32603,"message":"Internal error: Inf and NaN cannot be JSON encoded"},"id":1}
-- a batch with one
[{"jsonrpc":"2.0","error":{"code":-32603,"message":"Internal error: Inf and NaN cannot be JSON encoded"},"id":1},{"jsonrpc":"2.0","result":1,"id":2}]
-- too deep
{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: Maximum stack depth exceeded"},"id":null}
-- too long
{"jsonrpc":"2.0","error":{"code":-32600,"message":"Request longer than 1 MiB"},"id":null}
-- not too long
{"jsonrpc":"2.0","result":"1000000 times x","id":1}
-- 0
