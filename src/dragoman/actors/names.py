"""Names in a text: which words they cover, and whom they may name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.types import Candidate, Match, RoleMatch
from dragoman.language.types import Analysis, Sentence, Word

#: A family name in capitals is longer than this ("LEE"); shorter words in capitals are initials ("JD Vance").
LONGEST_INITIALS = 2


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
        """Return the persons whom the words name in full."""
        return [c for c in self.candidates if c.entity == "person" and c.kind == "person"]

    def surnames(self) -> list[Candidate]:
        """Return the persons whose surname the words are."""
        return [c for c in self.candidates if c.entity == "person" and c.kind == "surname"]

    def others(self) -> list[Candidate]:
        """Return the states, organisations, groups and places that the words name."""
        return [c for c in self.candidates if c.entity != "person"]


@dataclass
class FoundRole:
    """A description of an office or part in its sentence."""

    sentence: int
    first: int
    last: int
    match: RoleMatch
    #: Ids of the states and organisations that it belongs to, in order ("prime ministers of Serbia and Kosovo").
    owners: list[str] = field(default_factory=list)
    #: First word of what belongs to it: its state, its adjectives.
    begin: int = -1
    #: Whether it was held at another time ("former").
    former: bool = False
    used: bool = False

    @property
    def title(self) -> str:
        """The words in lower case."""
        return self.match.text.lower()

    @property
    def plural(self) -> bool:
        """Whether it speaks of several persons."""
        return self.match.roles[0].plural


@dataclass
class Found:
    """Everything in a text that names or describes by office, before anybody is resolved."""

    names: list[FoundName]
    roles: list[FoundRole]


def find_all(text: str, analysis: Analysis, registry: Registry, dates: Iterable[tuple[int, int]] = ()) -> Found:
    """Return the names and descriptions of a text; dates are stretches that are no names ("Monday", "May")."""
    locator = Locator(analysis)
    roles = find_roles(text, locator, registry)
    names = NameFinder(text, analysis, registry, roles, locator).find()
    taken = {offset for start, end in dates for offset in range(start, end)}
    titled = {(r.sentence, r.last) for r in roles}

    def dated(name: FoundName) -> bool:
        words = analysis.sentences[name.sentence].words
        if words[name.first].start not in taken or words[name.last - 1].start not in taken:
            return False
        return not (name.first and is_honorific(words[name.first - 1])) and (name.sentence, name.first) not in titled

    return Found([name for name in names if not dated(name)], roles)


def is_honorific(word: Word) -> bool:
    """Tell whether a word is a form of address ("Mr.")."""
    return word.text.lower().rstrip(".") in reference().honorifics


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Return the word of a stretch whose head lies outside it."""
    for number in range(first, last):
        if not first <= sentence.words[number].head < last:
            return number
    return last - 1


class Locator:
    """From character offsets to sentences and words."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]
        self._words: dict[int, list[int]] = {}

    def words(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return (sentence, first word, one past last word) of a stretch, or None across sentences."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or end > self.sentences[number].end:
            return None
        words = self.sentences[number].words
        starts = self._words.get(number)
        if starts is None:
            starts = self._words[number] = [w.start for w in words]
        first = max(0, bisect_right(starts, start) - 1)
        last = bisect_right(starts, end - 1)
        if words[first].end <= start:
            first += 1
        return (number, first, last) if first < last else None


def find_roles(text: str, locator: Locator, registry: Registry) -> list[FoundRole]:
    """Return every description of an office or part that the registry knows."""
    found = []
    for match in registry.roles_in(text):
        place = locator.words(match.start, match.end)
        if place is not None:
            found.append(FoundRole(*place, match=match))
    return found


class NameFinder:
    """Finds the names of one text: the registry's, and those that the model finds beyond them."""

    def __init__(
        self, text: str, analysis: Analysis, registry: Registry, roles: list[FoundRole], locator: Locator
    ) -> None:
        self.text = text
        self.sentences = analysis.sentences
        self.registry = registry
        self.titles = {(r.sentence, w) for r in roles for w in range(r.first, r.last)}
        self.found: list[FoundName] = []
        self.covered: dict[tuple[int, int], FoundName] = {}
        for match in registry.names_in(text, surnames=True):
            self._keep_match(match, locator)

    def find(self) -> list[FoundName]:
        """Return the names in order."""
        for number, sentence in enumerate(self.sentences):
            for name in sentence.names:
                if name.label in {"person", "organization"}:
                    self._model_name(number, sentence, name.first, name.last, name.label)
        kept = [f for f in self.found if f.first < f.last]
        return sorted(kept, key=lambda f: (f.sentence, f.first))

    def _keep_match(self, match: Match, locator: Locator) -> None:
        place = locator.words(match.start, match.end)
        if place is not None:
            self._add(FoundName(*place, text=match.text, candidates=match.candidates, ambiguous=match.ambiguous))

    def _add(self, name: FoundName) -> None:
        self.found.append(name)
        for word in range(name.first, name.last):
            self.covered[name.sentence, word] = name

    def _model_name(self, number: int, sentence: Sentence, first: int, last: int, label: str) -> None:
        """Set a model name beside the registry's: alone, around a bare surname, or as the label of a match."""
        first = self._without_titles(number, sentence, first, last, label)
        last = self._whole(number, sentence, first, last, label)
        while last > first and sentence.words[last - 1].text in {"'s", "’s", "'", "’", "."}:
            last -= 1
        if not any(sentence.words[w].upos == "PROPN" and not is_honorific(sentence.words[w]) for w in range(first, last)):
            return
        inside = {id(n): n for w in range(first, last) if (n := self.covered.get((number, w))) is not None}
        outer = next((n for n in inside.values() if n.first <= first and last <= n.last), None)
        if outer is not None:
            outer.label = label
        elif not any(self._stronger(n, first, last, label) for n in inside.values()):
            self._replace(number, first, last, label, list(inside.values()))

    def _stronger(self, name: FoundName, first: int, last: int, label: str) -> bool:
        """Tell whether a name of the registry stands against a longer one of the model."""
        if name.full_names() or (name.others() and label == "organization"):
            return True
        kinds = {c.kind for c in name.others()}
        ends_name = name.last == last and name.first > first
        return bool(kinds & {"adjective", "demonym"}) or bool(kinds & {"name", "organisation"} and not ends_name)

    def _replace(self, number: int, first: int, last: int, label: str, inside: list[FoundName]) -> None:
        words = self.sentences[number].words
        for other in inside:
            other.last = other.first
        surface = self.text[words[first].start : words[last - 1].end]
        known = self._known(surface) if label == "person" else self.registry.lookup(surface)
        known = known or tuple(c for other in inside for c in other.surnames())
        self._add(FoundName(number, first, last, surface, known, label))

    def _known(self, surface: str) -> tuple[Candidate, ...]:
        """Return whom the registry knows by a name, printed with capitals or middle initials."""
        usual = usual_case(surface)
        return self.registry.lookup(usual) or self.registry.lookup(without_initials(usual))

    def _without_titles(self, number: int, sentence: Sentence, first: int, last: int, label: str) -> int:
        """Return the first word of a name after forms of address, and before persons after titles and states."""
        while first < last - 1 and self._before_name(number, sentence.words[first], first, label):
            first += 1
        return first

    def _before_name(self, number: int, word: Word, at: int, label: str) -> bool:
        if is_honorific(word) or (word.upos in {"DET", "PUNCT", "ADP"} and not word.text[0].isupper()):
            return True
        if label != "person":
            return False
        name = self.covered.get((number, at))
        return (number, at) in self.titles or (name is not None and name.others() != [] and not name.surnames())

    def _whole(self, number: int, sentence: Sentence, first: int, last: int, label: str) -> int:
        """Return the end of a name that the model cut short."""
        words = sentence.words
        while last < len(words) and self._goes_on(number, words, first, last, label):
            last += 1
        if words[last - 1].text in {"-", "–"}:
            last -= 1
        return last

    def _goes_on(self, number: int, words: tuple[Word, ...], first: int, last: int, label: str) -> bool:
        """Tell whether a word belongs to the name before it: a hyphen, a later part, a last noun of an organisation."""
        word, before = words[last], words[last - 1]
        if (number, last) in self.covered and (number, last - 1) in self.covered:
            return False
        if word.text == "-" or before.text == "-":
            joined = word.start == before.end
            return joined and (word.text != "-" or (last + 1 < len(words) and words[last + 1].start == word.end))
        if word.upos != "PROPN" or not word.text[0].isupper() or (number, last) in self.titles:
            return False
        if word.relation == "flat" and first <= word.head < last:
            return True
        return label == "organization" and (number, last) not in self.covered and before.upos == "PROPN"


def usual_case(surface: str) -> str:
    """Return a name whose family name is printed in capitals in the usual case ("LEE Jae-myung")."""
    parts = surface.split()
    return " ".join(p.capitalize() if p.isupper() and len(p) > LONGEST_INITIALS else p for p in parts)


def without_initials(name: str) -> str:
    """Return a name without middle initials and suffixes ("Robert S. Mueller III": "Robert Mueller")."""
    parts = name.split()
    kept = [p for n, p in enumerate(parts) if n == 0 or not is_initial(p)]
    return " ".join(kept)


def is_initial(part: str) -> bool:
    """Tell whether part of a name is an initial or a suffix."""
    bare = part.rstrip(".,")
    return (len(bare) == 1 and part.endswith(".")) or bare in {"Jr", "Sr", "II", "III", "IV"}


def parts_of(surface: str) -> Iterator[str]:
    """Yield the parts of a name, forms of address and possessive marks left out."""
    for part in surface.replace("’s", "").replace("'s", "").split():
        if part.lower().rstrip(".") not in reference().honorifics:
            yield part
