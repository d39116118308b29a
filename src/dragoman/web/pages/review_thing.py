"""The thing that waits for a decision as it is shown: its sentences, disputes and likely doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.export.labels import label
from dragoman.export.lines import action_of, by_reviewer, counted, how_it_stands, parties_of, support, when
from dragoman.export.names import present
from dragoman.record.denials import denials_of
from dragoman.record.doubles import doubles_of
from dragoman.record.review import Waiting, mark_of
from dragoman.record.second_reading import event_read, reports_read
from dragoman.record.states import STATE, states_of
from dragoman.record.types import EventEntry, Report
from dragoman.types import Frozen
from dragoman.web.addresses import event_address, fact_address
from dragoman.web.listing import Item, fate_item
from dragoman.web.pages.reports import ReportView, report_view

if TYPE_CHECKING:
    from dragoman.door import Record

#: Reports of one event that are shown; the others are on its own page.
SHOWN = 8


class Numbered(Frozen):
    """A report with the name that it has on the page: 1, 2, …; A1 for those of a double."""

    name: str
    view: ReportView


class Side(Frozen):
    """An event, or a report that stands alone."""

    href: str
    #: What and who, with how it stands and when.
    title: str
    tag: str
    about: tuple[str, ...]
    reports: tuple[Numbered, ...]
    #: How many reports are not shown.
    more: int = 0
    #: Of a commitment, with the sentence that settled it; None where it is of no account.
    fate: Item | None = None


class Disputed(Frozen):
    """What reports differ in, each value with the names of the reports that give it."""

    about: str
    sides: tuple[tuple[str, str], ...]
    settled: str


class Denying(Frozen):
    """An entry that may deny the thing."""

    key: str
    href: str
    words: str


class Double(Frozen):
    """An event that may be the same."""

    letter: str
    key: str
    side: Side


class Thing(Frozen):
    """What waits for a decision."""

    mark: str
    key: str
    #: event | report | double
    what: str
    heading: str
    because: tuple[str, ...]
    side: Side
    disputes: tuple[Disputed, ...]
    doubles: tuple[Double, ...]
    #: The states that a commitment can be in, each with its name.
    states: tuple[tuple[str, str], ...]
    #: What may deny it without naming both sides.
    denials: tuple[Denying, ...]


#: How each thing that waits is headed.
HEADINGS = {"event": "Event", "report": "Report", "double": "One event or two?"}


def thing_view(record: Record, waiting: Waiting, *, blind: bool) -> Thing:
    """Return a thing as it is shown.

    Args:
        record: The record.
        waiting: The thing.
        blind: Whether it is hidden what others decided: a second reviewer must not see it.
    """
    event = waiting.event
    reports = reports_shown(record, waiting.key, blind=blind) if event else []
    side = event_side(record, event, reports, "", blind=blind) if event else alone(record, waiting.report)
    names = {numbered.view.key: numbered.name for numbered in side.reports}
    return Thing(
        mark=mark_of(waiting), key=waiting.key, what=waiting.what, heading=HEADINGS[waiting.what],
        because=waiting.because, side=side, disputes=disputes(record, reports, names, blind=blind),
        doubles=doubles(record, waiting, blind=blind),
        states=tuple((state, label(STATE, state)) for state in (states_of(event) if event else ())),
        denials=denials(record, event) if event and not blind else (),
    )  # fmt: skip


def reports_shown(record: Record, event: str, *, blind: bool) -> list[Report]:
    """Return the reports of an event; as they were read, where it is hidden what others decided."""
    if not blind:
        return record.reports(event)
    with record.reading() as connection:
        return reports_read(connection, [event])[event]


def event_side(
    record: Record, event: EventEntry, reports: list[Report], letter: str, *, blind: bool, shown: int = SHOWN
) -> Side:
    """Return an event with its reports."""
    what = label("contact", event.medium) if event.medium else label("type", event.type)
    tag, action = how_it_stands(event), None
    said = fate = None
    if event.kind == "commitment":
        fate = None if blind else record.fate(event)
        tag, action = label(STATE, fate.state) if fate else event.type, action_of(event)
        said = by_reviewer(fate.decided) if fate else None
    return Side(
        href=fact_address(event.key) if blind else event_address(event.key),  # what was rejected is no event
        title=f"{what}: {parties_of(event.parties)}", tag=tag,
        about=present(action, when(event) or "no date", *(support(event) or (counted(event.articles, "article"),)),
                      f"confidence {event.confidence:.2f}", said),
        reports=numbered(record, reports[:shown], letter), more=max(len(reports) - shown, 0),
        fate=fate_item(fate) if fate else None,
    )  # fmt: skip


def alone(record: Record, report: Report | None) -> Side:
    """Return a statement or assessment."""
    assert report is not None  # what waits is an event or a report
    group = "tone" if report.kind == "statement" else "direction"
    return Side(
        href=fact_address(report.key), title=f"{report.kind}: {parties_of(report.parties)}",
        tag=label(group, report.type), about=present(when(report), f"confidence {report.confidence:.2f}"),
        reports=numbered(record, [report], ""),
    )  # fmt: skip


def numbered(record: Record, reports: list[Report], letter: str) -> tuple[Numbered, ...]:
    """Return reports with their names on the page."""
    views = (report_view(record, record.told(report)) for report in reports)
    return tuple(Numbered(name=f"{letter}{number}", view=view) for number, view in enumerate(views, 1))


def disputes(record: Record, reports: list[Report], names: dict[str, str], *, blind: bool) -> tuple[Disputed, ...]:
    """Return what the reports of an event differ in."""
    return tuple(
        Disputed(
            about=found.about, settled="" if blind else found.settled or "",
            sides=tuple((value, ", ".join(sorted(names.get(key, "…") for key in keys))) for value, keys in found.sides),
        )
        for found in record.disputes_among(reports)
    )  # fmt: skip


def denials(record: Record, event: EventEntry) -> tuple[Denying, ...]:
    """Return what may deny an event without naming both sides."""
    with record.reading() as connection:
        found = [one.denial for one in denials_of(connection, [event.key])]
    return tuple(Denying(key=one.key, href=event_address(one.key), words=" ".join(one.quote.split())) for one in found)


def doubles(record: Record, waiting: Waiting, *, blind: bool) -> tuple[Double, ...]:
    """Return the events that are likely the same as the one that waits."""
    if waiting.double is not None:
        others, shown = [waiting.double], SHOWN
    elif waiting.event is not None:
        with record.reading() as connection:
            found = doubles_of(connection, waiting.key)
            keys = [one.other if one.one == waiting.key else one.one for one in found]
            others = [event_read(connection, key) if blind else record.event(key) for key in keys]
        shown = 1
    else:
        others, shown = [], 0
    letters = (chr(ord("A") + number) for number in range(len(others)))
    return tuple(
        Double(
            letter=letter,
            key=other.key,
            side=event_side(
                record, other, reports_shown(record, other.key, blind=blind), letter, blind=blind, shown=shown
            ),
        )
        for letter, other in zip(letters, others, strict=True)
    )
