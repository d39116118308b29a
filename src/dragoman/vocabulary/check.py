"""Checks that the groups of the vocabulary fit each other."""

from __future__ import annotations

from collections.abc import Container, Iterable

from dragoman.errors import VocabularyError
from dragoman.vocabulary.types import CameoCode, Vocabulary

#: Bounds of the conflict-cooperation scores.
LOWEST, HIGHEST = -10.0, 10.0


def check_vocabulary(vocabulary: Vocabulary) -> None:
    """Raise VocabularyError, naming file and key, where one group contradicts another."""
    for type_ in vocabulary.event_types.values():
        expect(type_.quad, vocabulary.quads, "event_types.toml", type_.key, "quad")
        check_score(type_.score, "event_types.toml", type_.key)
        expect(type_.key, vocabulary.cameo_choices, "cameo.toml", type_.key, "event type")
    for mode in vocabulary.modes.values():
        expect(mode.type, vocabulary.event_types, "modes.toml", mode.key, "event type")
        check_score(mode.score, "modes.toml", mode.key)
    for medium in vocabulary.media.values():
        if medium.mode is not None:
            expect(("CONSULT", medium.mode), vocabulary.modes, "media.toml", medium.key, "mode")
    check_orders("statuses.toml", [status.order for status in vocabulary.statuses.values()])
    check_orders("tones.toml", [tone.order for tone in vocabulary.tones.values()])
    for code in vocabulary.cameo.values():
        check_cameo(vocabulary, code)
    check_choices(vocabulary)


def expect(value: object, known: Container[object], file: str, key: str, what: str) -> None:
    """Raise VocabularyError unless ``value`` is known."""
    if value not in known:
        raise VocabularyError(f"[{key}] unknown {what} {value!r}", source=file)


def check_score(score: float, file: str, key: str) -> None:
    """Raise VocabularyError where a score is off the scale."""
    if not LOWEST <= score <= HIGHEST:
        raise VocabularyError(f"[{key}] score {score} is outside {LOWEST} to {HIGHEST}", source=file)


def check_orders(file: str, orders: Iterable[int]) -> None:
    """Raise VocabularyError unless the steps are numbered 1, 2, 3, … in the file's order."""
    for expected, order in enumerate(orders, start=1):
        if order != expected:
            raise VocabularyError(f"order {order} stands where {expected} was expected", source=file)


def check_cameo(vocabulary: Vocabulary, code: CameoCode) -> None:
    """Raise VocabularyError where a CAMEO code points at something unknown."""
    if code.type is None:
        return
    expect(code.type, vocabulary.event_types, "cameo.tsv", code.code, "event type")
    for mode in code.modes:
        expect((code.type, mode), vocabulary.modes, "cameo.tsv", code.code, "mode")
    for context in code.contexts:
        expect(context, vocabulary.contexts, "cameo.tsv", code.code, "context")


def check_choices(vocabulary: Vocabulary) -> None:
    """Raise VocabularyError where a rule of ``cameo.toml`` cannot be followed."""
    for type_, choices in vocabulary.cameo_choices.items():
        expect(type_, vocabulary.event_types, "cameo.toml", type_, "event type")
        for choice in choices:
            expect(choice.code, vocabulary.cameo, "cameo.toml", type_, "CAMEO code")
            if choice.mode is not None:
                expect((type_, choice.mode), vocabulary.modes, "cameo.toml", type_, "mode")
            if choice.context is not None:
                expect(choice.context, vocabulary.contexts, "cameo.toml", type_, "context")
        if not choices or choices[-1].mode or choices[-1].context:
            raise VocabularyError(f"[{type_}] the last rule must hold for every event", source="cameo.toml")
