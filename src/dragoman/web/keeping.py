"""Pages and charts that were made lately, kept for as long as what they show stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by what they were made from, those used last; several threads may ask at once."""

    def __init__(self, most: int) -> None:
        """Take how many are kept."""
        self.most = most
        self.values: OrderedDict[Hashable, Value] = OrderedDict()
        self.making: dict[Hashable, Future[Value]] = {}
        self.lock = Lock()

    def once(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made before, or make it; who asks for what is being made already waits for it."""
        with self.lock:
            if key in self.values:
                self.values.move_to_end(key)
                return self.values[key]
            waiting = self.making.get(key)
            if waiting is None:
                mine = self.making[key] = Future[Value]()
        return waiting.result() if waiting else self.made(key, make, mine)

    def made(self, key: Hashable, make: Callable[[], Value], told: Future[Value]) -> Value:
        """Make a value and keep it; whoever waits is told it, or what went wrong."""
        try:
            value = make()
        except BaseException as error:
            with self.lock:
                del self.making[key]
            told.set_exception(error)
            raise
        self.put(key, value)
        with self.lock:
            del self.making[key]
        told.set_result(value)
        return value

    def put(self, key: Hashable, value: Value) -> None:
        """Keep a value; those that were used longest ago make room."""
        with self.lock:
            self.values[key] = value
            self.values.move_to_end(key)
            while len(self.values) > self.most:
                self.values.popitem(last=False)

    def known(self, key: Hashable) -> Value | None:
        """Return what was made before, or None."""
        with self.lock:
            return self.values.get(key)
