--TEST--
The file of a Unix socket stays while workers come and go, and is removed once, by the parent
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$path = sys_get_temp_dir() . '/lineproto-workers-' . getmypid() . '.sock';
$server = serve_workers("\$path = '$path';" . <<<'PHP'
    lineproto_serve("unix://$path", $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready]);
    say(file_exists($path) ? 'there' : 'gone');
    file_put_contents($path, 'of another');
    PHP, 3);
$inode = fileinode($path);
foreach (peers($server, 3) as $pid => $peer) {
    if (!isset($stay)) {
        $stay = $peer;
        continue;
    }
    posix_kill($pid, isset($termed) ? SIGKILL : SIGTERM);
    $termed = true;
    $peer->rest();
    $peer->close();
    $server->hear();
}
clearstatcache();
var_dump(fileinode($path) === $inode);
echo ask($stay, 'echo still'), ' ', count(peers($server, 3)), "\n";
$server->signal(SIGTERM);
echo $server->hear(), ' ', $server->wait(), ' ', file_get_contents($path), "\n";
unlink($path);
?>
--EXPECT--
bool(true)
still 3
gone 0 of another
