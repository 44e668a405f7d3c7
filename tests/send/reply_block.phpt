--TEST--
Reply::Block: lines up to an empty one, which end as the framing has it; requests stay lines
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/replies.inc';
use Lineproto\{Framing, Reply};
$block = ['reply' => Reply::Block];
foreach (['lines' => Framing::lines(), 'lenient' => Framing::crlf(false), 'strict' => Framing::crlf()] as $name => $framing) {
    echo "$name\n";
    $options = $block + ['framing' => $framing];
    echo '  CR LF ', ask(["a: 1\r\nb: 2\r\n\r\n", "\r\n\r\nc\r\n\r\n"], $options, "hello\r\n"), "\n";
    echo '  LF ', ask(["a: 1\nb: 2\n\n", "\n\nc\n\n"], $options), "\n";
}
echo ask(["a\n\n", "b\nc\n"], $block), "\n";
echo ask(["a\nb\n\n"], $block + ['max_line' => 3]), "\n";
echo ask(["a\nb\n\n"], $block + ['max_line' => 2]), "\n";
$server = raw_server('fwrite($peer, bin2hex(fgets($peer)) . "\n" . bin2hex(fgets($peer)) . "\n\nb\n\n"); fclose($peer);');
echo json_encode(lineproto_send($server->address, ['a', 'b'], $block + ['greeting' => false])), "\n";
?>
--EXPECT--
lines
  CR LF ["a: 1\nb: 2","c"]
  LF ["a: 1\nb: 2","c"]
lenient
  CR LF ["a: 1\nb: 2","c"]
  LF ["a: 1\nb: 2","c"]
strict
  CR LF ["a: 1\nb: 2","c"]
  LF Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 1 of 2 requests are answered; 4 bytes of an unfinished reply came
["a\nb"]
Lineproto\LineTooLongException: reply of more than 2 bytes from tcp://ADDRESS (option max_line)
["610a\n620a","b"]
