"""Reads and checks the lexicon files: tables of events, cues and assessments, word classes, status cues."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib.resources import files
from typing import TypeVar

from dragoman.coding.lexicon_grammar import ACTOR, Classes, parse_clauses, parse_marked, parse_roles, parse_words
from dragoman.coding.lexicon_types import (
    AssessmentWord,
    Cue,
    CuePattern,
    EventSense,
    Marked,
    StatusCue,
    WordCue,
    WordRule,
    specificity,
)
from dragoman.errors import VocabularyError
from dragoman.language.words import word_spans
from dragoman.vocabulary import Vocabulary

T = TypeVar("T")

POS = frozenset({"VERB", "NOUN", "ADJ"})
CUE_PLACES = frozenset({"ccomp", "xcomp", "obj", "obl", "nmod", "acl", "parataxis", "adverbial"})
PARTS = frozenset({"relation", "change", "state"})
CONSTRUCTIONS = frozenset({"aux", "governor", "modifier", "mark", "noun"})
SIGNS = {"up": 1, "down": -1, "same": 0, "good": 1, "bad": -1}


def read(name: str) -> str:
    """Return the text of a lexicon file."""
    return files("dragoman.coding").joinpath("data", name).read_text(encoding="utf-8")


def table(name: str, columns: list[str], build: Callable[[dict[str, str], int], T]) -> Iterator[T]:
    """Yield what ``build`` makes of each row of a table; a broken row raises VocabularyError with its line."""
    header: list[str] | None = None
    for line, text in enumerate(read(name).splitlines(), start=1):
        if not text or text.startswith("#"):
            continue
        fields = text.split("\t")
        if header is None:
            header = fields
            if header != columns:
                raise VocabularyError(f"line {line}: columns are {header}; expected {columns}", source=name)
            continue
        if len(fields) != len(columns):
            raise VocabularyError(f"line {line}: {len(fields)} columns; expected {len(columns)}", source=name)
        try:
            yield build(dict(zip(columns, fields, strict=True)), line)
        except ValueError as error:
            raise VocabularyError(f"line {line}: {error}", source=name) from error


def among(value: T, known: frozenset[T], what: str) -> T:
    """Return the value, or raise ValueError where it is not among the known ones."""
    if value not in known:
        raise ValueError(f"unknown {what} {value!r}")
    return value


def items(text: str) -> tuple[str, ...]:
    """Return the parts of a ``|`` list."""
    return tuple(filter(None, text.split("|"))) if text else ()


def read_classes() -> Classes:
    """Return the word classes, with classes that they name expanded."""
    raw: dict[str, list[str]] = tomllib.loads(read("classes.toml"))["classes"]
    return {name: frozenset(class_words(name, raw, ())) for name in raw}


def class_words(name: str, raw: dict[str, list[str]], seen: tuple[str, ...]) -> Iterator[str]:
    """Yield the lemmas of a class."""
    if name in seen or name not in raw or name == ACTOR:
        raise VocabularyError(f"[{'.'.join([*seen, name])}] class is unknown or contains itself", source="classes.toml")
    for word in raw[name]:
        if word.startswith("@"):
            yield from class_words(word[1:], raw, (*seen, name))
        else:
            yield word


EVENT_COLUMNS = ["lemma", "pos", "particle", "object", "preposition", "clause"]
EVENT_COLUMNS += ["type", "modes", "medium", "kind", "roles", "example"]


def read_events(vocabulary: Vocabulary, classes: Classes) -> Iterator[EventSense]:
    """Yield the senses of ``events.tsv``."""
    types, media = frozenset(vocabulary.event_types), frozenset(vocabulary.media)
    kinds, modes = frozenset(vocabulary.commitment_kinds), frozenset(vocabulary.modes)
    conditions, roles = cache(partial(parse_conditions, classes=classes)), cache(parse_roles)

    def build(row: dict[str, str], line: int) -> EventSense:
        type_ = among(row["type"], types, "event type")
        if (type_ == "CONSULT") != bool(row["medium"]):
            raise ValueError("CONSULT needs a medium, other types have none")
        particles, object_, prepositions, clauses, weight = conditions(
            row["particle"], row["object"], row["preposition"], row["clause"], row["pos"] == "NOUN"
        )
        return EventSense(
            lemma=row["lemma"],
            pos=among(row["pos"], POS, "part of speech"),
            particles=particles,
            object=object_,
            prepositions=prepositions,
            clauses=clauses,
            type=type_,
            modes=tuple(among((type_, mode), modes, "mode")[1] for mode in items(row["modes"])),
            medium=among(row["medium"], media, "medium") if row["medium"] else None,
            kind=among(row["kind"], kinds, "commitment kind") if row["kind"] else None,
            roles=roles(row["roles"]),
            example=row["example"],
            line=line,
            specificity=weight,
            rule=describe(row),
        )

    return table("events.tsv", EVENT_COLUMNS, build)


Conditions = tuple[tuple[str, ...], WordRule, tuple[Marked, ...], tuple[Marked, ...], int]


def parse_conditions(
    particle: str, object_: str, preposition: str, clause: str, noun: bool, *, classes: Classes
) -> Conditions:
    """Return the parsed conditions of a sense and their weight; many rows share them, so this is cached."""
    particles, words = items(particle), parse_words(object_, classes)
    if noun and words.excluded and not words.allowed:
        # A noun needs no modifier to be free of the excluded ones.
        words = WordRule(excluded=words.excluded)
    prepositions, clauses = parse_marked(preposition, classes), parse_clauses(clause, classes)
    return particles, words, prepositions, clauses, specificity(particles, words, prepositions, clauses)


def describe(row: dict[str, str]) -> str:
    """Return a row's conditions in one line, for explanations."""
    shown = {"particle": "+", "object": "object ", "preposition": "with ", "clause": "clause "}
    conditions = [f"{label}{row[column]}" for column, label in shown.items() if row[column]]
    return "; ".join([f"{row['lemma']} ({row['pos'].lower()})", *conditions])


CUE_COLUMNS = ["lemma", "pos", "particle", "object", "pattern", "tone", "content", "source", "example"]


def read_cues(vocabulary: Vocabulary, classes: Classes) -> Iterator[Cue]:
    """Yield the attribution cues of ``cues.tsv``."""
    tones = frozenset(vocabulary.tones)

    def build(row: dict[str, str], line: int) -> Cue:
        return Cue(
            lemma=row["lemma"],
            pos=among(row["pos"], POS | {"ADP", "ADV"}, "part of speech"),
            particle=row["particle"] or None,
            object=parse_words(row["object"], classes),
            patterns=tuple(map(parse_pattern, items(row["pattern"]))),
            tone=among(row["tone"], tones, "tone") if row["tone"] else None,
            content=among(row["content"], frozenset({"proposition", "topic"}), "content"),
            source=among(row["source"], frozenset({"speech", "act", "attitude"}), "source"),
            example=row["example"],
            line=line,
        )

    return table("cues.tsv", CUE_COLUMNS, build)


def parse_pattern(text: str) -> CuePattern:
    """Return one place of content: "ccomp", "obj", "obl:about"."""
    place, _, marker = text.partition(":")
    return CuePattern(place=among(place, CUE_PLACES, "place"), marker=marker or None)


ASSESSMENT_COLUMNS = ["lemma", "pos", "particle", "part", "aspect", "sign", "absolute", "example"]


def read_assessments(vocabulary: Vocabulary) -> Iterator[AssessmentWord]:
    """Yield the words of ``assessments.tsv``."""
    aspects = frozenset(vocabulary.assessment_aspects)

    def build(row: dict[str, str], line: int) -> AssessmentWord:
        return AssessmentWord(
            lemma=row["lemma"],
            pos=among(row["pos"], POS | {"ADV"}, "part of speech"),
            particle=row["particle"] or None,
            part=among(row["part"], PARTS, "part"),
            aspect=among(row["aspect"], aspects, "aspect") if row["aspect"] else None,
            sign=SIGNS[among(row["sign"], frozenset(SIGNS), "sign")],
            absolute=among(row["absolute"], frozenset({"yes", "no"}), "absolute") == "yes",
            example=row["example"],
            line=line,
        )

    return table("assessments.tsv", ASSESSMENT_COLUMNS, build)


STATUS_COLUMNS = ["lemma", "construction", "status", "through", "form", "text", "example"]


def read_statuses(vocabulary: Vocabulary) -> Iterator[StatusCue]:
    """Yield the cues of ``status.tsv``."""
    statuses = frozenset(vocabulary.statuses) | {"historical"}

    def build(row: dict[str, str], line: int) -> StatusCue:
        return StatusCue(
            lemma=row["lemma"],
            construction=among(row["construction"], CONSTRUCTIONS, "construction"),
            status=among(row["status"], statuses, "status"),
            through=items(row["through"]),
            form=row["form"],
            text=row["text"],
            example=row["example"],
        )

    return table("status.tsv", STATUS_COLUMNS, build)


def read_word_cues(name: str, known: frozenset[str], what: str) -> Iterator[WordCue]:
    """Yield the rows of a table that points words or phrases to values: ``words pos value``."""

    def build(row: dict[str, str], line: int) -> list[WordCue]:
        value = among(row[what], known, what)
        pos = among(row["pos"], POS | {"ADV"}, "part of speech") if row["pos"] else None
        return [WordCue(words=split(phrase), value=value, pos=pos) for phrase in items(row["words"])]

    for cues in table(name, ["words", "pos", what], build):
        yield from cues


def split(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the language part splits them ("back-channel" is three)."""
    if "-" not in phrase:
        return tuple(phrase.split())
    return tuple(phrase[start:end] for start, end in word_spans(phrase, 0, len(phrase)))
