"""Splitting a text into paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.article.dates import MONTH, WEEKDAY
from dragoman.language.words import segmentation

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_OPENING = "\"'“‘«(["
#: A run of final marks, the closing quotes and brackets after it, then space or the end; with what comes after the
#: space and opening quotes and brackets, "" at the end. It begins with a mark, for these are found quickly.
_FINAL = re.compile(
    rf"([.!?…](?<![.!?…][.!?…])[.!?…]*+)[\"'”’»)\]]*+(?=\s++[{re.escape(_OPENING)}]*+(.?)|$)", re.DOTALL
)
#: A capitalised word right before an initial.
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+ $")
#: Initials of given names, written without blanks.
_INITIALS = re.compile(r"[A-Z](?:\.-?[A-Z]){1,2}")
_BEFORE_WORD = _OPENING + "-—–/"
#: Characters that are looked at after a full stop: as long as any word of the lists.
_LONGEST_OPENER = 24


#: The day before what an entry of a chronicle tells: "May 9-10 -- ", "1) 11 May, 1998: ", "March 31-April 1: ".
_ENTRY = re.compile(
    r"(?:[-–—•·*]\s*|\(?\d{1,3}[.)]\s+)?"
    rf"{WEEKDAY}?(?:(?:early |mid-?|late )?{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"(?:\s?[-–/]\s?(?:{MONTH} ?)?\d{{1,2}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–/]\s?\d{{1,2}})? {MONTH}|(?=(?:19|20)\d\d\b))"
    r"(?:,? ?(?:19|20)\d\d)?\s?(?::|--|[–—-](?=\s))\s+(?=[\"“'‘]?[^\W\d_])",
    re.IGNORECASE,
)


def entry_heads(text: str) -> dict[int, int]:
    """Return where the days of a chronicle's entries end, by where their paragraphs start; one day alone heads none."""
    found = {start: head.end() for start, end in paragraph_spans(text) if (head := _ENTRY.match(text, start, end))}
    return found if len(found) > 1 else {}


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each paragraph, outer white space excluded."""
    spans = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append((start, end))
    return spans


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence in the paragraph text[start:end]."""
    first = start
    for match in _FINAL.finditer(text, start, end):
        if match.start() < first or not _ends(text, match, first, end):
            continue
        yield first, match.end()
        first = match.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        yield first, end


def _ends(text: str, match: re.Match[str], first: int, end: int) -> bool:
    """Whether the mark ends a sentence that began at first."""
    marks, following = match.groups()
    if not following:
        return True
    if not (following.isupper() or following.isdigit()):
        return False
    if marks[0] != "." or marks[:2] == "..":
        return True
    after = match.start(2)
    return not _abbreviation(text, match.start(), first, text[after : min(end, after + _LONGEST_OPENER)])


def _after_name(before: str) -> bool:
    """Whether the text before a lone "I" ends with a word that may be a given name."""
    name = _NAME_BEFORE.search(before)
    return name is not None and name.group().strip().lower() not in segmentation()["before_numerals"]


def _abbreviation(text: str, stop: int, first: int, following: str) -> bool:
    """Whether the full stop at stop belongs to an abbreviation and the sentence goes on."""
    begin = stop
    while begin > first and not text[begin - 1].isspace() and text[begin - 1] not in _BEFORE_WORD:
        begin -= 1
    word = text[begin:stop].lower()
    lists = segmentation()
    if len(word) == 1 and word.isalpha() and text[begin].isupper():
        # "Sergey I. Kislyak" goes on; "neither she nor I. The" does not.
        return word != "i" or (not _opens(following) and _after_name(text[first:begin]))
    if _INITIALS.fullmatch(text[begin:stop]) and word not in lists["sometimes_final"]:
        return not _opens(following)  # "K.P. Sharma"
    if word in lists["before_numbers"]:
        return following[0].isdigit()
    if word in lists["never_final"]:
        return word not in lists["small_words"] or text[begin].isupper() or following[0].isdigit()
    if word in lists["sometimes_final"]:
        return not _opens(following) and (word not in lists["also_words"] or text[begin].isupper())
    return False


def _opens(following: str) -> bool:
    """Whether a text begins with a word that opens sentences."""
    opener = re.match(r"[\w’']+", following)
    return opener is not None and opener.group().lower() in segmentation()["openers"]
