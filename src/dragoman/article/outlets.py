"""Who published a text, as the lines above it and its dateline say: "The Post, 5 May 2025", "CITY, May 5 (Wire) -"."""

from __future__ import annotations

import re

from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import plain_quotes
from dragoman.article.dates import CAPITALS, FULL_DATE, MONTH, WEEKDAY
from dragoman.article.furniture import furniture
from dragoman.article.headings import is_capitals, is_sentence_block

#: Words that a line above the text, and the name in it, may have.
LONGEST_LINE, LONGEST_NAME, LONGEST_OFFICE = 20, 6, 14
#: What may stand between the name of an office and the date of a line.
AROUND = " ,|•·–—-()/\n"
#: Why a line above the text may have been set aside and still tell who published it.
TELLING = frozenset({None, "byline", "timestamp"})
BETWEEN = re.compile(r"\s*[|•·,()\n]\s*|\s+[–—-]+\s+|\s+/+\s+")
BY = re.compile(r"^(?:(?:words|story|report|written|compiled) )?(?:by|from):? ", re.IGNORECASE)
DATED = re.compile(rf"\b(?:{WEEKDAY})?{FULL_DATE}", re.IGNORECASE)
#: Small words within a name.
SMALL = frozenset({"of", "the", "and", "de", "del", "der", "du", "la", "le", "da", "dos", "for"})
#: The name in brackets at the end of a dateline; the date stands before it, after it, or not at all.
DATELINE = re.compile(
    rf"^(?:[{CAPITALS}][\w.'’/-]*,? ){{1,6}}"
    rf"(?:(?i:{WEEKDAY})?(?P<date>(?i:{FULL_DATE}|{MONTH} ?\d{{1,2}}|\d{{1,2}} {MONTH}))[.,]? )?"
    r"[(/](?P<name>[^()\n]{2,40}?)[)/]\.?(?:, [\w ,.]{3,30}?)?\s*(?:[—–-]|:|\.[ -])"
)


def outlet_shown(blocks: list[Block]) -> str | None:
    """Return the publisher whom a line above the text names, else the one whom the dateline credits; None for none."""
    text = next((block for block in kept(blocks) if is_sentence_block(block) and not block.title), None)
    for block in blocks:
        if block is text:
            break
        if not block.title and block.reason in TELLING and count_words(block.text) <= LONGEST_LINE:
            found = outlet_in_line(plain_quotes(block.text))
            if found:
                return found
    return outlet_in_dateline(text.text) if text else None


def outlet_in_line(line: str) -> str | None:
    """Return the publisher whom a line names: by a word such as "Courier", or as "The …" beside a full date."""
    dated, undated = DATED.search(line) is not None, DATED.sub("", line)
    office = undated.strip(AROUND)
    if is_office(office):
        return office
    first, *others = BETWEEN.split(undated)
    parts = others if BY.match(first) else [first, *others]  # who may be called "Post" himself
    return next((in_small_letters(part) for part in parts if is_outlet(part, dated=dated)), None)


def is_office(name: str) -> bool:
    """Return whether a whole line is what an organ of a state or organisation is called."""
    words = name.replace(",", "").split()
    named = all(word[0].isupper() or word in SMALL for word in words)
    return bool(furniture().offices.match(name)) and named and len(words) <= LONGEST_OFFICE


def is_outlet(name: str, *, dated: bool) -> bool:
    """Return whether a part of a line is the name of a publisher."""
    known = furniture()
    words = name.split()
    if not words or len(words) > LONGEST_NAME or name in known.not_outlets:
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in SMALL for word in words):
        return False
    return bool(known.papers.match(name)) or (dated and len(words) > 1 and words[0] in ("The", "THE"))


def outlet_in_dateline(paragraph: str) -> str | None:
    """Return the agency that a dateline credits; where no date stands before it, only one that is known by its name."""
    match = DATELINE.match(paragraph)
    if match is None:
        return None
    name = match["name"].split(",")[0].strip()
    known = furniture()
    if name in known.wires or is_outlet(name, dated=False):
        return in_small_letters(name)
    free = match["date"] and name[:1].isupper() and name not in known.not_outlets and not re.search(r"\d", name)
    return name if free else None


def in_small_letters(name: str) -> str:
    """Return a name in ordinary capitals: "THE POST" as "The Post"; initials stay."""
    return name.title() if is_capitals(name) and " " in name else name
