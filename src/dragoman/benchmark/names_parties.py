"""The parties of events on CAMEO's sentences: who acts and who is acted upon, as the coder names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.benchmark.bootstrap import Formula, estimate
from dragoman.benchmark.measures import count_found, f1, harmonic, quotient
from dragoman.benchmark.scenes import party_spans, scene_of_text
from dragoman.benchmark.types import Progress, Result
from dragoman.coding.mentions import event_mentions
from dragoman.language.tags import tag_spans

#: CAMEO's labels: source, target, related actor.
PARTY_LABELS = {"S": "actor", "T": "recipient", "R": "related"}
MEASURED = ("actor", "recipient")

Stretch = tuple[int, int]


def measure_parties(sentences: Sequence[tuple[list[str], list[str]]], progress: Progress) -> Result:
    """Return F1 of the actors and recipients of the coder's events, as whole spans and as overlapping ones."""
    units = []
    for number, (words, tags) in enumerate(sentences):
        progress(number, len(sentences))
        units.append(counts(words, tags))
    progress(len(sentences), len(sentences))
    formulas: dict[str, Formula] = {}
    for kind in ("all", *MEASURED):
        end = "" if kind == "all" else f"_{kind}"
        precision, recall = quotient(f"{kind} near", f"{kind} found"), quotient(f"{kind} met", f"{kind} gold")
        formulas |= {f"f1{end}": f1(kind), f"overlap_f1{end}": harmonic(precision, recall)}
    return Result(suite="names", items=len(units), unit="sentences", figures=estimate(units, formulas))


def counts(words: list[str], tags: list[str]) -> Counter[str]:
    """Return what is right in one sentence."""
    text = " ".join(words)
    places: list[Stretch] = []
    for word in words:
        start = places[-1][1] + 1 if places else 0
        places.append((start, start + len(word)))
    gold: dict[str, set[Stretch]] = {kind: set() for kind in MEASURED}
    for first, last, label in tag_spans(tags):
        gold.get(PARTY_LABELS[label], set()).add((places[first][0], places[last - 1][1]))
    found = parties(text)
    counter: Counter[str] = Counter()
    for kind in MEASURED:
        for name in (kind, "all"):
            count_found(counter, name, gold[kind], found[kind])
            counter[f"{name} met"] += sum(any(touch(one, other) for other in found[kind]) for one in gold[kind])
            counter[f"{name} near"] += sum(any(touch(one, other) for other in gold[kind]) for one in found[kind])
    return counter


def parties(text: str) -> dict[str, set[Stretch]]:
    """Return where the events of a text have their actors and recipients."""
    scene = scene_of_text(text)
    found: dict[str, set[Stretch]] = {kind: set() for kind in MEASURED}
    for mention in event_mentions(scene):
        found["actor"] |= party_spans(scene, mention, mention.actors)
        found["recipient"] |= party_spans(scene, mention, mention.recipients)
    return found


def touch(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]
