"""What happens to the server's processes: reloads, kills, workers that exit. One thing at a time, or two at once; then all has to settle."""
import asyncio
import os
import signal

import figures
import watch
from watch import children
from world import DEADLINE, Ended, Refused


# What may happen to a process that serves alone, and what needs workers.
ALONE = ("reload", "kill_server", "exit_in_handler", "reload", "reload_twice", "reload_broken_code", "fatal_error_in_handler", "other_signals")
WITH_WORKERS = ("kill_worker", "kill_worker", "kill_all_workers", "end_worker", "kill_worker_in_reload")
IN_ORDER = ("reload", "reload_twice", "reload_broken_code", "end_worker", "other_signals")   # no connection is lost by them
REPLACING = ("reload", "reload_twice", "kill_worker_in_reload", "kill_server")               # another process serves then


class Disorder:
    def __init__(self, world, polite, parent):
        self.world, self.polite, self.parent = world, polite, parent
        self.workers = []

    # --- who is there ---

    async def settle(self, changed_from=None):
        """Wait until one process serves, with all its workers, and nobody else is left below the parent; its id."""
        async def settled():
            below = children(self.parent)
            if len(below) != 1 or changed_from in below:
                return None
            serving, = below
            workers = children(serving)
            if any(workers.values()) or len(workers) != (self.world.workers if self.world.workers > 1 else 0):
                return None
            found = await figures.stats(self.world)
            if not found or found["state"] != "serving" or set(map(int, found.get("workers", {}))) != set(workers) \
                    or any(worker["state"] != "serving" for worker in found.get("workers", {}).values()):
                return None
            return serving, sorted(workers) or [serving]

        async def twice():
            first = await settled()
            await asyncio.sleep(0.1)
            return first if first and first == await settled() else None

        serving, self.workers = await self.world.until(twice, "one process that serves with all its workers, and no other, below the parent", 2 * DEADLINE)
        return serving

    async def do(self, action, rng, kills=True, replaced=False):
        """One thing, and what comes of it."""
        before = self.world.generation
        self.world.begin_disorder(kills)
        await action(rng)
        self.world.end_disorder(await self.settle(before if replaced else None))
        self.world.done[action.__name__] += 1

    # --- what there is to do ---

    def reload_now(self):
        self.signal_to(self.parent, signal.SIGHUP)

    async def reload(self, rng):
        self.reload_now()

    async def reload_twice(self, rng):
        self.reload_now()
        await asyncio.sleep(rng.uniform(0, 0.3))
        self.reload_now()

    async def reload_broken_code(self, rng):
        """The old one goes on."""
        open(f"{self.world.folder}/broken", "w").close()
        said = self.world.log.failed_starts
        self.reload_now()
        try:
            await self.world.until(lambda: self.failed_more_than(said), "the log to say that the new process failed to start")
        finally:
            os.unlink(f"{self.world.folder}/broken")

    async def failed_more_than(self, said):
        self.world.log.look()
        return self.world.log.failed_starts > said

    def signal_to(self, pid, which):
        """Nobody else's process, who may have got the number of one that was faster."""
        if watch.is_ours(pid, self.world.folder):
            os.kill(pid, which)

    def victim(self, rng):
        return rng.choice(self.workers)

    async def kill_worker(self, rng):
        worker = self.victim(rng)
        self.world.condemned.add(worker)
        self.signal_to(worker, signal.SIGKILL)

    async def kill_all_workers(self, rng):
        for worker in self.workers:
            self.world.condemned.add(worker)
            self.signal_to(worker, signal.SIGKILL)

    async def end_worker(self, rng):
        """TERM: it ends in order."""
        worker = self.victim(rng)
        self.world.retiring.add(worker)
        self.signal_to(worker, signal.SIGTERM)

    async def exit_in_handler(self, rng, verb="exit"):
        try:
            dialogue = await self.polite.open(rng)
        except (Ended, Refused):
            return
        self.world.condemned.add(dialogue.worker)
        await dialogue.wire.send(f"{verb} 1\n".encode())
        await dialogue.wire.rest()
        dialogue.wire.sock.close()

    async def fatal_error_in_handler(self, rng):
        await self.exit_in_handler(rng, "fatal")

    async def kill_worker_in_reload(self, rng):
        self.reload_now()
        await asyncio.sleep(rng.uniform(0, 0.5))
        await self.kill_worker(rng)

    async def kill_server(self, rng):
        """The process that serves, not its workers: they drain, and the parent starts another."""
        (self.world.orphans if self.world.workers > 1 else self.world.condemned).update(self.workers)
        self.signal_to(self.world.generation, signal.SIGKILL)

    async def other_signals(self, rng):
        self.signal_to(self.parent, rng.choice((signal.SIGUSR1, signal.SIGUSR2)))

    async def storm(self, rng, until):
        """One after the other until the time has come."""
        loop = asyncio.get_running_loop()
        while loop.time() < until:
            action = rng.choice(ALONE if self.world.workers == 1 else ALONE + WITH_WORKERS)
            kills = action not in IN_ORDER
            replaced = action in REPLACING or (self.world.workers == 1 and kills)
            await self.do(getattr(self, action), rng, kills, replaced)
            await self.world.wait(rng.uniform(0, 3))
