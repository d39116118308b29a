"""From places in the syntax to actors: who acts and whom it is done to, whatever the construction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from coding_texts import BRANDT, LEHTOLA, contact_of, event_of, names, read_text, scene_of
from hand_scene import Line, scene, trigger

from dragoman.actors.cast import Cast, Mention
from dragoman.coding.coder import code
from dragoman.coding.participants import actors_at, actors_of_phrase, between, hosts, states_located_in


@pytest.mark.parametrize(
    "text",
    [
        "Turkey bombed Syria.",
        "Syria was bombed by Turkey.",
        "Turkey, which bombed Syria, remained silent.",
        "Turkey had bombed Syria.",
        "Turkey's president is a lawyer. Turkey began to bomb Syria.",
    ],
)
def test_who_does_what_to_whom(text: str) -> None:
    reading, event = event_of(text, "ASSAULT")
    assert names(reading, event.actors) == ["Turkey"]
    assert names(reading, event.recipients) == ["Syria"]


def test_coordination() -> None:
    reading, event = event_of("Turkey and Iran condemned Syria and Lebanon.", "ACCUSE")
    assert names(reading, event.actors) == ["Iran", "Turkey"]
    assert names(reading, event.recipients) == ["Lebanon", "Syria"]


def test_a_shared_subject() -> None:
    reading = read_text("Turkey condemned Syria and imposed sanctions on Lebanon.")
    assert {e.type: names(reading, e.actors) for e in reading.events} == {"ACCUSE": ["Turkey"], "SANCTION": ["Turkey"]}


def test_an_adjective_stands_for_its_state() -> None:
    reading, event = event_of("Turkish strikes on Syria were loud.", "ASSAULT")
    assert names(reading, event.actors) == ["Turkey"]


def test_a_pronoun_stands_for_the_one_before() -> None:
    reading, event = event_of("Turkey made a statement on Monday. It condemned Syria.", "ACCUSE")
    assert names(reading, event.actors) == ["Turkey"]


def test_nobody_is_both_actor_and_recipient() -> None:
    for text in ("Turkey met with Turkey.", "Turkey condemned Turkey and Syria."):
        for event in read_text(text).events:
            assert not set(event.actors) & set(event.recipients)


def at(text: str, *words: str) -> list[int]:
    """Return the numbers of words in the first sentence."""
    sentence = scene_of(text)[0].analysis.sentences[0]
    return [next(n for n, w in enumerate(sentence.words) if w.text == word) for word in words]


def test_between() -> None:
    text = "The meeting between Turkey and Greece lasted an hour."
    scene, _ = scene_of(text)
    (meeting,) = at(text, "meeting")
    assert [scene.cast.actors[a].name for a in between(scene, 0, meeting)] == ["Turkey", "Greece"]


def test_hosts() -> None:
    text = "The envoy flew to Ankara on Monday."
    scene, _ = scene_of(text)
    assert [scene.cast.actors[a].name for a in hosts(scene, 0, tuple(at(text, "flew")))] == ["Turkey"]


def test_a_place_is_no_actor() -> None:
    text = "The envoy spoke in Damascus on Monday."
    scene, _ = scene_of(text)
    (place,) = at(text, "Damascus")
    assert actors_at(scene, 0, place) == ()


def test_states_as_places() -> None:
    text = "The senator called for new elections in Serbia."
    scene, _ = scene_of(text)
    words = list(range(len(scene.analysis.sentences[0].words)))
    assert [scene.cast.actors[a].name for a in states_located_in(scene, 0, words)] == ["Serbia"]


@pytest.mark.parametrize(
    "said", ["former general Peter Lokwang", "the Austrian Peter Lokwang", "Peter Lokwang of Kenya"]
)
def test_a_name_after_an_office_is_who_holds_it(said: str) -> None:
    reading, event = event_of(f"Norway's special envoy, {said}, condemned Syria on Monday.", "ACCUSE")
    assert names(reading, event.actors) == ["Peter Lokwang"]


def test_a_joint_body_is_of_both_states() -> None:
    reading, event = event_of("The Joint Boundary Commission of Ghana and Togo met in Accra on Monday.", "CONSULT")
    assert names(reading, (*event.actors, *event.recipients)) == ["Ghana", "Togo"]


def test_the_two_are_those_named_in_the_sentence() -> None:
    reading, event = event_of(f"{LEHTOLA} will raise the toll with {BRANDT} when the two meet on Friday.", "CONSULT")
    assert names(reading, (*event.actors, *event.recipients)) == ["Aino Lehtola", "Erik Brandt"]


def test_a_state_named_by_half_its_name_takes_part() -> None:
    (contact,) = read_text("China praised the talks between North and South Korea on Monday.").contacts
    assert {"PRK", "KOR"} <= {a.country for a in read_text("Talks by North and South Korea began.").actors}
    assert len(contact.participants) == 2


def test_a_plural_noun_stands_for_all_who_are_named_beside_it() -> None:
    met = (
        "Ministers_NOUN_NNS_7_nsubj ,_PUNCT_,_3_punct Keller_PROPN_NNP_1_appos and_CCONJ_CC_5_cc "
        "Marek_PROPN_NNP_3_conj ,_PUNCT_,_1_punct met_VERB_VBD_0_root ._PUNCT_._7_punct"
    )
    assert actors_of_phrase(scene(Line(met)), 0, 0) == ("keller", "marek")


def test_people_from_a_town_are_those_of_its_state() -> None:
    reading, event = event_of("An emissary from Helsinki met Swedish envoy Erik Brandt on Monday.", "CONSULT")
    assert names(reading, event.actors + event.recipients) == ["Erik Brandt", "Finland"]


def test_between_behind_what_talks_are_about() -> None:
    talks = (
        "Negotiations_NOUN_NNS_9_nsubj on_ADP_IN_4_case a_DET_DT_4_det code_NOUN_NN_1_nmod between_ADP_IN_6_case "
        "Keller_PROPN_NNP_4_nmod and_CCONJ_CC_8_cc Marek_PROPN_NNP_6_conj resumed_VERB_VBD_0_root ._PUNCT_._9_punct"
    )
    seen = trigger(0, "CONSULT", medium="in_person")
    (contact,) = code(scene(Line(talks, triggers=(seen,)))).contacts
    assert contact.participants == ("keller", "marek")


def test_people_whom_the_tagger_takes_for_a_name_are_those_of_their_state() -> None:
    leaders = (
        "Leaders_PROPN_NNS_4_nsubj of_ADP_IN_3_case Moldova_PROPN_NNP_1_nmod met_VERB_VBD_0_root ._PUNCT_._4_punct"
    )
    assert actors_of_phrase(scene(Line(leaders)), 0, 0) == ("MDA",)


def test_people_named_behind_what_they_are_together_stand_for_it() -> None:
    confer = (
        "Commanders_NOUN_NNS_7_nsubj ,_PUNCT_,_3_punct Keller_PROPN_NNP_1_appos and_CCONJ_CC_5_cc "
        "Marek_PROPN_NNP_3_conj ,_PUNCT_,_1_punct confer_VERB_VBP_0_root ._PUNCT_._7_punct"
    )
    named = scene(Line(confer))
    commanders = Mention(sentence=0, first=0, last=1, start=0, end=10, actors=("MDA",), kind="body")
    cast = Cast(named.cast.actors, (commanders, *named.cast.mentions))
    assert actors_of_phrase(replace(named, cast=cast), 0, 0) == ("keller", "marek")


def test_a_meeting_that_is_held_is_nothing_that_is_only_spoken_about() -> None:
    held = (
        "The_DET_DT_2_det panel_NOUN_NN_7_nsubj under_ADP_IN_4_case Keller_PROPN_NNP_2_nmod and_CCONJ_CC_6_cc "
        "Marek_PROPN_NNP_4_conj held_VERB_VBD_0_root a_DET_DT_9_det meeting_NOUN_NN_7_obj ._PUNCT_._7_punct"
    )
    seen = trigger(8, "CONSULT", {"actor": (3, 6)}, medium="in_person")
    (contact,) = code(scene(Line(held, triggers=(seen,)))).contacts
    assert contact.participants == ("keller", "marek")


def test_those_of_a_clause_beside_a_contact_take_no_part_in_it() -> None:
    text = (
        "SEOUL, March 3 - The foreign ministries of South Korea and Japan have spoken. Fisheries officials of the two "
        "countries are to hold consultations in Tokyo on April 22, as Tsuruoka and South Korean Foreign Minister Bae "
        "Do-yeon agreed when they met in Seoul on February 18. Akiko Tsuruoka is Japan's foreign minister."
    )
    reading = read_text(text)
    (talks,) = (c for c in reading.contacts if c.status == "planned")
    assert set(names(reading, talks.participants)) == {"Japan", "South Korea"}


def test_children_from_two_countries_are_no_party() -> None:
    text = "Japan's premier will hold talks with Chile's, and open a game for children from Peru and Ghana."
    for contact in (reading := read_text(text)).contacts:
        assert not {"Peru", "Ghana"} & set(names(reading, contact.participants))


def test_those_who_are_sent_meet_and_not_who_sends_them() -> None:
    text = (
        "Finnish President Aino Lehtola dispatched her envoy Mika Aalto to Sweden to meet with President Erik Brandt. "
        "Aalto landed on Monday."
    )
    reading = read_text(text)
    met = [sorted(names(reading, c.participants)) for c in reading.contacts if c.medium == "in_person"]
    assert met == [["Erik Brandt", "Mika Aalto"]]


def test_the_guests_are_sent_to_the_state_of_the_town() -> None:
    text = (
        "Finland and Norway are at odds over a mine. The officials of Finland and Norway last met in May. The Finnish "
        "government is dispatching a delegation of top officials to Stockholm this week."
    )
    reading = read_text(text)
    visit = next(c for c in reading.contacts if c.medium == "visit")
    assert names(reading, visit.participants) == ["Finland", "Sweden"]


def test_the_ministers_meeting_is_of_both_sides_that_were_spoken_of() -> None:
    reading = read_text(
        "Finnish Foreign Minister Mika Aalto and Swedish Foreign Minister Erik Brandt spoke by phone on Monday. The "
        "ministers' meeting that had been planned for June in Helsinki has been cancelled."
    )
    (off,) = [contact for contact in reading.contacts if contact.status == "negated"]
    assert names(reading, off.participants) == ["Erik Brandt", "Mika Aalto"]


@pytest.mark.parametrize("told", ["next appointment was with", "first guest on Monday was"])
def test_a_noun_takes_part_with_whom_it_is_said_to_be(told: str) -> None:
    reading = read_text(f"{BRANDT} wants a deal on herring. President Aino Lehtola's {told} Brandt.")
    assert ["Aino Lehtola", "Erik Brandt"] in [names(reading, contact.participants) for contact in reading.contacts]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Sweden-Finland-South Korea meeting", ["Finland", "South Korea", "Sweden"]),
        ("The first meeting of the Sweden-Saudi Arabia-Peru joint committee", ["Peru", "Saudi Arabia", "Sweden"]),
        ("The EU-Peru summit", ["European Union", "Peru"]),
    ],
)
def test_all_take_part_whom_hyphens_join_before_a_meeting(words: str, found: list[str]) -> None:
    reading, contact = contact_of(f"{words} took place in Vienna on Monday.")
    assert names(reading, contact.participants) == found


@pytest.mark.parametrize(
    "then",
    [
        "They also discussed Sudan and Ukraine.",
        "During the meeting, they discussed Sudan.",
        "They spoke about Chad.",
        "They spoke of Chad and the river.",
    ],
)
def test_states_that_are_only_spoken_of_take_no_part(then: str) -> None:
    text = f"Foreign Minister Ana Costa of Portugal met Hugo Vega of Peru on Monday. {then}"
    reading = read_text(text)
    assert {tuple(names(reading, c.participants)) for c in reading.contacts} == {("Ana Costa", "Hugo Vega")}


def test_a_state_with_which_something_is_discussed_takes_part() -> None:
    reading = read_text("Foreign Minister Ana Costa of Portugal discussed Ukraine and the war with Peru on Monday.")
    assert [names(reading, c.participants) for c in reading.contacts] == [["Ana Costa", "Peru"]]


@pytest.mark.parametrize(
    "said",
    [
        "said that Swedish President Nils Falk would visit Helsinki in July",
        "announced that Swedish President Nils Falk had resigned",
    ],
)
def test_whom_somebody_tells_of_at_a_meeting_was_not_there(said: str) -> None:
    reading = read_text(f"At a meeting with {BRANDT} on Monday, {LEHTOLA} {said}.")
    (met,) = [contact for contact in reading.contacts if contact.status == "happened"]
    assert names(reading, met.participants) == ["Aino Lehtola", "Erik Brandt"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Finnish envoy Aino Lehtola will hold talks with top Swedish officials, including Premier Erik Brandt.",
            {"Erik Brandt"},
        ),
        (
            "Finnish envoy Aino Lehtola held talks with Swedish officials, among them Premier Erik Brandt, in Oslo.",
            {"Erik Brandt"},
        ),
        (
            "Swedish diplomats such as Foreign Minister Erik Brandt have met Finnish envoy Aino Lehtola in Oslo.",
            {"Erik Brandt"},
        ),
        (
            "European leaders including Swedish Premier Erik Brandt and Danish Premier Nils Holm spoke with Finnish "
            "envoy Aino Lehtola on Sunday.",
            {"Erik Brandt", "Nils Holm"},
        ),
        (
            "The Swedish team, which includes Foreign Minister Erik Brandt and envoy Nils Holm, held talks with "
            "Finnish envoy Aino Lehtola in Oslo.",
            {"Erik Brandt", "Nils Holm"},
        ),
    ],
)
def test_who_is_named_as_one_of_several_takes_part(text: str, found: set[str]) -> None:
    reading, contact = contact_of(text)
    assert found | {"Aino Lehtola"} <= set(names(reading, contact.participants))


def test_what_a_talk_touches_is_no_part_of_it() -> None:
    reading, contact = contact_of(f"{LEHTOLA} and {BRANDT} discussed regional matters, including Sudan and Chad.")
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Finnish envoy Aino Lehtola met the presidents of Togo, Erik Brandt, and Benin, Nils Holm, in Oslo.",
            {"Aino Lehtola", "Erik Brandt", "Nils Holm"},
        ),
        (
            "The foreign ministers of Togo, Erik Brandt, Ghana, Nils Holm, and Benin, Ivo Lund, met in Oslo on Monday.",
            {"Erik Brandt", "Nils Holm", "Ivo Lund"},
        ),
        (
            "Finnish envoy Aino Lehtola met with the secretary general of the Gulf Cooperation Council Erik Brandt, "
            "Togo's ambassador to Yemen Nils Holm, and members of the board.",
            {"Aino Lehtola", "Erik Brandt", "Nils Holm"},
        ),
        (
            "Togo kept away. Its representative in Oslo, Nils Holm, met Finnish envoy Aino Lehtola on Monday.",
            {"Aino Lehtola", "Nils Holm"},
        ),
    ],
)
def test_all_of_a_list_take_part_whose_names_stand_behind_their_offices(text: str, found: set[str]) -> None:
    reading = read_text(text)
    told = [set(names(reading, contact.participants)) for contact in reading.contacts]
    assert any(found <= parties and not {"Benin", "Ghana", "Togo"} & parties for parties in told), told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            f"The year began with a call between {LEHTOLA} and {BRANDT} and a dispute with Turkey.",
            ["Brandt", "Lehtola"],
        ),
        (f"April brought a visit by {LEHTOLA} to Germany and a row with Turkey over gas.", ["Germany", "Lehtola"]),
    ],
)
def test_whom_one_quarrels_with_beside_a_contact_takes_no_part(text: str, people: list[str]) -> None:
    reading = read_text(text)
    assert people in [sorted(name.split()[-1] for name in names(reading, c.participants)) for c in reading.contacts]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{LEHTOLA} praised her predecessor's meeting with {BRANDT} of Germany.", ["Brandt", "Finland"]),
        (f"{LEHTOLA} was silent. Lehtola's predecessor met {BRANDT} in May.", ["Brandt", "Finland"]),
        (f"{LEHTOLA} was silent. Lehtola's brother visited Germany.", ["Finland", "Germany"]),
        (f"{LEHTOLA} was silent. Her predecessor, Eero Salo, visited Germany.", ["Germany", "Salo"]),
    ],
)
def test_whose_predecessor_or_brother_is_told_of_is_not_he(text: str, people: list[str]) -> None:
    reading = read_text(text)
    assert people in [sorted(name.split()[-1] for name in names(reading, c.participants)) for c in reading.contacts]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish envoy Aino Lehtola's official talks with President Erik Brandt of Sweden and President Ana Costa of "
        "Peru went on for hours.",
        "Finnish envoy Aino Lehtola has no plans to talk to President Erik Brandt of Sweden or to President Ana Costa "
        "of Peru.",
        "Finnish envoy Aino Lehtola has no plans to meet President Erik Brandt of Sweden or President Ana Costa of "
        "Peru.",
    ],
)
def test_who_is_in_contact_with_two_is_named_with_them(text: str) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == ["Aino Lehtola", "Ana Costa", "Erik Brandt"]


def test_who_also_speaks_with_another_has_another_contact() -> None:
    text = (
        "Finnish Defence Minister Aino Lehtola spoke by telephone with Swedish Defence Minister Erik Brandt on "
        "Sunday. Finland also spoke by telephone with Sweden's king, Lars Holm."
    )
    reading = read_text(text)
    assert ["Aino Lehtola", "Erik Brandt"] in [names(reading, c.participants) for c in reading.contacts]
    assert any("Lars Holm" in names(reading, c.participants) for c in reading.contacts)


@pytest.mark.parametrize(
    "text",
    [
        "Finnish envoy Aino Lehtola flew to Stockholm on Monday to prepare a summit between President Lars Holm and "
        "President Ana Costa on Friday.",
        "Finnish envoy Aino Lehtola arrived in Stockholm on Monday, a day after Prime Minister Lars Holm of Norway "
        "spoke by phone with President Ana Costa of Peru.",
        "Finnish envoy Aino Lehtola arrived in Stockholm on Monday as President Lars Holm of Norway was meeting "
        "President Ana Costa of Peru.",
    ],
)
def test_who_is_in_contact_in_a_clause_beside_it_is_not_on_the_visit(text: str) -> None:
    reading = read_text(text)
    visits = [c for c in reading.contacts if c.medium == "visit"]
    assert [names(reading, c.participants) for c in visits] == [["Aino Lehtola", "Sweden"]]


def test_a_capital_before_talks_of_nobody_else_is_where_they_are_held() -> None:
    text = (
        "Finnish envoy Aino Lehtola met Swedish envoy Erik Brandt in Riga on Monday. They talked about the Vienna "
        "negotiations."
    )
    reading = read_text(text)
    assert all("Austria" not in names(reading, c.participants) for c in reading.contacts)
    with_it = read_text("Tehran talks with Riyadh resumed in Baghdad on Monday, the Iraqi foreign minister said.")
    assert ["Iran", "Saudi Arabia"] in [names(with_it, c.participants) for c in with_it.contacts]


def test_of_no_known_side_he_stands_for_it_whose_brother_is_told_of() -> None:
    reading = read_text("The envoy Mira Solen was silent. Solen's brother promised Peru a bridge on Monday.")
    assert [names(reading, c.by) for c in reading.commitments] == [["Mira Solen"]]
