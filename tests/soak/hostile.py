"""Clients that do not behave. None of them may harm the others; where the server has a limit, it must strike."""
import asyncio
import ssl

from polite import MAX_LINE, item, make_item
from wire import SecureWire, Wire, connect
from world import Failure, Refused

FLOODER, DENIED = "127.0.0.66", "127.0.0.99"   # addresses of their own, as limits are by address


class Hostile:
    def __init__(self, world, polite):
        self.world, self.polite = world, polite

    async def wire(self, rng, name, source=None):
        return Wire(await connect(self.world, self.world.addresses_now[name], source))

    async def greeted(self, rng, name, source=FLOODER):
        """A connection that was greeted; Refused where it was not, or ended before."""
        wire = await self.wire(rng, name, source if name != "unix" else None)
        line = await wire.line()
        if line == b"connect" and await wire.line():
            return wire
        if line not in (b"connect", b"not connect", None):
            raise Failure("connect, or not connect", line)
        wire.close()
        raise Refused

    def somewhere(self, rng):
        return rng.choice(("plain", "unix", "strict"))

    async def expect_end(self, wire, allowed=None):
        """The server ends it, sooner or later."""
        rest = await wire.rest()
        *lines, tail = rest.split(b"\n")
        for line in lines if allowed else ():
            if line not in allowed:
                raise Failure(f"nothing but {allowed}", line[:200])
        if allowed and not any(line.startswith(tail) for line in allowed):
            raise Failure(f"nothing but {allowed}", tail[:200])
        wire.close()

    async def mute(self, rng):
        """Says nothing: idle_timeout."""
        await self.expect_end(await self.greeted(rng, "strict"), (b"",))

    async def drip(self, rng):
        """A byte now and then, and no line ever: line_timeout."""
        wire = await self.greeted(rng, "strict")
        end = asyncio.create_task(wire.rest())
        while not end.done():
            await wire.send(b"x")
            await asyncio.wait([end], timeout=0.1)
        if await end:
            raise Failure("the end without a word", end.result())
        wire.close()

    async def deaf(self, rng):
        """Asks for much and reads nothing: write_timeout. What it finds in the end is what it asked for, up to somewhere."""
        wire = await self.greeted(rng, "strict")
        words = "y" * 1000
        await wire.send(f"many 1 20000 {words}\n".encode())
        await asyncio.sleep(rng.uniform(2.5, 4))
        wanted = 1
        while (line := await wire.line()) is not None:
            if line != f"many 1 {wanted} {words}".encode():
                raise Failure(f"many 1 {wanted}", line[:100])
            wanted += 1
        wire.close()

    async def slow_consumer(self, rng):
        """Joins a group and reads none of its news: they must not pile up."""
        deaf = await self.greeted(rng, "strict")
        group = f"s{self.world.next_number()}"
        await deaf.send(f"join 1 {group}\n".encode())
        if await deaf.line() != b"join 1":
            deaf.close()
            raise Refused
        news = item(f"cast 2 {group} {'n' * 8000}", "cast 2")
        try:
            dialogue = await self.polite.open(rng)
            for _ in range(rng.randint(10, 100)):
                await dialogue.ask(*[news] * 10)
            dialogue.close()
            await self.expect_end(deaf)
        finally:
            deaf.close()

    async def late_reader(self, rng):
        """Sends without reading until nothing is taken any more, then reads: everything is there."""
        dialogue = await self.polite.open(rng, buffer=4096)
        items = [make_item(rng, self.world.next_number()) for _ in range(rng.randint(50, 600))]
        for i in range(rng.choice((0, 10, 30))):   # far more than the kernel keeps
            n = self.world.next_number()
            items.insert(rng.randint(0, len(items)), item(f"many {n} 1000 {'l' * 100}", *(f"many {n} {i} {'l' * 100}" for i in range(1, 1001))))
        sending = asyncio.create_task(dialogue.send(*items))
        await asyncio.sleep(rng.uniform(0, 1.5))
        try:
            await dialogue.read()
        finally:
            sending.cancel()
            await asyncio.wait([sending])
        dialogue.close()

    async def greedy(self, rng):
        """Lines without replies as fast as they are taken; then one with a reply, or gone."""
        wire = await self.greeted(rng, self.somewhere(rng))
        for _ in range(rng.randint(1, 30)):
            await wire.send(b"none 1 of many\n" * 2000)
        if rng.random() < 0.5:
            wire.reset()
        else:
            await wire.send(b"stop 2\n")
            await self.expect_end(wire, (b"stop 2", b""))

    async def too_long(self, rng):
        """Lines over the limit, one by one and without end."""
        wire = await self.greeted(rng, "strict")
        for _ in range(rng.randint(1, 10)):
            await wire.send(b"z" * rng.choice((MAX_LINE + 1, 100000)) + b"\n")
        await wire.send(b"z" * rng.randint(1, 500000))
        wire.finish()
        await self.expect_end(wire, (b"too long", b"unknown", b""))

    async def garbage(self, rng):
        wire = await self.greeted(rng, self.somewhere(rng))
        sending = asyncio.create_task(wire.send(rng.randbytes(rng.randint(1, 200000))))
        await asyncio.sleep(rng.uniform(0, 0.2))
        wire.finish()
        await self.expect_end(wire, (b"unknown", b"too long", b""))
        await sending

    async def vanish(self, rng):
        """Gone in the middle of a line, or of many replies; with FIN or RST."""
        wire = await self.greeted(rng, self.somewhere(rng))
        await wire.send(rng.choice((b"", b"many 1 5000 abc\n", b"ask 1\nask 2\n", b"later 3 30\n", b"bytes 4 1000\nabc")) + b"echo 5 half of a")
        await asyncio.sleep(rng.choice((0, 0.01, 0.1)))
        rng.choice((wire.reset, wire.close))()

    async def throw(self, rng):
        """Exceptions that are nobody's but the log's."""
        wire = await self.greeted(rng, "strict")
        await wire.send(b"throw 1\nthrow 2\n")
        await self.expect_end(wire, (b"",))

    async def flood(self, rng):
        """More connections at once than there may be, from one address or in all. Each is told, and nobody is just thrown out."""
        name = rng.choice(("strict", "plain", "plain", "unix"))
        count = rng.randint(20, 40) if name == "strict" else rng.randint(20, self.world.flood_most)
        source = FLOODER if name == "strict" else None
        began = asyncio.get_running_loop().time()
        wires = await asyncio.gather(*(self.wire(rng, name, source) for _ in range(count)))
        try:
            for wire in rng.sample(wires, rng.choice((0, count // 2, count))):
                line = await wire.line()
                if line not in (b"connect", b"not connect") and not (line is None and self.world.disturbed_since(began, kills=True)):
                    raise Failure("connect, or not connect", f"{line} ({wire.ended})", f"one of {count} at {name}")
                self.world.done["refused, of a flood"] += line == b"not connect"
            await asyncio.sleep(rng.uniform(0, 0.5))
        finally:
            for wire in wires:
                (wire.reset if rng.random() < 0.3 else wire.close)()

    async def denied(self, rng):
        """From an address that is not allowed."""
        began = asyncio.get_running_loop().time()
        wire = await self.wire(rng, "strict", DENIED)
        answer = await wire.rest()
        if answer != b"not connect\n" and not (answer == b"" and self.world.disturbed_since(began, kills=True)):
            raise Failure("not connect", answer)
        wire.close()

    async def broken_handshake(self, rng):
        """TLS that goes wrong: another protocol, bytes of no protocol, a handshake cut off or never ended."""
        wire = await self.wire(rng, "strict_tls", FLOODER)
        secure = SecureWire(wire.sock, self.world.tls_context)
        try:
            secure.tls.do_handshake()
        except ssl.SSLWantReadError:
            pass
        hello = secure.outgoing.read()
        await wire.send(rng.choice((b"GET / HTTP/1.0\r\n\r\n", rng.randbytes(1000), hello[:rng.randint(1, len(hello))], hello + b"nonsense", b"")))
        how = rng.choice(("wait", "finish", "reset", "close"))
        if how == "finish":
            wire.finish()
        if how in ("wait", "finish"):
            await self.expect_end(wire)
        else:
            getattr(wire, how)()

    async def cut_tls(self, rng):
        """TLS that ends without its goodbye, in the middle of a line."""
        dialogue = await self.polite.open(rng, self.world.addresses_now["tls"])
        await dialogue.send(*self.polite.items(rng, 5))
        await dialogue.wire.send(b"echo 1 half")
        dialogue.wire.sock.close()

    async def slow_status(self, rng):
        """Clients of the status listener that do not ask, ask wrongly, or do not read."""
        wire = await self.wire(rng, "status")
        await wire.send(rng.choice((b"", b"GET /metrics", b"POST / HTTP/1.0\r\n\r\n", rng.randbytes(5000), b"GET /status.json HTTP/1.0\r\n\r\n")))
        if rng.random() < 0.5:
            await self.expect_end(wire)
        else:
            wire.reset()
