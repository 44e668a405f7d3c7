--TEST--
A kept connection is used for the same address, greeting, refusal, framing and bind_to only; other options may differ
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
use Lineproto\Framing;
$server = line_server('fn($line, $peer) => "$peer->id"', "'framing' => Lineproto\\Framing::crlf(false),");
$id = fn(array $options = [], string|array|null $address = null) => lineproto_send($address ?? $server->address, 'x', $options + ['persistent' => true]);
echo 'the first ', $id(), ' ', $id(), "\n";
echo 'greeting ', $id(['greeting' => 'connect']), ' ', $id(['greeting' => 'connect']), "\n";
echo 'refusal ', $id(['refusal' => 'no']), ' ', $id(['refusal' => null]), ' ', $id(['refusal' => 'no']), "\n";
echo 'framing ', $id(['framing' => Framing::crlf()]), ' ', $id(['framing' => Framing::crlf(false)]), ' ', $id(['framing' => Framing::crlf()]), ' lines is the default ',
    $id(['framing' => Framing::lines()]), "\n";
echo 'bind_to ', $id(['bind_to' => '127.0.0.2']), ' ', $id(['bind_to' => '127.0.0.3']), ' ', $id(['bind_to' => '127.0.0.2']), "\n";
echo 'list ', $id([], [$server->address, 'tcp://127.0.0.1:1']), ' ', $id([], [$server->address]), "\n";
echo 'the same for other ', $id(['timeout' => 3, 'connect_timeout' => 1, 'max_line' => 10, 'retries' => 1, 'idempotent' => true]), "\n";
echo 'texts that run into each other ', $id(['greeting' => true, 'refusal' => '1|x']), ' ', $id(['greeting' => true, 'refusal' => '1']), "\n";
echo 'not persistent ', $id(['persistent' => false]), "\n";
?>
--EXPECT--
the first 1 1
greeting 2 2
refusal 3 4 3
framing 5 6 5 lines is the default 1
bind_to 7 8 7
list 9 1
the same for other 1
texts that run into each other 10 11
not persistent 12
