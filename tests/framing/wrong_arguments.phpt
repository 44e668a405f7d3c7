--TEST--
Delimiters and line ends that cannot be are ValueErrors; equal framings compare equal
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
use Lineproto\Framing;
foreach ([
    ['delimited', ['']], ['delimited', [str_repeat('x', 255)]], ['delimited', [str_repeat('x', 256)]], ['delimited', ['\r\n']], ['delimited', ['\n']],
    ['delimited', ['x\x1c']], ['delimited', ["\n", '\v']], ['delimited', ["\n", str_repeat('x', 256)]], ['delimited', ['\\']], ['delimited', ['\\\\']],
    ['delimited', ["\0"]], ['delimited', ['a', 'a']], ['delimited', []], ['delimited', [[]]], ['block', ['']], ['block', ['\n']], ['block', ["\r"]],
    ['block', ["\r\n"]], ['block', ["\n"]], ['dotted', [1]], ['netstring', [1]], ['syslog', [1]],
] as [$method, $arguments]) {
    echo str_replace('nothing thrown: {}', 'fine', thrown(fn() => Framing::$method(...$arguments))), "\n";
}
var_dump(Framing::delimited('ab', 'c') == Framing::delimited('ab', 'c'), Framing::delimited('ab', 'c') == Framing::delimited('b', 'ca'),
    Framing::lines() == Framing::crlf(false), Framing::block() == Framing::block("\n"), Framing::block() == Framing::block("\r\n"));
echo thrown(fn() => clone Framing::delimited('a')), "\n";
echo thrown(fn() => serialize(Framing::delimited('a'))), "\n";
?>
--EXPECT--
ValueError: Lineproto\Framing::delimited(): Argument #1 ($end) must be between 1 and 255 bytes long, 0 given
fine
ValueError: Lineproto\Framing::delimited(): Argument #1 ($end) must be between 1 and 255 bytes long, 256 given
ValueError: Lineproto\Framing::delimited(): Argument #1 ($end) must not contain a backslash sequence such as '\r\n' as text; in double quotes, "\r\n", PHP makes it the bytes that it stands for
ValueError: Lineproto\Framing::delimited(): Argument #1 ($end) must not contain a backslash sequence such as '\r\n' as text; in double quotes, "\r\n", PHP makes it the bytes that it stands for
ValueError: Lineproto\Framing::delimited(): Argument #1 ($end) must not contain a backslash sequence such as '\r\n' as text; in double quotes, "\r\n", PHP makes it the bytes that it stands for
ValueError: Lineproto\Framing::delimited(): Argument #2 ($start) must not contain a backslash sequence such as '\r\n' as text; in double quotes, "\r\n", PHP makes it the bytes that it stands for
ValueError: Lineproto\Framing::delimited(): Argument #2 ($start) must be at most 255 bytes long, 256 given
fine
fine
fine
fine
ArgumentCountError: Lineproto\Framing::delimited() expects at least 1 argument, 0 given
TypeError: Lineproto\Framing::delimited(): Argument #1 ($end) must be of type string, array given
ValueError: Lineproto\Framing::block(): Argument #1 ($eol) must be "\n" or "\r\n" (in double quotes)
ValueError: Lineproto\Framing::block(): Argument #1 ($eol) must be "\n" or "\r\n" (in double quotes)
ValueError: Lineproto\Framing::block(): Argument #1 ($eol) must be "\n" or "\r\n" (in double quotes)
fine
fine
ArgumentCountError: Lineproto\Framing::dotted() expects exactly 0 arguments, 1 given
ArgumentCountError: Lineproto\Framing::netstring() expects exactly 0 arguments, 1 given
ArgumentCountError: Lineproto\Framing::syslog() expects exactly 0 arguments, 1 given
bool(true)
bool(false)
bool(false)
bool(true)
bool(false)
Error: Trying to clone an uncloneable object of class Lineproto\Framing
Exception: Serialization of 'Lineproto\Framing' is not allowed
