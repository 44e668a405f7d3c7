"""What all parts of the soak share: how failures are told, what may happen to a connection just now, and counts of what was done."""
import asyncio
import collections
import json
import random
import time

DEADLINE = 120   # seconds; no machine is so slow


class Failure(Exception):
    def __init__(self, expected, happened, where=""):
        super().__init__(f"expected: {expected}\nhappened: {happened}" + (f"\nwhere: {where}" if where else ""))


class Ended(Exception):
    """A connection has ended in a way that may be; whoever had it goes on with another."""


class Refused(Exception):
    """The server has said "not connect"."""


class World:
    def __init__(self, folder, seed, workers, certificate):
        self.folder = folder
        self.seed = seed
        self.workers = workers
        self.certificate = certificate
        self.done = collections.Counter()
        self.open_gate = asyncio.Event()
        self.busy = 0                  # dialogues under way
        self.over = False              # TERM was sent: connections may end, and new ones be refused
        self.failure = asyncio.get_running_loop().create_future()
        self.numbers = 0
        self.condemned = set()         # processes that were killed, or told to exit: their connections may end in any way
        self.orphans = set()           # workers whose parent was killed
        self.retiring = set()          # workers that were told to end in order: no reply may be lost
        self.generation = None         # the process that the last reload has started, once all is settled
        self.unsettled_since = None    # reloads and kills that are under way ...
        self.settled_at = 0.0          # ... or when the last of them was over
        self.killing_since = None      # the same for those by which connections may be lost without a word
        self.killed_until = 0.0
        self.drained = {}              # what the clients say: name -> lines answered
        self.drained_by_server = {}    # and what the server says: name -> lines handled

    def random(self, name):
        return random.Random(f"{self.seed} {name}")

    def next_number(self):
        self.numbers += 1
        return self.numbers

    def addresses(self):
        with open(f"{self.folder}/addresses") as file:
            found = json.load(file)
        names = ["plain", "unix", "strict", "inner", "session", "tls", "strict_tls"]
        return dict(zip(names, found["listeners"]), status=found["status"])

    # --- who may end ---

    def begin_disorder(self, kills):
        now = time.monotonic()
        self.unsettled_since = now
        self.killing_since = now if kills else None

    def end_disorder(self, generation):
        self.generation = generation
        self.settled_at = time.monotonic()
        if self.killing_since is not None:
            self.killed_until = self.settled_at
        self.unsettled_since = self.killing_since = None

    def may_vanish(self, worker, generation):
        """Whether its connections may end in any way."""
        return worker in self.condemned or generation in self.condemned

    def may_drain(self, worker, generation):
        """Whether its connections may end in order."""
        return self.over or self.may_vanish(worker, generation) or worker in self.retiring or self.unsettled_since is not None \
            or generation != self.generation

    def only_reloads(self, worker, generation):
        """Whether nothing but a reload can have ended its connections."""
        return not self.over and not self.may_vanish(worker, generation) and worker not in self.retiring and worker not in self.orphans

    def disturbed_since(self, since, kills=False):
        """Whether something was under way at any time since then. What a killed process had accepted is told by the kernel a moment later."""
        if kills:
            return self.over or self.killing_since is not None or since - 5 < self.killed_until
        return self.over or self.unsettled_since is not None or since - 5 < self.settled_at

    # --- what drains have done ---

    def note_drained(self, name, answered, who):
        self.drained[name] = answered, who
        self.compare_drained(name)

    def note_drained_by_server(self, name, handled, last):
        self.drained_by_server[name] = handled, last
        self.compare_drained(name)

    def compare_drained(self, name):
        if name in self.drained and name in self.drained_by_server:
            (answered, who), (handled, last) = self.drained.pop(name), self.drained_by_server.pop(name)
            self.done["drained and compared"] += 1
            if answered != handled:
                raise Failure(f"as many replies as lines were handled before the drain: {handled}, the last of them {last}", f"{answered} came", who)

    # --- the course of things ---

    async def enter(self):
        """Wait until dialogues may begin."""
        await self.open_gate.wait()
        self.busy += 1

    def leave(self):
        self.busy -= 1

    def fail(self, error):
        if not self.failure.done():
            self.failure.set_exception(error)

    def start(self, name, play, rest=0):
        """Have play(random) done again and again, each time as a dialogue of its own, with up to 'rest' seconds in between."""
        rng = self.random(name)

        async def run():
            try:
                while True:
                    await self.enter()
                    try:
                        await play(rng)
                        self.done[play.__name__] += 1
                    except (Ended, Refused) as reason:
                        self.done[f"{play.__name__}: {type(reason).__name__.lower()}"] += 1
                        await asyncio.sleep(rng.uniform(0, 0.1))
                    finally:
                        self.leave()
                    await asyncio.sleep(rng.uniform(0, rest))
            except Exception as error:   # all that goes wrong in a client is the soak's failure
                error.add_note(f"in: {name}")
                self.fail(error)

        return asyncio.create_task(run(), name=name)

    async def wait(self, seconds):
        """Let them play on, and raise their failure if there is one."""
        await asyncio.wait([self.failure], timeout=seconds)
        if self.failure.done():
            self.failure.result()

    async def until(self, true, what, seconds=DEADLINE):
        deadline = time.monotonic() + seconds
        while True:
            if result := await true():
                return result
            if time.monotonic() > deadline:
                raise Failure(what, f"not within {seconds} s")
            await self.wait(0.05)
