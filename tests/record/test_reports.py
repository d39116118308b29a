"""Reports of a reading: what they quote."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.door import open_record
from dragoman.reader import read
from dragoman.record.reports import pairs_of, reports_of
from dragoman.record.types import Party


def test_what_is_promised_in_a_word_is_quoted_with_the_words_around_it(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "RIGA, March 4, 2025 — Latvian Foreign Minister Ilze Kraukle spoke by phone with Estonian Foreign Minister "
        "Juhan Tamm on Monday. Kraukle offered Estonia help. Kraukle promised to hand over the maps by April 10.",
        encoding="utf-8",
    )
    quotes = [report.quote for report in reports_of(read(str(path)), "article") if report.kind == "commitment"]
    assert quotes
    assert all(len(quote.split()) >= 3 for quote in quotes)
    assert "to hand over the maps by April 10" in quotes


def party(country: str, kind: str = "state") -> Party:
    return Party(role="participant", actor=f"{kind}:{country}", name=country, kind=kind, country=country)


def test_countries_that_somebody_went_to_did_not_meet_by_that() -> None:
    shuttle = [party("UZB", "person"), party("KGZ"), party("TJK")]
    assert pairs_of(shuttle, "visit") == (("KGZ", "UZB"), ("TJK", "UZB"))
    assert pairs_of(shuttle, "in_person") == (("KGZ", "TJK"), ("KGZ", "UZB"), ("TJK", "UZB"))
    assert pairs_of([party("KGZ"), party("TJK")], "visit") == (("KGZ", "TJK"),)


def test_those_with_whom_somebody_was_in_contact_one_by_one_did_not_meet_by_that() -> None:
    alone = [msgspec.structs.replace(party(code), role="apart") for code in ("KGZ", "TJK")]
    shuttle = [party("UZB"), party("KGZ"), party("TJK"), *alone]
    assert pairs_of(shuttle, "phone") == (("KGZ", "UZB"), ("TJK", "UZB"))


def test_those_whom_something_befalls_have_nothing_to_do_with_each_other_by_that() -> None:
    invited = [msgspec.structs.replace(party(code), role="recipient") for code in ("KGZ", "TJK")]
    assert pairs_of(invited) == (("KGZ", "KGZ"), ("TJK", "TJK"))


def test_who_is_beside_whoever_was_asked_is_the_other_side_where_nobody_is_known_to_have_asked() -> None:
    asked = [
        msgspec.structs.replace(party("BRA"), role="to"),
        msgspec.structs.replace(party("ARG"), role="counterpart"),
    ]
    assert pairs_of(asked) == (("ARG", "BRA"),)


def test_rivals_whom_somebody_called_one_by_one_have_no_contact_in_their_dossier(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "RIGA, March 4, 2025 — Estonian Foreign Minister Juhan Tamm and Lithuanian Foreign Minister Jonas Petraitis "
        "are at odds over a ferry. Latvian Foreign Minister Ilze Kraukle rang both ministers on Monday, she said.",
        encoding="utf-8",
    )
    with open_record(tmp_path / "record.db") as record:
        assert len(list(record.add(str(path)))) == 1
        rivals = record.dossier("EST", "LTU").contacts
        with_her = record.dossier("EST", "LVA").contacts
    assert [contact.medium for contact in with_her] == ["phone"]
    assert not rivals
