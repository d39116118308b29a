"""The sentences of one article with what was found in them, as columns; a ``Sentence`` where one is looked at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.analysis.fates_cues import (
    AS,
    ASKED,
    BOUND,
    DATE,
    HAD,
    RECALLING,
    WANTED,
    WISHES,
    says,
    settings,
    telling_of,
)
from dragoman.analysis.fates_meanings import is_past, meaning_told, meaning_words, with_known_words, with_missing
from dragoman.analysis.fates_quantities import is_number
from dragoman.analysis.looking import Seen
from dragoman.record.reports import TALKS
from dragoman.record.rows import day
from dragoman.record.wording import NOTHING, WORDS
from dragoman.sentences import sentence_bounds
from dragoman.types import Quote, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

#: Sentences before one that recalls a promise ("Minsk kept its word") that tell which, so that theirs are taken too.
BEFORE = 2
#: What an event of a status is a sign of.
GROUPS = {"happened": "done", "ongoing": "done", "negated": "negated"}
#: Signs by which a sentence can be about a commitment that it repeats little of: it recalls something promised, by who
#: binds himself in it; somebody agrees or refuses in it; something asked for was done; it says that something promised
#: was kept or broken, whoever had promised it; that something planned was not held, or was called off; that something
#: came as promised; that something was done, or was not; it has a number or a month; it says that something was done in
#: time; somebody acts in it; it speaks of a request; it is short and names something by a pronoun; another one stands
#: before it in its paragraph; it has a word for what was promised, or a form of the past; it
#: says no without a word for it.
(
    RECALLS, REPLIES, AS_WANTED, TELLS_OF_WORD, OFF_CALENDAR, AS_SAID, SETTLES, NUMBERED, IN_TIME, ACTS, OF_REQUEST,
    GOES_ON, FOLLOWS, PROMISED, PAST, HAS_NONE,
) = (1 << n for n in range(16))  # fmt: skip


#: "COLOMBO — ", "ANKARA, June 17 (Black Sea Wire) - ".
DATELINE = re.compile(r"[A-ZÀ-Þ]{3,}[^—–\n]{0,60}?(?:—|–|--|\s-\s)\s*")
#: "A trip planned for November", and not "as planned for November".
PLANNED = re.compile(r"(?<!\bas )\bplanned (?=(?:for|on|in|to|by)\b)")
#: Cues that something planned was not held, was taken off the calendar, or that its time has passed in vain.
OFF = ("not_held", "called_off", "instead", "let_pass")
#: Cues that something was done, or was not.
SETTLING = (
    "done", "early", "lasted", "not_done", "not_failed", "still", "called_off", "instead", "will_have_none",
    "will_have_it", "accepted", "refused", "decided", "given_up",
)  # fmt: skip


class Head(NamedTuple):
    """What a sentence says of its article."""

    key: str
    title: str | None
    outlet: str | None
    latest: str | None


class Acts(NamedTuple):
    """People and countries that, by a sentence, did something, met, did not, refused, agreed, asked, or are named."""

    done: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    refusing: frozenset[str] = frozenset()
    agreeing: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    #: Countries that are named in it, or of which somebody is.
    named: frozenset[str] = frozenset()


NO_ACTS = Acts()


class Undertaken(NamedTuple):
    """What somebody binds himself to or asks for in an article: its words, and whose it is."""

    quote: str
    countries: frozenset[str]


class Sentence(NamedTuple):
    """A sentence of a later article, with what was found in it."""

    article: str
    title: str | None
    outlet: str | None
    published: date | None
    number: int
    start: int
    end: int
    text: str
    words: frozenset[str]
    acts: Acts
    #: The last day of what it tells to have been, where that has a date.
    told: date | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """The sentences of one article; equal to itself only, so that pools are found again quickly."""

    head: Head
    #: The last day on which the article may have appeared.
    published: date | None
    text: str
    #: Of each sentence its number among all sentences and headings, its start and end, and where its words begin.
    numbers: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    begins: tuple[int, ...]
    #: The numbers of the words of all sentences in their order, ``LAST`` after each sentence.
    words: Column
    #: Those of the words of each sentence itself that are forms of the past, likewise.
    past: Column
    #: The signs of each sentence, added up.
    signs: Column
    #: By number of the sentence.
    acts: dict[int, Acts]
    days: dict[int, date]
    undertaken: tuple[Undertaken, ...]

    def sentence(self, at: int) -> Sentence:
        """Return the sentence at a place."""
        (start, end), number = self.spans[at], self.numbers[at]
        return Sentence(
            article=self.head.key, title=self.head.title, outlet=self.head.outlet, published=self.published,
            number=number, start=start, end=end, text=self.text[start:end],
            words=meaning_words(plain(self.text[self.begins[at] : end])), acts=self.acts.get(number, NO_ACTS),
            told=self.days.get(number),
        )  # fmt: skip

    def sentences(self) -> list[Sentence]:
        """Return all sentences, in their order."""
        return [self.sentence(at) for at in range(len(self.spans))]

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence that an offset lies in; None for a heading, and between two sentences."""
        place = bisect_right(self.spans, (offset, len(self.text))) - 1
        return self.sentence(place) if place >= 0 and offset < self.spans[place][1] else None


class Numbers(dict[str, int]):
    """The numbers of stems; there are some ten thousands, for they are short."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.next = count()

    def __missing__(self, stem: str) -> int:
        """Give a stem the next number; of two threads that come at once the first has it for both."""
        return self.setdefault(stem, next(self.next))


class WordNumbers(dict[str, int]):
    """The number of the stem of each word met lately, with the signs that the word is, packed in one."""

    def __missing__(self, word: str) -> int:
        """Look a word up."""
        if len(self) >= WORDS:
            self.clear()
        number = LAST if word == END else number_told(meaning_told(word))
        self[word] = packed = (number << SIGNS) | word_signs(word)
        return packed


#: Bits for the signs in a packed number.
SIGNS = 16
#: In the place of a word, the end of a sentence; of a number, that of a word that tells nothing, and that end.
END, NO_NUMBER, LAST = ".", -1, -2
numbers, word_numbers = Numbers(), WordNumbers()


def number_told(stem: str) -> int:
    """Return the number of the stem of a word, which is ``NOTHING`` for one that tells nothing."""
    return numbers[stem] if stem != NOTHING else NO_NUMBER


def number_of(stem: str) -> int | None:
    """Return the number of a stem; None for one that no sentence has had."""
    return numbers.get(stem)


def told_in(reading: Seen, head: Head) -> Told:
    """Return the sentences of an article, headings left out."""
    import numpy as np

    text = reading.article.text
    headings = {span.start for span in reading.article.headings}
    bounds = sentence_bounds(text)
    kept = tuple(number for number, (start, _) in enumerate(bounds) if start not in headings)
    spans = tuple(bounds[number] for number in kept)
    acts, begins = acting(reading, bounds), [after_dateline(text, start, end) for start, end in spans]
    words, signs = numbered(plain(text[begin:end]) for begin, (_, end) in zip(begins, spans, strict=True))
    past, found = words[((signs & PAST) > 0) | (words == LAST)], signs_of(words, signs)
    for place, number in enumerate(kept):
        if number in acts:
            found[place] |= signs_of_acts(acts[number], int(found[place]))
        if place and number == kept[place - 1] + 1 and "\n" not in text[spans[place - 1][1] : spans[place][0]]:
            found[place] |= FOLLOWS
    recalling = [
        place for place in np.flatnonzero(found & TELLS_OF_WORD).tolist() if recalls(text[slice(*spans[place])])
    ]
    for place in recalling:
        begins[place] = bounds[max(kept[place] - BEFORE, 0)][0]
    if recalling:
        words, _ = numbered(plain(text[begin:end]) for begin, (_, end) in zip(begins, spans, strict=True))
    return Told(
        head=head, published=day(head.latest), text=text, numbers=kept, spans=spans, begins=tuple(begins),
        words=words, past=past, signs=found, acts=acts, days=last_days(reading, bounds),
        undertaken=undertakings(reading),
    )  # fmt: skip


def undertakings(reading: Seen) -> tuple[Undertaken, ...]:
    """Return what is promised, planned or asked for in an article."""
    countries = {actor.id: actor.country for actor in reading.actors if actor.country}
    return tuple(
        Undertaken(one.evidence[0].quote, frozenset(countries[by] for by in one.by if by in countries))
        for one in reading.commitments
        if one.kind in BOUND | ASKED and one.evidence
    )  # fmt: skip


def after_dateline(text: str, start: int, end: int) -> int:
    """Return where the words of a sentence begin: after where and when it was filed, which is nothing that it tells."""
    match = DATELINE.match(text, start, end)
    return match.end() if match else start


def numbered(said: Iterable[str]) -> tuple[Column, Column]:
    """Return the numbers of the words of sentences in their order, ``LAST`` after each sentence, and their signs."""
    import numpy as np

    words = words_of(said)
    packed = np.fromiter(map(word_numbers.__getitem__, words), np.int64, len(words))
    return (packed >> SIGNS).astype(np.int32), (packed & ((1 << SIGNS) - 1)).astype(np.int32)


def signs_of(words: Column, signs: Column) -> Column:
    """Return the signs of each sentence by those of its words: without one, no rule that looks for it can hold."""
    import numpy as np

    ends = np.flatnonzero(words == LAST)
    if not len(ends):
        return np.zeros(0, np.int32)
    begins = np.concatenate([[0], ends[:-1] + 1])
    found = np.bitwise_or.reduceat(signs, begins)
    found[ends - begins > 2 * settings()["short"]] &= ~GOES_ON
    return found


def plain(text: str) -> str:
    """Return a text in lower case, on one line, with words for what it says has not come about, or in other words.

    "Planned for May" tells of no plan that was promised.
    """
    return with_known_words(with_missing(PLANNED.sub("", text.casefold().replace("\n", " "))))


def words_of(said: Iterable[str]) -> list[str]:
    """Return the words of sentences, each of one line, in their order, with ``END`` after each sentence.

    They are what ``WORD`` finds, in less time: an article has few different signs, and many words.
    """
    lines = "\n".join([*said, ""])
    for sign in set(lines):
        if not sign.isalnum() and sign != "\n":
            lines = lines.replace(sign, " ")
    return lines.replace("\n", f" {END} ").split()


def recalls(text: str) -> bool:
    """Whether a sentence recalls what was promised, without saying what it was."""
    return any(says(cue, text) for cue in RECALLING)


def signs_of_acts(acts: Acts, found: int) -> int:
    """Return the signs that the acts of a sentence are, beside those of its words."""
    more = ACTS * bool(acts.done or acts.met or acts.negated)
    more += REPLIES * bool(acts.agreeing or acts.refusing)
    return more + RECALLS * bool(acts.agreeing and found & PROMISED)


@lru_cache(maxsize=WORDS)
def word_signs(word: str) -> int:
    """Return the signs that a word is, as whole words stand in sentences."""
    found = PAST * is_past(word) + NUMBERED * (word != END and is_number(word))
    return found + sum(sign for sign, words in signing().items() if word in words)


@cache
def signing() -> dict[int, frozenset[str]]:
    """Return for each sign words of which a sentence has one where it has the wording of the sign."""
    return {
        TELLS_OF_WORD: telling_of(*RECALLING),
        PROMISED: telling_of(*RECALLING) | AS | HAD | DATE,
        AS_SAID: AS | HAD | DATE,
        AS_WANTED: WANTED | WISHES,
        OFF_CALENDAR: telling_of(*OFF),
        SETTLES: telling_of(*SETTLING),
        IN_TIME: telling_of("early", "lasted"),
        HAS_NONE: telling_of("will_have_none", "no_such"),
        OF_REQUEST: telling_of("request"),
        GOES_ON: telling_of("named_before"),
    }


def acting(reading: Seen, bounds: Sequence[tuple[int, int]]) -> dict[int, Acts]:
    """Return by number of the sentence who, by it, did something, met, did not do it, refused, agreed and asked.

    People stand beside their countries, for an article may not say of which country they are.
    """
    countries = {actor.id: actor.country for actor in reading.actors if actor.country}
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    ends = [end for _, end in bounds]
    for group, actors, evidence in doings(reading):
        for place in places_of(evidence, bounds, ends):
            found[place][group] |= {*actors, *(countries[actor] for actor in actors if actor in countries)}
    for actor in reading.actors:
        if country := countries.get(actor.id):
            for place in places_of(actor.mentions, bounds, ends):
                found[place]["named"].add(country)
    return {place: Acts(**{group: frozenset(who) for group, who in acts.items()}) for place, acts in found.items()}


def last_days(reading: Seen, bounds: Sequence[tuple[int, int]]) -> dict[int, date]:
    """Return by number of the sentence the last day of what it tells to have been, where that has a date."""
    found: dict[int, date] = {}
    ends = [end for _, end in bounds]
    for event in reading.events:
        if event.date and event.date.latest and event.status in GROUPS:
            for place in places_of(event.evidence, bounds, ends):
                found[place] = max(found.get(place, date.min), event.date.latest)
    return found


def places_of(
    evidence: Sequence[Quote | Span], bounds: Sequence[tuple[int, int]], ends: Sequence[int]
) -> Iterator[int]:
    """Yield the places of the sentences that some evidence stands in."""
    for quote in evidence:
        for place in range(bisect_right(ends, quote.start), len(bounds)):
            if bounds[place][0] >= quote.end:
                break
            yield place


def doings(reading: Seen) -> Iterator[tuple[str, Sequence[str], Sequence[Quote]]]:
    """Yield what was done, not done, refused, agreed and asked, and who met, with those who did it and the words."""
    for event in reading.events:
        if event.status in GROUPS and not event.historical:
            group = GROUPS[event.status]
            yield "met" if group == "done" and event.type == TALKS else group, event.actors, event.evidence
    for commitment in reading.commitments:
        if commitment.kind == "refusal":
            yield "refusing", commitment.by, commitment.evidence
        elif commitment.kind in BOUND:
            yield "agreeing", commitment.by, commitment.evidence
        elif commitment.kind in ASKED:
            yield "asking", commitment.by, commitment.evidence
