"""Finding the registry's names in a text: the longest at each place, word by word, with offsets."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.actors.registry_ambiguity import Ambiguities, Surroundings
from dragoman.actors.registry_facts import Facts
from dragoman.actors.registry_surfaces import SurfaceIndex
from dragoman.actors.registry_tokens import TOKEN, evened
from dragoman.actors.types import Candidate, Match

#: One word in capitals of this length and more may be a shouted name ("BEIRUT, March 3"); a shorter one is an
#: abbreviation, unless it begins a longer name ("NEW DELHI").
SHORTEST_SHOUT = 4


class Words(msgspec.Struct):
    """A text as words with their offsets."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of a text."""
        even = evened(text)
        words, starts, ends = [], [], []
        for found in TOKEN.finditer(even):
            words.append(found.group())
            starts.append(found.start())
            ends.append(found.end())
        return cls(text, words, starts, ends)

    def adjacent(self, at: int) -> bool:
        """Tell whether only blanks within one line stand between word ``at - 1`` and word ``at``."""
        if not 0 < at < len(self.words):
            return False
        gap = self.text[self.ends[at - 1] : self.starts[at]]
        return gap.isspace() and "\n" not in gap

    def before(self, first: int) -> str:
        """Return the word before a word on the same line, or ""; initials in between are passed over."""
        while first > 1 and self.words[first - 1] == "." and len(self.words[first - 2]) == 1:
            first -= 2
        return self.words[first - 1] if self.adjacent(first) else ""

    def around(self, first: int, last: int, facts: Facts) -> Surroundings:
        """Return what stands beside words first to last (exclusive)."""
        after = self.words[last] if self.adjacent(last) or self.touches(last) else ""
        then = self.words[last + 1] if after and self.adjacent(last + 1) else ""
        return Surroundings(before=self.before(first), after=after, then=then, text=self.text, facts=facts)

    def match(self, at: int, size: int, candidates: tuple[Candidate, ...], ambiguous: bool) -> Match:
        """Return the match of some words that begin at a word."""
        start, end = self.starts[at], self.ends[at + size - 1]
        return Match(start=start, end=end, text=self.text[start:end], candidates=candidates, ambiguous=ambiguous)

    def touches(self, at: int) -> bool:
        """Tell whether word ``at`` follows without any gap."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]


def scan(text: str, index: SurfaceIndex, ambiguities: Ambiguities) -> tuple[Match, ...]:
    """Return the names in a text, in order and without overlap.

    Case counts, but for words in capitals throughout. A possessive "'s" stays outside of the name.
    """
    words = Words.of(text)
    keys = list(longest_keys(words, index))
    facts = Facts(((key, words.before(at)) for at, _, key in keys), index, ambiguities.needs_support)
    found: list[Match] = []
    for at, size, key in keys:
        candidates = ambiguities.settle(key, index.candidates[key], words.around(at, at + size, facts))
        if candidates:
            found.append(words.match(at, size, candidates, key in ambiguities.rules))
    return tuple(found)


def longest_keys(words: Words, index: SurfaceIndex) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, number of words, key) of the longest name at each place.

    "The Pacific" is none in "the Pacific Islands Forum": an article belongs to the longer name.
    """
    at = 0
    while at < len(words.words):
        size, key = longest_key(words, at, index)
        if size > 1 and words.words[at].lower() == "the" and longest_key(words, at + 1, index)[0] >= size:
            size, key = 1, ""
        if key:
            yield at, size, key
        at += size


def longest_key(words: Words, at: int, index: SurfaceIndex) -> tuple[int, str]:
    """Return the number of words and the key of the longest name that begins at a word; (1, "") for none."""
    word = words.words[at]
    sizes = index.longest.get(word)
    if sizes is not None:
        return longest_of(words, words.words[at : at + sizes], at, index)
    if not word.isupper():
        return 1, ""
    shouted = words.words[at : at + index.longest.get(word.capitalize(), 0)]
    size, key = longest_of(words, [each.capitalize() if each.isupper() else each for each in shouted], at, index)
    return (size, key) if size > 1 or len(word) >= SHORTEST_SHOUT else (1, "")


def longest_of(words: Words, candidates: list[str], at: int, index: SurfaceIndex) -> tuple[int, str]:
    """Return the size and key of the longest prefix of some words that is a name within one paragraph."""
    for size in range(len(candidates), 0, -1):
        key = " ".join(candidates[:size])
        if key in index.candidates:
            stretch = words.text[words.starts[at] : words.ends[at + size - 1]]
            if "\n" not in stretch or not any(not line.strip() for line in stretch.split("\n")):
                return size, key
    return 1, ""
