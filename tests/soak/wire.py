"""Connections of the soak's clients: lines in, lines out, nothing interpreted, over TCP, a Unix socket or TLS.

TLS goes through memory BIOs, since a client of the soak has to break off a handshake, end without close_notify, or half-close, none of
which a finished stream class lets one do.
"""
import asyncio
import errno
import socket
import ssl
import struct

from world import DEADLINE, Ended, Failure


class Wire:
    """ended: None, 'fin' (in order), 'cut' (FIN, but TLS had not said goodbye), 'reset'."""

    def __init__(self, sock):
        self.sock = sock
        self.loop = asyncio.get_running_loop()
        self.buffer = bytearray()
        self.ended = None

    async def receive(self):
        """Bytes from the socket; b'' at its end."""
        try:
            async with asyncio.timeout(DEADLINE):
                return await self.loop.sock_recv(self.sock, 65536)
        except TimeoutError:
            raise Failure("something from the server", f"nothing within {DEADLINE} s", self.sock) from None
        except OSError as error:
            if error.errno not in (errno.ECONNRESET, errno.EPIPE, errno.ETIMEDOUT):
                raise
            self.ended = "reset"
            return b""

    async def fill(self):
        """More for the buffer; False at the end."""
        data = b"" if self.ended else await self.receive()
        if not data:
            self.ended = self.ended or "fin"
        self.buffer += data
        return bool(data)

    async def line(self):
        """The next line without its end; None when there is none any more."""
        scanned = 0
        while (end := self.buffer.find(b"\n", scanned)) < 0:
            scanned = len(self.buffer)
            if not await self.fill():
                return None
        line = bytes(self.buffer[:end])
        del self.buffer[:end + 1]
        return line

    async def rest(self):
        """Everything up to the end."""
        while await self.fill():
            pass
        return bytes(self.buffer)

    async def send(self, data):
        """False when the server takes nothing any more; why is told by what is read."""
        try:
            async with asyncio.timeout(DEADLINE):
                await self.loop.sock_sendall(self.sock, data)
            return True
        except TimeoutError:
            raise Failure("the server to take a line", f"it took none within {DEADLINE} s", self.sock) from None
        except (ConnectionError, BrokenPipeError):
            return False

    def finish(self):
        """FIN, and go on reading."""
        try:
            self.sock.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self):
        self.sock.close()

    def reset(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


class SecureWire(Wire):
    def __init__(self, sock, context):
        super().__init__(sock)
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.incoming, self.outgoing, server_hostname="127.0.0.1")

    async def flush(self):
        return await super().send(self.outgoing.read()) if self.outgoing.pending else True

    async def advance(self, step):
        """What step() says, when all has come that it needs. None at the end of the stream."""
        while True:
            try:
                result = step()
                await self.flush()
                return result
            except ssl.SSLWantReadError:
                await self.flush()
                data = await self.receive()
                if data:
                    self.incoming.write(data)
                else:
                    self.ended = self.ended or "cut"
                    return None

    async def handshake(self):
        """False when the server has ended it."""
        done = []
        await self.advance(lambda: done.append(self.tls.do_handshake()))
        return bool(done)

    async def fill(self):
        data = None if self.ended else await self.advance(lambda: self.tls.read(65536))
        if data == b"":   # close_notify
            self.ended = "fin"
        self.buffer += data or b""
        return bool(data)

    async def send(self, data):
        self.tls.write(data)
        return await self.flush()

    def part(self):
        """close_notify, without waiting for the server's."""
        try:
            self.tls.unwrap()
        except ssl.SSLError:
            pass
        try:
            self.sock.send(self.outgoing.read())
        except OSError:
            pass

    def close(self):
        self.part()
        self.sock.close()


async def connect(world, address, source=None, buffer=None):
    """A socket to "tcp://host:port" (tls: too, without the TLS) or "unix:///path". A server that does not listen is a failure until it was told
    to end. 'buffer': bytes that the kernel may keep for it until they are read."""
    family, where = parse(address)
    deadline = asyncio.get_running_loop().time() + DEADLINE
    while True:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setblocking(False)
        try:
            if buffer:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
            if source:
                sock.bind((source, 0))
            async with asyncio.timeout_at(deadline):
                await asyncio.get_running_loop().sock_connect(sock, where)
            if family == socket.AF_INET:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return sock
        except OSError as error:   # TimeoutError is one
            sock.close()
            if world.over:
                raise Ended from None
            if error.errno not in NO_PORT or asyncio.get_running_loop().time() > deadline:
                raise Failure(f"to connect to {address}", repr(error)) from None
            await asyncio.sleep(0.1)


# Those of closed connections rest for a while.
NO_PORT = (errno.EADDRNOTAVAIL, errno.EADDRINUSE)


def parse(address):
    scheme, where = address.split("://")
    if scheme == "unix":
        return socket.AF_UNIX, where
    host, port = where.rsplit(":", 1)
    return socket.AF_INET, (host, int(port))
