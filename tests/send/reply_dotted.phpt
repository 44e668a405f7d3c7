--TEST--
Reply::Dotted: lines up to a dot, unstuffed; LF ends lines where the framing allows it; the greeting is a line
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/replies.inc';
use Lineproto\{Framing, Reply};
$dotted = ['reply' => Reply::Dotted];
foreach (['lines' => Framing::lines(), 'lenient' => Framing::crlf(false), 'strict' => Framing::crlf()] as $name => $framing) {
    echo "$name\n";
    $options = $dotted + ['framing' => $framing];
    echo '  CR LF ', ask(["a\tb\r\n\r\n..\r\n...c\r\n.\r\n", ".\r\n", "d\r\n.\r\n"], $options, "hello\r\n"), "\n";
    echo '  LF ', ask(["a\tb\n\n..\n...c\n.\n", ".\n", "d\n.\n"], $options), "\n";
    echo '  both ', ask(["a\r\nb\n.\r\n", "c\n.\n"], $options), "\n";
    echo '  a lone CR ', ask(["a\rb\r\n.\r\n"], $options), "\n";
}
echo "endings\n";
echo ask(["a\n.\n", "b\n."], $dotted), "\n";
echo ask(["a\n.\n", "b\n"], $dotted), "\n";
echo ask(["a\n.\nbehind it\n.\n", "b\n.\n"], $dotted), "\n";
echo "limits\n";
echo ask(["a\n..b\n.\n"], $dotted + ['max_line' => 4]), "\n";
echo ask(["a\n..b\n.\n"], $dotted + ['max_line' => 3]), "\n";
echo ask([str_repeat("..0123456789\n", 50000) . ".\n"], $dotted + ['max_line' => 1000]), "\n";
$server = answering_server([str_repeat("..0123456789\r\n", 50000) . ".\r\n"]);
var_dump(lineproto_send($server->address, 'x', $dotted + ['greeting' => false]) === implode("\n", array_fill(0, 50000, '.0123456789')));
?>
--EXPECT--
lines
  CR LF ["a\tb\n\n.\n..c","","d"]
  LF ["a\tb\n\n.\n..c","","d"]
  both ["a\nb","c"]
  a lone CR ["a\rb"]
lenient
  CR LF ["a\tb\n\n.\n..c","","d"]
  LF ["a\tb\n\n.\n..c","","d"]
  both ["a\nb","c"]
  a lone CR ["a\rb"]
strict
  CR LF ["a\tb\n\n.\n..c","","d"]
  LF Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it
  both Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it
  a lone CR Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a carriage return without a line feed behind it
endings
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 1 of 2 requests are answered; 3 bytes of an unfinished reply came
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 1 of 2 requests are answered; 2 bytes of an unfinished reply came
["a","behind it"]
limits
["a\n.b"]
Lineproto\LineTooLongException: reply of more than 3 bytes from tcp://ADDRESS (option max_line)
Lineproto\LineTooLongException: reply of more than 1000 bytes from tcp://ADDRESS (option max_line)
bool(true)
