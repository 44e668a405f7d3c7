--TEST--
pid_file: what others have put there is neither followed nor written to, and nothing is bound
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY === 'Windows') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$folder = sys_get_temp_dir() . '/lineproto-' . getmypid();
mkdir($folder);
$path = "$folder/pid";
$victim = "$folder/victim";
function attempt(string $what): void
{
    global $folder, $path, $victim;
    try {
        lineproto_serve("unix://$folder/socket", null, ['pid_file' => $path]);
        echo "it served\n";
    } catch (Lineproto\LineprotoException $exception) {
        echo "$what: ", str_replace($folder, '', $exception->getMessage()), "\n";
    }
    echo file_exists("$folder/socket") ? 'bound' : '', file_get_contents($victim);
}
file_put_contents($victim, "1\n");
symlink($victim, $path);
attempt('link');
unlink($path);
link($victim, $path);
attempt('hard link');
unlink($path);
file_put_contents($path, "; configuration\n");
attempt('other file');
echo file_get_contents($path);
unlink($path);
mkdir($path);
attempt('folder');
rmdir($path);
$path .= '/of/nothing';
attempt('missing');
unlink($victim);
rmdir($folder);
?>
--EXPECT--
link: cannot take pid_file "/pid": it is a symbolic link
1
hard link: cannot take pid_file "/pid": it has other names (hard links), so it may be somebody else's
1
other file: cannot take pid_file "/pid": it contains something else than the number of a process
1
; configuration
folder: cannot take pid_file "/pid": open(): Is a directory
1
missing: cannot take pid_file "/pid/of/nothing": open(): No such file or directory
1
