"""The turns of a transcript, and texts that are none."""

from __future__ import annotations

import pytest

from dragoman.language.turns import find_turns
from dragoman.types import Span

BRIEFING = """MR. PEMBERTON: Good afternoon. The Secretary spoke with her.

He thanked her.

QUESTION: On Venezuela. Did he?

MR. PEMBERTON: He did not.

Q: And when?

MR. PEMBERTON: On Monday.

(The briefing was concluded.)"""


def test_each_paragraph_is_of_who_was_named_last() -> None:
    turns = find_turns(BRIEFING)
    said = [(BRIEFING[t.label.start : t.label.end], BRIEFING[t.said : t.end], t.asks) for t in turns]
    assert said == [
        ("MR. PEMBERTON", "Good afternoon. The Secretary spoke with her.", False),
        ("MR. PEMBERTON", "He thanked her.", False),
        ("QUESTION", "On Venezuela. Did he?", True),
        ("MR. PEMBERTON", "He did not.", False),
        ("Q", "And when?", True),
        ("MR. PEMBERTON", "On Monday.", False),
    ]
    assert [BRIEFING[t.start : t.said] for t in turns][:2] == ["MR. PEMBERTON: ", ""]


@pytest.mark.parametrize(
    "text",
    [
        "LONDON: The ministers met.\n\nREAD ALSO: Ten ideas\n\nREAD ALSO: Two more\n\nREAD ALSO: The last"
        + "\n\nThey met." * 20,
        "LONDON: One.\n\nPARIS: Two.\n\nROME: Three.\n\nBERN: Four.",
        "The ministers met on Monday.\n\nThey parted.",
        "",
    ],
)
def test_labels_of_other_texts_make_no_transcript(text: str) -> None:
    assert find_turns(text) == ()


def test_reporters_with_their_papers_only_ask() -> None:
    text = (
        "Ana Costa, Official Spokesperson: Good afternoon. The minister has left.\n\n"
        "Luis Rey, Lima Courier: Where has she gone?\n\nAna Costa: To Quito.\n\n"
        "Luis Rey: And why?\n\nAna Costa: To sign.\n\nEva Paz, Andes Wire: Will it hold?\n\nAna Costa: It will."
    )
    asked = [(text[t.label.start : t.label.end], t.asks) for t in find_turns(text)]
    assert asked == [
        *[("Ana Costa", False), ("Luis Rey", True), ("Ana Costa", False), ("Luis Rey", True)],
        *[("Ana Costa", False), ("Eva Paz", True), ("Ana Costa", False)],
    ]


INTERVIEW = """Bader al-Ruwaida heads Kuwait's side in the commission.

What came of it?

A list of seven points.

The other side says that your boats chased its own.

I counted two of them.

Will the ministers talk?

In May.

And the buoy?

We keep it.

Do you trust him?

He is a sailor."""


def test_an_interview_without_labels_is_of_whom_it_names_first() -> None:
    start = INTERVIEW.index("Bader")
    turns = find_turns(INTERVIEW, [Span(start=start, end=start + len("Bader"))])
    assert {INTERVIEW[t.label.start : t.label.end] for t in turns} == {"Bader al-Ruwaida"}
    assert [INTERVIEW[t.start : t.end] for t in turns if not t.asks] == [
        *["A list of seven points.", "I counted two of them.", "In May.", "We keep it.", "He is a sailor."]
    ]


def test_what_gives_no_answer_in_turn_is_no_interview() -> None:
    persons = [Span(start=0, end=5)]
    assert find_turns(INTERVIEW.replace("In May.", "In May?"), persons) == ()
    assert find_turns("What now?\n\nNobody knows.\n\nBader left.", [Span(start=29, end=34)]) == ()
    explained = INTERVIEW.replace("I counted", "He said: “I counted it”, and").replace("We keep it.", "It stays.")
    assert find_turns(explained, persons) == ()
    assert find_turns(INTERVIEW) == ()


SHORTENED = """Atlantic Herald: Minister, when did you last speak?

Elena Ruiz Prado: On Sunday. He rang me.

AH: He denies it.

ERP: He would.

AH: And the ferry?

ERP: It sails from May.

AH: You grew up on the coast.

ERP: In Ceuta, above the port.

AH: Will you go?

ERP: I shall.

The ministry in Rabat declined to comment."""


def test_initials_are_of_whom_a_label_named_in_full_and_who_alone_asks_gives_no_answers() -> None:
    said = [
        (SHORTENED[t.label.start : t.label.end], SHORTENED[t.said : t.end]) for t in find_turns(SHORTENED) if not t.asks
    ]
    assert {label for label, _ in said} == {"Elena Ruiz Prado"}
    assert [words for _, words in said][-1] == "I shall."
    assert len(said) == 5  # what follows the last answer is the paper's own


def test_initials_may_be_of_a_person_who_is_named_before() -> None:
    text = "Elena Ruiz Prado took office in May. We met her there.\n\n" + SHORTENED.replace("Elena Ruiz Prado:", "ERP:")
    turns = find_turns(text, [Span(start=0, end=len("Elena Ruiz Prado"))])
    assert {text[t.label.start : t.label.end] for t in turns if not t.asks} == {"Elena Ruiz Prado"}
