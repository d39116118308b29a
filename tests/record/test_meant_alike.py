"""Contacts that one article tells without their day, or by another word, and that are those of another sentence."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from dragoman.door import open_record
from dragoman.record.types import EventEntry

LATVIAN, ESTONIAN = "Latvian Trade Minister Ilze Kraukle", "Estonian Trade Minister Juhan Tamm"
BY_VIDEO = f"{LATVIAN} met virtually with {ESTONIAN} for 90 minutes on Monday."


def contacts_of(folder: Path, *bodies: str) -> list[EventEntry]:
    """Return the contacts of Estonia and Latvia in a record of some articles, the record being whole."""
    for number, body in enumerate(bodies):
        day, text = body.split("|") if "|" in body else (f"May {6 + number}", body)
        (folder / f"{number}.txt").write_text(f"News\n\nRIGA, {day}, 2025 — {text}", encoding="utf-8")
    with open_record(folder / "a.db") as record:
        for number in range(len(bodies)):
            list(record.add(str(folder / f"{number}.txt")))
        assert record.verify() == []
        return list(record.events_between("EST", "LVA", contacts=True))


@pytest.mark.parametrize(
    "more",
    [
        "Monday's meeting did not produce a breakthrough.",
        "The meeting was the first since 2019.",
        "During the meeting Kraukle urged Tamm to lift the ban on herring.",
        "It was Monday's first meeting of the Latvian trade minister and the Estonian trade minister.",
    ],
)
def test_a_bare_meeting_is_the_call_that_was_just_told(more: str, tmp_path: Path) -> None:
    assert {one.medium for one in contacts_of(tmp_path, f"{BY_VIDEO} {more}")} == {"video"}


@pytest.mark.parametrize(
    ("more", "media"),
    [
        ("On Monday evening the two met in Tartu.", {"video", "in_person"}),
        ("Their last meeting was in Tartu on March 3.", {"video", "in_person"}),
        ("The two will meet in Tallinn on May 20.", {"video", "in_person"}),
        ("Latvian President Janis Ozols held a meeting with Estonian President Mart Sild in Tartu on Monday.",
         {"video", "in_person"}),
    ],
)  # fmt: skip
def test_another_meeting_is_no_call(more: str, media: set[str], tmp_path: Path) -> None:
    assert {one.medium for one in contacts_of(tmp_path, f"{BY_VIDEO} {more}")} == media


SOON = (
    f"{LATVIAN} said she will soon meet {ESTONIAN} for talks. Kraukle said she would meet Tamm on Thursday in Tallinn.",
    f"May 9|{LATVIAN} met {ESTONIAN} in Tallinn on Thursday.",
)


@pytest.mark.parametrize("texts", list(permutations(SOON)))
def test_what_is_to_be_soon_is_what_its_article_gives_a_day(texts: tuple[str, ...], tmp_path: Path) -> None:
    (met,) = contacts_of(tmp_path, *[text if "|" in text else f"May 6|{text}" for text in texts])
    assert (met.articles, str(met.earliest)) == (2, "2025-05-08")


def test_what_is_to_be_soon_is_not_what_will_be_in_months(tmp_path: Path) -> None:
    text = f"{LATVIAN} said she will soon meet {ESTONIAN}. They will also meet on September 18 in Tallinn."
    assert len(contacts_of(tmp_path, text)) == 2


def test_two_who_will_soon_come_to_see_each_other_are_two(tmp_path: Path) -> None:
    found = contacts_of(
        tmp_path,
        f"May 7|{LATVIAN} will travel to Tallinn in the near future to meet {ESTONIAN}.",
        f"May 7|{ESTONIAN} will travel to Riga in the near future to meet {LATVIAN}.",
    )
    assert len(found) == 2


OZOLS, SILD = "Latvian President Janis Ozols", "Estonian President Mart Sild"
HELD = f"May 4|{OZOLS} and {SILD} met in Tartu on Saturday."
LOOKED_BACK = (
    f"May 7|Building on the recent meeting between {OZOLS} and {SILD} in Tartu, the two ministries agreed on herring.",
    f"May 20|The recent meeting between {OZOLS} and {SILD} in Tartu was a success, the ministry said.",
)


@pytest.mark.parametrize("told", LOOKED_BACK)
def test_a_recent_meeting_is_the_one_that_was_held(told: str, tmp_path: Path) -> None:
    (met,) = [one for one in contacts_of(tmp_path, HELD, told) if one.level == "heads"]
    assert (met.articles, str(met.earliest), met.status) == (2, "2025-05-03", "happened")


@pytest.mark.parametrize(
    "told",
    [
        f"August 20|The recent meeting between {OZOLS} and {SILD} in Tartu was a success, the ministry said.",
        f"May 20|The recent meeting between {LATVIAN} and {ESTONIAN} in Tartu was a success, the ministry said.",
    ],
)
def test_a_recent_meeting_is_not_one_of_months_ago_or_of_others(told: str, tmp_path: Path) -> None:
    assert len(contacts_of(tmp_path, HELD, told)) == 2


def test_who_is_received_by_the_president_sees_others_too(tmp_path: Path) -> None:
    found = contacts_of(
        tmp_path,
        "May 7|Estonian Foreign Minister Juhan Tamm held talks with Latvia on ferries and herring in Riga on Tuesday.",
        f"May 7|{OZOLS} met Estonian Foreign Minister Juhan Tamm at the castle on Tuesday. They spoke of the war.",
    )
    assert sorted(one.articles for one in found) == [1, 1]
