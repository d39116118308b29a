"""The names of a text while they are being found: which words each covers, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.actors.found import FoundName, FoundRole, is_capitalised
from dragoman.actors.given_names import is_given
from dragoman.actors.name_forms import usual_case, without_initials
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.types import Candidate
from dragoman.language.types import Analysis, Word

#: What the words of a name are tagged as; "Innocent" and "Hope" are names too.
_OF_NAMES = frozenset({"PROPN", "ADJ", "NOUN", "X"})
#: Tags of given names that look like other words.
_MISTAKEN = frozenset({"ADV", "AUX", "VERB", "INTJ"})
#: What a new sentence may begin behind.
_OPENING = frozenset({'"', "“", "”", "'", "‘", "’", ":", ";", "(", "[", "–", "—", "-", "..."})


class FoundNames:
    """The names that were found so far in a text, and the words that they cover."""

    def __init__(self, text: str, analysis: Analysis, registry: Registry, roles: Iterable[FoundRole]) -> None:
        """Begin with none in a text with descriptions."""
        self.text = text
        self.sentences = analysis.sentences
        self.registry = registry
        self.titles = {(r.sentence, w) for r in roles for w in range(r.first, r.last)}
        self.names: list[FoundName] = []
        self.covered: dict[tuple[int, int], FoundName] = {}

    def in_order(self) -> list[FoundName]:
        """Return the names that none has taken the place of, in the order of the text."""
        kept = [name for name in self.names if name.first < name.last]
        return sorted(kept, key=lambda name: (name.sentence, name.first))

    def add(self, name: FoundName) -> None:
        """Add a name, which covers its words from now on."""
        self.names.append(name)
        for word in range(name.first, name.last):
            self.covered[name.sentence, word] = name

    def replace(self, number: int, first: int, last: int, label: str, inside: list[FoundName]) -> None:
        """Add the name of a stretch in the place of those inside it."""
        words = self.sentences[number].words
        for other in inside:
            other.last = other.first
        surface = self.text[words[first].start : words[last - 1].end]
        known = self.known(surface) if label == "person" else self.registry.lookup_in(surface, self.text)
        known = known or tuple(c for other in inside for c in other.surnames())
        self.add(FoundName(number, first, last, surface, known, label))

    def widen(self, name: FoundName, end: int) -> None:
        """Make a name reach as far as a word; what else was found there is none."""
        for at in range(name.last, end):
            other = self.covered.get((name.sentence, at))
            if other is not None:
                other.last = other.first
            self.covered[name.sentence, at] = name
        words = self.sentences[name.sentence].words
        name.last, name.text = end, self.text[words[name.first].start : words[end - 1].end]

    def free(self, number: int, at: int) -> bool:
        """Whether a capitalised word may be part of a name: nothing but a surname or a place is known of it."""
        covering = self.covered.get((number, at))
        kinds = {c.kind for c in covering.candidates} if covering is not None else {"surname"}
        free = bool(kinds) and kinds <= {"surname", "place"}  # no name of which the whole is known to be one's
        word = self.sentences[number].words[at]
        named = word.upos in _OF_NAMES or is_given(word.text, self.registry)  # "Andriy", taken for a conjunction
        return free and named and (number, at) not in self.titles

    def mistaken(self, number: int, at: int) -> bool:
        """Whether a given name looks like another word: "the premier, Even Lie,", "met Will Moe".

        Within a sentence nothing else than a name has a capital letter right before another name.
        """
        sentence = self.sentences[number]
        if not 0 < at < len(sentence.words) - 1 or sentence.heading:
            return False
        before, word, after = sentence.words[at - 1 : at + 2]
        return (
            is_capitalised(word.text)
            and word.upos in _MISTAKEN
            and before.text not in _OPENING
            and after.upos == "PROPN"
            and is_capitalised(after.text)
            and (number, at) not in self.covered
            and (number, at) not in self.titles
        )

    def known(self, surface: str) -> tuple[Candidate, ...]:
        """Return whom the registry knows by a name, printed with capitals or middle initials."""
        usual = usual_case(surface)
        return self.registry.lookup(usual) or self.registry.lookup(without_initials(usual))

    def end_of_name(self, number: int, first: int) -> int:
        """Return the end of the capitalised words, joined by blanks or hyphens, that begin at a word."""
        words = self.sentences[number].words
        last, before = first, -1
        if self.mistaken(number, first):
            last += 1
        while last != before:
            before = last
            while last < len(words) and is_capitalised(words[last].text) and self.free(number, last):
                last += 1
            last = past_particles(words, first, last)
            last = with_hyphens(words, first, last)
        return last


def past_particles(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return where the small words within a name end, if more of it follows: "Joris van den Berg"."""
    end = last
    while first < end < len(words) and words[end].text in reference().names.particles:
        joined_by = end + 1 < len(words) and words[end + 1].text == "-"
        end += 2 if joined_by else 1
    return end if end < len(words) and is_capitalised(words[end].text) else last


def with_hyphens(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return the end of a name with what is joined to its last word: "Seo Min" "-" "jae"."""
    while first < last < len(words) - 1 and words[last].text in {"-", "‑"} and joined(words[last - 1 : last + 2]):
        last += 2
    return last


def joined(words: Sequence[Word]) -> bool:
    """Tell whether words follow each other without a space."""
    return all(before.end == after.start for before, after in pairwise(words))
