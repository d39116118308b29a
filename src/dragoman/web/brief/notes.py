"""The footnotes of a brief: each fact as the record has it now, with its sentence and who published it when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.errors import EntryNotFoundError
from dragoman.export.lines import of_event, of_statement, published, support
from dragoman.export.names import present
from dragoman.record.queries import SHORTEST
from dragoman.record.rows import fetch_reports
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address, fact_address
from dragoman.web.templating import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.door import Record
    from dragoman.record.types import EventEntry, Report

IDENTIFIER = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")


class Note(Frozen):
    """One footnote."""

    number: int
    #: As it was typed.
    reference: str
    #: Whole key of the event or report; "" where there is none.
    key: str = ""
    #: Where it opens.
    href: str = ""
    #: What it is, and how it stands now: "phone call, happened, 3 articles of 2 origins".
    what: str = ""
    sentence: str = ""
    outlet: str = ""
    title: str = ""
    #: Day of publication, in words.
    day: str = ""
    #: Where the article is found in the app, and where it was published, if that is a web address.
    article: str = ""
    url: str = ""
    #: Why it must not be relied on as it is: there is no such fact, a reviewer rejected it, its reports differ.
    warning: str = ""

    @property
    def source(self) -> str:
        """Who published it, under which title, when."""
        return ", ".join(present(self.outlet, f"“{self.title}”" if self.title else "", self.day))


def notes_of(record: Record, references: Iterable[str]) -> tuple[Note, ...]:
    """Return the footnotes for some references."""
    return tuple(note_of(record, reference, number) for number, reference in enumerate(references, 1))


def note_of(record: Record, reference: str, number: int) -> Note:
    """Return the footnote for a reference; one that leads nowhere says so."""
    if not IDENTIFIER.fullmatch(reference):
        return Note(number=number, reference=reference, warning="this is no identifier of a fact")
    entry = event_of(record, reference)
    report = best_report(record, entry, reference) if entry else report_of(record, reference)
    if report is None:
        return Note(number=number, reference=reference, warning="the record has no fact with this identifier")
    return of_fact(record, entry, report, reference, number)


def of_fact(record: Record, entry: EventEntry | None, report: Report, reference: str, number: int) -> Note:
    """Return the footnote for an event, or for a report of any kind."""
    told = record.told(report)
    article = told.article
    key = entry.key if entry and not report.key.startswith(reference) else report.key
    return Note(
        number=number, reference=reference, key=key, href=event_address(key) if entry else fact_address(key),
        what=what_of(entry, report), sentence=" ".join(told.sentence.split()), outlet=article.outlet or "",
        title=article.title or "", day=published(report) or "", article=article_address(article.key, report.fact),
        url=web_address(article.url or article.source) or "", warning=warning_of(entry, report),
    )  # fmt: skip


def event_of(record: Record, reference: str) -> EventEntry | None:
    """Return the event that an identifier leads to, or None."""
    try:
        return record.event(reference)
    except EntryNotFoundError:
        return None


def report_of(record: Record, reference: str) -> Report | None:
    """Return the one report whose key begins so, or None."""
    with record.reading() as connection:
        found = fetch_reports(connection, "report.key BETWEEN ? AND ?", (reference, f"{reference}g"))
    return found[0] if len(found) == 1 else None


def best_report(record: Record, entry: EventEntry, reference: str) -> Report:
    """Return the report that was meant, or the one whose words stand for the event."""
    reports = record.reports(entry.key)
    meant = [report for report in reports if report.key.startswith(reference)]
    if meant and not entry.key.startswith(reference):
        return meant[0]
    kept = [report for report in reports if report.verdict != "rejected"] or reports
    return next((report for report in kept if report.quote == entry.quote), kept[0])


def what_of(entry: EventEntry | None, report: Report) -> str:
    """Return what a fact is and how it stands."""
    line = of_event(entry) if entry else of_statement(report)
    status = line.tag.replace("_", " ")
    if entry is None:
        return f"{report.kind}: {status}"
    return ", ".join(present(line.title, status, *support(entry)))


def warning_of(entry: EventEntry | None, report: Report) -> str:
    """Return why a fact must not be relied on as it is."""
    if report.verdict == "rejected":
        return "a reviewer rejected this"
    if entry and entry.disputes:
        return f"its reports differ in {' and '.join(entry.disputes)}"
    return ""
