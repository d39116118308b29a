"""What looks like a contact and is none."""

from __future__ import annotations

import pytest
from coding_texts import read_text

CALL = "Finnish President Aino Lehtola telephoned Swedish President Erik Brandt on Monday."


@pytest.mark.parametrize(
    "after",
    [
        "The call lasted an hour, her office said in a note to editors. The note did not say what the reply was.",
        "Foreign Minister Mika Aalto of Finland will brief the National Assembly on Thursday, his office said.",
        "Mika Aalto, the Finnish foreign minister, briefed the cabinet on Tuesday.",
        "She warned Sweden that her country would begin arbitration over the islands on October 16.",
        "She told Mr Brandt that Finland would present a new offer for the mine before October 15, her office said.",
        "The Swedish foreign ministry said that it had not seen the text yet.",
        "Sweden has promised to send the draft of a new agreement about it by April 15.",
        "The joint commission of the two was set up in 1971 and has met nine times.",
        "Brandt vowed to leave the Nordic treaty, calling it the worst deal that Sweden ever signed.",
        "Finland and Sweden have agreed to set up a hotline between their coast guards by the end of April.",
        "A hotline between the two armies has been out of order since May, both countries said.",
        "The hotline of the two navies, which was to have been working by February, went into service on Monday.",
        "Finnish Foreign Minister Mika Aalto will accompany President Lehtola in July, his office said.",
        "Mr Brandt, who is touring the Bergslagen, has not commented on the dispute with Finland.",
        "The ambassadors of Finland and Sweden are among the guests who have been invited to a fair, it was said.",
        "The Finnish and Swedish ambassadors have been invited to a film festival, its director said.",
        "Both offices said only that they had discussed matters of common interest.",
        "They had talked about fish, his office said.",
        "Brandt's office did not reply to questions sent on Tuesday afternoon.",
    ],
)
def test_these_are_no_contacts(after: str) -> None:
    reading = read_text(f"{CALL} {after}")
    assert [contact.medium for contact in reading.contacts] == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish Foreign Minister Mika Aalto briefed the Swedish ambassador on Monday.",
        "Finnish Foreign Minister Mika Aalto briefed the Swedish parliament on Monday.",
        "Finnish Foreign Minister Mika Aalto saw the Swedish ambassador on Monday.",
        "Envoys from Finland and Sweden have met four times since December in a villa.",
        "Finnish President Aino Lehtola sent Swedish President Erik Brandt a letter on Monday. The letter said that "
        "the boats would be released.",
    ],
)
def test_these_are_contacts(text: str) -> None:
    assert len(read_text(text).contacts) == 1


@pytest.mark.parametrize("over", ["over the hotline", "on a hotline"])
def test_who_speak_over_a_hotline_are_in_contact(over: str) -> None:
    reading = read_text(f"The Finnish and Swedish defence ministers spoke {over} on Monday.")
    assert [contact.medium for contact in reading.contacts] == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "President Aino Lehtola of Finland sees President Erik Brandt of Sweden as a rival.",
        "President Aino Lehtola of Finland succeeded President Erik Brandt of Sweden as chair of the bloc on Tuesday.",
        "President Aino Lehtola of Finland compared Sweden to a sinking ship on Tuesday.",
    ],
)
def test_who_is_only_set_beside_another_does_not_meet_him(text: str) -> None:
    assert not read_text(text).contacts
