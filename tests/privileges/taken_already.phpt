--TEST--
Who is that user already may serve again, and so may a process that has served
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (posix_geteuid() !== 0) die('skip only root can become another user');
?>
--FILE--
<?php
require __DIR__ . '/privileges.inc';
$server = new Child(<<<'PHP'
    foreach ([1, 2] as $round) {
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['user' => 'www-data', 'on_start' => function ($server) {
            say(posix_getpwuid(posix_getuid())['name']);
            $server->drain();
        }]);
    }
    try {
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['user' => 'nobody']);
    } catch (Lineproto\LineprotoException $e) {
        say($e->getMessage());
    }
    PHP);
echo $server->hear(), ' ', $server->hear(), ' ', $server->hear(), ' ', $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
www-data www-data cannot become user nobody: setgroups(): Operation not permitted 0
