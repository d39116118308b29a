"""What reviewers decided on a fact, as its page shows it: the decisions as lines, and why it does not count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.export import decision_words
from dragoman.record.types import Decision, Report
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, fact_address
from dragoman.web.types import Link

if TYPE_CHECKING:
    from dragoman.door import Record


class Decided(Frozen):
    """A line of decisions and history."""

    at: str
    author: str
    what: str
    note: str = ""


class Rejection(Frozen):
    """Why a fact does not count."""

    #: "Rejected by eva, 2026-03-01: no such call".
    told: str
    #: Number of the decision, by which it is undone.
    decision: int
    #: What was rejected with it: the article as a whole, or other reports of its event.
    beside: tuple[Link, ...]


def decided(decision: Decision) -> Decided:
    """Return the line of a decision."""
    what = f"{decision_words.decided(decision)}{' (undone)' if decision.undone_by else ''}"
    return Decided(at=decision.at, author=decision.author, what=what, note=decision.note or "")


def rejection(record: Record, report: Report) -> Rejection | None:
    """Return why a report does not count, or None where it does."""
    made = record.in_force(report)
    if report.verdict != "rejected" or not made:
        return None
    last, told = made[-1], decision_words.in_full(made[-1])
    beside = [Link(text="its whole article", href=article_address(report.article))] if "article" in last.detail else [
        Link(text=key[:8], href=fact_address(key)) for key in last.detail.get("reports", ()) if key != report.key
    ]  # fmt: skip
    return Rejection(told=told[:1].upper() + told[1:], decision=last.id, beside=tuple(beside))


def correctors(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return who corrected each of the fields that were corrected, of several the last."""
    return {field: one.author for one in decisions if one.action == "correct" for field in one.detail["fields"]}
