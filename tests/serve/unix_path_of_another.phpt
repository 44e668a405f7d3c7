--TEST--
A path that somebody else has put in the place of ours meanwhile is not removed at the end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$path', null, ['on_start' => \$ready]);
    PHP);
unlink($path);
file_put_contents($path, 'precious');
echo $server->stop(), ' ', file_get_contents($path), "\n";
unlink($path);
?>
--EXPECT--
0 precious
