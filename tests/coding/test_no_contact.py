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
        "Brandt is currently on vacation in Portugal.",
        "Lehtola plans to visit the injured soldiers in Vaasa on Tuesday after Sweden fired at their boat.",
        "Brandt visited wounded troops in a hospital on Tuesday and blamed Finland.",
        "Estonia repeated Tallinn's call that Sweden refrain from fishing there.",
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


MINISTERS = "Finnish Foreign Minister Mika Aalto met his Swedish counterpart, Karin Lund, in Oslo on Monday."


@pytest.mark.parametrize(
    "after",
    [
        "Norway has offered its good offices, an aide said.",
        "The Norwegian church has offered to mediate between the two neighbours, an aide said.",
        "Had the two presidents met, the mine would have been reopened, the paper argued.",
        "The row could delay a chapter in Finland's membership negotiations with the European Union, she hinted.",
        "Aalto said that he would consult his government.",
        "Aalto has transmitted the complaint to his government, his embassy confirmed.",
        "Lund made her attendance at any summit conditional on an apology.",
        "Aalto met the leaders of the two coalition parties in the evening to secure their votes.",
        "Sweden has yet to reply to the invitation.",
        "Sweden has accepted the invitation, while Finland has promised a reply by Thursday.",
        "Finland will meet Sweden in the final in Turku on Saturday.",
        "Finnish President Aino Lehtola met her security adviser and the chiefs of the army on Tuesday.",
        "Swedish President Erik Brandt met with his generals in Stockholm on Tuesday.",
        "Finnish President Aino Lehtola held a consultation with her ministers on Tuesday.",
        "Finnish President Aino Lehtola was briefed by a number of her senior advisers on Tuesday.",
        "Finnish President Aino Lehtola held coalition talks with the Greens on Tuesday.",
        "The Swedish carmaker Nordvik held talks with the Finnish airline Lento on Tuesday.",
    ],
)
def test_these_are_no_contacts_beside_a_meeting(after: str) -> None:
    reading = read_text(f"{MINISTERS} {after}")
    assert [contact.medium for contact in reading.contacts] == ["in_person"]


@pytest.mark.parametrize(
    "after",
    [
        "Norway's envoy mediated between Finland and Sweden in March.",
        "Sweden has yet to reply to the letter that Finnish President Aino Lehtola sent it on Tuesday.",
        "Swedish President Erik Brandt met opposition leaders in Helsinki on Tuesday.",
        "Swedish President Erik Brandt met the advisers of the Finnish president in Helsinki on Tuesday.",
        "Swedish President Erik Brandt sent his security adviser to Helsinki on Tuesday.",
        "A Finnish technical team travelled to Stockholm on Tuesday.",
        "Finnish President Aino Lehtola will meet Swedish President Erik Brandt in Turku on Saturday.",
    ],
)
def test_these_are_contacts_beside_a_meeting(after: str) -> None:
    assert len(read_text(f"{MINISTERS} {after}").contacts) > 1


@pytest.mark.parametrize(
    "text",
    [
        "The Swedish delegation is headed by Foreign Minister Karin Lund.",
        "The Finnish delegation will be led by Foreign Minister Mika Aalto and the Swedish side by Karin Lund.",
        "Beside Aalto, the delegation of the Nordic Council includes Swedish Foreign Minister Karin Lund.",
    ],
)
def test_nobody_meets_who_heads_or_makes_up_a_delegation(text: str) -> None:
    assert not read_text(text).contacts


@pytest.mark.parametrize(
    "text",
    [
        "Finnish Foreign Minister Mika Aalto is leading a delegation to Sweden this week.",
        "A Finnish delegation led by Foreign Minister Mika Aalto met Swedish officials in Stockholm on Monday.",
    ],
)
def test_who_leads_a_delegation_somewhere_meets_somebody(text: str) -> None:
    assert len(read_text(text).contacts) == 1


def test_who_will_head_a_delegation_plans_nothing_by_that() -> None:
    text = "The Finnish delegation will be led by Foreign Minister Mika Aalto and the Swedish side by Karin Lund."
    assert not read_text(text).commitments


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("Peruvian Foreign Minister Hugo Vega will return to Lima on Friday evening.", 0),
        ("Peruvian Foreign Minister Hugo Vega arrived back in Lima on Monday.", 0),
        ("Peruvian Foreign Minister Hugo Vega will return to Chile on Friday for talks.", 1),
        ("Peruvian Foreign Minister Hugo Vega returned to Lima on Monday from a visit to Chile.", 1),
    ],
)
def test_who_comes_home_meets_nobody_there(text: str, contacts: int) -> None:
    assert len(read_text(text).contacts) == contacts


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("Minister Ana Costa of Portugal met members of the Portuguese community in Lima on Monday.", 0),
        ("Minister Ana Costa of Portugal had a meeting with the Portuguese diaspora in Lima on Monday.", 0),
        ("Minister Ana Costa of Portugal met Peruvian expatriates in Lisbon on Monday.", 1),
        ("Minister Ana Costa of Portugal met the Peruvian minister and the Portuguese community in Lima.", 1),
        ("Minister Ana Costa of Portugal met the European Community's envoy, Hugo Vega, in Lima.", 1),
    ],
)
def test_who_sees_his_own_people_abroad_meets_no_other_side(text: str, contacts: int) -> None:
    assert len(read_text(text).contacts) == contacts
