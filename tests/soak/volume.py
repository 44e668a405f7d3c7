"""Many short connections, one after the other and nothing beside them: what each of them leaves behind adds up, however little it is, and the same
work over and over leaves an allocator no reason to grow."""
import hashlib
import os
import socket
import time

from polite import MAX_LINE
from wire import NO_PORT, parse
from world import DEADLINE, Failure

WARM_UP, COUNT = 1500, 6000
BOUND = 1 << 19   # bytes in all of one worker: 175 for each of its connections, where two share them

DATA = b"d" * 3000
ENDS = True       # the server closes
DIALOGUES = (     # listener, what is sent, what comes, whether that is the end
    ("plain", b"echo 1 a\n", b"echo 1 a\n", False),
    ("unix", b"many 1 3 b\n", b"many 1 1 b\nmany 1 2 b\nmany 1 3 b\n", False),
    ("plain", b"bytes 1 3000\n" + DATA, f"bytes 1 {hashlib.md5(DATA).hexdigest()}\n".encode(), False),
    ("plain", b"throw 1\n", b"error 1\n", ENDS),
    ("unix", b"join 1 group\ncast 2 group to who has gone\nstop 3\n", b"join 1\ncast 2\nstop 3\n", ENDS),
    ("unix", b"later 1 1\n", b"later 1\n", False),
    ("session", b"echo 1 c\nnap 2 1\n", b"echo 1 c\nnap 2\n", False),
    ("plain", b"x" * (MAX_LINE + 1) + b"\n", b"too long\n", ENDS),
    ("plain", b"join 1 another\npause 2 1\nstop 3\n", b"join 1\npause 2\nstop 3\n", ENDS),
    ("unix", b"echo 1 half", b"", False),
    ("tls", b"echo 1 d\n", b"echo 1 d\n", False),
)


def exchange(world, number):
    name, sent, due, ends = DIALOGUES[number % len(DIALOGUES)]
    if name == "tls" and not world.certificate:
        return
    family, where = parse(world.addresses_now[name])
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.settimeout(DEADLINE)
        while (error := sock.connect_ex(where)) in NO_PORT:
            time.sleep(0.1)
        if error:
            raise Failure(f"to connect to {name}", os.strerror(error))
        if name == "tls":
            sock = world.tls_context.wrap_socket(sock, server_hostname="127.0.0.1")
        with sock, sock.makefile("rb") as lines:
            greeting, worker = lines.readline(), lines.readline()
            sock.sendall(sent)
            # what another worker's client has broadcast before may come now
            reply = b"".join(line for line in lines if not line.startswith(b"news ")) if ends else lines.read(len(due))
        if greeting != b"connect\n" or not worker.startswith(b"worker ") or reply != due:
            raise Failure(f"connect, worker, {due}", f"{greeting}, {worker}, {reply}", f"{name}, {sent[:50]}")


async def pass_through(world, count):
    for start in range(0, count, 50):
        for number in range(start, start + 50):
            exchange(world, number)
        await world.wait(0)
    world.done["short connections"] += count
