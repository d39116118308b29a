"""Claims about the past held against the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from promises import keep_texts

from dragoman.analysis.claims import Verdict, verdicts
from dragoman.door import open_record
from dragoman.reader import read
from dragoman.record.claims import KINDS, claims_of, may_claim, pattern
from dragoman.sentences import sentence_bounds

REST = "The ministry gave no further details. The matter has been reported widely in the region."
EARLIER = (
    "Ministers talk\n\nHELSINKI, {day} — Finnish Foreign Minister Aino Lehtola spoke by phone with Norwegian Foreign "
    "Minister Lars Brekke on {weekday}. " + REST
)
LATER = (
    "Ministers talk again\n\nOSLO, June 17, 2025 — Norwegian Foreign Minister Lars Brekke spoke by phone with Finnish "
    "Foreign Minister Aino Lehtola on Monday. {claim} " + REST
)


def judged(tmp_path: Path, *articles: str) -> list[Verdict]:
    with open_record(tmp_path / "record.db") as record:
        keep_texts(record, tmp_path, *articles)
        with record.reading() as connection:
            return verdicts(connection, "FIN", "NOR")


JANUARY = EARLIER.format(day="January 14, 2025", weekday="Monday")
MAY = EARLIER.format(day="May 13, 2025", weekday="Monday")
ALSO = (
    "Two calls in Oslo\n\nOSLO, January 15, 2025 — Norwegian Foreign Minister Lars Brekke telephoned Finnish Foreign "
    "Minister Aino Lehtola on Monday. The price of cod was not on the list of topics, his office said on Wednesday."
)
#: Of one of the two with somebody else, and of another day for the call of January, told in passing.
OTHERS = (
    "Envoy received\n\nHELSINKI, May 13, 2025 — Finnish Foreign Minister Aino Lehtola met Norwegian Ambassador Siri "
    "Moen on Monday. " + REST
)
PASSING = (
    "Ferry stopped\n\nHELSINKI, January 30, 2025 — Finland stopped the ferry to Norway. Finnish Foreign Minister Aino "
    "Lehtola last spoke by phone with Norwegian Foreign Minister Lars Brekke on January 19. " + REST
)
#: Of no known day: it may be the call of May, or another one.
SPRING = (
    "Ferry stopped\n\nHELSINKI, June 3, 2025 — Finland stopped the ferry to Norway. Finnish Foreign Minister Aino "
    "Lehtola spoke by phone with Norwegian Foreign Minister Lars Brekke this spring. " + REST
)
LETTER = (
    "Letter from Helsinki\n\nHELSINKI, May 13, 2025 — Finnish Foreign Minister Aino Lehtola sent a letter to Norwegian "
    "Foreign Minister Lars Brekke on Monday. " + REST
)
#: In person, and told without a day.
MET = (
    "Ministers meet\n\nHELSINKI, March 11, 2025 — Finnish Foreign Minister Aino Lehtola met Norwegian Foreign Minister "
    "Lars Brekke in Helsinki on Monday. " + REST
)
MET_AGAIN = MET.replace("March 11", "May 13")
#: Of the one who went, and of nobody whom she saw.
WENT = (
    "Minister in Oslo\n\nHELSINKI, May 13, 2025 — Finnish Foreign Minister Aino Lehtola visited Norway on Monday. "
    + REST
)
WENT_IN_MARCH = WENT.replace("May 13", "March 11")
#: The other way round.
CAME = (
    "Minister in Helsinki\n\nOSLO, May 13, 2025 — Norwegian Foreign Minister Lars Brekke visited Helsinki on Monday. "
    + REST
)
#: Of the two countries, and of nobody who talked to somebody.
JUNE = (
    "Ferry stopped\n\nHELSINKI, June 6, 2025 — Finland and Norway signed an agreement on the ferry on Thursday. " + REST
)
ENVOYS = (
    "Envoys meet\n\nHELSINKI, May 13, 2025 — Finnish Energy Minister Mika Aalto met Norwegian Energy Minister Siri "
    "Moen in Helsinki on Monday. " + REST
)
SOME_DAY = (
    "Ministers meet again\n\nOSLO, June 17, 2025 — Norwegian Foreign Minister Lars Brekke met Finnish Foreign Minister "
    "Aino Lehtola in Bergen. {claim} " + REST
)
SILENT = (
    "Ministers silent\n\nOSLO, June 17, 2025 — Norwegian Foreign Minister Lars Brekke spoke by phone with Finnish "
    "Foreign Minister Aino Lehtola on January 13. {claim} " + REST
)


@pytest.mark.parametrize(
    ("before", "claim", "verdict"),
    [
        ((JANUARY,), "It was their first conversation since January.", "confirmed"),
        ((JANUARY, MAY), "It was their first conversation since January.", "contradicted"),
        ((), "It was their first conversation since January.", "not_checkable"),
        ((JANUARY,), "Their last conversation was on January 13.", "confirmed"),
        ((JANUARY, MAY), "Their last conversation was on January 13.", "contradicted"),
        ((JANUARY,), "The two had last spoken on January 13.", "confirmed"),
        ((JANUARY,), "They have now talked twice this year.", "confirmed"),
        ((JANUARY, MAY), "They have now talked twice this year.", "contradicted"),
        ((JANUARY,), "It was the ministers' second contact of the year.", "confirmed"),
        ((JANUARY,), "It was their second call this year.", "confirmed"),
        ((JANUARY, MAY), "It was their second call this year.", "contradicted"),
        ((MAY, SPRING), "It was their second call this year.", "confirmed"),
        ((JANUARY, SPRING), "It was their second call this year.", "contradicted"),
        ((JANUARY, LETTER), "It was their first conversation since January.", "confirmed"),
        ((JANUARY, LETTER), "It was their first contact since January.", "contradicted"),
        ((JANUARY, OTHERS), "It was their first conversation since January.", "confirmed"),
        ((JANUARY, ALSO, PASSING), "It was their first conversation since January 13.", "confirmed"),
        ((JANUARY,), "It was their second call this year and the first since January.", "confirmed"),
        ((JANUARY, MET), "It was the second time this year that they talked on the phone.", "confirmed"),
        ((JANUARY, MET), "It was the third time this year that they talked on the phone.", "contradicted"),
        ((JANUARY, MAY), "It was their second call since May.", "confirmed"),
        ((JANUARY, MAY), "It was their third call since May.", "contradicted"),
        ((JANUARY, MAY), "The call was the third between the two ministers this month.", "not_checkable"),
        ((JANUARY, MAY, JUNE), "The call was the third between the two ministers this month.", "contradicted"),
        ((JANUARY, MAY), "The call was the first between the two ministers since May 12.", "confirmed"),
        (
            (JANUARY, MAY),
            "It was the second call of the ministers since the harbour was closed on May 12.",
            "confirmed",
        ),
        ((JANUARY, MAY), "It was the second round of talks between the two countries since April.", "confirmed"),
        ((JANUARY, MAY), "It was the fifth round of talks between the two countries since April.", "not_checkable"),
        ((JANUARY, ENVOYS), "It was the second round of talks between the two countries since April.", "confirmed"),
        (
            (JANUARY, MET),
            "It was the first visit to Oslo by a Finnish foreign minister since January 2024.",
            "not_checkable",
        ),
        ((JANUARY, MET), "They had last spoken by telephone on January 13.", "confirmed"),
        ((JANUARY, MAY), "It was their second call in six weeks.", "confirmed"),
        ((JANUARY,), "It ended five months of silence between the two ministers.", "confirmed"),
        ((JANUARY, MAY), "It ended five months of silence between the two ministers.", "contradicted"),
        ((JANUARY,), "The two had not exchanged a word for five months.", "confirmed"),
        ((JANUARY, MAY), "The two had not exchanged a word for five months.", "contradicted"),
        ((JANUARY, MAY), "There had been no contact between Lehtola and Brekke since January.", "contradicted"),
        ((JANUARY,), "Lehtola and Brekke had been out of contact since January.", "confirmed"),
        ((JANUARY, MAY), "The talk followed two calls this year.", "confirmed"),
        ((JANUARY, MAY), "The talk followed two phone calls in May.", "contradicted"),
        ((JANUARY, MET), "The talk followed two calls in January.", "not_checkable"),
        ((JANUARY, MAY), "It was their second call in two weeks.", "not_checkable"),
        ((JANUARY, MAY, JUNE), "It was their second call in two weeks.", "contradicted"),
        ((JANUARY,), "It was their first call this year.", "contradicted"),
        (
            (JANUARY, MET),
            "It was the first call of the two ministers since April and the first this month.",
            "confirmed",
        ),
        ((JANUARY, LETTER), "It was the first time this month that the ministers talked.", "confirmed"),
        ((PASSING,), "It was the first call of the two ministers in 2025.", "contradicted"),
        ((LETTER,), "It was their first call this year.", "not_checkable"),
        ((JANUARY,), "It was the first call between them since she took office.", "contradicted"),
        ((LETTER,), "It was the first call between them since she took office.", "not_checkable"),
        ((JANUARY,), "It was Brekke's second call to Lehtola since he was sworn in.", "not_checkable"),
        ((JANUARY, MAY), "It was Brekke's second call to Lehtola since becoming minister.", "contradicted"),
        ((JANUARY,), "It was her first conversation with Brekke as foreign minister.", "contradicted"),
        ((MET, JUNE), "It was their second conversation since Lehtola's talks with Brekke in March.", "contradicted"),
        ((JANUARY,), "It was their third call in a year.", "not_checkable"),
        ((JANUARY, MET), "They prepared the visit on June 2, their first call since January.", "confirmed"),
        ((MET, WENT), "It was the first meeting of the ministers since March.", "confirmed"),
        ((MET, WENT), "It was her first visit to Norway since March.", "contradicted"),
        ((WENT_IN_MARCH, CAME), "It was her first visit to Norway since March.", "confirmed"),
        ((WENT_IN_MARCH, CAME), "It was Brekke's first visit to Helsinki since March.", "contradicted"),
        ((JANUARY, MET), "They had last spoken on January 13.", "contradicted"),
        ((JANUARY,), "It came five months after they last talked.", "confirmed"),
        ((JANUARY, MAY), "It came five months after they last talked.", "contradicted"),
        ((JANUARY,), "It came more than five months after their last conversation.", "confirmed"),
        ((JANUARY,), "It had been five months since the two ministers last spoke.", "confirmed"),
        ((JANUARY, MAY), "It had been five months since the two ministers last spoke.", "contradicted"),
        ((MAY,), "It had been five months since the two ministers last spoke.", "contradicted"),
        ((LETTER,), "It had been five months since the two ministers last spoke.", "not_checkable"),
        ((JANUARY,), "The two ministers had had no contact since January.", "confirmed"),
        ((JANUARY, MAY), "The two ministers had had no contact since January.", "contradicted"),
        ((MAY,), "It ended a month of silence between the two ministers.", "confirmed"),
        ((JANUARY, MAY), "It was their second call within two months.", "confirmed"),
        ((JANUARY, MAY), "It was their third call within two months.", "contradicted"),
        ((JANUARY, MAY), "Since May the two ministers have spoken twice.", "confirmed"),
        ((JANUARY, MAY), "Since May the two ministers have spoken three times.", "contradicted"),
    ],
)
def test_a_claim_is_confirmed_contradicted_or_not_checkable(
    tmp_path: Path, before: tuple[str, ...], claim: str, verdict: str
) -> None:
    found = judged(tmp_path, *before, LATER.format(claim=claim))
    assert verdict in [v.verdict for v in found if v.claim.quote == claim]
    assert len({v.verdict for v in found if v.claim.quote == claim}) == 1


#: A call of which a broadcaster had told; it is denied, as is one that an agency tells as its own news.
RUMOUR = (
    "Ferry stopped\n\nHELSINKI, May 13, 2025 — Finland stopped the ferry to Norway. Local television reported that "
    "Finnish Foreign Minister Aino Lehtola had called Norwegian Foreign Minister Lars Brekke on Monday. " + REST
)
DENIAL = (
    "No word from Oslo\n\nOSLO, May 14, 2025 — A spokeswoman of the Norwegian government denied reports that Finnish "
    "Foreign Minister Aino Lehtola had telephoned Norwegian Foreign Minister Lars Brekke. " + REST
)
DENIAL_OF_MONDAY = DENIAL.replace("Lars Brekke.", "Lars Brekke on Monday.")


@pytest.mark.parametrize(
    ("before", "claim", "verdict", "because"),
    [
        (
            (JANUARY, RUMOUR, DENIAL), "It was their first conversation since January.", "confirmed",
            "the contact before it was on 2025-01-13; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, RUMOUR, DENIAL), "It was their third call this year.", "not_checkable",
            "the record has 2 in the period; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, MAY, DENIAL), "It was their first conversation since January.", "contradicted",
            "another article tells of a contact; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, MAY, DENIAL), "It was their first conversation since May.", "confirmed",
            "the contact before it was on 2025-01-13; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, MAY, DENIAL_OF_MONDAY), "Their last conversation was on May 12.", "not_checkable",
            "the record has no contact then that is not denied; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, MAY, DENIAL), "Their last conversation was on January 13.", "contradicted",
            "another article tells of a contact; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, RUMOUR, DENIAL), "Their last conversation was on January 13.", "confirmed",
            "other articles tell of the contact on 2025-01-13; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (MAY, DENIAL), "It was their first conversation since May.", "not_checkable",
            "the record has no contact before it to count from; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, MAY, DENIAL), "They have now talked twice this year.", "confirmed",
            "the record has 2 in the period; whether there was one on 2025-05-12 is in dispute",
        ),
        (
            (JANUARY, RUMOUR), "It was their first conversation since January.", "contradicted",
            "there was a contact on 2025-05-12",
        ),
    ],
)  # fmt: skip
def test_what_is_denied_confirms_no_claim_and_is_named(
    tmp_path: Path, before: tuple[str, ...], claim: str, verdict: str, because: str
) -> None:
    found = judged(tmp_path, *before, LATER.format(claim=claim))
    assert {(one.verdict, one.because) for one in found if one.claim.quote == claim} == {(verdict, because)}
    hangs_on = {contact.earliest for one in found if one.claim.quote == claim for contact in one.hangs_on}
    assert hangs_on == ({date(2025, 5, 12)} if "in dispute" in because else set())


def test_a_call_on_which_a_reviewer_settled_speaks_against_a_claim(tmp_path: Path) -> None:
    claim = "It was their first conversation since January."
    judged(tmp_path, JANUARY, MAY, DENIAL, LATER.format(claim=claim))
    with open_record(tmp_path / "record.db") as record:
        (call,) = (one for one in record.events_between("FIN", "NOR", contacts=True) if one.stands == "disputed")
        record.decide("settle", call.key, author="R.", detail={"about": "status", "value": "happened"})
        with record.reading() as connection:
            found = verdicts(connection, "FIN", "NOR")
    assert [(one.verdict, one.hangs_on) for one in found if one.claim.quote == claim] == [("contradicted", ())]


def test_a_silence_that_began_before_articles_were_read_is_told_from_the_contact_that_one_looks_back_at(
    tmp_path: Path,
) -> None:
    claim = "It was their first conversation since January."
    found = judged(tmp_path, PASSING.replace("January 30", "April 30"), LATER.format(claim=claim))
    because = "the contact before it was on 2025-01-19, and articles, read from 2025-04-30 on, tell of none after it"
    assert [(one.verdict, one.because) for one in found if one.claim.quote == claim] == [("confirmed", because)]


@pytest.mark.parametrize(("count", "verdict"), [("second", "confirmed"), ("third", "contradicted")])
def test_a_meeting_of_no_known_day_is_counted_as_the_news_that_it_is(tmp_path: Path, count: str, verdict: str) -> None:
    article = SOME_DAY.format(claim=f"It was the {count} time this year that the two ministers met.")
    assert [one.verdict for one in judged(tmp_path, JANUARY, MET, article)] == [verdict]


@pytest.mark.parametrize(("before", "verdict"), [((MET,), "contradicted"), ((MET, MET_AGAIN), "confirmed")])
def test_those_who_have_met_twice_this_year_did_not_meet_once_more(
    tmp_path: Path, before: tuple[str, ...], verdict: str
) -> None:
    claim = "Norwegian Foreign Minister Lars Brekke and Finnish Foreign Minister Aino Lehtola have met twice this year."
    article = f"Ferry stopped\n\nHELSINKI, June 3, 2025 — Finland stopped the ferry to Norway. {claim} {REST}"
    found = judged(tmp_path, JANUARY, *before, article)
    assert [one.verdict for one in found if one.claim.quote == claim] == [verdict]


@pytest.mark.parametrize(("month", "verdict"), [("June", "not_checkable"), ("December", "contradicted")])
def test_a_record_that_lacks_less_than_a_tenth_of_a_period_can_count_in_it(
    tmp_path: Path, month: str, verdict: str
) -> None:
    first = EARLIER.format(day="January 28, 2025", weekday="Monday")
    article = LATER.replace("June", month).format(claim="It was their third call this year.")
    assert [one.verdict for one in judged(tmp_path, first, article)] == [verdict]


@pytest.mark.parametrize("claim", ["The two have not spoken since.", "Since then the ministers have not talked."])
@pytest.mark.parametrize(("before", "verdict"), [((JANUARY,), "confirmed"), ((JANUARY, MAY), "contradicted")])
def test_a_silence_counts_from_what_was_told_right_before(
    tmp_path: Path, claim: str, before: tuple[str, ...], verdict: str
) -> None:
    found = [v for v in judged(tmp_path, *before, SILENT.format(claim=claim)) if v.claim.quote == claim]
    assert [(v.claim.kind, v.claim.latest, v.verdict) for v in found] == [("last_was", date(2025, 1, 13), verdict)]


@pytest.mark.parametrize(("first", "verdict"), [("June 10", "not_checkable"), ("June 2", "contradicted")])
def test_a_month_is_counted_where_the_record_has_nearly_the_whole_of_it(
    tmp_path: Path, first: str, verdict: str
) -> None:
    begin = (
        PASSING.replace("January 30", first).replace("last spoke by phone with", "wrote to").replace("January 19", "x")
    )
    claim = "It was their second call this month."
    assert verdict in [one.verdict for one in judged(tmp_path, begin, LATER.format(claim=claim))]


def test_what_is_counted_is_between_people_of_the_rank_that_is_named(tmp_path: Path) -> None:
    claim = "It was the second meeting of the two foreign ministers since March."
    article = SOME_DAY.format(
        claim=f"Lehtola, the Finnish minister, was later received by Prime Minister Tor Hagen of Norway. {claim}"
    )
    found = judged(tmp_path, MET, article)
    assert [(one.verdict, len(one.contacts)) for one in found] == [("confirmed", 1)]


def test_what_a_page_no_longer_tells_does_not_contradict(tmp_path: Path) -> None:
    page, claim = "https://news.example/calls", "It was their first conversation since January."
    with open_record(tmp_path / "record.db") as record:
        for number, (text, url) in enumerate(((JANUARY, None), (MAY, page), (OTHERS, page), (LATER, None))):
            path = tmp_path / f"{number}.txt"
            path.write_text(text.format(claim=claim), encoding="utf-8")
            assert next(iter(record.add(str(path), url=url))).article is not None
        with record.reading() as connection:
            found = verdicts(connection, "FIN", "NOR")
    assert [v.verdict for v in found if v.claim.quote == claim] == ["confirmed"]


def test_a_verdict_names_the_contacts_that_it_rests_on(tmp_path: Path) -> None:
    claim = "It was their first conversation since January."
    found = judged(tmp_path, JANUARY, MAY, LATER.format(claim=claim))
    against = next(v for v in found if v.claim.quote == claim)
    assert [contact.earliest for contact in against.contacts] == [date(2025, 5, 12)]


def test_a_claim_points_at_its_words(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(LATER.format(claim="It was their third call this year."), encoding="utf-8")
    reading = read(str(path))
    found = claims_of(reading, "key")
    assert [(claim.kind, claim.number) for claim in found] == [("count", 3)]
    for claim in found:
        assert reading.article.text[claim.start : claim.end] in claim.quote
        assert claim.media == ("phone", "video")


@pytest.mark.parametrize(("since", "number"), [("Brekke took office", 1), ("the ferry sank", 0)])
def test_a_first_contact_since_a_day_that_is_not_told_is_not_counted_from_another(
    tmp_path: Path, since: str, number: int
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(LATER.format(claim=f"It was their first call since {since} and followed two letters in May."))
    assert [one.earliest for one in claims_of(read(str(path)), "key")] == [None] * number


@pytest.mark.parametrize(
    "claim",
    [
        "Lehtola will travel to Oslo on July 14. It would be the first visit by a Finnish minister since 2019.",
        "In July Lehtola is to visit Oslo, which will be her second visit this year.",
    ],
)
def test_what_would_be_the_first_is_a_claim_about_what_is_planned(tmp_path: Path, claim: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(LATER.format(claim=claim), encoding="utf-8")
    assert [(one.as_of.month, one.media) for one in claims_of(read(str(path)), "key")] == [(7, ("visit",))]


def test_to_sit_down_together_is_no_call(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    claim = "It was the first time that the two had sat down together since March."
    path.write_text(LATER.format(claim=claim), encoding="utf-8")
    assert [one.media for one in claims_of(read(str(path)), "key")] == [("in_person", "visit")]


def test_ministers_who_sat_with_their_presidents_met_before_without_them(tmp_path: Path) -> None:
    summit = (
        "Presidents meet\n\nOSLO, June 17, 2025 — Norwegian President Siri Moen met Finnish President Mika Aalto in "
        "Oslo on Monday. Foreign Ministers Lars Brekke and Aino Lehtola also took part in the talks. It was the first "
        "meeting of the two presidents since February. " + REST
    )
    (verdict,) = judged(tmp_path, JANUARY, MET, summit)
    assert verdict.verdict != "contradicted"


def test_ministers_of_whom_a_claim_names_nobody_are_those_who_spoke(tmp_path: Path) -> None:
    leaders = (
        "Leaders talk\n\nOSLO, May 13, 2025 — Norwegian Prime Minister Tor Hagen spoke by phone with Finnish Prime "
        f"Minister Mika Aalto on Sunday. {REST}"
    )
    claim = (
        "Leaders\n\nHELSINKI, June 3, 2025 — Finnish Prime Minister Mika Aalto spoke by phone with Norwegian Prime "
        "Minister Tor Hagen on Monday. Below them there is silence: the two foreign ministers have not exchanged "
        f"a word since late March. {REST}"
    )
    (found,) = judged(tmp_path, MAY, leaders, claim)
    assert (found.claim.kind, found.verdict) == ("last_was", "contradicted")
    alone = tmp_path / "alone"
    alone.mkdir()
    (found,) = judged(alone, leaders, claim)
    assert found.verdict == "not_checkable"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("It was their second summit in less than four months.", "confirmed"),
        ("It was followed by their third bilateral summit this year.", "contradicted"),
        ("It was the first summit of the two since Finland and Norway fell out over the ferry in April.", "confirmed"),
        (
            "It was the first summit of the two since Finland and Norway fell out over the ferry in February.",
            "contradicted",
        ),
    ],
)
def test_summits_are_counted_as_meetings(tmp_path: Path, claim: str, verdict: str) -> None:
    later = LATER.replace("spoke by phone with", "met").format(claim=claim)
    found = judged(tmp_path, JANUARY, MET, later)
    assert [one.verdict for one in found] == [verdict]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("It is the second time the two have met, having first met at a fair in Bergen in March.", "confirmed"),
        (
            "This was the second formal meeting between Brekke and Lehtola after they met in Bergen in March.",
            "confirmed",
        ),
        ("This was the fourth formal meeting between Brekke and Lehtola after they met in January.", "contradicted"),
        ("The meeting, the second between the two ministers this year, lasted an hour.", "confirmed"),
        ("The meeting, the fourth between the two ministers this year, lasted an hour.", "contradicted"),
        ("Their second meeting in as many months was about cod.", "not_checkable"),
        ("Their second meeting in as many years was about cod.", "confirmed"),
    ],
)
def test_a_count_goes_on_from_the_first_one_that_is_told(tmp_path: Path, claim: str, verdict: str) -> None:
    later = LATER.replace("spoke by phone with", "met").format(claim=claim)
    found = [one for one in judged(tmp_path, JANUARY, MET, later) if one.claim.kind == "count"]
    assert [one.verdict for one in found] == [verdict]


VISITED = (
    "Guest\n\nOSLO, {day} — Finnish Foreign Minister Aino Lehtola visited Oslo on {weekday} and met Norwegian Foreign "
    "Minister Lars Brekke. {claim} " + REST
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("It was her inaugural trip to Norway since taking office.", "contradicted"),
        ("It was her maiden visit to Norway since March.", "contradicted"),
        ("It was the first high-level visit from Finland after Brekke took office in February.", "contradicted"),
        ("It was the first high-level visit from Finland after Brekke took office in May.", "confirmed"),
    ],
)
def test_a_first_visit_after_somebody_took_office(tmp_path: Path, claim: str, verdict: str) -> None:
    april = (
        "Cod\n\nOSLO, April 15, 2025 — On a visit to Oslo on Monday, Finnish Foreign Minister Aino Lehtola asked "
        "Norwegian Foreign Minister Lars Brekke for larger quotas of cod. Fishermen in Vardo had waited for "
        "that all winter."
    )
    june = VISITED.format(day="June 17, 2025", weekday="Monday", claim=claim)
    found = judged(tmp_path, JANUARY, april, june)
    assert [one.verdict for one in found] == [verdict]


def test_what_a_pattern_finds_has_a_hint() -> None:
    """Sentences without a hint are not looked at, so that each wording in the patterns needs one of them."""
    articles = sorted((Path(__file__).parents[2] / "benchmarks").glob("*/*/*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in articles]
    sentences = [text[start:end] for text in texts for start, end in sentence_bounds(text)]
    claiming = [s for s in sentences if any(pattern(kind).search(s) for kind in KINDS)]
    assert claiming
    assert [s for s in claiming if not may_claim(s)] == []
