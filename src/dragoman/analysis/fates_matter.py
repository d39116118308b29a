"""What a commitment is about: the meaning of its words, of the names in it, and the numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_meanings import in_known_words, meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_quantities import Quantity, ordinals, quantities
from dragoman.calendar import find_expressions
from dragoman.record.ranks import UNKNOWN
from dragoman.record.reports import BY
from dragoman.record.types import Party, Report

#: "an inquiry into the shooting, which happened on Sunday", "the figures for May so that both sides can count", "the
#: ban that is due to take effect in May": what is asked for stands before.
CLAUSE = re.compile(
    r",\s|\s(?:so that|as an?|which|in order to|because|until|unless)\s|\sthat (?:is|are) (?:due|set) "
    r"|\b(?<!so )that (?:has|have|had|was|were) |\sfor the (?:first|second|last) time\b|\sto help\s"
)
#: "Their experts, who met on Tuesday, will report": what is promised goes on after it.
INSERTED = re.compile(r",\s+(?:who|which|whose|whom|where|when)\b[^,;]*,(?=\s)")
#: A word that begins with a capital letter within a sentence.
NAME = re.compile(r"(?<=[\w,’'][ -])(?!USD|EUR|GBP)[A-Z][^\W\d_]+")


#: Kinds of parties that have a name, which says nothing of what is promised.
NAMED = frozenset({"person", "state"})


#: "This undertaking": what it is stands in the sentence before.
POINTS_BACK = re.compile(r"\b(?:this|(?<!^)that|these|those|such)\b", re.IGNORECASE)

#: "Burkina Faso gave Ghana this undertaking on Thursday": what it is stands in the sentence before, whole.
GIVES_IT = re.compile(
    r"\b(?:gave|given|giving|made|repeated|renewed)\b[^,;.]*?\b(?:this|that|such an?|the same)\s"
    r"(?:undertaking|promise|pledge|assurance|commitment)s?\b"
)

#: "To lift it at once".
OBJECT = re.compile(r"^(?:to |that |would |will )?\w+ (?:it|them)\b")
#: "A Kyrgyz request to let engineers inspect the dam and": what is asked for stands after the word for it.
ASKS_FOR = re.compile(r"\s+(?:to|for|that)\s[^,;.]*?(?=\s(?:and|but)\s|[,;.]|$)")

#: "That they would be working": what stands for things that were named before.
PRONOUN = re.compile(r"^(?:that )?(?:it|they)\b", re.IGNORECASE)

#: The verb of what is promised or asked for: "to release the crew", "would be cleared", "that Nepal abolish the levy".
DEED = re.compile(
    r"\b(?:to|would|will|shall|should|must|could|can)\s+(?:not\s+)?(?:be\s+)?([a-z]+)|^that\s+(?:[A-Z][\w’'-]*\s+)+([a-z]+)"
    r"|^(?!(?:that|the|an?|its?|their|his|her|which|it|they|no|not|to|would|will|for|by|like)\b)([a-z]+)\b(?! of\b)"
)


#: "To allow engineers to inspect the dam", "that observers be allowed to enter": what is to be done, others do.
PERMITS = re.compile(r"\b(?:allow|permit|enable|allowed|permitted|enabled)\s+(?:[^,;.]*?\s)?to\s+(?:be\s+)?([a-z]+)")


#: A thing, the word between, and the name of where it is, by what they mean.
Placed = tuple[str, str, frozenset[str]]
#: A thing, what it is of or for, and the word before it ("work" of "the work permits of 300 carpenters").
ThingOf = tuple[str, frozenset[str], frozenset[str]]


class Matter(NamedTuple):
    """What a commitment is about."""

    #: What its words mean.
    words: frozenset[str]
    #: ... and others of its sentence and the one before it, which tell of it too, but less surely.
    beside: frozenset[str]
    #: What the names in it mean, without those of the parties.
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    #: What the verb means that says what is promised or asked for.
    deed: frozenset[str]
    #: Which of several things it is: "first" of "the first instalment".
    ordinals: frozenset[str]
    #: Whether others are to be let do it: "to allow engineers to inspect the dam".
    permits: bool = False
    #: The deed and what it is done to, without what that is about and where: "send" and "draft" of "to send a draft on
    #: the ferry at Valka"; nothing where no deed is known.
    core: frozenset[str] = frozenset()

    #: The things that it places by a name: "the treaty on the Arauca river".
    placed: tuple[Placed, ...] = ()
    #: What the names of the parties mean.
    parties: frozenset[str] = frozenset()
    #: What things are of or for: "the timetable for the return", "the duty on coffee".
    things_of: tuple[ThingOf, ...] = ()

    #: The things of a kind, each with the word before it: "treaty" and "insurance".
    kinds: tuple[tuple[str, str], ...] = ()

    @property
    def things(self) -> frozenset[str]:
        """What the deed is done to, or where that is not known, all that is named but for places."""
        return (self.core or self.words - self.names) - self.deed

    @property
    def whole(self) -> frozenset[str]:
        """The deed and what it is done to, without names: nothing where that is one word, as much else has it."""
        core = (self.core - self.names) & self.words
        return core if self.deed & core and len(core) >= int(settings()["words"]) else frozenset()


def matter_of(first: Report, pool: Pool) -> Matter:
    """Return what a commitment is about, by its first report."""
    known = pool.matters.get(first.key)
    if known is None:
        own = pool.at(first.article, first.start)
        before = pool.before(own) if own else None
        again = recurring(topic_of(first, pool), first, pool)
        known = matter(first.quote, own.text if own else "", before.text if before else "", called(first), again)
        pool.matters[first.key] = known
    return known


@lru_cache(maxsize=8192)
def matter(quote: str, sentence: str, before: str, parties: str, again: frozenset[str]) -> Matter:
    """Return what a commitment is about: by its words, its sentence, the one before it, and the names of the parties.

    Where the words are too few, its whole sentence tells ("by then"), or the one before ("this undertaking"), and what
    "it" is that word of the one before tells which the article has again and again.
    """
    if before and GIVES_IT.search(quote):
        quote = before
    bare, least = in_known_words(without_dates(quote)), int(settings()["words"])
    theirs, little = meaning_words(parties), meaning_words(settings()["telling_little"])
    asked = meaning_words(" ".join(settings()["wordings"]["request"]))
    counted, words, meant = quantities(bare), wanted_words(quote), ""
    if len(words - little) < least or not words - little - theirs - asked:
        meant = meant_by(quote, sentence, before)
        words |= wanted_words(part_with(quote, meant))
        counted = counted or quantities(without_dates(meant))
    less = frozenset(word for word in words - theirs - little if not (counted and word.isdigit()))
    if len(less) < least and not says("answer", quote):  # what an answer is about is not yet done by it
        less |= again
    words = less if len(less) >= least else words
    beside = topic(sentence, parties) | topic(before, parties)
    names = meaning_words(" ".join(NAME.findall(bare))) & words
    return Matter(
        words, beside - words, names - theirs, counted, meaning_words(deed_of(bare)), ordinals(bare),
        permits=PERMITS.search(bare) is not None, core=frozenset() if meant else core_of(bare, theirs | little),
        placed=tuple(placed(bare)), parties=theirs, things_of=tuple(things_of(bare, theirs)),
        kinds=tuple(kinds_in(bare, theirs | little)),
    )  # fmt: skip


def meant_by(quote: str, sentence: str, before: str) -> str:
    """Return the words that tell what a commitment is about whose own words are too few."""
    after = ASKS_FOR.match(sentence.partition(quote)[2]) if says("request", quote) else None
    if after is not None:
        return after[0]
    return before if before and (POINTS_BACK.search(quote) or OBJECT.search(quote)) else sentence


#: What ends a part of a sentence.
PART_END = re.compile(r"[,;:]\s")


def part_with(quote: str, told: str) -> str:
    """Return the part of a sentence in which some words stand, where it tells enough, or else the whole sentence.

    Of "speaking in Astana, he gave his word that the gates of the weir would be (raised by July 28)" that is what he
    gave his word for, and not where he spoke.
    """
    start, found, end = told.partition(quote)
    part = PART_END.split(start)[-1] + quote + PART_END.split(end)[0] if found else told
    return part if len(meaning_words(part) - meaning_words(quote)) >= int(settings()["words"]) else told


def recurring(words: frozenset[str], first: Report, pool: Pool) -> frozenset[str]:
    """Return those of some words that most sentences of an article have, where some do: what the article is about."""
    sentences = pool.of_article(first.article)
    number = {word: sum(word in sentence.words for sentence in sentences) for word in words}
    most = max([*number.values(), int(settings()["recurring"])])
    return frozenset(word for word in number if number[word] == most)


def deed_of(quote: str) -> str:
    """Return the verb that says what is promised or asked for, as it is written there, or ""."""
    found = PERMITS.search(quote) or DEED.search(quote)
    return found.group(found.lastindex or 1) if found else ""


#: What stands between a deed and what it is done to, and what that is about or where it is.
BETWEEN = re.compile(
    r"\b(?:about|across|after|against|along|around|as|at|before|behind|beside|between|by|during|for|from|in|into|near"
    r"|off|on|out|over|through|to|towards?|under|up|with|within|that|which|who|held)\b"
)


def core_of(quote: str, others: frozenset[str]) -> frozenset[str]:
    """Return what the words mean, but for some, that tell the deed and what it is done to; nothing without a deed."""
    found = PERMITS.search(quote) or DEED.search(quote)
    if found is None:
        return frozenset()
    at_once = BETWEEN.fullmatch(found.group(found.lastindex or 1))  # "would be in Tbilisi": that is where, not what
    told = "" if at_once else quote[found.end() :]
    done_to = next((part for part in BETWEEN.split(told) if meaning_words(part) - others), "")
    subject = BETWEEN.split(quote[: found.start()].removeprefix("that "))[0]
    more = " ".join(BETWEEN.split(part)[0] for part in SECOND.split(quote[found.end() :])[1:])
    return meaning_words(f"{subject} {found.group(found.lastindex or 1)} {done_to} {more}") - others


#: "The treaty on the Arauca river", "the bridge at Darsana".
PLACED = re.compile(r"\b(?P<thing>[a-z]{3,})\s+(?P<between>on|at|near|in)\s+(?P<what>(?:[\w’'-]+\s+){0,3}[\w’'-]+)")


def placed(text: str) -> Iterator[Placed]:
    """Yield the things that a text places by a name: the thing, the word between, and the name."""
    for found in PLACED.finditer(without_dates(text)):
        names = meaning_words(" ".join(NAME.findall("in " + BETWEEN.split(found["what"])[0])))
        yield from ((thing, found["between"], names) for thing in meaning_words(found["thing"]) if names)


#: "The timetable for the return", "the duty on Ugandan coffee", and not "on May 3", nor "for the first time".
THING_OF = re.compile(
    r"\b(?:(?P<kind>[a-z]{3,})\s+)?(?P<thing>[a-z]{3,})\s+(?:of|for|on|about)\s+"
    r"(?P<what>(?!(?:the )?first\b)(?:[\w’'-]+\s+){0,3}[\w’'-]+)"
)


def things_of(text: str, parties: frozenset[str]) -> Iterator[ThingOf]:
    """Yield the things of a text with what they are of or for, but for the names of some parties and numbers."""
    for found in THING_OF.finditer(without_dates(text)):
        what = BETWEEN.split(re.split(r"\b(?:of|is|are|was|were|has|have|had|will|would)\b", found["what"])[0])[0]
        words = frozenset(word for word in meaning_words(what) if not word.isdigit()) - parties
        yield from (
            (thing, words, meaning_words(found["kind"] or "")) for thing in meaning_words(found["thing"]) if words
        )


#: "The insurance treaty", "a fishing treaty".
KIND = re.compile(r"\b(?:the|its|their|his|her|this|that)\s+(?P<kind>[a-z]{4,})\s+(?P<thing>[a-z]{4,})\b")
NEW_KIND = re.compile(r"\b(?:an?|another)\s+(?P<kind>[a-z]{4,})\s+(?P<thing>[a-z]{4,})\b")


def kinds_in(text: str, others: frozenset[str], told: re.Pattern[str] = KIND) -> Iterator[tuple[str, str]]:
    """Yield the things of a kind in a text, each with the word before it, but for some words."""
    for found in told.finditer(without_dates(text)):
        kinds, things = meaning_words(found["kind"]) - others, meaning_words(found["thing"]) - others
        yield from ((thing, kind) for thing in things for kind in kinds)


def new_kinds(text: str, parties: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the things of a kind that a text speaks of as of something new."""
    return kinds_in(text, parties, NEW_KIND)


#: "Keep its word and lift the ban".
SECOND = re.compile(r"\sand\s+(?:to\s+)?(?=[a-z])")


def called(first: Report) -> str:
    """Return the names of the persons that are parties to a commitment, and of their countries and people."""
    persons = [party.name for party in first.parties if party.kind in NAMED and not is_object(party, first)]
    countries = sorted({party.country for party in first.parties if party.country})
    return " ".join([*persons, *map(names_of_country, countries)])


def is_object(party: Party, first: Report) -> bool:
    """Whether a party is a person without an office to whom something is to be done, which his name tells best.

    "That the editor Leyla Askerova would be set free".
    """
    other = party.kind == "person" and party.role not in BY and party.rank == UNKNOWN
    return other and party.name in first.quote


@cache
def names_of_country(code: str) -> str:
    """Return what a country and its people are called."""
    from dragoman.actors.registry import load_registry

    state = load_registry().state(code)
    return " ".join([state.name, *state.adjectives, *state.demonyms]) if state else ""


def topic_of(first: Report, pool: Pool) -> frozenset[str]:
    """Return what the sentence before a report is about."""
    own = pool.at(first.article, first.start)
    before = pool.before(own) if own else None
    return topic(before.text, called(first)) if before else frozenset()


def topics_of(first: Report, pool: Pool) -> list[frozenset[str]]:
    """Return what the sentence before a report is about, and of what "it" or "they" is, the one before that too."""
    found = [topic_of(first, pool)]
    own = pool.at(first.article, first.start)
    before = pool.before_in_paragraph(own) if own and PRONOUN.search(first.quote) else None
    earlier = pool.before_in_paragraph(before) if before else None
    return [*found, topic(earlier.text, called(first))] if earlier else found


def topic(text: str, parties: str) -> frozenset[str]:
    """Return what the words of a sentence mean, without those of the parties and of any meeting."""
    others = [parties, *settings()["wordings"]["meeting"], settings()["telling_little"]]
    return wanted_words(text) - meaning_words(" ".join(others))


@lru_cache(maxsize=8192)
def wanted_words(quote: str) -> frozenset[str]:
    """Return what the telling words mean, as far as the first comma where there are enough before it.

    Dates are left out: whether something was done in time is seen by the days, not by the words.
    """
    bare = in_known_words(INSERTED.sub(" ", without_dates(quote)))
    whole, main = meaning_words(bare), meaning_words(CLAUSE.split(bare, maxsplit=1)[0])
    return main if len(main) >= int(settings()["words"]) else whole


def without_dates(quote: str) -> str:
    """Return words without those that say when."""
    kept, end = [], 0
    for expression in find_expressions(quote):
        if expression.kind in {"date", "time"} and expression.start >= end:
            kept.append(quote[end : expression.start])
            end = expression.end
    return " ".join([*kept, quote[end:]])
