--TEST--
pid_file is gone after every end of a server, and there after its first listen()
--EXTENSIONS--
lineproto
pcntl
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY === 'Windows') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid() . '.pid';
function there(): string
{
    clearstatcache();
    return file_exists($GLOBALS['path']) ? 'there' : 'gone';
}
function ends(string $how, callable $on_start): void
{
    try {
        lineproto_serve('tcp://127.0.0.1:0', null, ['pid_file' => $GLOBALS['path'], 'on_start' => function ($server) use ($on_start) {
            echo there(), ' ';
            $on_start($server);
        }]);
    } catch (Exception $exception) {
        echo $exception->getMessage(), ' ';
    }
    echo "$how: ", there(), "\n";
}
ends('drain', fn($server) => $server->drain());
ends('stop', fn($server) => $server->stop());
ends('exception', fn($server) => throw new Exception('thrown'));
ends('a forked child', function ($server) {
    $child = pcntl_fork();
    if ($child === 0) {
        exit;
    }
    pcntl_waitpid($child, $status);
    echo there(), ' ';
    $server->drain();
});
$server = new Lineproto\Server(['pid_file' => $path]);
echo there(), ' ';
$server->listen('tcp://127.0.0.1:0');
echo there(), ' ';
unset($server);
echo 'never run: ', there(), "\n";
try {
    lineproto_serve('tcp://192.0.2.1:0', null, ['pid_file' => $path]);
} catch (Lineproto\BindException) {
    echo 'not bound: ', there(), "\n";
}
foreach (['exit;', 'eval("function twice() {} function twice() {}");'] as $end) {
    $child = new Child(sprintf('lineproto_serve("tcp://127.0.0.1:0", null, ["pid_file" => %s, "on_start" => function () { %s }]);', var_export($path, true), $end));
    $child->wait();
    echo "$end ", there(), "\n";
}
?>
--EXPECT--
there drain: gone
there stop: gone
there thrown exception: gone
there there a forked child: gone
gone there never run: gone
not bound: gone
exit; gone
eval("function twice() {} function twice() {}"); gone
