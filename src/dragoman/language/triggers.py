"""What the model says of words that name an event: its type and status, and who and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.language.tags import tag_spans
from dragoman.language.types import Judgement, Role, SpeechCue, Trigger

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: A word whose chance of naming an event, or of making a commitment, is below this is not looked at.
LEAST_CHANCE = 0.25
#: What the score of no judgement is lowered by before the best tags are taken.
JUDGING = 1.5


class EventScores:
    """The scores of one sentence's words in the tasks about events, cut out of the model's one output for them."""

    def __init__(self, events: Array, labels: dict[str, list[str]], tasks: Sequence[str]) -> None:
        """Take the output [words, labels of all tasks] and the labels of each task, in order."""
        self.labels = labels
        self.scores: dict[str, Array] = {}
        at = 0
        for task in tasks:
            size = len(labels[task])
            self.scores[task] = events[:, at : at + size]
            at += size
        self._chances: dict[str, Array] = {}

    def chances(self, task: str) -> Array:
        """Return the chance of each label for each word; [words, labels]."""
        if task not in self._chances:
            scores = self.scores[task]
            raised = np.exp(scores - scores.max(axis=1, keepdims=True))
            self._chances[task] = raised / raised.sum(axis=1, keepdims=True)
        return self._chances[task]

    def places(self) -> list[int]:
        """Return the words that may name an event or make a commitment."""
        no_event, no_commitment = self.chances("event")[:, 0], self.chances("commitment")[:, 0]
        return [int(n) for n in ((1 - no_event >= LEAST_CHANCE) | (1 - no_commitment >= LEAST_CHANCE)).nonzero()[0]]

    def cue_places(self) -> list[int]:
        """Return the words that may attribute something to somebody."""
        return [int(n) for n in (1 - self.chances("speech")[:, 0] >= LEAST_CHANCE).nonzero()[0]]

    def cue(self, word: int, spoken: list[str]) -> SpeechCue:
        """Return what is said of one cue; spoken are the tags of every word for it."""
        return SpeechCue(
            word=word,
            quoted=self.best("speech", word, but=0)[0],
            chance=float(1 - self.chances("speech")[word, 0]),
            arguments=_roles(spoken),
        )

    def best(self, task: str, word: int, *, but: int | None = None) -> tuple[str, float]:
        """Return the likeliest label of a word, one left out, and its chance."""
        row = self.chances(task)[word].copy()
        if but is not None:
            row[but] = -1.0
        place = int(row.argmax())
        return self.labels[task][place], float(row[place])

    def trigger(self, word: int, arguments: list[str]) -> Trigger:
        """Return what is said of one word; arguments are the tags of every word for it."""
        kind, chance = self.best("event", word, but=0)
        status, sure = self.best("status", word)
        commitment, promised = self.best("commitment", word, but=0)
        mode = self._mode(word, kind)
        medium, _ = self.best("medium", word)
        return Trigger(
            word=word,
            type=kind,
            chance=chance,
            event_chance=float(1 - self.chances("event")[word, 0]),
            status=status,
            status_chance=sure,
            historical=self.best("history", word)[0] == "yes",
            medium=None if medium == "none" else medium,
            mode=mode,
            commitment=commitment,
            commitment_chance=float(1 - self.chances("commitment")[word, 0]),
            commitment_kind_chance=promised,
            arguments=_roles(arguments),
        )

    def statuses(self) -> tuple[tuple[str, float], ...]:
        """Return the likeliest status of an event that each word would name, and the chance of it."""
        chances, labels = self.chances("status"), self.labels["status"]
        best = chances.argmax(axis=1)
        sure = chances[np.arange(len(best)), best].tolist()
        return tuple((labels[number], chance) for number, chance in zip(best.tolist(), sure, strict=True))

    def _mode(self, word: int, kind: str) -> str | None:
        """Return the likeliest mode of a type, or None when none is likelier."""
        own = _modes_of(kind, tuple(self.labels["mode"]))
        best = self.labels["mode"][own[int(self.chances("mode")[word, own].argmax())]]
        return None if best == "none" else best.partition(".")[2]

    def judging(self) -> Array:
        """Return the tag scores of judgements, [words, tags]: rare ones, of which the model is too shy."""
        scores: Array = self.scores["assessment"].copy()
        scores[:, 0] -= JUDGING
        return scores

    def judgements(self, tags: list[str]) -> tuple[Judgement, ...]:
        """Return the stretches that judge a relationship, by the tags of every word."""
        chances = self.chances("assessment")
        found = []
        for first, last, label in tag_spans(tags):
            aspect, _, direction = label.partition(" ")
            sure = float(1 - chances[first:last, 0].mean())
            found.append(Judgement(first=first, last=last, aspect=aspect, direction=direction, chance=sure))
        return tuple(found)


@cache
def _modes_of(kind: str, labels: tuple[str, ...]) -> list[int]:
    """Return the numbers of the modes of a type, and of none."""
    return [n for n, label in enumerate(labels) if label == "none" or label.startswith(f"{kind}.")]


def _roles(tags: list[str]) -> tuple[Role, ...]:
    return tuple(Role(first=f, last=t, label=label) for f, t, label in tag_spans(tags))
