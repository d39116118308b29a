"""The columns by which few sentences are found lose none that tells what became of a commitment."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.fates import commitments, fates, first_of, made_on, reports_by_event, sides_of, turn_of
from dragoman.analysis.fates_about import sentences_about
from dragoman.analysis.fates_articles import Periods
from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_meanings import done_words, meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import (
    ACTS,
    AS_WANTED,
    END,
    GOES_ON,
    HAS_NONE,
    IN_TIME,
    LAST,
    OF_REQUEST,
    OFF,
    OFF_CALENDAR,
    PAST,
    RECALLS,
    REPLIES,
    SETTLES,
    SETTLING,
    Acts,
    Sentence,
    numbered,
    plain,
    signs_of,
    signs_of_acts,
    words_of,
)
from dragoman.analysis.fates_words import has_lasted, was_as_asked, was_as_promised, word_given
from dragoman.door import Record, open_record
from dragoman.record.types import Report
from dragoman.record.wording import WORD

LATVIA, ESTONIA = "Latvian Foreign Minister Ilze Kraukle", "Estonian Foreign Minister Juhan Tamm"
REST = "The ministry gave no further details. The matter has been reported widely in the region."
#: What is promised and asked for, and what later articles tell of it: kept, broken, called off, answered, and nothing.
MADE = (
    "Kraukle promised to hand over the maps of the old ferry harbour by April 10. Kraukle asked Estonia to reopen the "
    "ferry harbour at Virtsu. Tamm said no: the harbour is too shallow. Kraukle demanded an inspection of the pilot "
    "station at Kihnu. Experts from Latvia and Estonia will meet in Valga before the end of May."
)
LATER = (
    "Latvia handed over the maps of the old ferry harbour on Tuesday.",
    "Latvia has not handed over the maps of the old ferry harbour, an official said.",
    "Kraukle had promised maps of a ferry harbour. Latvia kept its word, Tamm said.",
    "Kraukle had promised maps of a ferry harbour. Latvia has not kept its word, Tamm said.",
    "Latvia would hand over the maps of the ferry harbour in June instead, its minister said.",
    "The maps of the old ferry harbour lay on the table, as Kraukle had promised.",
    "Estonia rejected the request to reopen the ferry harbour at Virtsu.",
    "Estonia sent a pilot to the harbour of Virtsu, as Latvia had demanded.",
    "Estonia inspected the pilot station at Kihnu after Latvia had asked for it.",
    "Experts from Latvia and Estonia met in Valga on Monday.",
    "The harbour had no maps for years. They arrived two days early, officials said.",
    "Nobody ever saw the maps: the harbour is empty.",
    "The pilot station at Kihnu has been open since May 3. Nobody asked for more.",
    "The weather was fine on the islands. Two ministers spoke of fish.",
)
AS_OF = date(2025, 12, 31)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("columns")
    texts = [
        f"Ministers speak\n\nRIGA, March 4, 2025 — {LATVIA} spoke by phone with {ESTONIA} on Monday. {MADE} {REST}"
    ]
    texts += [
        f"Harbour news\n\nTALLINN, May {day}, 2025 — Officials of Estonia and Latvia spoke on the phone. {told} {REST}"
        for day, told in enumerate(LATER, 10)
    ]
    with open_record(folder / "a.db") as record:
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
            assert [added.outcome for added in record.add(str(folder / f"{number}.txt"))] == ["added"]
        yield record


@pytest.fixture(scope="module")
def pool(record: Record) -> Pool:
    with record.reading() as connection:
        return Periods(connection, "EST", "LVA", AS_OF).pool(0)


def every_sentence(pool: Pool) -> list[Sentence]:
    return [sentence for article in pool.articles for sentence in article.sentences()]


def comes_after(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence comes after a commitment: in a later article, or directly."""
    if sentence.article == first.article:
        return sentence.start > first.end and 0 < pool.distance(first, sentence) <= settings()["answer_within"]
    return bool(sentence.published and first.published.latest < sentence.published)


def test_no_sentence_that_settles_a_commitment_is_passed_over(record: Record, pool: Pool) -> None:
    settled = set()
    with record.reading() as connection:
        keys = [fate.commitment.key for fate in fates(connection, "EST", "LVA", AS_OF)]
        entries, reports = list(commitments(connection, keys)), reports_by_event(connection, keys)
    for entry in entries:
        first = first_of(reports[entry.key])
        found = list(sentences_about(entry.type, first, made_on(first), pool))
        assert found == sorted(found, key=every_sentence(pool).index)
        for sentence in every_sentence(pool):
            turn = (
                turn_of(entry, first, sentence, sides_of(entry), pool) if comes_after(first, sentence, pool) else None
            )
            if turn is not None:
                assert sentence in found, (entry.quote, sentence.text)
                settled.add((entry.type, turn.state))
    assert {("promise", "kept"), ("promise", "broken"), ("request", "answered_no")} <= settled


def test_few_sentences_are_looked_at(record: Record, pool: Pool) -> None:
    with record.reading() as connection:
        (first,) = (
            fate for fate in fates(connection, "EST", "LVA", AS_OF) if "maps" in fate.commitment.quote
            and fate.commitment.type == "promise" and fate.made == date(2025, 3, 4)
        )  # fmt: skip
        report = first_of(reports_by_event(connection, [first.commitment.key])[first.commitment.key])
    found = [s.text for s in sentences_about("promise", report, first.made, pool)]
    assert LATER[0] in found
    assert not any("weather" in text or "no further details" in text for text in found)


def test_shares_and_rarity_are_those_of_the_words(pool: Pool) -> None:
    sentences, words = every_sentence(pool), meaning_words("the maps of the old ferry harbour, and a zeppelin")
    having = {word: sum(word in sentence.words for sentence in sentences) for word in words}
    rarity = {word: math.log(1 + len(sentences) / n) if n else 1.0 for word, n in having.items()}
    assert 0 in having.values()
    assert {word: pool.rarity(word) for word in words} == rarity
    assert list(pool.shared(words)) == [len(words & sentence.words) for sentence in sentences]
    shares = [sum(rarity[word] for word in words & s.words) / sum(rarity.values()) for s in sentences]
    assert list(pool.shares(words)) == pytest.approx(shares)
    assert [sentence.text for sentence in pool.naming({"ferri"})] == [s.text for s in sentences if "ferri" in s.words]


def test_the_latest_commitments_are_the_last_of_all(record: Record) -> None:
    with record.reading() as connection:
        every = fates(connection, "EST", "LVA", AS_OF)
        assert len(every) > 4
        assert fates(connection, "LVA", "EST", AS_OF, latest=3) == every[-3:]
        assert fates(connection, "EST", "LVA", AS_OF, since=date(2025, 3, 5)) == [
            fate for fate in every if fate.made and fate.made > date(2025, 3, 4)
        ]


@given(st.lists(st.text(max_size=40), max_size=4))
def test_the_words_of_sentences_are_those_that_are_found_one_by_one(texts: list[str]) -> None:
    expected = [word for text in texts for word in (*WORD.findall(text.casefold()), END)]
    assert words_of(plain(text) for text in texts) == expected


WORDS = "as after had has not promised agreed asked demanded wanted set given kept broke its word the date Bolivia a on"
PHRASES = ("will now", "never took place", "put off", "a new date", "came to nothing", "called off")
PHRASES += ("arrived", "days early", "since", "no one", "has yet to", "saw no obstacle", "out of the question")
PHRASES += ("kept their promise", "violated", "requests", "proposal", "As promised,", "appealed", "plea", "named.")
PIECES = st.sampled_from((*WORDS.split(), *PHRASES))


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_a_wording_that_a_rule_looks_for_is_a_sign(text: str) -> None:
    words, of_words = numbered([plain(text)])
    signs = int(signs_of(words, of_words)[0])
    signs |= signs_of_acts(Acts(agreeing=frozenset({"LVA"}), done=frozenset({"EST"})), signs)
    assert signs & REPLIES and signs & ACTS
    assert signs & RECALLS or not (word_given(text) or was_as_promised(text))
    assert signs & SETTLES or not any(says(cue, text) for cue in SETTLING)
    assert signs & OFF_CALENDAR or not any(says(cue, text) for cue in OFF)
    assert signs & AS_WANTED or not was_as_asked(text)
    assert signs & IN_TIME or not (says("early", text) or has_lasted(text))
    assert signs & OF_REQUEST or not says("request", text)
    assert signs & HAS_NONE or not says("will_have_none", text)
    assert signs & PAST or not done_words(text)
    assert signs & GOES_ON or not says("named_before", text) or len(text.split()) > settings()["short"]


def test_the_signs_of_one_sentence_are_not_those_of_the_next() -> None:
    words, of_words = numbered(map(plain, ("Nobody came.", "", "It opened in May.")))
    assert list(words == LAST) == [False, False, True, True, False, False, False, False, True]
    first, empty, last = signs_of(words, of_words).tolist()
    assert first & SETTLES and not first & GOES_ON
    assert empty == 0
    assert last & GOES_ON and last & PAST
