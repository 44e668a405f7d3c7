--TEST--
What others have put where the log is to be is not written to, and nothing is bound
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
file_put_contents("$folder/victim", "untouched\n");
symlink("$folder/victim", "$folder/link");
symlink("$folder/nothing", "$folder/dangling");
link("$folder/victim", "$folder/hard");
mkdir("$folder/folder");
foreach (['link', 'dangling', 'hard', 'folder'] as $name) {
    try {
        lineproto_serve("unix://$folder/socket", null, ['log' => "$folder/$name", 'pid_file' => "$folder/pid"]);
        echo "it served\n";
    } catch (Lineproto\LineprotoException $exception) {
        echo str_replace($folder, '', $exception->getMessage()), "\n";
    }
}
echo file_get_contents("$folder/victim"), implode(' ', array_diff(scandir($folder), ['.', '..'])), "\n";
array_map(fn($file) => is_dir($file) ? rmdir($file) : unlink($file), array_map(fn($name) => "$folder/$name", array_diff(scandir($folder), ['.', '..'])));
rmdir($folder);
?>
--EXPECT--
cannot open the log "/link": it is a symbolic link
cannot open the log "/dangling": it is a symbolic link
cannot open the log "/hard": it has other names (hard links), so it may be somebody else's
cannot open the log "/folder": open(): Is a directory
untouched
dangling folder hard link victim
