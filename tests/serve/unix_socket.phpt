--TEST--
A Unix socket: mode from the first moment on, served, its path gone at the end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    umask(0);
    lineproto_serve('unix://$path', strrev(...), ['unix_mode' => 0600, 'greeting' => null, 'on_start' => \$ready]);
    printf("umask %o, %s\n", umask(), file_exists('$path') ? 'path left' : 'path gone');
    PHP);
var_dump($server->address === "unix://$path", decoct(fileperms($path)));
echo $server->connect()->send("abc\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
string(6) "140600"
cba
0
umask 0, path gone
