--TEST--
onBytes() between messages: memcached's set, and a block with N bytes behind it, cut anywhere
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
$server = line_server('function ($line, $c) {
        $words = explode(" ", $line);
        if ($words[0] !== "set") return "GOT $line";
        $c->onBytes((int) $words[4] + 2, fn($bytes) => "STORED " . bin2hex($bytes));
    }', "'framing' => Lineproto\\Framing::crlf(), 'greeting' => null,");
$bytes = "get a\r\nset a 0 0 6\r\n\r\n.\n\r\n\r\nget b\r\nset b 0 0 0\r\n\r\nget c\r\n";
for ($cut = 0; $cut <= strlen($bytes); $cut++) {
    $all[] = $server->connect()->send(substr($bytes, 0, $cut))->send(substr($bytes, $cut))->finish()->rest();
}
echo seen(implode("\n---\n", array_unique($all))), "\n";
$server->stop();
$server = line_server('function ($block, $c) {
        if (preg_match("/^Content-Length: (\d+)$/m", $block, $match)) {
            $c->onBytes((int) $match[1], fn($body) => "body: " . bin2hex($body));
        } else {
            return "no body";
        }
    }', "'framing' => Lineproto\\Framing::block(), 'greeting' => null,");
$bytes = "Type: a\nContent-Length: 5\n\n\n\na\n\n\nType: b\n\nContent-Length: 1\n\nxType: c\n\n";
$all = [];
for ($cut = 0; $cut <= strlen($bytes); $cut++) {
    $all[] = $server->connect()->send(substr($bytes, 0, $cut))->send(substr($bytes, $cut))->finish()->rest();
}
echo seen(implode("\n---\n", array_unique($all))), "\n";
$server->stop();
echo $server->errors();
?>
--EXPECT--
GOT get a\r\nSTORED 0d0a2e0a0d0a0d0a\r\nGOT get b\r\nSTORED 0d0a\r\nGOT get c\r\n
body: 0a0a610a0a\n\nno body\n\nbody: 78\n\nno body\n\n
