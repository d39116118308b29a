"""Scores of coreference: MUC, B-cubed, CEAF and their mean (Vilain 1995, Bagga and Baldwin 1998, Luo 2005).

Mentions are any hashable things; a clustering gives each a name of its cluster. Counts are added over articles
before figures are computed, as the scorer of CoNLL-2012 does (Pradhan and others 2014).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

from dragoman.benchmark.bootstrap import Formula
from dragoman.benchmark.measures import harmonic, mean, quotient

Clustering = Mapping[Hashable, Hashable]


def count_clusters(counter: Counter[str], name: str, gold: Clustering, found: Clustering) -> None:
    """Count what the scores of one article are computed from; mentions of either side may lack in the other."""
    keys, answers = members(gold), members(found)
    for side, ours, theirs in (("recall", keys, found), ("precision", answers, gold)):
        links, right = muc(ours, theirs)
        counter[f"{name} muc {side}"] += right
        counter[f"{name} muc {side} of"] += links
    both = Counter((gold[m], found[m]) for m in gold.keys() & found.keys())
    for side, sizes, number in (("recall", keys, 0), ("precision", answers, 1)):
        # B-cubed: a mention's share of its cluster that both sides agree on.
        counter[f"{name} b3 {side}"] += sum(n * n / len(sizes[pair[number]]) for pair, n in both.items())  # type: ignore[assignment]
        counter[f"{name} b3 {side} of"] += sum(map(len, sizes.values()))
        counter[f"{name} ceaf {side} of"] += len(sizes)
    likeness = {pair: 2 * n / (len(keys[pair[0]]) + len(answers[pair[1]])) for pair, n in both.items()}
    aligned = best_alignment(list(keys), list(answers), likeness)
    for side in ("recall", "precision"):
        counter[f"{name} ceaf {side}"] += aligned  # type: ignore[assignment]


def b_cubed(name: str) -> Formula:
    """Return the formula of B-cubed F1."""
    return score(name, "b3")


def conll(name: str) -> Formula:
    """Return the formula of the mean of MUC, B-cubed and CEAF with entity likeness."""
    return mean(score(name, measure) for measure in ("muc", "b3", "ceaf"))


def score(name: str, measure: str) -> Formula:
    """Return the formula of F1 of one measure."""
    return harmonic(side(name, measure, "precision"), side(name, measure, "recall"))


def side(name: str, measure: str, which: str) -> Formula:
    """Return the formula of precision or recall of one measure."""
    return quotient(f"{name} {measure} {which}", f"{name} {measure} {which} of")


def members(clustering: Clustering) -> dict[Hashable, set[Hashable]]:
    """Return the mentions of each cluster."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clustering.items():
        found[cluster].add(mention)
    return dict(found)


def muc(clusters: Mapping[Hashable, set[Hashable]], other: Clustering) -> tuple[int, int]:
    """Return how many links the clusters need, and how many of them the other side has."""
    needed = right = 0
    for mentions in clusters.values():
        parts = len({other[m] for m in mentions if m in other}) + sum(m not in other for m in mentions)
        needed += len(mentions) - 1
        right += len(mentions) - parts
    return needed, right


def best_alignment(
    rows: list[Hashable], columns: list[Hashable], likeness: Mapping[tuple[Hashable, Hashable], float]
) -> float:
    """Return the greatest sum of likenesses with each row and column used once at most (Kuhn 1955, Munkres 1957)."""
    if len(rows) > len(columns):
        turned = {(column, row): value for (row, column), value in likeness.items()}
        return best_alignment(columns, rows, turned)
    cost = [[-likeness.get((row, column), 0.0) for column in columns] for row in rows]
    return -sum(cost[row][column] for column, row in _assignment(cost).items())


def _assignment(cost: list[list[float]]) -> dict[int, int]:
    """Return the row of each column that is used, by shortest augmenting paths; there are no fewer columns."""
    height, width = len(cost), len(cost[0]) if cost else 0
    row_price, column_price = [0.0] * height, [0.0] * width
    row_of: dict[int, int] = {}
    for start in range(height):
        reached = {
            column: (cost[start][column] - row_price[start] - column_price[column], -1) for column in range(width)
        }
        done: dict[int, tuple[float, int]] = {}
        while True:
            column = min((c for c in reached if c not in done), key=lambda c: (reached[c][0], c))
            done[column] = reached[column]
            if column not in row_of:
                break
            row = row_of[column]
            for other in range(width):
                if other not in done:
                    far = done[column][0] + cost[row][other] - row_price[row] - column_price[other]
                    reached[other] = min(reached[other], (far, column), key=lambda step: step[0])
        length = done[column][0]
        row_price[start] += length
        for passed, (far, _) in done.items():
            column_price[passed] -= length - far
            if passed in row_of:
                row_price[row_of[passed]] += length - far
        while column >= 0:
            before = done[column][1]
            row_of[column] = row_of[before] if before >= 0 else start
            column = before
    return row_of
