--TEST--
user and group: that group alone, without the groups of the user
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
$user = posix_getpwnam('nobody')['uid'];
$group = posix_getgrnam('www-data')['gid'];
$wanted = 'Uid ' . four($user) . ', Gid ' . four($group) . ', Groups ';
foreach ([['user' => 'nobody', 'group' => 'www-data'], ['group' => 'www-data', 'user' => 'nobody'], ['user' => $user, 'group' => (string) $group]] as $options) {
    $server = server_with($options);
    echo identity($server) === $wanted ? 'fine' : identity($server), ' ', $server->stop(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
fine 0
fine 0
fine 0
