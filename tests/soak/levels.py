"""Memory and descriptors of processes that have been through the same again and again: they stay where they are.

What is compared is what was taken while no client was there. The first sample is left out: whatever a process does for the first time may cost
something. What has grown in all by less than the bound is not looked at, since allocators keep what they had; a leak has no bound."""
import watch
from world import Failure

WORKER, PARENT = 4 << 20, 3 << 19   # bytes
OWN_COUNT = 256 << 10               # bytes of PHP's own count, which is exact
MAPS = 200


class Levels:
    def __init__(self, name, pid, bound):
        self.name, self.pid, self.bound = name, pid, bound
        self.memory, self.descriptors, self.maps, self.own = [], [], [], []

    def take(self, own=None):
        self.memory.append(watch.memory(self.pid))
        self.descriptors.append(len(watch.descriptors(self.pid)))
        self.maps.append(watch.maps(self.pid))
        if own is not None:
            self.own.append(own)

    async def check(self, world):
        if len(self.memory) < 3:
            return
        who = f"{self.name} (process {self.pid})"
        if (grown := growth(self.memory)) > self.bound and not watch.has_sanitizer(self.pid):
            raise Failure(f"the memory of {who} to grow by less than {self.bound >> 10} KiB", f"{grown >> 10} KiB: {in_kib(self.memory)}")
        if self.own and (grown := growth(self.own)) > OWN_COUNT:
            raise Failure(f"memory_get_usage() of {who} to grow by less than {OWN_COUNT >> 10} KiB", f"{grown >> 10} KiB: {in_kib(self.own)}")
        await self.check_descriptors(world, who)
        if self.maps[-1] > self.maps[1] + MAPS:
            raise Failure(f"{who} to have about {self.maps[1]} memory maps", self.maps[-1])

    async def check_descriptors(self, world, who):
        """Clients of the status listener are in no count, and may take some seconds to go."""
        least = min(self.descriptors)

        async def as_few():
            return len(watch.descriptors(self.pid)) <= least

        try:
            await world.until(as_few, "")
        except Failure:
            raise Failure(f"{who} to have {least} descriptors", watch.descriptors(self.pid)) from None

    def __str__(self):
        return f"{self.name} {in_kib(self.memory)} KiB" + (f", PHP {in_kib(self.own)} KiB" if self.own else "") + f", {min(self.descriptors)} descriptors"


def growth(samples):
    """From the first third, without the first sample, to the last; the median of each."""
    third = max(1, len(samples[1:]) // 3)
    return middle(samples[-third:]) - middle(samples[1:1 + third])


def middle(values):
    return sorted(values)[len(values) // 2]


def in_kib(sizes):
    return "/".join(str(size >> 10) for size in sizes)


def of_all(serving, workers, bound):
    taken = [Levels(f"worker {i + 1}", pid, bound) for i, pid in enumerate(workers)]
    return taken if serving in workers else [Levels("the process that serves", serving, PARENT)] + taken
