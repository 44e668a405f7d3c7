--TEST--
Client::request() takes the kind of each reply; the option is the default, and the greeting is the option's
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/replies.inc';
use Lineproto\{Client, Framing, Reply};
$server = answering_server(["200-a\r\n200 b\r\n", "a\r\n..\r\n.\r\n", "a: 1\r\n\r\n", "one line\r\n", "220 c\r\n"], "220-a\r\n220 b\r\n");
foreach (['at once', 'dripped'] as $how) {
    $client = new Client($server->address, ['framing' => Framing::crlf(), 'reply' => Reply::Code]);
    foreach ([null, Reply::Dotted, Reply::Block, Reply::Line, null] as $reply) {
        echo json_encode($client->request('x', $reply)), ' ';
    }
    $client->close();
    echo "$how\n";
}
$client = new Client('unix:///nonexistent', ['framing' => Framing::netstring()]);
echo thrown(fn() => $client->request('x', Reply::Dotted)), "\n";
echo strstr(thrown(fn() => $client->request('x', Reply::None)), ':', true), "\n";
?>
--EXPECT--
"200-a\n200 b" "a\n." "a: 1" "one line" "220 c" at once
"200-a\n200 b" "a\n." "a: 1" "one line" "220 c" dripped
ValueError: Lineproto\Client::request(): Argument #2 ($reply) can be Lineproto\Reply::Dotted with the framings lines() and crlf() only; Lineproto\Reply::Line reads replies that are framed as the requests are
Lineproto\ConnectException
