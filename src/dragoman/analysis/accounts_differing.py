"""What two accounts of one contact put differently: how long it was, who asked for it, numbers of the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dragoman.analysis.accounts_telling import Passage
from dragoman.analysis.figures import counted_in, number_of, speak_alike
from dragoman.data_files import read_table
from dragoman.record.wording import stem
from dragoman.types import Frozen, Reading

#: A time in words: "about forty-five minutes", "an hour and a half", "half an hour".
LENGTH = (
    r"(?:(?:about|around|some|nearly|almost|over|just|only|barely|roughly|approximately|(?:more|less) than|at least) )*"
    r"(?:(?P<part>half|(?:a |three[- ])quarters? of) an hour"
    r"|(?P<number>\d+|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?[ -](?P<unit>minute|hour)s?(?P<more> and a half)?)"
)
#: Words that name a side: up to what follows them in a pattern, or up to the end of their part of the sentence.
WHO, TO_THE_END = r"(?P<before>[^,.;:()“”]{2,60}?)", r"(?P<after>[^,.;:()“”]{2,60})"
#: Minutes of what is told as a part of an hour.
PARTS = {"half": 30, "a quarter of": 15, "three quarters of": 45, "three-quarters of": 45}
HOUR, HALF = 60, 0.5


class Differing(Frozen):
    """What the two sides put differently, with what each says and the sentence in which it does."""

    #: length | asked_by, or the word for the things that are counted
    about: str
    one: Passage
    one_says: str
    other: Passage
    other_says: str

    @property
    def sides(self) -> tuple[tuple[Passage, str], tuple[Passage, str]]:
        """Return both sentences, each with what it says."""
        return (self.one, self.one_says), (self.other, self.other_says)


class Rules(Frozen):
    """The threshold and the wordings."""

    lengths: float
    talk: str
    lasted: tuple[str, ...]
    asked: tuple[str, ...]
    contact: str


@cache
def rules() -> Rules:
    """Return the threshold and the wordings, as the file has them."""
    return read_table("dragoman.analysis", "accounts_differing.toml", Rules)


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Return some wordings, with what they stand for filled in."""
    found = getattr(rules(), name)
    return tuple(map(pattern, (found,) if isinstance(found, str) else found))


def pattern(wording: str) -> re.Pattern[str]:
    """Return a wording as a pattern."""
    who = TO_THE_END if wording.endswith("{who}") else WHO
    for name, meant in (("talk", rules().talk), ("length", LENGTH), ("who", who)):
        wording = wording.replace(f"{{{name}}}", meant)
    return re.compile(wording, re.IGNORECASE)


def differing(
    told: tuple[Sequence[Passage], Sequence[Passage]], asked: Mapping[Passage, str]
) -> Iterator[Differing]:  # fmt: skip
    """Yield what the accounts of two sides put differently.

    Args:
        told: The sentences of each.
        asked: Who asked for the contact, by the code of his side, as some of them say.
    """
    yield from lengths(*told)
    yield from askers(*([(one, asked[one]) for one in some if one in asked] for some in told))
    yield from numbers(*told)


def lengths(mine: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Differing]:
    """Yield how long two sides say that a contact was, where that differs by more than a rounding."""
    (here, one), (there, other) = (next(timed(some), (0, None)) for some in (mine, theirs))
    if one and other and max(here, there) > min(here, there) * (1 + rules().lengths):
        yield Differing(about="length", one=one, one_says=in_time(here), other=other, other_says=in_time(there))


def timed(passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    """Yield how many minutes a contact was by some sentences, each with its sentence."""
    return ((minutes, one) for one in passages if (minutes := length_in(one.text)))


def askers(mine: Sequence[tuple[Passage, str]], theirs: Sequence[tuple[Passage, str]]) -> Iterator[Differing]:
    """Yield who asked for a contact by the words of two sides, where each says one thing, and not the same."""
    if len({side for _, side in mine}) == len({side for _, side in theirs}) == 1 and mine[0][1] != theirs[0][1]:
        (one, here), (other, there) = mine[0], theirs[0]
        yield Differing(about="asked_by", one=one, one_says=here, other=other, other_says=there)


def numbers(mine: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Differing]:
    """Yield the numbers of the same things that two sides give differently, each thing once."""
    seen: set[str] = set()
    for one, (number, thing) in counted(mine):
        for other, (second, same) in counted(theirs):
            name = stem(thing)
            if name != stem(same) or number == second or name in seen or not speak_alike(one.text, other.text):
                continue
            seen.add(name)
            yield Differing(about=thing, one=one, one_says=f"{number:,}", other=other, other_says=f"{second:,}")


def counted(passages: Sequence[Passage]) -> Iterator[tuple[Passage, tuple[int, str]]]:
    """Yield what some sentences count, each with its sentence."""
    return ((passage, figure) for passage in passages for figure in counted_in(passage.text))


def length_in(sentence: str) -> int | None:
    """Return how many minutes a contact took, as a sentence says; None where it does not."""
    found = (match for wording in patterns("lasted") if (match := wording.search(sentence)))
    return next((minutes for match in found if (minutes := minutes_of(match))), None)


def minutes_of(match: re.Match[str]) -> int | None:
    """Return the minutes of a time that was found; None where its number is none."""
    if match["part"]:
        return PARTS[" ".join(match["part"].casefold().split())]
    number = float(1 if match["number"].casefold() in {"a", "an"} else number_of(match["number"]) or 0)
    number += HALF if match["half"] or match["more"] else 0
    return round(number * (HOUR if match["unit"].casefold() == "hour" else 1)) or None


def in_time(minutes: int) -> str:
    """Return a length in words."""
    return f"{minutes} minutes"


def asked_by(reading: Reading, bounds: tuple[int, int], sides: Sequence[str]) -> str | None:
    """Return who asked for a contact, or rang, as a sentence says: the code of the side, or None where none is told.

    Whom the reading has for who began a contact is often only the subject of its sentence ("spoke by phone with").

    Args:
        reading: Of the article.
        bounds: First and last place of the sentence.
        sides: Codes of the two countries.
    """
    sentence = reading.article.text[bounds[0] : bounds[1]]
    for wording in patterns("asked") if patterns("contact")[0].search(sentence) else ():
        for match in wording.finditer(sentence):
            group = next(iter(match.groupdict()))
            named = list(sides_named(reading, (bounds[0] + match.start(group), bounds[0] + match.end(group)), sides))
            if named:  # of who is named before a verb the nearest, of who is named after "by" the first
                return named[-1 if group == "before" else 0]
    return None


def sides_named(reading: Reading, span: tuple[int, int], sides: Sequence[str]) -> Iterator[str]:
    """Yield the sides that a stretch of an article names, in order, by their states or by somebody of theirs."""
    from dragoman.actors.registry import load_registry

    places = [
        (mention.start, actor.country)
        for actor in reading.actors
        for mention in actor.mentions
        if span[0] <= mention.start < span[1]
    ]
    for match in load_registry().names_in(reading.article.text[span[0] : span[1]]):
        places += [(span[0] + match.start, candidate.country) for candidate in match.candidates[:1]]
    named = [(place, country) for place, country in places if country in sides]
    yield from (str(country) for _, country in sorted(named))
