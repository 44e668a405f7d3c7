--TEST--
Servers of mail and of files: greetings and replies of several lines with codes, a mail, a listing
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
exec("/usr/bin/python3 -c 'import aiosmtpd, pyftpdlib' 2>&1", $output, $status);
die($status ? 'skip aiosmtpd and pyftpdlib are not there' : '');
?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
use Lineproto\{Client, Framing, Reply};
$coded = ['framing' => Framing::crlf(), 'reply' => Reply::Code];

$mail = python_server(<<<'PYTHON'
    import asyncio
    from aiosmtpd.smtp import SMTP
    class Handler:
        async def handle_DATA(self, server, session, envelope):
            return '250 got %r for %s' % (envelope.content, ', '.join(envelope.rcpt_tos))
    async def main():
        server = await asyncio.get_running_loop().create_server(lambda: SMTP(Handler(), hostname='mail.example', ident='ready'), '127.0.0.1', 0)
        print('port', server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()
    asyncio.run(main())
    PYTHON);
foreach (lineproto_send($mail, ['EHLO me.example', 'NOOP', 'QUIT'], $coded) as $reply) {
    echo preg_replace('/\n/', ' | ', $reply), "\n";
}
$smtp = new Client($mail, $coded + ['greeting' => '220 mail.example ready']);
foreach (['HELO me.example', 'MAIL FROM:<a@example>', 'RCPT TO:<b@example>', 'DATA'] as $line) {
    echo $smtp->request($line), "\n";
}
$smtp->send(['Subject: hello', '', '..dot', '.']);
echo $smtp->readLine(), "\n", $smtp->request('QUIT'), ' ', json_encode($smtp->readLine()), "\n";

$files = python_server(<<<'PYTHON'
    import logging, tempfile, os
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import FTPHandler
    from pyftpdlib.servers import FTPServer
    logging.basicConfig(level=logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        for name in 'one', 'two':
            open(os.path.join(folder, name), 'w').close()
        FTPHandler.authorizer = DummyAuthorizer()
        FTPHandler.authorizer.add_anonymous(folder)
        FTPHandler.banner = 'welcome ' * 20
        server = FTPServer(('127.0.0.1', 0), FTPHandler)
        print('port', server.address[1], flush=True)
        server.serve_forever()
    PYTHON);
$ftp = new Client($files, $coded + ['greeting' => '220-' . str_repeat('welcome ', 20) . "\n220 "]);
echo implode(' | ', array_slice(explode("\n", $features = $ftp->request('FEAT')), 0, 2)), ' ... ', substr(strrchr($features, "\n"), 1), "\n";
echo json_encode($ftp->pipeline(['USER anonymous', 'PASS x'])), "\n";
preg_match('/\((\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\)/', $ftp->request('PASV'), $at);
$data = new Client("tcp://$at[1].$at[2].$at[3].$at[4]:" . ($at[5] * 256 + $at[6]), ['framing' => Framing::crlf()] + PLAIN);
$data->send([]);   // connects
echo $ftp->request('NLST'), "\n";
for ($names = []; ($name = $data->readLine()) !== null; $names[] = $name);
sort($names);
echo implode(', ', $names), "\n", $ftp->readLine(), "\n", $ftp->request('QUIT'), "\n";
?>
--EXPECTF--
250-mail.example | 250-%s | 250 %s
250 OK
221 Bye
250 mail.example
250 OK
250 OK
354 %s
250 got b'Subject: hello\r\n\r\n.dot\r\n' for b@example
221 %s null
211-%s |  %s ... 211 %s
["331 %s","230 %s"]
%d %s
one, two
226 %s
221 %s
