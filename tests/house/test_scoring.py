import importlib.util
import json
from pathlib import Path

import pytest

from dragoman.benchmark.scoring import FoldedText, Score, holds, score_failure, score_reading
from markers import replace_marked
from sample_reading import READING
from score import main as score_main
from score import scoreboard, table

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = {
    "published": ["2025-06-04", "2025-06-05"],
    "dropped": ["Relations between", "not in the text"],
    "exhaustive": ["contacts", "assessments"],
    "facts": [
        {
            "list": "contacts",
            "anchor": "spoke by phone",
            "actors": ["Lehtovaara", "JPN|Nippon"],
            "expect": {"medium": "phone", "status": "planned", "date": ["2025-06-03", "2025-06-03"]},
        },
        {
            "list": "commitments",
            "anchor": "She urged  Tokyo",
            "actors": ["Lehtovaara", "Japan"],
            "expect": {"kind": "request", "due": ["2025-06-01", "2025-06-14"]},
        },
        {"list": "statements", "anchor": '"We did not', "actors": ["Onuma"], "expect": {"quoted": "direct"}},
        {"list": "statements", "anchor": "We did not", "actors": ["Lehtovaara"], "expect": {}},
        {"list": "events", "anchor": "not there", "actors": [], "expect": {}},
        {"list": "events", "anchor": "spoke by phone", "actors": [], "expect": {"modes": ["phone"]}},
    ],
}


def scored() -> Score:
    return score_reading(GOLD, json.loads(READING.to_json()), "sample")


def test_a_fact_is_found_by_overlap_and_actors() -> None:
    lists = scored().lists
    assert [(lists[name].found, lists[name].gold) for name in ("contacts", "commitments", "statements", "events")] == [
        (1, 1),
        (1, 1),
        (1, 2),
        (1, 2),
    ]


def test_attributes_are_judged_on_found_facts_only() -> None:
    total = scored().total()
    assert (total.attributes_right, total.attributes) == (5, 7)
    assert "sample: wrong contacts: spoke by phone: status should be planned, is happened" in scored().remarks


def test_precision_is_judged_in_exhaustive_lists_only() -> None:
    lists = scored().lists
    assert (lists["contacts"].judged, lists["contacts"].judged_extra) == (2, 1)
    assert (lists["assessments"].judged, lists["assessments"].judged_extra) == (1, 1)
    assert (lists["statements"].judged, lists["statements"].extra) == (0, 2)


def test_noise_and_date_are_judged() -> None:
    score = scored()
    assert (score.noise, score.noise_kept, score.dated, score.dated_right) == (2, 1, 1, 1)


def test_an_article_that_was_not_read_misses_everything() -> None:
    score = score_failure(GOLD, "sample", "no article")
    assert (score.total().found, score.total().gold, score.dated_right, score.failed) == (0, 6, 0, 1)


@pytest.mark.parametrize(
    ("expected", "got", "right"),
    [
        (["2024-03-01", "2024-03-31"], {"earliest": "2024-03-05", "latest": "2024-03-07"}, True),
        (["2024-03-01", "2024-03-31"], {"earliest": "2024-03-05", "latest": "2024-04-01"}, False),
        (["2024-03-01", "2024-03-31"], {"earliest": "2024-03-05", "latest": None}, True),
        (["2024-03-01", "2024-03-31"], {"earliest": None, "latest": "2024-03-05"}, False),
        (["phone"], ["phone", "visit"], True),
        (["phone"], None, False),
        (None, None, True),
        (None, {"earliest": "2024-03-05", "latest": None}, False),
        (True, True, True),
        ("direct", "mixed", False),
    ],
)
def test_an_attribute_is_as_expected(expected: object, got: object, right: bool) -> None:
    assert holds(expected, got) is right


def test_folding_ignores_quotes_and_white_space() -> None:
    text = "  He said:\n “so  be it” "
    place = FoldedText(text).find('"so be it"')
    assert place is not None
    assert text[slice(*place)] == "“so  be it”"
    assert FoldedText(text).find(" ") is None


def test_the_scoreboard_has_a_row_for_each_list() -> None:
    board = scoreboard({"development": scored()})
    assert "**Development part** (1 article)" in board
    assert "| contacts | 100 % (1/1) | 50 % (1/2) | 67 % (2/3) | 1 |" in table(scored())
    assert "Publication interval right: 100 % (1/1). Passages of noise kept: 1 of 2." in board


def test_the_scoreboard_goes_between_the_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- board: begin -->\nold\n<!-- board: end -->\nafter\n")
    assert replace_marked(page, "board", "new") == (
        "before\n<!-- board: begin -->\n\nnew\n\n<!-- board: end -->\nafter\n"
    )
    with pytest.raises(SystemExit, match="lacks the markers"):
        replace_marked(page, "other", "new")


def test_without_articles_there_is_nothing_to_score(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nothing to score"):
        score_main(["--articles", str(tmp_path)])


@pytest.mark.skipif(not (SHARED / "tools" / "score_reading.py").exists(), reason="the reference scorer is not here")
def test_the_reference_scorer_agrees() -> None:
    spec = importlib.util.spec_from_file_location("score_reading", SHARED / "tools" / "score_reading.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    theirs = reference.score(GOLD, json.loads(READING.to_json()))
    ours = scored()
    for name, row in theirs["lists"].items():
        tally = ours.lists[name]
        assert row == {field: getattr(tally, field) for field in row}
    assert theirs["noise_kept"] == ["Relations between"]
    assert theirs["published_right"] == bool(ours.dated_right)
