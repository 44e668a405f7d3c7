--TEST--
What a server said before it closed answers the request that could not be sent any more, also when it had been read already
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = raw_server('fgets($peer); fwrite($peer, "one\ntwo\n421 closing\n"); fclose($peer); say("closed");');
echo json_encode(lineproto_send($server->address, (function () use ($server) {
    yield 'a';
    $server->hear();
    work(0.005);   // a slow source, so that "b" does not wait for "c"
    yield 'b';      // taken by the kernel, and answered with RST
    work(0.005);
    yield 'c';
})(), ['greeting' => false])), "\n";
?>
--EXPECT--
["one","two","421 closing"]
