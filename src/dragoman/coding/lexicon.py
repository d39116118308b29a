"""The lexicons of the coder, loaded once: what words name events, statements, judgements and statuses."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import TypeVar

from dragoman.coding.lexicon_files import (
    read_assessments,
    read_classes,
    read_cues,
    read_events,
    read_statuses,
    read_word_cues,
)
from dragoman.coding.lexicon_types import AssessmentWord, Cue, EventSense, PhraseIndex, StatusCue, WordCue
from dragoman.types import Frozen
from dragoman.vocabulary import Vocabulary, load_vocabulary

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

__all__ = ["Lexicon", "load_lexicon"]


class Lexicon(Frozen):
    """All lexicons, indexed for look-up by word."""

    #: By (lemma, part of speech), the narrowest sense first.
    events: dict[tuple[str, str], tuple[EventSense, ...]]
    #: By (lemma, part of speech), in the file's order.
    cues: dict[tuple[str, str], tuple[Cue, ...]]
    assessments: dict[tuple[str, str], tuple[AssessmentWord, ...]]
    #: By (lemma, construction).
    statuses: dict[tuple[str, str], tuple[StatusCue, ...]]
    #: Word classes by name.
    classes: dict[str, frozenset[str]]
    #: Words that point to PLOVER contexts.
    contexts: PhraseIndex
    #: Words that point to a medium of contact.
    media: PhraseIndex
    #: Words that carry a tone of their own.
    tones: PhraseIndex
    #: Words in an event's arguments that point to its mode, by event type.
    modes: dict[str, PhraseIndex]

    def senses(self, lemma: str, pos: str, text: str | None = None) -> tuple[EventSense, ...]:
        """Return the senses of a word, the narrowest first.

        Args:
            lemma: The word's lemma.
            pos: Its universal part of speech; AUX and PROPN are looked up as VERB and NOUN.
            text: The word as it stands; plural-only senses ("talks") are found by it.
        """
        pos = {"AUX": "VERB", "PROPN": "NOUN"}.get(pos, pos)
        found = self.events.get((lemma, pos), ())
        if text is None or text.lower() == lemma:
            return found
        by_text = self.events.get((text.lower(), pos), ())
        return tuple(sorted((*by_text, *found), key=narrowest)) if by_text else found

    def cues_of(self, lemma: str, pos: str) -> tuple[Cue, ...]:
        """Return the attribution cues of a word."""
        return self.cues.get((lemma, pos), ())

    def assessment_words(self, lemma: str, pos: str) -> tuple[AssessmentWord, ...]:
        """Return what a word may say about a relationship."""
        return self.assessments.get((lemma, "VERB" if pos == "AUX" else pos), ())

    def status_cues(self, lemma: str, construction: str) -> tuple[StatusCue, ...]:
        """Return the status cues of a word in a construction: aux, governor, modifier, mark, noun."""
        return self.statuses.get((lemma, construction), ())

    def mode_of(self, event_type: str, lemmas: list[str]) -> str | None:
        """Return the mode that the first telling word among an event's arguments points to, or None."""
        index = self.modes.get(event_type)
        found = index.find(lemmas) if index else ()
        return next((cue.value for _, _, cue in found), None)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicons that ship with the package.

    Raises:
        VocabularyError: A file breaks a rule; the message names file and line.
    """
    vocabulary = load_vocabulary()
    classes = dict(read_classes())
    senses = sorted(read_events(vocabulary, classes), key=narrowest)
    return Lexicon(
        events=group(senses, lambda sense: (sense.lemma, sense.pos)),
        cues=group(read_cues(vocabulary, classes), lambda c: (c.lemma, c.pos)),
        assessments=group(read_assessments(vocabulary), lambda w: (w.lemma, w.pos)),
        statuses=group(read_statuses(vocabulary), lambda c: (c.lemma, c.construction)),
        classes=classes,
        contexts=phrase_index(read_word_cues("contexts.tsv", frozenset(vocabulary.contexts), "context")),
        media=phrase_index(read_word_cues("media.tsv", frozenset(vocabulary.media), "medium")),
        tones=phrase_index(read_word_cues("tones.tsv", frozenset(vocabulary.tones), "tone")),
        modes=mode_indexes(vocabulary),
    )


def narrowest(sense: EventSense) -> tuple[int, int, int]:
    """Sort key: the narrowest sense first, of equals the one with the shorter list of words, then the file's order."""
    heads = [marked.head for marked in (*sense.prepositions, *sense.clauses)]
    breadth = len(sense.object.allowed) + sum(len(head.allowed) for head in heads)
    return -sense.specificity, breadth, sense.line


def group(values: Iterable[V], key: Callable[[V], K]) -> dict[K, tuple[V, ...]]:
    """Return the values by key, in their order."""
    groups: dict[K, list[V]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return {name: tuple(members) for name, members in groups.items()}


def phrase_index(cues: Iterable[WordCue]) -> PhraseIndex:
    """Return the cues by first word, the longest first."""
    longest_first = sorted(cues, key=lambda cue: -len(cue.words))
    return PhraseIndex(by_first=group(longest_first, lambda cue: cue.words[0]))


def mode_indexes(vocabulary: Vocabulary) -> dict[str, PhraseIndex]:
    """Return the words that point to modes, by event type; values are written TYPE.mode in the file."""
    known = frozenset(f"{type_}.{mode}" for type_, mode in vocabulary.modes)
    by_type: dict[str, list[WordCue]] = {}
    for cue in read_word_cues("modes.tsv", known, "mode"):
        event_type, _, mode = cue.value.partition(".")
        by_type.setdefault(event_type, []).append(WordCue(words=cue.words, value=mode, pos=cue.pos))
    return {event_type: phrase_index(cues) for event_type, cues in by_type.items()}
