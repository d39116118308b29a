"""Of which state the publisher of an article is, as far as its name, its letterhead or its address tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
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
#: Words that such a line has at most.
LONGEST = 12
#: What a page shows of itself beside its text.
SHOWN = frozenset({"site_name", "boilerplate", "byline"})


def state_of_publisher(registry: Registry, article: Article) -> str:
    """Return the code of the state of who published an article, or "" where nothing tells it.

    A name tells it by a state in it ("Ministry of Foreign Affairs of Ghana"), so does a letterhead ("REPUBLIC OF
    KENYA"), an address by its last label (".gh").
    """
    for words in (article.outlet or "", *letterhead(article)):
        named = named_in(registry, words)
        if len(named) == 1:
            return named.pop()
    label = (urlsplit(article.url or "").hostname or "").rpartition(".")[2]
    known = reference().domains
    if label in known.of_nobody or not label:
        return ""
    code = known.of_states.get(label, "")
    return code or next((s.iso3 for s in registry.tables.states.values() if s.iso2.lower() == label), "")


def letterhead(article: Article) -> Iterator[str]:
    """Yield the lines before or after an article that are what an organ of a state is called, with the next one."""
    headings = [article.text[span.start : span.end] for span in article.headings]
    top = [line.partition(" | ")[0] for line in headings if line != article.title or " | " in line]
    shown = [dropped.text for dropped in article.dropped if dropped.reason in SHOWN]
    for lines in (top, shown):
        for line, following in zip_longest(lines, lines[1:], fillvalue=""):
            if ORGAN.match(line) and len(line.split()) <= LONGEST:
                yield line
                if len(following.split()) == 1:
                    yield f"{line}, {following}"


def named_in(registry: Registry, words: str) -> set[str]:
    """Return the codes of the states that are named in some words, in capitals too."""
    found = registry.names_in(words.replace("İ", "I").title() if words.isupper() else words)
    return {c.country for match in found for c in match.candidates[:1] if c.country}
