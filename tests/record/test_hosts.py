"""Mediators, hosts and witnesses: a contact of two states is one event whether an article names them or not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from dragoman.door import open_record
from dragoman.record.types import EventEntry

LATVIAN, ESTONIAN = "Latvian Foreign Minister Ilze Kraukle", "Estonian Foreign Minister Juhan Tamm"
FINN, SWEDE = "Finnish Foreign Minister Aino Salmela", "Swedish Foreign Minister Maja Lind"
#: Two told without anybody else.
TWO = f"{LATVIAN} and {ESTONIAN} met in Helsinki on Tuesday."
#: The same meeting, with whoever else was there.
HOSTED = (
    f"{FINN} hosted {LATVIAN} and her Estonian counterpart Juhan Tamm in Helsinki on Tuesday.",
    f"{LATVIAN}, {ESTONIAN} and {FINN}, who acted as mediator, met in Helsinki on Tuesday.",
    f"{LATVIAN} met {ESTONIAN} on Tuesday at a meeting brokered by Finland and attended by the Swedish foreign "
    "minister, Maja Lind.",
    f"Finnish President Matti Oksa brought {LATVIAN} and {ESTONIAN} together in Helsinki on Tuesday.",
    f"{LATVIAN}, {ESTONIAN} and {FINN} met in Helsinki on Tuesday. Salmela chaired the talks.",
    f"{LATVIAN} and {ESTONIAN} held talks with {FINN} in Helsinki on Tuesday. The meeting was facilitated by Finland.",
    "Latvia and Estonia held ministerial talks in Helsinki on Tuesday with Finnish Foreign Minister Aino Salmela as "
    "facilitator. Ilze Kraukle spoke for Riga.",
)


def contacts_of(folder: Path, *bodies: str, pair: tuple[str, str] = ("EST", "LVA")) -> list[EventEntry]:
    """Return the contacts of two countries in a record of some articles of one day, the record being whole."""
    for number, body in enumerate(bodies):
        text = f"News\n\nRIGA, May {7 + number}, 2025 — {body}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_record(folder / "a.db") as record:
        for number in range(len(bodies)):
            list(record.add(str(folder / f"{number}.txt")))
        assert record.verify() == []
        return list(record.events_between(*pair, contacts=True))


@pytest.mark.parametrize("hosted", HOSTED)
def test_a_meeting_is_one_whether_its_host_is_told_or_not(hosted: str, tmp_path: Path) -> None:
    (met,) = contacts_of(tmp_path, TWO, hosted)
    assert (met.articles, met.status, str(met.earliest)) == (2, "happened", "2025-05-06")


@pytest.mark.parametrize("hosted", HOSTED[:2])
def test_the_host_stays_a_part_of_it(hosted: str, tmp_path: Path) -> None:
    (met,) = contacts_of(tmp_path, TWO, hosted, pair=("EST", "FIN"))
    assert {party.country for party in met.parties} == {"EST", "FIN", "LVA"}
    assert met.level == "ministers"


@pytest.mark.parametrize("texts", list(permutations((TWO, *HOSTED[:2]))))
def test_it_is_one_in_whatever_order_articles_come(texts: Sequence[str], tmp_path: Path) -> None:
    (met,) = contacts_of(tmp_path, *texts)
    assert met.articles == 3


@pytest.mark.parametrize(
    "other",
    [
        f"{LATVIAN}, {ESTONIAN} and {FINN} met in Helsinki on Tuesday.",  # three, and nobody the host
        f"{FINN} hosted {LATVIAN} and {ESTONIAN} in Helsinki on April 29.",  # another day
        f"{FINN} hosted {LATVIAN} and {SWEDE} in Helsinki on Tuesday.",  # another pair
        f"{FINN} hosted {ESTONIAN} and {SWEDE} in Helsinki on Tuesday.",
        "Finnish President Matti Oksa hosted Latvian President Janis Ozols and Estonian President Mart Sild in "
        "Helsinki on Tuesday.",  # other people
    ],
)
def test_another_contact_stays_another_one(other: str, tmp_path: Path) -> None:
    found = contacts_of(tmp_path, TWO, other) + contacts_of(tmp_path, pair=("EST", "SWE"))
    assert all(one.articles == 1 for one in found)
    assert any(str(one.earliest) == "2025-05-06" for one in found)


def test_who_chair_together_are_no_hosts(tmp_path: Path) -> None:
    text = f"{LATVIAN}, {ESTONIAN} and {FINN} co-chaired talks in Helsinki on Tuesday."
    (met, *_) = contacts_of(tmp_path, text, pair=("EST", "FIN"))
    assert {party.country for party in met.parties} == {"EST", "FIN", "LVA"}
    assert met.articles == 1


#: A session of a committee, told with states, with one minister and with both.
SESSIONS = (
    "Latvia and Estonia made progress at the second meeting of the General Border Committee (GBC), held in Valka on "
    "Tuesday.",
    "Latvia and Estonia convened the second session of the General Border Committee on Tuesday in Valka, with General "
    "Juris Balodis, Deputy Minister of Defence, leading the Latvian delegation.",
    "The session was co-chaired on Tuesday by Latvian Defence Minister Juris Balodis and Estonian Defence Minister "
    "Rein Oja.",
)


@pytest.mark.parametrize("texts", list(permutations(SESSIONS)))
def test_a_committee_is_on_no_side(texts: Sequence[str], tmp_path: Path) -> None:
    (met,) = contacts_of(tmp_path, *texts)
    assert met.articles == 3


def test_of_three_that_are_one_a_reviewer_takes_one_out(tmp_path: Path) -> None:
    [whole] = contacts_of(tmp_path, *SESSIONS)
    with open_record(tmp_path / "a.db") as record:
        leaving = [report.key for report in record.reports(whole.key)][-1:]
        made = record.decide("split", whole.key, author="eva", detail={"reports": leaving})
        parts = record.events_between("EST", "LVA", contacts=True)
        assert sorted(one.articles for one in parts) == [1, 2]
        assert record.verify() == []
        record.decide("undo", str(made.id), author="eva")
        assert [one.articles for one in record.events_between("EST", "LVA", contacts=True)] == [3]
