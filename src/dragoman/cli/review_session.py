"""A session of review: shows what is worth most, takes a key, decides, acknowledges what is on the disk, goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.cli.layout import print_lines
from dragoman.cli.printable import printable
from dragoman.cli.review_decisions import Decisions
from dragoman.cli.review_keys import ESCAPE, QUIT, Keys
from dragoman.cli.review_page import ReviewPage, key_line, say
from dragoman.door import Record
from dragoman.errors import DragomanError
from dragoman.record.doubles import doubles_of
from dragoman.record.review import Waiting, mark_of, named, queue
from dragoman.record.rows import fetch_reports
from dragoman.record.second_reading import decided_by, event_read, reports_read, unseen
from dragoman.types import Frozen


class Filters(Frozen):
    """What the queue is limited to."""

    pair: tuple[str, str] | None = None
    type: str | None = None
    kind: str | None = None
    #: A reviewer whose decisions are to be made a second time, unseen.
    after: str | None = None

    @property
    def limits(self) -> dict[str, Any]:
        """Return what every way to list things is limited to."""
        return {"pair": self.pair, "type": self.type, "kind": self.kind}


class Session(Decisions):
    """Reviews a record from keys."""

    def __init__(
        self, record: Record, author: str, keys: Keys, filters: Filters, identifiers: Sequence[str] = ()
    ) -> None:
        """Keep the record, who decides, and what is reviewed: the queue, or what has the identifiers alone.

        Raises:
            EntryNotFoundError: Nothing that is reviewed has one of the identifiers.
        """
        super().__init__(record, author, keys)
        self.filters, self.only_asked = filters, bool(identifiers)
        with record.reading() as connection:
            self.asked = [named(connection, identifier).key for identifier in identifiers]

    def run(self) -> None:
        """Review until "q"; at the end of the queue what was decided can still be undone."""
        if not self.show_next():
            say("nothing is left to review")
            return
        while self.decide():
            if not self.show_next():
                waits = "; what you skipped waits" if self.skipped else ""
                say(f"nothing is left to review{waits}; u undoes, g goes to something, q quits")

    def show_next(self) -> bool:
        """Show what is worth most of what is left; return whether there is anything."""
        with self.record.reading():  # one state, whoever writes meanwhile
            self.waiting = self.next()
            if self.waiting is not None:
                self.show(self.waiting)
        return self.waiting is not None

    def next(self) -> Waiting | None:
        """Return what was asked for by its identifier, else what is worth most of what is left."""
        with self.record.reading() as connection:
            if self.asked:
                found = named(connection, self.asked.pop(0))
                return unseen(connection, found) if self.filters.after else found
            if self.only_asked:
                return None
            if self.filters.after:
                limit = len(self.skipped) + 1
                listed = decided_by(connection, self.filters.after, self.author, limit, **self.filters.limits)
                return next((waiting for waiting in listed if mark_of(waiting) not in self.skipped), None)
            return next(iter(queue(connection, limit=1, without=self.skipped, **self.filters.limits)), None)

    def show(self, waiting: Waiting) -> None:
        """Look up what there is to show of a thing, and print it."""
        blind = bool(self.filters.after)  # a second reviewer must not see what the first one decided
        with self.record.reading() as connection:
            if blind:
                self.reports = reports_read(connection, [waiting.key])[waiting.key]
            elif waiting.event is None:
                self.reports = fetch_reports(connection, "report.key = ?", (waiting.key,))
            else:
                self.reports = self.record.reports(waiting.key)
            if waiting.double is not None:
                self.doubles = [waiting.double]
            else:
                found = doubles_of(connection, waiting.key) if waiting.event else []
                others = [double.other if double.one == waiting.key else double.one for double in found]
                self.doubles = [event_read(connection, key) if blind else self.record.event(key) for key in others]
        page = ReviewPage(self.record, self.layout, blind=blind)
        print_lines(self.console, page.lines(waiting, self.reports, self.doubles))
        print_lines(self.console, ["", *self.layout.block(key_line())])  # type: ignore[list-item]

    def decide(self) -> bool:
        """Take keys until something is decided or skipped; return whether to go on."""
        while (key := self.keys.key()) != QUIT:
            action = self.actions().get(key)
            if key == ESCAPE:
                say("there is no question to take back; q quits", style="yellow")
                continue
            if action is None:
                say(f"{printable(key)!r} is no key of these; ? shows them", style="yellow")
                continue
            try:
                if action():
                    return True
            except DragomanError as error:
                say(printable(error.message), style="red")
        return False

    def actions(self) -> dict[str, Callable[[], bool]]:
        """Return what each key does; each says whether to go on to the next thing."""
        always = {"g": self.go_to, "n": self.take_note, "u": self.undo, "?": self.help}
        if self.waiting is None:
            return always
        return always | {
            "a": self.accept, "r": self.reject, "c": self.correct, "d": self.settle, "s": self.split, "m": self.merge,
            "x": self.part, "k": self.skip,
        }  # fmt: skip
