"""The other end of a TLS connection, to the byte: what it says becomes records, and the test decides when which bytes of them go out.

usage: peer.py connect HOST PORT OPTIONS | peer.py listen OPTIONS      (OPTIONS: JSON, see context())

On standard input it takes a command a line, a word and perhaps an argument in base64; each is answered by a line with a count of bytes and
those bytes, or by a line that begins with "!" and says what went wrong:
    handshake [hold]      all of it, with what it takes; "hold": our last flight waits to be sent
    hello                 only put the first flight into what waits to be sent
    say TEXT, notify      put a record, a close_notify into what waits to be sent
    raw TEXT              put these bytes there as they are
    flush [COUNT]         send what waits, or its first COUNT bytes
    line, rest            read a line; everything up to the end, followed by how it ended: notify, cut or reset
    clear TEXT            read plain bytes up to and with TEXT, before the handshake
    fin, close, reset     shutdown(), close(), close() with RST
    accept, info          (listen) the next connection; version, whether resumed, ALPN, certificate of the peer as JSON"""
import base64, json, socket, ssl, struct, sys

def context(options, server):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    if 'version' in options:
        made.minimum_version = made.maximum_version = getattr(ssl.TLSVersion, 'TLSv1_' + str(options['version']))
    if 'certificate' in options:
        made.load_cert_chain(options['certificate'])
    if 'alpn' in options:
        made.set_alpn_protocols(options['alpn'])
    if 'authority' in options:
        made.load_verify_locations(options['authority'])
        made.verify_mode = ssl.CERT_REQUIRED
    return made

class Peer:
    def __init__(self, stream, made, server, name=None):
        self.stream, self.plain, self.waiting = stream, bytearray(), b''
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = made.wrap_bio(self.incoming, self.outgoing, server_side=server, server_hostname=name)
        self.end = None
        stream.settimeout(20)   # what the test waits for without end, ends here
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def flush(self, count=None):
        self.waiting += self.outgoing.read()
        count = len(self.waiting) if count is None else count
        self.stream.sendall(self.waiting[:count])
        self.waiting = self.waiting[count:]

    def feed(self):
        try:
            data = self.stream.recv(65536)
        except ConnectionError:
            self.end, data = 'reset', b''
        if data:
            self.incoming.write(data)
        else:
            self.end = self.end or 'cut'
            self.incoming.write_eof()

    def handshake(self, hold):
        while True:
            try:
                self.tls.do_handshake()
                return None if hold else self.flush()
            except ssl.SSLWantReadError:
                self.flush()
                self.feed()
            except ssl.SSLError:
                self.flush()   # the alert
                raise

    def read(self):
        """More plain text; False at the end."""
        while True:
            try:
                data = self.tls.read(65536)
                self.end = self.end if data else self.end or 'notify'   # Python makes FIN the same as close_notify
                self.plain += data
                return bool(data)
            except ssl.SSLWantReadError:
                self.feed()
            except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
                self.end = 'notify' if isinstance(error, ssl.SSLZeroReturnError) else self.end or 'cut'
                return False

    def line(self):
        looked = 0
        while (at := self.plain.find(b'\n', looked)) < 0:
            looked = len(self.plain)
            if not self.read():
                return self.rest()
        return self.take(at + 1)

    def rest(self):
        while self.read():
            pass
        return self.take(len(self.plain))

    def take(self, count):
        taken = bytes(self.plain[:count])
        del self.plain[:count]
        return taken

    def do(self, command, argument):
        if command == 'hello':
            try:
                self.tls.do_handshake()
            except ssl.SSLWantReadError:
                pass
            self.waiting += self.outgoing.read()
            return str(len(self.waiting)).encode()
        if command == 'say':
            self.tls.write(argument)
            self.waiting += self.outgoing.read()
        elif command == 'notify':
            try:   # unwrap() takes data that is here already for an error
                while data := self.tls.read(65536):
                    self.plain += data
            except ssl.SSLError:
                pass
            try:
                self.tls.unwrap()
            except ssl.SSLError:
                pass
            self.waiting += self.outgoing.read()
        elif command == 'raw':
            self.waiting += argument
        elif command == 'flush':
            self.flush(int(argument) if argument else None)
        elif command == 'line':
            return self.line()
        elif command == 'rest':
            return self.rest() + b' ' + self.end.encode()
        elif command == 'clear':
            got = b''
            while not got.endswith(argument):
                byte = self.stream.recv(1)
                if not byte:
                    break
                got += byte
            return got
        elif command == 'fin':
            self.stream.shutdown(socket.SHUT_WR)
        elif command == 'close':
            self.stream.close()
        elif command == 'reset':
            self.stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            self.stream.close()
        elif command == 'handshake':
            self.handshake(argument == b'hold')
        elif command == 'info':
            certificate = self.tls.getpeercert(True)
            return json.dumps({'version': self.tls.version(), 'resumed': self.tls.session_reused, 'alpn': self.tls.selected_alpn_protocol(),
                'certificate': bool(certificate)}).encode()
        return b''

def main():
    options = json.loads(sys.argv[-1])
    peer = None
    if sys.argv[1] == 'connect':
        made = context(options, False)
        peer = Peer(socket.create_connection((sys.argv[2], int(sys.argv[3])), 20), made, False, options.get('name'))
        print('ready', flush=True)
    else:
        made = context(options, True)
        listener = socket.create_server(('127.0.0.1', 0))
        listener.settimeout(20)
        print('ready', listener.getsockname()[1], flush=True)
    for line in sys.stdin:
        command, _, argument = line.strip().partition(' ')
        try:
            if command == 'accept':
                peer = Peer(listener.accept()[0], made, True)
                answer = b''
            else:
                answer = peer.do(command, base64.b64decode(argument))
            sys.stdout.buffer.write(b'%d\n%s' % (len(answer), answer))
            sys.stdout.buffer.flush()
        except Exception as error:
            print('!' + type(error).__name__ + ': ' + ' '.join(str(error).split()), flush=True)

main()
