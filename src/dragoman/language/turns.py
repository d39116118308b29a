"""Finding the turns of a transcript: paragraphs that a label opens, "MR. MILLER:", "QUESTION:", "Mao Ning:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.language.sentences import paragraph_spans
from dragoman.language.types import Turn
from dragoman.language.words import segmentation
from dragoman.types import Span

#: A label: a form of address and a name, a name, or a word for who asks, up to a colon.
_WORD = r"[A-Z][\w.'’-]*"
_LABEL = re.compile(rf"(?P<name>{_WORD}(?: (?:de |al-|bin )?{_WORD}){{0,4}}):\s+(?=\S)")
#: So many labelled paragraphs, under two labels or more, make a transcript.
_FEWEST = 4
#: The share of a transcript's paragraphs that have labels, at the least.
_SHARE = 0.25


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order, () for any other text.

    A turn goes on over the paragraphs without a label that follow. Somebody speaks more than once, and a good part of
    the paragraphs have labels: "READ ALSO:" and "LONDON:" make no transcript.
    """
    spans = [(start, end) for start, end in paragraph_spans(text) if text[start] not in "(["]
    paragraphs = [(start, end, _LABEL.match(text, start, end)) for start, end in spans]
    labels = [match["name"] for _, _, match in paragraphs if match is not None]
    if len(labels) < max(_FEWEST, len(paragraphs) * _SHARE) or not 1 < len(set(labels)) < len(labels):
        return ()
    return tuple(_turns(paragraphs))


def _turns(paragraphs: list[tuple[int, int, re.Match[str] | None]]) -> Iterator[Turn]:
    """Yield a turn for each paragraph from the first label on, remarks in brackets left out."""
    label: re.Match[str] | None = None
    for start, end, own in paragraphs:
        label = own or label
        if label is not None:
            yield Turn(
                start=start,
                end=end,
                said=own.end() if own is not None else start,
                label=Span(start=label.start("name"), end=label.end("name")),
                asks=label["name"].lower().rstrip(".") in segmentation()["labels_of_questions"],
            )
