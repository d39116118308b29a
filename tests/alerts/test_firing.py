"""An alert fires once for a fact, and again only when the fact changes; never where too little was read."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from alert_records import (
    CALLS,
    call_on,
    checked,
    every_days,
    fired,
    keep,
    promise,
    quiet,
    told,
    watch,
)
from dragoman.door import open_record
from dragoman.types import Reading
from telling import MINISTERS, article, contact, deed, said

SILENCE: dict[str, Any] = {"name": "silence", "when": "silence", "between": ["USA", "ISR"], "days": 30}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_a_contact_is_told_once_with_its_event_sentence_article_and_command(path: Path) -> None:
    keep(path, [call_on("2025-03-03")])
    watch(path, CALLS)
    (alert,) = told(path)
    assert alert.title == "phone call: Ann Oak — Dan Fig"
    assert "Mon 3 March 2025" in alert.details
    with open_record(path, write=False) as record:
        (event,) = record.events_between("USA", "ISR", contacts=True)
        assert alert.events == (event.key,)
        assert alert.commands == (f"dragoman show {event.key}",)
        (source,) = alert.sources
        assert "they spoke" in source.sentence
        assert record.article(source.article).key == source.article
    assert told(path) == []


def test_a_check_shows_what_would_fire_and_writes_nothing(path: Path) -> None:
    keep(path, [call_on("2025-03-03")])
    watch(path, CALLS)
    before = path.read_bytes()
    first = checked(path)
    assert first.alerts == checked(path).alerts
    assert path.read_bytes() == before
    assert [alert.key for alert in told(path)] == [alert.key for alert in first.alerts]
    assert checked(path).alerts == ()
    assert checked(path).known == 1


def test_a_plan_that_comes_about_is_told_again_with_what_was_told_before(path: Path) -> None:
    keep(path, [call_on("2025-03-10", "2025-03-03", status="planned")])
    watch(path, CALLS)
    assert [alert.state["status"] for alert in told(path)] == ["planned"]
    keep(path, [call_on("2025-03-10", "2025-03-11")])
    (again,) = told(path)
    assert again.state["status"] == "happened"
    assert again.before is not None and again.before["status"] == "planned"
    assert told(path) == []


def meeting_on(day: str, told_on: str, status: str = "happened") -> Reading:
    """Return an article that tells of a meeting of the heads on a day."""
    return article(told_on, contact(day, medium="in_person", status=status), salt=f"{day} {told_on} {status}")


def test_a_plan_that_was_told_and_moved_is_told_again_with_its_new_day(path: Path) -> None:
    keep(path, [meeting_on("2025-03-10", "2025-03-03", "planned")])
    watch(path, CALLS)
    assert [alert.state["status"] for alert in told(path)] == ["planned"]
    keep(path, [meeting_on("2025-03-12", "2025-03-13")])
    moved, held = told(path)
    assert (moved.state["status"], moved.state["moved_to"]) == ("moved", "2025-03-12")
    assert "moved to Wed 12 March 2025" in moved.details
    assert moved.before is not None and moved.before["status"] == "planned"
    assert (held.state["status"], held.state["earliest"], held.before) == ("happened", "2025-03-12", None)
    assert (told(path), checked(path).known) == ([], 1)


def test_the_old_day_of_what_was_moved_before_is_not_told(path: Path) -> None:
    keep(path, [meeting_on("2025-03-10", "2025-03-03", "planned"), meeting_on("2025-03-12", "2025-03-13")])
    assert [alert.state["earliest"] for alert in checked(path, CALLS).alerts] == ["2025-03-12"]
    (early,) = checked(path, CALLS, as_of="2025-03-05").alerts
    assert (early.state["status"], early.state["earliest"]) == ("planned", "2025-03-10")
    (asked,) = checked(path, {**CALLS, "status": ["moved"]}).alerts
    assert asked.state["moved_to"] == "2025-03-12"
    assert checked(path, {**CALLS, "status": ["planned"]}).alerts == ()


def test_a_plan_that_was_told_and_called_off_is_told_again_and_never_else(path: Path) -> None:
    keep(path, [call_on("2025-03-10", "2025-03-03", status="planned")])
    watch(path, CALLS)
    assert [alert.state["status"] for alert in told(path)] == ["planned"]
    keep(path, [call_on("2025-03-10", "2025-03-09", status="negated")])
    (again,) = told(path)
    assert again.state["status"] == "negated"
    assert again.before is not None and again.before["status"] == "planned"
    assert told(path) == []
    assert checked(path, {**CALLS, "name": "another"}).alerts == ()


def test_a_contact_that_is_denied_after_it_was_told_is_told_again_as_disputed_until_it_is_settled(path: Path) -> None:
    keep(path, [call_on("2025-03-03")])
    watch(path, CALLS)
    assert [alert.state["status"] for alert in told(path)] == ["happened"]
    keep(path, [call_on("2025-03-03", "2025-03-04", status="negated")])
    (denied,) = told(path)
    assert (denied.state["status"], denied.details[0]) == ("disputed", "disputed")
    for status, number in (("happened", 1), ("negated", 1), ("disputed", 1), ("planned", 0)):
        assert len(checked(path, {**CALLS, "name": "other", "status": [status]}).alerts) == number
    with open_record(path) as record:
        record.decide("settle", denied.events[0], author="a", detail={"about": "status", "value": "happened"})
    (settled,) = told(path)
    assert (settled.state["status"], settled.details[0]) == ("happened", "happened")


def test_another_report_of_the_same_event_is_no_news_though_the_key_of_the_event_changes(path: Path) -> None:
    """The key of an event is the least among its reports': articles are added until one has a lesser one."""
    keep(path, [article("2025-03-03", contact("2025-03-03"), salt="first")])
    watch(path, CALLS)
    (alert,) = told(path)
    with open_record(path) as record:
        for number in range(40):
            record.keep(article("2025-03-04", contact("2025-03-03"), salt=f"again {number}"))
            (event,) = record.events_between("USA", "ISR", contacts=True)
            if event.key != alert.events[0]:
                break
        assert event.key != alert.events[0]
    assert told(path) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [({}, 2), ({"level": "ministers"}, 1), ({"media": ["letter"]}, 0), ({"media": ["in_person"]}, 1),
     ({"status": ["negated"]}, 0), ({"since": "2025-03-20"}, 1), ({"since": "2026-01-01"}, 0)],
)  # fmt: skip
def test_level_medium_status_and_first_day_narrow_a_rule(path: Path, more: dict[str, Any], expected: int) -> None:
    minister = contact("2025-03-24", who=MINISTERS, medium="visit")
    keep(path, [call_on("2025-03-03"), article("2025-03-25", minister, salt="m")])
    assert len(checked(path, {**CALLS, **more}).alerts) == expected


def test_what_was_reported_later_is_not_known_as_of_a_day(path: Path) -> None:
    keep(path, [call_on("2025-03-10", "2025-03-03", status="planned"), call_on("2025-03-10", "2025-03-11")])
    assert checked(path, CALLS, as_of="2025-03-02").alerts == ()
    (early,) = checked(path, CALLS, as_of="2025-03-05").alerts
    (late,) = checked(path, CALLS).alerts
    assert (early.state["status"], late.state["status"]) == ("planned", "happened")
    assert len(early.sources) == 1
    assert len(late.sources) == 2


def test_a_silence_is_told_once_however_long_it_goes_on_and_again_after_the_next_contact(path: Path) -> None:
    keep(path, [*every_days("2025-01-01", 10, 6), *quiet("2025-02-21", "2025-07-01")])
    watch(path, SILENCE)
    assert told(path, "2025-03-10") == []
    (alert,) = told(path, "2025-04-01")
    assert "40 days without a contact" in alert.title
    assert any("articles read since" in detail for detail in alert.details)
    assert told(path, "2025-05-01") == []
    keep(path, [call_on("2025-05-02")])
    assert told(path, "2025-05-20") == []
    (again,) = told(path, "2025-06-20")
    assert again.events != alert.events


def test_a_silence_must_be_so_many_times_the_usual_one(path: Path) -> None:
    keep(path, [*every_days("2024-06-01", 28, 8), *quiet("2024-06-01", "2025-03-30")])
    last = "2024-12-14"  # the eighth call
    assert checked(path, SILENCE, as_of="2025-01-20").alerts
    assert not checked(path, {**SILENCE, "times_usual": 2.0}, as_of="2025-01-20").alerts
    (alert,) = checked(path, {**SILENCE, "times_usual": 2.0}, as_of="2025-02-15").alerts
    assert "usual are 28 days, by 7 silences" in alert.details
    assert any(date.fromisoformat(last).strftime("%d December") in detail for detail in alert.details)


def test_no_silence_is_told_where_coverage_has_a_gap_and_it_is_said(path: Path) -> None:
    keep(path, every_days("2025-01-01", 10, 6))
    watch(path, SILENCE)
    found = fired(path, "2025-06-01")
    assert found.alerts == ()
    (withheld,) = found.withheld
    assert "coverage has a gap" in withheld.reason
    assert withheld.gaps
    # What is read later fills the gap: then it is told.
    keep(path, quiet("2025-02-21", "2025-06-01"))
    assert len(told(path, "2025-06-01")) == 1


def test_where_nothing_is_usual_yet_no_multiple_of_it_is_told_and_it_is_said(path: Path) -> None:
    keep(path, [call_on("2025-01-01"), *quiet("2025-01-02", "2025-06-01")])
    found = checked(path, {**SILENCE, "times_usual": 2.0}, as_of="2025-05-01")
    assert found.alerts == ()
    assert "too few contacts" in found.withheld[0].reason


def test_a_commitment_is_told_when_it_falls_due_and_when_its_time_is_over(path: Path) -> None:
    keep(
        path,
        [promise("2025-03-01", "2025-03-20", "the grain corridor would reopen"), *quiet("2025-03-02", "2025-05-01")],
    )
    watch(path, {"name": "due", "when": "commitment_due", "within": 7}, {"name": "late", "when": "commitment"})
    assert told(path, "2025-03-10") == []
    (due,) = told(path, "2025-03-13")
    assert "due in 7 days, on Thu 20 March 2025" in due.title
    assert "the grain corridor would reopen" in due.sources[0].sentence
    assert told(path, "2025-03-15") == []
    (late,) = told(path, "2025-03-21")
    assert (late.rule, late.state) == ("late", {"state": "overdue"})
    assert any("read since" in detail for detail in late.details)
    with open_record(path, write=False) as record:
        assert record.event(late.events[0]).kind == "commitment"


def test_how_a_reviewer_says_that_a_commitment_stands_is_told_with_who_said_so(path: Path) -> None:
    keep(path, [promise("2025-03-01", "2025-03-20", "the grain corridor would reopen")])
    watch(path, {"name": "due", "when": "commitment_due", "within": 90}, {"name": "fates", "when": "commitment"})
    with open_record(path) as record:
        (key,) = record.connection.execute("SELECT key FROM event WHERE kind = 'commitment'").fetchone()
        record.decide("settle", key, author="eva", detail={"about": "state", "value": "broken"}, note="seen on site")
    (alert,) = told(path)
    assert (alert.rule, alert.state) == ("fates", {"state": "broken"})
    assert any(detail.startswith("decided by eva") and "seen on site" in detail for detail in alert.details)


def test_a_tone_that_rises_by_two_steps_is_told(path: Path) -> None:
    # "concern" and "condemnation" are more than two steps of the ladder apart.
    keep(path, [
        article("2025-03-01", said("the move by PER is a matter of concern", "concern", to=("PER",)), salt="a"),
        article("2025-03-09", said("we condemn the attack by PER in the strongest terms", "condemnation", to=("PER",)),
                salt="b"),
    ])  # fmt: skip
    rule = {"name": "tone", "when": "tone", "of": "USA", "towards": "PER"}
    watch(path, rule)
    (alert,) = told(path)
    assert "harsher" in alert.title
    assert "condemn" in alert.sources[0].sentence
    assert "concern" in alert.sources[1].sentence
    assert told(path) == []
    assert checked(path, {**rule, "direction": "friendlier", "name": "other"}).alerts == ()
    assert checked(path, {**rule, "steps": 9, "name": "other"}).alerts == ()


def test_a_claim_that_the_record_contradicts_is_told_once_for_all_copies_of_a_story(path: Path) -> None:
    claim = contact("2025-06-10", words="It was their first call since a call on January 5, as they spoke")
    keep(path, [*every_days("2025-01-05", 40, 3), article("2025-06-11", claim, salt="claim")])
    watch(path, {"name": "claims", "when": "claim"})
    (alert,) = told(path)
    assert "contradicted" in alert.title
    assert "first call since" in alert.sources[0].sentence
    assert len(alert.events) >= 2
    assert told(path) == []


def test_an_event_in_dispute_is_told_and_again_when_another_side_comes(path: Path) -> None:
    keep(path, [call_on("2025-03-03"), call_on("2025-03-03", "2025-03-04", status="negated")])
    watch(path, {"name": "disputes", "when": "dispute"})
    (alert,) = told(path)
    assert alert.state == {"status": "happened | negated"}
    assert told(path) == []
    with open_record(path) as record:
        record.decide("settle", alert.events[0], author="a", detail={"about": "status", "value": "happened"})
    assert checked(path, {"name": "other", "when": "dispute"}).alerts == ()


def test_a_disputed_contact_ends_no_silence_and_is_named(path: Path) -> None:
    both = [call_on("2025-03-03", "2025-03-04", status="negated"), call_on("2025-03-03")]
    keep(path, [call_on("2025-01-02"), *quiet("2025-01-03", "2025-03-20"), *both])
    (alert,) = checked(path, SILENCE | {"days": 60}).alerts
    assert "the last one was on Thu 2 January 2025" in alert.details
    assert any(line.startswith("a disputed one on Mon 3 March 2025 would make it 16 days") for line in alert.details)


def test_a_change_of_level_is_told_once(path: Path) -> None:
    rng = random.Random(7)
    readings = []
    for month in range(1, 13):
        score, type_ = (6.0, "COOPERATE") if month <= 6 else (-7.0, "ASSAULT")
        readings += [
            article(day, deed(type_, day, score=score + rng.random()), salt=day)
            for day in (f"2025-{month:02d}-{number:02d}" for number in (3, 9, 15, 21))
        ]  # fmt: skip
    keep(path, readings)
    watch(path, {"name": "course", "when": "change_point", "between": ["USA", "ISR"]})
    (alert,) = told(path, "2025-12-31")
    assert "worse since Tue 1 July 2025" in alert.title
    assert alert.events
    keep(path, [article("2025-07-28", deed("COOPERATE", "2025-07-28", score=5.0), salt="more")])
    assert told(path, "2025-12-31") == []


RULES = [
    CALLS, SILENCE, {"name": "disputes", "when": "dispute"}, {"name": "fates", "when": "commitment"},
    {"name": "due", "when": "commitment_due", "within": 30}, {"name": "claims", "when": "claim"},
    {"name": "heads", "when": "contact", "between": ["ISR", "USA"], "level": "heads"},
]  # fmt: skip
READINGS = [
    *every_days("2025-01-05", 20, 4), call_on("2025-01-25", "2025-01-26", status="negated"),
    promise("2025-02-01", "2025-03-20", "the grain corridor would reopen"), call_on("2025-03-06", "2025-03-07"),
    *quiet("2025-03-08", "2025-05-20", 7),
]  # fmt: skip


# Not shrunk: each example makes three records.
@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    order=st.permutations(range(len(READINGS))),
    rules=st.permutations(RULES),
    cuts=st.sets(st.integers(1, len(READINGS) - 1), max_size=4),
)
def test_neither_the_order_of_articles_nor_that_of_rules_changes_what_fires(
    order: list[int], rules: list[dict[str, Any]], cuts: set[int]
) -> None:
    with TemporaryDirectory() as folder:
        one, other, steps = (Path(folder) / name for name in ("one.db", "other.db", "steps.db"))
        keep(one, READINGS)
        watch(one, *RULES)
        keep(other, [READINGS[number] for number in order])
        for rule in rules:
            watch(other, rule)
        expected = told(one, "2025-05-20")
        assert expected
        assert strip(told(other, "2025-05-20")) == strip(expected)
        assert told(one, "2025-05-20") == []
        # Told piece by piece, every fact is known in the end as it stands.
        watch(steps, *rules)
        for place, number in enumerate(order):
            keep(steps, [READINGS[number]])
            if place in cuts:
                told(steps, "2025-05-20")
        told(steps, "2025-05-20")
        assert checked(steps, as_of="2025-05-20").alerts == ()
        assert checked(steps, as_of="2025-05-20").known == len(expected)


def strip(alerts: list[Any]) -> list[tuple[Any, ...]]:
    return [(alert.key, alert.rule, alert.title, alert.details, alert.events, alert.sources) for alert in alerts]


def test_only_the_pairs_of_the_rules_are_looked_at(path: Path) -> None:
    keep(
        path,
        [call_on("2025-03-03"), article("2025-03-04", deed("ASSAULT", "2025-03-04", of="FRA", to="PER"), salt="x")],
    )
    statements: list[str] = []
    with open_record(path, write=False) as record:
        from dragoman.alerts.firing import check
        from dragoman.alerts.rule_files import rule_from

        record.connection.set_trace_callback(statements.append)
        check(record.connection, rules=[rule_from(CALLS)])
    pairs = [statement for statement in statements if "event_pair" in statement]
    assert pairs
    assert all("'ISR'" in statement and "'USA'" in statement for statement in pairs)
