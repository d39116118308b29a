"""The written shape of a word, which an encoder of lower-cased text does not see."""

from __future__ import annotations

PADDING, LOWER, TITLE, UPPER, MIXED, DIGITS, MARK, INITIAL = range(8)
#: What is added to the number of a word that stands within a quotation.
QUOTED = 8
_OPENING, _CLOSING = frozenset({"“", "``", "«", "„"}), frozenset({"”", "''", "»"})


def word_shapes(words: list[str], *, quoted: bool = False) -> list[int]:
    """Return one shape number per word; a capitalised first word has a number of its own.

    With quoted, a quotation of an earlier sentence is still open at the first word, which no word of this one says.
    """
    shapes = []
    inside = quoted
    for position, word in enumerate(words):
        shapes.append(_shape(word, position == 0) + (QUOTED if inside else 0))
        inside = word in _OPENING or (inside != (word == '"') and word not in _CLOSING)
    return shapes


def _shape(word: str, initial: bool) -> int:
    if not any(character.isalnum() for character in word):
        return MARK
    if any(character.isdigit() for character in word):
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return INITIAL if initial else TITLE
    return MIXED
