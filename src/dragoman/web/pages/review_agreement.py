"""Two reviewers and how far they agree: Krippendorff's alpha, question by question, and what they differ on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import DecisionError, QueryError
from dragoman.record.agreement import Agreement, Reviewer, agreement, reviewers
from dragoman.types import Frozen
from dragoman.web.addresses import fact_address
from dragoman.web.types import Asked, Link, Page, Row, Table

if TYPE_CHECKING:
    from dragoman.door import Record


class AgreementData(Frozen):
    """Those who decided, and how far two of them agree."""

    reviewers: tuple[Reviewer, ...]
    one: str
    other: str
    agreement: tuple[Agreement, ...]


class View(Frozen):
    """What the template needs."""

    #: About what, each with what the two say: the reports that they differ on.
    differences: tuple[tuple[str, Link, str, str], ...]
    #: Why there are no figures.
    error: str


def review_agreement(record: Record, asked: Asked) -> Page:
    """Return how far two reviewers agree; the two who decided most, unless others are named."""
    with record.reading() as connection:
        known = reviewers(connection)
        one, other = asked_for(asked, [reviewer.name for reviewer in known])
        found: list[Agreement] = []
        error = ""
        if one and other:
            try:
                found = agreement(connection, one, other)
            except DecisionError as missing:
                error = missing.message[:1].upper() + missing.message[1:]
    data = AgreementData(reviewers=tuple(known), one=one, other=other, agreement=tuple(found))
    differences = tuple(
        (part.about, report_link(keys), mine, theirs) for part in found for keys, mine, theirs in part.differences
    )
    return Page(
        title="Agreement of reviewers", template="review_agreement.html", data=data, table=table_of(data),
        view=View(differences=differences, error=error), section="/review",
    )  # fmt: skip


def asked_for(asked: Asked, names: list[str]) -> tuple[str, str]:
    """Return the two reviewers to compare, or "" where there are not two.

    Raises:
        QueryError: One has decided nothing, or they are the same.
    """
    chosen = [asked.word("one"), asked.word("other")]
    for name in chosen:
        if name and name not in names:
            raise QueryError(
                f"{name!r} has decided nothing in this record; those who have: {', '.join(names) or 'nobody'}"
            )
    if chosen[0] and chosen[0] == chosen[1]:
        raise QueryError("agreement is between two reviewers; name two")
    rest = iter([name for name in names if name not in chosen])
    one, other = (name or next(rest, "") for name in chosen)
    return one, other


def report_link(keys: str) -> Link:
    """Return the way to the first report of those that two reviewers differ on."""
    return Link(text=keys, href=fact_address(keys.split(maxsplit=1)[0]))


def table_of(data: AgreementData) -> Table:
    """Return the figures as rows."""
    rows: list[Row] = [(one.about, one.both, one.same, one.alpha) for one in data.agreement]
    caption = f"Agreement of {data.one} and {data.other}"
    return Table(caption=caption, columns=("About", "Both decided", "The same", "Alpha"), rows=tuple(rows))
