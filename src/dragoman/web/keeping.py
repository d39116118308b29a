"""Pages and charts that were made lately, kept for as long as what they show stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by what they were made from, those used last; several threads may ask at once."""

    def __init__(self, most: int) -> None:
        """Take how many are kept."""
        self.most = most
        self.values: OrderedDict[Hashable, Value] = OrderedDict()
        self.lock = Lock()

    def once(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made before, or make it; made twice where two ask for it at the same time."""
        with self.lock:
            if key in self.values:
                self.values.move_to_end(key)
                return self.values[key]
        made = make()
        with self.lock:
            self.values[key] = made
            while len(self.values) > self.most:
                self.values.popitem(last=False)
        return made
