"""A record with something for every decision of a review: two days for one call, doubt, what are likely doubles."""

from __future__ import annotations

from pathlib import Path

from invented_readings import SIDES, WORDS, Fact, Invented

from dragoman.door import open_record

#: A call on two days; one in doubt; an accusation; two calls that are likely one.
ARTICLES = (
    Invented((Fact(days=(0, 0), confidence=0.95),), outlet="Courier", filler=0),
    Invented((Fact(days=(1, 1), confidence=0.95),), outlet="Herald", filler=1),
    Invented((Fact(days=(20, 20), confidence=0.6),), published=21, outlet="Tribune", filler=2),
    Invented((Fact(kind="ACCUSE", other=SIDES["POL"][1], words=WORDS[4]),), outlet="Courier", filler=3),
    Invented((Fact(days=(40, 40)),), published=40, outlet="Courier", filler=1),
    Invented((Fact(days=(43, 43)),), published=50, outlet="Herald", filler=2),
)


def keep_undecided(path: Path) -> Path:
    """Make the record."""
    with open_record(path) as record:
        for article in ARTICLES:
            record.keep(article.reading)
    return path
