"""Tone: statements on the ladder of diplomatic language, by matter, and its shifts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.analysis import dossier
from dragoman.analysis.tone import tone_periods, tone_shifts, tones
from dragoman.analysis.tone_ladder import ladder, meeting_step, pattern, statement_step, topics, topics_of, usual_step
from dragoman.analysis.types import ToneEntry
from dragoman.door import open_record
from dragoman.errors import QueryError
from dragoman.export.dossier_outline import dossier_outline
from dragoman.types import Reading
from dragoman.vocabulary.load import load_vocabulary
from telling import HEADS, MINISTERS, article, contact, said


def kept(path: Path, readings: Iterable[Reading]) -> Path:
    with open_record(path / "record.db") as record:
        for reading in readings:
            record.keep(reading)
    return path / "record.db"


def asked(path: Path, who: str = "USA", **more: Any) -> tuple[ToneEntry, ...]:
    with open_record(path, write=False) as record, record.reading() as connection:
        return tones(connection, who, **more)


@pytest.mark.parametrize(
    ("tone", "words", "step"),
    [
        ("concern", "it was concerned about the plan", "concerned"),
        ("concern", "it was deeply concerned about the plan", "deeply_concerned"),
        ("deep_concern", "it viewed the plan with grave concern", "deeply_concerned"),
        ("deep_concern", "that it was worried", "deeply_concerned"),
        ("alarm", "it was alarmed", "alarmed"),
        ("criticism", "the raid was unacceptable", "criticises"),
        ("condemnation", "it deplored the raid", "deplores"),
        ("condemnation", "it condemned the raid", "condemns"),
        ("condemnation", "it condemned in the strongest terms the raid", "condemns_strongly"),
        ("warning", "it could not rule out consequences", "warns"),
        ("threat", "the fleet would be an unfriendly act", "ultimatum"),
        ("support", "its support was ironclad", "stands_with"),
        ("neutral", "the condemned building was closed", "neutral"),
    ],
)
def test_words_tell_the_step_within_the_tone_that_was_read(tone: str, words: str, step: str) -> None:
    assert statement_step(tone, words)[0].key == step


def test_the_steps_of_the_issue_stand_in_its_order() -> None:
    ranks = {step.key: step.rank for step in ladder()}
    assert ranks["concerned"] < ranks["deeply_concerned"] < ranks["alarmed"] < ranks["condemns"]
    assert ranks["warm"] < ranks["constructive"] < ranks["frank"]


def test_every_tone_has_a_usual_step_and_the_steps_keep_the_order_of_the_tones() -> None:
    tones_ = sorted(load_vocabulary().tones.values(), key=lambda tone: tone.order)
    ranks = [usual_step(tone.key).rank for tone in tones_]
    assert ranks == sorted(ranks)
    for tone in tones_:
        rank = usual_step(tone.key).rank
        assert (rank > 0) == (tone.polarity < 0) or tone.polarity == 0


def test_every_step_has_a_meaning_a_source_and_words_that_lead_to_it() -> None:
    for step in ladder():
        assert step.meaning.endswith(".") and step.source, step.key
        for word in step.words:
            example = word.replace(" * ", " its ").replace("*", "")
            if step.scale == "meeting":
                told = meeting_step(f"the talks were {example}")
                assert told is not None and told[0].rank >= step.rank, (step.key, word)
            else:
                assert pattern(step.words).search(example), (step.key, word)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("The two had a frank and constructive exchange", "frank"),
        ("the talks were constructive", "constructive"),
        ("a warm meeting in Oslo", "warm"),
        ("the talks were not constructive", None),
        ("the talks weren't constructive", None),
        ("the weather was warm when the ministers, who had come for two days of talks, left", None),
        ("the bread was warm. The talks went on", None),
        ("constructive criticism", None),
        ("the two countries open negotiations on the fishing zone", None),
        ("the two held direct talks on the fishing zone", None),
        ("an open and honest exchange in Oslo", "candid"),
    ],
)
def test_talks_are_described_only_by_words_beside_them(words: str, step: str | None) -> None:
    told = meeting_step(words)
    assert (told and told[0].key) == step


def test_topics_are_told_by_whole_words_and_may_be_several_or_none() -> None:
    assert topics_of("tariffs on uranium and an aid corridor") == ("trade", "nuclear", "humanitarian")
    assert topics_of("the barn dance") == topics_of("the exchange of driving licences") == ()
    assert topics_of("the debt to the power supplier") == ("energy",)
    assert topics_of("a warm word on Warsaw") == ()
    assert all(topic.words and topic.label for topic in topics().topic.values())
    wanted = {
        "security",
        "trade",
        "migration",
        "nuclear",
        "humanitarian",
        "territory",
        "energy",
        "climate",
        "human_rights",
    }
    assert wanted <= set(topics().topic)


def test_people_read_what_a_topic_is_called(tmp_path: Path) -> None:
    words = "that the railway to the border was late"
    path = kept(tmp_path, [article("2024-01-05", said(words, to=["ISR"]))])
    with open_record(path, write=False) as record, record.reading() as connection:
        outline = dossier_outline(dossier.dossier(connection, "USA", "ISR"))
    (line,) = (line for part in outline.parts if part.name == "statements" for line in part.lines)
    assert "on migration and borders" in line.details


def test_a_statement_stands_with_whom_it_is_said_to_and_whom_it_speaks_about(tmp_path: Path) -> None:
    words = "that Washington was deeply concerned about the raid that PER carried out on tariff offices"
    path = kept(tmp_path, [article("2024-01-05", said(words, "concern", to=["FRA"], about="PER"))])
    (entry,) = asked(path)
    assert (entry.country, entry.addressed, entry.about, entry.topics) == ("USA", ("FRA",), ("PER",), ("trade",))
    assert (entry.step, entry.rank, entry.word) == ("deeply_concerned", 4, "deeply concerned")
    assert entry.sentence == f"Ann Oak said {words}."
    assert entry.day == date(2024, 1, 5)
    assert asked(path, towards="PER") == asked(path, towards="FRA") == asked(path, topic="trade") == (entry,)
    assert asked(path, towards="ISR") == asked(path, topic="climate") == asked(path, who="ISR") == ()


def test_persons_and_their_country_are_asked_alike(tmp_path: Path) -> None:
    facts = [said("that all was well", by=HEADS["USA"]), said("that nothing was", "regret", by=MINISTERS["USA"])]
    path = kept(tmp_path, [article("2024-01-05", *facts)])
    assert [entry.speaker_name for entry in asked(path, "Q3")] == ["Eve Ash"]
    assert len(asked(path, "USA")) == 2
    assert asked(path, since=date(2024, 1, 6)) == ()


def test_a_shift_of_two_steps_is_told_with_both_sentences(tmp_path: Path) -> None:
    lines = [
        ("2024-01-05", "that it was concerned about the troops of PER", "concern"),
        ("2024-01-20", "that the flag of PER was blue", None),
        ("2024-02-05", "that it was deeply concerned about the troops of PER", "concern"),
        ("2024-03-05", "that it condemned the troops of PER", "condemnation"),
        ("2024-04-05", "that it welcomed the step of PER", "welcome"),
    ]
    path = kept(tmp_path, [article(day, said(words, tone, about="PER")) for day, words, tone in lines])
    first, second = tone_shifts(asked(path))
    assert (first.country, first.about, first.topic, first.steps) == ("USA", "PER", "security", 4)
    assert "deeply concerned" in first.before.sentence and "condemned" in first.after.sentence
    assert (second.topic, second.steps) == ("any", -10)
    assert tone_shifts(asked(path), steps=5) == (second,)
    assert len(tone_shifts(asked(path), steps=1)) == 3


def test_two_sentences_of_one_day_are_no_shift(tmp_path: Path) -> None:
    facts = [said("that it regretted the vote in PER", "regret", about="PER"),
             said("that it condemned the raid by PER", "condemnation", about="PER")]  # fmt: skip
    assert tone_shifts(asked(kept(tmp_path, [article("2024-01-05", *facts)]))) == ()


def test_what_is_said_of_one_country_is_no_shift_against_another(tmp_path: Path) -> None:
    path = kept(tmp_path, [
        article("2024-01-05", said("that it condemned the raid by PER", "condemnation", about="PER")),
        article("2024-02-05", said("that it welcomed the offer of FRA", "welcome", about="FRA")),
    ])  # fmt: skip
    assert tone_shifts(asked(path)) == ()


def test_talks_have_a_scale_of_their_own(tmp_path: Path) -> None:
    path = kept(tmp_path, [
        article("2024-01-05", said("that the talks with PER were constructive", "praise", about="PER")),
        article("2024-02-05", said("that the talks with PER were frank", None, about="PER")),
    ])  # fmt: skip
    (shift,) = tone_shifts(asked(path))
    assert (shift.scale, shift.before.step, shift.after.step, shift.steps) == ("meeting", "constructive", "frank", 4)


def test_periods_count_neutral_statements_and_copies_once(tmp_path: Path) -> None:
    regret = article("2024-01-05", said("that it regretted the vote in PER", "regret", about="PER"))
    copy = Reading.from_json(regret.to_json().replace('"outlet":null', '"outlet":"Other"'))
    plain = article("2024-01-09", said("that PER had voted", None, about="PER"))
    path = kept(tmp_path, [regret, copy, plain])
    assert len(asked(path)) == 3
    (period,) = tone_periods(asked(path))
    assert (period.about, period.topic, period.statements, period.toned) == ("PER", "any", 2, 1)
    assert (period.mean, period.harshest, period.friendliest) == (2.0, 2, 0)
    assert (period.since, period.until) == (date(2024, 1, 1), date(2024, 1, 31))


def test_rejected_statements_say_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-01-05", said("that it regretted the vote in PER", "regret", about="PER"))])
    (entry,) = asked(path)
    with open_record(path) as record:
        record.decide("reject", entry.report, author="tester")
    assert asked(path) == ()


def test_an_unknown_topic_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="security, trade, migration"):
        asked(kept(tmp_path, []), topic="football")


def test_of_a_country_that_speaks_often_only_the_latest_articles_with_both_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [f"2025-01-{day:02}" for day in range(1, 9)]
    path = kept(tmp_path, [article(day, contact(day), said("he welcomed it", "support", to=["ISR"])) for day in days])
    everything = asked(path, towards="ISR")
    assert [entry.day.isoformat() for entry in everything] == days
    for heard, expected in ((8, everything), (3, everything[-3:])):
        monkeypatch.setattr(dossier, "HEARD", heard)
        with open_record(path, write=False) as record, record.reading() as connection:
            each = dossier.said_by_each(connection, ("ISR", "USA"), None, date(2025, 12, 31))
        assert each == {"ISR": (), "USA": expected}
