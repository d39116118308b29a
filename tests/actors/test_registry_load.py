"""What is wrong with a table is said with file and line, and absent tables are empty ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors.registry_load import Tables, load_tables
from dragoman.errors import RegistryError

OFFICES = frozenset({"head_of_state", "foreign_minister", "head_of_organisation"})
STATES = (
    "id\tiso3\tiso2\tcow\tname\tofficial_name\taliases\tadjectives\tdemonyms\tcapitals\tseats\tstatus\tpart_of\n"
    "Q1\tAAA\tAA\t1\tAlba\t\tOld Alba|A.A.\tAlban\tAlban|Albans\tAlbaville\tthe Keep\tmember\t\n"
    "Q2\tBBB\tBB\t2\tBoria\t\t\tBorian\tBorian|Borians\tBoriaville\t\tmember\t\n"
)
ORGANISATIONS = (
    "id\tname\taliases\tkind\tsector\tcountry\tmembers\nQ9\tLeague of Two\tL2\torganisation\tIGO\t\tAAA|BBB\n"
)
PEOPLE = "id\tname\tcountry\tsex\taliases\tsector\nQ100\tAnn Example\tAAA\tf\tAnnie Example\tGOV\n"
TERMS = "person\toffice\ttitle\tof\tstart\tend\tacting\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "states.tsv").write_text(STATES, encoding="utf-8")
    (tmp_path / "organisations.tsv").write_text(ORGANISATIONS, encoding="utf-8")
    for name, text in (("people", PEOPLE), ("terms", TERMS)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "north.tsv").write_text(text, encoding="utf-8")
    return tmp_path


def add(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")


def failure(folder: Path) -> str:
    with pytest.raises(RegistryError) as caught:
        load_tables(folder, OFFICES)
    return str(caught.value)


def test_an_empty_folder_gives_empty_tables(tmp_path: Path) -> None:
    assert load_tables(tmp_path, OFFICES) == Tables()


def test_columns_may_stand_in_any_order_and_end_early(folder: Path) -> None:
    text = "name\tid\tsex\tcountry\taliases\tsector\nBen Example\tQ101\tm\tBBB\n"
    (folder / "people" / "south.tsv").write_text(text, encoding="utf-8")
    person = load_tables(folder, OFFICES).people["Q101"]
    assert (person.name, person.country, person.aliases, person.sector) == ("Ben Example", "BBB", (), "GOV")


@pytest.mark.parametrize("of", ["Q9", "League of Two", "league of two", "L2"])
def test_the_owner_of_an_office_may_be_given_by_id_name_or_alias(folder: Path, of: str) -> None:
    add(folder / "terms" / "north.tsv", f"Q100\thead_of_organisation\tChair\t{of}\t2010\t\t")
    assert load_tables(folder, OFFICES).terms[0].of == "Q9"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Q100\tking_of_hearts\tKing\tAAA\t2010\t\t", "terms/north.tsv:2: unknown office 'king_of_hearts'"),
        ("Q777\thead_of_state\tPresident\tAAA\t2010\t\t", "terms/north.tsv:2: unknown person 'Q777'"),
        ("Q100\thead_of_state\tPresident\tZZZ\t2010\t\t", "terms/north.tsv:2: unknown state, organisation or group"),
        ("Q100\thead_of_state\tPresident\tAAA\t2010-05\t2009\t", "terms/north.tsv:2: the term ends (2009) before"),
        ("Q100\thead_of_state\tPresident\tAAA\t2010-13\t\t", "terms/north.tsv:2: expected dates as YYYY"),
        ("Q100\thead_of_state\tPresident\tAAA\tspring\t\t", "terms/north.tsv:2: expected dates as YYYY"),
        ("Q100\thead_of_state\tPresident\tAAA\t2010\t\tyes", 'terms/north.tsv:2: expected "y" or nothing'),
        ("Q100\thead_of_state\tPresident\tAAA\t2010\t\t\tmore", "north.tsv:2: expected 7 columns, found 8"),
    ],
)
def test_a_wrong_term_is_named_with_its_line(folder: Path, line: str, message: str) -> None:
    add(folder / "terms" / "north.tsv", line)
    assert message in failure(folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Q102\tCy Example\tZZZ\tm", "people/north.tsv:3: unknown country code 'ZZZ'"),
        ("Q102\tCy Example\tAAA\tmale", "people/north.tsv:3: expected m, f or nothing as sex, found 'male'"),
        ("\tCy Example\tAAA\tm", "people/north.tsv:3: a person needs an id and a name"),
        ("Q100\tAnn Example\tAAA\tf", "people/north.tsv:3: the id Q100 stands in people/north.tsv:2 already"),
    ],
)
def test_a_wrong_person_is_named_with_its_line(folder: Path, line: str, message: str) -> None:
    add(folder / "people" / "north.tsv", line)
    assert message in failure(folder)


def test_one_id_for_two_people_is_an_error(folder: Path) -> None:
    (folder / "people" / "south.tsv").write_text(PEOPLE.replace("Ann Example\t", "Zoe Other\t"), encoding="utf-8")
    message = failure(folder)
    assert "people/south.tsv:2: the id Q100 means Ann Example in people/north.tsv:2 and Zoe Other here" in message


def test_one_person_in_two_regions_is_one_person_with_all_aliases(folder: Path) -> None:
    (folder / "people" / "south.tsv").write_text(PEOPLE.replace("Annie Example", "A. Example"), encoding="utf-8")
    assert load_tables(folder, OFFICES).people["Q100"].aliases == ("Annie Example", "A. Example")


def test_a_missing_column_is_named(folder: Path) -> None:
    (folder / "people" / "south.tsv").write_text("id\tname\nQ5\tX Y\n", encoding="utf-8")
    assert "south.tsv:1: the header lacks country, sex, aliases, sector" in failure(folder)


def test_a_table_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "people" / "south.tsv").write_bytes(b"id\tname\n\xff\xfe")
    assert "south.tsv" in failure(folder)


def test_all_problems_are_told_at_once_but_not_endlessly(folder: Path) -> None:
    for _ in range(50):
        add(folder / "terms" / "north.tsv", "Q777\thead_of_state\tPresident\tAAA\t2010\t\t")
    message = failure(folder)
    assert message.count("unknown person") == 20
    assert "and 30 more" in message
