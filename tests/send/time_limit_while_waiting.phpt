--TEST--
The time limit of the script ends a call that waits, and one whose generator computes; the connection is closed
--EXTENSIONS--
lineproto
pcntl
posix
--SKIPIF--
<?php if (PHP_ZTS || PHP_OS_FAMILY !== 'Linux') die('skip only on Linux'); ?>
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = raw_server('$pid = (int) fgets($peer); if ($pid > 1) posix_kill($pid, SIGPROF); say("closed after " . strlen(stream_get_contents($peer))); fclose($peer);');
/* PHP's limit counts processor time, of which waiting takes none: the signal that ends it is sent by the server here. */
$waiting = new Child(<<<PHP
    register_shutdown_function(fn() => print "shutdown functions run\n");
    set_time_limit(30);
    lineproto_send('$server->address', (string) getmypid(), ['greeting' => false, 'timeout' => 15]);
    PHP, ['display_errors' => '1', 'html_errors' => '0', 'log_errors' => '0']);
echo $waiting->wait(), ' ', preg_replace('/of \d+ .*/', 'of ...', $waiting->output()), $server->hear(), "\n";
$computing = new Child(<<<PHP
    set_time_limit(1);
    lineproto_send('$server->address', (function () { for (;;) yield 'x'; })(), ['greeting' => false, 'timeout' => 15, 'reply' => Lineproto\Reply::None]);
    PHP, ['display_errors' => '1', 'html_errors' => '0', 'log_errors' => '0']);
echo $computing->wait(), ' ', preg_replace('/of \d+ .*/', 'of ...', $computing->output()), preg_replace('/\d{3,}/', 'many', $server->hear()), "\n";
?>
--EXPECT--
255 
Fatal error: Maximum execution time of ...
shutdown functions run
closed after 0
255 
Fatal error: Maximum execution time of ...
closed after many
