--TEST--
phpinfo() and --ri tell the version, what the build can do, and the INI entries with their local and their php.ini's values
--EXTENSIONS--
lineproto
--INI--
lineproto.timeout=7.5
--FILE--
<?php
require __DIR__ . '/../harness.inc';
ini_set('lineproto.pool_size', '3');
ob_start();
(new ReflectionExtension('lineproto'))->info();
echo ob_get_clean(), "-- --ri\n";
passthru(implode(' ', array_map('escapeshellarg', [...php_command(), '--ri', 'lineproto'])), $status);
echo "-- $status\n";
ob_start();
phpinfo(INFO_MODULES);
var_dump(str_contains(ob_get_clean(), "lineproto support => enabled\nversion => " . phpversion('lineproto') . "\n"));
foreach (ini_get_all('lineproto') as $name => $entry) {
    unset($entry['builtin_default_value']);   // new in PHP 8.6
    echo $name, ' ', json_encode($entry), "\n";
}
?>
--EXPECTF--
lineproto

lineproto support => enabled
version => %s
event backends => %s
transports => %s
TLS => %s

Directive => Local Value => Master Value
lineproto.max_line => 65536 => 65536
lineproto.connect_timeout => 2 => 2
lineproto.timeout => 7.5 => 7.5
lineproto.pool_size => 3 => 32
lineproto.pool_idle => 60 => 60
lineproto.backend => no value => no value
-- --ri

lineproto

lineproto support => enabled
version => %s
event backends => %s
transports => %s
TLS => %s

Directive => Local Value => Master Value
lineproto.max_line => 65536 => 65536
lineproto.connect_timeout => 2 => 2
lineproto.timeout => 7.5 => 7.5
lineproto.pool_size => 32 => 32
lineproto.pool_idle => 60 => 60
lineproto.backend => no value => no value
-- 0
bool(true)
lineproto.backend {"global_value":"","local_value":"","access":7}
lineproto.connect_timeout {"global_value":"2","local_value":"2","access":7}
lineproto.max_line {"global_value":"65536","local_value":"65536","access":7}
lineproto.pool_idle {"global_value":"60","local_value":"60","access":7}
lineproto.pool_size {"global_value":"32","local_value":"3","access":7}
lineproto.timeout {"global_value":"7.5","local_value":"7.5","access":7}
