"""Names in a text: which words they cover, and whom they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.actors.registry import Registry
from dragoman.actors.types import Candidate, Match, RoleMatch
from dragoman.language.types import Analysis, Sentence

#: Titles of respect before a name.
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "sheikh"})
#: Prepositions after which a capital or a seat is a place, not a government.
PLACE_CASES = frozenset({"in", "at", "to", "from", "near", "outside", "inside", "around", "across", "through", "via", "into", "over", "toward", "towards"})


@dataclass
class FoundName:
    """A name in its sentence, with what the registry and the model say of it."""

    sentence: int
    first: int
    last: int
    text: str
    candidates: tuple[Candidate, ...] = ()
    label: str = ""
    ambiguous: bool = False

    def full_names(self) -> list[Candidate]:
        return [c for c in self.candidates if c.entity == "person" and c.kind == "person"]

    def surnames(self) -> list[Candidate]:
        return [c for c in self.candidates if c.entity == "person" and c.kind == "surname"]

    def others(self) -> list[Candidate]:
        return [c for c in self.candidates if c.entity != "person"]


@dataclass
class FoundRole:
    """A description of an office or part in its sentence."""

    sentence: int
    first: int
    last: int
    match: RoleMatch
    #: Code of the state that modifies it ("Israeli prime minister"), or "".
    country: str = ""
    used: bool = field(default=False)


@dataclass
class Found:
    """Everything in a text that names or describes by office, before anybody is resolved."""

    names: list[FoundName]
    roles: list[FoundRole]


def find_all(text: str, analysis: Analysis, registry: Registry, dates: Iterable[tuple[int, int]] = ()) -> Found:
    """Return the names and descriptions of a text; dates are stretches that are no names ("Monday", "May")."""
    roles = find_roles(text, analysis, registry)
    names = find_names(text, analysis, registry, roles)
    taken = {offset for start, end in dates for offset in range(start, end)}

    def dated(name: FoundName) -> bool:
        words = analysis.sentences[name.sentence].words
        return words[name.first].start in taken and words[name.last - 1].start in taken

    return Found([name for name in names if not dated(name)], roles)


class Locator:
    """From character offsets to sentences and words."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]

    def words(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return (sentence, first word, one past last word) of a stretch, or None across sentences."""
        from bisect import bisect_right

        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        sentence = self.sentences[number]
        inside = [i for i, w in enumerate(sentence.words) if w.start < end and start < w.end]
        if not inside or end > sentence.end:
            return None
        return number, inside[0], inside[-1] + 1


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Return the word of a stretch whose head lies outside it."""
    for number in range(first, last):
        if not first <= sentence.words[number].head < last:
            return number
    return last - 1


def find_names(text: str, analysis: Analysis, registry: Registry, roles: list[FoundRole]) -> list[FoundName]:
    """Return every name: the registry's matches, and what the model found beyond them, titles left out."""
    titles = {(r.sentence, w) for r in roles for w in range(r.first, r.last)}
    locator = Locator(analysis)
    found = [f for match in registry.names_in(text, surnames=True) if (f := _from_match(match, locator)) is not None]
    covered: dict[tuple[int, int], FoundName] = {(f.sentence, w): f for f in found for w in range(f.first, f.last)}
    for number, sentence in enumerate(analysis.sentences):
        for name in sentence.names:
            first = name.first
            while first < name.last - 1 and ((number, first) in titles or sentence.words[first].text.lower() in HONORIFICS):
                first += 1
            last = _whole_name(sentence, first, name.last)
            if all(w.text.lower() in HONORIFICS or (number, n) in titles for n, w in enumerate(sentence.words[first:last], first)):
                continue
            inside = {id(covered[(number, w)]): covered[(number, w)] for w in range(first, last) if (number, w) in covered}
            _merge_model_name(text, number, sentence, first, last, name.label, list(inside.values()), found, registry)
    kept = [f for f in found if f.first < f.last]
    return sorted(kept, key=lambda f: (f.sentence, f.first))


def _from_match(match: Match, locator: Locator) -> FoundName | None:
    place = locator.words(match.start, match.end)
    if place is None:
        return None
    return FoundName(*place, text=match.text, candidates=match.candidates, ambiguous=match.ambiguous)


def _merge_model_name(
    text: str, number: int, sentence: Sentence, first: int, last: int, label: str, inside: list[FoundName], found: list[FoundName], registry: Registry
) -> None:
    """Set a model name beside the registry's: alone, around a bare surname, or as the label of a match."""
    for other in inside:
        if other.first <= first and last <= other.last:
            other.label = label
            return
    proper = [w for w in range(first, last) if sentence.words[w].upos == "PROPN"]
    if label not in {"person", "organization"} or not proper:
        return
    strong = [o for o in inside if o.full_names() or (o.others() and label == "organization") or any(c.kind in {"adjective", "name"} for c in o.others())]
    if strong:
        return
    for other in inside:
        other.last = other.first
    surface = text[sentence.words[first].start : sentence.words[last - 1].end]
    known = registry.lookup(_usual_case(surface)) or tuple(c for o in inside for c in o.surnames())
    found.append(FoundName(number, first, last, surface, known, label))


def _whole_name(sentence: Sentence, first: int, last: int) -> int:
    """Return the end of a name that the model cut at a hyphen ("Jae" of "Jae-myung") or before its last part."""
    words = sentence.words
    while last + 1 < len(words) and words[last - 1].text == "-" or (last + 1 < len(words) and words[last].text == "-" and words[last].start == words[last - 1].end and words[last + 1].start == words[last].end):
        last += 1 if words[last - 1].text == "-" else 2
    while last < len(words) and words[last].relation == "flat" and first <= words[last].head < last and words[last].upos == "PROPN":
        last += 1
    return last


def _usual_case(surface: str) -> str:
    """Return a name whose family name is printed in capitals in the usual case ("LEE Jae-myung")."""
    return " ".join(part.capitalize() if part.isupper() and len(part) > 2 else part for part in surface.split())  # noqa: PLR2004


def find_roles(text: str, analysis: Analysis, registry: Registry) -> list[FoundRole]:
    """Return every description of an office or part that the registry knows."""
    locator = Locator(analysis)
    found = []
    for match in registry.roles_in(text):
        place = locator.words(match.start, match.end)
        if place is not None:
            found.append(FoundRole(*place, match=match))
    return found
