"""A job: what is being read, how far it is, and what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.export.lines import brought_back, counted
from dragoman.record.rows import fetch_reports
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address, fact_address
from dragoman.web.jobs import Job, desk_of
from dragoman.web.readings import PARTS
from dragoman.web.types import Asked, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.record.types import Added, Report

#: What became of an article, in words.
OUTCOMES = {
    "added": "Read and kept.", "known": "The record has this article already.", "failed": "It could not be read.",
    "new_version": "Read and kept as a new version of a page that the record has.",
    "irrelevant": "There is nothing diplomatic in it.",
}  # fmt: skip
STATES = {"waiting": "Waiting", "running": "Reading", "done": "Done", "failed": "Failed", "stopped": "Stopped"}


class Watched(Frozen):
    """A job with its facts."""

    job: Job
    #: How many things are read before it.
    before: int
    #: How many facts the article brought, by kind.
    facts: dict[str, int]


class View(Frozen):
    """What the page shows beside the data."""

    state: str
    #: Every part with whether it is done, under way or to come.
    parts: tuple[tuple[str, str], ...]
    outcome: str
    #: What is to be minded about it: it is withdrawn, its day or its outlet is not known.
    mind: tuple[str, ...]
    brought: str
    article: str
    facts: Table | None


def job(record: Record, asked: Asked) -> Page:
    """Return how far a job is."""
    desk = desk_of(record.path)
    found = desk.job(asked.parts["job"])
    key = found.added.article if found.added else None
    facts = found.added.facts if found.added else {}
    table = facts_of(record, key) if key else None
    view = View(
        state=STATES[found.state], parts=parts_of(found), outcome=OUTCOMES[found.added.outcome] if found.added else "",
        mind=tuple(minded(record, found.added)) if found.added else (),
        brought=", ".join(counted(number, kind) for kind, number in facts.items()),
        article=article_address(key) if key else "", facts=table,
    )  # fmt: skip
    return Page(
        title=f"{STATES[found.state]}: {found.name}", template="job.html",
        data=Watched(job=found, before=desk.before(found.id), facts=facts), table=table, view=view, section="/sources",
    )  # fmt: skip


def minded(record: Record, added: Added) -> Iterator[str]:
    """Yield what is to be minded about an article: that it is withdrawn, what it costs that something is unknown."""
    if added.article is None:
        return
    article = record.article(added.article)
    if article.withdrawn:
        yield f"It is {brought_back(article.withdrawn)}."
    if article.latest is None:
        yield (
            "The day on which it appeared is not known: “on Monday” has no date in it, “by October 1” no year, and "
            "whatever is told as of a day counts it as one that has always been there."
        )
    if not article.outlet:
        yield "Who published it is not known, so its facts are told without an outlet."
    if article.latest is None or not article.outlet:
        yield "To name them, withdraw it on its page and read it again with both."


def parts_of(found: Job) -> tuple[tuple[str, str], ...]:
    """Return the parts of a job, each with whether it is done, under way or to come."""
    now = found.reached if found.state == "running" else -1
    return tuple(
        (PARTS[part], "done" if place < found.reached else "now" if place == now else "next")
        for place, part in enumerate(found.parts)
    )


def facts_of(record: Record, article: str) -> Table:
    """Return the facts of an article, in the order of its text, each with its address."""
    with record.reading() as connection:
        reports = fetch_reports(connection, "article.key = ?", (article,))
    rows = tuple(
        (Link(text=" ".join(one.quote.split()), href=address_of(one)), what_of(one), status_of(one))
        for one in sorted(reports, key=lambda one: (one.start, one.end, one.key))
    )
    return Table(caption="Facts, in the order of the text", columns=("words", "what", "status"), rows=rows)


def address_of(report: Report) -> str:
    """Return where a fact is found."""
    return event_address(report.key) if report.kind in ("event", "commitment") else fact_address(report.key)


def what_of(report: Report) -> str:
    """Return what a fact is, in words."""
    from dragoman.export.labels import label

    if report.medium:
        return label("contact", report.medium)
    return f"{report.kind}: {label('type', report.type)}"


def status_of(report: Report) -> str:
    """Return the status of an event; nothing else has one of its own."""
    return report.status.replace("_", " ") if report.kind == "event" else ""
