"""How sure the coder is of a fact: a base and what each sign adds or takes away."""

from __future__ import annotations

from itertools import pairwise

from dragoman.coding.event_mention import EventMention
from dragoman.coding.learned import contact_chance
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import calibration, thresholds


def confidence_parts(scene: Scene, mention: EventMention, pieces: int = 1) -> dict[str, float]:
    """Return the share of each sign in the confidence of an event with so many pieces of evidence."""
    numbers = thresholds()["confidence"]
    sense = mention.occurrence.sense
    learned = mention.occurrence.learned
    if learned is not None:
        parts = {"model": numbers["learned"] * learned.event_chance}
    else:
        parts = {"base": numbers["base"]}
        parts["per_constraint"] = numbers["per_constraint"] * min(sense.specificity, numbers["constraints_counted"])
        if sense.type == "CONSULT":
            parts["model"] = numbers["agreement"] * (contact_chance(scene, mention.occurrence) - 1)
    if (mention.actors and mention.recipients) or len(mention.actors) > 1:
        parts["both_sides"] = numbers["both_sides"]
    kinds = {scene.cast.actors[a].kind for a in mention.parties}
    if kinds & {"person", "state", "organisation"}:
        parts["named_actor"] = numbers["named_actor"]
    sentence = scene.analysis.sentences[mention.sentence]
    if mention.word in sentence.predicates:
        parts["agreeing_predicate"] = numbers["agreeing_predicate"]
    if mention.inherited:
        parts["inherited_participants"] = numbers["inherited_participants"]
    if mention.status.because:
        parts["status_cue"] = numbers["status_cue"]
    if pieces > 1:
        parts["second_evidence"] = numbers["second_evidence"]
    return parts


def calibrated(kind: str, value: float) -> float:
    """Return how often facts of a kind were right on the development articles when the signs said a value."""
    points = calibration()[kind]
    if value <= points[0][0]:
        return points[0][1]
    for (low, shown), (high, above) in pairwise(points):
        if value <= high:
            return round(shown + (above - shown) * (value - low) / (high - low), 2)
    return points[-1][1]


def confidence(scene: Scene, mention: EventMention, pieces: int = 1) -> float:
    """Return the confidence of an event, from 0 to 1, rounded to two places."""
    numbers = thresholds()["confidence"]
    total = sum(confidence_parts(scene, mention, pieces).values())
    return round(min(numbers["most"], max(numbers["least"], total)), 2)
