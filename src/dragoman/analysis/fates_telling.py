"""What a sentence tells of the fate of a promise, an agreement or a plan: kept, broken, called off or replaced."""

from __future__ import annotations

import re

from dragoman.analysis.fates_although import defies_promise
from dragoman.analysis.fates_cues import PROMISED_BY, says, says_instead, settings, tells, without
from dragoman.analysis.fates_deeds import (
    Sides,
    body_met,
    fails,
    is_beginning,
    is_done_by_receiver,
    is_of_others,
    is_other_deed,
    is_to_others,
    others_fail,
    removes,
    thanked_for,
    there_will_be_none,
)
from dragoman.analysis.fates_due import in_time, is_late, lasts_from, names_due, times_named, was_done_late
from dragoman.analysis.fates_link import deed_shown, link
from dragoman.analysis.fates_matter import Matter, matter_of, topics_of
from dragoman.analysis.fates_meanings import done_words, ends_state, meaning_words
from dragoman.analysis.fates_meetings import accepts_invitation
from dragoman.analysis.fates_off import is_called_off
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_quantities import agree, has_number, quantities
from dragoman.analysis.fates_states import alike, shows_done, shows_undone
from dragoman.analysis.fates_still_due import is_still_due
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_word_before import breaks_it, is_word_told_before
from dragoman.analysis.fates_words import (
    answers_by_deed,
    has_lasted,
    only_told_again,
    share_of,
    share_of_words,
    share_repeated,
    was_as_promised,
    word_given,
)
from dragoman.record.types import EventEntry, Report

#: "That it would be working", "the ship would be released": what it is, the sentence before tells.
SPEAKS_OF_KNOWN = re.compile(r"\b(?:the|its?|he|him|his|she|hers?|they|them|their|this|these|those)\b", re.IGNORECASE)


#: "In Saint-Louis", "at Port Salis".
AT_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]o|[Ff]rom|[Oo]f) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


def outcome(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> str | None:
    """Return what a later sentence says became of a promise, an agreement or a plan."""
    matter, rules = matter_of(first, pool), settings()
    word = word_given(sentence.text)
    if word and is_of_this(entry, first, sentence, sides, pool):
        return word
    least = float(rules["about"]) if names_promise(first, sentence, sides, pool) else 0.0
    most = max(least, link(matter, sentence, pool, dated=entry.latest is not None and has_number(sentence.text)))
    defied = most >= rules["about"] and defies_promise(entry, matter, sentence, sides)
    if defied or says("denied", sentence.text) or not can_tell(entry, matter, sentence, most, sides):
        # Else not even the day that was due, which takes long to look for, would make it sure enough.
        return "broken" if defied else None
    dated = names_due(entry, sentence)
    sentence = on_its_day(matter, as_it_came(entry, sentence)) if dated else sentence
    text = sentence.text
    sure = max(least, link(matter, sentence, pool, dated=dated))
    early = says_in_time(text) or (
        has_lasted(text) and not says("not_done", text) and (dated or lasts_from(entry, sentence))
    )
    about = sure >= rules["early_about" if early else "about"] and not is_about_others(entry, matter, sentence, sides)
    if not about or not (early or dated or tells_core(entry, matter, sentence, pool)):
        return None
    failed = fails(matter, sentence, sides) or is_left_undone(entry, matter, text)
    off = is_called_off(matter, text) or there_will_be_none(matter, text)
    if failed or off or says("to_come", text):
        return undone(entry, sentence, failed=failed, off=off)
    if is_too_soon(entry, sentence) or shares_too_little(matter, sentence, pool, dated=dated):
        return None
    sure -= rules["other_actor"] * is_other_deed(matter, sentence, sides)
    carried_out = early or (sure >= rules["about"] and is_done(entry, matter, sentence, sure, sides))
    return done(entry, sentence) if carried_out and not is_still_due(entry, matter, sentence, pool) else None


def done(entry: EventEntry, sentence: Sentence) -> str | None:
    """Return what it makes of a commitment that something was done: too late, or the end of what was to last."""
    if ends_state(entry.quote, sentence.text):
        return "broken" if in_time(entry, sentence) else None
    return "broken" if was_done_late(entry, sentence) else "kept"


def is_of_this(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence that says that somebody kept or broke a word means this promise."""
    if recalls(entry, first, sentence, sides, pool) or is_word_told_before(first, sentence, sides, pool):
        return True
    if breaks_it(matter_of(first, pool), sentence, sides):
        return True
    others = bool(sentence.acts.agreeing) and not sentence.acts.agreeing & sides["by"]
    if others or is_other_deed(matter_of(first, pool), sentence, sides):
        return False
    return was_as_told_before(first, sentence, pool) or was_done_as_promised(first, sentence, pool)


def was_done_as_promised(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence tells the deed with what it was to be done to, as promised, though it names no place."""
    done = matter_of(first, pool).deed & done_words(sentence.text)
    return bool(done) and was_as_promised(sentence.text) and share_of(first, sentence, pool) >= settings()["about"]


def names_promise(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence tells of what was "promised by" those who are bound, with some words of this promise."""
    by_them = PROMISED_BY.search(sentence.text) is not None and bool(sentence.acts.agreeing & sides["by"])
    return by_them and share_of(first, sentence, pool) >= settings()["recalled"]


def is_about_others(entry: EventEntry, matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence is about third countries, or, of a meeting, says who else did not come to one."""
    if says("meeting", entry.quote):
        return is_of_others(sentence, sides) or others_fail(sentence, sides)
    return is_of_others(sentence, sides) or is_to_others(matter, sentence, sides)


def shares_too_little(matter: Matter, sentence: Sentence, pool: Pool, *, dated: bool) -> bool:
    """Whether of a promise a sentence repeats no more than the verb, which others do to other things, or than a place.

    Much else is done "in Saint-Louis", on the day too on which a commission was to meet there.
    """
    before = pool.before_in_paragraph(sentence)
    said = sentence.words | (before.words if before else frozenset())
    things, unnamed = matter.words - matter.deed, matter.words - matter.names
    only_deed = bool(things) and not things & said
    only_names = bool(unnamed) and not unnamed & said and not matter.beside & sentence.words
    only_place = only_names and not matter.names & meaning_words(AT_PLACE.sub(" ", sentence.text))
    return only_place or (only_deed and not dated)


def tells_core(entry: EventEntry, matter: Matter, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence has the deed that was promised, or what it is done to: "sent", or "the draft".

    What that is about and where it is, is told of much else: of a draft on the ferry at Valka not all that is said of
    the ferry at Valka tells. What "it" is, the sentence before names.
    """
    told_otherwise = says("meeting", entry.quote) or says("answer", entry.quote)
    if not matter.core or told_otherwise or agree(matter.quantities, quantities(sentence.text)):
        return True
    if deed_shown(matter, sentence):
        return True
    before = pool.before_in_paragraph(sentence) if says("named_before", sentence.text) else None
    return bool(matter.core & (sentence.words | (before.words if before else frozenset())))


def on_its_day(matter: Matter, sentence: Sentence) -> Sentence:
    """Return a sentence that names the time that was due without how late something done then was for an earlier one.

    "The bridge opened on Monday, weeks after it should have been."
    """
    if not matter.deed & done_words(sentence.text) or says("told_again", sentence.text):
        return sentence
    return sentence._replace(text=without("late", sentence.text))


#: "The bridge, which was to have been open by May 18," and "due to be freed by May 10,": what was to be.
WAS_TO_BE = re.compile(
    r",\s+(?:(?:which|who|whose)\b[^,;]*?\s)?"
    r"(?:(?:was|were) (?:due )?to|should have|due to|had been (?:due|expected) to)\b[^,;]*(?:,|$)"
)


def as_it_came(entry: EventEntry, sentence: Sentence) -> Sentence:
    """Return a sentence without what was to be by the day that was due, where it gives an earlier one for what was.

    "The bridge, which was to have been open by May 18, opened on May 17."
    """
    rest, day = WAS_TO_BE.sub(" ", sentence.text), sentence.published
    if rest == sentence.text or entry.latest is None or day is None or not has_number(rest):
        return sentence
    told = [one.latest for one in times_named(rest, day) if one.precision == "day" and one.latest]
    if any(one <= entry.latest for one in told) and all(one <= entry.latest or one > day for one in told):
        return sentence._replace(text=rest, acts=sentence.acts._replace(negated=frozenset()))
    return sentence


def says_in_time(text: str) -> bool:
    """Whether a sentence says that something was done in time, and not that it, or what prepares it, is on its way."""
    return says("early", without("on_course", text)) and not says("not_done", text) and not says("preparing", text)


def can_tell(entry: EventEntry, matter: Matter, sentence: Sentence, most: float, sides: Sides) -> bool:
    """Whether a sentence that speaks of a commitment so surely at most can tell what became of it."""
    text, rules = sentence.text, settings()
    if most < rules["early_about"]:
        return False
    if says_in_time(text) or has_lasted(text):
        return True
    if most < rules["about"]:
        return False
    done = is_done(entry, matter, sentence, most, sides)
    off = is_called_off(matter, text) or there_will_be_none(matter, text)
    failed = fails(matter, sentence, sides) or is_left_undone(entry, matter, text)
    return done or failed or off or says_instead(text)


def is_left_undone(entry: EventEntry, matter: Matter, text: str) -> bool:
    """Whether a text tells what is so as long as a thing that was due by a day has not been done."""
    if entry.latest is None:
        return False
    late = PAST_DUE.search(text) is not None and not done_words(text) & alike(matter.deed)
    lacking = says("still", text) or says("not_done", text) or ONLY.search(text) is not None
    return shows_undone(matter.deed, matter.things, text) or (late and lacking)


#: "Only its walls are standing".
ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
#: "Two weeks after the date that Japan had given", "a month after it was to be finished", "the day for it has passed".
PAST_DUE = re.compile(
    r"\b(?:days?|weeks?|months?) (?:after|past) (?:the|that|its|this|a) (?:\w+ ){0,2}(?:date|deadline|day|time)\b"
    r"|\b(?:days?|weeks?|months?) (?:after|past) [^,;.]{3,60}?\b(?:was|were) (?:supposed |due |meant )?to\b"
    r"|\b(?:date|deadline|day)\b[^,;.]*\b(?:has|had) (?:passed|gone by|come and gone|elapsed|expired)\b",
    re.IGNORECASE,
)


def undone(entry: EventEntry, sentence: Sentence, *, failed: bool, off: bool) -> str | None:
    """Return what became of what a sentence says was not done, called off, or is to come.

    What is not done before its time has passed is open, unless it is never to be done.
    """
    instead = "superseded" if says_instead(sentence.text) else None
    soon = in_time(entry, sentence)
    if off or (failed and soon and says("will_not", sentence.text)):
        return instead or "withdrawn"
    if failed:
        return (instead if says("now_instead", sentence.text) else None) if soon else "broken"
    return instead


def recalls(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence tells of this promise again: of those bound by some of its words, or by its last day."""
    bound = bool(sentence.acts.agreeing & sides["by"])
    if bound and share_repeated(first, sentence, pool) >= settings()["recalled"]:
        return True
    text, share = sentence.text, share_of(first, sentence, pool, least=1)
    told = (bound or says("told_again", text)) and (says("kept_word", text) or says("broke_word", text))
    return told and share >= settings()["dated"] and names_due(entry, sentence)


def was_as_told_before(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence says that something came as promised, of what the sentence before the promise names.

    The promise itself must speak of something that was named there ("the ship would be released"), and the sentence of
    more than the same place, and of what is done there.
    """
    own = pool.at(first.article, first.start)
    if own is None or not was_as_promised(sentence.text) or not SPEAKS_OF_KNOWN.search(own.text):
        return False
    least = float(settings()["recalled"])
    others = meaning_words(" ".join(AT_PLACE.findall(sentence.text))) | done_words(sentence.text)
    shared = [topic for topic in topics_of(first, pool) if topic & sentence.words - others]
    return any(share_of_words(topic, sentence, pool) >= least for topic in shared)


def is_too_soon(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence was written before a meeting can have been, or the end of what was to last until a day."""
    if says("lasting", entry.quote) and in_time(entry, sentence) and not ends_state(entry.quote, sentence.text):
        return True
    day, told = entry.earliest, sentence.published
    return says("meeting", entry.quote) and day is not None and told is not None and told < day


def only_asked_for(matter: Matter, sentence: Sentence) -> bool:
    """Whether something was to be asked for, and a sentence speaks of no asking."""
    asking = matter.deed & meaning_words(settings()["asking"])
    return bool(asking) and not asking & meaning_words(sentence.text)


def is_no_fulfilment(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence tells of a later meeting, of another invitation that was accepted, or of a deed as answer."""
    text = sentence.text
    if says("meeting", entry.quote) and is_late(entry, sentence) and not has_lasted(text):
        return True
    again = accepts_invitation(entry.type, entry.quote) and says("accepted", text)
    return again or (says("answer", entry.quote) and answers_by_deed(text))


def is_done_alike(matter: Matter, text: str) -> bool:
    """Whether a text tells of a like deed, done to as many of the same things: they "wired 60 million euros"."""
    alike_done = done_words(text) & (alike(matter.deed) - matter.deed)
    return bool(alike_done) and agree(matter.quantities, quantities(text))


def is_done(entry: EventEntry, matter: Matter, sentence: Sentence, sure: float, sides: Sides) -> bool:
    """Whether a sentence about a commitment tells of its being carried out."""
    text, meeting = sentence.text, says("meeting", entry.quote)
    if is_no_fulfilment(entry, sentence) or is_done_by_receiver(matter, text, sides):
        return False
    if was_as_promised(text) or says("kept_word", text):
        return True
    if only_told_again(text, matter.words) or tells("prepares", text, matter.words):
        return False
    if is_beginning(matter, text) or only_asked_for(matter, sentence):
        return False
    deed = matter.deed & matter.words or matter.words
    told = done_words(text) & deed or thanked_for(text) & deed or is_done_alike(matter, text)
    carried_out = told and not is_other_deed(matter, sentence, sides)
    carried_out = carried_out or (removes(matter, text) and not says("still", text))
    carried_out = carried_out or shows_done(matter.deed, matter.things, text)
    if carried_out or body_met(entry.quote, text) or (meeting and sentence.acts.met & sides["by"]):
        return True
    return (says("done", text) or has_lasted(text)) and sure >= float(settings()["done_about"])
