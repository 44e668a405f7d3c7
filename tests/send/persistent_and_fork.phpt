--TEST--
A forked child does not use its parent's kept connections, and its end does not close them
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($line, $peer) => "$peer->id"');
$id = fn() => lineproto_send($server->address, 'x', ['persistent' => true]);
echo 'parent ', $id(), ' ', $id(), "\n";
foreach (['child', 'another'] as $name) {
    $pid = pcntl_fork();
    if ($pid === 0) {
        echo "$name ", $id(), ' ', $id(), "\n";
        posix_kill(getmypid(), 9);   // no destructors of the parent's things here
    }
    pcntl_waitpid($pid, $status);
    echo 'parent ', $id(), "\n";
}
$pid = pcntl_fork();
if ($pid === 0) {
    echo "child without calls\n";
    posix_kill(getmypid(), 9);
}
pcntl_waitpid($pid, $status);
echo 'parent ', $id(), "\n";
?>
--EXPECT--
parent 1 1
child 2 2
parent 1
another 3 3
parent 1
child without calls
parent 1
