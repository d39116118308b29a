"""Quotations that run on: over sentences before and after their cue, and on their own after a speaker."""

from __future__ import annotations

from dragoman.coding.confidence import calibrated
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.types import Quote, Span, Statement

_ENDS = frozenset({".", "?", "!", ",", ";", "…"})


def stretched(scene: Scene, number: int, content: Quote) -> Quote:
    """Return quoted content with all of its quotation, which may begin or end in another sentence."""
    sentence = scene.analysis.sentences[number]
    start, end = content.start, content.end
    for span in scene.analysis.quotations:
        if not _fills(span, content, sentence.start, sentence.end):
            continue
        start, end = min(start, span.start), max(end, _end(scene, span))
    return scene.quote(start, end)


def _end(scene: Scene, span: Span) -> int:
    """Return where a quotation ends, white space before a missing closing mark left out."""
    return span.start + len(scene.article.text[span.start : span.end].rstrip())


def _fills(span: Span, content: Quote, start: int, end: int) -> bool:
    """Whether the content is as good as all of the quotation that stands in the sentence."""
    low, high = max(span.start, start), min(span.end, end)
    shared = min(content.end, high) - max(content.start, low)
    return shared > 0 and shared >= thresholds()["statements"]["quotation_share"] * (high - low)


def quotation_before(scene: Scene, number: int) -> Quote | None:
    """Return the quotation that ends right before a sentence, in its paragraph."""
    sentences = scene.analysis.sentences
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph:
        return None
    gap = scene.article.text[: sentences[number].start].rstrip()
    span = next((q for q in scene.analysis.quotations if q.end == len(gap)), None)
    return scene.quote(span.start, span.end) if span is not None and _sentence_like(scene, span) else None


def quotation_after(scene: Scene, number: int) -> Quote | None:
    """Return the quotation that a sentence ending with a colon leads up to, in the next paragraph if need be."""
    text = scene.article.text
    end = scene.analysis.sentences[number].end
    if not text[:end].rstrip().endswith(":"):
        return None
    start = end + len(text[end:]) - len(text[end:].lstrip())
    span = next((q for q in scene.analysis.quotations if q.start == start), None)
    return scene.quote(span.start, _end(scene, span)) if span is not None else None


def carried_on(scene: Scene, said: list[Statement]) -> list[Statement]:
    """Return statements for quotations that stand by themselves, in the mouth of the last speaker before them."""
    found: list[Statement] = []
    for span in scene.analysis.quotations:
        others = [s for s in said if not is_of_whoever_is_quoted(span, s)]
        if not _sentence_like(scene, span) or any(
            _overlap(span, piece) for s in others for piece in s.pieces or (s.content,)
        ):
            continue
        last = _speaker_before(scene, span, [*others, *found])
        told = _told_of(scene, span, last)
        if told is not None:
            found.append(told)
        elif last is not None:
            found.append(_continuation(scene, span, last))
    return found


def is_of_whoever_is_quoted(span: Span | Quote, statement: Statement) -> bool:
    """Whether what stands within a quotation is only what "I" or "we" in it said, whoever that is."""
    within = all(span.start <= quote.start and quote.end <= span.end for quote in statement.evidence)
    return within and statement.speaker is None and statement.speaker_text.lower() in {"i", "we"}


def _told_of(scene: Scene, span: Span, last: Statement | None) -> Statement | None:
    """Return the statement of a quotation that stands behind a sentence about one person, who says nothing in it."""
    here = scene.sentence_at(span.start)
    sentences = scene.analysis.sentences
    if not here or sentences[here - 1].paragraph != sentences[here].paragraph:
        return None
    if last is not None and last.evidence[0].end > sentences[here - 1].start:
        return None
    tree = scene.trees[here - 1]
    roots = [n for n, word in enumerate(tree.words) if word.relation == "root"]
    subjects = tree.children(roots[0], "nsubj") if roots else []
    actors = [a for s in subjects for a in actors_at(scene, here - 1, s)]
    if len(subjects) != 1 or len(actors) != 1 or scene.cast.actors[actors[0]].kind != "person":
        return None
    content = scene.quote(span.start, _end(scene, span))
    return Statement(
        id=scene.identifier("statement", content.start, content.end),
        speaker=actors[0],
        speaker_text=scene.quote_words(here - 1, tree.phrase(subjects[0])).quote,
        cue=scene.quote_words(here - 1, roots[:1]).quote,
        content=content,
        quoted="direct",
        confidence=calibrated("statements", thresholds()["statements"]["least"]),
        evidence=(content,),
    )


def _overlap(span: Span, content: Quote) -> bool:
    return span.start < content.end and content.start < span.end


def _sentence_like(scene: Scene, span: Span) -> bool:
    """Whether a quotation is made of whole sentences and no heading."""
    text = scene.article.text[span.start : span.end].strip("\"“”«»„ \n'")
    sentence = scene.analysis.sentences[scene.sentence_at(span.start)]
    before = scene.article.text[sentence.start : span.start].strip()
    return bool(text) and text[-1] in _ENDS and text[0].isupper() and not sentence.heading and not before


def _speaker_before(scene: Scene, span: Span, said: list[Statement]) -> Statement | None:
    """Return the last statement before a quotation, if it is near and in the same voice."""
    here = scene.sentence_at(span.start)
    before = [s for s in said if s.evidence[0].end <= span.start]
    if not before:
        return None
    last = max(before, key=lambda s: s.evidence[0].end)
    there = scene.sentence_at(last.evidence[0].end - 1)
    sentences = scene.analysis.sentences
    near = here - there <= thresholds()["statements"]["sentences_back"]
    same = sentences[here].paragraph == sentences[there].paragraph
    return (
        last
        if near
        and (same or (last.quoted != "indirect" and sentences[here].paragraph - sentences[there].paragraph == 1))
        else None
    )


def _continuation(scene: Scene, span: Span, last: Statement) -> Statement:
    content = scene.quote(span.start, _end(scene, span))
    return Statement(
        id=scene.identifier("statement", content.start, content.end),
        speaker=last.speaker,
        speaker_text=last.speaker_text,
        co_speakers=last.co_speakers,
        on_behalf_of=last.on_behalf_of,
        cue=last.cue,
        content=content,
        quoted="direct",
        addressees=last.addressees,
        confidence=round(last.confidence * thresholds()["statements"]["carried_on"], 2),
        evidence=(content,),
    )
