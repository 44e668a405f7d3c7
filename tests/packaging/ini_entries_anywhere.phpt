--TEST--
INI entries can be set on the command line, in the script and per directory; what is no number of that kind is refused
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (ini_get_all('lineproto', true) as $name => $entry) {
    echo $name, ' ', $entry['access'] === INI_ALL ? 'everywhere' : $entry['access'], "\n";
}
foreach (['lineproto.max_line' => ['1024', '1M', '-1'], 'lineproto.pool_size' => ['0', '10', '-5'], 'lineproto.timeout' => ['1.5', '0'], 'lineproto.connect_timeout' => ['0.25', '-0.5', 'abc', '1s', ''], 'lineproto.pool_idle' => ['5', 'NAN', 'INF', '1e99', ' 7']] as $name => $values) {
    foreach ($values as $value) {
        echo "$name=$value ", json_encode(ini_set($name, $value)), ' ', json_encode(ini_get($name)), "\n";
    }
    ini_restore($name);
}
?>
--EXPECT--
lineproto.backend everywhere
lineproto.connect_timeout everywhere
lineproto.max_line everywhere
lineproto.pool_idle everywhere
lineproto.pool_size everywhere
lineproto.timeout everywhere
lineproto.max_line=1024 "65536" "1024"
lineproto.max_line=1M "1024" "1M"
lineproto.max_line=-1 false "1M"
lineproto.pool_size=0 "32" "0"
lineproto.pool_size=10 "0" "10"
lineproto.pool_size=-5 false "10"
lineproto.timeout=1.5 "5" "1.5"
lineproto.timeout=0 "1.5" "0"
lineproto.connect_timeout=0.25 "2" "0.25"
lineproto.connect_timeout=-0.5 false "0.25"
lineproto.connect_timeout=abc false "0.25"
lineproto.connect_timeout=1s false "0.25"
lineproto.connect_timeout= false "0.25"
lineproto.pool_idle=5 "60" "5"
lineproto.pool_idle=NAN false "5"
lineproto.pool_idle=INF false "5"
lineproto.pool_idle=1e99 false "5"
lineproto.pool_idle= 7 "5" " 7"
