--TEST--
A message of exactly max_line bytes passes in every framing, one byte more does not, in one packet and byte by byte
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
/* The message whose joined length is this: several lines where the framing has them, dots that are stuffed. */
function message(string $name, int $length): string
{
    return in_array($name, ['block', 'block crlf', 'dotted']) ? "a\n.b\n" . str_repeat('x', $length - 5) : str_repeat('x', $length);
}
foreach (FRAMINGS as $name => $code) {
    $said = [];
    foreach (['Close', 'Discard', 'Truncate'] as $policy) {
        $server = line_server('fn($m) => strlen($m) . md5($m)', "'framing' => $code, 'max_line' => 20, 'greeting' => null, 'log_level' => 'alert',
            'overflow' => Lineproto\\Overflow::$policy, 'overflow_reply' => 'too long', 'on_overflow' => function (\$c, \$n) { say('overflow ' . \$n); },");
        foreach ([19, 20, 21, 22, 40] as $length) {
            $bytes = wire($name, message($name, $length)) . wire($name, 'next');
            $whole = $server->connect()->send($bytes)->finish()->rest();
            $heard = $length > 20 ? $server->hear() : '';
            $peer = $server->connect();
            socket_set_option(socket_import_stream($peer->stream), SOL_TCP, TCP_NODELAY, 1);
            foreach (str_split($bytes) as $byte) {
                if (@fwrite($peer->stream, $byte) !== 1) {
                    break;   // Overflow::Close does not wait for the end
                }
            }
            @stream_socket_shutdown($peer->stream, STREAM_SHUT_WR);
            $dripped = $peer->rest();
            $heard_again = $length > 20 ? $server->hear() : '';
            $short = message($name, min($length, 20));
            $want = match (true) {
                $length <= 20 => wire($name, $length . md5($short)) . wire($name, '4' . md5('next')),
                $policy === 'Close' => wire($name, 'too long'),
                $policy === 'Discard' => wire($name, 'too long') . wire($name, '4' . md5('next')),
                default => wire($name, 'too long') . wire($name, '20' . md5($short)) . wire($name, '4' . md5('next')),
            };
            if ($whole !== $want || $dripped !== $want) {
                echo "$name $policy $length: ", seen($whole), ' and ', seen($dripped), "\n";
            }
            if ($policy !== 'Close' && $length > 20 && ($heard !== "overflow $length" || $heard_again !== $heard)) {
                echo "$name $policy $length: $heard, $heard_again\n";
            }
        }
        $server->stop();
    }
    echo "$name is done\n";
}
?>
--EXPECT--
lines is done
crlf is done
crlf lenient is done
delimited is done
mllp is done
block is done
block crlf is done
dotted is done
netstring is done
syslog is done
