"""What two capitals put differently of one contact: how long it was, who asked for it, numbers of the same things."""

from __future__ import annotations

from pathlib import Path

import pytest
from served_record import served

from dragoman.analysis.accounts import Account, account_of
from dragoman.analysis.accounts_differing import length_in
from dragoman.door import open_record
from dragoman.export.dossier_outline import account_lines

PAGE = "Telephone call\n\n{city}, 4 June 2025 – The Minister of Foreign Affairs of {state}, {who}, {rest}\n"
URUGUAY = (
    "Uruguay", "Montevideo", "Inés Baratta", "spoke by telephone yesterday with the Minister of Foreign Affairs of "
    "Paraguay, Rolando Cáceda{asked}. {length} Minister Baratta named {boats} Uruguayan barges held at the river lock "
    "of Corrales.",
)  # fmt: skip
PARAGUAY = (
    "Paraguay", "Asunción", "Rolando Cáceda", "spoke by telephone yesterday with the Minister of Foreign Affairs of "
    "Uruguay, Inés Baratta{asked}. {length} Minister Cáceda answered that {boats} Uruguayan barges were held at the "
    "river lock of Corrales.",
)  # fmt: skip
ALIKE = {"asked": "", "length": "It was their second call this year.", "boats": "seven"}


def account(path: Path, mine: dict[str, str], theirs: dict[str, str]) -> Account | None:
    """Return the accounts that two ministries give of one call."""
    with open_record(path / "record.db") as record:
        for (state, city, who, rest), said in ((URUGUAY, mine), (PARAGUAY, theirs)):
            page = path / f"{state}.txt"
            page.write_text(
                PAGE.format(state=state, city=city, who=who, rest=rest.format(**(ALIKE | said))), encoding="utf-8"
            )
            list(record.add(str(page), outlet=f"Ministry of Foreign Affairs of {state}"))
        (call,) = (one for one in record.events_between("PRY", "URY", contacts=True) if one.articles == 2)
        with record.reading() as connection:
            return account_of(connection, call.key)


def told(found: Account | None) -> list[tuple[str, dict[str, str]]]:
    """Return what differs, with what each side says."""
    assert found is not None
    return [(one.about, {passage.side: says for passage, says in one.sides}) for one in found.differ]


@pytest.mark.parametrize(
    ("mine", "theirs", "differ"),
    [
        ({}, {}, []),
        (
            {"length": "The conversation lasted about forty-five minutes."},
            {"length": "The call lasted half an hour."},
            [("length", {"URY": "45 minutes", "PRY": "30 minutes"})],
        ),
        ({"length": "It lasted nearly an hour."}, {"length": "The two spoke for 55 minutes."}, []),
        ({"length": "It lasted nearly an hour."}, {}, []),
        (
            {"asked": ", at the request of the Paraguayan side"},
            {"length": "It was Minister Baratta who had requested the call."},
            [("asked_by", {"URY": "PRY", "PRY": "URY"})],
        ),
        (
            {"asked": ", at Paraguay's request"},
            {"length": "The conversation took place at the initiative of Montevideo."},
            [("asked_by", {"URY": "PRY", "PRY": "URY"})],
        ),
        (
            {"length": "The call, which lasted some forty minutes, was to the point."},
            {"length": "It was an exchange of a quarter of an hour."},
            [("length", {"URY": "40 minutes", "PRY": "15 minutes"})],
        ),
        (
            {"asked": ", at the request of the Paraguayan side"},
            {"length": "The call came from Minister Baratta, who had asked for it on Sunday."},
            [("asked_by", {"URY": "PRY", "PRY": "URY"})],
        ),
        ({"asked": ", at Paraguay's request"}, {"length": "The call had been proposed by Asunción."}, []),
        ({"boats": "nine"}, {"boats": "12"}, [("barges", {"URY": "9", "PRY": "12"})]),
    ],
)
def test_what_differs_is_told_with_what_each_side_says(
    tmp_path: Path, mine: dict[str, str], theirs: dict[str, str], differ: list[tuple[str, dict[str, str]]]
) -> None:
    assert told(account(tmp_path, mine, theirs)) == differ


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("The meeting went on for two and a half hours.", 150),
        ("The ministers met in Salto for an hour and a half.", 90),
        ("After a 40-minute call the line was cut.", 40),
        ("It took three quarters of an hour.", 45),
        ("The ferry lasted thirty years.", None),
        ("The crossing takes 40 minutes by barge.", None),
        ("They talked about the strike, which had gone on for weeks.", None),
    ],
)
def test_only_how_long_a_contact_was_is_a_length(sentence: str, minutes: int | None) -> None:
    assert length_in(sentence) == minutes


def test_dossier_and_page_set_both_sentences_beside_each_other(tmp_path: Path) -> None:
    found = account(tmp_path, {"length": "The conversation lasted an hour."}, {"length": "The call lasted 20 minutes."})
    assert found is not None
    lines = list(account_lines(found, {"URY": "Uruguay", "PRY": "Paraguay"}))
    (line,) = (line for line in lines if line.tag == "differ")
    assert (line.title, line.parties) == ("how long it was", "Paraguay: 20 minutes; Uruguay: 60 minutes")
    assert line.quote == "Paraguay: The call lasted 20 minutes.\nUruguay: The conversation lasted an hour."
    page = served(tmp_path / "record.db").get("/pair/PRY/URY").text
    assert "how long it was, not alike" in page and "<strong>20 minutes</strong>" in page


def test_the_number_of_a_paragraph_is_no_account(tmp_path: Path) -> None:
    found = account(tmp_path, {"length": "\n\n2. The ministers agreed to meet in Salto."}, {})
    assert found is not None
    assert all(passage.text.strip() != "2." for _, passages in found.only for passage in passages)
