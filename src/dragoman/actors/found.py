"""What is found in a text before anybody is resolved: names and descriptions with the words that they cover."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.reference import reference
from dragoman.actors.types import Candidate, RoleMatch
from dragoman.language.types import Analysis, Sentence, Word

#: Words before a title that give the office to who was spoken of before: "its foreign minister".
WHOSE = frozenset({"its", "his", "her", "their"})


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

    def copy(self) -> Found:
        """Return the same, not yet marked as used."""
        roles = [replace(role, owners=list(role.owners)) for role in self.roles]
        return Found([replace(name) for name in self.names], roles)


def is_honorific(word: Word) -> bool:
    """Tell whether a word is a form of address ("Mr.")."""
    return is_address(word.text) or word.text == "HE"


def is_address(text: str) -> bool:
    """Tell whether something written is a form of address, with its full stop or without."""
    written = text.lower()
    return written in reference().honorifics or written.rstrip(".") in reference().honorifics


#: What stands in brackets behind the rank of an officer who has left.
_RETIRED = frozenset({"rtd", "retd", "ret", "retired", "r"})


def past_address(words: Sequence[Word], at: int) -> int:
    """Return where a form of address that begins at a word ends ("Mr.", "His Excellency", "(Rtd)"), or the word."""
    at = past_retired(words, at)
    while at < len(words):
        whose = words[at].text.lower() in {"his", "her", "the"} and at + 1 < len(words) and is_honorific(words[at + 1])
        if not whose and not is_honorific(words[at]):
            break
        at += 1 + whose
    return at


def past_retired(words: Sequence[Word], at: int) -> int:
    """Return where "(Rtd)" ends that begins at a word, or the word."""
    retired = at + 2 < len(words) and words[at + 1].text.lower().rstrip(".") in _RETIRED
    return at + 3 if retired and words[at].text == "(" and words[at + 2].text == ")" else at


def is_capitalised(text: str) -> bool:
    """Whether a word is written as names are, with a capital letter and small ones: "Ana", "Kang'ethe", "McKay"."""
    return text.istitle() or (text[:1].isupper() and any(map(str.islower, text)))


def is_counterpart(role: FoundRole) -> bool:
    """Tell whether a description is of one who holds elsewhere what another holds here ("counterpart", "colleague")."""
    return role.title.removesuffix("s") in reference().names.counterparts


def is_sent_by_secretary_general(role: FoundRole) -> bool:
    """Tell whether a description is of one who speaks for a body of states, and not for the state that he is of."""
    return role.title.endswith(" the secretary-general")


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
