"""The whole language part: a text in, its sentences with words, syntax, roles, names and quotations out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.language.attribution import link
from dragoman.language.encoder import LONGEST, Encoder, load_encoder
from dragoman.language.lemmas import lemma_of
from dragoman.language.quotations import quotation_spans
from dragoman.language.sentences import paragraph_spans, sentence_spans
from dragoman.language.tags import best_tags, tag_spans
from dragoman.language.tree import best_tree
from dragoman.language.types import Analysis, Name, Predicate, Role, Sentence, Word
from dragoman.language.words import word_spans
from dragoman.types import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = dict[str, NDArray[Any]]

Stretch = tuple[int, int]


class _Piece:
    """One stretch of text that is read as a sentence."""

    def __init__(self, spans: list[Stretch], paragraph: int, heading: bool) -> None:
        self.spans = spans
        self.paragraph = paragraph
        self.heading = heading


def analyse(text: str, headings: Iterable[Span] = ()) -> Analysis:
    """Return the sentences of a text with everything that the language model says of them.

    Headings are the spans that the article part marked as headings; each is one sentence. Raises
    ModelError when the model cannot be loaded.
    """
    encoder = load_encoder()
    pieces = list(_pieces(text, {(h.start, h.end) for h in headings}))
    scores = encoder.scores([[text[s:e] for s, e in piece.spans] for piece in pieces])
    with encoder.one_thread():
        sentences = tuple(_sentence(text, piece, found, encoder) for piece, found in zip(pieces, scores, strict=True))
    return Analysis(sentences=sentences, quotations=quotation_spans(text))


def _pieces(text: str, headings: set[Stretch]) -> Iterable[_Piece]:
    for number, (start, end) in enumerate(paragraph_spans(text)):
        heading = any(start < e and s < end for s, e in headings)
        for first, last in [(start, end)] if heading else sentence_spans(text, start, end):
            spans = word_spans(text, first, last)
            for at in range(0, len(spans), LONGEST):
                yield _Piece(spans[at : at + LONGEST], number, heading)


def _sentence(text: str, piece: _Piece, scores: Scores, encoder: Encoder) -> Sentence:
    words = _words(text, piece.spans, scores, encoder)
    labels = encoder.labels
    names = tag_spans(best_tags(scores["names"], tuple(labels["names"])))
    attribution = tag_spans(best_tags(scores["attribution"], tuple(labels["attribution"]), open_start=True))
    return Sentence(
        start=piece.spans[0][0],
        end=piece.spans[-1][1],
        words=words,
        predicates=tuple(_predicates(words, scores, encoder)),
        names=tuple(Name(first=f, last=t, label=label) for f, t, label in names),
        attributions=link(attribution, words),
        heading=piece.heading,
        paragraph=piece.paragraph,
    )


def _words(text: str, spans: Sequence[Stretch], scores: Scores, encoder: Encoder) -> tuple[Word, ...]:
    labels = encoder.labels
    heads = best_tree(scores["arc"])
    relations = encoder.relations(scores, heads)
    root = labels["relation"].index("root")
    for position, head in enumerate(heads):
        if head:
            relations[position, root] = -1e9
    best = relations.argmax(axis=1)
    upos, xpos = ([labels[task][int(i)] for i in scores[task].argmax(axis=1)] for task in ("upos", "xpos"))
    words = []
    for position, (start, end) in enumerate(spans):
        form = text[start:end]
        head = heads[position] - 1
        words.append(
            Word(
                start=start,
                end=end,
                text=form,
                lemma=lemma_of(form, upos[position], xpos[position]),
                upos=upos[position],
                xpos=xpos[position],
                head=head,
                relation="root" if head < 0 else labels["relation"][int(best[position])],
            )
        )
    return tuple(words)


def _predicates(words: Sequence[Word], scores: Scores, encoder: Encoder) -> Iterable[Predicate]:
    """Yield the words that the model takes for predicates, with their arguments."""
    yes = encoder.labels["predicate"].index("yes")
    marked = scores["predicate"].argmax(axis=1) == yes
    positions = [n for n, word in enumerate(words) if marked[n] and word.upos != "PUNCT"]
    if not positions:
        return
    tags = tuple(encoder.labels["role"])
    for position, found in zip(positions, encoder.roles(scores, positions), strict=True):
        spans = tag_spans(best_tags(found, tags))
        roles = tuple(Role(first=f, last=t, label=label) for f, t, label in spans if not f <= position < t or t - f > 1)
        yield Predicate(word=position, roles=roles)
