"""What a sentence tells of the fate of a commitment: a request answered, a promise kept, broken or called off."""

from __future__ import annotations

from datetime import timedelta

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_words import (
    is_silence,
    only_told_again,
    share_of,
    share_of_words,
    topic_of,
    was_as_asked,
    was_as_promised,
    word_given,
)
from dragoman.calendar import find_expressions, resolve, timexes
from dragoman.record.types import EventEntry, Report
from dragoman.types import Interval, Publication

#: Those who are bound or ask ("by"), and those whom they are bound to or ask ("to"), with their countries: an article
#: may not say of which country somebody is.
Sides = dict[str, set[str]]


def tells_of_before(first: Report, sentence: Sentence) -> bool:
    """Whether all that a sentence tells had been before the commitment was made, and so cannot have settled it."""
    made = first.published.earliest if first.published else None
    return bool(made and sentence.told and sentence.told < made - timedelta(days=settings()["made_before"]))


def answer(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> str | None:
    """Return how a request is answered by a sentence: by its words, or as what directly follows the request."""
    rules, text = settings(), sentence.text
    speaking = (sentence.acts.agreeing | sentence.acts.refusing) & sides["to"]
    follows = sentence.article == first.article and 0 < pool.distance(first, sentence) <= rules["answer_within"]
    share = share_of(first, sentence, pool, least=1 if follows else None)
    if was_as_asked(text) and done_in(first.quote, sentence) & sides["to"]:
        return "answered_yes" if share_of(first, sentence, pool, least=1) >= rules["recalled"] else None
    if says("undecided", text) or not (
        share >= rules["about" if speaking else "surely_about"]
        or replies(sentence, share, sides, follows=follows)
        or (not follows and is_alone(sentence, sides) and continues(first, sentence, pool))
    ):
        return None
    if says("refused", text) or sentence.acts.refusing & sides["to"]:
        return "answered_no"
    doing = done_in(first.quote, sentence) & sides["to"]
    meant = not follows or share >= rules["about"]
    if says("accepted", text) or (meant and (speaking or (doing and not follows))):
        return "answered_yes"
    return "answered_yes" if not follows and share >= rules["all_about"] and was_done(text) else None


def replies(sentence: Sentence, share: float, sides: Sides, *, follows: bool) -> bool:
    """Whether a sentence is an answer though it repeats too little: it speaks of the request, or follows it."""
    if says("request", sentence.text):
        return follows or share >= settings()["request"]
    if follows and says("plainly", sentence.text):
        return True
    answers = says("accepted", sentence.text) or says("refused", sentence.text)
    return follows and answers and is_alone(sentence, sides)


def is_alone(sentence: Sentence, sides: Sides) -> bool:
    """Whether those who were asked agree or refuse alone: with those who asked, it is an agreement and no answer."""
    spoke = (sentence.acts.agreeing | sentence.acts.refusing) & sides["to"]
    return bool(spoke) and not sentence.acts.agreeing & sides["by"]


def continues(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence is about a request together with the one before it ("… the trawler. The ship would …")."""
    before = pool.before(sentence)
    if before is None or not share_of(first, sentence, pool, least=1):
        return False
    both = sentence._replace(words=sentence.words | before.words)
    return share_of(first, both, pool) >= float(settings()["request"])


def done_in(quote: str, sentence: Sentence) -> frozenset[str]:
    """Return the countries that a sentence says did something of the kind that was to be done: to meet or to act."""
    return sentence.acts.done | sentence.acts.met if says("meeting", quote) else sentence.acts.done


def was_done(text: str) -> bool:
    """Whether a sentence tells of something done, as opposed to asked for, promised or left undone."""
    return not any(says(cue, text) for cue in ("told_again", "asked_again", "to_come", "not_done"))


def outcome(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> str | None:
    """Return what a later sentence says became of a promise, an agreement or a plan."""
    share = share_of(first, sentence, pool)
    word = word_given(sentence.text)
    if word and (recalls(entry, first, sentence, sides, pool) or was_as_told_before(first, sentence, pool)):
        return word
    if share < settings()["about"]:
        return None
    text, parties = sentence.text, sides["by"] | sides["to"]
    failed = (says("not_done", text) and not is_silence(text)) or bool(sentence.acts.negated & parties)
    if says("called_off", text) or (failed and in_time(entry, sentence) and says("will_not", text)):
        return "superseded" if says("instead", text) else "withdrawn"
    if failed:
        return None if in_time(entry, sentence) else "broken"
    if says("to_come", text):
        return "superseded" if says("instead", text) else None
    return "kept" if is_done(entry, sentence, share) else None


def recalls(entry: EventEntry, first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence tells of this promise again: of those bound by some of its words, or by its last day."""
    bound = bool(sentence.acts.agreeing & sides["by"])
    if bound and share_of(first, sentence, pool) >= settings()["recalled"]:
        return True
    text, share = sentence.text, share_of(first, sentence, pool, least=1)
    told = (bound or says("told_again", text)) and (says("kept_word", text) or says("broke_word", text))
    return told and share >= settings()["dated"] and names_due(entry, sentence)


def was_as_told_before(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence says that something came as promised, of what the sentence before the promise names."""
    if not was_as_promised(sentence.text):
        return False
    return share_of_words(topic_of(first, pool), sentence, pool) >= float(settings()["recalled"])


def names_due(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence names the time by which something was due ("broke the pause until September 15")."""
    if entry.latest is None or sentence.published is None:
        return False
    published = Publication(earliest=sentence.published, latest=sentence.published, basis="stated")
    found = (
        resolve(day, published=published, direction=direction)
        for expression in find_expressions(sentence.text)
        for day in timexes(expression)
        for direction in ("past", "future")
    )
    return any(one.latest == entry.latest and is_within(one, entry) for one in found)


def is_within(named: Interval, entry: EventEntry) -> bool:
    """Whether a time is a day, or begins no earlier than that of a commitment ("in April")."""
    days = named.earliest, entry.earliest
    return named.precision == "day" or (days[0] is not None and days[1] is not None and days[1] <= days[0])


def is_done(entry: EventEntry, sentence: Sentence, share: float) -> bool:
    """Whether a sentence about a commitment tells of its being carried out."""
    if says("meeting", entry.quote) and is_late(entry, sentence):
        return False
    done = done_in(entry.quote, sentence) or was_as_promised(sentence.text) or share >= settings()["surely_about"]
    return bool(done) and not only_told_again(sentence.text)


def is_late(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether what a sentence tells was after the day for a meeting, and so another one; without a date it is news."""
    told = sentence.told or sentence.published
    return bool(entry.latest and told and (told - entry.latest).days > settings()["late"])


def in_time(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence was written before the time for a commitment had passed."""
    return entry.latest is not None and sentence.published is not None and sentence.published <= entry.latest
