--TEST--
Dotted, Block and Code replies are for requests that are lines; a greeting that cannot come is refused with them too
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/replies.inc';
use Lineproto\{Framing, Reply};
$call = fn(array $options) => str_replace('lineproto_send(): Argument #3 ($options) ', '', thrown(fn() => lineproto_send('unix:///nonexistent', 'x', $options)));
foreach ([Framing::lines(), Framing::crlf(), Framing::crlf(false), Framing::block(), Framing::block("\r\n"), Framing::dotted(), Framing::netstring(),
    Framing::syslog(), Framing::delimited("\n"), Framing::delimited(';')] as $i => $framing) {
    foreach (Reply::cases() as $reply) {
        $result = $call(['reply' => $reply, 'framing' => $framing]);
        if ($call(['framing' => $framing, 'reply' => $reply]) !== $result) {
            echo "the order of the keys matters\n";
        }
        echo $i, ' ', $reply->name, ' ', str_starts_with($result, 'Lineproto\ConnectException') ? 'fine' : ($i === 3 ? $result : strstr($result, ':', true)), "\n";
    }
}
echo $call(['reply' => 'Code']), "\n", $call(['reply' => null]), "\n";
$line_error = strstr($call(['greeting' => "connect\n"]), ' must');
foreach ([Reply::Dotted, Reply::Block, Reply::None] as $reply) {
    echo $reply->name, ' ', strstr($call(['reply' => $reply, 'greeting' => "connect\n"]), ' must') === $line_error ? 'the same' : 'another', "\n";
}
foreach (['connect', '220', '220 a', "220-a\n220 b", "220-a\n220-b", "220 a\n220 b", "220 a\n", "220-a\r\n220 b"] as $greeting) {
    echo json_encode($greeting), ' ', $call(['reply' => Reply::Code, 'greeting' => $greeting]), "\n";
}
?>
--EXPECT--
0 Line fine
0 None fine
0 Dotted fine
0 Block fine
0 Code fine
1 Line fine
1 None fine
1 Dotted fine
1 Block fine
1 Code fine
2 Line fine
2 None fine
2 Dotted fine
2 Block fine
2 Code fine
3 Line fine
3 None fine
3 Dotted ValueError: key "reply" can be Lineproto\Reply::Dotted with the framings lines() and crlf() only; Lineproto\Reply::Line reads replies that are framed as the requests are
3 Block ValueError: key "reply" can be Lineproto\Reply::Block with the framings lines() and crlf() only; Lineproto\Reply::Line reads replies that are framed as the requests are
3 Code ValueError: key "reply" can be Lineproto\Reply::Code with the framings lines() and crlf() only; Lineproto\Reply::Line reads replies that are framed as the requests are
4 Line fine
4 None fine
4 Dotted ValueError
4 Block ValueError
4 Code ValueError
5 Line fine
5 None fine
5 Dotted ValueError
5 Block ValueError
5 Code ValueError
6 Line fine
6 None fine
6 Dotted ValueError
6 Block ValueError
6 Code ValueError
7 Line fine
7 None fine
7 Dotted ValueError
7 Block ValueError
7 Code ValueError
8 Line fine
8 None fine
8 Dotted ValueError
8 Block ValueError
8 Code ValueError
9 Line fine
9 None fine
9 Dotted ValueError
9 Block ValueError
9 Code ValueError
TypeError: key "reply" must be of type Lineproto\Reply, string given
TypeError: key "reply" must be of type Lineproto\Reply, null given
Dotted the same
Block the same
None the same
"connect" ValueError: key "greeting" must be a whole reply with a code, such as "220 ready", as the replies are Lineproto\Reply::Code
"220" Lineproto\ConnectException: cannot connect to unix:///nonexistent: connect(): No such file or directory
"220 a" Lineproto\ConnectException: cannot connect to unix:///nonexistent: connect(): No such file or directory
"220-a\n220 b" Lineproto\ConnectException: cannot connect to unix:///nonexistent: connect(): No such file or directory
"220-a\n220-b" ValueError: key "greeting" must be a whole reply with a code, such as "220 ready", as the replies are Lineproto\Reply::Code
"220 a\n220 b" ValueError: key "greeting" must be a whole reply with a code, such as "220 ready", as the replies are Lineproto\Reply::Code
"220 a\n" ValueError: key "greeting" must be a whole reply with a code, such as "220 ready", as the replies are Lineproto\Reply::Code
"220-a\r\n220 b" ValueError: key "greeting" must be a whole reply with a code, such as "220 ready", as the replies are Lineproto\Reply::Code
