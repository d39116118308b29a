"""Pages that were made lately, each for as long as it may be shown again."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.errors import RecordError
from dragoman.types import Frozen
from dragoman.web.connections import was_given_up
from dragoman.web.jobs import desk_of
from dragoman.web.keeping import Kept
from dragoman.web.settings import Caps
from dragoman.web.types import Download, Moved, Page, Served

if TYPE_CHECKING:
    from dragoman.door import Record

Anything = Page | Download | Moved | Served


class Made(Frozen):
    """A page with what it was made from."""

    page: Anything
    state: tuple[int, ...]
    #: What must be the same even for a page that may be a little old: what people have decided, had told, and had read.
    asked_for: tuple[int, ...]
    #: When it was made, and the seconds that it took.
    at: float
    seconds: float


class Shelf:
    """Keeps pages by their address while the record is as it was, and slow ones a little longer.

    While another program adds to the record, each article would make every page old. One that takes long is shown
    again for some times as long as it took to make, and so is one that could not be made anew in time; what was
    decided, told as an alert, or read in the app itself shows at once.
    """

    def __init__(self, caps: Caps) -> None:
        """Begin with nothing."""
        self.caps = caps
        self.latest: Kept[Made] = Kept(caps.pages_kept)
        self.in_the_making: Kept[Made] = Kept(0)

    def page(self, record: Record, address: str, make: Callable[[], Anything]) -> Made:
        """Return the page at an address, as it was made lately or anew."""
        day = datetime.now(UTC).date()  # it stands in citations
        state = record.state()
        desk = desk_of(record.path)
        asked_for = (state[1], state[3], sum(job.over for job in desk.all()))
        last = self.latest.known((address, day))
        if last and last.asked_for == asked_for and (last.state == state or self.may_be_shown(last)):
            return last

        def made() -> Made:
            begun = time.monotonic()
            page = make()
            now = time.monotonic()
            return Made(page=page, state=state, asked_for=asked_for, at=now, seconds=now - begun)

        try:
            found = self.in_the_making.once((address, day, state, asked_for), made)
        except RecordError as error:
            if not (last and last.asked_for == asked_for and was_given_up(error)):
                raise
            found = replace(last, at=time.monotonic())
        self.latest.put((address, day), found)
        return found

    def may_be_shown(self, last: Made) -> bool:
        """Whether a page that is out of date may still be shown: one that is made quickly is made anew."""
        slow = last.seconds >= self.caps.slow_seconds
        return slow and time.monotonic() - last.at < last.seconds * self.caps.shown_again
