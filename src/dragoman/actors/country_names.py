"""Of which of some countries a person may be, by the name: "Karaduman" is sooner Turkish than Greek.

Compared are the runs of letters of names that are known: of the people of the registry and of a list of names that were
invented in the way of their country. Neighbours share names, so that this is a sign among others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from dragoman.actors.letter_runs import LetterRuns
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry

#: Longest run of letters that is compared; the edges of a word count as letters.
_LONGEST = 5
#: Where one word of a name ends.
_BETWEEN = re.compile(r"[\s-]+")


def likelier(name: str, codes: Collection[str], registry: Registry) -> dict[str, float]:
    """Return how much a name speaks for or against each of some countries.

    For the likeliest by as much as the next is behind, against the others by as much as they are behind it themselves.
    Nothing where the name is at home in none of them.

    Args:
        name: A person's.
        codes: ISO 3166-1 alpha-3 codes; those of countries of which no names are known are left out.
        registry: Whose people bear known names.
    """
    scores = {code: score for code in sorted(codes) if (score := _score(name, code, registry)) is not None}
    if len(scores) < 2:  # noqa: PLR2004 - nothing to compare
        return {}
    best, next_best = sorted(scores, key=lambda code: scores[code], reverse=True)[:2]
    if scores[best] < reference().surroundings.name_at_home:
        return {}
    return {code: score - scores[next_best if code == best else best] for code, score in scores.items()}


@lru_cache(maxsize=4096)
def _score(name: str, code: str, registry: Registry) -> float | None:
    """Return the logarithm of how much oftener a name's runs are in the names of a country than in all, or None.

    Runs overlap and say the same again, so that the sum counts by the root of their number.
    """
    smooth, (counts, names) = reference().surroundings.name_smoothing, _known(code, registry)
    if not names:
        return None
    shares = _shares(name, registry)
    here = zip(counts.count([run for run, _ in shares]), shares, strict=True)
    found = sum(math.log((count / share + smooth) / (names + smooth)) for count, (_, share) in here)
    return found / math.sqrt(max(1, len(shares)))


@lru_cache(maxsize=512)
def _shares(name: str, registry: Registry) -> tuple[tuple[str, float], ...]:
    """Return the runs of a name that any known name has, each with its share of all names."""
    (counts, names), runs = _known("", registry), sorted(set(_runs(name)))
    return tuple((run, count / names) for run, count in zip(runs, counts.count(runs), strict=True) if count)


@lru_cache(maxsize=512)
def _known(code: str, registry: Registry) -> tuple[LetterRuns, int]:
    """Return how often each run is in the names known of a country, of all for "", and how many names these are."""
    people = (person for person in registry.tables.people.values() if code in {"", person.country})
    listed = _listed().get(code, ()) if code else (name for names in _listed().values() for name in names)
    names = sorted({*(person.name for person in people), *listed})
    text = "\n".join(" ".join(_marked(name)) for name in names)
    return LetterRuns(text, _LONGEST), len(names)


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    rows = files("dragoman.actors").joinpath("data/country_names.tsv").read_text("utf-8").splitlines()[1:]
    return {code: tuple(names.split("|")) for code, _, names in (row.partition("\t") for row in rows)}


def _marked(name: str) -> Iterable[str]:
    """Return the words of a name with marks at their edges."""
    return (f"^{word}$" for word in _BETWEEN.split(name.lower()))


def _runs(name: str) -> Iterator[str]:
    for word in _marked(name):
        for length in range(2, _LONGEST + 1):
            yield from (word[at : at + length] for at in range(len(word) - length + 1))
