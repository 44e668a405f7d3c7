--TEST--
log may be the path of a file: appended to, with the time before each line; logrotate renames it and sends USR1
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$folder = sys_get_temp_dir() . '/lineproto-' . getmypid();
mkdir($folder);
file_put_contents("$folder/log", "what was there\n");
umask(0);
$server = Child::serve(sprintf('chdir(%s); lineproto_serve("tcp://127.0.0.1:0", function ($line) { trigger($line); }, ["greeting" => null, "on_start" => $ready,
    "on_error" => null, "log" => "./log", "log_level" => "info"]); function trigger($line) { throw new Exception($line); }', var_export($folder, true)));
function wait_for(string $words, string $file): void
{
    for ($deadline = microtime(true) + DEADLINE; !str_contains((string) @file_get_contents($file), $words); ) {
        if (microtime(true) > $deadline) {
            fail("$file has no \"$words\"");
        }
    }
}
function show(string $file): void
{
    echo preg_replace(['/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z lineproto\[\d+\]/m', '/ file=.*/', '/=tcp.*/', '~".*/log~', '/stats .*/'], ['TIME ID', '', '=ADDRESS', '".../log', 'stats'], file_get_contents($file));
}
$server->connect()->send("one\n")->rest();
rename("$folder/log", "$folder/log.1");
$server->connect()->send("two\n")->rest();
$server->signal(10);
wait_for('opened again', "$folder/log");
printf("%o\n", fileperms("$folder/log") & 0777);
$server->connect()->send("three\n")->rest();
symlink("$folder/log.1", "$folder/link");
rename("$folder/log", "$folder/log.2");
rename("$folder/link", "$folder/log");
$server->signal(10);
$server->signal(12);   // the counters, into the file that is still open
$server->connect()->send("four\n")->rest();
echo $server->stop(), "\n";
foreach (["log.1", "log.2"] as $name) {
    echo "$name:\n";
    show("$folder/$name");
}
echo $server->output(), $server->errors();
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
640
0
log.1:
what was there
TIME ID info: listening address=ADDRESS
TIME ID error: uncaught exception in a handler class=Exception message=one
TIME ID error: uncaught exception in a handler class=Exception message=two
log.2:
TIME ID info: the log was opened again
TIME ID error: uncaught exception in a handler class=Exception message=three
TIME ID error: the log goes on in the old file reason=".../log\": it is a symbolic link"
TIME ID notice: stats
TIME ID error: uncaught exception in a handler class=Exception message=four
TIME ID info: signal name=TERM
TIME ID info: draining
