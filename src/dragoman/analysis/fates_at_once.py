"""What became of a commitment by the sentence in which it is told: it is answered, put off, kept or broken there."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import AS, AS_PROMISED, ASKED, BOUND, HAD, says, settings, tells, without
from dragoman.analysis.fates_due import has_passed
from dragoman.analysis.fates_matter import called
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_replies import speaks_of_other, without_before
from dragoman.analysis.fates_taken_back import REFUSAL, is_reversed
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_turns import Turn, turn_at
from dragoman.analysis.fates_words import was_as_promised
from dragoman.record.types import Report

#: Words right before a plan in which "has postponed a" stands.
RIGHT_BEFORE = 3
#: "Asked him to reconsider and promised to come": those who ask do that too.
ALSO = re.compile(r"\b(?:and|but)\s+(?:(?:also|then|\w+ly)\s+)?$")
#: "The deadline for the reopening passed on Monday": what was to be done by then was not.
DEADLINE = re.compile(r"\b(?:deadline|ultimatum)\b[^,;.]*\s(?:passed|expired|elapsed|lapsed|ran out|run out)\b")
#: "Talks, which had been planned for May, have been postponed": what is told of a plan directly after it.
HAS_BEEN = re.compile(r"^,?\s*(?:has|have|had|was|were)\s+(?:now\s+|since\s+)?(?:been\s+)?(?P<told>[^,;:.]*)")
#: "It has not lifted the ban, which it had undertaken to do": a promise that is told of when its day has passed.
HAD_PROMISED = re.compile(r"\bhad (?:\w+ )?(?:promised|undertaken|agreed|pledged|vowed|committed)\b", re.IGNORECASE)


#: "At the request of Latvia": what is told beside it was done because somebody had asked.
DONE_AS_ASKED = re.compile(
    r"\b(?:at|on) [^,;.]{1,40}?\b(?:request|invitation|insistence|urging|behest|initiative|wish|demand|suggestion)"
    r"(?: of [^,;.]*)?$",
    re.IGNORECASE,
)
#: "Turned down a Latvian proposal", before what it is for.
NAMED_BEFORE = re.compile(
    r"(?P<answer>\S+(?: \S+)?) (?:an?|the|its|his|her|their|[A-Z][\w’']+)(?: [\w’'-]+){0,3}? ?"
    r"\b(?:request|demand|proposal|appeal|plea|bid|call|offer)s?\s*$"
)
#: "As it had promised", "as agreed with Latvia", "which it had pledged to do": what it was is told before.
RECALL = re.compile(rf"\b(?:as|which)\s(?:[^,;.]*?\bhad\s(?:\w+\s)?)?(?:{'|'.join(sorted(AS | HAD))})\b", re.IGNORECASE)
#: "It has not yet lifted the ban, as agreed": it may do so still.
YET = re.compile(r"\b(?:yet|still|so far|until now)\b", re.IGNORECASE)


def at_once(type_: str, first: Report, pool: Pool) -> Turn | None:
    """Return what the sentence of a commitment's first report says became of it, or None."""
    own = pool.at(first.article, first.end - 1)
    if own is None or type_ not in ASKED | BOUND | {REFUSAL}:
        return None
    before, rest = own.text[: max(first.start - own.start, 0)], own.text[first.end - own.start :]
    if type_ in ASKED:
        followed = "answered_yes" if DONE_AS_ASKED.search(first.quote) else None
        answer = answered(rest) if not speaks_of_other(first, without_before(rest), pool) else None
        state = followed or answered_before(first.quote, before) or missed(own, rest) or answer
    elif type_ in BOUND:
        state = called_off(before, rest) or recalled(first, own, before)
    else:
        state = "withdrawn" if is_reversed(before) else None
    return turn_at(own, state) if state else None


def answered(rest: str) -> str | None:
    """Return the answer that follows a request ("invited him to Izmir, and he accepted")."""
    said = without("no_answer", without_before(rest))
    if says("undecided", said):
        return None
    return "answered_no" if is_said("refused", said) else "answered_yes" if is_said("accepted", said) else None


def answered_before(quote: str, before: str) -> str | None:
    """Return the answer that stands right before what is called a request ("rejected a Latvian request").

    What it is for may be what is quoted: "rejected a Latvian proposal" before "for joint patrols". Who "neither
    accepted nor rejected" it has not answered.
    """
    if says("undecided", before):
        return None
    beside = " ".join(before.split()[-1:])
    if not says("request", quote):
        found = NAMED_BEFORE.search(before)
        beside = found["answer"] if found is not None else ""
    return "answered_no" if says("refused", beside) else "answered_yes" if says("accepted", beside) else None


def missed(own: Sentence, rest: str) -> str | None:
    """Return that a demand was not met where its sentence says that the deadline for it passed."""
    passed, end = DEADLINE.search(own.text), len(own.text) - len(rest)
    return "answered_no" if passed is not None and passed.start() < end < passed.end() else None


def is_of_deadline(text: str) -> bool:
    """Whether a sentence says that a deadline passed, after which what was asked for comes too late."""
    return DEADLINE.search(text) is not None


def is_said(cue: str, rest: str) -> bool:
    """Whether what follows a request has a cue of others than those who ask."""
    text = rest.lower()
    return any(not ALSO.search(text[: found.start()]) for found in settings()["cues"][cue].finditer(text))


def called_off(before: str, rest: str) -> str | None:
    """Return whether a plan is told as put off ("has postponed a visit"), or an offer as one that was not taken up."""
    beside, after = " ".join(before.split()[-RIGHT_BEFORE:]), HAS_BEEN.search(rest)
    off = says("called_off", beside) and not says("not_done", beside)
    off = off or (after is not None and says("called_off", after["told"]) and not says("not_done", after["told"]))
    return "withdrawn" if off or says("offer_refused", rest) else None


def recalled(first: Report, own: Sentence, before: str) -> str | None:
    """Return what became of a promise by a sentence that tells of it when its time has passed, or as kept."""
    again = tells_again(first, own)
    if tells("not_done", before, meaning_words(first.quote)):
        had = again or HAD_PROMISED.search(own.text) is not None
        over = has_passed(first, own) if first.latest else again and not YET.search(before)
        return "broken" if had and over else None
    return "kept" if again and was_as_promised(own.text) else None


def tells_again(first: Report, own: Sentence) -> bool:
    """Whether a promise is no more than told of beside what became of it: "lifted its ban, as it had promised"."""
    start, end = first.start - own.start, first.end - own.start
    found = [match for clause in (RECALL, AS_PROMISED) for match in clause.finditer(own.text)]
    return any(
        match.start() <= start < match.end()
        and not meaning_words(own.text[match.end() : end]) - meaning_words(called(first))
        for match in found
    )
