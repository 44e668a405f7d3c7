--TEST--
Who is not root gets an exception that names the system call, before anything is served; nothing is left behind
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
$path = folder('x', 'nobody', 0700);
foreach (['tcp://127.0.0.1:0', "unix://$path"] as $address) {
    foreach ([['user' => 'www-data'], ['group' => 'www-data']] as $options) {
        $child = new Child(sprintf(<<<'PHP'
            posix_setgid(65534);
            posix_setuid(65534);
            try {
                lineproto_serve(%s, null, %s + ['on_start' => fn() => print "it serves\n", 'on_stop' => fn() => print "it has served\n"]);
            } catch (Exception $e) {
                echo get_class($e), ' ', $e->getMessage(), ' ', $e->getCode(), "\n";
            }
            PHP, var_export($address, true), var_export($options, true)));
        $child->wait();
        echo str_replace($path, 'PATH', $child->output()), $child->errors();
    }
}
var_dump(file_exists($path));
?>
--EXPECT--
Lineproto\LineprotoException cannot become user www-data: setgroups(): Operation not permitted 1
Lineproto\LineprotoException cannot become group www-data: setgroups(): Operation not permitted 1
Lineproto\BindException cannot listen on unix://PATH: chown(): Operation not permitted 1
Lineproto\BindException cannot listen on unix://PATH: chown(): Operation not permitted 1
bool(false)
