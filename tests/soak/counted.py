"""Dialogues by one client alone: to reach every worker, and to see that the server counts exactly what was done."""
import asyncio
import collections

import figures
from hostile import FLOODER
from polite import MAX_LINE, THANKS, item
from wire import Wire, connect
from world import Ended, Failure, Refused

MAX_CONNECTIONS, MAX_PER_IP = 60, 20   # of server.php
EXACT = ("accepted", "closed", "open", "refused", "handshakes", "lines_in", "lines_out", "bytes_in", "bytes_out", "handler_errors", "overflows")


async def touch(world, polite, workers):
    """Has each worker do what it may not have done yet, so that what that costs is no growth. How many bytes PHP itself has given out in each, by
    its own count."""
    rng = world.random("touch")
    found = {}

    async def reach():
        for name in ("plain", "tls") if world.certificate else ("plain",):
            dialogue = await polite.open(rng, world.addresses_now[name])
            n = world.next_number()
            await dialogue.ask(item(f"ask {n}", f"ask {n} {THANKS}"))
            found[dialogue.worker] = await memory(world, dialogue)
            dialogue.wire.close()
        return set(workers) <= set(found)

    await world.until(reach, f"to be served by each of the workers {sorted(workers)}")
    return found


async def memory(world, dialogue):
    n = world.next_number()
    await dialogue.wire.send(f"memory {n}\n".encode())
    words = (await dialogue.line() or b"").split()
    if words[:2] != [b"memory", str(n).encode()]:
        raise Failure(f"memory {n} and a number", words)
    return int(words[2])


async def have_room(world):
    """With nobody there, as many as the limits of one worker allow are served at once: no place is taken by somebody who has gone."""
    for name, source, count in (("plain", None, MAX_CONNECTIONS), ("strict", FLOODER, MAX_PER_IP)):
        wires = []
        for i in range(count):
            wires.append(Wire(await connect(world, world.addresses_now[name], source)))
            if (line := await wires[-1].line()) != b"connect":
                raise Failure(f"connect for number {i + 1} of {count} at once", line, name)
        for wire in wires:
            wire.close()

    async def nobody():
        found = await figures.stats(world)
        return found and found["open"] == 0

    await world.until(nobody, "no connection to be open")


async def reload_unnoticed(world, polite, disorder):
    """With so few clients none is ever refused, also while one process takes over from another. Not with TLS: a handshake may take longer than
    the second that a reload leaves it."""
    async def come_and_go(number):
        rng = world.random(f"unnoticed {number}")
        while not over:
            try:
                await polite.churn(rng, world.addresses_now[("plain", "unix")[number % 2]])
            except Refused:
                raise Failure("to be served during a reload", "not connect") from None
            except Ended:
                pass

    over = False
    clients = [asyncio.create_task(come_and_go(i)) for i in range(6)]
    try:
        for _ in range(5):
            await disorder.do(disorder.reload, world.random("unnoticed"), kills=False, replaced=True)
    finally:
        over = True
        await asyncio.gather(*clients)


class Count:
    """What a dialogue must have cost."""

    def __init__(self):
        self.due = collections.Counter()

    def came(self, *lines):
        for line in lines:
            self.due["lines_out"] += 1
            self.due["bytes_out"] += len(line) + 1

    def went(self, line, is_line=True):
        self.due["lines_in"] += is_line
        self.due["bytes_in"] += len(line) + 1
        return line + b"\n"


async def one(world, polite, rng, count, name, end):
    before = world.numbers
    dialogue = await polite.open(rng, world.addresses_now[name])
    count.due["accepted"] += 1
    count.due["handshakes"] += name == "tls"
    count.went(f"hello {before + 2} {dialogue.name}".encode())
    count.came(b"connect", f"worker {dialogue.worker} {dialogue.generation}".encode(), f"hello {before + 2}".encode())
    for _ in range(rng.randint(1, 30)):
        n = world.next_number()
        line = item(f"echo {n} counted", f"echo {n} counted")
        await dialogue.ask(line)
        count.went(line.request[:-1])
        count.came(*line.replies)
    n = world.next_number()
    if end == "throw":
        await dialogue.wire.send(count.went(f"throw {n}".encode()))
        last = [f"error {n}".encode()]
        count.due["handler_errors"] += 1
    elif end == "overflow":
        await dialogue.wire.send(count.went(b"x" * (MAX_LINE + 1), is_line=False))
        last = [b"too long"]
        count.due["overflows"] += 1
    else:
        dialogue.wire.finish()
        last = [b"bye"] if name == "session" else []
    await dialogue.expect_end(*last)
    count.came(*last)


async def count_exactly(world, polite, disorder):
    """After a reload all counts begin at 0; then what one client does is in them, and nothing else."""
    rng = world.random("counted")
    count = Count()
    await disorder.do(disorder.reload, rng, kills=False, replaced=True)
    for _ in range(15):
        for name, end in (("plain", "finish"), ("plain", "throw"), ("unix", "overflow"), ("session", "finish")):
            await one(world, polite, rng, count, name, end)
        if world.certificate:
            await one(world, polite, rng, count, "tls", rng.choice(("throw", "overflow")))
    count.due["closed"] = count.due["accepted"]

    async def all_closed():
        found = await figures.stats(world)
        return found and found["open"] == 0 and found["closed"] == count.due["closed"] and found

    found = await world.until(all_closed, f"{count.due['closed']} connections to be closed, and no more")
    for name in EXACT:
        workers = [worker[name] for worker in found.get("workers", {}).values()] or [found[name]]
        if found[name] != count.due[name] or sum(workers) != count.due[name]:
            raise Failure(f"{name} {count.due[name]}", f"{found[name]}, by the workers {workers}")
    world.done["counted"] += count.due["closed"]
