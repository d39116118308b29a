"""Two-sided accounts: what both sides tell of one contact, what only one of them does, and what they put differently.

The account of a side is what those who took part, or its offices, are quoted with of the contact in articles that
report it as news (``accounts_telling``), and what its own press pages write.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from dragoman.analysis.accounts_differing import Differing, asked_by, differing
from dragoman.analysis.accounts_telling import Passage, Telling, settings
from dragoman.record.packing import decompress
from dragoman.record.queries import reports_of_event
from dragoman.record.summary import parties_of
from dragoman.record.types import DONE, Report
from dragoman.record.wording import likeness, telling_words
from dragoman.types import Frozen


class Shared(Frozen):
    """A matter that both sides tell of."""

    one: Passage
    other: Passage
    #: Whether they put it in nearly the same words.
    same_words: bool


class Account(Frozen):
    """Both sides' accounts of one contact."""

    event: str
    sides: tuple[str, str]
    both: tuple[Shared, ...]
    only: tuple[tuple[str, tuple[Passage, ...]], ...]
    #: What they put differently: how long it was, who asked for it, numbers.
    differ: tuple[Differing, ...] = ()


def account_of(connection: sqlite3.Connection, event: str) -> Account | None:
    """Return the accounts of both sides of a contact; None where fewer than two sides tell of it, or more take part."""
    reports = [report for report in reports_of_event(connection, event) if is_news(report)]
    sides = sorted({party.country for party in parties_of(reports) if party.country})
    if len(sides) != 2:  # noqa: PLR2004 - a dyad
        return None
    told: dict[str, list[Passage]] = defaultdict(list)
    asked: dict[Passage, str] = {}
    for article in dict.fromkeys(report.article for report in reports):
        within = [report for report in reports if report.article == article]
        for passage, asker in passages_of(connection, article, within, sides):
            told[passage.side].append(passage)
            asked |= {passage: asker} if asker else {}
    if len(told) < len(sides):
        return None
    account = compare(event, (sides[0], sides[1]), told)
    return replace(account, differ=tuple(differing((told[sides[0]], told[sides[1]]), asked)))


def is_news(report: Report) -> bool:
    """Whether a report tells of a contact as what has just been, not as background and not as a plan."""
    if report.historical or report.status not in DONE or report.verdict == "rejected":
        return False
    published = report.published.latest if report.published else None
    if report.latest is None or published is None:
        return True
    return (published - report.latest).days <= int(settings()["news"])


def passages_of(
    connection: sqlite3.Connection, article: str, reports: Sequence[Report], sides: Sequence[str]
) -> Iterable[tuple[Passage, str | None]]:
    """Yield the sentences of an article that are a side's account of a contact, each with who asked for it by them."""
    row = connection.execute("SELECT outlet, reading FROM article WHERE key = ?", (article,)).fetchone()
    reading, speaks_for = decompress(row["reading"]), state_of(row["outlet"])
    telling = Telling(reading, reports, sides)
    own = speaks_for is not None and speaks_for in sides
    spans = dict.fromkeys(telling.whole(), str(speaks_for)) if own else telling.said()
    for (start, end), side in sorted(spans.items()):
        text = reading.article.text[start:end]
        if any(map(str.isalpha, text)):  # the number of a paragraph tells nothing
            passage = Passage(side=side, article=article, outlet=row["outlet"], text=text, start=start, end=end)
            yield passage, asked_by(reading, (start, end), sides)


@cache
def state_of(outlet: str | None) -> str | None:
    """Return the country for which an outlet speaks: that of a ministry, a presidency; None for the press."""
    plain = (outlet or "").casefold()
    if not any(word in plain for word in settings()["official"]):
        return None
    from dragoman.actors.registry import load_registry

    countries = {
        c.country for match in load_registry().names_in(outlet or "") for c in match.candidates[:1] if c.country
    }
    return countries.pop() if len(countries) == 1 else None


def compare(event: str, sides: tuple[str, str], told: dict[str, list[Passage]]) -> Account:
    """Return what both sides tell and what only one does; a sentence is matched with the nearest of the other side."""
    one, other = without_copies(told[sides[0]]), without_copies(told[sides[1]])
    rated = sorted(
        ((nearness(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    both: list[Shared] = []
    matched: tuple[set[int], set[int]] = (set(), set())
    for near, i, j in rated:
        if near < settings()["same_matter"]:
            break
        if i not in matched[0] and j not in matched[1]:
            both.append(Shared(one=one[i], other=other[j], same_words=near >= settings()["same_words"]))
        matched[0].add(i)
        matched[1].add(j)
    only = tuple(
        (side, tuple(p for number, p in enumerate(passages) if number not in seen))
        for side, passages, seen in zip(sides, (one, other), matched, strict=True)
    )
    return Account(event=event, sides=sides, both=tuple(both), only=only)


def nearness(one: Passage, other: Passage) -> float:
    """Return how near two sentences come to telling the same."""
    a, b = telling_words(one.text), telling_words(other.text)
    return likeness(a, b) if len(a & b) >= settings()["words"] else 0.0


def without_copies(passages: Sequence[Passage]) -> list[Passage]:
    """Return the sentences of a side, those left out that only repeat another one of it."""
    kept: list[Passage] = []
    for passage in passages:
        if all(nearness(passage, other) < settings()["same_words"] for other in kept):
            kept.append(passage)
    return kept
