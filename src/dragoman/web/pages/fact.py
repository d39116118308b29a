"""One report of any kind: a statement, an assessment, what one article says of an event; and why it was coded so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import FactNotFoundError
from dragoman.export.labels import label
from dragoman.export.lines import parties_of
from dragoman.record.queries import report_with
from dragoman.record.types import Report
from dragoman.types import Frozen
from dragoman.web.addresses import actor_address, event_address
from dragoman.web.citing import report_citation
from dragoman.web.pages.decided import Decided, Rejection, decided, rejection
from dragoman.web.pages.reports import OF_EVENTS, ReportView, report_view
from dragoman.web.types import Asked, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.coding.trace import Trace
    from dragoman.door import Record, Told


class FactView(Frozen):
    """What the page of a report shows."""

    kind: str
    report: ReportView
    parties: tuple[tuple[str, Link, str], ...]
    #: The event that it is a report of, or "": it stands alone, or was rejected and with it the event.
    event: str
    #: Why it does not count; None where it does.
    rejected: Rejection | None
    decisions: tuple[Decided, ...]
    #: Why it was coded so, step by step: about what, the reason, the words; None where it was not asked.
    steps: tuple[tuple[str, str, str], ...] | None = None
    #: Why no reason can be given, or "".
    unexplained: str = ""


def fact(record: Record, asked: Asked) -> Page:
    """Return one report with its sentence in context."""
    told = told_of(record, asked)
    return page_of(record, told, view_of(record, told))


def why(record: Record, asked: Asked) -> Page:
    """Return a report with the words, rules and scores that made it; its article is read again for that."""
    told = told_of(record, asked)
    try:
        trace: Trace | None = record.explain(told.report)
        unexplained = ""
    except FactNotFoundError as error:
        trace, unexplained = None, error.message
    steps = tuple(
        (label("about", step.about), step.reason, step.words.quote if step.words else "")
        for step in (trace.steps if trace else ())
    )
    return page_of(record, told, view_of(record, told, steps, unexplained))


def told_of(record: Record, asked: Asked) -> Told:
    """Return the report that an address means, by its key or the beginning of one."""
    return record.told(report_with(record.connection, asked.parts["key"]))


def page_of(record: Record, told: Told, view: FactView) -> Page:
    """Return the page of a report."""
    data = {"report": told.report, "article": told.article, "sentence": told.sentence, "before": told.before,
            "after": told.after, "decisions": record.decisions_on([told.report.key])}  # fmt: skip
    if view.steps is not None:
        data["why"] = [{"about": about, "reason": reason, "words": words} for about, reason, words in view.steps]
    columns = ("about", "reason", "words") if view.steps is not None else ("read", "value", "basis")
    title = f"{view.kind}: {parties_of(told.report.parties)}"
    return Page(
        title=title[:1].upper() + title[1:], template="fact.html", data=data, view=view,
        table=Table(caption=f"Report {told.report.key}", columns=columns, rows=view.steps or view.report.read),
        citation=report_citation(record, told),
    )  # fmt: skip


def view_of(
    record: Record, told: Told, steps: tuple[tuple[str, str, str], ...] | None = None, unexplained: str = ""
) -> FactView:
    """Return what the page of a report shows."""
    report = told.report
    named = {(p.role, p.actor): p for p in report.parties}
    kind = label("contact", report.medium) if report.medium else report.kind
    return FactView(
        kind=label("type", report.type) if kind == "event" else kind, report=report_view(record, told),
        parties=tuple(
            (p.role.replace("_", " "), Link(text=p.name, href=actor_address(p.actor)), p.country or "")
            for p in named.values()
        ),
        event=event_address(report.key) if is_of_event(record, report) else "", rejected=rejection(record, report),
        decisions=tuple(map(decided, record.decisions_on([report.key]))), steps=steps, unexplained=unexplained,
    )  # fmt: skip


def is_of_event(record: Record, report: Report) -> bool:
    """Whether a report is of an event that the record has: the last report that is rejected takes the event away."""
    return report.kind in OF_EVENTS and not isinstance(record.find(report.key), Report)
