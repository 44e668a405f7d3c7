--TEST--
Every framing in a session: messages in one packet and byte by byte come back whole
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../framing/framings.inc';
require __DIR__ . '/session.inc';
foreach (FRAMINGS as $name => $code) {
    $server = session_server('foreach ($c as $message) $c->send($message);', "'framing' => $code,");
    $bytes = wire($name, 'one') . wire($name, '2') . wire($name, 'x.y');
    foreach (str_split($bytes) as $byte) {
        ($peer ??= $server->connect())->send($byte);
    }
    $whole = $server->connect()->send($bytes)->finish()->rest();
    $dripped = $peer->finish()->rest();
    $peer = null;
    echo $name, $whole === $bytes && $dripped === $bytes ? '' : ': ' . seen($whole) . ' ' . seen($dripped), ' ', $server->stop(), $server->errors(), "\n";
}
?>
--EXPECT--
lines 0
crlf 0
crlf lenient 0
delimited 0
mllp 0
block 0
block crlf 0
dotted 0
netstring 0
syslog 0
