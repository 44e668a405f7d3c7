--TEST--
A duration in php.ini that is none is told at the start and leaves the default, not a call without a timeout
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../send/peer.inc';
foreach (['-1', 'abc', '5s', '1e10'] as $value) {
    $child = new Child('echo ini_get("lineproto.timeout"), "\n";', ['lineproto.timeout' => $value, 'display_startup_errors' => 1, 'html_errors' => 0, 'log_errors' => 0]);
    $child->wait();
    echo preg_replace('/ in Unknown.*/', '', trim($child->output())), "\n";
}
?>
--EXPECT--
Warning: lineproto.timeout must be between 0 and 1000000000 seconds, "-1" given; the default stands
5
Warning: lineproto.timeout must be between 0 and 1000000000 seconds, "abc" given; the default stands
5
Warning: lineproto.timeout must be between 0 and 1000000000 seconds, "5s" given; the default stands
5
Warning: lineproto.timeout must be between 0 and 1000000000 seconds, "1e10" given; the default stands
5
