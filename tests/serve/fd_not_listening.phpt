--TEST--
A descriptor that is a socket but does not listen is refused
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$child = new Child(<<<'PHP'
    try {
        lineproto_serve('fd://4', null, ['on_start' => $ready]);
    } catch (Lineproto\BindException $error) {
        echo $error->getMessage(), "\n";
    }
    PHP, descriptors: [4 => $pair[0]]);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
cannot listen on fd://4: it is a socket, but not a listening stream socket: it does not listen (a .socket unit of systemd needs Accept=no)
