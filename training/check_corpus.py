"""Check the annotated corpus and print what is in it.

    python training/check_corpus.py [PATH …]

Exits with 1 where a line does not follow the format, where two texts are nearly the same, or where a tenth of the texts
or more have one pattern: the same words of grammar in the same order, whatever names and content stand between them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.benchmark.annotated import Annotated, AnnotationError, read_annotated

CORPUS = Path(__file__).parent / "corpus"
#: Share of three-word sequences that two texts may have in common.
ALIKE = 0.5
#: Share of the sentences that one pattern may have.
ONE_PATTERN = 0.1
#: So many words of grammar from the beginning make a pattern.
PATTERN_WORDS = 2
#: Words of grammar, between which a pattern has its slots.
GRAMMAR = frozenset(Path(__file__).with_name("grammar_words.txt").read_text("utf-8").split())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Return the sequences of three words of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def near_duplicates(examples: Iterable[Annotated]) -> list[tuple[str, str, float]]:
    """Return pairs of examples whose texts share too many sequences of three words (Jaccard)."""
    found = []
    kept: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    index: dict[tuple[str, ...], list[int]] = {}
    for example in examples:
        mine = shingles(example.text)
        shared = Counter(other for each in mine for other in index.get(each, ()))
        for other, count in shared.items():
            name, theirs = kept[other]
            likeness = count / max(1, len(mine | theirs))
            if likeness >= ALIKE:
                found.append((example.id, name, likeness))
        for each in mine:
            index.setdefault(each, []).append(len(kept))
        kept.append((example.id, mine))
    return found


def pattern_of(text: str) -> str:
    """Return the first words of grammar of a text, with a slot for whatever stands between two of them."""
    pattern: list[str] = []
    for word in re.findall(r"[\w'’]+", text.lower()):
        if word in GRAMMAR:
            pattern.append(word)
        elif pattern[-1:] != ["…"]:
            pattern.append("…")
        if sum(part != "…" for part in pattern) == PATTERN_WORDS:
            break
    return " ".join(pattern)


def counts(examples: list[Annotated]) -> dict[str, Counter[str]]:
    """Return how many of everything there are, by group."""
    events = [event for example in examples for event in example.events]
    return {
        "event types": Counter(event.type for event in events),
        "modes": Counter(f"{event.type}.{mode}" for event in events for mode in event.modes),
        "statuses": Counter(event.status for event in events),
        "media": Counter(event.medium for event in events if event.medium),
        "commitments": Counter(note.kind for example in examples for note in example.commitments),
        "assessments": Counter(f"{n.aspect} {n.direction}" for example in examples for n in example.assessments),
        "quoted": Counter(note.quoted for example in examples for note in example.says),
        "hard cases": Counter(case for example in examples for case in example.hard),
    }


def report(examples: list[Annotated]) -> bool:
    """Print what there is; return whether it is as it should be."""
    passages = sum(len(re.findall(r"[.!?]['\"”’)]*(?=\s+[A-Z“\"]|$)", example.text)) > 1 for example in examples)
    hard = sum(bool(example.hard) for example in examples)
    print(f"{len(examples)} examples, {passages} of them passages, {hard} with hard cases")
    print(f"{sum(not (e.events or e.commitments or e.says or e.assessments) for e in examples)} with nothing to find")
    for name, counter in counts(examples).items():
        print(f"{name}: " + ", ".join(f"{key} {count}" for key, count in counter.most_common()))
    good = True
    patterns = Counter(pattern_of(example.text) for example in examples)
    pattern, most = patterns.most_common(1)[0]
    print(f"{len(patterns)} patterns; the most frequent, {pattern!r}, has {most / len(examples):.1%}")
    if len(examples) > 1 / ONE_PATTERN**2 and most / len(examples) >= ONE_PATTERN:
        good = False
    for one, other, likeness in near_duplicates(examples):
        print(f"nearly the same: {one} and {other} ({likeness:.0%})")
        good = False
    return good


def main() -> int:
    """Read the options, check and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS / "train", CORPUS / "held_out"])
    try:
        examples = [example for path in parser.parse_args().paths for example in read_annotated(path)]
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if examples and report(examples) else 1


if __name__ == "__main__":
    sys.exit(main())
