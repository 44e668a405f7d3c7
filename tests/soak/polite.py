"""Clients that behave: each reply is compared with the one that is due, byte for byte and in order.

A line is "VERB NUMBER REST", the number is unique, and what is due for it is known here before it is sent.
"""
import asyncio
import collections
import hashlib
import string
import time

from wire import SecureWire, Wire, connect
from world import Ended, Failure, Refused

MAX_LINE = 8192
THANKS = "Thank you client , you data is Received success "
LETTERS = string.ascii_letters + string.digits + "\t.,;:-_+*#'~<>|!%&/()=?"

Item = collections.namedtuple("Item", "request replies")


def text(rng, most=300):
    length = rng.choice((0, 1, rng.randint(2, 40), rng.randint(2, most)))
    return "".join(rng.choices(LETTERS, k=length)) if length < 100 else rng.choice(LETTERS) * length


def item(line, *replies, more=b""):
    return Item(line.encode() + b"\n" + more, [reply.encode() for reply in replies])


def make_item(rng, n, heavy=True):
    """One of the lines that may follow each other without waiting."""
    which = rng.choices(("echo", "array", "many", "none", "raw", "late", "pause", "bytes", "ask", "longest"), (60, 4, 4, 4, 4, 1, 1, 4, 3, 1))[0]
    if which == "array":
        count = rng.randint(1, 20)
        return item(f"array {n} {count}", *(f"array {n} {i}" for i in range(1, count + 1)))
    if which == "many":
        count, words = rng.choice((0, 1, 30, rng.randint(1, 1000 if heavy else 50))), text(rng, 60)
        return item(f"many {n} {count} {words}", *(f"many {n} {i} {words}" for i in range(1, count + 1)))
    if which == "none":
        return item(f"none {n}")
    if which in ("raw", "late", "pause"):
        return item(f"{which} {n} {rng.randint(0, 20 if which == 'pause' else 3000)}", f"{which} {n}")
    if which == "bytes":
        data = rng.randbytes(rng.choice((1, 10, rng.randint(1, 20000 if heavy else 200))))
        return item(f"bytes {n} {len(data)}", f"bytes {n} {hashlib.md5(data).hexdigest()}", more=data)
    if which == "ask":
        return item(f"ask {n}", f"ask {n} {THANKS}")
    words = text(rng) if which == "echo" else "x" * (MAX_LINE - len(f"echo {n} "))
    return item(f"echo {n} {words}", f"echo {n} {words}")


class Dialogue:
    """One connection, and what is due on it."""

    def __init__(self, world, rng, address, buffer=None):
        self.world, self.rng, self.address, self.buffer = world, rng, address, buffer
        self.name = f"c{world.next_number()}"
        self.worker = self.generation = None
        self.due = collections.deque()      # items that were sent and not answered in full
        self.position = 0                   # in the replies of the first of them
        self.answered = 0
        self.news = None                    # a function for lines that come by broadcast
        self.sent_at = 0.0

    # --- the beginning ---

    async def open(self):
        world = self.world
        self.began = time.monotonic()
        secure = self.address.startswith("tls:")
        sock = await connect(world, self.address, buffer=self.buffer)
        self.wire = SecureWire(sock, world.tls_context) if secure else Wire(sock)
        try:
            if secure and not await self.wire.handshake():
                self.check_end(before_greeting=True)
            await self.greet()
            await self.say_hello()
        except BaseException:
            self.wire.sock.close()
            raise
        return self

    async def greet(self):
        line = await self.line()
        if line == b"not connect":
            if rest := await self.wire.rest():
                raise Failure("nothing behind the refusal", rest)
            raise Refused
        if line is None:
            self.check_end(before_greeting=True)
        if line != b"connect":
            raise Failure(b"connect", line)
        line = await self.line()
        if line is None:
            self.check_end(before_greeting=True)
        words = line.split()
        if len(words) != 3 or words[0] != b"worker":
            raise Failure("worker PID GENERATION", line)
        self.worker, self.generation = int(words[1]), int(words[2])

    async def say_hello(self):
        """A reload leaves a second to those who have just come and not said anything yet."""
        n = self.world.next_number()
        try:
            await self.ask(item(f"hello {n} {self.name}", f"hello {n}"))
        except Ended:
            if self.sent_at - self.began < 0.5 and self.world.only_reloads(self.worker, self.generation):
                raise Failure(f"hello {n}, half a second after connecting at most", f"the end ({self.wire.ended})", self.who()) from None
            raise

    # --- lines ---

    async def line(self):
        """The next line; None at the end, which a session that is drained announces."""
        line = await self.wire.line()
        if line == b"bye" and self.address == self.world.addresses_now["session"] and self.world.may_drain(self.worker, self.generation):
            line = await self.wire.line()
        if line is None and self.wire.buffer and self.wire.ended == "fin" and not self.world.may_vanish(self.worker, self.generation):
            raise Failure("whole lines", bytes(self.wire.buffer), self.who())
        return line

    async def ask(self, *items):
        """Send them at once, and read all replies."""
        await self.send(*items)
        await self.read()

    async def send(self, *items):
        self.due.extend(items)
        await self.wire.send(b"".join(item.request for item in items))   # where it fails, reading tells more
        self.sent_at = time.monotonic()

    async def read(self):
        """All replies that are due."""
        while self.due:
            await self.read_one()

    async def read_one(self):
        item = self.due[0]
        while self.position < len(item.replies):
            line = await self.line()
            if line is None:
                self.check_end()
            if self.news and line.startswith(b"news "):
                self.news(line)
                continue
            if line != item.replies[self.position]:
                self.unexpected(line)
            self.position += 1
        self.due.popleft()
        self.position = 0
        self.answered += bool(item.replies)
        self.world.done["replies"] += len(item.replies)

    def unexpected(self, line):
        expected = self.due[0].replies[self.position] if self.due else "nothing"
        raise Failure(expected, line, self.who())

    def who(self):
        return f"{self.address} {self.name} of worker {self.worker} generation {self.generation}, reply {self.position} of " \
            f"{self.due[0].request[:60] if self.due else 'none'}"

    # --- the end ---

    def check_end(self, before_greeting=False):
        """It has ended and nobody here wanted it: raises Ended if it may be."""
        world, how = self.world, self.wire.ended
        try:
            if before_greeting:
                # a reload turns nobody away, but a handshake may take longer than the second that it gives
                if not world.disturbed_since(self.began, kills=not self.address.startswith("tls:")):
                    raise Failure("a greeting", f"the connection ended ({how}) while no process was to end", self.who())
            elif not world.may_drain(self.worker, self.generation):
                raise Failure(f"worker {self.worker} to serve on", f"its connection ended ({how}) with {len(self.due)} lines not answered", self.who())
            elif not world.may_vanish(self.worker, self.generation) and not world.over:
                if how == "cut":
                    raise Failure("close_notify at the end of a drain", "FIN without it", self.who())
            if not before_greeting and not world.may_vanish(self.worker, self.generation):
                world.note_drained(self.name, self.answered, f"{self.who()}, ended by {how}, due: {list(self.due)[:5]}")
        finally:
            self.wire.sock.close()
        raise Ended

    async def expect_end(self, *last, ended=("fin",)):
        """After what was sent the server says these last lines and closes."""
        for expected in last:
            line = await self.line()
            if line is None:
                self.check_end()
            if line != expected:
                raise Failure(expected, line, self.who())
        rest = await self.wire.rest()
        if self.world.may_drain(self.worker, self.generation) and rest in (b"", b"bye\n"):
            pass
        elif rest or self.wire.ended not in ended:
            raise Failure(f"the end ({', '.join(ended)})", f"{self.wire.ended}, {rest[:100]!r}", self.who())
        self.wire.sock.close()

    def close(self):
        if self.rng.random() < 0.1:
            self.wire.reset()
        else:
            self.wire.close()


class Polite:
    """The ways to behave. Each method is one dialogue, from connecting to its end."""

    def __init__(self, world):
        self.world = world

    def transport(self, rng):
        world = self.world
        return world.addresses_now[rng.choice(("plain", "plain", "unix", "tls") if world.certificate else ("plain", "plain", "unix"))]

    async def open(self, rng, address=None, buffer=None):
        return await Dialogue(self.world, rng, address or self.transport(rng), buffer).open()

    def items(self, rng, most, heavy=True):
        return [make_item(rng, self.world.next_number(), heavy) for _ in range(rng.randint(1, most))]

    async def churn(self, rng, address=None):
        """Come, say little, go."""
        dialogue = await self.open(rng, address)
        await dialogue.ask(*self.items(rng, 3, heavy=False))
        dialogue.close()

    async def live(self, rng):
        """Stay for long, with many lines on their way. What was not answered when the connection ended is asked again on another."""
        left = []
        for _ in range(rng.randint(1, 10)):
            dialogue = await self.open(rng)
            try:
                if self.world.certificate and dialogue.address.startswith("tcp:") and rng.random() < 0.3:
                    await self.upgrade(dialogue)
                await dialogue.ask(*left)
                left = []
                for _ in range(rng.randint(1, 100)):
                    await dialogue.ask(*self.items(rng, 20))
                    if not self.world.open_gate.is_set():
                        break
                    await asyncio.sleep(rng.choice((0, 0, 0.01, 0.1)))
            except Ended:
                left = [item for item in dialogue.due if not item.request.startswith((b"hello", b"starttls"))]
                self.world.done["lines asked again"] += len(left)
                continue
            dialogue.close()
            return

    async def upgrade(self, dialogue):
        n = self.world.next_number()
        await dialogue.ask(item(f"starttls {n}", f"starttls {n}"))
        plain, dialogue.wire = dialogue.wire, SecureWire(dialogue.wire.sock, self.world.tls_context)
        if not await dialogue.wire.handshake():
            dialogue.check_end(before_greeting=True)

    async def half_close(self, rng):
        """Say everything, the last line without its end, then FIN; all replies come, then FIN."""
        dialogue = await self.open(rng, self.world.addresses_now[rng.choice(("plain", "unix"))])
        n = self.world.next_number()
        items = self.items(rng, 30) + [Item(f"echo {n} the end".encode(), [f"echo {n} the end".encode()])]
        await dialogue.send(*items)
        dialogue.wire.finish()
        await dialogue.read()
        await dialogue.expect_end()

    async def provoke(self, rng):
        """Have the handler end the connection, in each of its ways."""
        dialogue = await self.open(rng)
        n = self.world.next_number()
        verb, last = rng.choice((("throw", [f"error {n}"]), ("wrong", ["error TypeError"]), ("inject", ["error ValueError"]), ("stop", [f"stop {n}"]),
            ("abort", [])))
        await dialogue.ask(*self.items(rng, 5, heavy=False))
        items = self.items(rng, 5, heavy=False) if verb != "abort" else []
        await dialogue.send(*items)
        await dialogue.wire.send(f"{verb} {n}\necho {n} is not handled\n".encode())
        await dialogue.read()
        await dialogue.expect_end(*(line.encode() for line in last), ended=("reset", "fin", "cut") if verb == "abort" else ("fin",))

    async def overflow(self, rng):
        """A line that is too long, by a byte or by much: the replies before it come, then why."""
        dialogue = await self.open(rng)
        await dialogue.send(*self.items(rng, 5, heavy=False))
        await dialogue.wire.send(b"x" * (MAX_LINE + rng.choice((1, 2, 60000))) + b"\n")
        await dialogue.read()
        await dialogue.expect_end(b"too long")

    async def later(self, rng):
        """Replies that a timer gives."""
        dialogue = await self.open(rng)
        for _ in range(rng.randint(1, 5)):
            n = self.world.next_number()
            await dialogue.ask(item(f"later {n} {rng.randint(0, 50)}", f"later {n}"))
        dialogue.close()

    async def pair(self, rng):
        """Two in a group of their own, perhaps of different workers: what one broadcasts reaches the other, all of it and in order."""
        sender = await self.open(rng)
        try:
            receiver = await self.open(rng)
        except BaseException:
            sender.close()
            raise
        try:
            await self.broadcast(rng, sender, receiver)
        finally:
            for dialogue in (sender, receiver):
                dialogue.wire.sock.close()

    async def broadcast(self, rng, sender, receiver):
        group, heard = f"g{self.world.next_number()}", []
        receiver.news = heard.append
        n = self.world.next_number()
        await receiver.ask(item(f"join {n} {group}", f"join {n}"))
        news = [f"{group} {i} {text(rng)}" for i in range(rng.randint(1, 40))]
        for start in range(0, len(news), 8):
            items = []
            for words in news[start:start + 8]:
                n = self.world.next_number()
                items.append(item(f"cast {n} {group} {words}", f"cast {n}"))
            await sender.ask(*items)
        while len(heard) < len(news):
            line = await receiver.line()
            if line is None:
                receiver.check_end()
            heard.append(line)
        if heard != (due := [f"news {words}".encode() for words in news]):
            wrong = next(i for i in range(len(due)) if heard[i] != due[i])
            raise Failure(due[wrong], heard[wrong], f"broadcast {wrong} of {sender.who()} to {receiver.who()}")
        self.world.done["broadcasts"] += len(news)

    async def session(self, rng):
        """A dialogue with a session: it reads bytes, waits, asks other servers, and has the last word."""
        dialogue = await self.open(rng, self.world.addresses_now["session"])
        for _ in range(rng.randint(1, 20)):
            await dialogue.ask(*(self.session_item(rng) for _ in range(rng.randint(1, 5))))
            if rng.random() < 0.3:
                await self.inner(dialogue)
        n = self.world.next_number()
        if rng.random() < 0.2:
            await dialogue.wire.send(f"throw {n}\n".encode())
            await dialogue.expect_end(f"error {n}".encode())
        elif rng.random() < 0.7:
            dialogue.wire.finish()
            await dialogue.expect_end(b"bye")
        else:
            dialogue.close()

    def session_item(self, rng):
        n = self.world.next_number()
        while (made := make_item(rng, n)).request.split()[0] not in (b"echo", b"array", b"bytes", b"ask"):
            pass
        return item(f"nap {n} {rng.randint(1, 30)}", f"nap {n}") if rng.random() < 0.1 else made

    async def inner(self, dialogue):
        """The session asks another listener of the same server, which may be full, or be of a worker that ends."""
        n, began = self.world.next_number(), time.monotonic()
        await dialogue.wire.send(f"inner {n}\n".encode())
        line = await dialogue.line()
        if line is None:
            dialogue.due.append(item(f"inner {n}"))
            dialogue.check_end()
        reply = line.decode(errors="replace")
        dialogue.answered += 1
        if reply == f"inner {n} inner {n}.1,inner {n}.2,inner {n}.3":
            self.world.done["replies"] += 1
        elif not (reply.startswith(f"inner {n} Lineproto\\RefusedException")
                  or (reply.startswith(f"inner {n} Lineproto\\ClosedException") and self.world.disturbed_since(began))
                  or (reply.startswith(f"inner {n} Lineproto\\ConnectException") and self.world.over)):
            raise Failure(f"inner {n} with its three replies", reply, dialogue.who())
