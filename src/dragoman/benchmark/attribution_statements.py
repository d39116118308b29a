"""The coder's statements on PolNeAR's attributions.

PolNeAR annotates more than statements: beliefs, plans, documents that speak. So recall is given for cues of plain
speech ("say", "tell", "according to"); precision is the share of statements through a cue that the annotator
marked, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.benchmark.corpora_brat import MarkedAttribution, MarkedSpan
from dragoman.types import Statement

#: Cues that attribute words rather than thoughts, as their first letters.
PLAIN = ("said", "say", "told", "tell", "wrote", "argu", "claim", "warn", "stress", "insist", "announc", "accus", "add",
         "declar", "according", "den", "confirm", "called", "tweet", "explain", "note", "respon")  # fmt: skip


def plainly_spoken(marked: Iterable[MarkedAttribution], text: str) -> list[MarkedAttribution]:
    """Return the attributions with a source through a cue of plain speech."""
    return [a for a in marked if a.source and a.cue and words_of(text, a.cue).startswith(PLAIN)]


def statement_counts(said: Sequence[Statement], marked: Sequence[MarkedAttribution], text: str) -> Counter[str]:
    """Return how many attributions the coder has as statements, and how many of its statements are attributions."""
    counter: Counter[str] = Counter()
    for attribution in plainly_spoken(marked, text):
        hits = [s for s in said if same_cue(s, attribution, text)]
        counter["statements gold"] += 1
        counter["statements cue"] += bool(hits)
        counter["statements both"] += any(same_source(s, attribution, text) for s in hits)
    for statement in filter(with_cue, said):
        counter["statements found"] += 1
        counter["statements right"] += any(same_cue(statement, a, text) for a in marked if a.cue)
    return counter


def statement_remarks(said: Sequence[Statement], marked: Sequence[MarkedAttribution], text: str) -> Iterable[str]:
    """Yield the attributions that no statement answers, and the statements that answer none."""
    for attribution in plainly_spoken(marked, text):
        if not any(same_cue(s, attribution, text) and same_source(s, attribution, text) for s in said):
            start = attribution.cue[0].start
            around = " ".join(text[max(0, start - 100) : start + 60].split())
            yield f"missed {words_of(text, attribution.source)} | {words_of(text, attribution.cue)} | {around}"
    for statement in filter(with_cue, said):
        if not any(same_cue(statement, a, text) for a in marked if a.cue):
            yield f"extra {statement.speaker_text} | {statement.cue} | {statement.content.quote[:120]}"


def with_cue(statement: Statement) -> bool:
    """Whether a statement has a cue to compare; one that is carried on has none of its own."""
    return any(statement.cue in quote.quote for quote in statement.evidence)


def same_cue(statement: Statement, attribution: MarkedAttribution, text: str) -> bool:
    """Whether a statement rests on the marked cue."""
    near = any(
        quote.start < cue.end and cue.start < quote.end for quote in statement.evidence for cue in attribution.cue
    )
    return near and bool(bag(statement.cue) & bag(words_of(text, attribution.cue)))


def same_source(statement: Statement, attribution: MarkedAttribution, text: str) -> bool:
    """Whether the speaker's words are among the marked ones."""
    return bool(bag(statement.speaker_text) & bag(words_of(text, attribution.source)))


def words_of(text: str, pieces: Iterable[MarkedSpan]) -> str:
    """Return the words of some pieces, in lower case."""
    return " ".join(text[piece.start : piece.end] for piece in pieces).lower()


def bag(words: str) -> set[str]:
    """Return the words of a text in lower case, without marks."""
    return {word.strip(".,:;’'\"“”") for word in words.lower().split()} - {""}
