"""From likely spans to attributions: which spans there are, and which source and which content belong to a cue.

Not the likeliest tags are taken but the spans that are worth most together (Lewis 1995; Jansche 2007): whole spans are
what is read and measured, and a span of many possible ends has none that is likely.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.attribution_signs import SpanSigns
from dragoman.language.span_chances import SpanChances, best_spans
from dragoman.language.types import Attribution, Word

Range = tuple[int, int]


def attributions(chances: SpanChances, words: Sequence[Word]) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence by what may be a source, a cue or a content in it."""
    signs = SpanSigns(chances, words)
    chosen = best_spans((span, signs.worth(span)) for span in chances.spans)
    return link([(span.first, span.last, span.label) for span in chosen], words)


def link(spans: Sequence[tuple[int, int, str]], words: Sequence[Word]) -> tuple[Attribution, ...]:
    """Return one attribution per cue; content without a cue in its sentence is one without a cue.

    Spans are (first, last, "source" | "cue" | "content"). A source belongs to the cue whose subject it
    holds, else to the nearest; content belongs to the nearest cue, nothing but its source between.
    """
    sources = [(f, t) for f, t, label in spans if label == "source"]
    cues = [(f, t) for f, t, label in spans if label == "cue"]
    contents = [(f, t) for f, t, label in spans if label == "content"]
    if not cues:
        return tuple(Attribution(source=tuple(sources), content=(content,)) for content in contents)
    owned_sources: dict[Range, list[Range]] = {cue: [] for cue in cues}
    owned_contents: dict[Range, list[Range]] = {cue: [] for cue in cues}
    for source in sources:
        owned_sources[_owner(source, cues, words)].append(source)
    for content in contents:
        owned_contents[min(cues, key=lambda cue: (_gap(cue, content, sources), cue))].append(content)
    return tuple(
        Attribution(source=tuple(owned_sources[cue]), cue=(cue,), content=tuple(owned_contents[cue])) for cue in cues
    )


def _owner(source: Range, cues: Sequence[Range], words: Sequence[Word]) -> Range:
    """Return the cue that a source belongs to."""
    for cue in cues:
        if any(words[p].relation.startswith("nsubj") and cue[0] <= words[p].head < cue[1] for p in range(*source)):
            return cue
    return min(cues, key=lambda cue: (_distance(cue, source), cue))


def _distance(a: Range, b: Range) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def _gap(cue: Range, content: Range, sources: Sequence[Range]) -> int:
    """Return the number of words between a cue and a content, sources between them not counted."""
    low, high = min(cue[1], content[1]), max(cue[0], content[0])
    return _distance(cue, content) - sum(max(0, min(high, t) - max(low, f)) for f, t in sources)
