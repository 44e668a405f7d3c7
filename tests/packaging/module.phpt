--TEST--
The module stands alone: it needs no other extension, exports one symbol only, and loads beside others in any order
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux' || !trim((string) shell_exec('command -v nm'))) die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$extension = new ReflectionExtension('lineproto');
echo 'dependencies ', json_encode($extension->getDependencies()), "\n";
echo 'persistent ', json_encode($extension->isPersistent()), "\n";
preg_match('~^\S+ .* (/\S*lineproto\S*\.so)$~m', file_get_contents('/proc/self/maps'), $match);
preg_match_all('/^[0-9a-f]+ [A-Z] (\S+)$/m', (string) shell_exec('nm -D --defined-only ' . escapeshellarg($match[1])), $symbols);
echo 'symbols ', implode(' ', array_diff($symbols[1], ['_init', '_fini', '_edata', '_end', '__bss_start'])), "\n";
/* No php.ini and no other extension: it loads, warns of nothing and works. */
$code = 'try { lineproto_send("unix:///nonexistent", "x"); } catch (Lineproto\ConnectException $e) { echo "works\n"; }';
passthru(implode(' ', array_map('escapeshellarg', [PHP_BINARY, '-n', '-d', 'display_startup_errors=1', '-d', "extension=$match[1]", '-r', $code])) . ' 2>&1');
/* Twice is a warning of PHP's, no crash. */
exec(implode(' ', array_map('escapeshellarg', [PHP_BINARY, '-n', '-d', 'display_startup_errors=1', '-d', "extension=$match[1]", '-d', "extension=$match[1]", '-r', $code])) . ' 2>&1', $lines, $status);
echo preg_match('/already loaded/', implode($lines)), ' ', end($lines), " $status\n";
?>
--EXPECT--
dependencies []
persistent true
symbols get_module
works
1 works 0
