--TEST--
The file of a Unix socket belongs to the user, whoever owns its folder, with the mode that was asked for
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (posix_geteuid() !== 0) die('skip only root can become another user');
?>
--FILE--
<?php
require __DIR__ . '/privileges.inc';
$paths = [
    'of root' => folder('root', 'root', 0755), 'of root alone' => folder('alone', 'root', 0700), 'for all' => folder('tmp', 'root', 01777),
    'of the user' => folder('user', 'www-data', 0755), 'of the user alone' => folder('private', 'www-data', 0700),
];
$options = ['user' => ['user' => 'www-data'], 'both' => ['user' => 'www-data', 'group' => 'nogroup'], 'group' => ['group' => 'nogroup']];
foreach ($paths as $place => $path) {
    foreach ($options as $which => $option) {
        $server = server_with($option + ['unix_mode' => 0620], "unix://$path");
        echo "$place, $which: ", owner_and_mode($path), ' ', $server->connect()->send("x\n")->finish()->line() === "x\n" ? 'serves ' : 'does not serve ', $server->stop();
        $told = str_contains($server->errors(), "notice: the file of a Unix socket stays behind: its folder is not ours to write address=unix://$path\n");
        echo match ([file_exists($path), $told]) { [false, false] => '', [true, true] => ', stays and is told', default => 'WRONG: ' . $server->errors() }, "\n";
    }
}
?>
--EXPECT--
of root, user: www-data:www-data 140620 serves 0, stays and is told
of root, both: www-data:nogroup 140620 serves 0, stays and is told
of root, group: root:nogroup 140620 serves 0
of root alone, user: www-data:www-data 140620 serves 0, stays and is told
of root alone, both: www-data:nogroup 140620 serves 0, stays and is told
of root alone, group: root:nogroup 140620 serves 0
for all, user: www-data:www-data 140620 serves 0
for all, both: www-data:nogroup 140620 serves 0
for all, group: root:nogroup 140620 serves 0
of the user, user: www-data:www-data 140620 serves 0
of the user, both: www-data:nogroup 140620 serves 0
of the user, group: root:nogroup 140620 serves 0
of the user alone, user: www-data:www-data 140620 serves 0
of the user alone, both: www-data:nogroup 140620 serves 0
of the user alone, group: root:nogroup 140620 serves 0
