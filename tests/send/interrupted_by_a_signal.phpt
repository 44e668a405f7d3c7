--TEST--
A signal handler of the script runs while a call waits; what it throws ends the call
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
if (!function_exists('pcntl_alarm')) die("handled\nLogicException: enough\n");
$silent = raw_server('$all[] = $peer; if ($n === 0) { fgets($peer); posix_kill(posix_getppid(), SIGUSR1); fgets($peer); }');
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn() => throw new LogicException('enough'));
pcntl_signal(SIGUSR1, function () { echo "handled\n"; pcntl_alarm(1); });
echo thrown(fn() => lineproto_send($silent->address, 'x', ['greeting' => false, 'timeout' => 15])), "\n";
?>
--EXPECT--
handled
LogicException: enough
