"""A dossier in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import Fact, Invented

from dragoman.analysis.types import Rarity, UsualInterval
from dragoman.door import open_record
from dragoman.export.dossier_outline import as_long, dossier_outline, usually


@pytest.mark.parametrize(
    ("median", "lower", "upper", "words"),
    [
        (1.2, 1.0, 1.4, "usually every day"),
        (1.0, 1.0, 9.0, "usually every day (1–9)"),
        (7.0, 7.0, 7.0, "usually every 7 days"),
    ],
)
def test_what_is_usual_is_told_as_people_say_it(median: float, lower: float, upper: float, words: str) -> None:
    assert usually(UsualInterval(median=median, lower=lower, upper=upper, silences=4, left_out=0)) == words


def test_silences_of_the_same_length_and_longer_ones_are_counted_as_both() -> None:
    assert as_long(Rarity(earlier=5, as_long=5)) == "5 of 5 earlier silences were as long or longer"


def test_silences_that_are_not_counted_are_told_of() -> None:
    told = as_long(Rarity(earlier=5, as_long=0, left_out=2))
    assert told == "none of 5 earlier silences was as long or longer, 2 with a gap in coverage not counted"


def test_the_contacts_are_counted_apart_from_the_silences_between_them(tmp_path: Path) -> None:
    facts = tuple(
        Fact(days=(day, day), words=f"spoke about {what}") for day, what in ((0, "rail"), (3, "fish"), (40, "tax"))
    )
    with open_record(tmp_path / "a.db") as record:
        record.keep(Invented(facts, published=41).reading)
        outline = dossier_outline(record.dossier("FRA", "DEU"))
    contacts = next(part for part in outline.parts if part.name == "contacts")
    assert contacts.note == "3 contacts: 3 took place; and 1 silence of 7 days or longer between them."
    assert [line.tag for line in contacts.lines].count("silence") == 1


def test_it_is_said_how_many_contacts_took_place_and_which_have_no_date(tmp_path: Path) -> None:
    facts = (
        Fact(words="spoke about rail"),
        Fact(days=(9, 9), status="planned", medium="visit", words="will talk about fish"),
        Fact(days=None, medium="in_person", words="met in an unknown year", historical=True),
        Fact(days=None, status="planned", medium="video", words="shall confer about salt one day"),
    )
    with open_record(tmp_path / "a.db") as record:
        record.keep(Invented(facts, published=2).reading)
        dossier = record.dossier("FRA", "DEU")
    parts = {part.name: part for part in dossier_outline(dossier).parts}
    assert len(dossier.contacts) == 4
    assert parts["contacts"].note.startswith("2 contacts: 1 took place, 1 planned; ")
    assert len(parts["contacts"].lines) == 2
    assert parts["undated"].note == "2 contacts: 1 took place, 1 planned."
    assert any("1 contact on a known day took place" in detail for detail in parts["silences"].lines[0].details)


def test_how_long_there_was_no_contact_is_a_claim_and_no_contact_without_a_date(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Leaders\n\nHELSINKI, June 3, 2025 — Finnish Prime Minister Mika Aalto spoke by phone with Norwegian Prime "
        "Minister Tor Hagen on Monday. Below there is silence: the two foreign ministers have not exchanged a word "
        "since late March. The ministry gave no further details. The matter has been reported widely in the region.",
        encoding="utf-8",
    )
    with open_record(tmp_path / "a.db") as record:
        list(record.add(str(path)))
        dossier = record.dossier("FIN", "NOR")
    parts = {part.name: part for part in dossier_outline(dossier).parts}
    assert [verdict.claim.report for verdict in dossier.claims] == [
        contact.key for contact in dossier.contacts if contact.status == "negated"
    ]
    assert parts["claims"].lines
    assert "undated" not in parts
