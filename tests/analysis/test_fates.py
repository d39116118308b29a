"""What became of commitments, told by invented articles that are really read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from promises import fates_of

from dragoman.analysis.fates import Fate, fates
from dragoman.analysis.fates_at_once import called_off
from dragoman.analysis.fates_cues import says
from dragoman.door import open_record

#: Sentences without a fact, so that a short article is long enough to be read.
REST = "The ministry gave no further details. The matter has been reported widely in the region."
MADE = (
    "Ministers speak\n\nRIGA, March 4, 2025 — Latvian Foreign Minister Ilze Kraukle spoke by phone with Estonian "
    "Foreign Minister Juhan Tamm on Monday. Kraukle promised to hand over the maps of the old ferry harbour by "
    "April 10. " + REST
)
ASKED = (
    "Ministers meet\n\nRIGA, March 4, 2025 — Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan "
    "Tamm in Riga on Monday. Kraukle asked Estonia to reopen the ferry harbour at Virtsu. {answer} " + REST
)


def state_of(found: list[Fate], words: str) -> str:
    """Return the state of the one commitment with these words."""
    states = [fate.state for fate in found if words in fate.commitment.quote]
    assert len(states) == 1, [(fate.commitment.type, fate.commitment.quote) for fate in found]
    return states[0]


def later(day: str, sentence: str) -> str:
    return (
        f"Harbour news\n\nTALLINN, {day}, 2025 — Officials of Estonia and Latvia spoke on the phone. {sentence} {REST}"
    )


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Latvia handed over the maps of the old ferry harbour on Tuesday.", "kept"),
        ("Latvia has not handed over the maps of the old ferry harbour, an official said.", "broken"),
        ("The weather was fine on the islands.", "overdue"),
        ("Latvia would hand over the maps of the ferry harbour in June instead, its minister said.", "superseded"),
        ("The maps of the old ferry harbour lay on the table, as Kraukle had promised.", "kept"),
        ("The handover of the maps of the old ferry harbour would go ahead as planned, Riga said.", "overdue"),
        ("Kraukle had promised maps of a ferry harbour. Latvia kept its word, Tamm said.", "kept"),
        ("Kraukle had promised maps of a ferry harbour. Latvia has not kept its word, Tamm said.", "broken"),
        ("In March, the ministers agreed on the maps of the old ferry harbour.", "overdue"),
        ("Latvia broke the word until April 10 that ministers of Latvia and Estonia had agreed in Riga.", "broken"),
        ("Latvia broke the word until May 3 that ministers of Latvia and Estonia had agreed in Riga.", "overdue"),
    ],
)
def test_a_promise_is_kept_broken_or_overdue(tmp_path: Path, sentence: str, state: str) -> None:
    assert state_of(fates_of(tmp_path, MADE, later("May 20", sentence)), "harbour by April 10") == state


def test_before_its_day_a_promise_is_open(tmp_path: Path) -> None:
    assert state_of(fates_of(tmp_path, MADE, as_of=date(2025, 4, 1)), "maps") == "open"


def test_a_fate_rests_on_a_sentence_of_a_later_article(tmp_path: Path) -> None:
    article = later("May 20", "Latvia handed over the maps of the old ferry harbour on Tuesday.")
    fate = next(f for f in fates_of(tmp_path, MADE, article) if "maps" in f.commitment.quote)
    assert fate.turn is not None
    assert fate.turn.sentence == "Latvia handed over the maps of the old ferry harbour on Tuesday."
    assert fate.turn.published == date(2025, 5, 20)


def test_a_fate_rests_on_the_sentence_of_its_article_that_is_most_about_it(tmp_path: Path) -> None:
    nearest = "Latvia handed over the maps of the old ferry harbour on Tuesday."
    article = later("April 9", f"Latvia handed over some maps of a harbour. Tamm thanked Riga. {nearest}")
    fate = next(f for f in fates_of(tmp_path, MADE, article) if "maps" in f.commitment.quote)
    assert fate.turn is not None
    assert fate.turn.sentence == nearest


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("Tamm rejected the request.", "answered_no"),
        ("Tamm agreed to the request.", "answered_yes"),
        ("The two also talked about the weather.", "open"),
        ("The two ministers agreed that an inspector would travel to Tartu.", "open"),
        ("Tamm promised to examine the request.", "open"),
        ("Tamm said no: the harbour is too shallow.", "answered_no"),
        ("Tamm refused and said that the harbour was too shallow.", "answered_no"),
        ("Tamm ruled that out.", "answered_no"),
        ("An aide said that Tamm had not said no to the request.", "open"),
        ("Tamm declined, saying that Estonia was obliged to protect its seals.", "answered_no"),
        ("Tamm promised to lend Latvia two old locomotives.", "open"),
        ("Tamm undertook to reply in writing by April 30.", "open"),
        ("Tamm said the request would be studied by the courts, and declined to say more.", "open"),
        ("Tamm warned that Estonia would not accept fines on its fishermen.", "open"),
        ("Tamm spoke of another demand, that the toll be lifted, as Kraukle had promised in January.", "open"),
    ],
)
def test_a_request_is_granted_refused_or_open(tmp_path: Path, answer: str, state: str) -> None:
    assert state_of(fates_of(tmp_path, ASKED.format(answer=answer)), "reopen the ferry harbour") == state


@pytest.mark.parametrize(
    ("ending", "state"),
    [
        (", and he accepted", "answered_yes"),
        (", but he declined", "answered_no"),
        (", and said that a date had been agreed", "open"),
        (", as she had promised in January", "open"),
        (", and declined to comment on the price of cod", "open"),
    ],
)
def test_an_answer_may_stand_in_the_sentence_of_the_request(tmp_path: Path, ending: str, state: str) -> None:
    asked = ASKED.replace(
        "Kraukle asked Estonia to reopen the ferry harbour at Virtsu", f"Kraukle invited Tamm to Riga{ending}"
    )
    assert state_of(fates_of(tmp_path, asked.format(answer="")), "Riga") == state


def test_an_invitation_is_accepted_by_a_promise_to_come(tmp_path: Path) -> None:
    asked = ASKED.replace(
        "Kraukle asked Estonia to reopen the ferry harbour at Virtsu", "Kraukle invited Tamm to Cesis"
    )
    article = asked.format(answer="Tamm promised to travel there in May.")
    assert state_of(fates_of(tmp_path, article), "to Cesis") == "answered_yes"


def test_a_promise_to_answer_is_not_kept_by_what_a_reviewer_says_is_no_answer(tmp_path: Path) -> None:
    answer = later("March 18", "Estonia rejected the request to reopen the ferry harbour at Virtsu.")
    found = fates_of(tmp_path, ASKED.format(answer="Tamm promised to answer by March 20."), answer)
    assert state_of(found, "to answer by March 20") == "kept"
    asked = next(fate.commitment.key for fate in found if fate.commitment.type == "request")
    with open_record(tmp_path / "record.db") as record:
        record.decide("settle", asked, author="eva", detail={"about": "state", "value": "open"})
        connection = record.connection
        assert state_of(fates(connection, "EST", "LVA", date(2025, 12, 31)), "to answer by March 20") == "overdue"


def test_a_demand_that_is_told_again_is_no_answer(tmp_path: Path) -> None:
    article = later(
        "May 20", "Kraukle insisted that Estonia reopen the ferry harbour at Virtsu before the road is opened."
    )
    assert state_of(fates_of(tmp_path, ASKED.format(answer=""), article), "to reopen the ferry") == "open"


def test_what_was_done_after_it_had_been_asked_for_is_an_answer(tmp_path: Path) -> None:
    article = later("May 20", "Estonia sent a pilot to the harbour of Virtsu, as Latvia had demanded.")
    assert state_of(fates_of(tmp_path, ASKED.format(answer=""), article), "reopen the ferry harbour") == "answered_yes"


def test_a_talk_is_no_deed(tmp_path: Path) -> None:
    article = later("April 3", "The ministers of Latvia and Estonia met beside the old ferry harbour.")
    assert state_of(fates_of(tmp_path, MADE, article, as_of=date(2025, 4, 9)), "harbour by April 10") == "open"


def test_a_journey_is_kept_by_the_meeting_on_its_day(tmp_path: Path) -> None:
    planned = MADE.replace(REST, "Kraukle will travel on March 18 instead. " + REST)
    met = (
        "In Tallinn\n\nTALLINN, March 19, 2025 — Latvian Foreign Minister Ilze Kraukle met "
        "Estonian Foreign Minister Juhan Tamm on Tuesday. " + REST
    )
    found = [f for f in fates_of(tmp_path, planned, met) if "travel" in f.commitment.quote]
    assert [fate.state for fate in found] == ["kept"]


@pytest.mark.parametrize(
    ("plan", "day", "sentence", "state"),
    [
        (
            "The two ministers will see each other in the autumn.",
            "October 15",
            "Kraukle met Tamm in Tartu on Monday.",
            "kept",
        ),
        (
            "The two ministers will see each other in the autumn.",
            "October 15",
            "Kraukle rang Tamm on Monday.",
            "overdue",
        ),
        (
            "Experts from Latvia and Estonia will meet in Valga in the autumn.",
            "October 15",
            "Kraukle met Tamm in Tartu on Monday.",
            "overdue",
        ),
        ("Kraukle will be in Tallinn on March 18.", "March 19", "Kraukle met Tamm in Tallinn on Tuesday.", "kept"),
        (
            "Kraukle will visit Estonia on June 19.",
            "June 17",
            "Kraukle has called off her trip to Estonia because of floods. She had been expected in Tallinn on "
            "Thursday for talks with Tamm.",
            "withdrawn",
        ),
        (
            "Kraukle will visit Estonia on June 19.",
            "June 17",
            "Kraukle has called off her trip to Estonia because of floods. She will visit Estonia on September 2.",
            "superseded",
        ),
        (
            "The two ministers plan to see each other in Oslo in the last week of September.",
            "November 20",
            "The meeting that Kraukle and Tamm had planned in Oslo in September did not take place.",
            "broken",
        ),
    ],
)
def test_what_became_of_a_plan_to_see_somebody_is_told_by_contacts(
    tmp_path: Path, plan: str, day: str, sentence: str, state: str
) -> None:
    planned = MADE.replace(REST, f"{plan} {REST}")
    article = (
        f"Ministers\n\nTALLINN, {day}, 2025 — Latvian Foreign Minister Ilze Kraukle and Estonian Foreign Minister "
        f"Juhan Tamm were in the news. {sentence} {REST}"
    )
    found = fates_of(tmp_path, planned, article)
    words = ("see each other", "meet in Valga", "be in Tallinn", "visit Estonia on June")
    assert {f.state for f in found if any(one in f.commitment.quote for one in words)} == {state}


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Kraukle will not go to Tallinn this year, her office said.", "withdrawn"),
        ("Kraukle will not go to Tallinn this year, her office said. She will now travel in January.", "superseded"),
        ("Kraukle will not meet Tamm in Geneva on April 3, her office said.", "open"),
    ],
)
def test_a_journey_is_called_off_by_not_going_until_its_last_day(tmp_path: Path, sentence: str, state: str) -> None:
    planned = MADE.replace(REST, "Kraukle promised to travel to Tallinn before the end of the year. " + REST)
    off = (
        "At home\n\nRIGA, April 2, 2025 — Latvian Foreign Minister Ilze Kraukle and Estonian Foreign Minister Juhan "
        f"Tamm spoke by phone on Tuesday. {sentence} {REST}"
    )
    found = [
        f.state for f in fates_of(tmp_path, planned, off, as_of=date(2025, 6, 1)) if "travel to" in f.commitment.quote
    ]
    assert found[:1] == [state]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Estonia reopened the ferry harbour at Virtsu on Tuesday.", "kept"),
        ("Estonia rejected the request to reopen the ferry harbour at Virtsu.", "kept"),
        ("Estonia answered on April 2 with a letter of two pages.", "kept"),
        ("Estonia answered questions of reporters about the weather.", "overdue"),
    ],
)
def test_a_promise_of_an_answer_is_kept_by_the_answer(tmp_path: Path, sentence: str, state: str) -> None:
    asked = ASKED.format(answer="Tamm promised to give her an answer by April 10.")
    assert state_of(fates_of(tmp_path, asked, later("April 3", sentence)), "answer") == state


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The letter that Tamm was to send Riga by April 10 never arrived.", "broken"),
        ("Estonia reopened the ferry harbour at Virtsu on Tuesday.", "overdue"),
    ],
)
def test_a_promise_of_an_answer_is_not_kept_after_its_day(tmp_path: Path, sentence: str, state: str) -> None:
    asked = ASKED.format(answer="Tamm promised to answer in writing by April 10.")
    assert state_of(fates_of(tmp_path, asked, later("May 20", sentence)), "in writing") == state


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Tamm offered to send a pilot to Riga, but Latvia's foreign ministry turned the offer down.", "withdrawn"),
        ("Tamm offered to send a pilot to Riga, and Latvia's foreign ministry noted the offer.", "open"),
    ],
)
def test_an_offer_that_is_not_wanted_is_off(tmp_path: Path, sentence: str, state: str) -> None:
    assert state_of(fates_of(tmp_path, ASKED.format(answer=sentence)), "send a pilot") == state


def test_a_visit_that_is_told_as_put_off_is_not_due(tmp_path: Path) -> None:
    off = (
        "At home\n\nRIGA, April 2, 2025 — Latvian Foreign Minister Ilze Kraukle has postponed a visit to Estonia that "
        f"had been planned for Thursday, her office said. Estonian Foreign Minister Juhan Tamm was told. {REST}"
    )
    assert state_of(fates_of(tmp_path, off), "planned for Thursday") == "withdrawn"
    assert called_off("Kraukle has not postponed a ", "") is None


def test_a_proposal_is_not_presented_by_any_meeting(tmp_path: Path) -> None:
    promised = (
        "Calls\n\nTALLINN, March 4, 2025 — Prime Minister Ingrid Volk of Estonia spoke by telephone with Prime "
        "Minister Gudrun Palm of Latvia on Monday. “Estonia will present a proposal for its financing by 1 June,” "
        f"said Prime Minister Volk. Prime Minister Palm will visit Tartu on 22 May. {REST}"
    )
    met = (
        "Questions and answers\n\nRIGA, May 23, 2025 — Prime Minister Gudrun Palm of Latvia and Prime Minister Ingrid "
        f"Volk of Estonia met in Tartu on 22 May. {REST}"
    )
    assert state_of(fates_of(tmp_path, promised, met), "present a proposal") == "overdue"


def test_a_plan_to_meet_is_not_kept_by_a_later_meeting(tmp_path: Path) -> None:
    planned = MADE.replace(REST, "Experts from Latvia and Estonia will meet in Valga before the end of March. " + REST)
    sentence = "Experts from Latvia and Estonia met in Valga on Monday."
    assert state_of(fates_of(tmp_path, planned, later("March 18", sentence)), "meet in Valga") == "kept"
    (tmp_path / "record.db").unlink()
    assert state_of(fates_of(tmp_path, planned, later("May 20", sentence)), "meet in Valga") == "overdue"


def test_what_lies_ahead_of_the_day_asked_about_is_not_used(tmp_path: Path) -> None:
    article = later("May 20", "Latvia handed over the maps of the old ferry harbour on Tuesday.")
    assert state_of(fates_of(tmp_path, MADE, article, as_of=date(2025, 5, 1)), "maps") == "overdue"


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("refused", "The minister turned down the offer.", True),
        ("refused", "The minister turned up.", False),
        ("not_done", "It didn’t arrive.", True),
        ("instead", "It will now be held in April.", True),
        ("instead", "Nobody knows now.", False),
    ],
)
def test_cues_are_whole_words(cue: str, text: str, expected: bool) -> None:
    assert says(cue, text) is expected


def test_a_promise_to_think_about_a_request_is_kept_by_what_became_of_it(tmp_path: Path) -> None:
    asked = ASKED.format(answer="Tamm promised to look into the matter.")
    article = later("May 20", "Estonia reopened the ferry harbour at Virtsu on Tuesday.")
    assert state_of(fates_of(tmp_path, asked, article), "look into") == "kept"
    (tmp_path / "record.db").unlink()
    assert state_of(fates_of(tmp_path, asked, later("May 20", "Tamm replied that it was late.")), "look into") == "open"


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The round of talks on ferries that had been set for April never took place.", "broken"),
        ("The round of talks on ferries that had been set for May never took place.", "overdue"),
        ("The concert that had been set for April never took place.", "overdue"),
        ("The talks on ferries, once fixed for April, will now open in September.", "superseded"),
        ("The talks on ferries, once fixed for May, will now open in September.", "overdue"),
        ("The experts' journey, planned for April, was called off.", "withdrawn"),
    ],
)
def test_what_became_of_a_planned_meeting_is_told_by_its_time(tmp_path: Path, sentence: str, state: str) -> None:
    planned = MADE.replace(REST, "Experts from Latvia and Estonia will meet in Valga in April. " + REST)
    assert state_of(fates_of(tmp_path, planned, later("June 20", sentence)), "meet in Valga") == state


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Latvia and Estonia agreed that experts on ferries would meet in Valga in June.", "kept"),
        ("Latvia and Estonia agreed that experts on forests would meet in Valga in June.", "open"),
        ("Experts on ferries come from Latvia and Estonia.", "open"),
    ],
)
def test_a_promise_of_a_new_date_is_kept_by_agreeing_on_one(tmp_path: Path, sentence: str, state: str) -> None:
    off = MADE.replace(REST, f"A round on ferries had been put off. Kraukle promised to discuss a new date. {REST}")
    found = [f.state for f in fates_of(tmp_path, off, later("May 20", sentence)) if "new date" in f.commitment.quote]
    assert found == [state]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("The ministers spoke of the pilot boat Kajakas. Estonia promised to free and release her.", "answered_yes"),
        ("The ministers spoke of the weather. Estonia promised to release the price of bread in June.", "open"),
        ("The ministers spoke of the pilot boat Kajakas. The two agreed that it was an old boat.", "open"),
    ],
)  # fmt: skip
def test_an_answer_is_read_with_the_sentence_before_it(tmp_path: Path, answer: str, state: str) -> None:
    asked = ASKED.replace("reopen the ferry harbour at Virtsu", "release the pilot boat Kajakas and her crew of four")
    article = later("May 20", answer)
    assert state_of(fates_of(tmp_path, asked.format(answer=""), article), "release the pilot") == state


def test_what_came_as_promised_is_known_by_what_was_spoken_of_before(tmp_path: Path) -> None:
    promised = MADE.replace(
        REST, f"They spoke of the pilot boat Kajakas. Kraukle said that the ship would be released by May 3. {REST}"
    )
    article = later("May 4", "The Kajakas left Ventspils three days before the day that Riga had named.")
    assert state_of(fates_of(tmp_path, promised, article, as_of=date(2025, 6, 1)), "released by May 3") == "kept"


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The toll was abolished on May 2, officials said.", "kept"),
        ("Kraukle and Tamm opened a museum of ferries in Valga together.", "overdue"),
        ("Tamm will not sit down with Kraukle until the toll is lifted, he said.", "overdue"),
    ],
)
def test_what_it_is_that_was_promised_is_what_the_article_is_about(tmp_path: Path, sentence: str, state: str) -> None:
    promised = MADE.replace(
        REST,
        f"Estonian pilots pay a toll in Riga. No other port has a toll. Tamm spoke of the toll at length in Riga. "
        f"Kraukle has said that it will be lifted by May 3. {REST}",
    )
    assert state_of(fates_of(tmp_path, promised, later("May 2", sentence)), "lifted by May 3") == state


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Both radars passed their tests three days before the date that Estonia had named.", "open"),
        ("Latvia has stationed the 40 extra pilots that it undertook to send to Virtsu.", "kept"),
    ],
)
def test_what_is_named_beside_a_promise_of_something_else_does_not_settle_it(
    tmp_path: Path, sentence: str, state: str
) -> None:
    promised = MADE.replace(REST, f"Estonia will mend two radars. Latvia will post 40 pilots at Virtsu. {REST}")
    assert state_of(fates_of(tmp_path, promised, later("May 20", sentence)), "post 40") == state


def test_what_stood_in_the_article_of_a_promise_is_no_news_where_it_is_printed_again(tmp_path: Path) -> None:
    promised = MADE.replace(REST, f"Latvia handed over maps of the old ferry harbour to an archive. {REST}")
    again = promised.replace("RIGA, March 4", "TALLINN, March 7").replace("Ministers speak", "From our neighbours")
    assert state_of(fates_of(tmp_path, promised, again, as_of=date(2025, 3, 31)), "harbour by April 10") == "open"


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Both pumps at Virtsu passed their tests, a day ahead of the date that Estonia gave in March.", "kept"),
        ("The oxen at Virtsu passed their tests, a day ahead of the date that Estonia gave in March.", "overdue"),
        ("Both pumps at Virtsu will pass their tests before the date that Estonia gave in March.", "overdue"),
    ],
)
def test_what_they_are_that_were_promised_is_told_two_sentences_before(
    tmp_path: Path, sentence: str, state: str
) -> None:
    promised = ASKED.format(
        answer="Tamm admitted that pumps had not been installed. A strike had held up one of them in Lisbon. He "
        "promised that they would be working by April 15."
    )
    assert state_of(fates_of(tmp_path, promised, later("April 16", sentence)), "be working") == state


def test_an_article_that_only_names_the_other_country_tells_of_a_fate(tmp_path: Path) -> None:
    article = (
        "Maps\n\nRIGA, April 3, 2025 — Latvia handed over the maps of the old ferry harbour on Wednesday, the ministry "
        "wrote. Many read Estonian newspapers in Valka. The weather was fine, and the shops were open."
    )
    assert state_of(fates_of(tmp_path, MADE, article), "harbour by April 10") == "kept"


def test_nothing_is_no_fulfilment(tmp_path: Path) -> None:
    article = later("May 20", "Nothing has been heard of the maps of the old ferry harbour.")
    assert state_of(fates_of(tmp_path, MADE, article), "harbour by April 10") == "broken"


def test_a_promise_in_an_article_about_two_countries_is_made_to_the_other(tmp_path: Path) -> None:
    article = (
        "Maps\n\nRIGA, March 4, 2025 — The old ferry harbours of Latvia and Estonia are drawn anew. Latvia promised "
        "to hand over its maps by April 10. Estonian pilots have asked for them for years, and Latvian ones too. "
        + REST
    )
    assert state_of(fates_of(tmp_path, article), "maps by April 10") == "overdue"
    (tmp_path / "record.db").unlink()
    others = "Finland, Sweden, Poland, Germany, Denmark and Norway have maps, and Finland, Sweden and Poland sell them."
    assert not fates_of(tmp_path, f"{article} {others}")
