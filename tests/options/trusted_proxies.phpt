--TEST--
proxy_protocol wants trusted_proxies: CIDR ranges and "unix:"; a wrong one is named
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach ([['10.0.0.1'], ['10.0.0.0/8', '::1'], ['unix:'], ['unix:', '127.0.0.1'], ['::1', 'unix:']] as $value) {
    echo verdict(['proxy_protocol' => true, 'trusted_proxies' => $value]), ' ', verdict(['trusted_proxies' => $value]), "\n";
}
foreach ([[], 'unix:', null, [null], ['unix'], ['unix:/run/x'], ['UNIX:'], ["unix:\n"], ['10.0.0.1/8'], ['::1', 'localhost']] as $value) {
    echo verdict(['proxy_protocol' => true, 'trusted_proxies' => $value]), "\n";
}
echo verdict(['proxy_protocol' => true]), "\n", verdict(['allow' => ['unix:']]), "\n";

/* with each of the ways to listen */
function attempt(callable $listen): void
{
    try {
        $listen();
        echo "fine\n";
    } catch (Error $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
attempt(fn() => lineproto_serve('tcp://127.0.0.1:0', strrev(...), ['proxy_protocol' => true]));
attempt(fn() => (new Lineproto\Server())->listen('tcp://127.0.0.1:0', strrev(...), ['proxy_protocol' => true, 'trusted_proxies' => []]));
attempt(fn() => (new Lineproto\Server(['trusted_proxies' => ['::1']]))->listen('tcp://127.0.0.1:0', strrev(...), ['proxy_protocol' => true]));
attempt(fn() => (new Lineproto\Server(['proxy_protocol' => true, 'trusted_proxies' => ['::1']]))->listen('tcp://127.0.0.1:0', strrev(...), ['trusted_proxies' => []]));
?>
--EXPECT--
fine fine
fine fine
fine fine
fine fine
fine fine
ValueError: key "proxy_protocol" must be given together with "trusted_proxies", the list of those whose header is believed
TypeError: key "trusted_proxies" must be of type array of strings, string given
TypeError: key "trusted_proxies" must be of type array of strings, null given
TypeError: key "trusted_proxies" must be of type array of strings, null given
ValueError: key "trusted_proxies" must be a list of CIDR ranges: "unix" is no CIDR range: "unix" is no IP address
ValueError: key "trusted_proxies" must be a list of CIDR ranges: "unix:/run/x" is no CIDR range: "unix:" is no IP address
ValueError: key "trusted_proxies" must be a list of CIDR ranges: "UNIX:" is no CIDR range: "UNIX:" is no IP address
ValueError: key "trusted_proxies" must be a list of CIDR ranges: "unix:?" is no CIDR range: "unix:?" is no IP address
ValueError: key "trusted_proxies" must be a list of CIDR ranges: "10.0.0.1/8" has bits set behind its prefix of 8
ValueError: key "trusted_proxies" must be a list of CIDR ranges: "localhost" is no CIDR range: "localhost" is no IP address
ValueError: key "proxy_protocol" must be given together with "trusted_proxies", the list of those whose header is believed
ValueError: key "allow" must be a list of CIDR ranges: "unix:" is no CIDR range: "unix:" is no IP address
ValueError: lineproto_serve(): Argument #3 ($options) key "proxy_protocol" must be given together with "trusted_proxies", the list of those whose header is believed
ValueError: Lineproto\Server::listen(): Argument #3 ($options) key "proxy_protocol" must be given together with "trusted_proxies", the list of those whose header is believed
fine
ValueError: Lineproto\Server::listen(): Argument #3 ($options) key "proxy_protocol" must be given together with "trusted_proxies", the list of those whose header is believed
