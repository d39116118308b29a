"""What one marked party does to another in a sentence: the event types that the model gives to a pair.

The marks are words of their own around the two parties, on which the encoder was trained; each is given to it as a
sub-word that no text contains. A type is likely by what stands at the marks, and by the words of the sentence that
name such an event with the two parties for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import LanguageError
from dragoman.language.sentences import paragraph_spans
from dragoman.language.tags import log_chances
from dragoman.language.triggers import EventScores
from dragoman.language.words import word_spans

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from dragoman.language.encoder import Encoder

    Array = NDArray[Any]
    Scores = dict[str, Array]

#: Marks around the party that acts and the party that it is done to.
OPEN_SOURCE, CLOSE_SOURCE, OPEN_TARGET, CLOSE_TARGET = "\ue001", "\ue002", "\ue003", "\ue004"
#: The sub-word of each mark in the tokenizer's list, which are its unused ones.
MARKS = {OPEN_SOURCE: 1, CLOSE_SOURCE: 2, OPEN_TARGET: 3, CLOSE_TARGET: 4}
_TAGS = {"<s>": OPEN_SOURCE, "</s>": CLOSE_SOURCE, "<t>": OPEN_TARGET, "</t>": CLOSE_TARGET}
_TAG = re.compile(r"</?[st]>")
#: Sentences that are scored together.
_CHUNK = 200


def marked_words(text: str) -> list[str]:
    """Return the words of a sentence in which <s>…</s> and <t>…</t> mark who acts and to whom, with their marks.

    A party that the sentence does not name has its two marks at the end, with nothing between them.

    Raises:
        LanguageError: Neither party is marked.
    """
    plain, marks = "", []
    for part in re.split(f"({_TAG.pattern})", text):
        if part in _TAGS:
            marks.append((len(plain), _TAGS[part]))
        else:
            plain += part
    if not marks:
        raise LanguageError(f"{text[:80]!r} marks no party; expected <s>…</s> and <t>…</t> in the sentence")
    there = {mark for _, mark in marks}
    marks += [(len(plain), mark) for mark in MARKS if mark not in there]
    return list(_with_marks(plain, marks))


def _with_marks(text: str, marks: list[tuple[int, str]]) -> Iterator[str]:
    """Yield the words of a text with each mark before the first word that begins at or after it."""
    waiting = list(marks)
    for paragraph in paragraph_spans(text):
        for start, end in word_spans(text, *paragraph):
            while waiting and waiting[0][0] < (end if waiting[0][1] in {OPEN_SOURCE, OPEN_TARGET} else start + 1):
                yield waiting.pop(0)[1]
            yield text[start:end]
    yield from (mark for _, mark in waiting)


def classify(sentences: Sequence[Sequence[str]], encoder: Encoder | None = None) -> list[dict[str, float]]:
    """Return, for each sentence of words with marks, the chance of each event type between its marked parties."""
    from dragoman.language.encoder import LONGEST, load_encoder

    encoder = encoder or load_encoder()
    types = encoder.labels["pair"]
    found = []
    for at in range(0, len(sentences), _CHUNK):
        chunk = [list(words)[:LONGEST] for words in sentences[at : at + _CHUNK]]
        for words, scores in zip(chunk, encoder.scores(chunk), strict=True):
            total = _at_marks(words, scores) + _by_words(words, scores, encoder)
            found.append(dict(zip(types, np.exp(log_chances(total)).tolist(), strict=True)))
    return found


def _at_marks(words: Sequence[str], scores: Scores) -> Array:
    """Return the scores of each type that stand at the two opening marks, added."""
    acting, reached = np.split(scores["pair"], 2, axis=1)
    added: Array = acting[_place(words, OPEN_SOURCE)] + reached[_place(words, OPEN_TARGET)]
    return added


def _by_words(words: Sequence[str], scores: Scores, encoder: Encoder) -> Array:
    """Return the log chance of each type that some word names it, with the marked parties for its own.

    The first party must be the word's actor; the second its recipient or, of equals, an actor too.
    """
    acting, reached = party_tags(encoder.labels["argument"])
    governed = log_chances(encoder.arguments_of([(scores, range(len(words)))])[0])
    links = np.zeros(len(words))
    for mark, kinds in ((OPEN_SOURCE, acting), (OPEN_TARGET, reached)):
        party = min(_place(words, mark) + 1, len(words) - 1)
        links += np.logaddexp.reduce(governed[:, party, kinds], axis=-1)
    said_by_words = EventScores(scores["events"], encoder.labels, encoder.event_tasks)
    events = log_chances(said_by_words.scores["event"])[:, 1:]
    said: Array = np.logaddexp.reduce(events + links[:, None], axis=0)
    return said


def party_tags(tags: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the numbers of the argument tags of one who acts, and of one who is reached or, of equals, acts too."""
    acting = [number for number, tag in enumerate(tags) if tag.endswith("-actor")]
    return acting, [number for number, tag in enumerate(tags) if tag.endswith(("-actor", "-recipient"))]


def _place(words: Sequence[str], mark: str) -> int:
    """Return where a mark stands; the last word where a long sentence was cut before it."""
    return words.index(mark) if mark in words else len(words) - 1
