"""Counting labelled spans, for the measures of training and of the exported model."""

from __future__ import annotations

from collections import Counter


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Return the labelled spans of a BIO sequence; an I- that follows nothing opens a span."""
    found, start, label = set(), 0, ""
    for position, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label):
            found.add((start, position, label))
            label = ""
        if prefix in {"B", "I"} and not label:
            start, label = position, kind
    return found


def count_spans(counter: Counter[str], gold: list[str], guess: list[str]) -> None:
    """Count the spans of two tag sequences, and those that are in both, by label."""
    g, f = spans(gold), spans(guess)
    for kind in {k for *_, k in g | f}:
        sub_g, sub_f = {s for s in g if s[2] == kind}, {s for s in f if s[2] == kind}
        counter[f"gold-{kind}"] += len(sub_g)
        counter[f"found-{kind}"] += len(sub_f)
        counter[f"both-{kind}"] += len(sub_g & sub_f)
    counter["gold"] += len(g)
    counter["found"] += len(f)
    counter["both"] += len(g & f)
