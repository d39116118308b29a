"""Of which state the publisher of an article is, and where its author wrote, as far as the lines around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.types import Article

#: A line that is nothing but what a state's organ is called: "Ministry of Foreign Affairs, Accra", "REPUBLIC OF KENYA".
ORGAN = re.compile(
    r"^(?:issued by |source: )?(?:the )?(?:republic|kingdom|state|federation|government|presidency|president|ministry"
    r"|department|office of the (?:president|prime minister)|embassy|high commission|permanent mission)"
    r"(?: of| for|,)(?: .*)?[^.?!]$|^(?:the )?(?:ministry of foreign affairs|foreign ministry|presidency|government)$",
    re.IGNORECASE,
)
#: What may stand beside the seat of a government in such a line: "Prime Minister's Office, 10 Downing Street".
BESIDE_SEAT = re.compile(
    r"(?:[\s,]|\bthe\b|\bprime minister['’]s office\b|\bpress (?:office|service|secretary)\b|\boffice of\b)*",
    re.IGNORECASE,
)
#: A paragraph that gives all that follows it to who speaks for somebody: "A Downing Street spokesperson said:".
SPEAKS = re.compile(
    r"^(?:an?|the) (.+ spokes(?:person|man|woman))(?: has)? said ?:\n+(?![\n“\"'‘«])", re.MULTILINE | re.IGNORECASE
)
#: Words that such a line has at most.
LONGEST = 12
#: What stands before and after a place in a line that tells where somebody wrote: "By X, Dili", "X in Doha | 3 May".
BEFORE_PLACE, AFTER_PLACE = re.compile(r"(?:^|,|[|•·–—-]|\bin)\s*$"), re.compile(r"\s*(?:$|[|,;/(•·–—-]|and\b)")
#: What a page shows of itself beside its text; and its line with the day, which may begin with where it was written.
SHOWN = frozenset({"site_name", "boilerplate", "byline"})
DATED = frozenset({"timestamp"})


class Origin(NamedTuple):
    """The codes of the states whose an article's publisher is and where its author wrote; "" where nothing tells it."""

    publisher: str = ""
    author: str = ""
    #: Whether the publisher is an organ of its state, whose "Minister" is no other state's.
    organ: bool = False


#: Of an article around which nothing is told.
UNKNOWN = Origin()


def origin_of(registry: Registry, article: Article) -> Origin:
    """Return of which states publisher and author of an article are."""
    return Origin(
        state_of_publisher(registry, article), state_of_author(registry, article), is_organ(registry, article)
    )


def is_organ(registry: Registry, article: Article) -> bool:
    """Whether an article is published by an organ of a state, by its outlet, its letterhead or who speaks in it."""
    return bool(ORGAN.match(article.outlet or "")) or any(True for _ in own_lines(registry, article))


def state_of_publisher(registry: Registry, article: Article) -> str:
    """Return the code of the state of who published an article, or "" where nothing tells it.

    A name tells it by a state in it ("Ministry of Foreign Affairs of Ghana"), so does a letterhead ("REPUBLIC OF
    KENYA"), an address by its last label (".gh").
    """
    for words in (article.outlet or "", *own_lines(registry, article)):
        named = named_in(registry, words)
        if len(named) == 1:
            return named.pop()
    label = (urlsplit(article.url or "").hostname or "").rpartition(".")[2]
    known = reference().domains
    if label in known.of_nobody or not label:
        return ""
    code = known.of_states.get(label, "")
    return code or next((s.iso3 for s in registry.tables.states.values() if s.iso2.lower() == label), "")


def state_of_author(registry: Registry, article: Article) -> str:
    """Return the code of the one state in which those wrote whom the lines around an article name, or ""."""
    found = {
        match.candidates[0].country
        for line in (*top_lines(article), *shown_beside(article, SHOWN | DATED))
        if len(line.split()) <= LONGEST
        for match in registry.names_in(with_small_letters(line))
        if match.candidates and BEFORE_PLACE.search(line[: match.start]) and AFTER_PLACE.match(line[match.end :])
    }
    return found.pop() if len(found) == 1 else ""


def top_lines(article: Article) -> Iterator[str]:
    """Yield the lines between the title of an article and its first paragraph."""
    headings = {(span.start, span.end) for span in article.headings}
    at = 0
    for line in article.text.split("\n"):
        if line and (at, at + len(line)) not in headings:
            return
        if line and line != article.title:
            yield line
        at += len(line) + 1


def shown_beside(article: Article, reasons: frozenset[str] = SHOWN) -> list[str]:
    """Return the lines that a page shows of itself beside an article."""
    return [dropped.text for dropped in article.dropped if dropped.reason in reasons]


def own_lines(registry: Registry, article: Article) -> Iterator[str]:
    """Yield the words of an article by which an organ of a state says that it is its own."""
    yield from letterhead(article)
    for line in (article.text[span.start : span.end] for span in article.headings):
        if line != article.title and len(line.split()) <= LONGEST and is_seat(registry, line):
            yield line
    for match in SPEAKS.finditer(article.text):
        if any(c.kind == "seat" for name in registry.names_in(match[1]) for c in name.candidates[:1]):
            yield match[1]


def is_seat(registry: Registry, line: str) -> bool:
    """Whether a line is nothing but the seat of a government, and which office of it writes: "The White House"."""
    seats = [
        match
        for match in registry.names_in(with_small_letters(line))
        if match.candidates and match.candidates[0].kind == "seat"
    ]
    return len(seats) == 1 and bool(BESIDE_SEAT.fullmatch(line[: seats[0].start] + line[seats[0].end :]))


def letterhead(article: Article) -> Iterator[str]:
    """Yield the lines before or after an article that are what an organ of a state is called, with the next one."""
    headings = [article.text[span.start : span.end] for span in article.headings]
    top = [line.partition(" | ")[0] for line in headings if line != article.title or " | " in line]
    for lines in (top, shown_beside(article)):
        for line, following in zip_longest(lines, lines[1:], fillvalue=""):
            if ORGAN.match(line) and len(line.split()) <= LONGEST:
                yield line
                if len(following.split()) == 1:
                    yield f"{line}, {following}"


def named_in(registry: Registry, words: str) -> set[str]:
    """Return the codes of the states that are named in some words, in capitals too."""
    found = registry.names_in(with_small_letters(words))
    return {c.country for match in found for c in match.candidates[:1] if c.country}


def with_small_letters(words: str) -> str:
    """Return words in capitals as names are usually printed, others as they are."""
    return words.replace("İ", "I").title() if words.isupper() else words
