<?php
// JSON-RPC 2.0 over lines: one JSON document per line in, one per line out. Requests without an id are notifications and get no answer;
// a batch (a JSON array) is answered by one line (https://www.jsonrpc.org/specification).
//
// usage: php examples/json_rpc.php [address]                         the server
//        php examples/json_rpc.php --call address method [JSON]     a call, e.g. --call tcp://127.0.0.1:10009 sum '[1, 2, 3]'

const METHODS = [
    'sum' => 'sum',
    'reverse' => 'reverse',
    'time' => 'current_time',
];

function sum(int|float ...$numbers): int|float
{
    return array_sum($numbers);
}

function reverse(string $text): string
{
    return implode(array_reverse(characters($text)));
}

function characters(string $text): array
{
    return preg_split('//u', $text, -1, PREG_SPLIT_NO_EMPTY) ?: [];
}

function current_time(): string
{
    return date(DATE_ATOM);
}

function error(int $code, string $message, mixed $id = null): array
{
    return ['jsonrpc' => '2.0', 'error' => ['code' => $code, 'message' => $message], 'id' => $id];
}

/** The response to one request; null for a notification. */
function respond(mixed $request): ?array
{
    $id = $request['id'] ?? null;
    if (!is_array($request) || ($request['jsonrpc'] ?? '') !== '2.0' || !is_string($request['method'] ?? null) || is_array($id) || is_bool($id)) {
        return error(-32600, 'Invalid Request');
    }
    $parameters = $request['params'] ?? [];
    if (!isset(METHODS[$request['method']])) {
        $response = error(-32601, "Method not found: {$request['method']}", $id);
    } elseif (!is_array($parameters)) {
        $response = error(-32602, 'Invalid params: an array or object is needed', $id);
    } else {
        try {
            $response = ['jsonrpc' => '2.0', 'result' => METHODS[$request['method']](...$parameters), 'id' => $id];
        } catch (Error $e) {   // PHP checks the parameters; where our file lies is nobody's business
            $response = error(-32602, 'Invalid params: ' . preg_replace('/(, \d+ passed|, called) in .*/s', '', $e->getMessage()), $id);
        }
    }
    return array_key_exists('id', $request) ? $response : null;
}

/** As one line. What JSON cannot say, such as an infinite number, is our error. */
function encode(array $response): string
{
    try {
        return json_encode($response, JSON_THROW_ON_ERROR);
    } catch (JsonException $e) {
        return json_encode(error(-32603, 'Internal error: ' . $e->getMessage(), $response['id'] ?? null));
    }
}

/** One line in, one line (or none) out. */
function handle(string $line): ?string
{
    try {
        $request = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
    } catch (JsonException $e) {
        return encode(error(-32700, 'Parse error: ' . $e->getMessage()));
    }
    if (is_array($request) && array_is_list($request) && $request !== []) {
        $responses = array_values(array_filter(array_map('respond', $request)));
        return $responses ? '[' . implode(',', array_map('encode', $responses)) . ']' : null;
    }
    $response = respond($request);
    return $response ? encode($response) : null;
}

function call(string $address, string $method, array $parameters): mixed
{
    $request = ['jsonrpc' => '2.0', 'method' => $method, 'params' => $parameters, 'id' => 1];
    $reply = json_decode(lineproto_send($address, json_encode($request), ['greeting' => false, 'persistent' => true]), true);
    if (isset($reply['error'])) {
        throw new RuntimeException($reply['error']['message'], $reply['error']['code']);
    }
    return $reply['result'];
}

if (($argv[1] ?? '') === '--call') {
    if ($argc < 4 || !is_array($parameters = json_decode($argv[4] ?? '[]', true))) {
        fwrite(STDERR, "usage: php $argv[0] --call address method [parameters: a JSON array or object]\n");
        exit(2);
    }
    try {
        echo json_encode(call($argv[2], $argv[3], $parameters)), "\n";
    } catch (RuntimeException | ValueError | Lineproto\LineprotoException $e) {
        fwrite(STDERR, $e->getMessage() . "\n");
        exit(1);
    }
    exit(0);
}

lineproto_serve($argv[1] ?? 'tcp://127.0.0.1:10009', handle(...), [
    'greeting' => null,               // JSON-RPC has none
    'max_line' => 1 << 20,
    'overflow_reply' => json_encode(error(-32600, 'Request longer than 1 MiB')),
    'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
]);
