--TEST--
user alone: all ids, the group and the supplementary groups are the user's, before on_start and for good
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
$server = new Child(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        return json_encode([posix_setuid(0), posix_seteuid(0), posix_setgid(0), @file_get_contents('/etc/shadow')]);
    }, ['user' => 'www-data', 'greeting' => null, 'on_start' => function ($server) {
        say(posix_getpwuid(posix_geteuid())['name'] . ' in on_start');
        say($server->addresses()[0]);
    }]);
    PHP);
echo $server->hear(), "\n";
$peer = new Peer($server->hear());
$user = posix_getpwnam('www-data');
$groups = explode(' ', trim(shell_exec('id -G www-data')));
sort($groups);
$wanted = 'Uid ' . four($user['uid']) . ', Gid ' . four($user['gid']) . ', Groups ' . implode(' ', $groups);
echo identity($server) === $wanted ? 'as it must be' : identity($server) . " is not $wanted", "\n";
echo $peer->send("x\n")->finish()->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
www-data in on_start
as it must be
[false,false,false,false]
0
