"""The events of a record: what is reported of each, where it stands, and what the reports differ in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.analysis.figures import DifferingFigure
from dragoman.days import Day, given_period
from dragoman.door.opened import Opened
from dragoman.errors import EntryNotFoundError
from dragoman.record import queries
from dragoman.record.copies import decided_beside
from dragoman.record.decided import all_decisions, decisions_about, settled_values
from dragoman.record.naming import actors_named
from dragoman.record.reliability import graded
from dragoman.record.rereading import reading_of
from dragoman.record.rows import fetch_reports
from dragoman.record.summary import disputes_of
from dragoman.record.types import Decision, Dispute, EventEntry, HistoryEntry, Report, StoredArticle
from dragoman.types import Frozen, Quote

if TYPE_CHECKING:
    from dragoman.analysis.accounts import Account
    from dragoman.coding.trace import Trace


class Told(Frozen):
    """A report with the sentence that it stands in."""

    report: Report
    #: Status, outlet, title, day: what a reader wants to know first.
    heading: tuple[str, ...]
    article: StoredArticle
    sentence: str
    #: Where the telling words begin and end in the sentence.
    start: int
    end: int
    #: How far its outlet is relied on, as a reviewer graded it: "B, usually reliable"; None where nobody did.
    grade: str | None = None
    #: The sentences before and after it, or "".
    before: str = ""
    after: str = ""


class EventAccount(Frozen):
    """All that the record knows of one event."""

    event: EventEntry
    reports: tuple[Told, ...]
    disputes: tuple[Dispute, ...]
    #: Numbers that its articles give differently.
    figures: tuple[DifferingFigure, ...]
    decisions: tuple[Decision, ...]
    history: tuple[HistoryEntry, ...]


class Entries(Opened):
    """Events, and what is reported of them."""

    def event(self, identifier: str) -> EventEntry:
        """Return the event that an identifier, or the beginning of one, leads to."""
        with self.reading() as connection:
            return queries.find_event(connection, identifier)

    def find(self, identifier: str) -> EventEntry | Report | StoredArticle:
        """Return the event, the statement or assessment, or the article of an identifier, or the beginning of one."""
        with self.reading() as connection:
            return queries.find_entry(connection, identifier)

    def account(self, identifier: str, *, skip: int = 0, most: int | None = None) -> EventAccount:
        """Return all that the record knows of one event: reports with sentences, disputes, decisions, history.

        Args:
            identifier: Key of the event or of one of its reports, or the beginning of one.
            skip, most: Reports that are passed over, and how many are told then; all, unless given.
        """
        event = self.event(identifier)
        reports = self.reports(event.key)
        keys = {event.key, *(report.key for report in reports)}
        decisions = self.decisions_on(keys)
        with self.reading() as connection:
            history = queries.history_of(connection, keys)
        return EventAccount(
            event=event,
            reports=tuple(self.told(report) for report in reports[skip : None if most is None else skip + most]),
            disputes=self.disputes_among(reports),
            figures=self.differing_figures(event.key),
            decisions=tuple(decisions),
            history=tuple(history),
        )

    def decisions_on(self, reports: Collection[str]) -> list[Decision]:
        """Return the decisions that are about one of some reports, in their order, those that were undone too.

        So are those in force on copies of their articles that tell the same.
        """
        keys = set(reports)
        with self.reading() as connection:
            beside = {number for key in keys for number in decided_beside(connection, key)}
            return [
                d for d in all_decisions(connection)
                if d.id in beside or keys & {d.subject, *d.detail.get("reports", [])}
            ]  # fmt: skip

    def in_force(self, report: Report) -> list[Decision]:
        """Return the decisions in force that make a report what it is, in their order; the last gives its verdict."""
        if report.verdict is None:
            return []
        with self.reading() as connection:
            return decisions_about(connection, report.key)

    def differing_figures(self, event: str) -> tuple[DifferingFigure, ...]:
        """Return the numbers that the articles about an event give differently: 92 boats here, 88 there."""
        from dragoman.analysis.figures import differing_figures

        with self.reading() as connection:
            return differing_figures(connection, event)

    def told(self, report: Report) -> Told:
        """Return a report with the sentence that it stands in and who published it when."""
        from dragoman.export.lines import published, with_grade
        from dragoman.sentences import sentence_around, sentences_beside

        with self.reading() as connection:
            article = queries.article_with(connection, report.article)
            text = reading_of(connection, report.article).article
            grade = graded(connection, article.outlet)
        whole = sentence_around(text, Quote(start=report.start, end=report.end, quote=report.quote))
        before, after = sentences_beside(text, whole)
        by_hand = "entered by hand" if article.model == "hand" else None
        source = (with_grade(article.outlet, grade), article.title or article.source, published(report))
        told_as = report.status if report.kind == "event" else report.type
        heading = (told_as.replace("_", " "), *source, by_hand, report.verdict)
        return Told(
            report=report,
            heading=tuple(part for part in heading if part),
            article=article,
            sentence=text.text[whole.start : whole.end],
            start=report.start - whole.start,
            end=report.end - whole.start,
            grade=grade,
            before=before,
            after=after,
        )

    def report(self, key: str) -> Report:
        """Return the report with a key: of an event, a statement, a commitment or an assessment.

        Raises:
            EntryNotFoundError: There is none.
        """
        with self.reading() as connection:
            found = fetch_reports(connection, "report.key = ?", (key,))
        if not found:
            raise EntryNotFoundError(f"no report of the record has the key {key!r}")
        return found[0]

    def explain(self, report: Report) -> Trace:
        """Return which words, rules and scores make the fact of a report, by the engine and the model of today.

        Of a statement that is its tone too, and the step of the ladder of tone with the word that tells it.

        Raises:
            FactNotFoundError: It was entered by hand, or read by another engine or model and is read otherwise today.
        """
        from dragoman.analysis.tone_statements import with_ladder
        from dragoman.reader import explain_again

        with self.reading() as connection:
            reading = reading_of(connection, report.article)
        return with_ladder(explain_again(report.contact or report.fact, reading.article), reading)

    def reports(self, event: str) -> list[Report]:
        """Return the reports of an event, the earliest article first."""
        with self.reading() as connection:
            return queries.reports_of_event(connection, event)

    def reports_in(self, article: str) -> list[Report]:
        """Return what an article reports, in the order of its text."""
        with self.reading() as connection:
            found = fetch_reports(connection, "article.key = ?", (article,))
        return sorted(found, key=lambda report: (report.start, report.end, report.key))

    def both_accounts(self, event: str) -> Account | None:
        """Return both sides' accounts of a contact, or None where fewer than two sides tell of it."""
        from dragoman.analysis.accounts import account_of

        with self.reading() as connection:
            return account_of(connection, event)

    def disputes(self, event: str) -> tuple[Dispute, ...]:
        """Return what the reports of an event differ in."""
        return self.disputes_among(self.reports(event))

    def disputes_among(self, told: Sequence[Report]) -> tuple[Dispute, ...]:
        """Return what some reports of one event differ in, those rejected left aside."""
        reports = [report for report in told if report.verdict != "rejected"]
        with self.reading() as connection:
            settled = settled_values(connection, [report.key for report in reports])
        return tuple(
            msgspec.structs.replace(dispute, settled=settled.get(dispute.about)) for dispute in disputes_of(reports)
        )

    def said(
        self, speaker: str, *, about: str | None = None, since: Day | None = None, until: Day | None = None
    ) -> list[Report]:
        """Return what somebody said, by name or part of it; only what has the words ``about`` in it, if given."""
        with self.reading() as connection:
            speakers = actors_named(connection, speaker)
            first, last = given_period(since, until)
            return queries.statements_by(connection, speakers, about=about, since=first, until=last)
