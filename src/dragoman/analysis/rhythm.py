"""Rhythm and silence: how often a pair of countries is in contact, and how unusual its silences are."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import quantiles
from typing import Any

from msgspec.structs import replace

from dragoman.analysis.asked import check_word
from dragoman.analysis.rhythm_coverage import Denominator, coverage_of, read_articles
from dragoman.analysis.settings import rhythm_settings
from dragoman.analysis.types import ContactMoment, Rarity, Rhythm, Silence, UsualInterval
from dragoman.record.countries import two_countries
from dragoman.record.mentions import FACE_TO_FACE
from dragoman.record.ranks import RANKS
from dragoman.record.rows import day
from dragoman.record.took_place import IN_DISPUTE, TOLD

ANY = "any"
LEVELS = (*RANKS, ANY)
#: Precisions of events that lasted from one day to another; the others are vaguer than their days.
EXACT = frozenset({"day", "interval"})
TOO_FEW = "too few contacts to say"
CONTACTS = f"""
SELECT event.key, event.medium, event.level, event.status, event.earliest, event.latest, event.precision,
       event.origins, event.confidence, {IN_DISPUTE} AS disputed,
       CASE WHEN event.earliest IS NULL AND event.latest IS NULL THEN (
           SELECT min(article.latest) FROM report JOIN article ON article.id = report.article
           WHERE report.event = event.id AND NOT report.historical AND report.verdict IS NOT 'rejected'
       ) END AS told_as_news
FROM event_pair JOIN event ON event.id = event_pair.event
WHERE event_pair.a = ? AND event_pair.b = ? AND event_pair.contact = 1 AND event.kind = 'event'
  AND {TOLD}
"""


def rhythm(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    *,
    as_of: date,
    level: str = ANY,
    medium: str | None = None,
    articles: Denominator | None = None,
) -> Rhythm:
    """Return the contacts of two countries up to a day, the silences between them and the current one.

    Contacts of the same day, or of days that overlap, are one occasion: there is no silence between them. One that is
    denied ends no silence; it is told beside that in which it falls.

    Args:
        connection: Of a reader.
        a, b: ISO 3166-1 alpha-3 codes.
        as_of: The day up to which it is told.
        level: heads | ministers | officials | any
        medium: A medium of contact, or None for any; "in_person" has visits in it.
        articles: What was read of the two, where it is counted already.

    Raises:
        QueryError: There is no such level, or the countries are one.
    """
    check(a, b, level)
    pair = (min(a, b), max(a, b))
    moments, disputed, vague = contacts_of(connection, pair, as_of, level, medium)
    occasions = occasions_of(moments)
    denominator = articles or read_articles(connection, pair)
    silences = [within(one, disputed) for one in silences_of(occasions, Vague(vague), denominator, as_of)]
    current = silences.pop() if silences else None
    first = moments[0].earliest if moments else denominator.first(as_of)
    return Rhythm(
        pair=pair, level=level, medium=medium, as_of=as_of, contacts=tuple(moments), disputed=tuple(disputed),
        vague=len(vague), silences=tuple(silences), usual=usual_of(silences), current=current,
        coverage=coverage_of(denominator, first, as_of, whole=True),
    )  # fmt: skip


def check(a: str, b: str, level: str) -> None:
    """Refuse what no rhythm can be told of."""
    check_level(level)
    two_countries(a, b)


def check_level(level: str) -> None:
    """Refuse what is no level.

    Raises:
        QueryError: There is no such level.
    """
    check_word("level", level, LEVELS)


def contacts_of(
    connection: sqlite3.Connection, pair: tuple[str, str], as_of: date, level: str, medium: str | None
) -> tuple[list[ContactMoment], list[ContactMoment], list[tuple[date | None, date | None]]]:
    """Return the contacts up to a day: in order those that happened, and those in dispute; and the days of the vague.

    Of those in dispute that are vague too, nothing is told.
    """
    condition, values = "", [*pair]
    if level != ANY:
        condition, values = " AND event.level = ?", [*values, level]
    if medium:
        media = sorted(FACE_TO_FACE) if medium == "in_person" else [medium]
        condition += f" AND event.medium IN ({','.join('?' * len(media))})"
        values += media
    order = " ORDER BY event.earliest, event.latest, event.key"
    moments, disputed = list[ContactMoment](), list[ContactMoment]()
    vague = list[tuple[date | None, date | None]]()
    for row in connection.execute(CONTACTS + condition + order, values):
        first, last = day(row["earliest"]), day(row["latest"])
        if first is not None and first > as_of:
            continue
        if placed(row["precision"], first, last):
            (disputed if row["disputed"] else moments).append(moment_of(row))
        elif not row["disputed"]:
            vague.append(days_of_news(day(row["told_as_news"])) or (first, last))
    return moments, disputed, vague


def days_of_news(told: date | None) -> tuple[date, date] | None:
    """Return the first and the last possible day of a contact without one of which news was told on a day."""
    return (told - timedelta(days=rhythm_settings().news), told) if told else None


def within(silence: Silence, disputed: Sequence[ContactMoment]) -> Silence:
    """Return a silence with the contacts in dispute that lie in it: before its end, on which another contact stands."""
    end = silence.until - timedelta(days=1) if silence.before else silence.until
    inside = tuple(moment for moment in disputed if silence.since < moment.latest and moment.earliest <= end)
    return replace(silence, disputed=inside) if inside else silence


def placed(precision: str, first: date | None, last: date | None) -> bool:
    """Whether a contact has its day, or days that it lasted."""
    if first is None or last is None or precision not in EXACT:
        return False
    return (last - first).days <= rhythm_settings().longest_interval


def moment_of(row: Any) -> ContactMoment:
    """Return the contact that a row holds."""
    return ContactMoment(
        event=row["key"], medium=row["medium"], level=row["level"], status=row["status"],
        earliest=date.fromisoformat(row["earliest"]), latest=date.fromisoformat(row["latest"]),
        precision=row["precision"], origins=row["origins"], confidence=row["confidence"],
    )  # fmt: skip


def occasions_of(moments: Iterable[ContactMoment]) -> list[list[ContactMoment]]:
    """Return contacts grouped by overlapping days, in order."""
    occasions: list[list[ContactMoment]] = []
    last = date.min
    for moment in moments:
        if occasions and moment.earliest <= last:
            occasions[-1].append(moment)
        else:
            occasions.append([moment])
        last = max(last, moment.latest)
    return occasions


def silences_of(
    occasions: Sequence[Sequence[ContactMoment]], vague: Vague, denominator: Denominator, as_of: date
) -> list[Silence]:
    """Return the silence after every occasion; that after the last one ends with the day asked about."""
    silences: list[Silence] = []
    earlier: list[int] = []
    for place, occasion in enumerate(occasions):
        previous = max(occasion, key=lambda moment: (moment.latest, moment.event))
        following = occasions[place + 1][0] if place + 1 < len(occasions) else None
        until = following.earliest if following else max(as_of, previous.latest)
        length = (until - previous.latest).days
        silence = Silence(
            since=previous.latest, until=until, days=length, after=previous.event,
            before=following.event if following else None, rarity=rarity_of(length, earlier, place - len(earlier)),
            coverage=coverage_of(denominator, previous.latest, until, as_of=as_of),
            vague=vague.within(previous.latest, until),
        )  # fmt: skip
        silences.append(silence)
        if silence.covered:
            insort(earlier, length)
    return silences


class Vague:
    """The contacts whose days are too vague to place; of those without any day that are no news nothing is known."""

    def __init__(self, days: Iterable[tuple[date | None, date | None]]) -> None:
        """Sort their first and their last possible days."""
        known = [(first or date.min, last or date.max) for first, last in days if first or last]
        self.firsts = sorted(first for first, _ in known)
        self.lasts = sorted(last for _, last in known)

    def within(self, since: date, until: date) -> int:
        """Return how many may have been between two days: those that begin before its end and do not end before it."""
        return max(bisect_left(self.firsts, until) - bisect_right(self.lasts, since), 0)


def rarity_of(length: int, earlier: Sequence[int], left_out: int = 0) -> Rarity:
    """Return how unusual a silence is beside the lengths of earlier ones, the shortest first.

    The chance is that of its rank, (k + 1) / (n + 1): never nought, for the silence itself is one of those that may
    come (Phipson and Smyth 2010, "Permutation P-values should never be zero").
    """
    as_long = len(earlier) - bisect_left(earlier, length)
    if len(earlier) + 1 < rhythm_settings().least_contacts:
        return Rarity(earlier=len(earlier), as_long=as_long, left_out=left_out, remark=TOO_FEW)
    return Rarity(
        earlier=len(earlier),
        as_long=as_long,
        left_out=left_out,
        share=round(as_long / len(earlier), 4),
        probability=round((as_long + 1) / (len(earlier) + 1), 4),
    )


def usual_of(silences: Sequence[Silence]) -> UsualInterval | None:
    """Return the median and the quarters of the silences in which coverage had no gap."""
    days = [silence.days for silence in silences if silence.covered]
    if not days:
        return None
    lower, median, upper = quantiles(days, n=4, method="inclusive") if len(days) > 1 else [float(days[0])] * 3
    return UsualInterval(
        median=median, lower=lower, upper=upper, silences=len(days), left_out=len(silences) - len(days)
    )
