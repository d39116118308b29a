"""Promises not to do a thing: broken by its being done in their time, kept by its not having been, open till then."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.analysis.fates_cues import BOUND, says, settings, tells
from dragoman.analysis.fates_deeds import Sides, is_of_others, is_other_deed
from dragoman.analysis.fates_due import overlap, times_named
from dragoman.analysis.fates_link import link
from dragoman.analysis.fates_matter import Matter, matter_of
from dragoman.analysis.fates_meanings import done_words, meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_words import share_repeated, was_as_promised
from dragoman.record.types import EventEntry, Report
from dragoman.record.wording import PASSAGES

#: What stands between a word that says no and the verb or the noun for what is not to be done.
MORE = r"(?:(?:again|any|all|more|further|new|other|be|\w+ly)\s+)*"
WILL = r"\b(?:would|will|shall|should|to)\s+"
#: "Refrain from arresting", "there would be no arrests", "would not fine", "not to raise", "would build no posts",
#: "that no lorry would be stopped".
ABSTAINS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:refrain|abstain|desist)(?:s|ing)?\s+from\s+{MORE}(?P<what>[a-z]+)",
        rf"\bthere\s+{WILL}be\s+no\s+{MORE}(?P<what>[a-z]+)",
        rf"{WILL}(?:not|never|no longer)\s+{MORE}(?P<what>[a-z]+)",
        rf"\b(?:not|never)(?:\s+again)?\s+to\s+{MORE}(?P<what>[a-z]+)",
        rf"{WILL}(?P<what>[a-z]+)\s+no\s+(?!later|longer)",
        rf"^(?:that\s+)?(?:no|none|nobody)\s[^,;.]*?{WILL}(?:be\s+)?(?P<what>[a-z]+)",
    )
)
#: "To open the bridge and not to close the sluice": what is promised first counts.
SECOND = re.compile(r"\s(?:and|but)\s+(?:(?:not|never)\s+)?(?:to|would|will)\s")
#: The word that says no, which stands before what is quoted.
BEFORE = re.compile(r"\b(?:not|never)(?:\s+again)?(?=\s*$)", re.IGNORECASE)
#: Where another clause begins.
CLAUSES = re.compile(r"[,;:]|\s(?:but|after|because|while|although|though|since|who|which)\s")
#: "Fined nobody", "has not fined".
NONE = re.compile(r"\b(?:no|not|never|nobody|none|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
#: "It was not kept".
UNKEPT = re.compile(r"(?:\bnot|\bnever|n['’]t)\s+(?:been\s+)?(?:kept|keep)\b", re.IGNORECASE)


@lru_cache(maxsize=PASSAGES)
def abstained(quote: str) -> frozenset[str]:
    """Return what the word means for the thing that is promised not to be done; nothing where something is to be done.

    "No later than Monday" and "will not hesitate to" say that it is to be done.
    """
    main = SECOND.split(quote, maxsplit=1)[0]
    found = next((match for one in ABSTAINS if (match := one.search(main))), None)
    if found is None or says("no_abstaining", quote):
        return frozenset()
    return meaning_words(found["what"]) - meaning_words(settings()["telling_little"])


def is_omission(type_: str, quote: str) -> bool:
    """Whether somebody binds himself not to do a thing: on its last day nothing is due."""
    return type_ in BOUND and bool(abstained(quote))


def quote_with_no(first: Report, pool: Pool) -> str:
    """Return what is promised with the word right before it that says no: "promised never again [to close it]"."""
    own = pool.at(first.article, first.start)
    before = BEFORE.search(own.text[: max(first.start - own.start, 0)]) if own else None
    return f"{before[0]} {first.quote}" if before else first.quote


def outcome_of_omission(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> str | None:
    """Return what a later sentence says became of a promise not to do a thing."""
    text, deed = sentence.text, abstained(quote_with_no(first, pool))
    matter = matter_of(first, pool)._replace(deed=deed)
    sure = link(matter, sentence, pool)
    word = word_on_omission(text)
    bound = bool((sentence.acts.agreeing | sentence.acts.named) & sides["by"])
    if word and (
        sure >= settings()["about"] or (bound and share_repeated(first, sentence, pool) >= settings()["recalled"])
    ):
        return word
    if sure < settings()["about"] or says("denied", text) or is_of_others(sentence, sides):
        return None
    if tells("called_off", text, matter.words):
        return "withdrawn" if says("promise", text) else None
    clauses = [clause for clause in CLAUSES.split(text) if tells_deed(deed, clause)]
    if all(NONE.search(clause) for clause in clauses):
        return "kept" if clauses and has_run_out(entry, sentence) else None
    return "broken" if is_breach(entry, matter, sentence, sides) else None


def word_on_omission(text: str) -> str | None:
    """Return whether a sentence says in so many words that a promise was kept or broken; None for neither."""
    if says("broke_word", text) or UNKEPT.search(text):
        return "broken"
    return "kept" if was_as_promised(text) or says("kept_word", text) else None


def tells_deed(deed: frozenset[str], clause: str) -> bool:
    """Whether a clause tells that a thing was done, or was not: "fined two men", "imposed fines", not "would fine"."""
    if says("to_come", clause):
        return False
    done = done_words(clause)
    return bool(deed & done) or bool(deed & meaning_words(clause) and done & meaning_words(settings()["carrying_out"]))


def is_breach(entry: EventEntry, matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence tells that those who are bound, or nobody named, did the thing while they were not to."""
    return in_its_time(entry, sentence) and not is_other_deed(matter, sentence, sides)


def in_its_time(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence tells of something in the time in which a thing is not to be done, by the times it names.

    Where it names none, it tells of the days before it appeared.
    """
    day = sentence.published
    if day is None:
        return False
    window = (entry.earliest, entry.latest)
    named = [one for one in times_named(sentence.text, day) if one.earliest and one.earliest <= day]
    if named:
        return any(overlap(one, window) for one in named)
    early = entry.earliest is not None and day < entry.earliest
    return not early and (entry.latest is None or (day - entry.latest).days <= settings()["late"])


def has_run_out(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether the time in which a thing is not to be done had passed when a sentence appeared."""
    return entry.latest is not None and sentence.published is not None and entry.latest < sentence.published
