--TEST--
After HUP all workers show the new certificate, and so do those that are started later
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
require __DIR__ . '/../tls/tls.inc';
if ($reason = tls_is_missing()) {
    die("skip $reason");
}
die(PHP_OS_FAMILY !== 'Linux' ? 'skip only on Linux' : '');
?>
--FILE--
<?php
require __DIR__ . '/../tls/tls.inc';
require __DIR__ . '/workers.inc';
$path = sys_get_temp_dir() . '/lineproto-renewed-' . getmypid() . '.pem';
copy(certificate(), $path);
$server = tls_server('', 'fn() => (string) getmypid()', "'greeting' => null, 'workers' => 3,", ['local_cert' => $path]);
$server->hear();
$server->hear();
$shown = function () use ($server) {
    for ($i = 0; $i < 9; $i++) {
        $client = new Lineproto\Client($server->address, ['greeting' => false, 'tls' => ['verify_peer' => false, 'verify_peer_name' => false]]);
        $seen[$client->getTlsInfo()['peer_cn'] ?? $client->request('x')][] = $client->request('x');
        $seen[$client->getTlsInfo()['peer_cn']][] = $client->request('x');
    }
    return array_map(fn($pids) => array_values(array_unique($pids)), array_filter($seen, is_array(...)));
};
$before = array_filter($shown(), fn($name) => !is_numeric($name), ARRAY_FILTER_USE_KEY);
copy(certificate('wrong_name'), $path);
$server->signal(SIGHUP);
$old = array_merge(...array_values($before));
until(fn() => !array_filter($old, fn($pid) => lives((int) $pid)), 'the old workers are gone');
$after = array_filter($shown(), fn($name) => !is_numeric($name), ARRAY_FILTER_USE_KEY);
echo count($before), ' name, ', count($after), " name\n";
var_dump(key($before) === key($after), count(current($after)));
$new = array_map('intval', current($after));
posix_kill($new[0], SIGKILL);
for ($i = 0; $i < 4; $i++) {
    $server->hear();
}
$again = array_filter($shown(), fn($name) => !is_numeric($name), ARRAY_FILTER_USE_KEY);
var_dump(array_keys($again) === array_keys($after), count(current($again)), in_array((string) $new[0], current($again)));
echo $server->stop(), "\n";
unlink($path);
?>
--EXPECT--
1 name, 1 name
bool(false)
int(3)
bool(true)
int(3)
bool(false)
0
