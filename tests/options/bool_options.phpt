--TEST--
The switches take true and false and nothing that merely looks like it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['eof_tail', 'transcript', 'reuse_port', 'nodelay', 'keepalive', 'signals'] as $key) {
    foreach ([true, false, 1, '1', null, []] as $value) {
        $said = verdict([$key => $value]);
        echo $said === 'fine' ? '.' : " $said\n";
    }
}
foreach ([true, false, 1, null] as $value) {
    echo verdict(['proxy_protocol' => $value, 'trusted_proxies' => ['::1']]), "\n";
}
foreach ([true, false, null, 1] as $value) {
    echo verdict(['ipv6_only' => $value]), "\n";
}
?>
--EXPECT--
.. TypeError: key "eof_tail" must be of type bool, int given
 TypeError: key "eof_tail" must be of type bool, string given
 TypeError: key "eof_tail" must be of type bool, null given
 TypeError: key "eof_tail" must be of type bool, array given
.. TypeError: key "transcript" must be of type bool, int given
 TypeError: key "transcript" must be of type bool, string given
 TypeError: key "transcript" must be of type bool, null given
 TypeError: key "transcript" must be of type bool, array given
.. TypeError: key "reuse_port" must be of type bool, int given
 TypeError: key "reuse_port" must be of type bool, string given
 TypeError: key "reuse_port" must be of type bool, null given
 TypeError: key "reuse_port" must be of type bool, array given
.. TypeError: key "nodelay" must be of type bool, int given
 TypeError: key "nodelay" must be of type bool, string given
 TypeError: key "nodelay" must be of type bool, null given
 TypeError: key "nodelay" must be of type bool, array given
.. TypeError: key "keepalive" must be of type bool, int given
 TypeError: key "keepalive" must be of type bool, string given
 TypeError: key "keepalive" must be of type bool, null given
 TypeError: key "keepalive" must be of type bool, array given
.. TypeError: key "signals" must be of type bool, int given
 TypeError: key "signals" must be of type bool, string given
 TypeError: key "signals" must be of type bool, null given
 TypeError: key "signals" must be of type bool, array given
fine
fine
TypeError: key "proxy_protocol" must be of type bool, int given
TypeError: key "proxy_protocol" must be of type bool, null given
fine
fine
fine
TypeError: key "ipv6_only" must be of type ?bool, int given
