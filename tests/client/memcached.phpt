--TEST--
A memcached: lines and blocks of bytes in one dialogue
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
exec('command -v memcached', $path, $status);
die($status ? 'skip memcached is not there' : '');
?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
use Lineproto\{Client, Framing};
$path = free_path();
$user = posix_getuid() === 0 ? ['-u', 'root'] : [];
$program = new Program(['memcached', '-vv', '-s', $path, ...$user], '/server listening/');
$cache = new Client("unix://$path", ['framing' => Framing::crlf()] + PLAIN);
$set = function (string $key, string $value) use ($cache): string {
    $cache->send(["set $key 0 0 " . strlen($value), ...explode("\r\n", $value)]);
    return $cache->readLine();
};
$get = function (string $key) use ($cache): ?string {
    if (!preg_match('/^VALUE \S+ \d+ (\d+)$/', $cache->request("get $key"), $match)) {
        return null;
    }
    $value = substr($cache->readBytes($match[1] + 2), 0, -2);
    return $cache->readLine() === 'END' ? $value : 'out of step';
};
echo $set('greeting', "two\r\nlines"), ' ', json_encode([$get('greeting'), $get('nothing')]), "\n";
$large = bin2hex(random_bytes(150000));
echo $set('large', $large), ' ';
var_dump($get('large') === $large);
echo json_encode($cache->pipeline(['delete greeting', 'delete greeting', 'nonsense'])), "\n";
$cache->send('stats');
for ($count = 0; ($line = $cache->readLine()) !== 'END'; $count++) {
    str_starts_with($line, 'STAT ') || print "$line\n";
}
var_dump($count > 10);
echo $cache->request('version') !== '' ? 'in step' : '', "\n";
?>
--EXPECT--
STORED ["two\r\nlines",null]
STORED bool(true)
["DELETED","NOT_FOUND","ERROR"]
bool(true)
in step
