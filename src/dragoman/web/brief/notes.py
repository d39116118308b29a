"""The footnotes of a brief: each fact as the record has it now, with its sentence and who published it when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.analysis.dossier import last_day
from dragoman.analysis.ledger import told
from dragoman.errors import EntryNotFoundError
from dragoman.export.dates import describe_day
from dragoman.export.labels import label
from dragoman.export.lines import by_reviewer, of_event, of_statement, published, support
from dragoman.export.names import present
from dragoman.record.entering import HAND
from dragoman.record.queries import SHORTEST
from dragoman.record.rows import fetch_reports
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address, fact_address
from dragoman.web.templating import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.analysis.fates import Fate
    from dragoman.door import Record
    from dragoman.record.types import EventEntry, Report

IDENTIFIER = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")


class Settled(Frozen):
    """How a commitment stands, and what says so."""

    #: In words: "broken".
    state: str
    #: The sentence that settled it, who published it when, and where it opens; "" where no article does.
    sentence: str = ""
    source: str = ""
    href: str = ""
    #: Who decided so, where a reviewer did.
    decided: str = ""

    @property
    def told(self) -> str:
        """How it stands, with who says so, as one sentence without the words that do."""
        return ", ".join(present(f"It stands so: {self.state}", self.decided, self.source))


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
    #: Of a commitment, how it stands.
    settled: Settled | None = None
    #: Why it must not be relied on as it is: there is no such fact, a reviewer rejected it, its reports differ.
    warning: str = ""

    @property
    def source(self) -> str:
        """Who published it, under which title, when."""
        return source_of(self.outlet, self.title, self.day)


def notes_of(record: Record, references: Iterable[str]) -> tuple[Note, ...]:
    """Return the footnotes for some references."""
    every = tuple(references)
    events = {one: entry for one in every if IDENTIFIER.fullmatch(one) and (entry := event_of(record, one))}
    stand = standings(record, events.values())
    return tuple(note_of(record, one, events.get(one), stand, number) for number, one in enumerate(every, 1))


def standings(record: Record, entries: Iterable[EventEntry]) -> dict[str, Settled]:
    """Return how commitments stand as of the last day of the record, by their keys; of other events nothing."""
    some = {entry.key: entry for entry in entries if entry.kind == "commitment"}
    if not some:
        return {}
    with record.reading() as connection:
        return {
            fate.commitment.key: settled(fate) for fate in told(connection, list(some.values()), last_day(connection))
        }


def settled(fate: Fate) -> Settled:
    """Return how a commitment stands, with the sentence or the reviewer that settled it."""
    state, turn = label("state", fate.state), fate.turn
    if turn is None:
        return Settled(state=state, decided=by_reviewer(fate.decided) or "")
    return Settled(
        state=state, sentence=" ".join(turn.sentence.split()), href=article_address(turn.article),
        source=source_of(turn.outlet, turn.title, describe_day(turn.published) if turn.published else ""),
    )  # fmt: skip


def note_of(record: Record, reference: str, entry: EventEntry | None, stand: dict[str, Settled], number: int) -> Note:
    """Return the footnote for a reference; one that leads nowhere says so."""
    if not IDENTIFIER.fullmatch(reference):
        return Note(number=number, reference=reference, warning="this is no identifier of a fact")
    report = best_report(record, entry, reference) if entry else report_of(record, reference)
    if report is None:
        return Note(number=number, reference=reference, warning="the record has no fact with this identifier")
    note = of_fact(record, entry, report, reference, number)
    return replace(note, settled=stand.get(entry.key)) if entry else note


def of_fact(record: Record, entry: EventEntry | None, report: Report, reference: str, number: int) -> Note:
    """Return the footnote for an event, or for a report of any kind; a fact by hand is cited by its source."""
    told_as = record.told(report)
    article = told_as.article
    key = entry.key if entry and not report.key.startswith(reference) else report.key
    by_hand = article.model == HAND
    return Note(
        number=number, reference=reference, key=key, href=event_address(key) if entry else fact_address(key),
        what=", ".join(present(what_of(entry, report), "entered by hand" if by_hand else "")),
        sentence=" ".join(told_as.sentence.split()), outlet=article.outlet or "",
        title=article.title or (article.source if by_hand else ""), day=published(report) or "",
        article=article_address(article.key, report.fact), url=web_address(article.url or article.source) or "",
        warning=warning_of(entry, report),
    )  # fmt: skip


def source_of(outlet: str | None, title: str | None, day: str) -> str:
    """Return who published something, under which title, when."""
    return ", ".join(present(outlet, f"“{title}”" if title else "", day))


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
    status = line.word
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
