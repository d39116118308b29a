"""The whole language part: a text in, its sentences with words, syntax, roles, names and quotations out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.language.attribution import attributions
from dragoman.language.encoder import LONGEST, Encoder, load_encoder
from dragoman.language.lemmas import lemma_of
from dragoman.language.quotations import opened, quotation_spans
from dragoman.language.repair import consistent
from dragoman.language.sentences import entry_heads, paragraph_spans, sentence_spans
from dragoman.language.span_chances import SpanChances, span_chances_of
from dragoman.language.tags import best_tags_of, tag_spans
from dragoman.language.tree import best_tree
from dragoman.language.triggers import EventScores
from dragoman.language.turns import find_turns
from dragoman.language.types import Analysis, Name, Sentence, Word
from dragoman.language.words import word_spans
from dragoman.types import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = dict[str, NDArray[Any]]

Stretch = tuple[int, int]
Tags = list[str]


class _Piece:
    """One stretch of text that is read as a sentence."""

    def __init__(self, spans: list[Stretch], paragraph: int, heading: bool) -> None:
        self.spans = spans
        self.paragraph = paragraph
        self.heading = heading


class _Parse(NamedTuple):
    """The scores of a sentence and what was chosen by them."""

    scores: Scores
    #: Head of each word; 0 is the root, words count from 1.
    heads: list[int]
    #: Scores of each word's relation to its head.
    relations: NDArray[Any]
    #: Tags of every word as part of a name.
    names: Tags
    #: What may be a source, a cue or a content.
    attribution: SpanChances
    #: Tags of every word as part of a judgement.
    judged: Tags
    predicates: frozenset[int]
    events: EventScores
    triggers: list[int]
    #: Tags of every word's part for each trigger.
    arguments: list[Tags]
    cues: list[int]
    #: Tags of every word's part for each cue.
    spoken: list[Tags]


def analyse(text: str, headings: Iterable[Span] = ()) -> Analysis:
    """Return the sentences of a text with everything that the language model says of them.

    Headings are the spans that the article part marked as headings; each is one sentence. Raises
    ModelError when the model cannot be loaded.
    """
    encoder = load_encoder()
    pieces = list(_pieces(text, {(h.start, h.end) for h in headings}))
    quotations = quotation_spans(text)
    words = [[text[s:e] for s, e in piece.spans] for piece in pieces]
    scores = encoder.scores(words, opened(quotations, [piece.spans[0][0] for piece in pieces]))
    with encoder.one_thread():
        parses = _parses(scores, encoder)
    sentences = tuple(_sentence(text, piece, parse, encoder) for piece, parse in zip(pieces, parses, strict=True))
    return Analysis(sentences=sentences, quotations=quotations, turns=find_turns(text, _persons(sentences)))


def _persons(sentences: Iterable[Sentence]) -> list[Span]:
    """Return where the model sees names of persons, in order."""
    return [
        Span(start=sentence.words[name.first].start, end=sentence.words[name.last - 1].end)
        for sentence in sentences
        for name in sentence.names
        if name.label == "person"
    ]


def _parses(scores: list[Scores], encoder: Encoder) -> list[_Parse]:
    """Return what is chosen by the scores of every sentence, of all sentences at once."""
    heads = [best_tree(found["arc"]) for found in scores]
    relations = encoder.relations_of(list(zip(scores, heads, strict=True)))
    events = [EventScores(found["events"], encoder.labels, encoder.event_tasks) for found in scores]
    predicates = [_predicates_in(found, encoder) for found in scores]
    triggers = [each.places() for each in events]
    cues = [each.cue_places() for each in events]

    def tags(task: str, values: Sequence[NDArray[Any]]) -> list[Tags]:
        return best_tags_of(values, tuple(encoder.labels[task]))

    def tags_for(task: str, values: Sequence[NDArray[Any]]) -> list[list[Tags]]:
        return _grouped(tags(task, [each for some in values for each in some]), values)

    columns = (
        heads,
        relations,
        tags("names", [found["names"] for found in scores]),
        span_chances_of([found["attribution"] for found in scores], tuple(encoder.labels["attribution"])),
        tags("assessment", [each.judging() for each in events]),
        predicates,
        events,
        triggers,
        tags_for("argument", encoder.arguments_of(list(zip(scores, triggers, strict=True)))),
        cues,
        tags_for("spoken", encoder.spoken_of(list(zip(scores, cues, strict=True)))),
    )
    return [_Parse(found, *parse) for found, *parse in zip(scores, *columns, strict=True)]


def _grouped(tags: list[Tags], like: Sequence[NDArray[Any]]) -> list[list[Tags]]:
    """Return tags in groups of the sizes of others."""
    flat = iter(tags)
    return [list(islice(flat, len(some))) for some in like]


def _pieces(text: str, headings: set[Stretch]) -> Iterable[_Piece]:
    entries = entry_heads(text)
    for number, (start, end) in enumerate(paragraph_spans(text)):
        heading = any(start < e and s < end for s, e in headings)
        # The day of an entry is read apart, for parsers take it for the root of what follows.
        days = [] if heading or start not in entries else [(start, entries[start])]
        told = days[0][1] if days else start
        for first, last in [(start, end)] if heading else [*days, *sentence_spans(text, told, end)]:
            spans = word_spans(text, first, last)
            for at in range(0, len(spans), LONGEST):
                yield _Piece(spans[at : at + LONGEST], number, heading)


def _sentence(text: str, piece: _Piece, parse: _Parse, encoder: Encoder) -> Sentence:
    words = consistent(_words(text, piece.spans, parse, encoder))
    return Sentence(
        start=piece.spans[0][0],
        end=piece.spans[-1][1],
        words=words,
        predicates=parse.predicates,
        names=tuple(Name(first=f, last=t, label=label) for f, t, label in tag_spans(parse.names)),
        attributions=attributions(parse.attribution, words),
        triggers=tuple(
            parse.events.trigger(word, found) for word, found in zip(parse.triggers, parse.arguments, strict=True)
        ),
        judgements=parse.events.judgements(parse.judged),
        cues=tuple(parse.events.cue(word, found) for word, found in zip(parse.cues, parse.spoken, strict=True)),
        statuses=parse.events.statuses(),
        heading=piece.heading,
        paragraph=piece.paragraph,
    )


def _words(text: str, spans: Sequence[Stretch], parse: _Parse, encoder: Encoder) -> tuple[Word, ...]:
    labels = encoder.labels
    root = labels["relation"].index("root")
    for position, head in enumerate(parse.heads):
        if head:
            parse.relations[position, root] = -1e9
    best = parse.relations.argmax(axis=1).tolist()
    upos, xpos = ([labels[task][i] for i in parse.scores[task].argmax(axis=1).tolist()] for task in ("upos", "xpos"))
    words = []
    for position, (start, end) in enumerate(spans):
        form = text[start:end]
        head = parse.heads[position] - 1
        words.append(
            Word(
                start=start,
                end=end,
                text=form,
                lemma=lemma_of(form, upos[position], xpos[position]),
                upos=upos[position],
                xpos=xpos[position],
                head=head,
                relation="root" if head < 0 else labels["relation"][best[position]],
            )
        )
    return tuple(words)


def _predicates_in(scores: Scores, encoder: Encoder) -> frozenset[int]:
    """Return the words that the model takes for predicates."""
    yes = encoder.labels["predicate"].index("yes")
    mark = encoder.labels["upos"].index("PUNCT")
    chosen = (scores["predicate"].argmax(axis=1) == yes) & (scores["upos"].argmax(axis=1) != mark)
    return frozenset(chosen.nonzero()[0].tolist())
