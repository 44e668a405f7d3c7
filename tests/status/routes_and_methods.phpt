--TEST--
The status listener answers its routes by GET and HEAD, everything else by the fitting error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status();
foreach (['/', '/metrics', '/status.json', '/health', '/health?x=1', 'http://anything:80/health', '/nothing', '/health/', '//health', '*'] as $target) {
    [$code, $headers, $body] = http($server, $target);
    [$head_code, $head_headers, $head_body] = http($server, $target, 'HEAD');
    $same = $code === $head_code && array_keys($headers) === array_keys($head_headers) && $head_body === '';
    echo "$target: $code {$headers['content-type']} ", $same ? 'HEAD alike' : 'HEAD differs', ', ',
        (int) $headers['content-length'] === strlen($body) ? 'length right' : 'length wrong', strlen($body) < 20 ? ", \"$body\"" : '', "\n";
}
foreach (['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', 'BREW'] as $method) {
    [$code, $headers] = http($server, '/health', $method);
    echo "$method: $code {$headers['allow']}\n";
}
print_r(array_diff_key(http($server, '/health')[1], ['content-security-policy' => 1]));
echo http($server, '/')[1]['content-security-policy'], "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECTF--
/: 200 text/html; charset=utf-8 HEAD alike, length right
/metrics: 200 text/plain; version=0.0.4; charset=utf-8 HEAD alike, length right
/status.json: 200 application/json HEAD alike, length right
/health: 200 text/plain; charset=utf-8 HEAD alike, length right, "ok"
/health?x=1: 200 text/plain; charset=utf-8 HEAD alike, length right, "ok"
http://anything:80/health: 200 text/plain; charset=utf-8 HEAD alike, length right, "ok"
/nothing: 404 text/plain; charset=utf-8 HEAD alike, length right, "Not Found"
/health/: 404 text/plain; charset=utf-8 HEAD alike, length right, "Not Found"
//health: 404 text/plain; charset=utf-8 HEAD alike, length right, "Not Found"
*: 404 text/plain; charset=utf-8 HEAD alike, length right, "Not Found"
POST: 405 GET, HEAD
PUT: 405 GET, HEAD
DELETE: 405 GET, HEAD
OPTIONS: 405 GET, HEAD
get: 405 GET, HEAD
BREW: 405 GET, HEAD
Array
(
    [content-type] => text/plain; charset=utf-8
    [content-length] => 2
    [connection] => close
    [cache-control] => no-store
    [x-content-type-options] => nosniff
    [referrer-policy] => no-referrer
)
default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
0
