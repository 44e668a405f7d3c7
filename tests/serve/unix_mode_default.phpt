--TEST--
Without unix_mode a Unix socket is 0660, whatever the umask
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    umask(0077);
    lineproto_serve('unix://$path', null, ['on_start' => \$ready]);
    PHP);
echo decoct(fileperms($path)), ' ', $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
140660 0
