--TEST--
Kept connections end with their process, in order, however it ends; opening and closing them leaks no descriptor
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($line, $peer) => "$peer->id"', "'on_close' => fn(\$peer, \$reason) => say(\"closed \$peer->id: \$reason->name\"),");
foreach (['', 'exit(3);', 'throw new Exception("uncaught");', 'ini_set("memory_limit", "8M"); str_repeat("x", 1 << 30);', 'posix_kill(getmypid(), 9);'] as $end) {
    $client = new Child("ini_set('display_errors', '0'); say(lineproto_send('$server->address', 'x', ['persistent' => true])); $end");
    echo $client->hear(), ' ', $client->wait(), ' ', $server->hear(), "\n";
}
?>
--EXPECT--
1 0 closed 1: Peer
2 3 closed 2: Peer
3 255 closed 3: Peer
4 255 closed 4: Peer
5 137 closed 5: Peer
