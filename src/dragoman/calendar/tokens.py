"""Cuts a text into the pieces that the time grammar looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Order matters: what is longer and more specific stands first. Tokenised text ("March 01 , 2008",
#: "Monday 's") and normal text give the same pieces.
TOKEN = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?![\d-]))
  | (?P<numeric_date>\d{1,2}/\d{1,2}/\d{4}(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
  | (?P<decade>['’‘]?\d{1,3}0['’]?s(?![^\W_]))
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)(?![^\W_]))
  | (?P<number>\d{1,3}(?:,\d{3})+(?![\d,])|\d+\.\d+|\d+)
  | (?P<word>[^\W\d_]+)
  | (?P<possessive>['’]s(?![^\W_]))
  | (?P<newline>\n[ \t\r]*(?:\n\s*)?)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)

#: A line break inside an expression is only possible in text wrapped at a fixed width; a shorter line is
#: a heading or the end of a paragraph.
SHORTEST_WRAPPED_LINE = 45


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, start, end) for each piece; soft line breaks are left out."""
    line_start = 0
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        if kind == "newline":
            hard = is_hard_break(text, line_start, start, end)
            line_start = end
            if not hard:
                continue
        yield kind, start, end


def is_hard_break(text: str, line_start: int, start: int, end: int) -> bool:
    """Return whether the line break at start:end separates paragraphs or sentences."""
    if "\n" in text[start + 1 : end]:
        return True
    return start - line_start < SHORTEST_WRAPPED_LINE or text[start - 1 : start] in set(".!?:\"”'")


def touches_code(text: str, start: int, end: int) -> bool:
    """Return whether the digits at start:end belong to a code such as A380, KC-45 or 3D."""
    if start and text[start - 1].isalpha():
        return text[max(0, start - 2) : start].strip() != "Q"
    if start > 1 and text[start - 1] in "-–" and text[start - 2].isupper():
        return True
    if start and text[start - 1] == "#":
        return True
    following = text[end : end + 3].lower()
    return following[:1].isalpha() and not following.startswith(("am", "pm", "a.m", "p.m", "gmt", "utc", "hrs", "h "))
