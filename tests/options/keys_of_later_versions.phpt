--TEST--
Keys that only a later version implements are refused, not ignored
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['tls' => [], 'workers' => 2, 'user' => 'nobody', 'group' => 'nobody', 'pid_file' => '/x', 'status' => '127.0.0.1:0', 'proxy_protocol' => true, 'trusted_proxies' => []] as $key => $value) {
    echo verdict([$key => $value]) === 'fine' ? "$key is taken\n" : '';
}
?>
--EXPECT--

