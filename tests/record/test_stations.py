"""Which reports are stations of one contact: asked for, planned for a vague time, held; and which are another one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from record_shapes import WITHOUT_FILES

from dragoman.door import open_record
from dragoman.record.merging import remerge
from dragoman.record.types import EventEntry

ASKED = (
    "A call\n\nRIGA, May 2, 2025 — Latvian Foreign Minister Ilze Kraukle spoke by phone with Estonian Foreign Minister "
    "Juhan Tamm on Friday. She invited Tamm to visit Latvia in June."
)
VISITED = "A guest\n\nRIGA, June 11, 2025 — Estonian Foreign Minister Juhan Tamm visited Latvia on Wednesday."
AHEAD = (
    "Ministers to meet\n\nRIGA, May 2, 2025 — Latvian Foreign Minister Ilze Kraukle and Estonian Foreign Minister "
    "Juhan Tamm will meet in {place}."
)
HELD = (
    "Ministers meet\n\nTARTU, Sept 3, 2025 — Latvian Foreign Minister Ilze Kraukle and Estonian Foreign Minister Juhan "
    "Tamm met in Tartu on Wednesday.{more}"
)


def contacts_of(folder: Path, *texts: str) -> list[EventEntry]:
    """Return the contacts of Estonia and Latvia in a record of some articles, the record being whole."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_record(folder / "a.db") as record:
        for number in range(len(texts)):
            list(record.add(str(folder / f"{number}.txt")))
        assert record.verify() == []
        return list(record.events_between("EST", "LVA", contacts=True))


@pytest.mark.parametrize("texts", [(ASKED, VISITED), (VISITED, ASKED)])
def test_a_visit_that_was_asked_for_is_the_one_that_took_place(tmp_path: Path, texts: tuple[str, str]) -> None:
    (visit,) = [one for one in contacts_of(tmp_path, *texts) if one.medium == "visit"]
    assert (visit.articles, visit.status, visit.earliest) == (2, "happened", date(2025, 6, 11))


def test_a_plan_for_a_quarter_is_the_meeting_of_that_quarter(tmp_path: Path) -> None:
    (met,) = contacts_of(tmp_path, AHEAD.format(place="Tartu in the third quarter of this year"), HELD.format(more=""))
    assert (met.articles, met.status) == (2, "happened")


def test_a_plan_for_another_town_is_another_meeting(tmp_path: Path) -> None:
    found = contacts_of(tmp_path, AHEAD.format(place="Tallinn in September"), HELD.format(more=""))
    assert sorted(one.status for one in found) == ["happened", "planned"]


def test_a_time_without_a_meeting_denies_no_meeting(tmp_path: Path) -> None:
    found = contacts_of(tmp_path, HELD.format(more=" The two had not met since Tallinn."))
    assert sorted((one.status, one.earliest) for one in found if one.earliest) == [("happened", date(2025, 9, 3))]
    assert sorted(one.status for one in found) == ["happened", "happened", "negated"]  # in Tallinn, too


def test_versions_of_a_page_tell_one_contact_of_one_party(tmp_path: Path) -> None:
    page = "Draft due\n\nRIGA, May 2, 2025 — Latvia will send a letter by June 10, its foreign ministry said.{more}"
    for more in ("", " It gave no reason.", " It gave no reason. The sea was calm."):
        path = tmp_path / "page.txt"
        path.write_text(page.format(more=more), encoding="utf-8")
        with open_record(tmp_path / "a.db") as record:
            list(record.add(str(path), url="https://example.org/draft"))
    with open_record(tmp_path / "a.db") as record:
        assert record.verify() == []
        found = record.contacts_with("LVA")
    assert [one.articles for one in found] == [3]


def test_a_record_of_the_shape_before_is_grouped_anew_when_it_is_opened(tmp_path: Path) -> None:
    (one,) = contacts_of(tmp_path, AHEAD.format(place="Tartu in the third quarter of this year"), HELD.format(more=""))
    with open_record(tmp_path / "a.db") as record, record.writing() as connection:
        connection.execute("UPDATE report SET cluster = key, event = NULL, block = NULL, placed = NULL")
        remerge(connection, [])
        for statement in (*WITHOUT_FILES, "PRAGMA user_version = 16"):
            connection.execute(statement)
    with open_record(tmp_path / "a.db") as record:
        assert record.verify() == []
        assert [found.key for found in record.events_between("EST", "LVA", contacts=True)] == [one.key]


TALKS = (
    "Talks\n\nTARTU, Sept 3, 2025 — Latvian President Janis Ozols and Estonian President Mart Kask met in Tartu on "
    "Wednesday. The foreign ministers of the two countries, Ilze Kraukle and Juhan Tamm, took part in the talks."
)
OF_MINISTERS = (
    "A call\n\nRIGA, Sept 20, 2025 — Latvian Foreign Minister Ilze Kraukle and Estonian Foreign Minister Juhan Tamm "
    "spoke by phone on Friday. They had met in Tartu on September 3."
)
OF_LEADERS = (
    "A letter\n\nRIGA, Sept 21, 2025 — Latvian President Janis Ozols wrote to Estonian President Mart Kask on Sunday. "
    "They had met in Tartu on September 3."
)


def test_ministers_and_leaders_were_at_one_meeting_where_a_report_has_them_all(tmp_path: Path) -> None:
    found = contacts_of(tmp_path, OF_LEADERS, OF_MINISTERS, TALKS)
    assert [one.articles for one in found if one.earliest == date(2025, 9, 3)] == [3]
