"""The written shape of a word, which an encoder of lower-cased text does not see."""

from __future__ import annotations

PADDING, LOWER, TITLE, UPPER, MIXED, DIGITS, MARK, INITIAL = range(8)


def word_shapes(words: list[str]) -> list[int]:
    """Return one shape number per word; a capitalised first word has a number of its own."""
    return [_shape(word, position == 0) for position, word in enumerate(words)]


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
