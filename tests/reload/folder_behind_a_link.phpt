--TEST--
The folder of the start is entered by its name: a link that leads elsewhere by now leads to the new code; one that is gone is told of
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../workers/workers.inc';
$folder = sys_get_temp_dir() . '/lineproto-' . getmypid();
foreach ([$folder, "$folder/one", "$folder/two"] as $made) {
    mkdir($made);
}
foreach (['one', 'two'] as $version) {
    file_put_contents("$folder/$version/code.php", "<?php return '$version';");
}
foreach ([1, 2] as $workers) {
    symlink('one', "$folder/current");
    $server = Child::serve(sprintf('$version = include getcwd() . "/code.php"; chdir("/");
        lineproto_serve("tcp://127.0.0.1:0", fn($line) => $version, ["greeting" => null, "on_start" => $ready, "workers" => %d,
            "log" => fn($level, $message) => str_starts_with($message, "reload") && say($message)]);', $workers), limits: "cd $folder/current");
    $reload = function () use ($server): void {
        $server->signal(1);
        while (str_starts_with($line = $server->hear(), 'listening')) {
        }
        echo $line, "\n";
    };
    unlink("$folder/current");
    symlink('two', "$folder/current");
    $reload();
    until(fn() => ask($server->connect(), 'x') === 'two', 'new code');
    unlink("$folder/current");
    $reload();
    echo $server->stop(), ' ', preg_replace(['/\[\d+\]/', '~/\S+/~'], ['[ID]', ''], $server->errors());
}
foreach (['one/code.php', 'two/code.php'] as $file) {
    unlink("$folder/$file");
}
foreach (["$folder/one", "$folder/two", $folder] as $made) {
    rmdir($made);
}
?>
--EXPECT--
reload: the new process serves, the old one finishes what it has in hand
reload: the new process failed to start (exit status 127), the old one goes on
0 lineproto[ID] error: cannot start the program anew in current: No such file or directory
reload: the new process serves, the old one finishes what it has in hand
reload: the new process failed to start (exit status 127), the old one goes on
0 lineproto[ID] error: cannot start the program anew in current: No such file or directory
