--TEST--
Keys that only a later version implements are refused as such; they are nobody's nearest key
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['tls' => [], 'workers' => 2, 'pid_file' => '/x', 'status' => '127.0.0.1:0', 'proxy_protocol' => true, 'trusted_proxies' => []] as $key => $value) {
    echo verdict([$key => $value]), "\n";
}
echo preg_replace('/, did.*/', '', verdict(['worker' => 2])), "\n";
foreach ([['tls' => []], ['tl' => []]] as $options) {
    try {
        lineproto_send('tcp://127.0.0.1:1', 'x', $options);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
ValueError: key "tls" is not available in this version
ValueError: key "workers" is not available in this version
ValueError: key "pid_file" is not available in this version
ValueError: key "status" is not available in this version
ValueError: key "proxy_protocol" is not available in this version
ValueError: key "trusted_proxies" is not available in this version
ValueError: has an unknown key "worker"
lineproto_send(): Argument #3 ($options) key "tls" is not available in this version
lineproto_send(): Argument #3 ($options) has an unknown key "tl", did you mean "reply"?
