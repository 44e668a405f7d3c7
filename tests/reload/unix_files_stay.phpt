--TEST--
The files of Unix sockets, also of the status listener, stay through reloads, new code that fails behind listen(), and exit() in a handler; at the end they go
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
$folder = sys_get_temp_dir() . '/lineproto-files-' . getmypid();
mkdir($folder);
$health = function () use ($folder): string {
    do {   // one that ends may have taken the connection
        $line = trim((new Peer("unix://$folder/status"))->send("GET /health HTTP/1.0\r\n\r\n")->line());
    } while ($line === '');
    return $line;
};
foreach ([1, 2] as $workers) {
    file_put_contents("$folder/version", 'one');
    $server = Child::serve(<<<PHP
        \$version = file_get_contents('$folder/version');
        \$server = new Lineproto\Server(['workers' => $workers, 'greeting' => null, 'status' => 'unix://$folder/status',
            'on_start' => fn() => say("listening unix://$folder/lines \$version"),
            'log' => fn(\$level, \$message) => \$level === 'info' || say("\$level " . preg_replace('/\\(.*?\\)/', '(...)', \$message))]);
        \$server->listen('unix://$folder/lines', fn(\$line) => \$line === 'exit' ? exit(3) : "\$version \$line");
        if (\$version === 'broken') throw new Exception('broken code');
        \$server->run();
        PHP);
    $expect = function (string $line, int $count) use ($server) {
        while ($count > 0) {
            $count -= $server->hear() === $line;
        }
    };
    $answered = function (string $version) use ($server): string {   // the old one may serve somebody until it hears of the new one
        do {
            $reply = rtrim($server->connect()->send("line\n")->line());
        } while ($reply !== "$version line");
        return $reply;
    };
    foreach (['two', 'three'] as $version) {
        file_put_contents("$folder/version", $version);
        $server->signal(1);
        $expect("listening unix://$folder/lines $version", $workers);
        $expect('notice reload: the new process serves, the old one finishes what it has in hand', 1);
        echo $answered($version), ', ', $health(), "\n";
    }
    file_put_contents("$folder/version", 'broken');
    $server->signal(1);
    do {
        $line = $server->hear();
    } while (!str_starts_with($line, 'error'));
    echo substr($line, 0, 42), ": {$answered('three')}, {$health()}\n";
    file_put_contents("$folder/version", 'four');
    $server->connect()->send("exit\n")->rest();
    $expect('listening ' . "unix://$folder/lines " . ($workers === 1 ? 'four' : 'three'), 1);
    echo "after exit(): {$answered($workers === 1 ? 'four' : 'three')}, {$health()}\n";
    echo $server->stop(), ' ', implode(' ', array_diff(scandir($folder), ['.', '..'])), "\n";
}
unlink("$folder/version");
rmdir($folder);
?>
--EXPECT--
two line, HTTP/1.1 200 OK
three line, HTTP/1.1 200 OK
error reload: the new process failed to st: three line, HTTP/1.1 200 OK
after exit(): four line, HTTP/1.1 200 OK
0 version
two line, HTTP/1.1 200 OK
three line, HTTP/1.1 200 OK
error reload: the new process failed to st: three line, HTTP/1.1 200 OK
after exit(): three line, HTTP/1.1 200 OK
0 version
