"""Failed tries to sign in make the next ones wait: by name and address together, and by each of them."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from dragoman.web.settings import Caps

Key = tuple[str, str]
#: Bits of an IPv6 address that one subscriber has.
NETWORK = 64


class Slowing:
    """Counts tries; the memory that it takes is bounded, the oldest are forgotten first."""

    def __init__(self, caps: Caps, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the limits, and what tells the time."""
        self.caps, self.clock = caps, clock
        self.tries: OrderedDict[Key, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def begin(self, name: str, address: str) -> float:
        """Return how many seconds this try must wait; where it need not, count it as failed for now.

        It is counted before the password is looked at, so that tries at the same time gain nothing.
        """
        with self.lock:
            now = self.clock()
            keys = keys_of(name, address)
            wait = max(self.until(key) - now for key in keys)
            if wait > 0:
                return wait
            for key in keys:
                self.tries[key] = (self.failures(key, now) + 1, now)
                self.tries.move_to_end(key)
            while len(self.tries) > self.caps.failures_kept:
                self.tries.popitem(last=False)
            return 0.0

    def succeeded(self, name: str, address: str) -> None:
        """Forget what a name failed at; an address is forgiven this try only, for others may come from it."""
        both, by_name, by_address = keys_of(name, address)
        with self.lock:
            self.tries.pop(both, None)
            self.tries.pop(by_name, None)
            if by_address in self.tries:
                count, at = self.tries[by_address]
                self.tries[by_address] = (max(0.0, count - 1), at)

    def failures(self, key: Key, now: float) -> float:
        """Return how many failures count: each is forgotten with time."""
        count, at = self.tries.get(key, (0.0, now))
        each = self.caps.forgotten_seconds if all(key) else self.caps.forgotten_seconds_apart
        return max(0.0, count - (now - at) / each)

    def until(self, key: Key) -> float:
        """Return when the next try is looked at: twice as late with each that failed."""
        count, at = self.tries.get(key, (0.0, 0.0))
        together = all(key)
        free = self.caps.failures_free if together else self.caps.failures_free_apart
        longest = self.caps.wait_seconds if together else self.caps.wait_seconds_apart
        if count <= free - 1:  # a little of a failure is forgotten between two of them
            return at
        return at + min(math.exp2(min(count - free, 30)), longest)


def keys_of(name: str, address: str) -> tuple[Key, Key, Key]:
    """Return what tries are counted by: both, the name, the address."""
    place = network_of(address)
    return (name, place), (name, ""), ("", place)


def network_of(address: str) -> str:
    """Return an address, or of IPv6 the network, for each subscriber has very many."""
    try:
        found = ipaddress.ip_address(without_port(address))
    except ValueError:
        return address[:NETWORK] or "?"
    if found.version == 4:  # noqa: PLR2004 - the version of the protocol
        return str(found)
    return str(ipaddress.ip_network(f"{found}/{NETWORK}", strict=False).network_address)


def without_port(address: str) -> str:
    """Return an address without the port that some proxies add."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
