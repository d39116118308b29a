"""The frozen types of the vocabulary: one concept, the groups of concepts, and the CAMEO crosswalk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.types import Frozen


class Concept(Frozen):
    """A word of the field, explained."""

    #: The word as it stands in readings.
    key: str
    label: str
    definition: str
    #: A sentence that shows the concept.
    example: str
    #: A sentence that looks like the concept but is not, with the reason.
    counter_example: str


class Quad(Concept):
    """One of the four quad categories."""

    #: 1 to 4, from verbal cooperation to material conflict.
    number: int


class EventType(Concept):
    """One of PLOVER's 16 event types."""

    #: Key of its quad category.
    quad: str
    #: Conflict-cooperation score from -10 to 10 for events without a mode.
    score: float
    #: Whether PLOVER asks for a recipient.
    requires_recipient: bool


class Mode(Concept):
    """A mode of one event type."""

    #: Key of the event type.
    type: str
    score: float


class Context(Concept):
    """One of PLOVER's 37 contexts."""


class Sector(Concept):
    """The part of society an actor belongs to."""

    #: Whether PLOVER counts it among the frequent codes.
    frequent: bool


class Status(Concept):
    """How far an event has come to pass."""

    #: Position from most to least real.
    order: int
    #: PLOVER's auxiliary mode that it stands for, or "".
    auxiliary_mode: str


class Medium(Concept):
    """By what means a contact took place."""

    #: Mode of CONSULT that it implies, or None.
    mode: str | None = None


class CommitmentKind(Concept):
    """What a commitment binds its maker to."""


class Tone(Concept):
    """A step of the tone ladder."""

    #: Position from warmest (1) to harshest.
    order: int
    #: 1 friendly, 0 neither, -1 unfriendly.
    polarity: int


class AssessmentAspect(Concept):
    """What a judgement of a relationship is about."""


class AssessmentDirection(Concept):
    """Which way a judgement of a relationship points."""

    #: 1 better, 0 unchanged, -1 worse.
    sign: int


class TimePrecision(Concept):
    """How fine a time expression is."""

    #: Longest number of days that it spans, or None where it varies.
    days: int | None = None


class CameoCode(Frozen):
    """A CAMEO code with its Goldstein score and its place in PLOVER."""

    code: str
    label: str
    #: Goldstein score from -10 to 10; None where CAMEO gives none.
    goldstein: float | None
    #: None for the statements (01, 02) that PLOVER dropped.
    type: str | None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


class CameoChoice(Frozen):
    """A rule that gives an event its CAMEO code."""

    type: str
    code: str
    #: Mode that the event must have, or None.
    mode: str | None = None
    #: Context that the event must have, or None.
    context: str | None = None


class Vocabulary(Frozen):
    """All groups of concepts, each by key."""

    quads: Mapping[str, Quad]
    event_types: Mapping[str, EventType]
    #: By (event type, mode).
    modes: Mapping[tuple[str, str], Mode]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    statuses: Mapping[str, Status]
    media: Mapping[str, Medium]
    commitment_kinds: Mapping[str, CommitmentKind]
    tones: Mapping[str, Tone]
    assessment_aspects: Mapping[str, AssessmentAspect]
    assessment_directions: Mapping[str, AssessmentDirection]
    time_precisions: Mapping[str, TimePrecision]
    cameo: Mapping[str, CameoCode]
    #: By event type, in the order in which they are tried.
    cameo_choices: Mapping[str, tuple[CameoChoice, ...]]

    def modes_of(self, event_type: str) -> tuple[str, ...]:
        """Return the keys of the modes of an event type, in the manual's order."""
        return tuple(mode for type_, mode in self.modes if type_ == event_type)

    def quad_of(self, event_type: str) -> str:
        """Return the quad category of an event type."""
        return self.event_types[event_type].quad

    def score(self, event_type: str, modes: Iterable[str] = ()) -> float:
        """Return the conflict-cooperation score of an event.

        With several modes it is the strongest, for an event is as grave as its gravest part; without
        any, the type's own.
        """
        scores = [self.modes[event_type, mode].score for mode in modes]
        return max(scores, key=abs) if scores else self.event_types[event_type].score

    def cameo_code(self, event_type: str, modes: Iterable[str] = (), contexts: Iterable[str] = ()) -> str:
        """Return the CAMEO code that comes nearest to a PLOVER type, its modes and contexts."""
        given_modes, given_contexts = set(modes), set(contexts)
        for choice in self.cameo_choices[event_type]:
            if choice.mode is not None and choice.mode not in given_modes:
                continue
            if choice.context is None or choice.context in given_contexts:
                return choice.code
        raise KeyError(event_type)
