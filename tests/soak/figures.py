"""What the server says of itself: scraped all the time, and never in contradiction with itself."""
import asyncio
import json
import re
import time

from wire import Wire, connect
from world import Failure

GROWING = ("accepted", "closed", "refused", "lines_in", "lines_out", "bytes_in", "bytes_out", "handler_errors", "overflows", "handshakes")


async def get(world, path):
    """Status and body; (0, b"") if the process that was asked has ended."""
    began = time.monotonic()
    wire = Wire(await connect(world, world.addresses_now["status"]))
    try:
        await wire.send(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        answer = await wire.rest()
    finally:
        wire.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    if not length or len(body) != int(length[1]):
        if world.disturbed_since(began):
            return 0, b""
        raise Failure(f"a whole answer for {path}", f"{wire.ended}: {answer[:200]!r}")
    return int(head.split()[1]), body


async def stats(world):
    """status.json, checked; None if the process that was asked has ended."""
    code, body = await get(world, "/status.json")
    if code == 0:
        return None
    if code != 200:
        raise Failure("200 for /status.json", code)
    found = json.loads(body)
    check(found)
    return found


def check(found):
    for one in [found, *found.get("workers", {}).values()]:
        if one["accepted"] != one["open"] + one["closed"] or one["open"] < 0 or sum(one["closed_by"].values()) != one["closed"]:
            raise Failure("accepted = open + closed, closed = the sum of closed_by", json.dumps(one))


class Scraper:
    def __init__(self, world):
        self.world = world
        self.last = (None, None)   # what all said last, and since when the same processes have served then
        self.reasons = {}

    async def scrape(self, rng):
        """One of the pages. Counts never go back while the same processes serve."""
        path = rng.choice(("/metrics", "/health", "/status.json", "/status.json", "/"))
        began = time.monotonic()
        before, since = self.last
        settled = self.settled()
        if path == "/status.json":
            found = await stats(self.world)
            if found:
                self.compare(found, settled, before, since)
        else:
            code, body = await get(self.world, path)
            if code not in (200, 0) and not (code == 503 and self.world.disturbed_since(began)):
                raise Failure(f"200 for {path}", code)
            if path == "/metrics" and code:
                self.check_metrics(body)
        await asyncio.sleep(rng.uniform(0, 0.3))

    def settled(self):
        return self.world.settled_at if self.world.unsettled_since is None else None

    def compare(self, found, settled, before, since):
        for reason, count in found["closed_by"].items():
            self.reasons[reason] = max(count, self.reasons.get(reason, 0))
        if settled != self.settled():   # it may be of those before
            settled = None
        if settled and settled == since:
            for count in GROWING:
                if found[count] < before[count]:
                    raise Failure(f"{count} not to go back from {before[count]}", found[count])
        self.last = found, settled

    def check_metrics(self, body):
        value = dict(re.findall(r"^(lineproto_\w+) (\d+)$", body.decode(), re.M))
        closed = sum(int(count) for count in re.findall(r"^lineproto_closed_total\{[^}]*\} (\d+)$", body.decode(), re.M))
        if int(value["lineproto_accepted_total"]) != int(value["lineproto_open"]) + closed:
            raise Failure("accepted = open + closed in /metrics", body.decode()[:1000])
