"""What an article claims about earlier contacts: the first in a month, the last on a day, the third this year."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from dragoman.calendar import TimeExpression, duration_days, find_expressions, resolve
from dragoman.record.keys import digest, report_key
from dragoman.record.ranks import RANKS, UNKNOWN, rank_of, rank_of_title
from dragoman.record.rows import day, text
from dragoman.record.types import DONE
from dragoman.sentences import sentence_bounds
from dragoman.types import Contact, Frozen, Reading

#: Contacts of which an article can claim something.
KINDS = (
    "first_since", "none_since", "none_before", "last_ago", "last_was", "count", "came_before", "first_within",
    "first_in_office",
)  # fmt: skip
#: As which of these some are kept.
KEPT_AS = {
    "none_since": "last_was", "none_before": "last_was", "last_ago": "last_was", "came_before": "count",
    "first_within": "count", "first_in_office": "first_since",
}  # fmt: skip
#: Kinds of claims about contacts in a period.
COUNTING = frozenset({"count", "first_within"})
#: Kinds of claims that look back from the day of the article.
BACKWARDS = frozenset({"last_was", "none_since"})
#: Claims that say when the last contact was.
LAST = frozenset({"last_ago", "last_was"})
#: By this part of itself a time may be longer or shorter than it is told: half a month of six months.
ROUGHLY = 12
SINCE = "since "
#: The least number of days that "over a month" can be short of.
NEVER = date.min


class Claim(Frozen):
    """A claim about the contacts before a day."""

    key: str
    #: Key of the article, and of the report of the contact that the claim is about.
    article: str
    report: str
    #: first_since | last_was | count
    kind: str
    #: The media that count, or () for all.
    media: tuple[str, ...] = ()
    #: How many contacts there were, of a count.
    number: int | None = None
    #: When the contact before was, by the claim; of a count, when counting begins. None where the article does not say
    #: when that was ("since he took office").
    earliest: date | None = None
    latest: date | None = None
    #: The day before which it looks back.
    as_of: date
    quote: str
    start: int
    end: int


@cache
def wording() -> dict[str, Any]:
    """Return the hints, patterns, ordinals and media."""
    source = (resources.files("dragoman.record") / "claims.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of a kind of claim."""
    return re.compile(str(wording()["patterns"][kind]), re.IGNORECASE)


@cache
def hints() -> tuple[str, ...]:
    """Return words of which every claim has one."""
    return tuple(wording()["hints"])


def claims_of(reading: Reading, article: str) -> list[Claim]:
    """Return what a reading of the article with this key claims about earlier contacts."""
    if reading.article.published is None:
        return []
    words = reading.article.text
    headings = {span.start for span in reading.article.headings}
    claiming = [
        (start, end) for start, end in sentence_bounds(words)
        if start not in headings and may_claim(words[start:end])
    ]  # fmt: skip
    expressions = find_expressions(words) if claiming else []
    found = []
    for start, end in claiming:
        inside = [e for e in expressions if start <= e.start and e.end <= end]
        found += list(claims_in(reading, article, (start, end), inside))
    return found


def may_claim(sentence: str) -> bool:
    """Whether a sentence has the words of a claim of any kind."""
    folded = sentence.casefold()
    hinted = any(hint in folded for hint in hints())
    return hinted and any(pattern(kind).search(sentence) for kind in KINDS)


def claims_in(
    reading: Reading, article: str, bounds: tuple[int, int], expressions: Sequence[TimeExpression]
) -> Iterator[Claim]:
    """Yield the claims of one sentence; those that do not say since when are none."""
    sentence = reading.article.text[bounds[0] : bounds[1]]
    for kind in KINDS:
        match = pattern(kind).search(sentence)
        contact = contact_of(reading, bounds, kind) if match else None
        if match is None or contact is None:
            continue
        if kind in LAST and (kind == "last_ago") != tells_how_long_ago(sentence, bounds[0], expressions):
            continue
        match = from_first(match) if kind == "first_since" else match
        span = bounds[0] + match.start(), bounds[0] + match.end()
        as_of = day_of_claim(reading, contact, kind)
        window = period_of(reading, contact, kind, span, expressions)
        if window is None and kind == "none_since":
            window = told_before(reading, bounds[0], as_of)
        if window is None and not counts_from_office(reading, kind, span):
            continue
        earliest, latest = window or (None, None)
        as_of = latest if kind == "came_before" and latest else as_of
        ordinal = next(filter(None, match.groupdict().values()), None)
        yield Claim(
            key=digest("claim", article, kind, span[0]), article=article, report=report_key(article, contact.event),
            kind=KEPT_AS.get(kind, kind), media=media_in(sentence, match.span()),
            number=int(str(wording()["ordinals"][ordinal.lower()])) if ordinal else None,
            earliest=earliest, latest=latest, as_of=as_of, quote=sentence, start=span[0], end=span[1],
        )  # fmt: skip


def period_of(
    reading: Reading, contact: Contact, kind: str, span: tuple[int, int], expressions: Sequence[TimeExpression]
) -> tuple[date, date] | None:
    """Return when the contact before was by a claim, or the period that it counts in; None where it does not say."""
    as_of = day_of_claim(reading, contact, kind)
    if kind in COUNTING:
        return counted_since(reading, as_of, span, expressions)
    if kind == "last_ago":
        return ago(as_of, span, expressions, reading)
    if kind == "came_before":
        return counted_before(reading, as_of, span, expressions)
    return window_of(reading, contact, kind, as_of, times_of(reading.article.text, kind, span, expressions))


def tells_how_long_ago(sentence: str, start: int, expressions: Sequence[TimeExpression]) -> bool:
    """Whether a sentence says how long before its own contact the last one was, and not also on which day."""
    ago = pattern("last_ago").search(sentence)
    return ago is not None and not any(e.kind == "date" and e.start >= start + ago.end() for e in expressions)


def ago(
    as_of: date, span: tuple[int, int], expressions: Sequence[TimeExpression], reading: Reading
) -> tuple[date, date] | None:
    """Return when the last contact was by how long it had been before a day, which may be told roughly."""
    for expression in expressions:
        reaches = expression.start < span[1] and span[0] <= expression.end
        days = duration_days(expression, published=reading.article.published) if reaches else None
        if days:
            most = days[1] or days[0]
            return as_of - timedelta(days=most + most // ROUGHLY), as_of - timedelta(days=days[0] - days[0] // ROUGHLY)
    return None


def counts_from_office(reading: Reading, kind: str, span: tuple[int, int]) -> bool:
    """Whether a claim counts from the day on which somebody took office, which it does not give."""
    if kind == "first_in_office":
        return True
    since = SINCE_CLAUSE.search(reading.article.text, span[0], span[1] + SINCE_WHEN)
    return kind in {"first_since", "count"} and since is not None and bool(pattern("taking_office").match(since[0]))


def from_first(match: re.Match[str]) -> re.Match[str]:
    """Return the match of a first contact from "first" on, where that is told whole after it.

    Of "prepared the visit on January 10, their first meeting since September" that is what the claim says.
    """
    last = match.start() + match[0].lower().rfind("first")
    after = pattern("first_noun").match(match.string, last)
    return pattern("first_since").match(match.string, last) or match if after else match


def times_of(
    words: str, kind: str, span: tuple[int, int], expressions: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Return the expressions that may say when the contact before was: what stands after "since", else in the claim.

    "Their first meeting since he took office and after two calls in May" does not say when he took office.
    """
    after = [e for e in expressions if e.start >= span[0]] or list(expressions)
    since = SINCE_CLAUSE.search(words, span[0], span[1] + SINCE_WHEN) if kind == "first_since" else None
    if since is None:
        return after
    return [e for e in after if since.start() <= e.start <= since.end()]


def contact_of(reading: Reading, bounds: tuple[int, int], kind: str) -> Contact | None:
    """Return the contact by whose people a claim is about: the news of its sentence, else the nearest before it.

    "Their last conversation was on February 6", "the two have not met since": who they are tells the sentence itself,
    or what was told right before it, be it that there will be no call. "The two neighbours" are those of the lead.
    """
    told = sorted((c for c in reading.contacts if len(c.participants) > 1), key=lambda c: c.evidence[0].start)
    if kind in BACKWARDS:
        until = [c for c in told if any(q.start < bounds[1] for q in c.evidence)]
        return max(until, key=lambda c: max(q.start for q in c.evidence if q.start < bounds[1]), default=None)
    sentence = reading.article.text[bounds[0] : bounds[1]]
    if is_still_to_come(sentence, kind):
        planned = [c for c in told if c.status == "planned" and c.evidence[0].start < bounds[1]]
        return planned[-1] if planned else None
    done = [c for c in told if c.status in DONE]
    if kind == "count" and counts_on(sentence):
        return next((c for c in reversed(done) if not c.historical and c.evidence[0].start < bounds[0]), None)
    if kind == "count" and counts_states(sentence):
        return next((c for c in done if not c.historical), None)
    here = [c for c in done if any(q.start < bounds[1] and bounds[0] < q.end for q in c.evidence)]
    before = [c for c in done if c.evidence[0].start < bounds[0]]
    news = [c for c in here if not c.historical] or [c for c in before if not c.historical]
    fitting = of_rank(reading, news, sentence) or news
    return fitting[-1] if fitting else next(iter([*here, *reversed(before), *done, *told]), None)


def is_still_to_come(sentence: str, kind: str) -> bool:
    """Whether a claim is about a contact that is planned: "it would be the first visit since 2019"."""
    claim = pattern(kind).search(sentence)
    return claim is not None and bool(pattern("still_to_come").search(sentence, 0, claim.start()))


#: "Of the two ministers", "between the presidents".
WHOSE = re.compile(r"\b(?:the|two|both) ((?:[a-z]+ )?(?:minister|president|premier))s\b")


def of_rank(reading: Reading, contacts: Sequence[Contact], sentence: str) -> list[Contact]:
    """Return those of some contacts in which only people have part who may have the rank that a claim names."""
    named = rank_named(sentence)
    ranks = {named, UNKNOWN} if named else {*RANKS, UNKNOWN}
    known = {actor.id: rank_of(actor) for actor in reading.actors}
    return [c for c in contacts if all(known.get(one, UNKNOWN) in ranks for one in c.participants)]


def rank_named(sentence: str) -> str | None:
    """Return the rank of whom a claim is about, where it says so: "the first meeting of the two presidents"."""
    found = WHOSE.search(sentence.lower())
    return rank_of_title(found[1]) if found else None


def counts_states(sentence: str) -> bool:
    """Whether a claim counts contacts between countries, whoever had them ("talks between the two neighbours")."""
    return pattern("states").search(sentence) is not None


def counts_on(sentence: str) -> bool:
    """Whether a claim counts on from a first contact that it tells: "their second meeting, having met in May"."""
    claim = pattern("count").search(sentence)
    return claim is not None and claim["again"] is not None


def told_before(reading: Reading, at: int, as_of: date) -> tuple[date, date] | None:
    """Return when the contact was that is told last before a place: what "since" and "since then" look back to."""
    dated = [
        (c.evidence[0].start, c.date.earliest, c.date.latest)
        for c in reading.contacts
        if c.status in DONE and c.date and c.date.earliest and c.date.latest and c.date.latest < as_of
    ]
    before = [found for found in dated if found[0] < at]
    return max(before)[1:] if before else None


def day_of_claim(reading: Reading, contact: Contact, kind: str) -> date:
    """Return the day from which a claim looks back: that of the contact, of a claim about the last one publication."""
    told = contact.date.latest if contact.date else None
    published = reading.article.published.latest if reading.article.published else date.max
    return published if kind in BACKWARDS or told is None else told


def parted(words: str, span: tuple[int, int]) -> tuple[str, str, str]:
    """Return what stands before a span, in it, and after it."""
    return words[: span[0]], words[span[0] : span[1]], words[span[1] :]


def media_in(words: str, span: tuple[int, int]) -> tuple[str, ...]:
    """Return the media that the noun or verb of a claim asks for.

    Args:
        words: Its sentence.
        span: Where the claim stands in it. "They met for the third time", "the third time this year that they talked on
            the phone": what stands before it, or follows it with "that", says which times count; "last spoken by
            telephone" is of calls.
    """
    media: dict[str, list[str]] = wording()["media"]
    before, claim, after = (re.findall(r"\w+", part.lower()) for part in parted(words, span))
    beside = (after if after[:1] == ["that"] else before[::-1]) if "time" in claim else means_after(after)
    found = next((word for word in [*claim, *beside] if word in media), None)
    return tuple(media[found]) if found else ()


def means_after(after: Sequence[str]) -> Sequence[str]:
    """Return the words of "by telephone", "on the phone" or "over a video link" where these follow a claim."""
    return after[:WORDS_OF_MEANS] if after[:1] and after[0] in {"by", "on", "over"} else []


#: "Over a video".
WORDS_OF_MEANS = 3


def window_of(
    reading: Reading, contact: Contact, kind: str, as_of: date, expressions: Sequence[TimeExpression]
) -> tuple[date, date] | None:
    """Return when the contact before was, by the claim."""
    published = reading.article.published
    for expression in starts_of(reading.article.text, expressions):
        if expression.kind in {"date", "time"}:
            found = resolve(expression, published=published, direction="past")
            if found.earliest and found.latest and found.latest < as_of:
                return found.earliest, found.latest
    days = None if kind == "last_was" else silence_of(contact, expressions, reading)
    if days is None:
        return None
    most = as_of - timedelta(days=days[1]) if days[1] else NEVER
    return most, as_of - timedelta(days=days[0])


#: Letters after "since" in which the day stands that is counted from ("since experts met in Lomé on October 22").
SINCE_WHEN = 110
#: "Since" with what goes on from it ("since Quito and Lima fell out in May").
SINCE_CLAUSE = re.compile(r"\bsince\b(?:(?!,|;|:|\band\b(?! (?-i:[A-Z])))[^.\n])*", re.IGNORECASE)


#: "In as many months", and the days of the longest month.
AS_MANY = re.compile(r"\bin as many (day|week|month|year)s$")
DAYS_OF = {"day": 1, "week": 7, "month": 31, "year": 366}


def number_told(told: str) -> int:
    """Return the number that the words of a claim count to."""
    ordinals: dict[str, int] = wording()["ordinals"]
    return max((int(ordinals[word]) for word in re.findall(r"\w+", told.lower()) if word in ordinals), default=1)


def counted_since(
    reading: Reading, as_of: date, span: tuple[int, int], expressions: Sequence[TimeExpression]
) -> tuple[date, date] | None:
    """Return the period in which a claim counts, which stands at the end of its words; None where it is not known."""
    words = reading.article.text
    told, published = words[slice(*span)].lower(), reading.article.published
    if many := AS_MANY.search(told):
        return as_of - timedelta(days=DAYS_OF[many[1]] * number_told(told)), as_of
    lengths = (duration_days(e, published=published) for e in expressions if e.end == span[1])
    if days := next(filter(None, lengths), None):
        return as_of - timedelta(days=days[1] or days[0]), as_of
    if told[-len("2026") :].isdecimal():
        return (as_of.replace(month=1, day=1), as_of) if told.endswith(str(as_of.year)) else None
    if told.endswith(("month", "year")):
        return (as_of.replace(day=1) if told.endswith("month") else as_of.replace(month=1, day=1)), as_of
    since = span[1] - len(SINCE.strip())
    near = [e for e in expressions if since <= e.start <= span[1] + SINCE_WHEN and "," not in words[span[1] : e.start]]
    if told.startswith(SINCE):
        near = [e for e in expressions if span[0] <= e.start < span[1]]
    for expression in starts_of(words, near):
        if expression.kind in {"date", "time"}:
            found = resolve(expression, published=published, direction="past")
            return (found.earliest, as_of) if found.earliest and found.earliest < as_of else None
    return None


def counted_before(
    reading: Reading, as_of: date, span: tuple[int, int], expressions: Sequence[TimeExpression]
) -> tuple[date, date] | None:
    """Return the period before the day of a contact in which it is said to have followed others, or None."""
    near = [e for e in expressions if span[1] <= e.start <= span[1] + len(SINCE)]
    for expression in starts_of(reading.article.text, near):
        found = resolve(expression, published=reading.article.published, direction="past")
        if found.earliest and found.latest and found.earliest < as_of:
            return found.earliest, min(found.latest, as_of - timedelta(days=1))
    return None


def starts_of(words: str, expressions: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Yield time expressions, of "since January 13", which lasts until today, the day that it starts from."""
    for expression in expressions:
        told = words[expression.start : expression.end]
        if told.lower().startswith(SINCE):
            start = told[len(SINCE) :]
            yield from (find_expressions(start) or find_expressions(f"in {start}"))[:1]  # "May" alone may be a verb
        else:
            yield expression


def silence_of(
    contact: Contact, expressions: Sequence[TimeExpression], reading: Reading
) -> tuple[int, int | None] | None:
    """Return the shortest and longest silence that a claim allows, in days."""
    if contact.silence_claim is not None:
        return contact.silence_claim.days
    published = reading.article.published
    for expression in expressions:
        if published is not None and (days := duration_days(expression, published=published)):
            return days
    return None


def insert_claims(connection: sqlite3.Connection, number: int, claims: Sequence[Claim]) -> None:
    """Write the claims of the article with a number."""
    connection.executemany(
        """INSERT OR IGNORE INTO claim
           (key, article, report, kind, media, number, earliest, latest, as_of, quote, start, "end")
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (
                c.key, number, c.report, c.kind, " ".join(c.media), c.number, text(c.earliest), text(c.latest),
                text(c.as_of), c.quote, c.start, c.end,
            )
            for c in claims
        ],
    )  # fmt: skip


def claim_from(row: sqlite3.Row) -> Claim:
    """Return the claim that a row holds; the row has the article's key as ``article_key``."""
    as_of = day(row["as_of"])
    return Claim(
        key=row["key"], article=row["article_key"], report=row["report"], kind=row["kind"],
        media=tuple(row["media"].split()), number=row["number"], earliest=day(row["earliest"]),
        latest=day(row["latest"]), as_of=as_of or date.max, quote=row["quote"], start=row["start"], end=row["end"],
    )  # fmt: skip
