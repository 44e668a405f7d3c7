--TEST--
Client::startTls() with a mail server of Python's, and one of ours in a session: the dialogue begins anew, encrypted
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
exec("/usr/bin/python3 -c 'import aiosmtpd, pyftpdlib' 2>&1", $output, $status);
die($status ? 'skip aiosmtpd and pyftpdlib are not there' : '');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
use Lineproto\{Client, Framing, Reply};
$python = new Tool('/usr/bin/python3', '-c', <<<'PYTHON'
    import asyncio, ssl, sys
    from aiosmtpd.smtp import SMTP
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1])
    class Handler:
        async def handle_DATA(self, server, session, envelope):
            return '250 got %r by %s' % (envelope.content, session.ssl['cipher'][1] if session.ssl else 'plain text')
    async def main():
        server = await asyncio.get_running_loop().create_server(
            lambda: SMTP(Handler(), hostname='mail.example', ident='ready', tls_context=context, require_starttls=True), '127.0.0.1', 0)
        print('port', server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()
    asyncio.run(main())
    PYTHON, certificate());
$ours = tls_session_server('$tls = false; while (($line = $c->readLine()) !== null) { switch (strtok($line, " :")) {
    case "EHLO": $c->send($c->getTlsInfo() ? ["250 mail.example"] : ["250-mail.example", "250 STARTTLS"]); break;
    case "STARTTLS": $c->send("220 Ready to start TLS"); $c->startTls(); break;
    case "MAIL": $c->send($c->getTlsInfo() ? "250 OK" : "530 Must issue a STARTTLS command first"); break;
    case "RCPT": $c->send("250 OK"); break;
    case "DATA": $c->send("354 go on"); for ($mail = ""; ($line = $c->readLine()) !== "."; $mail .= "$line\r\n"); $c->send("250 got b\'" . addcslashes($mail, "\r\n") . "\' by " . $c->getTlsInfo()["protocol"]); break;
    case "QUIT": $c->close("221 Bye"); break; } }', "'greeting' => '220 mail.example ready', 'framing' => Lineproto\\Framing::crlf(),", address: 'tcp://127.0.0.1:0');
foreach (['tcp://localhost:' . $python->expect('/port (\d+)/')[1], str_replace('127.0.0.1', 'localhost', $ours->address)] as $address) {
    $smtp = new Client($address, ['framing' => Framing::crlf(), 'reply' => Reply::Code, 'greeting' => '220 mail.example ready', 'tls' => ['cafile' => certificate('ca')]]);
    echo str_contains($smtp->request('EHLO me.example'), 'STARTTLS') ? "offers STARTTLS\n" : "does not\n";
    echo $smtp->request('MAIL FROM:<a@example>'), "\n", $smtp->request('STARTTLS'), "\n";
    $smtp->startTls();
    echo $smtp->getTlsInfo()['protocol'], ' ', $smtp->getTlsInfo()['peer_cn'], ' ', json_encode($smtp->getTlsInfo()['sni']), "\n";
    echo str_contains($smtp->request('EHLO me.example'), 'STARTTLS') ? "still offers it\n" : "does not any more\n";
    foreach (['MAIL FROM:<a@example>', 'RCPT TO:<b@example>', 'DATA'] as $line) {
        echo $smtp->request($line), "\n";
    }
    $smtp->send(['Subject: hello', '', '.']);
    echo $smtp->readLine(), "\n", $smtp->request('QUIT'), "\n";
    // its name is checked here too
    $smtp = new Client($address, ['framing' => Framing::crlf(), 'reply' => Reply::Code, 'greeting' => '220 mail.example ready', 'tls' => ['cafile' => certificate('ca')]]);
    $smtp->request('EHLO me.example');
    $smtp->request('STARTTLS');
    echo preg_replace('/localhost:\d+/', 'ADDRESS', thrown(fn() => $smtp->startTls(['peer_name' => 'other.example']))), "\n";
}
?>
--EXPECTF--
offers STARTTLS
530 Must issue a STARTTLS command first
220 Ready to start TLS
TLSv1.3 localhost "localhost"
does not any more
250 OK
250 OK
354 End data with <CR><LF>.<CR><LF>
250 got b'Subject: hello\r\n\r\n' by TLSv1.3
221 Bye
Lineproto\TlsException: the TLS handshake with tcp://ADDRESS failed: the peer's certificate is not for "other.example" (options peer_name, verify_peer_name)
offers STARTTLS
530 Must issue a STARTTLS command first
220 Ready to start TLS
TLSv1.3 localhost "localhost"
does not any more
250 OK
250 OK
354 go on
250 got b'Subject: hello\r\n\r\n' by TLSv1.3
221 Bye
Lineproto\TlsException: the TLS handshake with tcp://ADDRESS failed: the peer's certificate is not for "other.example" (options peer_name, verify_peer_name)
