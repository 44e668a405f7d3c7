--TEST--
A log that is a file is opened before the server becomes another user, and belongs to that one if it is new
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
$path = dirname(folder('log', 'root', 0755)) . '/log';
umask(0);
$server = server_with(['user' => 'nobody', 'log' => $path]);
echo owner_and_mode($path), "\n";
rename($path, "$path.1");
$server->signal(10);       // no right to make a new one
$server->signal(12);
$server->stop();
echo preg_replace(['/^\S+ \S+ /m', '/accepted.*/', '~"cannot open the log .*/log~'], ['', '...', '"... /log'], file_get_contents("$path.1"));
touch($path);   // logrotate would have made one for the user
chmod($path, 0600);
$server = server_with(['user' => 'nobody', 'log' => $path]);
echo owner_and_mode($path), ' ', $server->stop(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
nobody:nogroup 100640
error: the log goes on in the old file reason="... /log\": open(): Permission denied"
notice: stats ...
root:root 100600 0
