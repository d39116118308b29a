"""The year of invented news: its gold files are sound, and no figure of the record is below its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from year import PARTS, YEAR, below_floors, measure, read_part


@pytest.mark.parametrize("part", PARTS)
def test_every_anchor_stands_once_in_its_article(part: str, tmp_path: Path) -> None:
    read = read_part(part, tmp_path, 1)
    texts = {name: reading.article.text for name, reading in read.readings.items()}
    gold = read.gold
    anchors = [(r["article"], r["anchor"]) for event in gold["events"] for r in event["reports"]]
    anchors += [(c["article"], c["anchor"]) for c in gold["commitments"]]
    anchors += [(c["because"]["article"], c["because"]["anchor"]) for c in gold["commitments"] if c["because"]]
    anchors += [(c["article"], c["anchor"]) for c in gold["claims"]]
    wrong = [anchor for anchor in anchors if texts[anchor[0]].count(anchor[1]) != 1]
    assert not wrong
    assert read.record.verify() == []


def test_the_articles_are_those_of_the_gold_files() -> None:
    for part in PARTS:
        named = {article["file"] for article in json.loads((YEAR / part / "gold.json").read_text())["articles"]}
        assert named == {path.name for path in (YEAR / part).iterdir()} - {"gold.json"}


def test_no_figure_is_below_its_floor() -> None:
    # What went wrong in a part is printed by the command alone: one of them is only to be measured.
    assert below_floors(measure(PARTS, [])) == []
