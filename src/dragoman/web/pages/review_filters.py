"""What a review is limited to: it stands in the address, and travels with every form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.errors import QueryError
from dragoman.export.lines import field_name
from dragoman.record.decidable import CORRECTABLE, DAY, TRUTH, correctable_in, said_in, values_in
from dragoman.record.decidable_parties import BETWEEN
from dragoman.record.party_fields import PARTY_FIELDS, parties_in
from dragoman.record.queries import find_event
from dragoman.record.review import KINDS, Candidate, Waiting, looked_up, mark_of, named, queue, types
from dragoman.record.second_reading import decided_by, reports_read, unseen
from dragoman.record.types import Report
from dragoman.types import Frozen
from dragoman.web.pages.asking import pair_asked
from dragoman.web.types import Asked

if TYPE_CHECKING:
    from dragoman.door import Record

#: Filters that travel with forms and links.
CARRIED = ("a", "b", "kind", "type", "after", "skip")
#: Things that one address can leave out; longer ones would no longer be addresses.
MOST_SKIPPED = 150
#: What is a double: the keys of two events.
LONGEST_MARK = 80
#: Characters of a reason, and of a value: many names.
NOTE = 2000


class Field(Frozen):
    """A field that can be corrected."""

    key: str
    name: str
    #: value (one of those listed) | day | names
    takes: str
    #: The values that it may have; of days and names what stands there now, or nothing.
    values: tuple[str, ...]


class Filters(Frozen):
    """What the queue is limited to."""

    pair: tuple[str, str] | None
    kind: str | None
    type: str | None
    #: A reviewer whose decisions are to be made a second time, unseen.
    after: str | None
    skipped: tuple[str, ...]
    #: The same as fields of a form and of an address.
    carried: tuple[tuple[str, str], ...]

    @property
    def limits(self) -> dict[str, Any]:
        """Return what every way to list things is limited to."""
        return {"pair": self.pair, "type": self.type, "kind": self.kind}

    def address(self, **more: object) -> str:
        """Return the address of the queue with these filters."""
        return Asked(path="/review", query=self.carried).address("", **more)


def filters_of(record: Record, asked: Asked) -> Filters:
    """Return what a review is limited to.

    Raises:
        QueryError: One of the filters makes no sense.
    """
    skipped = asked.words("skip")
    if len(skipped) > MOST_SKIPPED or any(len(mark) > LONGEST_MARK for mark in skipped):
        raise QueryError(f"{MOST_SKIPPED} things are skipped at most; decide on some of them")
    return Filters(
        pair=pair_asked(record, asked),
        kind=asked.choice("kind", KINDS) or None,
        type=asked.choice("type", types()) or None,
        after=asked.word("after") or None,
        skipped=skipped,
        carried=tuple((name, value.strip()) for name, value in asked.query if name in CARRIED and value.strip()),
    )


def waiting(record: Record, filters: Filters, author: str, count: int) -> list[Waiting]:
    """Return what waits for a decision, the most valuable first, without what was skipped."""
    with record.reading() as connection:
        if filters.after:
            found = decided_by(connection, filters.after, author, count + len(filters.skipped), **filters.limits)
            return [one for one in found if mark_of(one) not in filters.skipped][:count]
        return queue(connection, limit=count, without=filters.skipped, **filters.limits)


def thing(record: Record, mark: str, *, blind: bool) -> Waiting:
    """Return one thing by its key, or by both keys of a likely double, whether it waits or not.

    It is shown as it was read, where it is hidden what others decided.

    Raises:
        EntryNotFoundError: Nothing has the key.
    """
    key, _, other = mark.partition(" ")
    with record.reading() as connection:
        if not other:
            found = named(connection, key)
        else:
            one, two = find_event(connection, key).key, find_event(connection, other).key
            found = looked_up(connection, [Candidate(True, 0.0, f"{one} {two}", "double", two)])[0]
        return unseen(connection, found) if blind else found


def fields(record: Record, shown: Waiting, *, blind: bool) -> tuple[Field, ...]:
    """Return what can be corrected in a thing, as it was read where it is hidden what others decided."""
    if blind:
        with record.reading() as connection:
            reports = reports_read(connection, [shown.key])[shown.key]
    else:
        reports = record.reports(shown.key) if shown.event else [record.report(shown.key)]
    found = {field: report for report in reversed(reports) for field in correctable_in(report)}
    return tuple(
        Field(key=key, name=field_name(found[key], key), takes=takes(key), values=values_of(key, found[key], reports))
        for key in CORRECTABLE if key in found
    )  # fmt: skip


def takes(field: str) -> str:
    """Return what a field takes: one of its values, a day, or names."""
    if field in PARTY_FIELDS:
        return "names"
    return "day" if CORRECTABLE[field] is DAY else "value"


def values_of(field: str, report: Report, reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the values that a field may have; of days and names what stands there now, where it is one thing."""
    if field in PARTY_FIELDS:
        names = dict.fromkeys(party.name for one in reports for party in parties_in(one, field))
        return (f"{BETWEEN} ".join(names),) if names else ()
    allowed = values_in(report, field)
    if allowed is DAY:
        days = {str(said_in(one, field) or "") for one in reports}
        return tuple(days) if len(days) == 1 and "" not in days else ()
    return ("true", "false") if allowed is TRUTH else allowed
