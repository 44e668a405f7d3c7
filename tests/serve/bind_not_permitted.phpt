--TEST--
A path or port that this user may not have is a BindException
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$directory = sys_get_temp_dir() . '/lineproto-' . getmypid();
mkdir($directory, 0500);
$child = new Child(<<<PHP
    posix_geteuid() === 0 && posix_setuid(65534);
    try {
        lineproto_serve('unix://$directory/socket', null, ['on_start' => fn() => print "it serves\n"]);
    } catch (Lineproto\\BindException \$error) {
        echo \$error->getMessage(), "\n";
    }
    PHP);
$child->wait();
echo str_replace($directory, 'DIR', $child->output()), $child->errors();
rmdir($directory);
?>
--EXPECT--
cannot listen on unix://DIR/socket: bind(): Permission denied
