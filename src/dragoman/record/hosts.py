"""Who of three sides or more only brought the others together, or looked on: mediators, hosts, witnesses.

"The two presidents met in Doha", "the Emir of Qatar hosted the two presidents" and "the accord was signed by both
ministers and witnessed by the Secretary of State" tell of one contact of two states each, whoever else was in the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from dragoman.data_files import read_table
from dragoman.record.types import DONE, VISIT
from dragoman.sentences import sentence_around, sentence_bounds
from dragoman.types import Actor, Article, Contact, Frozen, Quote, Reading

#: Countries that a contact is of at the least, the hosts left out.
COUNTRIES_LEFT = 2
#: The kind of actor that is on none of the sides of two countries.
BODY = "organisation"
#: Sentences after that of a contact that may go on about it.
FOLLOWING = 2


class Rules(Frozen):
    """The wordings by which somebody is a host."""

    near: int
    beside: int
    listed: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    several: str
    others: str
    goes_on: str
    ahead: str
    another: str


class Named(Frozen):
    """Where somebody of one side is named."""

    start: int
    end: int
    side: str


@cache
def rules() -> Rules:
    """Return the wordings and distances."""
    return read_table("dragoman.record", "hosts.toml", Rules)


@cache
def pattern(*wordings: str) -> re.Pattern[str]:
    """Return the pattern of any of some wordings."""
    return re.compile("|".join(f"(?:{wording})" for wording in wordings), re.IGNORECASE)


def hosts_of(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return for each contact those who take part in it as hosts, mediators or witnesses of the others.

    Who is that in one contact of an article is so in what else it tells of the same sides. Nobody is where less than
    two countries would be left, nor where the article puts the contact beside another one of these.
    """
    actors = {actor.id: actor for actor in reading.actors}
    told = [one for one in reading.contacts if one.medium != VISIT and not one.apart]  # who is visited is no host
    wide = {contact.id: sides_of(contact, actors) for contact in told}
    told = [contact for contact in told if len(set(wide[contact.id].values())) > COUNTRIES_LEFT]
    own = {contact.id: told_as_hosts(reading, contact, actors, wide[contact.id]) for contact in told}
    found: dict[str, tuple[str, ...]] = {}
    for contact in told:
        sides = wide[contact.id]
        same = [own[other] for other in own if set(wide[other].values()) == set(sides.values())]
        hosts = own[contact.id] or max(same, key=lambda some: (len(some), sorted(some)), default=frozenset())
        if hosts:
            found[contact.id] = tuple(one for one in contact.participants if sides[one] in hosts)
    return found


def sides_of(contact: Contact, actors: Mapping[str, Actor]) -> dict[str, str]:
    """Return the side of each of those who take part: the country, else himself."""
    known = {one: actors.get(one) for one in contact.participants}
    return {one: (actor and actor.country) or one for one, actor in known.items()}


def told_as_hosts(
    reading: Reading, contact: Contact, actors: Mapping[str, Actor], sides: Mapping[str, str]
) -> frozenset[str]:
    """Return the sides that an article tells as hosts where it tells of a contact; none where too few others are left.

    An organisation beside two countries needs no words for it: it is in none of the two.
    """
    bodies = {side for one, side in sides.items() if side == one and one in actors and actors[one].kind == BODY}
    hosts: set[str] = set()
    for sentence in sentences_of(reading.article, contact):
        told = hosts_in(reading.article.text, sentence, actors, sides, done=contact.status in DONE)
        more = hosts.union(told)
        if len(set(sides.values()) - more - bodies) >= COUNTRIES_LEFT:  # else it is of another contact
            hosts = more
    left = set(sides.values()) - hosts - bodies
    if len(left) < COUNTRIES_LEFT or (hosts & {*sides.values()} and is_beside_another(reading, contact, actors, left)):
        return frozenset()
    return frozenset(hosts | bodies)


def sentences_of(article: Article, contact: Contact) -> Iterator[tuple[int, int]]:
    """Yield the sentences that a contact is told in, and those right after them that go on about it."""
    for quote in contact.evidence:
        yield from passage_of(article, quote)


def passage_of(article: Article, quote: Quote) -> Iterator[tuple[int, int]]:
    """Yield the sentence of a quote, and those right after it that go on about the same contact."""
    own = sentence_around(article, quote)
    yield own.start, own.end
    following = [bounds for bounds in sentence_bounds(article.text) if bounds[0] >= own.end][:FOLLOWING]
    for start, end in following:
        if not pattern(rules().goes_on).search(article.text[start:end]):
            return
        yield start, end


def hosts_in(
    text: str, sentence: tuple[int, int], actors: Mapping[str, Actor], sides: Mapping[str, str], *, done: bool
) -> Iterator[str]:
    """Yield the sides that a sentence names as hosts, whether they take part in the contact or not.

    Of what has come about nobody is the host of whom it is said that he will be.
    """
    named = sorted(
        (
            (place.start, place.end, sides.get(identifier, actor.country or identifier), identifier in sides)
            for identifier, actor in actors.items()
            for place in actor.mentions
            if sentence[0] <= place.start < sentence[1]
        ),
        key=lambda one: (one[0], -one[1]),
    )
    listed = [Named(start=start, end=end, side=side) for start, end, side, _ in named]
    meeting = [Named(start=start, end=end, side=side) for start, end, side, takes_part in named if takes_part]
    ahead = [found.end() for found in pattern(rules().ahead).finditer(text, *sentence)] if done else []
    for cue in pattern(*rules().before).finditer(text, *sentence):
        if cue.start() in ahead:
            continue
        yield from named_after(text, cue.end(), [one for one in listed if one.start >= cue.end() - 1])
    for cue in pattern(*rules().after).finditer(text, *sentence):
        if cue.start() in ahead:
            continue
        several = pattern(rules().several).search(cue[0]) is not None
        yield from named_before(text, cue.start(), [one for one in meeting if one.end <= cue.start()], several=several)


def named_after(text: str, at: int, named: Sequence[Named]) -> Iterator[str]:
    """Yield the sides of whom words name next, one after another: "hosted by the Emir and the Sultan"."""
    reach = rules().near
    for one in named:
        between = text[at : one.start]
        if len(between) > reach or pattern(rules().others).search(between):
            return
        yield one.side
        at, reach = one.end, rules().beside


def named_before(text: str, at: int, named: Sequence[Named], *, several: bool) -> Iterator[str]:
    """Yield the side of whom words name right before; of several, those who are listed with him."""
    reach = rules().near
    for one in reversed(named):
        between = text[one.end : at]
        if len(between) > reach or re.search(r"[.;:]", between):
            return
        yield one.side
        if not several:
            return
        at, reach = one.start, rules().listed


def is_beside_another(reading: Reading, contact: Contact, actors: Mapping[str, Actor], left: Set[str]) -> bool:
    """Whether an article puts a contact of all beside another one of those who are no hosts."""
    alone = any(other.id != contact.id and set(sides_of(other, actors).values()) == left for other in reading.contacts)
    passage = (reading.article.text[start:end] for start, end in sentences_of(reading.article, contact))
    return alone and any(pattern(rules().another).search(sentence) for sentence in passage)
