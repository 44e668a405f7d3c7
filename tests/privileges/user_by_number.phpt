--TEST--
A user by number: with its groups where the system knows it, else only together with a group
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
$user = posix_getpwnam('www-data');
foreach ([$user['uid'], (string) $user['uid']] as $number) {
    $server = server_with(['user' => $number]);
    var_dump(str_starts_with(identity($server), 'Uid ' . four($user['uid']) . ', Gid ' . four($user['gid']) . ', Groups'), $server->stop());
}
for ($free = 40000; posix_getpwuid($free) || posix_getgrgid($free); $free++);
echo verdict(['user' => $free]), "\n";
$server = server_with(['user' => $free, 'group' => $free]);
var_dump(identity($server) === 'Uid ' . four($free) . ', Gid ' . four($free) . ', Groups ');
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
int(0)
bool(true)
int(0)
ValueError: key "user" is a number that no user of this system has: give "group" as well
bool(true)
0
