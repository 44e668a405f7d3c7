--TEST--
In a folder where another may swap files nothing is made with the rights of root: who is to own the socket must be able to make it
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
foreach (['of another' => ['nobody', 0755], 'of another, open' => ['nobody', 0777], 'open, without the sticky bit' => ['root', 0777]] as $place => [$owner, $mode]) {
    $path = folder(strtr($place, ' ,', '--'), $owner, $mode);
    $child = new Child(sprintf(<<<'PHP'
        try {
            lineproto_serve('unix://%s', null, ['user' => 'www-data', 'on_start' => function ($server) {
                echo posix_getpwuid(fileowner('%1$s'))['name'], " made it\n";
                $server->drain();
            }]);
        } catch (Lineproto\BindException $e) {
            echo $e->getMessage(), "\n";
        }
        PHP, $path));
    $child->wait();
    echo "$place: ", str_replace($path, 'PATH', $child->output()), $child->errors(), file_exists($path) ? "left\n" : '';
}
?>
--EXPECT--
of another: cannot listen on unix://PATH: bind(): Permission denied
of another, open: www-data made it
open, without the sticky bit: www-data made it
