"""Splitting a sentence into words, as the English treebanks do.

Hyphens stand alone except after a prefix ("anti-war"), clitics are words of their own ("do" + "n't"),
and every word is an unchanged stretch of the text.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})

_WORD = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"”’]*[^\s<>"”’.,;:!?)\]]     # addresses
    | [\w.+-]{1,64}@[\w-]+\.[\w.-]*\w                        # e-mail; the bound keeps long runs of words linear
    | [@\#]\w+                                               # handles, tags
    | (?:[A-Za-z]\.){2,} | Ph\.D\.                           # U.S., a.m.
    | [A-Z]\.(?=\s+[A-Z])                                    # initials
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|km|kg|am|pm)?\b # numbers, times, dates
    | [A-Za-z]{1,3}\$                                        # US$
    | \w+(?:[’'ʼ]\w+)*(?:[&/]\w+)*                           # words, with inner apostrophes
    | \.{2,}|…|-{2,}|``|''                                   # runs of marks
    | \S                                                     # any other mark
    """,
    re.VERBOSE,
)


@cache
def segmentation() -> dict[str, Any]:
    """Return the word lists of ``segmentation.toml``, as sets where order carries no meaning."""
    data = tomllib.loads(files("dragoman.language").joinpath("segmentation.toml").read_text("utf-8"))
    clitics = tuple(data["clitics"])
    lists = {key: frozenset(value) for key, value in data.items() if isinstance(value, list)}
    return lists | {"clitics": clitics, "fused": data["fused"]}


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the (start, end) of every word in text[start:end], in code points of text."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        spans.extend(_split_clitics(text, first, last))
    return _join_prefixes(text, _join_abbreviations(text, spans))


def _split_clitics(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Split "don't" into "do" and "n't", "cannot" into "can" and "not"."""
    flat = text[first:last].translate(_APOSTROPHES).lower()
    cut = segmentation()["fused"].get(flat)
    if cut:
        return [(first, first + cut), (first + cut, last)]
    for clitic in segmentation()["clitics"]:
        if flat.endswith(clitic) and len(flat) > len(clitic):
            return [(first, last - len(clitic)), (last - len(clitic), last)]
    return [(first, last)]


def _join_abbreviations(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a full stop to the abbreviation before it ("Mr" + "." -> "Mr.")."""
    lists = segmentation()
    known = lists["never_final"] | lists["sometimes_final"]
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if joined and text[first:last] == "." and joined[-1][1] == first and _abbreviates(text, joined[-1], known):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _abbreviates(text: str, span: tuple[int, int], known: frozenset[str]) -> bool:
    """Whether the word is written like an abbreviation: known, and capitalised unless it always is small."""
    word = text[span[0] : span[1]]
    lower = word.lower()
    if lower not in known:
        return False
    lists = segmentation()
    if lower in lists["before_numbers"]:
        after = text[span[1] + 1 : span[1] + 3].lstrip(" ")
        return word[0].isupper() and after[:1].isdigit()
    if lower in lists["also_words"] or lower in lists["also_words_before_names"]:
        # Also plain words: an abbreviation only when capitalised and followed by a space and a capital or digit.
        after = text[span[1] + 1 : span[1] + 3]
        return word[0].isupper() and len(after) == 2 and after[0] == " " and (after[1].isupper() or after[1].isdigit())  # noqa: PLR2004
    return word[0].isupper() or lower in lists["always_small"]


def _join_prefixes(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join prefix, hyphen and base ("anti" + "-" + "war")."""
    prefixes = segmentation()["joined_prefixes"]
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(spans):
        first, last = spans[index]
        if index + 2 < len(spans) and text[first:last].lower() in prefixes and _hyphenated(text, spans, index):
            joined.append((first, spans[index + 2][1]))
            index += 3
            continue
        joined.append((first, last))
        index += 1
    return joined


def _hyphenated(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """Whether word, hyphen and next word touch."""
    word, hyphen, base = spans[index : index + 3]
    return (
        text[hyphen[0] : hyphen[1]] in {"-", "‑"}
        and word[1] == hyphen[0]
        and hyphen[1] == base[0]
        and text[base[0]].isalnum()
    )
