"""How far two annotations of the same texts agree, by field.

    python training/agreement.py FIRST SECOND

Both are files or folders in the corpus's format; texts that only one of them has are left out. Presence (of an event,
a commitment, an attribution, a judgement) is F1 over the words that carry them; the other fields are the share of
those present in both on which both say the same. Actors are the same where any of their mentions overlap.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.benchmark.annotated import Annotated, CommitmentNote, Dated, EventNote, SaysNote, Stretch, read_annotated


class Agreement:
    """Counts of what both have, what each has, and on which fields both say the same."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.present: dict[str, Counter[str]] = {}
        self.fields: dict[str, Counter[str]] = {}

    def presence(self, what: str, first: int, second: int, both: int) -> None:
        """Count how many of a kind each has, and how many both."""
        self.present.setdefault(what, Counter()).update(first=first, second=second, both=both)

    def field(self, name: str, same: bool) -> None:
        """Count one field of something that both have."""
        self.fields.setdefault(name, Counter()).update(all=1, same=int(same))

    def lines(self) -> Iterable[str]:
        """Yield one line a figure."""
        for what, count in self.present.items():
            f1 = 2 * count["both"] / max(1, count["first"] + count["second"])
            yield f"{what:24} F1 {f1:.3f}  ({count['first']} and {count['second']}, {count['both']} in both)"
        for name, count in self.fields.items():
            yield f"{name:24} {count['same'] / count['all']:.3f}     ({count['all']})"


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def same_actors(a: Annotated, keys: Iterable[str], b: Annotated, others: Iterable[str]) -> bool:
    """Whether two sets of actors are the same, by their mentions."""
    mine, theirs = mentions(a, keys), mentions(b, others)

    def within(some: list[tuple[Stretch, ...]], of: list[tuple[Stretch, ...]]) -> bool:
        return all(any(overlap(s, t) for each in of for t in each for s in one) for one in some)

    return within(mine, theirs) and within(theirs, mine)


def mentions(example: Annotated, keys: Iterable[str]) -> list[tuple[Stretch, ...]]:
    """Return the mentions of each actor of some keys."""
    by_key = {who.key: who.mentions for who in example.who}
    return [by_key[key] for key in keys]


def same_days(one: Dated | None, other: Dated | None) -> bool:
    """Whether two expressions of time mean the same days, or neither is given."""
    if one is None or other is None:
        return one is other
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def compare(agreement: Agreement, a: Annotated, b: Annotated) -> None:
    """Count one text that was annotated twice."""
    for what, first, second in (
        ("event", {e.trigger: e for e in a.events}, {e.trigger: e for e in b.events}),
        ("commitment", {c.trigger: c for c in a.commitments}, {c.trigger: c for c in b.commitments}),
        ("attribution", {s.cue: s for s in a.says}, {s.cue: s for s in b.says}),
        ("judgement", {j.where: j for j in a.assessments}, {j.where: j for j in b.assessments}),
    ):
        pairs = [(first[s], second[t]) for s in first for t in second if overlap(s, t)]
        agreement.presence(what, len(first), len(second), min(len(pairs), len(first), len(second)))
        for one, other in pairs:
            compare_fields(agreement, a, b, one, other)


def compare_fields(agreement: Agreement, a: Annotated, b: Annotated, one: object, other: object) -> None:
    """Count the fields of something that both annotators found."""
    if isinstance(one, EventNote) and isinstance(other, EventNote):
        for name in ("type", "modes", "status", "historical", "medium"):
            agreement.field(f"event {name}", getattr(one, name) == getattr(other, name))
        agreement.field("event actors", same_actors(a, one.actors, b, other.actors))
        agreement.field("event recipients", same_actors(a, one.recipients, b, other.recipients))
        agreement.field("event time", same_days(one.time, other.time))
    elif isinstance(one, CommitmentNote) and isinstance(other, CommitmentNote):
        agreement.field("commitment kind", one.kind == other.kind)
        agreement.field("commitment by", same_actors(a, one.by, b, other.by))
        agreement.field("commitment due", same_days(one.due, other.due))
    elif isinstance(one, SaysNote) and isinstance(other, SaysNote):
        agreement.field("attribution quoted", one.quoted == other.quoted)
        agreement.field("attribution by", same_actors(a, one.by, b, other.by))
        agreement.field("attribution content", one.content == other.content)
    else:
        agreement.field("judgement direction", getattr(one, "direction", 0) == getattr(other, "direction", 1))


def main() -> None:
    """Read both annotations, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    options = parser.parse_args()
    first = {example.text: example for example in read_annotated(options.first)}
    second = {example.text: example for example in read_annotated(options.second)}
    agreement = Agreement()
    for text in first.keys() & second.keys():
        compare(agreement, first[text], second[text])
    print(f"{len(first.keys() & second.keys())} texts")
    for line in agreement.lines():
        print(line)


if __name__ == "__main__":
    main()
