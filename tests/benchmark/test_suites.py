"""The figures of each suite, counted by hand where the answers are given, and in range where the model gives them."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.benchmark import actors, attribution, pairs, readings, status, times, times_intervals
from dragoman.benchmark.annotated_files import annotated_examples
from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.corpora_chains import ChainMention
from dragoman.benchmark.corpora_pairs import Pair
from dragoman.benchmark.meantime import MarkedArticle, MarkedEvent
from dragoman.benchmark.scoring import Score, Tally
from dragoman.benchmark.suites import run_suite
from dragoman.benchmark.times import Found
from dragoman.benchmark.types import Result, unwatched
from dragoman.types import Interval


def values(result: Result) -> dict[str, float]:
    return {name: figure.value for name, figure in result.figures.items()}


#: The figures that the scoreboard names, by suite.
NAMED = {
    "pairs": {"accuracy", "macro_f1_type", "macro_f1_quad", "macro_f1_binary", "f1_ACCUSE", "f1_YIELD"},
    "attribution": {
        *(f"{part}_{kind}_f1" for part in ("source", "cue", "content") for kind in ("exact", "overlap", "token")),
        "attribution_exact_f1",
    },
    "roles": {"f1_gold_predicates", "f1_found_predicates"},
    "syntax": {"upos", "uas", "las"},
    "names": {"f1", "f1_person", "f1_place"},
    "actors": {"b3_gold_mentions", "conll_f1", "country_right"},
    "status": {"macro_f1", "f1_happened", "f1_planned"},
    "readings": {"contacts_recall", "contacts_precision", "status_right", "ece"},
    "time": {"relaxed_f1", "strict_f1", "value_f1"},
}


@pytest.mark.parametrize("suite", sorted(NAMED))
def test_every_suite_gives_its_figures(suite: str, data: dict[str, Path]) -> None:
    seen: list[tuple[int, int]] = []
    result = run_suite(suite, data[suite], lambda done, total: seen.append((done, total)))
    assert result.suite == suite
    assert result.items > 0
    assert set(result.figures) >= NAMED[suite]
    for figure in result.figures.values():
        assert 0 <= figure.low <= figure.value <= figure.high <= 1
    assert seen[-1][0] == seen[-1][1] > 0


def test_simple_sentences_are_read_as_they_should_be(data: dict[str, Path]) -> None:
    syntax = run_suite("syntax", data["syntax"])
    assert (syntax.items, syntax.unit) == (1, "sentences")
    assert values(syntax)["upos"] >= 5 / 6
    assert values(run_suite("actors", data["actors"]))["country_right"] == 1
    assert values(run_suite("names", data["parties"]))["overlap_f1_actor"] > 0


def test_long_sentences_are_measured_in_pieces(written: object, tmp_path: Path) -> None:
    row = "{0}\tferry\tferry\tNOUN\tNN\t_\t{1}\tdep\t_\t_"
    path = tmp_path / "long.conllu"
    path.write_text("\n".join(row.format(n + 1, n) for n in range(150)) + "\n")
    assert run_suite("syntax", path).items == 1


# --- pairs ------------------------------------------------------------------------------------------


def test_pairs_are_scored_by_type_quad_and_side(data: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        "<s>Finland</s> accused <t>Sweden</t>.": {"ACCUSE": 0.8, "AID": 0.2},
        "<s>Finland</s> helped <t>Sweden</t>.": {"SUPPORT": 0.6, "AID": 0.4},
        "<s>Finland</s> freed <t>a Swede</t>.": {"AID": 0.4, "CONCEDE": 0.3, "RETREAT": 0.3},
    }
    monkeypatch.setattr(pairs, "marked_words", lambda marked: [marked])
    monkeypatch.setattr(pairs, "classify", lambda sentences: [answers[words[0]] for words in sentences])
    found = values(pairs.measure(data["pairs"], unwatched))
    assert found["accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    # ACCUSE and YIELD are right; AID was taken for SUPPORT, which is no type of the data.
    assert found["macro_f1_type"] == pytest.approx(2 / 3, abs=1e-4)
    # Quads: 3 is right; 2 has one of two; 1 was found once and is not in the data.
    assert found["macro_f1_quad"] == pytest.approx((1 + 2 / 3 + 0) / 3, abs=1e-4)
    assert found["macro_f1_binary"] == 1.0
    # 0.8 and right, 0.6 and wrong, 0.6 and right.
    assert found["ece"] == pytest.approx((abs(1 - 0.8) + abs(1 - 1.2)) / 3, abs=1e-4)


def test_pairs_of_one_sentence_are_drawn_together() -> None:
    one = Pair(sentence="a", marked="<s>a</s>", type="AID", quad=2)
    counter: Counter[str] = Counter()
    pairs.count(counter, one, "AID")
    pairs.count(counter, one, "ASSAULT")
    assert (counter["all right"], counter["all total"]) == (1, 2)
    assert (counter["binary both-cooperation"], counter["binary gold-cooperation"]) == (1, 2)


# --- attribution ------------------------------------------------------------------------------------


def test_spans_are_scored_as_wholes_as_overlaps_and_as_tokens() -> None:
    counter: Counter[str] = Counter()
    attribution.count_parts(counter, {(0, 2, "source"), (3, 4, "cue")}, {(0, 1, "source"), (3, 4, "cue")})
    attribution.count_parts(counter, {(1, 2, "source"), (2, 3, "content")}, {(0, 1, "source"), (2, 3, "content")})
    found = {name: figure.value for name, figure in estimate([counter], attribution.formulas()).items()}
    assert found["source_exact_f1"] == 0.0
    # One of two sources is met, one of two found ones is near.
    assert found["source_overlap_f1"] == 0.5
    # Three words in the data, two found, one of them right.
    assert found["source_token_f1"] == pytest.approx(2 * 1 / 5, abs=1e-4)
    assert found["cue_exact_f1"] == found["content_exact_f1"] == 1.0


def test_a_whole_attribution_and_a_statement_are_found(data: dict[str, Path]) -> None:
    found = values(run_suite("attribution", data["attribution"]))
    assert found["statement_recall"] == 1.0
    assert found["attribution_exact_f1"] > 0.5


# --- actors -----------------------------------------------------------------------------------------


def gave(chain: str, cluster: str, *codes: str, at: int = 0) -> actors.Answer:
    gold = ChainMention(at, at + 1, chain)
    return actors.Answer(gold, (0, at), cluster, frozenset(codes), names_country=True, text="x")


def test_countries_are_right_by_most_of_their_answered_mentions() -> None:
    answers = [
        gave("0_FIN_COUNTRY", "FIN", "FIN"),
        gave("0_FIN_COUNTRY", "SWE", "SWE", at=2),
        gave("0_FIN_COUNTRY", "FIN", "FIN", at=4),
        gave("0_EU_COUNTRY", "Q458", "Q458", at=6),
        gave("0_SWE_COUNTRY", "unanswered", at=8),
        gave("0_FIN_Holm_ACTOR", "Q1", "FIN", at=10),
    ]
    assert actors.country_chains(answers) == {"0_FIN_COUNTRY": True, "0_EU_COUNTRY": True, "0_SWE_COUNTRY": False}
    counter = actors.counts(answers, {(0, 0): "FIN"})
    assert (counter["countries right"], counter["countries total"]) == (3, 4)
    assert (counter["mentions gold"], counter["mentions found"], counter["mentions both"]) == (6, 1, 1)
    assert [stray.split()[2] for stray in actors.strays(answers)] == ["0_FIN_COUNTRY", "0_SWE_COUNTRY"]


# --- status -----------------------------------------------------------------------------------------


def test_the_status_is_that_of_the_given_word(data: dict[str, Path]) -> None:
    result = run_suite("status", data["status"])
    assert (result.items, result.unit) == (2, "events")
    assert values(result)["macro_f1"] == 1.0
    assert result.confusion is not None
    assert len(result.confusion.labels) == 6
    assert sum(map(sum, result.confusion.counts)) == 2
    assert result.remarks == ()


@pytest.mark.parametrize(
    ("certainty", "polarity", "time", "expected"),
    [
        ("CERTAIN", "POS", "NON_FUTURE", "happened"),
        ("CERTAIN", "POS", "FUTURE", "planned"),
        ("CERTAIN", "NEG", "FUTURE", "negated"),
        ("POSSIBLE", "POS", "FUTURE", "hypothetical"),
        ("PROBABLE", "UNDERSPECIFIED", "FUTURE", "hypothetical"),
        ("UNDERSPECIFIED", "POS", "NON_FUTURE", None),
        (None, None, None, None),
    ],
)
def test_certainty_polarity_and_time_become_a_status(
    certainty: str | None, polarity: str | None, time: str | None, expected: str | None
) -> None:
    event = MarkedEvent(start=0, end=1, certainty=certainty, polarity=polarity, time=time)
    assert status.coarse_status(event) == expected


def test_meantime_is_measured_on_four_statuses(data: dict[str, Path]) -> None:
    result = run_suite("status", data["time"])
    assert result.items == 2
    assert result.confusion is not None
    assert result.confusion.labels == ("happened", "planned", "hypothetical", "negated")
    assert values(result)["accuracy"] == 1.0


# --- time -------------------------------------------------------------------------------------------


def test_expressions_are_scored_as_in_tempeval() -> None:
    gold = [Found(0, 5, "2019"), Found(10, 15, "2020"), Found(20, 25, "P1D"), Found(30, 35, "P2D")]
    found = [Found(0, 5, "2019"), Found(9, 15, "2020"), Found(20, 25, "P9D"), Found(50, 55, "2021")]
    counter = times.counts(gold, found, times.pair(gold, found))
    assert [counter[f"{name} both"] for name in ("relaxed", "strict", "value")] == [3, 2, 2]
    assert (counter["value gold"], counter["value found"]) == (4, 4)


def test_equal_spans_are_paired_before_overlapping_ones() -> None:
    gold, found = [Found(0, 9, "a"), Found(5, 9, "b")], [Found(5, 9, "b"), Found(0, 4, "a")]
    assert [(one.value, other.value) for one, other in times.pair(gold, found)] == [("b", "b"), ("a", "a")]


def test_differences_are_told(data: dict[str, Path]) -> None:
    article = MarkedArticle(text="On Monday and Friday", published="2019-03-05")
    told = list(times.differences(article, [Found(3, 9, "x")], [Found(14, 20, "y")], []))
    assert [line.split(" ")[0] for line in told] == ["missed", "extra"]


def test_intervals_of_annotated_sentences_are_compared(data: dict[str, Path]) -> None:
    result = run_suite("time", data["status"])
    assert result.items == 1
    assert values(result) == {"recognised": 1.0, "interval_exact": 1.0, "interval_overlap": 1.0}


def test_open_ends_overlap_with_what_lies_beyond() -> None:
    day = date(2024, 1, 5)
    assert times_intervals.overlapping((day, None), (date(2025, 1, 1), None))
    assert not times_intervals.overlapping((day, day), (date(2025, 1, 1), None))
    assert not times_intervals.overlapping((day, day), (None, None))
    assert times_intervals.spoken((day, None)) == "2024-01-05.."
    assert times_intervals.spoken((None, None)) == "nothing"


def test_each_expression_of_an_example_counts_once(data: dict[str, Path]) -> None:
    examples = annotated_examples(data["status"])
    assert [len(times_intervals.expressions_in(example)) for example in examples] == [1, 0, 0]


def test_what_is_open_towards_publication_ends_there() -> None:
    day, later = date(2024, 1, 5), date(2024, 1, 9)
    assert times_intervals.closed(Interval(latest=later), day, "future") == (day, later)
    assert times_intervals.closed(Interval(earliest=day), later, "past") == (day, later)
    assert times_intervals.closed(Interval(latest=day), later, "future") == (None, day)
    assert times_intervals.closed(Interval(earliest=day, latest=later), None, "past") == (day, later)


# --- readings ---------------------------------------------------------------------------------------


def test_readings_are_summed_over_articles() -> None:
    one, two = Score(articles=1), Score(articles=1)
    one.lists["contacts"] = Tally(
        gold=4, found=3, judged=5, judged_extra=1, attributes=6, attributes_right=3, statuses=3, statuses_right=2
    )
    two.lists["contacts"] = Tally(gold=1, found=1, statuses=1, statuses_right=1)
    two.confidences = [(0.95, True), (0.95, False)]
    figures = estimate([readings.counts(one), readings.counts(two)], readings.formulas())
    found = {name: figure.value for name, figure in figures.items()}
    assert found["contacts_recall"] == found["all_recall"] == 0.8
    assert found["contacts_precision"] == 0.8
    assert (found["attributes_right"], found["status_right"]) == (0.5, 0.75)
    assert found["ece"] == pytest.approx(0.45)
    assert "statements_recall" not in found


def test_a_fact_that_is_not_there_is_missed(data: dict[str, Path]) -> None:
    result = run_suite("readings", data["readings"])
    assert values(result)["contacts_recall"] == 0.5
    assert any("a second call" in remark for remark in result.remarks)
