"""Learn what the signs of a sentence that may tell how a promise was kept weigh, from the year of invented news.

    python training/fate_weights.py [--measure]

Every promise of the parts of ``benchmarks/year`` that rules may be tuned on is held against every later sentence about
its countries; the gold files say which of these settled it, and how. The outcomes and look-alikes of ``tests/analysis``
come beside them. Multinomial logistic regression fits the weights, which go into the package. Each part in turn is left
out and told by the weights of the others, which says what they are worth on articles that they were not learned from.
With ``--measure`` nothing is written.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from dragoman.analysis import fates_learned
from dragoman.analysis.fates import commitments, fate_of, first_of, made_on, reports_by_event, sides_of
from dragoman.analysis.fates_articles import Periods
from dragoman.analysis.fates_cues import BOUND, settings
from dragoman.analysis.fates_learned import OUTCOMES
from dragoman.analysis.fates_matter import matter_of
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_signs import Made, signs_of_all
from dragoman.analysis.fates_turns import Turn
from dragoman.door import open_record
from dragoman.record.types import Report

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "analysis"
sys.path += [str(ROOT / "benchmarks"), str(CASES)]
import test_fates_outcomes as outcomes  # noqa: E402  (a module of another folder)

import year  # noqa: E402

WEIGHTS = ROOT / "src" / "dragoman" / "analysis" / "fates_signs.toml"
#: The part that nothing is learned from.
UNSEEN = "highlands"
#: Strength of the weights (the inverse of the penalty), and how often a case counts, of which there are few.
STRENGTH, TIMES = 0.02, 3
#: The day on which a promise of the cases was told.
CASE_MADE = date(2025, 3, 4)
HEADER = """\
# What each sign of a later sentence adds to the logarithm of the odds that it tells that what was promised was done,
# was not, or was called off, against telling nothing. Made by training/fate_weights.py; not to be edited.

[weights]
"""
#: What a sentence told that made a state.
TOLD = {"kept": "done", "broken": "failed", "withdrawn": "off", "superseded": "off"}
Weights = dict[str, list[float]]
#: Weights by which nothing is ever told.
NOTHING: Weights = defaultdict(lambda: [0.0] * len(OUTCOMES), base=[-50.0] * len(OUTCOMES))
MADE = """SELECT event.key FROM event_pair JOIN event ON event.id = event_pair.event
WHERE event_pair.a = ? AND event_pair.b = ? AND event.kind = 'commitment' ORDER BY event.key"""


class Example(NamedTuple):
    """The signs of a sentence, and what it tells of a promise: "" where it settles nothing."""

    part: str
    signs: dict[str, float]
    told: str


def promises(connection: Any, pair: Sequence[str]) -> Iterator[tuple[Made, Sequence[Report]]]:
    """Yield what is promised or planned between two countries, with its reports."""
    periods = Periods(connection, pair[0], pair[-1], year.LAST_DAY)
    keys = [row["key"] for row in connection.execute(MADE, (pair[0], pair[-1]))]
    reports = reports_by_event(connection, keys)
    for entry in commitments(connection, keys):
        first = first_of(reports[entry.key])
        day, pool = made_on(first), next(periods.pools(first))
        if day is not None and entry.type in BOUND:
            yield Made(entry, first, day, matter_of(first, pool), sides_of(entry), pool), reports[entry.key]


def examples(part: year.Part, name: str) -> Iterator[Example]:
    """Yield the later sentences of each promise with a gold fate that teach something."""
    golds = {
        (part.keys[gold["article"]], fact): gold
        for gold in part.gold["commitments"]
        if (fact := year.commitment_fact(part.readings[gold["article"]], gold))
    }
    pairs = sorted({tuple(sorted({*one["by"], *one["to"]})) for one in part.gold["commitments"]})
    with part.record.reading() as connection:
        for made, reports in (one for pair in pairs for one in promises(connection, pair)):
            gold = next((golds[one.article, one.fact] for one in reports if (one.article, one.fact) in golds), None)
            if gold is not None:
                yield from examples_of(part, name, made, gold, turn_by_rules(connection, made, reports))


def turn_by_rules(connection: Any, made: Made, reports: Sequence[Report]) -> Turn | None:
    """Return what settles a promise by the rules alone."""
    with mock.patch.object(fates_learned, "sign_weights", lambda: NOTHING):
        return fate_of(connection, made.entry, reports, made.pool, year.LAST_DAY).turn


def examples_of(part: year.Part, name: str, made: Made, gold: dict[str, Any], turn: Turn | None) -> Iterator[Example]:
    """Yield the later sentences of a promise that teach something.

    Those beside the one that settles it, and those that come later and may tell of that again, do not.
    """
    pool, because = made.pool, gold["because"]
    settles, source = settling(part, pool, because), part.keys[because["article"]] if because else None
    places = pool.between(made.made, settings()["horizon"])
    last = max((pool.sentence(place).published or date.min for place in settles), default=date.max)
    for place, signs in zip(places, signs_of_all(made, places), strict=True):
        sentence = pool.sentence(place)
        by_rule = turn is not None and (turn.article, turn.start) == (sentence.article, sentence.start)
        if place in settles:
            yield Example(name, signs, TOLD.get(gold["state_at_end"], ""))
        elif sentence.article != source and not by_rule and (sentence.published or date.min) <= last:
            yield Example(name, signs, "")


def settling(part: year.Part, pool: Pool, because: dict[str, str] | None) -> set[int]:
    """Return the places of the sentences that the gold file says settled a promise."""
    if because is None:
        return set()
    start = part.readings[because["article"]].article.text.find(because["anchor"])
    end, places = start + len(because["anchor"]), pool.range_of(part.keys[because["article"]])
    return {place for place in places if pool.sentence(place).start < end and start < pool.sentence(place).end}


def cases(folder: Path) -> Iterator[Example]:
    """Yield the later sentences of promises that were invented for tests, with what came of them or only looks so."""
    for number, told in enumerate(outcomes.CASES["told"]):
        wanted = outcomes.CASES["made"][told["of"]]
        with open_record(folder / f"case{number}.db") as record:
            for at, text in enumerate(outcomes.articles(wanted, told)):
                path = folder / f"case{number}-{at}.txt"
                path.write_text(text, encoding="utf-8")
                list(record.add(str(path)))
            with record.reading() as connection:
                for made, _ in promises(connection, sorted(wanted["between"])):
                    if wanted["words"] in made.entry.quote and made.made == CASE_MADE:
                        yield from examples_of_case(f"case{number}", made, told)


def examples_of_case(name: str, made: Made, told: dict[str, str]) -> Iterator[Example]:
    """Yield the later sentences of an invented promise, each as often as it counts."""
    places = made.pool.between(made.made, settings()["horizon"])
    for place, signs in zip(places, signs_of_all(made, places), strict=True):
        text = made.pool.sentence(place).text
        settles = text in told["text"] or told["text"] in text
        yield from [Example(name, signs, TOLD.get(told["state"], "") if settles else "")] * TIMES


def fit(some: Sequence[Example]) -> Weights:
    """Return what the signs weigh for each outcome, learned from some examples."""
    names = list(some[0].signs)
    table = np.array([[one.signs[name] for name in names] for one in some])
    told = np.array([1 + OUTCOMES.index(one.told) if one.told else 0 for one in some])
    scaler, regression = StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000)
    make_pipeline(scaler, regression).fit(table, told)
    own = (regression.coef_[1:] - regression.coef_[0]) / scaler.scale_
    base = regression.intercept_[1:] - regression.intercept_[0] - own @ scaler.mean_
    return {"base": base.tolist()} | dict(zip(names, own.T.tolist(), strict=True))


def right(part: year.Part, learned: Weights) -> str:
    """Return how many states of a part are right by some weights, and how many of those settled are not."""
    with mock.patch.object(fates_learned, "sign_weights", lambda: learned):
        told = [(gold["state_at_end"], fate) for gold, fate in year.told_fates(part) if fate is not None]
    same = sum(gold == fate.state for gold, fate in told)
    settled = [gold == fate.state for gold, fate in told if fate.turn is not None]
    return f"{same} of {len(told)} ({same / len(told):.3f}), of {len(settled)} settled {settled.count(False)} wrong"


def report(parts: dict[str, year.Part], some: Sequence[Example], learned: Weights) -> None:
    """Print what the rules alone tell, what the weights of the other parts add to each, and what those of all do."""
    for name, part in parts.items():
        others = fit([one for one in some if one.part != name])
        print(f"{name}: rules {right(part, NOTHING)}; left out {right(part, others)}; all {right(part, learned)}")


def written(learned: Weights) -> str:
    """Return the weights as TOML."""
    rows = (f"{name} = [{', '.join(str(round(value, 3)) for value in row)}]\n" for name, row in learned.items())
    return HEADER + "".join(rows)


def main() -> None:
    """Read the parts, measure with each left out, and write the weights learned from all of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--measure", action="store_true", help="write no weights")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parts = {name: year.read_part(name, Path(folder), 1) for name in year.PARTS}
        some = [one for name in parts if name != UNSEEN for one in examples(parts[name], name)]
        some += cases(Path(folder))
        learned = tomllib.loads(written(fit(some)))["weights"]
        report(parts, some, learned)
    if not options.measure:
        WEIGHTS.write_text(written(learned), encoding="utf-8")


if __name__ == "__main__":
    main()
