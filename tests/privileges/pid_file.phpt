--TEST--
pid_file is made before the server becomes another user; where that one may not remove it, it is emptied, and the log says so
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
foreach (['root' => 'of root', 'nobody' => 'of its own'] as $owner => $name) {
    $path = dirname(folder(strtr($name, ' ', '-'), $owner, 0755)) . '/pid';
    for ($turn = 0; $turn < 2; $turn++) {
        $server = server_with(['user' => 'nobody', 'pid_file' => $path]);
        echo "a folder $name: ", file_get_contents($path) === $server->pid() . "\n" ? 'fine' : 'wrong', ' ', owner_and_mode($path), ' ';
        echo $server->stop(), ' ';
        clearstatcache();
        echo file_exists($path) ? 'size ' . filesize($path) : 'gone', "\n", $server->output(), $server->errors();
    }
}
?>
--EXPECTF--
a folder of root: fine root:root 100644 0 size 0
lineproto[%d] notice: the pid_file stays behind, empty: its folder is not ours to write reason="Permission denied"
a folder of root: fine root:root 100644 0 size 0
lineproto[%d] notice: the pid_file stays behind, empty: its folder is not ours to write reason="Permission denied"
a folder of its own: fine root:root 100644 0 gone
a folder of its own: fine root:root 100644 0 gone
