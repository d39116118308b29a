"""Sources: where articles come from, how fresh each source is, and the forms that add to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.collect.overview import Overview, overview
from dragoman.export.lines import counted
from dragoman.record.reliability import grades, gradings
from dragoman.record.types import Decision
from dragoman.types import Frozen
from dragoman.web.jobs import Job, desk_of
from dragoman.web.moments import ago, until
from dragoman.web.types import Asked, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

COLUMNS = (
    "source", "address", "kind", "outlet", "country", "state", "answered", "new", "due", "failures in a row", "reason",
    "gaps", "days of gaps", "listed", "read", "share read",
)  # fmt: skip
#: What became of addresses, in words.
OUTCOMES = {
    "waiting": "waiting", "fetched": "to be read", "irrelevant": "nothing diplomatic", "paywalled": "behind a wall",
    "unreadable": "unreadable", "gone": "gone", "skipped": "passed over", "failed": "failed",
}  # fmt: skip
KINDS = ("feed", "sitemap", "page")
READ = ("added", "known", "irrelevant")


class Row(Frozen):
    """A source as it is listed."""

    id: int
    name: str
    address: str
    #: Kind and country.
    about: str
    #: active | failing | paused | gone
    state: str
    freshness: str
    next: str
    gaps: str
    #: Percent read, for the bar; None where nothing is done with yet.
    percent: int | None
    read: str
    rest: str
    trouble: tuple[str, ...]


class Form(Frozen):
    """A form that is shown again, with what was typed and what is wrong with it."""

    #: source | address | text
    which: str = ""
    problem: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def value(self, which: str, name: str) -> str:
        """Return what was typed into a field of a form."""
        return dict(self.values).get(name, "") if which == self.which else ""


class Graded(Frozen):
    """An outlet with how far it is relied on, by whom and why."""

    outlet: str
    grade: str
    because: str


class View(Frozen):
    """What the page shows beside the data."""

    rows: tuple[Row, ...]
    graded: tuple[Graded, ...]
    jobs: tuple[Job, ...]
    form: Form
    kinds: tuple[str, ...] = KINDS


class Known(Frozen):
    """What is known of the sources."""

    sources: tuple[Overview, ...]
    jobs: tuple[Job, ...]
    #: The decisions by which outlets are graded.
    graded: tuple[Decision, ...]


def sources(record: Record, asked: Asked) -> Page:
    """Return the sources of a record."""
    return shown(record, Form())


def shown(record: Record, form: Form) -> Page:
    """Return the page, with a form as it was filled in."""
    with record.reading() as connection:
        found = tuple(overview(connection))
        graded = [made for _, made in sorted(gradings(connection).items())]
    jobs = desk_of(record.path).all()
    return Page(
        title="Sources", template="sources.html", data=Known(sources=found, jobs=jobs, graded=tuple(graded)),
        table=table_of(found),
        view=View(rows=tuple(map(row_of, found)), graded=tuple(map(graded_of, graded)), jobs=jobs, form=form),
        section="/sources",
    )  # fmt: skip


def table_of(found: tuple[Overview, ...]) -> Table:
    """Return the sources as rows for spreadsheets."""
    rows = tuple(
        (
            one.id, one.address, one.kind, one.outlet or one.title, one.country, state_of(one), one.answered, one.fresh,
            one.due, one.failures, one.reason, one.gaps, one.gap_days, sum(one.addresses.values()),
            sum(one.addresses.get(state, 0) for state in READ), None if one.read is None else round(one.read, 3),
        )
        for one in found
    )  # fmt: skip
    return Table(caption="Sources: freshness, failures, gaps and the share read", columns=COLUMNS, rows=rows)


def row_of(one: Overview) -> Row:
    """Return a source as it is listed."""
    number = sum(one.addresses.values())
    others = [(one.addresses.get(state), words) for state, words in OUTCOMES.items()]
    rest = ", ".join(f"{count:,} {words}" for count, words in others if count)
    failed = f"Failed {counted(one.failures, 'time')} in a row: " if one.failures else ""
    return Row(
        id=one.id, name=one.outlet or one.title or one.address, address=one.address,
        about=", ".join(part for part in (one.kind, one.country) if part), state=state_of(one),
        freshness=freshness(one),
        next=until(one.due) if one.state == "active" else "",
        gaps=f"{counted(one.gaps, 'gap')}, {one.gap_days:g} days together" if one.gaps else "none",
        percent=None if one.read is None else round(one.read * 100),
        read=f"{one.read:.0%} of {number:,}" if one.read is not None else "nothing yet", rest=rest,
        trouble=(*((f"{failed}{one.reason}",) if one.reason else ()), *(f"{n:,} × {why}" for why, n in one.unread)),
    )  # fmt: skip


def graded_of(made: Decision) -> Graded:
    """Return an outlet as a decision grades it."""
    grade = grades()[made.detail["grade"]]
    because = f"{made.note} ({made.author}, {made.at[:10]})"
    return Graded(outlet=made.subject, grade=f"{grade.letter}, {grade.name}", because=because)


def state_of(one: Overview) -> str:
    """Return the state of a source; one that fails says so."""
    return "failing" if one.state == "active" and one.failures else one.state


def freshness(one: Overview) -> str:
    """Return when a source last answered, and last brought something new."""
    if one.answered is None:
        return "never visited" if one.tried is None else f"never answered; tried {ago(one.tried)}"
    return f"answered {ago(one.answered)}, new {ago(one.fresh)}"
