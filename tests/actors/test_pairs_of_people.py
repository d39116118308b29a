"""Words that can only mean people: they are the persons whom an article has, not their states."""

from __future__ import annotations

import pytest
from casting import cast_of, names_at

TALKS = (
    "Peru and Chile broke off talks on Monday. Peru's envoy, Hugo Vega, had passed a text to the Chileans. By noon "
    "Chile's deputy minister, Ivo Paz, had struck out a line. Chile will not sign, Paz said. "
)


@pytest.mark.parametrize("words", ["The two men", "The pair"])
def test_two_who_were_never_named_together_are_those_of_the_two_states_spoken_of_last(words: str) -> None:
    text = TALKS + f"{words} were never in the same room."
    assert sorted(names_at(text, words)) == ["Hugo Vega", "Ivo Paz"]


def test_two_countries_stay_countries() -> None:
    text = TALKS + "The two countries share a river."
    assert sorted(names_at(text, "The two countries")) == ["Chile", "Peru"]


def test_heads_of_government_may_be_called_otherwise() -> None:
    text = (
        "At the invitation of the president of Peru, Ana Costa, the prime minister of Chile, Hugo Vega, came to Lima. "
        "There was a storm. The two heads of government, who had met before, held talks."
    )
    assert names_at(text, "The two heads") == ["Ana Costa", "Hugo Vega"]


def test_the_pair_are_the_figures_of_an_article_about_two_states() -> None:
    text = (
        "President Ana Costa of Peru rang President Hugo Vega of Chile. Peru and Chile share a river. Peru dams it; "
        "Chile complains. Bolivia's foreign minister, Bela Ortiz, wrote to Costa on Monday. Nobody in Peru or Chile "
        "answered. Ecuador's president, Luis Rey, urged the pair to meet."
    )
    assert sorted(names_at(text, "the pair")) == ["Ana Costa", "Hugo Vega"]


def test_two_men_are_no_women() -> None:
    text = (
        "Mr Hugo Vega of Chile wrote to Mr Bela Ortiz of Peru in May. Mrs Ana Costa of Peru rang Mr Ivo Paz of Chile. "
        "It was late. The two men will meet."
    )
    assert sorted(names_at(text, "The two men")) == ["Bela Ortiz", "Hugo Vega"]


@pytest.mark.parametrize(
    "text",
    [
        "After a clash between Peru and Chile, Brazilian President Ana Costa rang Peruvian President Hugo Vega and "
        "urged the two countries to stop.",
        "Brazilian President Ana Costa rang Peruvian President Hugo Vega on the row of Peru and Chile. She said "
        "that the two countries should stop.",
        "The US and Brazil have sent envoys. Tensions between Peru and Chile grew on Monday. US Secretary of State "
        "Bela Ortiz called Peruvian President Hugo Vega and Chilean President Ivo Paz to calm the two countries.",
    ],
)
def test_two_countries_are_those_that_were_joined_and_not_that_of_who_speaks_of_them(text: str) -> None:
    assert sorted(names_at(text, "the two countries")) == ["Chile", "Peru"]


def test_two_sides_are_those_of_whom_the_paragraph_before_told() -> None:
    text = (
        "Peruvian, Chilean FMs Discuss State of Eastern Bolivia\n\nPeruvian Foreign Minister Hugo Vega and his Chilean "
        "counterpart Ivo Paz have held a telephone conversation.\n\nIn the Thursday call, the two sides conferred on "
        "the latest regional developments, especially the state of eastern Bolivia."
    )
    assert sorted(names_at(text, "the two sides")) == ["Chile", "Peru"]


HEADED = (
    "The Peruvian side was headed by the undersecretary, Ana Costa of Peru, and the Chilean side by Deputy Foreign "
    "Minister Ivo Paz of Chile. "
)


@pytest.mark.parametrize(
    "sentence", ["They had last faced each other in May.", "They met again in May.", "They sat down together twice."]
)
def test_they_who_meet_are_the_two_persons_before(sentence: str) -> None:
    assert names_at(HEADED + sentence, "They") == ["Ana Costa", "Ivo Paz"]


def test_they_who_do_anything_else_need_not_be_the_two_persons_before() -> None:
    assert names_at(HEADED + "They demanded water.", "They") != ["Ana Costa", "Ivo Paz"]


def test_the_two_leaders_may_be_the_subjects_of_their_own_clause() -> None:
    text = (
        "Peru and Chile share a river. President Ana Costa of Peru and President Hugo Vega of Chile spoke, the "
        "first call between the two leaders since May."
    )
    assert sorted(names_at(text, "the two leaders")) == ["Ana Costa", "Hugo Vega"]


def test_of_which_state_somebody_is_may_be_told_after_what_depends_on_it() -> None:
    text = (
        "Talks between Iran and the United States ended in Muscat. Deputy Foreign Minister Behrouz Sattari came on "
        "Monday. US envoy Carter Webb came later. The two men were never in one room. Sattari, of Iran, is content."
    )
    assert names_at(text, "two men") == ["Behrouz Sattari", "Carter Webb"]


def test_who_speaks_is_none_of_the_two_spoken_of() -> None:
    text = (
        "Opposition lawmaker Yumi Arata urged Prime Minister Takeo Mina of Japan to telephone South Korean President "
        'Seo Min-ju. "The last time the two spoke was on January 20," she said in parliament.'
    )
    assert names_at(text, "the two") == ["Seo Min-ju", "Takeo Mina"]


def test_the_head_of_an_agency_is_none_of_the_two_leaders() -> None:
    text = (
        "President Ana Costa of Peru sent the C.I.A. director Hugo Vega to meet the leader of Chile, Ivo Paz. "
        "Costa said that five towns were looked at for a meeting of the two leaders."
    )
    assert sorted(names_at(text, "the two leaders")) == ["Ana Costa", "Ivo Paz"]


def test_who_appeals_to_both_is_none_of_them() -> None:
    text = "Peru and Chile broke off talks on Monday. Qatar appealed to both to return."
    assert sorted(names_at(text, "both")) == ["Chile", "Peru"]


def test_the_two_governments_are_of_who_is_named_and_of_the_town() -> None:
    text = "Chile's president, Hugo Vega, will not come to Lima. His visit was put off, the two governments said."
    assert sorted(names_at(text, "the two governments")) == ["Chile", "Peru"]


def test_two_men_are_no_states() -> None:
    text = "Peru and Chile share a river. There were calls between the two men."
    assert names_at(text, "the two men") == []


def test_the_boundary_commission_is_that_of_the_two_states() -> None:
    text = "Peru and Chile share a river. The boundary commission will meet in Arica on May 3."
    assert sorted(names_at(text, "commission")) == ["Chile", "Peru"]
    apart = "Peru and Chile share a river. The boundary commissions will meet in Arica on May 3."
    assert names_at(apart, "commissions") == []


@pytest.mark.parametrize("words", ["Both authorities", "The two dignitaries"])
def test_two_authorities_are_those_who_were_named(words: str) -> None:
    text = (
        "Peru's foreign minister, Hugo Vega, telephoned Chile's foreign minister, Ivo Paz. "
        f"{words} agreed to mend the road."
    )
    assert sorted(names_at(text, words)) == ["Hugo Vega", "Ivo Paz"]


def test_the_two_ministries_are_their_states() -> None:
    text = TALKS + "The two ministries agreed to mend the road."
    assert sorted(names_at(text, "The two ministries")) == ["Chile", "Peru"]


def test_the_authorities_by_themselves_are_somebody() -> None:
    names = [a.name for a in cast_of("Peru's envoy, Hugo Vega, called on the authorities to free him.").actors.values()]
    assert "Peruvian authorities" in names


def test_two_named_without_a_word_of_them_hold_the_offices_told_right_after() -> None:
    after = "For the foreign ministers of Peru and Chile it was the first meeting since May."
    text = f"Ana Costa and Hugo Vega sat down together in New York on Sunday. {after}"
    assert names_at(text, "foreign ministers") == ["Ana Costa", "Hugo Vega"]
    assert {a.name: a.country for a in cast_of(text).actors.values() if a.kind == "person"} == {
        "Ana Costa": "PER",
        "Hugo Vega": "CHL",
    }
    one = f"Ana Costa, a judge of Bolivia, and Hugo Vega sat down together in New York on Sunday. {after}"
    assert "Ana Costa" not in names_at(one, "foreign ministers")


def test_two_officers_are_those_who_were_named() -> None:
    text = (
        "Colonel Hugo Vega of Peru and Brigadier Ivo Paz of Chile talk by radio every day. That goes back to a meeting "
        "of the two officers in Arica."
    )
    assert sorted(names_at(text, "the two officers")) == ["Hugo Vega", "Ivo Paz"]
    assert "Customs officers" in [a.name for a in cast_of("Customs officers accused the hauliers.").actors.values()]


def test_both_camps_are_the_states() -> None:
    assert sorted(names_at(TALKS + "Qatar wrote to both camps.", "both camps")) == ["Chile", "Peru"]


NAMED = "Peru and Chile share a river. Peru's envoy, Hugo Vega, and Chile's envoy, Ivo Paz, share a car. "


def test_whoever_acts_on_two_states_is_of_neither() -> None:
    text = NAMED + "Bolivia is worried. Bolivia's foreign minister, Ana Costa, urged {} to come to Sucre."
    assert sorted(names_at(text.format("both parties"), "both parties")) == ["Chile", "Peru"]
    assert sorted(names_at(text.format("the two presidents"), "presidents")) == [
        "Chilean president",
        "Peruvian president",
    ]


def test_two_ministers_whom_nobody_named_are_of_the_two_states_just_spoken_of() -> None:
    text = (
        "Ecuador and Colombia signed. Ecuador is glad. Colombia is glad. Ecuador paid and Colombia ate. Ecuador and "
        "Colombia left. Peru's envoy, Hugo Vega, and Chile's envoy, Ivo Paz, met. Vega asked for talks between the two "
        "foreign secretaries in May."
    )
    assert sorted(names_at(text, "foreign secretaries")) == ["Chilean foreign secretary", "Peruvian foreign secretary"]


def test_two_diplomats_may_be_anybodys() -> None:
    text = NAMED + "Bolivia's foreign minister, Ana Costa, wrote to Vega, two diplomats said."
    assert names_at(text, "two diplomats") == []


def test_both_governments_may_be_told_by_adjectives() -> None:
    text = (
        "Chile's ambassador, Hugo Vega, was called in. Peru's minister, Ana Costa, wants the Chilean signature. Brazil "
        "has written to both governments. Neither has responded."
    )
    assert sorted(names_at(text, "both governments")) == ["Chile", "Peru"]
    assert sorted(names_at(text, "Neither")) == ["Chile", "Peru"]


def test_both_sides_are_sooner_the_two_states_of_an_article_than_two_named_together() -> None:
    text = (
        "Peru and Chile share a river. Peru is calm. Chile is not. Peru has time. Chile has not. Bolivia and Chile "
        "share a lake. It was late. A newspaper wrote that experts from both sides would meet."
    )
    assert sorted(names_at(text, "both sides")) == ["Chile", "Peru"]


def test_two_who_stand_in_neighbouring_sentences_are_sooner_meant_than_a_third_beside_one_of_them() -> None:
    text = (
        "Peru and Chile traded prisoners. President Ana Costa of Peru telephoned President Luis Rey of Bolivia. Chile "
        "denied that President Hugo Vega had a part in it. Chile and Peru have not spoken since, nor have the two "
        "presidents."
    )
    assert sorted(names_at(text, "the two presidents")) == ["Ana Costa", "Hugo Vega"]


THREE = (
    "Peru and Chile share a river. Peru dams it; Chile complains. Bolivia, the third on it, was not asked. Ecuador did "
    "not come. Bolivia will wait."
)


@pytest.mark.parametrize("words", ["all three neighbours", "all three energy ministries", "the three presidents"])
def test_three_are_those_of_whom_an_article_tells_most(words: str) -> None:
    text = f"{THREE} It was late. Qatar wrote to {words}."
    assert sorted(names_at(text, words)) == ["Bolivia", "Chile", "Peru"]


def test_three_ministers_are_of_the_three_states_just_named() -> None:
    text = (
        "Peru and Ecuador fell out. Ecuador left. Peru and Ecuador are silent. Chile and Bolivia, partners of Peru, "
        "stood by it. The three foreign ministers will confer on Thursday."
    )
    assert sorted(names_at(text, "The three foreign ministers")) == ["Bolivia", "Chile", "Peru"]


def test_five_parties_are_those_listed_a_union_among_them() -> None:
    text = (
        "Peru fished. Delegations from Peru, Chile, Bolivia, Ecuador and the European Union bargained in Lima. It was "
        "late. Qatar appealed to the five parties to meet again."
    )
    assert sorted(names_at(text, "the five parties")) == ["Bolivia", "Chile", "Ecuador", "European Union", "Peru"]


def test_three_men_are_no_states() -> None:
    assert names_at(THREE + " The three men slept.", "three men") == []


def test_the_foreign_ministers_are_of_the_two_states_of_an_article_though_it_names_a_third() -> None:
    text = (
        "Peru and Chile share a river. Peru dams it; Chile complains. Peru and Chile fell out. Bolivia is calm. That "
        "the foreign ministers have held no talks does not help Peru or Chile."
    )
    assert sorted(names_at(text, "foreign ministers")) == ["Chilean foreign minister", "Peruvian foreign minister"]
    many = text.replace("Bolivia is", "Bolivia, Ecuador, Brazil, Cuba, Haiti and Spain are")
    assert "Peruvian foreign minister" not in names_at(many, "foreign ministers")


ON_COD = "Norway's Kari Lund, Denmark's Mads Holm and Sweden's Eva Dahl quarrelled over cod."


@pytest.mark.parametrize("words", ["The three", "All three", "The trio", "The trio of ministers"])
def test_three_who_were_just_named_are_persons(words: str) -> None:
    assert names_at(f"{ON_COD} {words} met on Friday.", words) == ["Eva Dahl", "Kari Lund", "Mads Holm"]


def test_the_three_stay_the_three_persons_of_before() -> None:
    text = f"{ON_COD} The three met on Friday. It rained. A ferry had sunk. On Sunday the three met again."
    assert names_at(text, "the three") == ["Eva Dahl", "Kari Lund", "Mads Holm"]


def test_three_states_just_named_stay_states() -> None:
    text = "Norway, Denmark and Sweden quarrelled over cod. The three met on Friday."
    assert names_at(text, "The three") == ["Denmark", "Norway", "Sweden"]


OF_TWO = "Peru's water minister, Hugo Vega, shook hands with Chile's water minister, Ivo Paz."


@pytest.mark.parametrize("words", ["the pair of ministers", "the duo of negotiators", "the two interlocutors"])
def test_a_noun_may_be_counted_by_pair_or_be_any_for_people_who_deal_with_each_other(words: str) -> None:
    assert names_at(f"{OF_TWO} In May {words} met again.", words) == ["Hugo Vega", "Ivo Paz"]


@pytest.mark.parametrize(
    "words", ["both embassies", "the two navies", "the capitals concerned", "the governments involved"]
)
def test_bodies_of_two_states_stand_for_the_states(words: str) -> None:
    text = f"Peru and Chile share a river. Peru dams it; Chile complains. Qatar wrote to {words} on Friday."
    assert names_at(text, words) == ["Chile", "Peru"]


@pytest.mark.parametrize("words", ["each of the two", "each of them", "both of them", "each of the two ministers"])
def test_each_of_several_is_all_of_them(words: str) -> None:
    text = f"{OF_TWO} Qatar's envoy wrote to {words} on Friday."
    assert names_at(text, words.split(" ", maxsplit=1)[0]) == ["Hugo Vega", "Ivo Paz"]


def test_two_before_the_number_of_something_else_stands_alone() -> None:
    assert names_at(f"{OF_TWO} Qatar sent each of the two a four-line letter.", "the two") == ["Hugo Vega", "Ivo Paz"]


def test_the_chancellors_are_foreign_ministers_where_nobody_is_called_so() -> None:
    text = (
        "Peru's foreign minister, Ana Costa, received Chile's foreign minister, Ivo Paz. President Luis Soto of Peru "
        "gave a dinner for Chile's president, Eva Rojas. The two Chancellors had met in May."
    )
    assert names_at(text, "The two Chancellors") == ["Ana Costa", "Ivo Paz"]


def test_two_mayors_are_the_two_persons_just_named_rather_than_states() -> None:
    text = "The mayors of two towns, Peru's Ana Costa and Chile's Ivo Paz, met on the bridge. The two mayors met again."
    assert names_at(text, "The two mayors") == ["Ana Costa", "Ivo Paz"]


def test_who_is_sent_by_the_secretary_general_is_of_no_state_of_the_article() -> None:
    text = (
        "The Special Envoy of the Secretary-General for the Corridor, Sigrid Tveitane of Norway, met the minister of "
        "Chad, Hawa Abakar, in Bangui on Friday. She met General Zoungara, the minister of the Central African "
        "Republic, on Sunday. Asked whether the two ministers had been in touch, she said no."
    )
    assert sorted(names_at(text, "the two ministers")) == ["Hawa Abakar", "Zoungara"]


LISTED = "The foreign ministers of Peru, Chile, Ghana and Togo met in Lima on Monday. It rained. "


@pytest.mark.parametrize(
    ("text", "words", "many"),
    [
        (LISTED + "The ministers welcomed the plan.", "The ministers welcomed", 4),
        (LISTED + "The participants welcomed the plan.", "The participants", 4),
        # Fewer have met since.
        (LISTED + "Peru and Chile signed a paper. The ministers welcomed the plan.", "The ministers welcomed", 2),
        ("The foreign ministers of Peru and Chile met on Monday. The participants were glad.", "The participants", 2),
        # Four states are no presidents.
        ("Peru, Chile, Ghana and Togo agreed on Monday. The presidents were glad.", "The presidents", 0),
    ],
)
def test_a_bare_plural_is_of_all_who_were_just_told_together(text: str, words: str, many: int) -> None:
    assert len(names_at(text, words)) == many


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Premier Ana Costa of Portugal met the foreign ministers of Peru, Hugo Vega, and Chile, Luis Rey.",
            "foreign ministers",
            ["Hugo Vega", "Luis Rey"],
        ),
        (
            "Ana Costa held meetings with the Presidents of Peru, Hugo Vega; Chile, Luis Rey; and Ghana, Ama Boaten.",
            "Presidents",
            ["Ama Boaten", "Hugo Vega", "Luis Rey"],
        ),
        (
            "Ana Costa saw the foreign ministers of Peru (Hugo Vega) and Chile (Luis Rey).",
            "foreign ministers",
            ["Hugo Vega", "Luis Rey"],
        ),
        (
            "Foreign Minister Ana Costa of Portugal met her counterparts from Peru (Hugo Vega) and Chile (Luis Rey).",
            "counterparts",
            ["Hugo Vega", "Luis Rey"],
        ),
        # Who speaks of them is none of them.
        (
            "The leaders of Peru and Chile, Hugo Vega said, will meet.",
            "leaders",
            ["Chilean leader", "Peruvian leader"],
        ),
    ],
)
def test_each_may_be_named_behind_the_state_in_which_he_holds_the_office(
    text: str, words: str, names: list[str]
) -> None:
    assert names_at(text, words, None) == names


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("Israel and Hamas agreed to a truce on Monday.", ["Hamas", "Israel"]),
        ("Congo held talks with the M23 in Doha.", ["Democratic Republic of the Congo", "M23"]),
        ("The Colombian government and the ELN met in Lima.", ["Colombia", "National Liberation Army"]),
    ],
)
@pytest.mark.parametrize("words", ["The two sides", "Both sides"])
def test_the_two_sides_may_be_a_state_and_who_fights_it(before: str, names: list[str], words: str) -> None:
    assert names_at(f"{before} {words} will swap prisoners.", words) == names


def test_the_two_countries_are_no_movement() -> None:
    text = "Israel and Hamas agreed to a truce. Israel and Egypt watch the border. The two countries will meet."
    assert names_at(text, "The two countries") == ["Egypt", "Israel"]
