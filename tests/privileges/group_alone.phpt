--TEST--
group alone: that group, no supplementary groups, still root
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
posix_initgroups('root', 4);
$server = server_with(['group' => 'www-data']);
$group = posix_getgrnam('www-data')['gid'];
var_dump(identity($server) === 'Uid ' . four(0) . ', Gid ' . four($group) . ', Groups ');
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
