"""Names that the language model does not see, or takes for those of places."""

from __future__ import annotations

import pytest
from casting import cast_of, names_at
from msgspec.structs import replace

from dragoman.actors.found_names import FoundNames
from dragoman.actors.names_model import add_model_names
from dragoman.actors.registry import load_registry
from dragoman.language.analysis import analyse
from dragoman.language.types import Name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # What a state owns and what begins with a given name.
        ("After midnight the minister got through to Tanzania's Salma Mwinyika at two.", "Salma", "Salma Mwinyika"),
        (
            "Norway's Sigrid Tveitane and Iceland's Kolbeinn Thorlak were due to talk by telephone this morning.",
            "Sigrid",
            "Sigrid Tveitane",
        ),
        # What stands behind a title or a form of address.
        ("The note has been received. Ambassador Takeda was told as much in Moscow.", "Ambassador Takeda", "Takeda"),
        # What looks like an adverb.
        (
            "The bloc said that its president, Aliou Bathily, would fly to Togo. Bathily spoke to the minister.",
            "Bathily spoke",
            "Aliou Bathily",
        ),
        # Given names that look like an adverb or a verb.
        ("The photograph shows the Norwegian premier, Even Myklebost, under an umbrella.", "Even", "Even Myklebost"),
        ("In the harbour of Oslo she met Will Odegard and his two clerks.", "Will", "Will Odegard"),
        # A small word within, in a language of the north.
        ("Their prime minister, Jógvan á Heygum, has been away since Friday.", "Jógvan", "Jógvan á Heygum"),
        # Names of which a part is the family name of somebody else, whom the registry knows.
        ("Félicité Koné-Traoré will freeze the second part of the loan.", "Félicité", "Félicité Koné-Traoré"),
        ("The clerk brought Oumou Macron the list on Monday evening.", "Oumou", "Oumou Macron"),
        ("Its head, the Colombian jurist Amparo Restrepo Uribe, sent a list.", "Amparo", "Amparo Restrepo Uribe"),
        # A given name that nobody knows, before the family name that the model sees.
        ("Nobody could coax Palau's Ngiraked Sumang into the same room as her.", "Ngiraked", "Ngiraked Sumang"),
        ("HE Al Mukhani, who called both ministers after it, spoke of ice that cracks.", "Al Mukhani", "Al Mukhani"),
    ],
)
def test_names_that_their_surroundings_give_away(text: str, words: str, name: str) -> None:
    assert names_at(text, words) == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # The family name stands first, and is that of others whom the registry knows.
        (
            "President Xiang Weilong of China saw nobody in May. President Aurel Banaag of the Philippines wrote to "
            "Xiang on Monday.",
            "Xiang on",
            "Xiang Weilong",
        ),
        # The Arabic article is left out, or set off by the hyphen.
        (
            "Dalal al-Rumaihi of Kuwait left at noon. It was an incident, Rumaihi said, that her government regretted.",
            "Rumaihi said",
            "Dalal al-Rumaihi",
        ),
        (
            "Foreign Minister Yusuf al-Maskani of Oman left at noon. Iran's text went to the Americans through "
            "al-Maskani, they said.",
            "Maskani",
            "Yusuf al-Maskani",
        ),
        # Both family names, and one at the beginning of a sentence that looks like no name.
        (
            "Elena Restrepo Uribe, Mexico's trade secretary, was away. It was handed to Restrepo Uribe on Monday.",
            "Restrepo Uribe on",
            "Elena Restrepo Uribe",
        ),
        # A month is no given name.
        (
            "The jurist Amparo Restrepo Uribe sent a list. On 18 June Restrepo Uribe goes to Cusco for a week.",
            "Restrepo Uribe goes",
            "Amparo Restrepo Uribe",
        ),
        (
            "The Faroese prime minister, Jógvan á Heygum, has left. Heygum met nobody in Oslo on Monday.",
            "Heygum met",
            "Jógvan á Heygum",
        ),
        # The first of two family names.
        (
            "Elena Madruga Ruiz, Mexico's trade secretary, was away. The letter was handed to Madruga on Monday.",
            "Madruga on",
            "Elena Madruga Ruiz",
        ),
    ],
)
def test_parts_of_a_name_are_whose_whole_name_was_told(text: str, words: str, name: str) -> None:
    assert names_at(text, words) == [name]


def test_what_the_model_takes_for_a_place_behind_mr_is_a_person() -> None:
    text = "An envoy called on Mr Tavita on Monday."
    analysis = analyse(text)
    sentence = analysis.sentences[0]
    at = next(n for n, word in enumerate(sentence.words) if word.text == "Mr")
    seen = replace(analysis, sentences=(replace(sentence, names=(Name(first=at, last=at + 2, label="place"),)),))
    found = FoundNames(text, seen, load_registry(), ())
    add_model_names(found)
    assert [(name.text, name.label) for name in found.in_order()] == [("Tavita", "person")]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Laos sent a letter to the Mekong River Commission.", "Commission", "Mekong River Commission"),
        ("Benin informed the Gulf of Guinea Commission on Monday.", "Commission", "Gulf of Guinea Commission"),
        # The registry has both "the Pacific" and the longer name.
        ("Vanuatu wrote to the Pacific Islands Forum on Monday.", "Forum", "Pacific Islands Forum"),
    ],
)
def test_bodies_of_several_states(text: str, words: str, name: str) -> None:
    assert names_at(text, words) == [name]


def test_a_body_named_after_an_ocean_is_of_no_state() -> None:
    cast = cast_of("Comoros wrote to the Indian Ocean Commission on Monday.")
    assert [a.country for a in cast.actors.values() if a.name == "Indian Ocean Commission"] == [None]


def test_a_joint_commission_is_no_body_of_its_own() -> None:
    cast = cast_of("Ghana and Togo sent their papers to the Joint Border Commission on Monday.")
    assert "Joint Border Commission" not in {a.name for a in cast.actors.values()}


@pytest.mark.parametrize("words", ["Costa Tower", "Costa Palace", "Hotel Costa Plaza"])
def test_a_building_that_begins_with_a_persons_name_is_not_the_person(words: str) -> None:
    text = (
        f"Peru's President Hugo Costa spoke on Monday. Protesters stood before {words}. Mr. Costa left by a side door."
    )
    assert names_at(text, words) == []
    assert names_at(text, "Mr. Costa") == ["Hugo Costa"]


def test_who_is_set_off_from_a_title_is_nobody_else_though_the_model_sees_a_body() -> None:
    text = (
        "Telephone conversation between Minister Jayakody and the Foreign Minister of Croatia\n\nMinister of Foreign "
        "Affairs Nirmala Jayakody had a call from the Minister of Foreign and European Affairs of Croatia, "
        "Lidija Marušić, yesterday.\n\nMinister Marušić expressed regret over the damage caused to the fisheries."
    )
    assert names_at(text, "Marušić expressed") == ["Lidija Marušić"]


def test_a_name_may_end_a_heading_shorter_than_another_name() -> None:
    text = (
        "Lorries wait for Tsering Dolkar\n\nLHASA, May 3, 2025 — The jurist Elena Madruga Ruiz met Tsering Dolkar on "
        "Monday. Tsering Dolkar left.\n"
    )
    assert names_at(text, "Tsering Dolkar on") == ["Tsering Dolkar"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sheikh Saleh bin Hamad Al Thani, a Qatari minister, left.", {"Saleh bin Hamad Al Thani"}),
        ("Minister Sultan bin Saad Al Karbi left.", {"Sultan bin Saad Al Karbi"}),
        ("Abdullah bin Zayed Al Farsi, Minister of Trade of Oman, left.", {"Abdullah bin Zayed Al Farsi"}),
        ("Sheikh Abdullah bin Zayed Al Nahyan left.", {"Abdullah bin Zayed Al Nahyan"}),
        ("Crown Prince Mohammed bin Salman bin Abdulaziz Al Saud left.", {"Mohammed bin Salman"}),
        ("Sheikh Tamim bin Hamad Al-Thani left.", {"Tamim bin Hamad Al Thani"}),
    ],
)
def test_a_name_with_its_fathers_is_one_and_no_namesakes(text: str, names: set[str]) -> None:
    assert {actor.name for actor in cast_of(text).actors.values() if actor.kind == "person"} == names


@pytest.mark.parametrize(
    "title",
    [
        "Ambassador of the Republic of Latvia to the State of Qatar",
        "Ambassador of Latvia to Qatar",
        "Ambassador of the Republic of Latvia to the Kingdom of Saudi Arabia",
    ],
)
def test_whoever_is_sent_is_named_behind_both_states(title: str) -> None:
    people = {a.name: a.country for a in cast_of(f"Minister Ana Costa met {title} Ilze Kalnin.").actors.values()}
    assert people["Ilze Kalnin"] == "LVA"
