"""The sentences of one article with what was found in them, as columns; a ``Sentence`` where one is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.analysis.fates_cues import AS, BOUND, HAD, RECALLING, WANTED, WISHES, says, telling_of
from dragoman.analysis.fates_meanings import meaning_told, meaning_words
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
#: came as promised; that something was done, or was not; it has a number or a month.
RECALLS, REPLIES, DOES_AS_ASKED, TELLS_OF_WORD, OFF_CALENDAR, AS_SAID, SETTLES, NUMBERED = (1 << n for n in range(8))


#: Cues that something planned was not held, or was taken off the calendar.
OFF = ("not_held", "called_off", "instead")
#: Cues that something was done, or was not.
SETTLING = (
    "done", "early", "lasted", "not_done", "not_failed", "still", "called_off", "instead", "will_have_none",
    "will_have_it", "accepted", "refused",
)  # fmt: skip


class Head(NamedTuple):
    """What a sentence says of its article."""

    key: str
    title: str | None
    outlet: str | None
    latest: str | None


class Acts(NamedTuple):
    """People and countries that, by a sentence, did something, met, did not do it, refused, agreed, or are named."""

    done: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    refusing: frozenset[str] = frozenset()
    agreeing: frozenset[str] = frozenset()
    #: Countries that are named in it, or of which somebody is.
    named: frozenset[str] = frozenset()


NO_ACTS = Acts()


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
    #: The signs of each sentence, added up.
    signs: Column
    #: By number of the sentence.
    acts: dict[int, Acts]
    days: dict[int, date]

    def sentence(self, at: int) -> Sentence:
        """Return the sentence at a place."""
        (start, end), number = self.spans[at], self.numbers[at]
        return Sentence(
            article=self.head.key, title=self.head.title, outlet=self.head.outlet, published=self.published,
            number=number, start=start, end=end, text=self.text[start:end],
            words=meaning_words(self.text[self.begins[at] : end]), acts=self.acts.get(number, NO_ACTS),
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
    """The number of the stem of each word met lately."""

    def __missing__(self, word: str) -> int:
        """Look a word up."""
        if len(self) >= WORDS:
            self.clear()
        self[word] = number = LAST if word == END else number_told(meaning_told(word))
        return number


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
    acts, begins, said = acting(reading, bounds), [start for start, _ in spans], [plain(text[s:e]) for s, e in spans]
    words, signs = words_of(said), np.zeros(len(kept), np.int16)
    cues, numbered = cue_words().intersection(words), numbered_sentences(words)
    recalling, of_recalling = list[int](), cues & telling_of(*RECALLING)
    for place, number in enumerate(kept):
        here = [cue for cue in cues if cue in said[place]]
        if here or number in acts:
            signs[place] = signs_of(here, acts.get(number, NO_ACTS))
        signs[place] |= NUMBERED * (place in numbered)
        if not of_recalling.isdisjoint(here) and recalls(text[slice(*spans[place])]):
            recalling.append(place)
    for place in recalling:
        begins[place] = bounds[max(kept[place] - BEFORE, 0)][0]
    if recalling:
        words = words_of(plain(text[begin:end]) for begin, (_, end) in zip(begins, spans, strict=True))
    return Told(
        head=head, published=day(head.latest), text=text, numbers=kept, spans=spans, begins=tuple(begins),
        words=np.fromiter(map(word_numbers.__getitem__, words), np.int32, len(words)), signs=signs, acts=acts,
        days=last_days(reading, bounds),
    )  # fmt: skip


def plain(text: str) -> str:
    """Return a text in lower case, on one line."""
    return text.casefold().replace("\n", " ")


def words_of(said: Iterable[str]) -> list[str]:
    """Return the words of sentences, each of one line, in their order, with ``END`` after each sentence.

    They are what ``WORD`` finds, in less time: an article has few different signs, and many words.
    """
    lines = "\n".join([*said, ""])
    for sign in set(lines):
        if not sign.isalnum() and sign != "\n":
            lines = lines.replace(sign, " ")
    return lines.replace("\n", f" {END} ").split()


def numbered_sentences(words: Sequence[str]) -> set[int]:
    """Return the places of the sentences with a number, a month or a weekday; others name no quantity and no date."""
    place, found = 0, set[int]()
    telling = set(filter(is_number, set(words)))
    for word in words:
        if word == END:
            place += 1
        elif word in telling:
            found.add(place)
    return found


def recalls(text: str) -> bool:
    """Whether a sentence recalls what was promised, without saying what it was."""
    return any(says(cue, text) for cue in RECALLING)


def signs_of(said: Sequence[str], acts: Acts) -> int:
    """Return the signs of a sentence with some words: where one is missing, no rule that looks for it can hold."""
    found = REPLIES * bool(acts.agreeing or acts.refusing)
    found += RECALLS * bool(acts.agreeing and not promised().isdisjoint(said))
    found += TELLS_OF_WORD * (not telling_of(*RECALLING).isdisjoint(said))
    found += DOES_AS_ASKED * bool((acts.done or acts.met) and not (WANTED | WISHES).isdisjoint(said))
    found += OFF_CALENDAR * (not telling_of(*OFF).isdisjoint(said))
    found += SETTLES * (not settling().isdisjoint(said))
    found += AS_SAID * (not (AS | HAD).isdisjoint(said))
    return found


@cache
def cue_words() -> frozenset[str]:
    """Return words of which a sentence has one where a wording of it is a sign."""
    return promised() | WANTED | WISHES | telling_of(*OFF) | settling()


@cache
def settling() -> frozenset[str]:
    """Return words of which a sentence has one where it says that something was done, or was not."""
    return telling_of(*SETTLING)


@cache
def promised() -> frozenset[str]:
    """Return words of which a sentence has one where it recalls what was promised, or says that it was so done."""
    return telling_of(*RECALLING) | AS | HAD


def acting(reading: Seen, bounds: Sequence[tuple[int, int]]) -> dict[int, Acts]:
    """Return by number of the sentence who, by it, did something, met, did not do something, refused, and agreed.

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
    """Yield what was done, not done, refused and agreed, and who met, with those who did it and the words for it."""
    for event in reading.events:
        if event.status in GROUPS and not event.historical:
            group = GROUPS[event.status]
            yield "met" if group == "done" and event.type == TALKS else group, event.actors, event.evidence
    for commitment in reading.commitments:
        if commitment.kind == "refusal":
            yield "refusing", commitment.by, commitment.evidence
        elif commitment.kind in BOUND:
            yield "agreeing", commitment.by, commitment.evidence
