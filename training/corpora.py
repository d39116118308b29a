"""Readers of the training corpora: every sentence becomes one example with the annotations it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.benchmark.corpora_bio import bio_sentences, name_tags
from dragoman.benchmark.corpora_brat import MarkedSpan, annotated_articles, brat_spans, tagged_sentences
from dragoman.benchmark.corpora_conllu import conllu_sentences, entity_names
from dragoman.benchmark.corpora_propbank import framed_sentences, role_tags
from dragoman.language.quotations import opened, quotation_spans

#: Genres of GUM whose texts are under CC BY or CC BY-SA.
FREE_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage")


@dataclass
class Example:
    """One sentence: its words, and for each task the labels, or None where the corpus has none."""

    words: list[str]
    corpus: str
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    attribution: list[str] | None = None
    names: list[str] | None = None
    frames: list[tuple[int, list[str]]] | None = None
    #: Whether a quotation of an earlier sentence is still open at the first word.
    quoted: bool = False
    #: Labels of each word by task (event, status, …); None for a word that a task says nothing of.
    triggers: dict[str, list[str | None]] | None = None
    #: Tags of the parties, place, time and object of each trigger.
    arguments: list[tuple[int, list[str]]] | None = None
    #: Tags of the source and content of each cue.
    spokens: list[tuple[int, list[str]]] | None = None
    #: Event types of which any is right between the two marked parties.
    pair: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


def syntax_example(rows: list[list[str]], corpus: str) -> Example:
    """Return the tags and the tree of one CoNLL-U sentence; heads count from 0, root is -1."""
    return Example(
        words=[row[1] for row in rows],
        corpus=corpus,
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        relations=[row[7] for row in rows],
    )


def read_ewt(data: Path, split: str) -> list[Example]:
    """Return EWT with the PropBank frames of the same sentences."""
    frames = {framed.sent_id: framed for framed in framed_sentences(data / "propbank-ewt" / f"{split}.jsonl")}
    examples = []
    for comments, rows in conllu_sentences(data / "ud-ewt" / f"en_ewt-{split}.conllu"):
        example = syntax_example(rows, "ewt")
        framed = frames.get(comments.get("sent_id", ""))
        if framed and framed.tokens == example.words:
            example.frames = [(frame.predicate, role_tags(frame, len(rows))) for frame in framed.frames]
        examples.append(example)
    return examples


def read_gum(data: Path, split: str) -> list[Example]:
    """Return GUM's freely licensed genres, with proper names as entities."""
    examples = []
    for path in sorted((data / "gum" / split).glob("*.conllu")):
        genre = path.stem.split("_")[1]
        if genre not in FREE_GENRES:
            continue
        for _, rows in conllu_sentences(path):
            example = syntax_example(rows, f"gum-{genre}")
            example.names = entity_names(rows)
            examples.append(example)
    return examples


def read_bio(path: Path, corpus: str) -> list[Example]:
    """Return a two-column BIO file of names."""
    return [Example(words=words, corpus=corpus, names=name_tags(tags)) for words, tags in bio_sentences(path)]


def read_polnear(data: Path, split: str) -> list[Example]:
    """Return PolNeAR's sentences with Source, Cue and Content tags; one annotator per article."""
    examples: list[Example] = []
    for text, notes in annotated_articles(data / "polnear" / split):
        examples += attribution_examples(text.read_text("utf-8"), brat_spans(notes))
    return examples


def attribution_examples(text: str, spans: list[MarkedSpan]) -> Iterator[Example]:
    """Yield every sentence of a text with the tags of the spans; a span that began earlier goes on with I-."""
    quotations = quotation_spans(text)
    for words, tags in tagged_sentences(text, spans):
        (quoted,) = opened(quotations, [words[0][0]])
        yield Example(words=[text[f:t] for f, t in words], corpus="polnear", attribution=tags, quoted=quoted)


def read_all(data: Path, split: str, without: frozenset[str] = frozenset()) -> list[Example]:
    """Return every corpus's examples for a split ("train" or "dev")."""
    examples: list[Example] = []
    if "ewt" not in without:
        examples += read_ewt(data, split)
    if "gum" not in without:
        examples += read_gum(data, split)
    if "polnear" not in without:
        examples += read_polnear(data, split)
    if "crossner" not in without:
        examples += read_bio(data / "crossner-politics" / f"{split}.txt", "crossner")
    return examples
