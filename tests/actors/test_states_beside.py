"""The state that words around a name give it, and whom "he" and an office without a name mean."""

from __future__ import annotations

import pytest
from casting import cast_of, mention_of, names_at
from coding_texts import parts_of

NAME = "Kamal Ortiz"
STATES = [
    ("ERI", "Ethiopia accepted on Monday. Kamal Ortiz, an adviser to the Eritrean president, was silent."),
    (None, "Ethiopia accepted on Monday. Kamal Ortiz, an envoy to the Eritrean president, was silent."),
    ("ISR", "Iran and Oman met. Israel welcomed it. Prime Minister Kamal Ortiz called the Omani sultan."),
    (None, "Iran and Oman met. Israel welcomed it.\n\nPrime Minister Kamal Ortiz called the Omani sultan."),
    ("IRN", "Britain and Oman met. In the Iranian capital, government spokesman Kamal Ortiz said it was useless."),
    ("CHL", "Bolivia protested. In Santiago the tone was another. Government spokesman Kamal Ortiz smiled."),
    ("IND", "There is a channel. The Indian is Vice Admiral Kamal Ortiz, once a naval officer."),
    ("PAK", "There is a channel. The Pakistani, Kamal Ortiz, ran an office."),
    ("AFG", "The envoy spoke to the Taliban's Kamal Ortiz on Monday."),
    ("RUS", "Russia sent a deputy prime minister, Kamal Ortiz, who met nobody."),
    ("JPN", "Invited by the President of Brazil, Ana Costa, the Prime Minister of Japan, Kamal Ortiz, left for Rio."),
    (
        None,
        "Prime Minister Kamal Ortiz had been rung by the president of France, the prime minister of Fiji and an aide.",
    ),
    ("MEX", "Mexico will not follow, its economy secretary, Kamal Ortiz, said."),
    ("MEX", "Mexico will not follow, its special envoy for Sudan, Kamal Ortiz, said."),
    ("KEN", "Kamal Ortiz, 61, is Kenya's chief negotiator on the gas field."),
    ("SVN", "Premier Ana Zupan lost a vote. Her foreign minister, Kamal Ortiz, met Slovenian Premier Ana Zupan."),
    (
        "KWT",
        "Oman's foreign minister, Yaqoob al-Saidi, breakfasted in Kuwait City with Prime Minister Kamal Ortiz.",
    ),
]


STATES += [
    (
        "NPL",
        "KATHMANDU - Nepal will sell more power to Bangladesh, it was announced on Wednesday at the end of a visit by "
        "Bangladeshi Prime Minister Mahfuza Karim.\n\nPrime Minister Bishnu Adhikari held talks with Ms Karim on "
        'Tuesday. "Nepal\'s rivers will light homes," he said. Ms Karim said Bangladesh would open a port.\n\n'
        "The current has to cross Indian soil. Energy Minister Kamal Ortiz is to ask India's power minister, Arvind "
        "Salunkhe, for room on India's line. Mr Salunkhe's ministry declined to comment. India waits.",
    ),
    (
        "MWI",
        "Zambia and Malawi closed a crossing.\n\nPresident Kamal Ortiz wrote to President Ana Costa on May 9, assuring "
        "her that Malawi would wait.",
    ),
    (
        None,
        "Malawi and Zambia talked. President Ana Costa wrote to him, saying that Malawi would wait. President Kamal "
        "Ortiz replied on Monday.",
    ),
    (
        None,
        "Slovenian Prime Minister Ana Zupan met Croatian Prime Minister Ivo Maras in Zagreb.\n\n"
        "The European Commission called for calm. A spokesman, Kamal Ortiz, said that it would speak with both.",
    ),
]


@pytest.mark.parametrize(("country", "text"), STATES, ids=[text for _, text in STATES])
def test_a_state_that_stands_around_a_name(country: str | None, text: str) -> None:
    (actor,) = [a for a in cast_of(text).actors.values() if NAME in a.name]
    assert actor.country == country


@pytest.mark.parametrize("rank", ["Gen.", "Gen", "Lt. Gen.", "Adm.", "Col", "Sen.", "Gov."])
def test_a_shortened_rank_is_no_part_of_a_name(rank: str) -> None:
    assert NAME in {a.name for a in cast_of(f"{rank} Kamal Ortiz met the press.").actors.values()}


def test_sen_is_a_name_without_a_full_stop() -> None:
    assert "Amartya Sen" in {a.name for a in cast_of("Amartya Sen met the press in Delhi.").actors.values()}


def test_he_is_no_delegation_and_may_be_a_representative() -> None:
    waited = "Hugo Vega of Chile waited for a Peruvian delegation that never came. He left."
    assert names_at(waited, "He") == ["Hugo Vega"]
    spoke = "The representative of South Sudan disputed the account. He vowed that no barge would be turned back."
    assert names_at(spoke, "He") == ["South Sudanese representative"]


def test_the_prime_minister_is_no_deputy_prime_minister() -> None:
    text = (
        "Prime Minister Haidar Aziz of Iraq came to Rome. Iraq's Deputy Prime Minister, Salim Barwari, signed a paper. "
        "The Prime Minister briefed the press."
    )
    assert names_at(text, "Prime Minister") == ["Haidar Aziz"]


DYAD = "Chile and Bolivia closed a crossing. Chile protested. Bolivia protested. "


def test_two_who_share_a_title_are_of_the_two_states_in_their_order() -> None:
    for said in ("The foreign ministers of the two countries, Ana Costa and Hugo Vega, met.",
                 "Foreign Ministers Ana Costa and Hugo Vega met."):  # fmt: skip
        states = {a.name: a.country for a in cast_of(DYAD + said).actors.values() if a.kind == "person"}
        assert states == {"Ana Costa": "CHL", "Hugo Vega": "BOL"}


def test_two_who_share_a_title_are_of_two_states() -> None:
    said = "Foreign Ministers Edda Corvin and Otto Vandel met. Bolivian Foreign Minister Corvin spoke first."
    states = {a.name: a.country for a in cast_of(DYAD + said).actors.values() if a.kind == "person"}
    assert states == {"Edda Corvin": "BOL", "Otto Vandel": "CHL"}


def test_whoever_has_a_counterpart_of_a_state_is_of_another() -> None:
    said = (
        "Chile will pay, he said. Foreign Minister Ana Costa stayed at home. She and her Chilean counterpart will talk."
    )
    states = {a.name: a.country for a in cast_of(DYAD + said).actors.values() if a.kind == "person"}
    assert states["Ana Costa"] != "CHL"


def test_a_name_that_is_a_word_too_is_a_name_after_an_office() -> None:
    text = "Oman's foreign minister, Said bin Harith al-Maskari, told reporters that the parties had gone home."
    states = {a.name: a.country for a in cast_of(text).actors.values() if a.kind == "person"}
    assert states == {"Said bin Harith al-Maskari": "OMN"}


def test_an_author_in_a_capital_leaves_out_its_state() -> None:
    text = (
        "Milk levy weighs on union\n\nBy Inés Acosta, Montevideo\n\nUruguay sold milk powder to Brazil last year. "
        "Uruguay's farmers are worried, and so is the government.\n\nEconomy Minister Laura Ibarra telephoned Brasília "
        "on Tuesday. Brazil had imposed the levy in March, and Uruguay wants it to go before the winter sales begin."
    )
    scene = parts_of(text).scene
    assert {a.name: a.country for a in scene.cast.actors.values() if a.kind == "person"}["Laura Ibarra"] == "URY"


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Ana Costa had come from Kigali, where President Kamal Ortiz saw her on Wednesday.", "Kamal Ortiz", "RWA"),
        (
            "President Kamal Ortiz received Ana Costa, Prime Minister of Uzbekistan, who is in Kazakhstan on a visit.",
            "Kamal Ortiz",
            "KAZ",
        ),
        ("Prime Ministers Ana Costa of Norway and Kamal Ortiz of Iceland met.", "Kamal Ortiz", "ISL"),
        ("It was impossible as long as she was president, Kamal Ortiz said.", "Kamal Ortiz", None),
    ],
)
def test_states_of_hosts(text: str, name: str, state: str | None) -> None:
    assert {a.name: a.country for a in cast_of(text).actors.values()}[name] == state


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("The heads of delegation, Kofi Tabe (Cameroon) and Ana Gambo (Nigeria), agreed.", "Ana Gambo", "NGA"),
        (
            "He got a call from the Minister of Foreign Affairs, Trade and Cooperation of Suriname, Ana Costa.",
            "Ana Costa",
            "SUR",
        ),
        ("During a visit to Abuja, the Swedish envoy was received by Security Adviser Ana Costa.", "Ana Costa", "NGA"),
        ("Peru summoned Ecuador's ambassador. Ambassador Ana Costa stayed for an hour.", "Ana Costa", "ECU"),
    ],
)
def test_states_told_beside_names(text: str, name: str, state: str) -> None:
    assert {a.name: a.country for a in cast_of(text).actors.values()}[name] == state


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Lithuania protested. In Minsk, the foreign ministry claims that it was a balloon.", "ministry", "BLR"),
        ("Ukraine freed ninety men, the Defence Ministry in Moscow said.", "Ministry", "RUS"),
        ("President Ivo Paz of Peru met the Chilean envoy. The talks went well, his office said.", "office", "PER"),
    ],
)
def test_states_of_bodies(text: str, words: str, state: str) -> None:
    cast = cast_of(text)
    found = mention_of(cast, text, words)
    assert found is not None
    assert {cast.actors[actor].country for actor in found.actors} == {state}


def test_a_paper_means_the_ministry_of_where_it_is_written() -> None:
    text = (
        "QUITO — Colombia has done what it said. Colombia's exports to Ecuador grew, and Colombia is proud of it. The "
        "finance ministry has yet to publish a decree."
    )
    cast = cast_of(text)
    found = mention_of(cast, text, "ministry")
    assert found is not None
    assert {cast.actors[actor].country for actor in found.actors} == {"ECU"}


def test_a_paragraph_may_go_back_to_the_state_in_which_it_is_written() -> None:
    text = (
        "QUITO — President Ivo Paz of Ecuador did not call Peru, his office said. Ecuador waits.\n\n"
        "Peru's spokesman had said that the presidents talked.\n\n"
        "Foreign Minister Ana Costa admitted that nothing had been built."
    )
    assert {a.name: a.country for a in parts_of(text).scene.cast.actors.values()}["Ana Costa"] != "PER"


def test_their_presidents_are_of_both_states() -> None:
    text = (
        "QUITO — Foreign Minister Ana Costa spoke with her Peruvian counterpart, Ivo Paz. Ecuador waits, as does Peru. "
        "The two ministers agreed that their presidents would come."
    )
    cast = parts_of(text).scene.cast
    found = mention_of(cast, text, "presidents")
    assert found is not None
    assert {cast.actors[actor].country for actor in found.actors} == {"ECU", "PER"}


@pytest.mark.parametrize(
    "words",
    [
        "said this to reporters beside his guest, Kamal Ortiz",
        "thanked his host, Kamal Ortiz",
        "told his visitor, Kamal Ortiz, that the ferry would sail",
    ],
)
def test_whose_guest_or_host_somebody_is_is_of_the_other_state(words: str) -> None:
    text = (
        "Peru and Chile will mend the road over the pass by the end of May, their leaders said. "
        f"Chilean Prime Minister Ana Costa {words}."
    )
    assert {a.name: a.country for a in cast_of(text).actors.values()}["Kamal Ortiz"] == "PER"
