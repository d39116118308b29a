"""Changes of tone, and claims that do not agree with the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date

from dragoman.alerts.rules import Claim, Tone
from dragoman.alerts.sources import command, shortened, source_at
from dragoman.alerts.types import Fact, Source, Told
from dragoman.analysis.claims import Verdict, verdicts
from dragoman.analysis.tone import tone_shifts, tones
from dragoman.analysis.tone_ladder import step_of, topic_name
from dragoman.analysis.types import ToneEntry, ToneShift
from dragoman.export.dates import describe_day
from dragoman.export.lines import counted, of_event
from dragoman.export.names import present
from dragoman.record.keys import digest
from dragoman.record.known_from import KNOWN_FROM
from dragoman.record.rows import day
from dragoman.record.types import EventEntry
from dragoman.types import Quote

ARTICLE = "SELECT title, source, outlet, url FROM article WHERE key = ?"
FIRST_TOLD = f"""SELECT min({KNOWN_FROM}) FROM report JOIN event ON event.id = report.event
JOIN article ON article.id = report.article WHERE event.key = ? AND report.verdict IS NOT 'rejected'"""
OF_CLAIM = """SELECT event.key, article.origin, article.latest FROM article
LEFT JOIN report ON report.key = ? LEFT JOIN event ON event.id = report.event WHERE article.key = ?"""


def shifts(connection: sqlite3.Connection, rule: Tone, as_of: date) -> Iterator[Fact]:
    """Yield where the tone of one country towards another changed by as many steps as a rule asks.

    Of several shifts on one day, on several topics, the largest is told.
    """
    said = tones(connection, rule.of, towards=rule.towards, until=as_of)
    largest: dict[tuple[str, date, bool], ToneShift] = {}
    for shift in tone_shifts(said, steps=rule.steps):
        if shift.about != rule.towards or not suits(shift, rule):
            continue
        place = shift.scale, shift.after.day, shift.steps > 0
        known = largest.get(place)
        if known is None or (abs(shift.steps), shift.after.report) > (abs(known.steps), known.after.report):
            largest[place] = shift
    for (scale, on, harsher), shift in largest.items():
        mark = digest("tone", rule.of, rule.towards, scale, on, harsher)
        yield Fact(
            countries=(rule.of, rule.towards), marks=(mark, shift.after.report), state={"step": shift.after.step},
            tell=telling_shift(connection, shift), order=(str(on), scale, str(harsher)),
        )  # fmt: skip


def suits(shift: ToneShift, rule: Tone) -> bool:
    """Whether a shift goes the way that a rule asks, on its topic and not before its first day."""
    way = {"harsher": shift.steps > 0, "friendlier": shift.steps < 0, "either": True}[rule.direction]
    return way and rule.topic in ("any", shift.topic) and (rule.since is None or shift.after.day >= rule.since)


def telling_shift(connection: sqlite3.Connection, shift: ToneShift) -> Callable[[], Told]:
    """Return the function that tells of a shift."""

    def tell() -> Told:
        before, after = shift.before, shift.after
        way = "harsher" if shift.steps > 0 else "friendlier"
        speaker = after.speaker_name or after.speaker
        days = ("--since", str(before.day), "--until", str(after.day))
        return Told(
            title=f"{shift.country} speaks {counted(abs(shift.steps), 'step')} {way} of {shift.about}",
            details=present(
                f"{describe_day(before.day)}: {step_of(before.step).key.replace('_', ' ')}",
                f"{describe_day(after.day)}: {step_of(after.step).key.replace('_', ' ')}",
                f"topic: {topic_name(shift.topic)}" if shift.topic != "any" else None,
            ),
            events=(after.report, before.report),
            # A statement is no event: "show" does not know it, "said" does.
            commands=(command("said", speaker, *days),) if speaker else (),
            sources=tuple(said_at(connection, entry) for entry in (after, before)),
        )  # fmt: skip

    return tell


def said_at(connection: sqlite3.Connection, entry: ToneEntry) -> Source:
    """Return the sentence of a statement."""
    row = connection.execute(ARTICLE, (entry.article,)).fetchone()
    return Source(
        report=entry.report, article=entry.article, title=row["title"] or row["source"], outlet=row["outlet"],
        url=row["url"], published=entry.day, sentence=shortened(entry.sentence),
    )  # fmt: skip


def claims(connection: sqlite3.Connection, rule: Claim, pair: tuple[str, str], as_of: date) -> Iterator[Fact]:
    """Yield the claims about the contacts of a pair on which the record says what a rule asks for.

    Copies of one story make one claim. Contacts that no article had told of by the day are not held against it.
    """
    for verdict in verdicts(connection, *pair):
        claim = verdict.claim
        event, origin, published = connection.execute(OF_CLAIM, (claim.report, claim.article)).fetchone()
        if verdict.verdict not in rule.verdict or (published or "") > as_of.isoformat():
            continue
        if rule.since and (published or str(claim.as_of)) < rule.since.isoformat():
            continue
        found = rests_on(verdict)
        if found and not any(told_by(connection, contact.key, as_of) for contact in found):
            continue
        same = digest("claim", origin, claim.kind, claim.number, claim.earliest, claim.latest, claim.quote)
        yield Fact(
            countries=pair, marks=(claim.key, same), state={"verdict": verdict.verdict},
            tell=telling_claim(connection, verdict, event, day(published)), order=(str(claim.as_of), claim.key),
        )  # fmt: skip


def told_by(connection: sqlite3.Connection, event: str, as_of: date) -> bool:
    """Whether an article had told of an event by a day."""
    first = connection.execute(FIRST_TOLD, (event,)).fetchone()[0]
    return first is not None and str(first) <= as_of.isoformat()


def telling_claim(
    connection: sqlite3.Connection, verdict: Verdict, event: str | None, published: date | None
) -> Callable[[], Told]:
    """Return the function that tells of a claim."""

    def tell() -> Told:
        claim = verdict.claim
        own = (event,) if event else ()
        events = tuple(dict.fromkeys((*own, *(contact.key for contact in rests_on(verdict)))))
        quote = Quote(start=claim.start, end=claim.end, quote=claim.quote)
        return Told(
            title=f"Claim {verdict.verdict.replace('_', ' ')}: “{shortened(claim.quote)}”",
            details=present(verdict.because, f"published {describe_day(published)}" if published else None)
            + listed(verdict),
            events=events, commands=tuple(command("show", key) for key in events),
            sources=(source_at(connection, claim.article, quote),),
        )  # fmt: skip

    return tell


def rests_on(verdict: Verdict) -> tuple[EventEntry, ...]:
    """Return the contacts that a verdict rests on, and those in dispute that it hangs on."""
    return verdict.contacts + verdict.hangs_on


def listed(verdict: Verdict) -> tuple[str, ...]:
    """Return the contacts that a verdict rests or hangs on, each in a few words."""
    lines = [of_event(contact) for contact in rests_on(verdict)]
    return tuple(", ".join([f"{line.title} of {line.parties}", *line.details[:1]]) for line in lines)
