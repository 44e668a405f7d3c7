"""The soak: everything that clients do, at the same time, for as long as one likes. run.sh starts it and says how."""
import argparse
import asyncio
import faulthandler
import os
import random
import resource
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
import traceback

sys.path.insert(0, os.path.dirname(__file__))

import counted
import figures
import levels
import volume
import watch
from disorder import Disorder
from hostile import Hostile
from polite import Polite
from world import DEADLINE, Failure, World

POLITE = {"churn": 8, "live": 8, "half_close": 3, "provoke": 3, "overflow": 1, "later": 2, "pair": 3, "session": 5}
HOSTILE = {"mute": 1, "drip": 1, "deaf": 2, "slow_consumer": 1, "late_reader": 2, "greedy": 1, "too_long": 1, "garbage": 2, "vanish": 3, "throw": 1,
    "flood": 2, "denied": 1, "slow_status": 1}
HOSTILE_TLS = {"broken_handshake": 3, "cut_tls": 1}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", nargs="?", type=float, default=90)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--php", required=True, help="the command that runs PHP with the extension")
    parser.add_argument("--certificates", default=None)
    parser.add_argument("--storm", action="store_true", help="reloads and kills from the beginning")
    parser.add_argument("--only", default=None, help="these clients alone: churn,live,...")
    return parser.parse_args()


def default_signals():
    """A server takes only signals that nobody has taken before it, and nohup takes HUP."""
    for which in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(which, signal.SIG_DFL)


def told_to_end(*_):
    print("the soak was told to end, by TERM", flush=True)
    sys.exit(143)


class Soak:
    def __init__(self, options):
        self.options = options
        self.folder = options.folder
        self.seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
        self.processes = []
        self.began = time.monotonic()

    # --- processes ---

    def start(self, name, *words):
        """A PHP of ours; all that it says goes into FOLDER/name.log."""
        with open(f"{self.folder}/{name}.log", "wb") as log:
            process = subprocess.Popen([*self.options.php.split(), os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.php"), self.folder,
                *words], stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=default_signals)
        self.processes.append(process)
        return process

    async def started(self, process, file):
        async def there():
            if process.poll() is not None:
                raise Failure(f"{file} to be written", f"its process ended with status {process.returncode}")
            return os.path.exists(f"{self.folder}/{file}")

        await self.world.until(there, f"the server that writes {file} to start")

    async def end(self, process, name):
        process.send_signal(signal.SIGTERM)

        async def ended():
            return process.poll() is not None

        await self.world.until(ended, f"{name} to end after TERM")
        if process.returncode != 0:
            raise Failure(f"exit status 0 of {name}", process.returncode)

    # --- the course ---

    async def run(self):
        options = self.options
        # refusals that are told are limited by the descriptors that a process may have
        most = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 16384)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
        self.world = world = World(self.folder, self.seed, options.workers, options.certificates)
        world.flood_most = max(30, min(150, most // 128))
        if options.certificates:
            world.tls_context = ssl.create_default_context(cafile=f"{options.certificates}/ca.pem")
        upstream = self.start("upstream")
        await self.started(upstream, "upstream")
        with open(f"{self.folder}/upstream") as file:
            address = file.read()
        certificate = [f"{options.certificates}/server.pem"] if options.certificates else []
        self.server = self.start("server", str(options.workers), address, *certificate)
        await self.started(self.server, "addresses")
        world.addresses_now = world.addresses()
        world.log = self.log = watch.Log(world, f"{self.folder}/server.log")
        self.polite = Polite(world)
        self.disorder = Disorder(world, self.polite, self.server.pid)
        self.scraper = figures.Scraper(world)
        # from here on the parent's child serves, whatever happens: so all that is compared later has the same form
        await self.disorder.do(self.disorder.reload, world.random("first reload"), kills=False, replaced=True)
        tasks = self.play() + [asyncio.create_task(self.look())]
        try:
            await self.cycles()
            await self.finish(upstream)
        finally:
            for task in tasks:
                task.cancel()

    def play(self):
        hostile = Hostile(self.world, self.polite)
        players = [(self.polite, POLITE, 0), (hostile, HOSTILE, 0.2)] + ([(hostile, HOSTILE_TLS, 0.2)] if self.world.certificate else [])
        only = self.options.only.split(",") if self.options.only else [*POLITE, *HOSTILE, *HOSTILE_TLS]
        tasks = [self.world.start(f"{name} {i}", getattr(who, name), rest) for who, counts, rest in players for name, count in counts.items()
            if name in only for i in range(count)]
        return tasks + [self.world.start(f"scrape {i}", self.scraper.scrape) for i in range(2)]

    async def cycles(self):
        """Each cycle first lets the same processes serve, and looks what they have kept; then it stirs them up."""
        options, world = self.options, self.world
        length = max(60, options.seconds / 8)
        rng = world.random("disorder")
        parent = levels.Levels("the parent", self.server.pid, levels.PARENT)
        parent.take()
        while True:
            left = options.seconds - (time.monotonic() - self.began)
            if not options.storm:
                await self.steady(min(length, left) * 0.4)
                parent.take()
            self.resume()
            await self.disorder.storm(rng, asyncio.get_running_loop().time() + max(5, min(length, left) * (0.9 if options.storm else 0.3)))
            await self.quiesce()
            await self.disorder.do(self.disorder.reload, rng, kills=False, replaced=True)
            parent.take()
            if time.monotonic() - self.began + 60 > options.seconds:
                break
        await parent.check(world)
        self.say(f"flat: {parent}")

    async def steady(self, seconds):
        """Everybody plays, round after round, and between two rounds nobody is there. Last come many short connections, and as many
        at once as there may be."""
        taken = levels.of_all(self.world.generation, self.disorder.workers, levels.WORKER)
        rounds = max(4, min(30, int(seconds / 20)))
        for _ in range(rounds):
            self.resume()
            await self.world.wait(seconds / rounds)
            await self.quiesce()
            await self.take(taken)
        await self.check(taken)
        taken = levels.of_all(self.world.generation, self.disorder.workers, volume.BOUND)
        for count in (volume.WARM_UP, volume.WARM_UP, volume.COUNT):
            await volume.pass_through(self.world, count)
            await self.quiesced()
            await self.take(taken)
        await self.check(taken)
        await counted.have_room(self.world)

    async def take(self, taken):
        own = await counted.touch(self.world, self.polite, self.disorder.workers)
        await self.quiesced()
        for one in taken:
            one.take(own.get(one.pid))

    async def check(self, taken):
        for one in taken:
            await one.check(self.world)
        self.say("flat: " + "; ".join(map(str, taken)))

    def resume(self):
        self.world.open_gate.set()

    async def quiesce(self):
        """Everybody finishes what they are at; then nobody is there."""
        self.world.open_gate.clear()

        async def idle():
            return self.world.busy == 0

        await self.world.until(idle, "the clients to finish their dialogues", 2 * DEADLINE)
        await self.quiesced()

    async def quiesced(self):
        async def nobody():
            found = await figures.stats(self.world)
            return found and found["open"] == 0 and all(worker["open"] == 0 for worker in found.get("workers", {}).values())

        await self.world.until(nobody, "no connection to be open when all clients have gone")

    async def finish(self, upstream):
        world = self.world
        await self.quiesce()
        await counted.reload_unnoticed(world, self.polite, self.disorder)
        await counted.count_exactly(world, self.polite, self.disorder)
        # TERM while all of them are at it
        self.resume()
        await world.wait(2)
        world.over = True
        world.open_gate.clear()
        await self.end(self.server, "the server")
        await self.end(upstream, "the upstream server")
        self.drained()
        self.log.look(whole=True)

        async def none_left():
            return not watch.ours(self.folder)

        await world.until(none_left, "no process of the server to be left")
        for name in ("server.sock", "server.pid"):
            if os.path.exists(f"{self.folder}/{name}"):
                raise Failure(f"no {name} to be left", "it is there")
        if text := watch.read(f"{self.folder}/upstream.log"):
            raise Failure("no word from the upstream server", text)
        missed = [verb for verb in (*POLITE, *HOSTILE) if not world.done[verb]]
        if missed:
            raise Failure("every kind of client to have had its turn", f"{', '.join(missed)} had none")

    # --- what is seen meanwhile ---

    async def look(self):
        """The log, who was drained, and a line of progress."""
        told, replies, moved = time.monotonic(), 0, time.monotonic()
        try:
            while True:
                await asyncio.sleep(0.25)
                self.log.look()
                self.drained()
                now = time.monotonic()
                if self.world.done["replies"] != replies or not self.world.open_gate.is_set():
                    replies, moved = self.world.done["replies"], now
                elif now - moved > DEADLINE:
                    raise Failure("some reply to somebody", f"none within {DEADLINE} s")
                if now - told > self.options.seconds / 9:
                    told = now
                    self.say(self.progress())
        except Exception as error:
            self.world.fail(error)

    def drained(self):
        if not os.path.exists(f"{self.folder}/drained"):
            return
        with open(f"{self.folder}/drained") as file:
            file.seek(getattr(self, "drained_read", 0))
            while (line := file.readline()).endswith("\n"):
                name, handled, last = line.split()
                self.world.note_drained_by_server(name, int(handled), last)
                self.drained_read = file.tell()

    def progress(self):
        done = self.world.done
        connections = sum(done[name] for name in (*POLITE, *HOSTILE, *HOSTILE_TLS))
        disorders = sum(count for name, count in done.items() if hasattr(Disorder, name))
        return f"{done['replies']} replies, {connections} dialogues, {done['drained and compared']} drained, {disorders} reloads and kills, " \
            f"{self.log.lines} log lines"

    def say(self, text):
        print(f"{time.monotonic() - self.began:6.0f} s  {text}", flush=True)

    # --- the end ---

    def clean_up(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
                process.wait()
        for pid in watch.ours(self.folder):
            os.kill(pid, signal.SIGKILL)

    def hang(self):
        print(f"\nFAILED: it hangs, with --seed {self.seed}", flush=True)
        faulthandler.dump_traceback()
        self.clean_up()
        os._exit(1)

    def report(self, error):
        print(f"\nFAILED after {time.monotonic() - self.began:.0f} s, with --seed {self.seed}")
        print("\n".join(traceback.format_exception(error)) if not isinstance(error, Failure) else f"{error}\n" + "\n".join(getattr(error, "__notes__", [])))
        if hasattr(self, "world"):
            print("done:", dict(self.world.done))
        for pid, words in watch.ours(self.folder).items():
            print(f"process {pid}: {words}; below it {sorted(watch.children(pid))}")
        time.sleep(2)   # a sanitizer that has begun to speak goes on
        for name in ("server", "upstream"):
            print(f"the last lines of {self.folder}/{name}.log:")
            print("\n".join(line[:300] for line in watch.read(f"{self.folder}/{name}.log").splitlines()[-60:]))


def main():
    options = arguments()
    soak = Soak(options)
    signal.signal(signal.SIGTERM, told_to_end)
    watchdog = threading.Timer(options.seconds * 2 + 900, soak.hang)
    watchdog.daemon = True
    watchdog.start()
    print(f"soak: {options.seconds:.0f} s, {options.workers} workers, --seed {soak.seed}, in {soak.folder}", flush=True)
    try:
        asyncio.run(soak.run())
    except Exception as error:
        soak.report(error)
        sys.exit(1)   # the folder stays
    except BaseException:
        shutil.rmtree(soak.folder)
        raise
    finally:
        soak.clean_up()
    soak.say(soak.progress())
    print("the soak has found nothing")
    shutil.rmtree(soak.folder)


main()
