"""Names that go on with the father's and the family's: "Saleh bin Hamad Al Thani" is nobody else of the Al Thani."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.actors.found import FoundName, is_capitalised
from dragoman.actors.found_names import FoundNames, with_hyphens
from dragoman.actors.reference import reference
from dragoman.actors.types import Person
from dragoman.language.types import Word

#: How a family's name begins, as a word of its own or joined to the next by a hyphen.
_OF_FAMILY = frozenset({"al", "el", "āl", "aal"})


def join_fathers(found: FoundNames) -> None:
    """Make one name of each that has "bin" in it, and nobody's whom the registry knows by a part of it alone."""
    for number, sentence in enumerate(found.sentences):
        end = 0
        for at in range(1, len(sentence.words) - 1):
            if at >= end and _joins(sentence.words, at):
                end = _end(sentence.words, at + 2)
                _join(found, number, at - 1, end)


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a "bin" between two names."""
    around = is_capitalised(words[at - 1].text) and is_capitalised(words[at + 1].text)
    return words[at].text.lower() in reference().names.patronymics and around


def _end(words: tuple[Word, ...], at: int) -> int:
    """Return where a name ends that has a father's before a word: behind the grandfather's and the family's."""
    while at + 1 < len(words):
        if _joins(words, at) or (words[at].text.lower() in _OF_FAMILY and is_capitalised(words[at + 1].text)):
            at += 2
        elif words[at].text.lower() in _OF_FAMILY and words[at + 1].text == "-":
            at = with_hyphens(words, at, at + 1)
        else:
            break
    return at


def _join(found: FoundNames, number: int, first: int, last: int) -> None:
    """Make one name of a stretch, unless it is found as one or all of it is known to be somebody's."""
    inside = list({id(n): n for w in range(first, last) if (n := found.covered.get((number, w)))}.values())
    if any(name.first <= first and name.last >= last for name in inside):
        return
    words = found.sentences[number].words
    surface = found.text[words[first].start : words[last - 1].end]
    known = found.known(surface)
    begun = next((name for name in inside if name.first <= first and name.full_names()), None)
    if not known and begun is not None and not _of_another_family(found, begun, words[first:last]):
        return
    for name in inside:
        name.last = name.first
    found.add(FoundName(number, first, last, surface, known, "person"))


def _of_another_family(found: FoundNames, name: FoundName, words: Sequence[Word]) -> bool:
    """Whether a name goes on with another family than the registry knows of all whom its beginning names."""
    said = _families(word.text for word in words)
    people = [found.registry.by_id(c.id) for c in name.full_names()]
    known = [_families(f"{p.name} {' '.join(p.aliases)}".split()) for p in people if isinstance(p, Person)]
    return bool(said) and bool(known) and all(families and not families & said for families in known)


def _families(words: Iterable[str]) -> set[str]:
    """Return the names of families among some words: "Al Nahyan", "Al-Thani"."""
    split = [part for word in words for part in word.lower().replace("-", " ").split()]
    return {after for article, after in pairwise(split) if article in _OF_FAMILY}
