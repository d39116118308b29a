import numpy as np

from dragoman.language.triggers import EventScores

LABELS = {
    "event": ["O", "CONSULT", "AID"],
    "status": ["happened", "negated"],
    "history": ["no", "yes"],
    "medium": ["none", "phone"],
    "mode": ["none", "CONSULT.phone", "ASSAULT.drone"],
    "commitment": ["none", "promise"],
    "assessment": ["O", "B-relations worse", "I-relations worse"],
    "speech": ["none", "direct"],
    "argument": ["O", "B-actor", "I-actor"],
    "spoken": ["O", "B-source", "I-source"],
}
TASKS = ["event", "status", "history", "medium", "mode", "commitment", "assessment", "speech"]


def scores(*rows: dict[str, list[float]]) -> EventScores:
    """Return the scores of words; a task that a row leaves out has its first label."""
    filled = [
        [value for task in TASKS for value in row.get(task, [5.0] + [0.0] * (len(LABELS[task]) - 1))] for row in rows
    ]
    return EventScores(np.array(filled, dtype=np.float32), LABELS, TASKS)


CALLED = {"event": [0.0, 5.0, 1.0], "status": [0.0, 4.0], "medium": [0.0, 3.0], "mode": [0.0, 2.0, 9.0]}


def test_only_words_that_may_name_an_event_or_bind_somebody_are_looked_at() -> None:
    assert scores({}, CALLED, {"commitment": [0.0, 1.0]}, {}).places() == [1, 2]


def test_a_trigger_has_the_likeliest_labels_with_their_chances() -> None:
    found = scores({}, CALLED).trigger(1, ["B-actor", "O"])
    assert (found.type, found.status, found.medium, found.historical) == ("CONSULT", "negated", "phone", False)
    assert found.event_chance > found.chance > 0.9
    assert [(role.first, role.last, role.label) for role in found.parts("actor")] == [(0, 1, "actor")]


def test_a_mode_belongs_to_its_type() -> None:
    assert scores(CALLED).trigger(0, ["O"]).mode == "phone"


def test_judgements_are_stretches_with_a_direction() -> None:
    begins, goes_on = {"assessment": [0.0, 4.0, 0.0]}, {"assessment": [0.0, 0.0, 4.0]}
    found = scores({}, begins, goes_on, {})
    assert found.judging()[1, 1] == 4.0
    assert found.judging()[0, 0] < found.scores["assessment"][0, 0]
    (judged,) = found.judgements(["O", "B-relations worse", "I-relations worse", "O"])
    assert (judged.first, judged.last, judged.aspect, judged.direction) == (1, 3, "relations", "worse")
    assert judged.chance > 0.9


def test_cues_come_with_their_source() -> None:
    found = scores({}, {"speech": [0.0, 4.0]})
    assert found.cue_places() == [1]
    cue = found.cue(1, ["B-source", "O"])
    assert (cue.quoted, [(role.first, role.label) for role in cue.arguments]) == ("direct", [(0, "source")])
