--TEST--
Each way to cut a line at the limit gives the same result, for each overflow policy
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['Close', 'Discard', 'Truncate'] as $policy) {
    foreach (['Lineproto\Framing::lines()', 'Lineproto\Framing::crlf()'] as $framing) {
        $server = Child::serve(<<<PHP
            lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => json_encode(\$line), ['greeting' => null, 'max_line' => 3,
                'framing' => $framing, 'overflow' => Lineproto\Overflow::$policy, 'overflow_reply' => 'too long', 'on_start' => \$ready,
                'on_overflow' => fn(\$connection, \$length) => \$connection->send("overflow \$length")]);
            PHP);
        $text = "abc\r\nabcdefg\r\nabcd\r\nab\r\n";
        $whole = $server->connect()->send($text)->finish()->rest();
        echo "$policy $framing ", str_replace(["\r", "\n"], ['', ' '], $whole), "\n";
        for ($i = 1; $i < strlen($text); $i++) {
            $peer = $server->connect()->send(substr($text, 0, $i));
            $server->connect()->send("x\r\n")->line();   // the server has read the first part
            $got = $peer->send(substr($text, $i))->finish()->rest();
            if (preg_replace('/overflow \d/', '', $got) !== preg_replace('/overflow \d/', '', $whole) || $policy !== 'Close' && $got !== $whole) {
                echo "cut at $i: ", json_encode($got), "\n";
            }
        }
        $server->stop();
        echo $server->output(), $server->errors();
    }
}
?>
--EXPECT--
Close Lineproto\Framing::lines() "abc" overflow 7 too long 
Close Lineproto\Framing::crlf() "abc" overflow 7 too long 
Discard Lineproto\Framing::lines() "abc" overflow 7 too long overflow 4 too long "ab" 
Discard Lineproto\Framing::crlf() "abc" overflow 7 too long overflow 4 too long "ab" 
Truncate Lineproto\Framing::lines() "abc" overflow 7 too long "abc" overflow 4 too long "abc" "ab" 
Truncate Lineproto\Framing::crlf() "abc" overflow 7 too long "abc" overflow 4 too long "abc" "ab" 
