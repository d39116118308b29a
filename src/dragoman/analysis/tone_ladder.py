"""The ladder of diplomatic language and the topics: which step, and which topics, words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.analysis.settings import load
from dragoman.analysis.types import ToneStep
from dragoman.errors import VocabularyError
from dragoman.types import Frozen
from dragoman.vocabulary.load import load_vocabulary

STATEMENT, MEETING = "statement", "meeting"


class Ladder(Frozen):
    """All steps, as the file has them."""

    step: tuple[ToneStep, ...]


class Topic(Frozen):
    """What statements are about."""

    label: str
    words: tuple[str, ...]


class Topics(Frozen):
    """All topics by key, and the words beside which talks are described."""

    near: int
    talks: tuple[str, ...]
    negations: tuple[str, ...]
    topic: dict[str, Topic]


@cache
def ladder() -> tuple[ToneStep, ...]:
    """Return the steps of both scales, the friendliest first.

    Raises:
        VocabularyError: Two steps share a rank or a key, or a tone of statements has no usual step or several.
    """
    steps = load("tone_ladder.toml", Ladder).step
    places = [(step.scale, step.rank) for step in steps]
    if len(set(places)) < len(places) or len({step.key for step in steps}) < len(steps):
        raise VocabularyError("two steps have one rank or key; give each its own", source="tone_ladder.toml")
    for tone in load_vocabulary().tones:
        usual = [step.key for step in steps if step.usual and step.tones[:1] == (tone,)]
        shared = [step.key for step in steps if step.usual and tone in step.tones]
        if not shared or len(usual) > 1:
            raise VocabularyError(
                f"the tone {tone!r} needs one usual step, and has {shared}", source="tone_ladder.toml"
            )
    return tuple(sorted(steps, key=lambda step: (step.scale, step.rank)))


@cache
def topics() -> Topics:
    """Return the topics."""
    return load("topics.toml", Topics)


@cache
def step_of(key: str) -> ToneStep:
    """Return the step with a key."""
    return next(step for step in ladder() if step.key == key)


NEUTRAL = "neutral"


@cache
def usual_step(tone: str) -> ToneStep:
    """Return the step that a tone of statements stands for: the one that names it first, else the one that names it.

    A tone that a newer vocabulary has and this one lacks is neutral.
    """
    suited = [step for step in ladder() if step.usual and tone in step.tones]
    return min(suited, key=lambda step: step.tones.index(tone)) if suited else usual_step(NEUTRAL)


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of some words; "*" alone stands for a word, at a word's end for any ending."""
    written = [r"\s+".join(pattern_of(word) for word in phrase.split()) for phrase in words]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])" if written else r"(?!)")


def pattern_of(word: str) -> str:
    """Return the pattern of one word."""
    return re.escape(word).replace(r"\*", r"\w*") if word != "*" else r"\w+"


def statement_step(tone: str, words: str) -> tuple[ToneStep, str | None]:
    """Return the step of a statement of a tone, and the words that told; without any, the tone's usual one.

    Only the steps that the tone has are looked at: how a sentence is meant was decided when it was read. Of several the
    one furthest from neutral counts, for a statement is as harsh as its harshest word.
    """
    found = []
    for step in ladder():
        if step.scale == STATEMENT and tone in step.tones and (match := pattern(step.words).search(words.lower())):
            found.append((step, match[0]))
    if not found:
        return usual_step(tone), None
    return max(found, key=lambda told: (abs(told[0].rank), told[0].key))


def meeting_step(words: str) -> tuple[ToneStep, str] | None:
    """Return the step by which talks are described, the harshest of several, and its words; None where none is."""
    text, near = words.lower(), topics().near
    talks = [match.span() for match in pattern(topics().talks).finditer(text)]
    found = []
    for step in ladder() if talks else ():
        for match in pattern(step.words).finditer(text) if step.scale == MEETING else ():
            if negated(text, match.start()):
                continue
            if any(words_between(text, match.span(), span) <= near for span in talks):
                found.append((step, match[0]))
    return max(found, key=lambda told: told[0].rank, default=None)


def negated(text: str, start: int) -> bool:
    """Whether a negation stands among the two words before a place."""
    before = text[:start].split()[-2:]
    return (
        any(word.strip(",.;“”\"'") in topics().negations or word.endswith(("n't", "n’t")) for word in before)
        or " ".join(before) in topics().negations
    )


def words_between(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many words lie between two stretches of one sentence; very many where a sentence ends between them."""
    low, high = min(one[1], other[1]), max(one[0], other[0])
    between = text[low:high]
    return len(text) if re.search(r"[.!?;]", between) else len(between.split())


def topics_of(words: str) -> tuple[str, ...]:
    """Return the topics whose words are there, in the order of the file."""
    text = words.lower()
    return tuple(key for key, topic in topics().topic.items() if pattern(topic.words).search(text))


def topic_name(key: str) -> str:
    """Return what a topic is called within a sentence; one that is not in the file is spelled out."""
    known = topics().topic.get(key)
    return f"{known.label[:1].lower()}{known.label[1:]}" if known else key.replace("_", " ")


def known_topics(wanted: Iterable[str]) -> list[str]:
    """Return those of some topics that are not in the file."""
    return [key for key in wanted if key not in topics().topic]
