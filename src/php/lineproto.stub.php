<?php

/** @generate-class-entries */

namespace {

    /**
     * Serves newline-delimited text until stopped, many clients at once; CLI-like SAPIs only.
     *
     * Without a handler it is the documents' server: it greets with "connect", prints a transcript and thanks for every line.
     * TERM and INT drain it: what has arrived is answered, then it returns; a second one stops it at once.
     *
     * @param string|list<string> $address tcp://host:port, unix:///path, unix://@abstract, fd://3 or systemd://name; host:port alone means tcp.
     *     Port 0 takes a free one, see the on_start option.
     * @param null|callable(string, Lineproto\Connection): (string|iterable<string>|null) $on_line Called for every line, without
     *     its delimiter. A string is one reply line, an iterable is several, null is none. A handler that declares one
     *     parameter is given the line only.
     * @param array<string, mixed> $options Durations are seconds (int or float), sizes are bytes. An unknown key is a ValueError.
     * @param null|callable(Lineproto\Connection): void $session Called for every connection in a Fiber of its own, in which readLine(),
     *     readBytes() and the client wait without blocking others; when it returns, the connection is closed. Not with $on_line.
     * @throws Lineproto\BindException if an address cannot be listened on
     * @throws Lineproto\LineprotoError if a server runs in this process already, or the SAPI is no CLI
     */
    function lineproto_serve(string|array $address = "tcp://127.0.0.1:10008", ?callable $on_line = null, #[\SensitiveParameter] array $options = [], ?callable $session = null): void {}

    /**
     * Sends one message and returns its reply, or many, pipelined over one connection, and returns the list of their replies.
     *
     * @param string|list<string> $address Like lineproto_serve(); of a list, the next is tried while nothing has been sent.
     * @param string|iterable<string> $message Without delimiters. An iterable is pulled only as fast as the server takes it.
     * @param array<string, mixed> $options Durations are seconds (int or float), 0 is no limit; an unknown key is a ValueError.
     *     - connect_timeout: 2, for each address
     *     - timeout: 5, for the whole call
     *     - greeting: true, wait for the server's first line; a string: it must be this; false: the server does not greet
     *     - refusal: 'not connect', a greeting that contains this is a RefusedException
     *     - reply: Lineproto\Reply::Line, how a reply ends
     *     - retries: 0, further rounds over all addresses while no byte of a message has left this process
     *     - idempotent: false, retry also after that
     *     - persistent: false, keep the connection in this process for the next call with the same address and options
     *     - framing: Lineproto\Framing::lines()
     *     - max_line: 1 MiB, the bytes of one reply
     *     - bind_to: null, a local host or host:port
     *     - transcript: false, print the dialogue
     * @return ($message is string ? string : list<string>)
     * @throws Lineproto\ConnectException if no address could be connected to
     * @throws Lineproto\TimeoutException if the time was up; $phase says what it waited for
     * @throws Lineproto\RefusedException if the server greeted with its refusal
     * @throws Lineproto\ClosedException if the connection ended early; $requestSent says whether the message may have arrived
     * @throws Lineproto\ProtocolException if the server broke the framing
     */
    function lineproto_send(string|array $address, #[\SensitiveParameter] string|iterable $message, #[\SensitiveParameter] array $options = []): string|array {}
}

namespace Lineproto {

    /**
     * How messages are told apart on the wire. Immutable.
     * @strict-properties
     * @not-serializable
     */
    final class Framing
    {
        private function __construct() {}

        /** LF ends a line; one CR before it is stripped. Writes LF. The default. */
        public static function lines(): Framing {}

        /** CR LF ends a line. Strict: a CR or LF by itself ends the connection (RFC 5321); otherwise LF ends a line too. Writes CR LF. */
        public static function crlf(bool $strict = true): Framing {}

        /**
         * Messages with an end, and perhaps a start, of any bytes: delimited("\x1C\r", "\x0B") is HL7's MLLP. With a start, what
         * stands between two messages is skipped and counted (stats(): skipped_bytes), and an unfinished rest at the end of the
         * stream is discarded and counted; without one it is a message if eof_tail is on.
         * @param string $end 1 to 255 bytes
         * @param string $start up to 255 bytes
         * @throws \ValueError if one is too long, the end is empty, or one was meant for double quotes: '\r\n'
         */
        public static function delimited(string $end, string $start = ''): Framing {}

        /**
         * Lines up to an empty one, as in Postfix' policy protocol or Asterisk's AMI. A message is these lines joined by "\n", without the
         * empty one; empty lines before a message are nothing. max_line counts that string. With "\n", lines end as in lines(), and
         * an unfinished block at the end of the stream is a message if eof_tail is on. With "\r\n" they end as in crlf(): a
         * CR or LF by itself is an error, an unfinished block is discarded and counted. Sending "" or an empty line is a ValueError.
         * @param string $eol "\n" or "\r\n"
         */
        public static function block(string $eol = "\n"): Framing {}

        /**
         * Lines up to a single dot, as in SMTP's DATA, POP3 and NNTP. A message is these lines joined by "\n", without the dot and
         * without the dots put in front of others (max_line counts that string); sending does the reverse, and refuses a CR. No lines and one
         * empty line are both ''; '' is sent as no lines. Lines end in CR LF and nothing else; a CR or LF by itself is an error
         * (else mail could be smuggled). Without its dot a message is discarded and counted.
         */
        public static function dotted(): Framing {}

        /**
         * 5:hello, and nothing else: no leading zeros, at most 18 digits, the comma is checked. Carries every byte. One that is
         * not all there at the end of the stream is discarded and counted.
         */
        public static function netstring(): Framing {}

        /**
         * Syslog over TCP (RFC 6587). A message that begins with a length and a blank is counted, and given as counted, LF
         * included; any other ends in LF, one CR before it stripped. Sends lines, but counts what a line cannot carry: an LF, a CR at the end,
         * a digit 1 to 9 at the beginning. At the end of the stream an unfinished line is a message if eof_tail is on; an unfinished
         * counted message, or a rest of digits only, is discarded and counted.
         */
        public static function syslog(): Framing {}
    }

    /** What happens to a line longer than max_line. */
    enum Overflow
    {
        /** The connection is closed once the replies to earlier lines have left. */
        case Close;
        /** The line is skipped; the next one is handled. */
        case Discard;
        /** The first max_line bytes are handled as the line. */
        case Truncate;
    }

    /** What happens to output for a peer that does not read, when it is no reply to the peer's own line. */
    enum SlowConsumer
    {
        /** The connection is closed. */
        case Close;
        /** The line is dropped and counted. */
        case Discard;
        /** The sender waits; in sessions only. */
        case Block;
    }

    /**
     * What lineproto_send() waits for after each message. A reply of several lines is one string: the lines joined by "\n" (max_line counts
     * that string). Dotted, Block and Code are lines, so the framing of the requests has to be lines() or crlf(), and says how lines end:
     * with strict crlf() in CR LF and nothing else. The greeting is one message of that framing whatever the replies are, but with Code.
     */
    enum Reply
    {
        /** One message of the framing: one line, with lines() and crlf(). */
        case Line;
        /** Nothing: it returns when the kernel has taken the message. */
        case None;
        /** Lines up to a single dot, which is not part of it; the dots put in front of other dots are taken off. POP3, NNTP, gearmand. */
        case Dotted;
        /** Lines up to an empty one, which is not part of it; empty lines before it are nothing. */
        case Block;
        /**
         * Lines with a code of three digits, which stays in them: "250-SIZE\n250 OK". A line with a hyphen behind the code begins a reply
         * of several lines, and one with the same code and a blank, or nothing, ends it. The greeting is such a reply too. One that
         * begins without a code is a ProtocolException. SMTP, LMTP, FTP.
         */
        case Code;
    }

    /** Why a connection ended. */
    enum CloseReason
    {
        /** The peer closed it in order. */
        case Peer;
        /** close(), abort() or the end of the server. */
        case Local;
        /** Nothing moved for idle_timeout. */
        case Idle;
        /** A started line did not end within line_timeout. */
        case LineTimeout;
        /** The peer took no output for write_timeout. */
        case WriteTimeout;
        /** A handshake did not end in time or failed. */
        case Handshake;
        /** A line was longer than max_line. */
        case Overflow;
        /** Output piled up past max_write_buffer. */
        case SlowConsumer;
        /** A handler threw, the peer reset the connection or broke the framing. */
        case Error;
        /** The server was drained. */
        case Drain;
    }

    /**
     * One peer of a server.
     * @strict-properties
     * @not-serializable
     */
    final class Connection implements \IteratorAggregate
    {
        /** Unique in this server, counted from 1. */
        public readonly int $id;
        /** As stream_socket_get_name() prints it: 127.0.0.1:5, [::1]:5, a Unix path or unix: */
        public readonly string $remoteAddress;
        public readonly string $localAddress;
        public readonly Server $server;
        /** Yours: whatever belongs to this connection. */
        public mixed $data = null;

        private function __construct() {}

        /**
         * Sends one line, or several, framed. An iterable is pulled as fast as the peer reads. What is sent meanwhile comes behind it, also
         * by the iterable's own code.
         * @param string|iterable<string> $lines
         * @return bool false if the peer is behind (max_write_buffer is reached; the line is queued all the same, unless it was
         *     dropped by slow_consumer) or the connection is closing
         * @throws \ValueError if a line contains the delimiter
         */
        public function send(#[\SensitiveParameter] string|iterable $lines): bool {}

        /**
         * Sends bytes as they are, unframed. Returns what send() would. In the code of an iterable that is being sent they come right behind
         * the lines that it has given, elsewhere behind its end.
         */
        public function write(#[\SensitiveParameter] string $bytes): bool {}

        /**
         * The next line, or null at the end of the stream: the peer has sent FIN, the connection is closed, the server drains. In sessions only.
         * @param int|float|null $timeout seconds; null and 0 are no limit
         * @throws TimeoutException with $phase "read"; nothing is lost
         * @throws LineprotoError outside of the connection's own session
         */
        public function readLine(int|float|null $timeout = null): ?string {}

        /**
         * The next $length bytes as they are; lines go on behind them. In sessions only.
         * @throws TimeoutException with $phase "read"; nothing is lost
         * @throws ClosedException if the stream ends before
         * @throws LineprotoError outside of the connection's own session
         */
        public function readBytes(int $length, int|float|null $timeout = null): string {}

        /**
         * Hands the next $length raw bytes to $callback, in one piece; lines go on behind them.
         * @param callable(string, Connection): (string|iterable<string>|null) $callback its result is a reply
         */
        public function onBytes(int $length, callable $callback): void {}

        /** Applies from the very next byte on, in both directions. */
        public function setFraming(Framing $framing): void {}

        /**
         * Speaks TLS from here on, for protocols that agree on it in plain text (STARTTLS). What this handler call sends or returns still leaves in
         * plain text; then comes the handshake, within handshake_timeout; all later output waits for it. In a session it returns when
         * the handshake is done. A handshake that fails closes the connection (CloseReason::Handshake).
         * @param array<string, mixed> $tls on top of the listener's option tls: the options of PHP's ssl stream context
         * @throws ProtocolException if the peer sent more plain text behind the line: somebody else may have put it there; the connection is closed
         * @throws TlsException if a certificate cannot be used or, in a session, if the handshake fails
         * @throws TimeoutException in a session, with $phase "handshake"
         */
        public function startTls(#[\SensitiveParameter] array $tls = []): void {}

        /**
         * What is known about the TLS of the connection and its peer; null in plain text. peer_certificate and peer_certificate_chain (PEM)
         * are there with the options capture_peer_cert and capture_peer_cert_chain. Behind a proxy that ended the peer's TLS and says so
         * (proxy_protocol), what it says; peer_cn then only of a certificate that the proxy has verified.
         * @return null|array{protocol: ?string, cipher: ?string, alpn: ?string, sni: ?string, resumed: ?bool, peer_subject: ?string, peer_cn: ?string, peer_san: ?string, peer_fingerprint: ?string, peer_not_after: ?int, peer_certificate?: ?string, peer_certificate_chain?: ?string}
         */
        public function getTlsInfo(): ?array {}

        /** Handles and reads no more lines until resume(). */
        public function pause(): void {}

        public function resume(): void {}

        /** Enters a group, for Server::broadcast(). Closing leaves all. */
        public function join(string $group): void {}

        public function leave(string $group): void {}

        /** Sends what is pending and $lastLine, then FIN. Lines that came behind are not handled. */
        public function close(#[\SensitiveParameter] ?string $lastLine = null): void {}

        /** Ends the connection at once with RST; pending output is lost. */
        public function abort(): void {}

        /** The lines that are still to come, as readLine() gives them. In sessions only. */
        public function getIterator(): \Iterator {}
    }

    /**
     * A server; lineproto_serve() makes one, and $connection->server is it.
     * @strict-properties
     * @not-serializable
     */
    final class Server
    {
        /** @param array<string, mixed> $options as for lineproto_serve(); listen() may override those of a listener */
        public function __construct(#[\SensitiveParameter] array $options = []) {}

        /**
         * Listens at one more address.
         * @param null|callable(string, Connection): (string|iterable<string>|null) $onLine
         * @param array<string, mixed> $options
         * @param null|callable(Connection): void $session
         * @return string the address as bound, with the real port
         * @throws BindException
         */
        public function listen(string $address, ?callable $onLine = null, #[\SensitiveParameter] array $options = [], ?callable $session = null): string {}

        /** @return list<string> as bound: real ports where 0 was asked for */
        public function addresses(): array {}

        /** Serves until drained or stopped. */
        public function run(): void {}

        /**
         * Serves inside of another event loop instead of run(): whenever this stream is readable, call dispatch(). Nothing is to be read
         * from it. The first call starts the server (on_start). After the end it is never readable again; on_stop tells when that is.
         * @return resource
         * @throws LineprotoError if a server runs in this process already, or the event backend has no descriptor
         */
        public function getStream(): mixed {}

        /**
         * Does what is ready, timers included, and never waits. The first call starts the server, if getStream() has not. When the server
         * has been drained or stopped it ends here, as in run(); after that, dispatch() does nothing. An exception that leaves it (from on_error,
         * on_start or on_stop) has ended the server.
         * @throws LineprotoError if it is called from a handler
         */
        public function dispatch(): void {}

        /**
         * Sends one line to all connections, or to a group's.
         * @return int how many took it
         */
        public function broadcast(#[\SensitiveParameter] string $line, ?string $group = null, ?Connection $except = null): int {}

        /**
         * Calls $callback every so many seconds; it does not drift.
         * @param callable(int): void $callback is given the timer's id
         * @return int the timer's id
         */
        public function every(int|float $seconds, callable $callback): int {}

        /**
         * Calls $callback once.
         * @param callable(int): void $callback is given the timer's id
         */
        public function after(int|float $seconds, callable $callback): int {}

        /** A timer that is gone already is no error. */
        public function cancelTimer(int $id): void {}

        /**
         * Calls $callback whenever a stream of yours is readable: until it has been read empty, and at its end until unwatch().
         * @param resource|\Socket $stream
         * @param callable(resource|\Socket, int): void $callback is given the stream and the id
         * @return int an id for unwatch()
         * @throws \ValueError if it has no descriptor, as php://memory
         */
        public function watch(mixed $stream, callable $callback): int {}

        /** One that is gone already is no error. */
        public function unwatch(int $id): void {}

        /** @return list<Connection> those that are open */
        public function connections(): iterable {}

        /** Reads the certificates of the option tls again, as the signal HUP does. Connections that are open keep theirs. */
        public function reload(): void {}

        /** Stops accepting, finishes what is in hand, then run() returns. */
        public function drain(): void {}

        /** Closes everything now; run() returns. */
        public function stop(): void {}

        /**
         * Counters since the start, of all workers together; with workers also 'restarts', and such an array for each of them by its process id.
         * @return array{accepted: int, open: int, closed: int, refused: int, closed_by: array<string, int>, lines_in: int, lines_out: int, bytes_in: int, bytes_out: int, handler_errors: int, overflows: int, protocol_errors: int, discarded_lines: int, discarded_tails: int, skipped_bytes: int, memory_limited: int, discarded_broadcasts: int, accept_failures: int, log_failures: int, handler_seconds: array{count: int, sum: float, p50: float, p90: float, p99: float, bounds: list<float>, counts: list<int>}, slowest: list<array{event: string, listener: string, seconds: float, lines: int, at: float}>, listeners: list<string>, status?: string, state: string, uptime: float, restarts?: int, workers?: array<int, array<string, mixed>>}
         */
        public function stats(): array {}
    }

    /**
     * A client for several exchanges on one connection. It connects at the first use, and again at the next one after the server has
     * closed the connection or a call has failed in the middle of an exchange; what had been read ahead is lost then, and what the server knew of
     * the connection, as who has logged in. A forked child connects anew too. In a session it suspends the Fiber instead of blocking.
     *
     * One call at a time: a second one, from a generator or signal handler that runs within the first, or from another session, is a
     * LineprotoError. The destructor does what close() does.
     * @strict-properties
     * @not-serializable
     */
    final class Client
    {
        /**
         * @param string|list<string> $address Like lineproto_send(); of a list, the first that can be connected to.
         * @param array<string, mixed> $options as for lineproto_send(). timeout holds for each call; reply for request() and pipeline(); idempotent
         *     too, since send() sends nothing twice
         * @throws \ValueError for an address or an option that cannot be
         */
        public function __construct(string|array $address, #[\SensitiveParameter] array $options = []) {}

        /**
         * Sends one message and returns its reply: the next message that comes, so what send() asked for is to be read before.
         *
         * With Reply::None it returns '' as soon as the kernel has the message. Its reply may come later, so that a request which waits for one
         * is then made on a new connection; send() stays on the same.
         * @param string $line without its delimiter
         * @param ?Reply $reply how this reply ends; null: the option reply
         * @return string lines of a reply that has several are joined by "\n"
         * @throws ConnectException|RefusedException|TimeoutException|ClosedException as lineproto_send()
         * @throws ProtocolException if the server broke the framing, or had said something that nobody asked for
         * @throws \ValueError if $line contains the delimiter; nothing was sent
         */
        public function request(#[\SensitiveParameter] string $line, ?Reply $reply = null): string|array {}

        /**
         * Sends many messages without waiting for each reply, and returns the replies.
         * @param iterable<string> $lines pulled only as fast as the server takes them
         * @return list<string> in the order of $lines; empty with Reply::None
         * @throws LineprotoException|\ValueError as request(); replies that had come are lost
         */
        public function pipeline(#[\SensitiveParameter] iterable $lines): array {}

        /**
         * Sends without waiting for replies; readLine() and readBytes() read them. Returns when the kernel has it all. What comes meanwhile is
         * kept for them, up to about 1 MiB; a server that then does not read on before its replies are read is a TimeoutException.
         *
         * With the option persistent, the connection serves only calls with Reply::None afterwards, as replies may still come.
         * @param string|iterable<string> $lines without delimiters; an iterable is pulled only as fast as the server takes it
         * @throws ConnectException|RefusedException|ClosedException
         * @throws TimeoutException with $phase "write", or as lineproto_send() while connecting
         * @throws \ValueError if one contains the delimiter; those before it may have been sent
         */
        public function send(#[\SensitiveParameter] string|iterable $lines): void {}

        /**
         * The next message that comes, or null at the end of the stream. It is one of the option framing, a single line mostly, whatever the
         * option reply is. Connects if need be, to listen to a server that speaks without being asked.
         * @param int|float|null $timeout seconds, 0 for no limit, null for the option timeout
         * @throws TimeoutException with $phase "read"; the connection stays as it is
         * @throws ClosedException if the connection ended in the middle of a line, which is never handed out
         * @throws LineTooLongException if it is longer than max_line
         */
        public function readLine(int|float|null $timeout = null): ?string {}

        /**
         * The next $length bytes as they are; lines go on behind them. What a server may make you ask for is yours to bound.
         * @param int<0, 2147483647> $length
         * @param int|float|null $timeout seconds, 0 for no limit, null for the option timeout
         * @throws TimeoutException with $phase "read"; the connection stays as it is
         * @throws ClosedException if the stream ends before
         */
        public function readBytes(int $length, int|float|null $timeout = null): string {}

        /**
         * Speaks TLS from here on, for protocols that agree on it in plain text (STARTTLS): read the server's consent first. Once this has been
         * called nothing is ever sent in plain text again: when the connection is lost, calls throw until close().
         * @param array<string, mixed> $tls on top of the option tls: the options of PHP's ssl stream context
         * @throws TlsException if the handshake fails, for instance since the server is not whom it should be
         * @throws TimeoutException with $phase "handshake"
         * @throws ProtocolException if the server had sent more in plain text: somebody else may have put it there
         */
        public function startTls(#[\SensitiveParameter] array $tls = []): void {}

        /**
         * What is known about the TLS of the connection; null in plain text or without a connection. See Connection::getTlsInfo().
         * @return null|array<string, string|int|bool|null>
         */
        public function getTlsInfo(): ?array {}

        /**
         * Closes the connection, or gives it back with the option persistent, unless something is left unread. The next call connects anew,
         * or takes a kept connection.
         */
        public function close(): void {}

        /**
         * Asks many servers at the same time; one deadline (the option timeout) holds for all.
         * @param list<string> $addresses one that is in it twice is asked once
         * @param array<string, mixed> $options as for lineproto_send()
         * @return array<string, string|LineprotoException> the reply of each, or why there is none, by address
         */
        public static function fanOut(array $addresses, #[\SensitiveParameter] string $line, #[\SensitiveParameter] array $options = []): array {}
    }

    /** Misuse of the API. */
    class LineprotoError extends \Error {}

    /** Everything that the world does to you; the code is errno where a system call failed. */
    class LineprotoException extends \Exception {}

    class BindException extends LineprotoException {}

    class ConnectException extends LineprotoException {}

    class TimeoutException extends LineprotoException
    {
        /** connect, handshake, greeting, write, reply or read */
        public readonly string $phase;
    }

    class ClosedException extends LineprotoException
    {
        /** Whether a byte of the request left this process: it may have been carried out. */
        public readonly bool $requestSent;
    }

    class ProtocolException extends LineprotoException {}

    class LineTooLongException extends ProtocolException {}

    class RefusedException extends LineprotoException
    {
        /** What the server said. */
        public readonly string $greeting;
    }

    class TlsException extends LineprotoException {}
}
