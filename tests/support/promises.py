"""What became of promises between Latvia and Estonia: one article in which they are made, and a later one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.analysis.fates import Fate, fates
from dragoman.door import Record, open_record

#: Sentences without a fact, so that a short article is long enough to be read.
REST = "The ministry gave no further details. The matter has been reported widely in the region."
MADE = (
    "Ministers speak\n\nRIGA, March 4, 2025 — Latvian Foreign Minister Ilze Kraukle spoke by phone with Estonian "
    "Foreign Minister Juhan Tamm on Monday. {text} " + REST
)


def told(tmp_path: Path, promised: str, later: str, *, day: str = "May 20") -> list[Fate]:
    """Return the fates of what one article tells Latvia and Estonia owe each other, by a later one."""
    news = f"News\n\nTALLINN, {day}, 2025 — Officials of Estonia and Latvia spoke on the phone. {later} {REST}"
    return fates_of(tmp_path, MADE.format(text=promised), news)


def fates_of(
    folder: Path, *articles: str, sides: tuple[str, str] = ("EST", "LVA"), as_of: date = date(2025, 12, 31)
) -> list[Fate]:
    """Return the fates of what some articles tell two countries owe each other."""
    with open_record(folder / "record.db") as record:
        keep_texts(record, folder, *articles)
        with record.reading() as connection:
            return fates(connection, *sides, as_of)


def keep_texts(record: Record, folder: Path, *texts: str) -> None:
    """Add articles to a record, each from a file of its own."""
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        assert [added.outcome for added in record.add(str(path))] == ["added"]


def state_of(found: list[Fate], words: str) -> str:
    """Return the state of the one commitment of the first article with these words."""
    states = [f.state for f in found if words in f.commitment.quote and f.made == date(2025, 3, 4)]
    assert len(states) == 1, [(fate.commitment.type, fate.commitment.quote) for fate in found]
    return states[0]
