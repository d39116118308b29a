"""A report as pages show it: the sentence in context, who published it, what was read out of it and on which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.export.dates import describe_interval
from dragoman.export.labels import label
from dragoman.export.lines import published
from dragoman.export.names import present
from dragoman.facts import all_facts
from dragoman.record.entering import HAND
from dragoman.types import Commitment, Frozen, Interval, Reading
from dragoman.web.addresses import article_address, fact_address, why_address
from dragoman.web.pages.decided import correctors

if TYPE_CHECKING:
    from dragoman.door import Record, Told

#: Kinds of report that are part of an event.
OF_EVENTS = ("event", "commitment")
#: How a date is known, in words.
BASES = {
    "explicit": "a full date in the text",
    "relative": "counted from the day of publication",
    "anaphoric": "counted from another date in the text",
    "publication": "the publication alone",
}


class ReportView(Frozen):
    """A report with its sentence in context."""

    key: str
    href: str
    why: str
    article: str
    title: str
    outlet: str
    #: How far the outlet is relied on, as a reviewer graded it, or "".
    grade: str
    published: str
    #: Who entered it by hand; "" of what was read.
    entered: str
    #: Whether a reviewer accepted, rejected or corrected it.
    verdict: str
    #: The text around the sentence, and the sentence in three pieces: before, the telling words, after.
    before: str
    pieces: tuple[str, str, str]
    after: str
    #: What was read out of it: its name, the value, what it rests on.
    read: tuple[tuple[str, str, str], ...]


def report_view(record: Record, told: Told) -> ReportView:
    """Return a report as it is shown."""
    report, article = told.report, told.article
    text = told.sentence
    return ReportView(
        key=report.key, href=fact_address(report.key), why=why_address(report.key),
        article=article_address(article.key, report.contact or report.fact),
        title=article.title or article.source, outlet=article.outlet or "outlet not known", grade=told.grade or "",
        published=published(report) or "publication date unknown",
        entered=record.history(article.key)[0].author if article.model == HAND else "",
        verdict=report.verdict or "", before=told.before,
        pieces=(text[: told.start], text[told.start : told.end], text[told.end :]), after=told.after,
        read=tuple(read_out(record.reading_of(article.key), told, correctors(record.in_force(report)))),
    )  # fmt: skip


def read_out(reading: Reading, told: Told, correctors: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return what was read out of a report's words, or corrected in it by whom, each with its basis."""
    report = told.report
    wanted = {report.fact, report.contact}
    by_hand = reading.model == HAND
    facts: list[Any] = [fact for fact in all_facts(reading) if fact.id in wanted]
    fact = facts[-1] if facts else None
    rows = []
    if report.kind == "event":
        background = "mentioned as background" if report.historical else ""
        rows.append(("status", label("status", report.status), corrected_by(correctors, "status") or background))
        when, basis = dated_now(getattr(fact, "date", None) or stated(told), told, correctors)
        rows.append(("when", when, "" if by_hand else basis))
        rows.append(
            (
                "where",
                getattr(fact, "place", None) or "not said",
                "words of the article" if getattr(fact, "place", None) else "",
            )
        )
    if isinstance(fact, Commitment):
        rows.append(("due", *dated_now(fact.due, told, correctors)))
    if report.kind == "statement":
        basis = corrected_by(correctors, "type") or "as the words and the cue tell"
        rows.append(("tone", label("tone", report.type), basis))
    if not by_hand:
        rows.append(("confidence", f"{report.confidence:.0%}", "of the engine in this report"))
    return [(name, value, basis) for name, value, basis in rows]


def corrected_by(correctors: dict[str, str], *fields: str) -> str:
    """Return who corrected one of some fields, in words; "" where nobody did."""
    return next((f"corrected by {correctors[field]}" for field in fields if field in correctors), "")


def dated_now(read: Interval | None, told: Told, correctors: dict[str, str]) -> tuple[str, str]:
    """Return a date in words and what it rests on: the words that it was read from, or who corrected it."""
    by = corrected_by(correctors, "latest", "earliest")
    return (dated(stated(told))[0], by) if by else dated(read)


def stated(told: Told) -> Interval:
    """Return the date that the record has for a report."""
    return Interval(earliest=told.report.earliest, latest=told.report.latest)


def dated(interval: Interval | None) -> tuple[str, str]:
    """Return a date in words and what it rests on."""
    words = describe_interval(interval)
    if interval is None or words is None:
        return "not said", ""
    basis = BASES.get(interval.basis or "", "")
    return words, ", ".join(present(f"“{interval.text}”" if interval.text else None, basis))
