"""Both sides' accounts of one contact: what both tell, what only one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.analysis.accounts import account_of, state_of
from dragoman.door import open_record

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("Press office, Ministry of Foreign Affairs, Latvia", "LVA"),
        ("Press office, Presidency of Ukraine", "UKR"),
        ("Baltic Courier", None),
        ("Ministry of Sound", None),
        (None, None),
    ],
)
def test_a_press_page_speaks_for_its_state_and_a_newspaper_for_none(outlet: str | None, country: str | None) -> None:
    assert state_of(outlet) == country


def test_both_capitals_pages_are_compared(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        pages = {"kyiv-page-call-february.txt": "Ukraine", "warsaw-page-call-february.html": "Poland"}
        for page, state in pages.items():
            list(record.add(str(YEAR / page), outlet=f"Press office, Presidency of {state}"))
        call = next(
            c for c in record.events_between("POL", "UKR", contacts=True) if c.medium == "phone" and c.articles == 2
        )
        with record.reading() as connection:
            account = account_of(connection, call.key)
    assert account is not None
    assert account.sides == ("POL", "UKR")
    assert any("seal" in shared.one.text and "seal" in shared.other.text for shared in account.both)
    only = {side: " ".join(passage.text for passage in passages) for side, passages in account.only}
    assert "hauliers" in only["POL"]
    assert "generators" in only["UKR"]
    for shared in account.both:
        assert (shared.one.side, shared.other.side) == account.sides


def test_one_side_alone_is_no_comparison(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        list(record.add(str(YEAR / "kyiv-page-call-february.txt"), outlet="Press office, Presidency of Ukraine"))
        for contact in record.events_between("POL", "UKR", contacts=True):
            with record.reading() as connection:
                account = account_of(connection, contact.key)
            assert account is None or {side for side, _ in account.only} == {"POL", "UKR"}


CALL = (
    "Leaders\n\nOSLO, May 14, 2025 — Norwegian Prime Minister Tor Hagen and Finnish Prime Minister Mika Aalto spoke "
    "by phone on Monday.{own}\n\n{after}\n\nHerring was dear in all ports of the north this spring."
)
NORWAY = " Hagen's office said that he had asked for the ban on timber to be lifted."
FINLAND = " Aalto's office said that Hagen had only listened."
MINISTRY = "Finnish Agriculture Minister Siri Moen said that farmers had not received compensation."
OTHER_DAY = (
    "Hagen and Aalto had met in Bergen on May 2. Hagen's office said that a bridge was discussed there. Aalto's office "
    "said that it was too dear."
)


def told(tmp_path: Path, own: str, after: str) -> dict[str, list[str]] | None:
    """Return what each side tells of a call in one article, or None where no two sides do."""
    path = tmp_path / "a.txt"
    path.write_text(CALL.format(own=own, after=after), encoding="utf-8")
    with open_record(tmp_path / "record.db") as record:
        assert [added.outcome for added in record.add(str(path))] == ["added"]
        (call,) = [c for c in record.events_between("FIN", "NOR", contacts=True) if c.medium == "phone"]
        accounts = {account.event: account for account in record.dossier("FIN", "NOR").accounts}
    if call.key not in accounts:
        return None
    account = accounts[call.key]
    both = [passage for shared in account.both for passage in (shared.one, shared.other)]
    found = [*both, *(passage for _, passages in account.only for passage in passages)]
    return {side: sorted(p.text for p in found if p.side == side) for side in account.sides}


def test_two_offices_in_one_article_are_two_accounts_of_what_it_tells_of(tmp_path: Path) -> None:
    found = told(tmp_path, NORWAY + FINLAND, MINISTRY)
    assert found == {
        "FIN": ["Aalto's office said that Hagen had only listened."],
        "NOR": ["Hagen's office said that he had asked for the ban on timber to be lifted."],
    }


@pytest.mark.parametrize(
    ("more", "sides"),
    [
        (" Aalto had spoken of herring, both ministers said.", []),
        (" Hagen's office said that Aalto had spoken of herring.", ["NOR"]),
    ],
)
def test_what_both_say_or_the_other_says_is_no_account_of_one(tmp_path: Path, more: str, sides: list[str]) -> None:
    found = told(tmp_path, NORWAY + FINLAND + more, MINISTRY)
    assert found is not None
    assert [side for side, passages in found.items() if any("herring" in passage for passage in passages)] == sides


@pytest.mark.parametrize("after", [MINISTRY, OTHER_DAY, "Hagen said that winters were getting shorter."])
def test_what_is_said_of_other_things_is_no_account_of_a_contact(tmp_path: Path, after: str) -> None:
    assert told(tmp_path, NORWAY, after) is None


def test_what_an_office_adds_in_the_next_paragraph_is_of_the_account_before(tmp_path: Path) -> None:
    found = told(tmp_path, NORWAY, "Aalto's office denied that timber had been mentioned.")
    assert found is not None
    assert found["FIN"] == ["Aalto's office denied that timber had been mentioned."]


def test_what_one_who_took_part_told_the_other_is_an_account_wherever_it_stands(tmp_path: Path) -> None:
    after = "Timber has been dear for years.\n\nAalto told Hagen that the ban would stay."
    found = told(tmp_path, NORWAY, after)
    assert found is not None
    assert found["FIN"] == ["Aalto told Hagen that the ban would stay."]


@pytest.mark.parametrize(
    "after",
    [
        "Timber has been dear for years.\n\nAalto's office said that the call had lasted ten minutes.",
        "Timber has been dear for years.\n\nAalto's spokeswoman, Siri Moen, called the brief talk frosty.",
        "It was their second talk since Hagen's visit to Finland in May. Aalto's office said that it was frosty.",
        "Timber has been dear for years.\n\nHelsinki differed. The Finnish government called the talk frosty.",
    ],
)
def test_what_is_said_of_a_contact_by_its_name_is_an_account_wherever_it_stands(tmp_path: Path, after: str) -> None:
    found = told(tmp_path, NORWAY, after)
    assert found is not None
    assert any(word in " ".join(found["FIN"]) for word in ("ten minutes", "frost"))


def test_what_a_statement_says_further_is_of_the_account_before(tmp_path: Path) -> None:
    more = ' Hagen "repeated the demand for fair prices", and Aalto undertook to look into it.'
    found = told(tmp_path, NORWAY.replace("office said", "office said in a statement") + more + FINLAND, MINISTRY)
    assert found is not None
    assert any("fair prices" in passage for passage in found["NOR"])


def test_what_the_statement_leaves_out_is_told_with_the_account_of_who_made_it(tmp_path: Path) -> None:
    own = FINLAND + NORWAY.replace("office said", "office said in a statement")
    found = told(tmp_path, own, "The statement said nothing of herring.")
    assert found is not None
    assert found["NOR"][-1] == "The statement said nothing of herring."


def test_a_spokesman_who_speaks_of_something_else_gives_no_account(tmp_path: Path) -> None:
    after = "Timber has been dear for years.\n\nAalto's spokeswoman, Siri Moen, said that the ferry would sail in June."
    assert told(tmp_path, NORWAY, after) is None
