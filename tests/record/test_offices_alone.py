"""Whom an article means by an office alone may be somebody newer than the registry knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.door import Record
from dragoman.record.ranks import rank_of_title

NAMED = "OSLO, August 8, 2025 - Icelandic Prime Minister Gudrun Palsdottir telephoned {} on Wednesday evening."
ALONE = "REYKJAVIK, August 9, 2025 - The prime minister of Iceland telephoned {} on Wednesday."
PREMIER = "Norwegian Prime Minister Ingrid Solbakk"


def calls(record: Record, folder: Path, *texts: str) -> list[tuple[int, set[str]]]:
    """Return how many articles tell of each call between the two countries, and who of Iceland took part."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        list(record.add(str(folder / f"{number}.txt")))
    assert record.verify() == []
    found = record.events_between("ISL", "NOR", contacts=True)
    return [(call.articles, {p.name for p in call.parties if p.country == "ISL"}) for call in found]


@pytest.mark.parametrize("order", [1, -1])
def test_an_office_alone_is_whoever_others_name(record: Record, tmp_path: Path, order: int) -> None:
    texts = [NAMED.format(PREMIER), ALONE.format(PREMIER)][::order]
    assert calls(record, tmp_path, *texts) == [(2, {"Gudrun Palsdottir"})]


def test_an_office_alone_is_the_one_of_the_registry_where_nobody_is_named(record: Record, tmp_path: Path) -> None:
    assert calls(record, tmp_path, ALONE.format(PREMIER)) == [(1, {"Kristrún Frostadóttir"})]


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Deputy Prime Minister and Foreign Minister of Norway", "ministers"),
        ("Deputy Premier", "ministers"),
        ("Prime Minister of Norway", "heads"),
        ("Deputy Foreign Minister of Norway", "officials"),
    ],
)
def test_who_is_second_to_the_head_of_government_is_a_minister(title: str, rank: str) -> None:
    assert rank_of_title(title) == rank
