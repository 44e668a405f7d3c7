"""The server's processes, from outside: who is there, how much memory and how many descriptors each has, and what the log says."""
import os
import re

from world import Failure


def children(pid):
    """By id, whether each is a zombie."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            stat = read(f"/proc/{name}/stat")
            if stat:
                state, parent = stat.rsplit(")", 1)[1].split()[:2]
                if int(parent) == pid:
                    found[int(name)] = state == "Z"
    return found


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""


def lives(pid):
    stat = read(f"/proc/{pid}/stat")
    return bool(stat) and stat.rsplit(")", 1)[1].split()[0] not in "ZX"


def ours(folder):
    """All processes that have our folder in their command line."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            if is_ours(int(name), folder):
                found[int(name)] = " ".join(read(f"/proc/{name}/cmdline").split("\0")[-6:])
    return found


def is_ours(pid, folder):
    words = read(f"/proc/{pid}/cmdline").split("\0")
    return folder in words and any(word.endswith(".php") for word in words)


def memory(pid):
    """Bytes of its own that are in memory or swapped out. What it has from its parent counts from the beginning, so others do not change it."""
    status = read(f"/proc/{pid}/status")
    return sum(int(size) for size in re.findall(r"^(?:RssAnon|VmSwap):\s+(\d+) kB", status, re.M)) * 1024


def descriptors(pid):
    return {name: link(f"/proc/{pid}/fd/{name}") for name in os.listdir(f"/proc/{pid}/fd")}


def link(path):
    try:
        return os.readlink(path)
    except OSError:
        return "?"


def maps(pid):
    return read(f"/proc/{pid}/maps").count("\n")


def has_sanitizer(pid):
    return "libasan" in read(f"/proc/{pid}/maps")


# What the log may say. What it says beyond is a failure.
EXPECTED = [re.compile(pattern) for pattern in (
    r"lineproto\[\d+\] notice: reload: the new process serves, the old one finishes what it has in hand process=\d+$",
    r"lineproto\[\d+\] error: reload: the new process failed to start( \(exit status 255\))?, the old one goes on process=\d+$",
    r"lineproto\[\d+\] warning: worker \d+ has ended \((signal 9|exit status [03]|exit status 255)\) and is replaced worker=\d+( suppressed=\d+)?$",
    r"lineproto\[\d+\] warning: worker \d+ dies again and again \((signal 9|exit status [03]|exit status 255)\); the next one starts later",
    r"lineproto\[\d+\] warning: the process that serves has ended \((signal 9|exit status 3|exit status 255)\) and is replaced process=\d+$",
    r"lineproto\[\d+\] warning: the parent process is gone: draining$",
    r"lineproto\[\d+\] warning: the server is full \(option max_connections\) refused=",
    r"lineproto\[\d+\] warning: too many connections from its address \(option max_per_ip\) refused=127\.0\.0\.66",
    r"lineproto\[\d+\] warning: its address is not allowed \(options allow, deny\) refused=127\.0\.0\.99",
    r"lineproto\[\d+\] notice: TLS handshake failed reason=",
    r"lineproto\[\d+\] notice: stats ",
    r"lineproto\[\d+\] error: uncaught exception in a handler class=Planned message=\d+ ",
    r"lineproto\[\d+\] error: more uncaught exceptions in handlers are not shown suppressed=\d+$",
    r"(PHP )?Fatal error:  ?fatal on purpose in ",
    r"(PHP )?Fatal error:  ?Uncaught Exception: broken on purpose in ",
    r"Stack trace:$",
    r"#0 \{main\}$",
    r"  thrown in .*/server.php on line \d+$",
    r"$",
)]
# Only workers whose parent was killed refuse whom nobody else will serve; a reload turns nobody away.
REFUSING = re.compile(r"lineproto\[(\d+)\] warning: the server is draining refused=")


class Log:
    def __init__(self, world, path):
        self.world = world
        self.path = path
        self.offset = 0
        self.lines = 0
        self.failed_starts = 0

    def look(self, whole=False):
        """All that is new must be expected."""
        with open(self.path, "rb") as file:
            file.seek(self.offset)
            text = file.read()
        end = len(text) if whole else text.rfind(b"\n") + 1
        self.offset += end
        for line in text[:end].decode(errors="replace").splitlines():
            self.lines += 1
            self.failed_starts += "the new process failed to start" in line
            refusing = REFUSING.match(line)
            if not any(pattern.match(line) for pattern in EXPECTED) and not (refusing and self.may_refuse(int(refusing[1]))):
                raise Failure("no such line in the log", line)

    def may_refuse(self, worker):
        return self.world.over or worker in self.world.orphans
