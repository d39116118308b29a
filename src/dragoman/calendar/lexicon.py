"""Turns the pieces of a text into the nodes that the rules read, by the word list and by shape."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from dragoman.calendar.shapes import NUMBER_SHAPES, SHAPED_CLASSES, number_values, shaped
from dragoman.calendar.tokens import tokens, touches_code
from dragoman.errors import VocabularyError

#: Stands for whatever the grammar does not know.
OTHER = "x"
#: Where the signature letters begin: the private use area, so that no rule text can collide.
FIRST_LETTER = 0xE000


class Node:
    """A piece of the text, or several joined by a rule, with what it may be.

    ``letter`` stands for the set of its classes; rules are regular expressions over letters.
    """

    __slots__ = ("end", "letter", "parts", "start", "values")

    def __init__(self, start: int, end: int, letter: str, values: dict[str, Any], parts: tuple[Any, ...] = ()) -> None:
        """Take the offsets in the text, the letter, the value for each class, and the expressions inside."""
        self.start = start
        self.end = end
        self.letter = letter
        self.values = values
        #: For a compound: the simple expressions inside.
        self.parts = parts


class Letters:
    """Gives each set of classes a letter of its own, and each class the letters whose sets hold it."""

    def __init__(self) -> None:
        """Begin without letters."""
        self.by_classes: dict[frozenset[str], str] = {}

    def letter(self, classes: frozenset[str]) -> str:
        """Return the letter for a set of classes, a new one if it is new."""
        if classes not in self.by_classes:
            self.by_classes[classes] = chr(FIRST_LETTER + len(self.by_classes))
        return self.by_classes[classes]

    def of_class(self, name: str) -> str:
        """Return all letters whose sets hold the class."""
        found = "".join(letter for classes, letter in self.by_classes.items() if name in classes)
        if not found:
            raise VocabularyError(f"no word and no rule gives the class {name!r} that a time rule asks for")
        return found


class Entry:
    """What the word list says of one word or phrase."""

    __slots__ = ("letter", "values", "words")

    def __init__(self, words: tuple[str, ...], values: dict[str, Any], letter: str) -> None:
        """Take the words in order, the value for each class, and the letter."""
        self.words = words
        self.values = values
        self.letter = letter


def read_table(name: str) -> list[list[str]]:
    """Return the rows of a data file without comments and header."""
    text = resources.files("dragoman.calendar").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    width = len(lines[0].split("\t"))
    rows = [line.split("\t") for line in lines[1:]]
    for row in rows:
        if len(row) != width:  # an empty last column is kept by split
            raise VocabularyError(f"{name}: expected {width} columns, found {len(row)} in {row}")
    return rows


def pieces(phrase: str) -> tuple[str, ...]:
    """Return the phrase cut as text is cut, with straight apostrophes."""
    return tuple(phrase[start:end] for _, start, end in tokens(phrase.replace("’", "'")))


class Lexicon:
    """The word list, ready to look up."""

    def __init__(self, letters: Letters) -> None:
        """Read the word list and the names of holidays."""
        self.letters = letters
        #: Words that count in any case, by lower case; words that need their capital, likewise.
        self.any_case: dict[str, Entry] = {}
        self.capital: dict[str, Entry] = {}
        #: Phrases by their first and second word in lower case, longest first; (exact case, entry).
        self.phrases: dict[str, dict[str, list[tuple[bool, Entry]]]] = {}
        grouped: dict[tuple[tuple[str, ...], bool], dict[str, Any]] = {}
        for word, name, value, case in read_table("lexicon.tsv"):
            exact = case == "capital"
            words = pieces(word)
            key = words if exact and len(words) > 1 else tuple(piece.lower() for piece in words)
            grouped.setdefault((key, exact), {})[name] = int(value) if value.lstrip("-").isdigit() else value
        for name, _, others in read_table("holidays.tsv"):
            for one in (name, *filter(None, others.split("|"))):
                words = pieces(one)
                grouped.setdefault((words if len(words) > 1 else (one.lower(),), True), {})["holiday"] = name
        for (words, exact), values in sorted(grouped.items(), key=lambda item: item[0][1]):
            self.add(words, exact, values)
        for seconds in self.phrases.values():
            for options in seconds.values():
                options.sort(key=lambda option: -len(option[1].words))

    def add(self, words: tuple[str, ...], exact: bool, values: dict[str, Any]) -> None:
        """Enter one word or phrase."""
        if len(words) == 1 and exact and words[0] in self.any_case:
            values = {**self.any_case[words[0]].values, **values}
        entry = Entry(words, values, self.letters.letter(frozenset(values)))
        if len(words) > 1:
            seconds = self.phrases.setdefault(words[0].lower(), {})
            seconds.setdefault(words[1].lower(), []).append((exact, entry))
        elif exact:
            self.capital[words[0]] = entry
        else:
            self.any_case[words[0]] = entry

    def phrase(self, words: list[str], lower: list[str], at: int) -> Entry | None:
        """Return the longest phrase that begins at word ``at``; the words come as written and in lower case."""
        seconds = self.phrases.get(lower[at])
        if seconds is None or at + 1 == len(lower):
            return None
        for exact, entry in seconds.get(lower[at + 1], ()):
            if tuple((words if exact else lower)[at : at + len(entry.words)]) == entry.words:
                return entry
        return None

    def word(self, text: str, lower: str) -> Entry | None:
        """Return the entry for a single word."""
        if lower in self.capital and text[0].isupper():
            return self.capital[lower]
        return self.any_case.get(lower)


@cache
def letters_and_lexicon() -> tuple[Letters, Lexicon]:
    """Return the loaded word list with every letter that a piece of text can have."""
    letters = Letters()
    lexicon = Lexicon(letters)
    for shape in NUMBER_SHAPES:
        letters.letter(frozenset(number_values(shape)))
    for name in SHAPED_CLASSES:
        letters.letter(frozenset((name,)))
    return letters, lexicon


def nodes(text: str) -> list[Node | None]:
    """Return the text as nodes; None stands for one or more pieces without meaning here."""
    letters, lexicon = letters_and_lexicon()
    cut = list(tokens(text))
    words = [text[start:end].replace("’", "'") for _, start, end in cut]
    lower = [word.lower() for word in words]
    result: list[Node | None] = []
    at = 0
    while at < len(cut):
        kind, start, end = cut[at]
        entry = lexicon.phrase(words, lower, at) if lower[at] in lexicon.phrases else None
        first, at = at, at + (len(entry.words) if entry else 1)
        if kind in PLAIN or entry:
            entry = entry or lexicon.word(words[first], lower[first])
            meant = entry is not None and "not_time" not in entry.values
            node = Node(start, cut[at - 1][2], entry.letter, entry.values) if entry and meant else None
        else:
            node = shaped_node(text, start, end, kind, letters)
        if node is not None or not result or result[-1] is not None:
            result.append(node)
    return result


#: Kinds of piece that are looked up; the others are known by their shape.
PLAIN = frozenset(("word", "mark", "possessive"))


def shaped_node(text: str, start: int, end: int, kind: str, letters: Letters) -> Node | None:
    """Return the node of a piece that is known by its shape, None for codes such as A380."""
    values = {} if touches_code(text, start, end) else shaped(kind, text[start:end])
    return Node(start, end, letters.letter(frozenset(values)), values) if values else None
