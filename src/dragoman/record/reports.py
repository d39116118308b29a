"""A reading taken apart into reports: one for each event, statement, commitment and assessment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from dragoman.language.sentences import paragraph_spans
from dragoman.record.hosts import hosts_of
from dragoman.record.keys import digest, report_key
from dragoman.record.ranks import held_by_one, level_of, rank_of
from dragoman.record.types import DONE, VISIT, Party, Report
from dragoman.record.wording import telling_words
from dragoman.sentences import sentence_around
from dragoman.types import (
    Actor,
    Assessment,
    Commitment,
    Contact,
    Event,
    Interval,
    Quote,
    Reading,
    Statement,
)

#: Longest quote that a report keeps beside the reading, in code points.
LONGEST = 400
#: Words that what is to be done needs, to be understood by itself.
FEWEST_WORDS = 3
#: Telling words of its sentences that a report keeps.
MOST_WORDS = 60
#: Status of facts that have none of their own.
SAID = "happened"
#: An article is about two countries where it names the second of them so often, and all others together no oftener than
#: by this share of all.
LEAST_NAMED, BESIDE_TWO = 2, 0.2
#: Separates who acts from who is acted on, in a block.
ONTO = ">"


def reports_of(reading: Reading, article: str) -> tuple[Report, ...]:
    """Return every report of a reading, of the article with this key."""
    reports = within_visits(reading.article.text, tuple(ReadingReports(reading, article).all()))
    return placed_nearby(of_calls(reports))


#: Words for a contact that say nothing of its means, and for one that is face to face.
SITTING = re.compile(r"\b(?:meeting|talks|session|discussions?|negotiations|summit)\b", re.IGNORECASE)
FACED = re.compile(r"\b(?:met|meets?|visit\w*|host\w*|receiv\w+|in[- ]person|face[- ]to[- ]face)\b", re.IGNORECASE)


#: By which a contact was not long ago, without a day.
RECENT = re.compile(r"\brecent\b", re.IGNORECASE)
#: Days within which what is to be "soon" is looked for.
SOON = timedelta(days=45)


def of_calls(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports of an article; a bare meeting on the day of the one call of the same states is that call.

    "The first meeting of the trade ministers in three years … They spoke by video link for an hour on Monday."
    """
    told = [report for report in reports if report.contact and report.status in DONE and report.earliest]
    return tuple(of_call(report, told) if report.medium == "in_person" else report for report in reports)


def of_call(report: Report, told: Sequence[Report]) -> Report:
    """Return a report of a meeting, by the means of the call that it is of, if it is of one."""
    bare = SITTING.search(report.quote) and not FACED.search(report.quote) and not report.place
    if not (bare and report in told and report.earliest == report.latest):
        return report
    same = [
        other for other in told
        if other.earliest == other.latest == report.earliest and block_of(other) == block_of(report)
    ]  # fmt: skip
    means = {other.medium for other in same if other.medium in {"phone", "video"} and of_same_people(report, other)}
    faced = any(other.medium in {"in_person", "visit"} and FACED.search(other.quote) for other in same)
    return report if len(means) != 1 or faced else msgspec.structs.replace(report, medium=means.pop())


def of_same_people(one: Report, other: Report) -> bool:
    """Whether no side of two reports has other people in the one than in the other, as far as they are named."""
    here, there = people_by_side(one), people_by_side(other)
    return one.level == other.level and all(here[side] & there[side] for side in here.keys() & there.keys())


def people_by_side(report: Report) -> dict[str | None, set[str]]:
    """Return the persons who take part for each side."""
    found: dict[str | None, set[str]] = {}
    for party in report.parties:
        if party.kind == "person":
            found.setdefault(side_of(party), set()).add(party.actor)
    return found


def within_visits(text: str, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports of an article with this text; whom a guest meets has the days of the visit told right before.

    "He arrived on Tuesday for a one-day visit, held talks and was received by the president": that is of one paragraph.
    """
    starts = [start for start, _ in paragraph_spans(text)]
    visits: dict[int, list[Report]] = {}
    for report in reports:
        if report.contact and report.medium == VISIT and report.status in DONE and report.earliest and report.latest:
            visits.setdefault(bisect_right(starts, report.start), []).append(report)
    return tuple(on_visit(report, visits.get(bisect_right(starts, report.start), ())) for report in reports)


def on_visit(report: Report, visits: Sequence[Report]) -> Report:
    """Return a report; a meeting without a day is on the days of the one visit of its paragraph with the same guest."""
    seen = report.contact and report.medium == "in_person" and report.status in DONE
    if not seen or report.earliest or report.latest:
        return report
    people = {party.actor for party in report.parties if party.kind == "person"}
    during = [
        visit for visit in visits
        if visit.start < report.start and visit.historical == report.historical
        and people & {party.actor for party in visit.parties}
    ]  # fmt: skip
    days = {(visit.earliest, visit.latest, visit.precision) for visit in during}
    if len(days) != 1:
        return report
    ((earliest, latest, precision),) = days
    return msgspec.structs.replace(report, earliest=earliest, latest=latest, precision=precision)


def placed_nearby(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports of an article; a contact without a date is placed where its only dated one of the kind is."""
    dated: dict[str, list[Report]] = {}
    for report in reports:
        if report.contact and report.earliest and report.latest and (block := block_of(report)):
            dated.setdefault(block, []).append(report)
    return tuple(near(report, dated.get(block_of(report) or "", ())) for report in reports)


def near(report: Report, dated: Sequence[Report]) -> Report:
    """Return a report, placed where the one dated contact between the same people is; several are no ground."""
    if not report.contact or (report.earliest and not is_soon(report)) or report.latest or is_recent(report):
        return report
    same = [other for other in dated if may_be(report, other) and has_all(other, without_hosts(report.parties))]
    if is_soon(report):
        same = [other for other in same if is_ahead(other) and other.earliest - report.earliest <= SOON]  # type: ignore[operator]
    if len(same) != 1 or (report.historical and any(other.status != "negated" for other in dated)):
        return report
    return msgspec.structs.replace(report, near=Interval(earliest=same[0].earliest, latest=same[0].latest))


def is_soon(report: Report) -> bool:
    """Whether all that a report tells of when something will be is that it is still to come: "soon"."""
    first = report.published.earliest if report.published else None
    return bool(report.status == "planned" and report.earliest and not report.latest and report.earliest == first)


def is_recent(report: Report) -> bool:
    """Whether all that a report tells of when something was is that it is not long ago: "their recent meeting"."""
    told = report.contact and report.status in DONE and not (report.earliest or report.latest)
    return bool(told and RECENT.search(report.quote))


def has_all(report: Report, parties: Sequence[Party]) -> bool:
    """Whether all of some parties take part in what a report tells, by name or as the state it has alone for them."""
    named = {party.actor for party in report.parties}
    people = {party.country for party in report.parties if party.kind != "state"}
    states = {party.country for party in report.parties if party.kind == "state"} - people
    return all(party.actor in named or party.country in states for party in parties)


def may_be(one: Report, other: Report) -> bool:
    """Whether a contact without a date may be another one, by the same means, that its article gives a date.

    What is told as news is not what the article only looks back at ("who dialled. They had last spoken in May"), nor
    the other way round. What was planned may be what is called off, and what one side says to have been what the other
    denies ("denied that they had spoken on Monday. Madrid had said that they had").
    """
    if one.historical != other.historical or one.medium not in (other.medium, "unspecified"):
        return False
    if one.status in DONE and other.status == "planned" and is_ahead(other):
        return False  # "X and Y met, and will see each other again in September"
    if other.status != "negated":
        return one.status != "negated" and not one.historical
    if one.status == "planned":
        return is_ahead(other)
    return one.historical and one.status != "negated" and not is_ahead(other)


def is_ahead(report: Report) -> bool:
    """Whether what a report tells had a day that was still to come when it was published."""
    first = report.published.earliest if report.published else None
    return bool(first and report.earliest and report.earliest >= first)


class ReadingReports:
    """Makes the reports of one reading."""

    def __init__(self, reading: Reading, article: str) -> None:
        """Look up actors and contacts of the reading."""
        self.reading = reading
        self.article = article
        self.actors = {actor.id: actor for actor in reading.actors}
        self.contacts = {contact.event: contact for contact in reading.contacts}
        #: Who in each contact only brought the others together.
        self.hosts = hosts_of(reading)
        #: How often the article names each country, by itself or by its people.
        self.named: Counter[str | None] = Counter()
        for actor in reading.actors:
            if actor.country:
                self.named[actor.country] += len(actor.mentions)
        published = reading.article.published
        self.published = published and Interval(earliest=published.earliest, latest=published.latest)

    def all(self) -> Iterator[Report]:
        """Yield the reports in the order of the reading's lists."""
        for event in self.reading.events:
            yield self.event(event, self.contacts.get(event.id))
        for statement in self.reading.statements:
            yield self.statement(statement)
        for commitment in self.reading.commitments:
            yield self.commitment(commitment)
        for assessment in self.reading.assessments:
            yield self.assessment(assessment)

    def event(self, event: Event, contact: Contact | None) -> Report:
        """Return the report of an event, which may be a contact."""
        fact: Event | Contact = contact or event
        if contact is not None:
            parties = self.parties("participant", contact.participants)
            parties += self.parties("initiator", [contact.initiator] if contact.initiator else [])
            parties += self.parties("apart", contact.apart)
            parties += self.parties("host", self.hosts.get(contact.id, ()))
        else:
            parties = self.parties("actor", event.actors) + self.parties("recipient", event.recipients)
        return Report(
            **self.about(event.id, "event", event.type, fact.evidence),
            contact=contact.id if contact else None,
            medium=contact.medium if contact else None,
            level=level_of(p for p in without_hosts(parties) if p.role in PARTICIPANT) if contact else None,
            status=fact.status,
            historical=fact.historical,
            **dates(fact.date),
            confidence=fact.confidence,
            intensity=event.intensity,
            place=fact.place or event.place,
            parties=parties,
        )

    def statement(self, statement: Statement) -> Report:
        """Return the report of a statement; a speaker who is not resolved takes no part."""
        parties = self.parties("speaker", [statement.speaker] if statement.speaker else [])
        parties += self.parties("co_speaker", statement.co_speakers)
        parties += self.parties("on_behalf_of", [statement.on_behalf_of] if statement.on_behalf_of else [])
        parties += self.parties("addressee", statement.addressees)
        return Report(
            **self.about(statement.id, "statement", statement.tone or "neutral", (statement.content,)),
            status=SAID,
            cue=statement.cue,
            confidence=statement.confidence,
            parties=parties,
        )

    def commitment(self, commitment: Commitment) -> Report:
        """Return the report of a commitment; its dates are when it is due.

        What is to be done in a word or two ("help", "their names") tells nobody anything without the words around it.
        """
        tells = len(commitment.action.quote.split()) >= FEWEST_WORDS
        action = (commitment.action,) if tells else commitment.evidence
        return Report(
            **self.about(commitment.id, "commitment", commitment.kind, action),
            status=SAID,
            **dates(commitment.due),
            answers=commitment.answers,
            confidence=commitment.confidence,
            parties=self.commitment_parties(commitment),
        )

    def commitment_parties(self, commitment: Commitment) -> tuple[Party, ...]:
        """Return who binds himself or asks, whom, and where nobody else is named, whom the nearest contact was with.

        "Zawilski promised to open the corridor" names nobody; said after his call with Horbach, it is Ukraine's to see.
        """
        by, to = self.parties("by", commitment.by), self.parties("to", commitment.to)
        sides = {party.country or party.actor for party in (*by, *to)}
        if len(sides) != 1:
            return by + to
        at = commitment.evidence[0].start
        others = [found for contact in self.reading.contacts if (found := self.counterpart(contact, by + to))]
        nearest = min(others, key=lambda found: (abs(found[0] - at), found[0] > at), default=(0, ()))[1]
        return by + to + (nearest or self.other_side({party.country for party in (*by, *to)}))

    def other_side(self, ours: Collection[str | None]) -> tuple[Party, ...]:
        """Return the state of the other of two countries that an article is about, where one of them is ours."""
        (first, _), (second, told), *rest = [*self.named.most_common(), (None, 0), (None, 0)]
        others = {first, second} - set(ours)
        about_two = told >= LEAST_NAMED and sum(n for _, n in rest) <= BESIDE_TWO * self.named.total()
        if not about_two or len(others) != 1:
            return ()
        states = sorted(a.id for a in self.reading.actors if a.kind == "state" and a.country in others)
        return self.parties("counterpart", states[:1])

    def counterpart(self, contact: Contact, ours: Sequence[Party]) -> tuple[int, tuple[Party, ...]] | None:
        """Return where a contact of some people with one other side is told, and who was on that side."""
        parties = self.parties("counterpart", contact.participants)
        own, countries = {party.actor for party in ours}, {party.country for party in ours} - {None}
        theirs = tuple(p for p in parties if p.actor not in own and p.country not in countries)
        sides = {party.country or party.actor for party in theirs}
        return (contact.evidence[0].start, theirs) if len(sides) == 1 and len(theirs) < len(parties) else None

    def assessment(self, assessment: Assessment) -> Report:
        """Return the report of an assessment."""
        parties = self.parties("between", assessment.between)
        parties += self.parties("assessor", [assessment.assessor] if assessment.assessor else [])
        return Report(
            **self.about(assessment.id, "assessment", assessment.direction, assessment.evidence),
            status=SAID,
            confidence=assessment.confidence,
            parties=parties,
        )

    def about(self, fact: str, kind: str, type: str, evidence: Sequence[Quote]) -> dict[str, Any]:
        """Return what every report has."""
        quote = evidence[0]
        return {
            "key": report_key(self.article, fact), "article": self.article, "origin": self.article, "fact": fact,
            "kind": kind, "type": type, "quote": quote.quote[:LONGEST], "start": quote.start, "end": quote.end,
            "published": self.published, "words": self.words(evidence),
        }  # fmt: skip

    def words(self, evidence: Sequence[Quote]) -> str:
        """Return the stems of the telling words of the sentences that some evidence stands in."""
        found: set[str] = set()
        for quote in evidence:
            whole = sentence_around(self.reading.article, quote)
            found |= telling_words(self.reading.article.text[whole.start : whole.end])
        return " ".join(sorted(found)[:MOST_WORDS])

    def parties(self, role: str, identifiers: Iterable[str]) -> tuple[Party, ...]:
        """Return those who take part in a role, as the reading knows them."""
        return tuple(
            self.as_told(party_of(role, identifier, self.actors.get(identifier)))
            for identifier in dict.fromkeys(identifiers)
        )

    def as_told(self, party: Party) -> Party:
        """Return a party; whom the article means by an office alone that one at a time holds is that office.

        "The prime minister telephoned" tells no name: another article may have a newer one than the registry.
        """
        actor = self.actors.get(party.actor)
        if actor is None or party.kind != "person" or not held_by_one(actor) or self.is_named(actor):
            return party
        return msgspec.structs.replace(party, kind="office")

    def is_named(self, actor: Actor) -> bool:
        """Whether the article has a part of somebody's name where it speaks of him, or does not tell where."""
        text = self.reading.article.text
        parts = actor.name.replace("-", " ").split()
        return not actor.mentions or any(
            part in text[place.start : place.end] for place in actor.mentions for part in parts
        )


def party_of(role: str, identifier: str, actor: Actor | None) -> Party:
    """Return an actor in a role."""
    if actor is None:
        return Party(role=role, actor=identifier, name=identifier, kind="unresolved")
    return Party(
        role=role, actor=identifier, name=actor.name, kind=actor.kind, country=actor.country, rank=rank_of(actor)
    )


def between(report: Report, parties: tuple[Party, ...]) -> Report:
    """Return a report between other parties, at the level that follows from them."""
    level = level_of(p for p in without_hosts(parties) if p.role in PARTICIPANT) if report.contact else None
    return msgspec.structs.replace(report, parties=parties, level=level)


def dates(interval: Interval | None) -> dict[str, Any]:
    """Return the fields of a report that say when."""
    if interval is None:
        return {}
    return {"earliest": interval.earliest, "latest": interval.latest, "precision": interval.precision}


#: What these are called in one article says nothing of who they are in another.
ANYBODY = frozenset({"office", "group", "unresolved"})


def side_of(party: Party) -> str | None:
    """Return the side that somebody takes part for: the country, else the actor; None for "officials" of nowhere."""
    if party.country or not (party.actor.startswith("local:") and party.kind in ANYBODY):
        return party.country or party.actor
    return None


def codes(parties: Iterable[Party], roles: frozenset[str]) -> tuple[str, ...]:
    """Return the sides that take part in any of the roles."""
    return tuple(sorted({side for party in parties if party.role in roles and (side := side_of(party))}))


PARTICIPANT, ACTING, REACHED = frozenset({"participant"}), frozenset({"actor"}), frozenset({"recipient"})
APART, HOST = frozenset({"apart"}), frozenset({"host"})
BY, TO = frozenset({"by"}), frozenset({"to"})
TALKS = "CONSULT"


def block_of(report: Report) -> str | None:
    """Return what a report must share with another one to be the same event, or None when it stands alone.

    Talks are the same from either side; of every other event it matters who acts and who is acted on. A contact of
    which one party alone is told can only be what another version of its article tells in the same words.
    """
    if report.kind == "event" and report.type == TALKS:
        sides = codes(without_hosts(report.parties), PARTICIPANT | ACTING | REACHED)
        alone = f"={digest(report.words)}" if is_of_one(report) else ""
        return f"{TALKS} {' '.join(sides)}{alone}" if sides else None
    if report.kind == "event":
        acting, reached = codes(report.parties, ACTING), codes(report.parties, REACHED)
        return f"{report.type} {' '.join(acting)}{ONTO}{' '.join(reached)}" if acting or reached else None
    if report.kind == "commitment":
        by, to = codes(report.parties, BY), codes(report.parties, TO)
        return f"{report.type} {' '.join(by)}{ONTO}{' '.join(to)}" if by else None
    return None


def without_hosts(parties: Sequence[Party]) -> list[Party]:
    """Return parties, those left out who only brought the others together."""
    hosts = {party.actor for party in parties if party.role in HOST}
    return [party for party in parties if party.actor not in hosts]


def is_of_one(report: Report) -> bool:
    """Whether no more than one party of an event is told, so that only its own words tell which one it is."""
    parties = (party for party in report.parties if party.role in PARTICIPANT | ACTING | REACHED)
    return len({party.actor for party in parties if side_of(party)}) <= 1


#: Roles by which somebody belongs to an event, as opposed to being told of it.
SIDES = PARTICIPANT | ACTING | REACHED | BY | TO


def pairs_of(parties: Iterable[Party], medium: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return the dyads of countries that an event belongs to; a country alone stands with itself.

    Of talks every two are a dyad; otherwise one who acts with one who is acted on, and those who act together only
    where nobody is acted on; those whom somebody acts on are none by that. Countries to which somebody from elsewhere
    travelled did not meet each other by that, nor did those with whom somebody was in contact one by one. More than a
    dozen countries are a conference, which belongs to none of their dyads.

    Args:
        parties: Of the event.
        medium: Of a contact, or None.
    """
    listed = tuple(parties)
    acting = countries_of(listed, PARTICIPANT | ACTING | BY)
    # Where nobody is known to have asked, it was most likely who is beside whoever was asked.
    acting, reached = (
        (acting, countries_of(listed, REACHED | TO | BESIDE))
        if acting
        else (countries_of(listed, BESIDE), countries_of(listed, REACHED | TO))
    )
    if len(acting) + len(reached) > LARGEST:
        return ()
    if reached and acting:
        found = {(min(a, b), max(a, b)) for a in acting for b in reached}
    else:
        places = visited(listed) if medium == VISIT else frozenset()
        alone = frozenset(p.country for p in listed if p.role in APART)
        found = {(a, b) for a in acting for b in acting if a < b and not ({a, b} <= places or {a, b} <= alone)}
        found = found or {(a, a) for a in acting or reached}
    return tuple(sorted(found))


def countries_of(parties: Sequence[Party], roles: frozenset[str]) -> list[str]:
    """Return the countries of those in some roles, each once."""
    return sorted({party.country for party in parties if party.country and party.role in roles})


def visited(parties: Sequence[Party]) -> frozenset[str]:
    """Return the countries of which nobody is named, where somebody from another one is: where a traveller went."""
    people = {p.country for p in parties if p.country and p.kind != "state"}
    places = {p.country for p in parties if p.country} - people
    return frozenset(places) if people else frozenset()


#: Role of those whom a commitment was not made to by name.
BESIDE = frozenset({"counterpart"})
#: Countries of the largest event that counts for the dyads within it.
LARGEST = 12
