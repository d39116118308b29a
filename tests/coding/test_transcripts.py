"""Statements of a transcript, whose labels say who speaks."""

from __future__ import annotations

import pytest
from coding_texts import scene_of

BRIEFING = """Dale Pemberton is the spokesman of the State Department in Washington.

QUESTION: Will the Secretary travel to Beijing this month?

MR. PEMBERTON: We urge Beijing to grant consular access. I will not put a month on it.

QUESTION: And what of Lebanon? The Israelis say that they were not consulted.

MR. PEMBERTON: Our position on the hilltops has not moved.

MR. PEMBERTON: Thanks, guys.
"""


def test_each_answer_is_a_statement_in_the_speakers_words() -> None:
    scene, facts = scene_of(BRIEFING)
    # What follows the transcript in every text of these tests would be of the last speaker.
    answers = [s for s in facts.statements if s.cue == ":"][:2]
    assert [s.content.quote[:20] for s in answers] == ["We urge Beijing to g", "Our position on the "]
    assert {s.quoted for s in answers} == {"direct"}
    assert {scene.cast.actors[s.speaker].name for s in answers if s.speaker} == {"Dale Pemberton"}
    assert answers[0].evidence[0].quote.startswith("MR. PEMBERTON: We urge")


def test_who_answers_is_who_asks_for_access() -> None:
    scene, facts = scene_of(BRIEFING)
    asked = [c for c in facts.commitments if "access" in c.action.quote]
    assert [scene.cast.actors[by].name for c in asked for by in c.by] == ["Dale Pemberton"]


@pytest.mark.parametrize("label", ["A", "Spokesperson", "Answer"])
def test_who_answers_without_a_name_is_the_spokesperson_of_the_title(label: str) -> None:
    briefing = f"""Foreign Ministry Spokesperson Ana Ozola's Regular Press Conference

Q: Will the President of Chad visit Riga this month?

{label}: We welcome every guest. The day will be told in time.

Q: Did the two ministers speak by telephone on Monday?

{label}: They did, and they agreed to meet again in Riga.
"""
    scene, facts = scene_of(briefing)
    answers = [s for s in facts.statements if s.cue == ":"]
    assert [scene.cast.actors[s.speaker].name for s in answers[:2] if s.speaker] == ["Ana Ozola", "Ana Ozola"]


REMARKS = """Press remarks by Foreign Minister Ana Ozola of Latvia upon arrival

Good morning. Yesterday I met the Foreign Minister of Peru, Hugo Vega, in Riga.

We are working on a treaty with Chad. Tomorrow I will be travelling to Lima.

Q. Will you speak to the Chileans as well?

I spoke to their ambassador on Monday. More I do not know.
"""


def test_remarks_are_in_the_words_of_whom_their_heading_names() -> None:
    scene, facts = scene_of(REMARKS)
    said = [s for s in facts.statements if s.cue == ":"][:3]
    assert [s.content.quote[:9] for s in said] == ["Good morn", "We are wo", "I spoke t"]
    assert {scene.cast.actors[s.speaker].name for s in said if s.speaker} == {"Ana Ozola"}
    first = next(c for c in facts.contacts if "Yesterday" in c.evidence[0].quote)
    assert {scene.cast.actors[p].name for p in first.participants} == {"Ana Ozola", "Hugo Vega"}


def test_remarks_that_are_only_reported_are_not_taken_for_a_speech() -> None:
    text = REMARKS.replace("I ", "the minister ").replace("We ", "Officials ").replace("you", "she")
    _, facts = scene_of(text)
    assert not [s for s in facts.statements if s.cue == ":" and "Ozola" in s.content.quote]
