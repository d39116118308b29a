import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from dragoman.types import Reading
from sample_reading import READING

Run = Callable[..., Result]


def test_a_reading_is_shown(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith(" Aino Lehtovaara — Kenji Morishita · phone call · Tue 3 June 2025")
    assert result.stderr == ""


def test_json_is_one_object_a_line_that_reads_back(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt", folder / "sub" / "c.txt", "--json")
    readings = [Reading.from_json(line) for line in result.stdout.splitlines()]
    assert [reading.article.source for reading in readings] == [str(folder / "a.txt"), str(folder / "sub" / "c.txt")]
    assert readings[0].events == READING.events
    assert json.loads(result.stdout.splitlines()[0])["article"]["published"]["earliest"] == "2025-06-04"


def test_a_source_that_fails_does_not_keep_the_others_from_being_read(run: Run, folder: Path) -> None:
    result = run("read", folder, "--json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"error: {folder / 'b.html'}: the document holds no article; expected one\n" in result.stderr
    assert "1 of 3 articles could not be read; the others are shown." in result.stderr


def test_a_missing_file_is_named_with_what_was_expected(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path / 'none.txt'}: no such file; expected a file, a folder")
    assert "Traceback" not in result.output


def test_an_empty_folder_is_named_with_what_was_expected(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert ".html" in result.stderr


def test_standard_input_is_read(run: Run) -> None:
    result = run("read", "-", "--json", input="good")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["source"] == "-"


def test_what_the_caller_knows_reaches_the_reader(run: Run, folder: Path, reader) -> None:
    result = run(
        "read", folder / "a.txt", "--date", "2024-03-19", "--outlet", "Wire", "--url", "https://e.org/a", "--workers", 3
    )
    assert result.exit_code == 0
    assert reader.options == {
        "date": date(2024, 3, 19),
        "outlet": "Wire",
        "url": "https://e.org/a",
        "workers": 3,
        "fields": None,
        "allow_hosts": frozenset(),
    }


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--date", "19/03/2024"], "YEAR-MONTH-DAY, for example 2024-03-18"),
        (["--date", "2024-02-30"], "YEAR-MONTH-DAY"),
        (["--url", "example.org"], "https://example.org/a"),
        (["--url", "http://[bad"], "https://example.org/a"),
        (["--workers", "0"], "x>=1"),
        (["--quiet", "--verbose"], "exclude each other"),
        (["-", "-"], "only once"),
        (["-", "--url", "https://e.org"], "one article only"),
        (["--unknown"], "No such option"),
    ],
)
def test_a_wrong_call_says_what_was_expected(run: Run, folder: Path, arguments: list[str], expected: str) -> None:
    result = run("read", folder / "a.txt", *arguments)
    assert result.exit_code == 2
    assert expected in result.stderr
    assert result.stdout == ""


def test_without_a_source_the_call_is_wrong(run: Run) -> None:
    result = run("read")
    assert result.exit_code == 2
    assert "SOURCES" in result.stderr


def test_quiet_shows_one_line_an_article(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt", folder / "sub", "--quiet")
    assert [line.split(" · ")[0] for line in result.stdout.splitlines()] == [
        f"{folder / 'a.txt'}: Aino Lehtovaara — Kenji Morishita",
        f"{folder / 'sub' / 'c.txt'}: Aino Lehtovaara — Kenji Morishita",
    ]


@pytest.mark.parametrize("form", [["--quiet"], ["--json"], ["--html", "OUT"]])
def test_a_day_against_the_one_that_an_article_states_is_told_where_no_head_shows_it(
    run: Run, folder: Path, tmp_path: Path, form: list[str]
) -> None:
    (folder / "d.txt").write_text("dated")
    options = [str(tmp_path / "out.html") if option == "OUT" else option for option in form]
    result = run("read", folder / "a.txt", folder / "d.txt", *options)
    assert result.exit_code == 0
    told = f"note: {folder / 'd.txt'}: the document states another; the given one was taken"
    assert [line for line in result.stderr.splitlines() if line.startswith("note")] == [told]
    shown = run("read", folder / "d.txt")
    assert "the document states another" in shown.stdout
    assert shown.stderr == ""


def test_verbose_lists_what_was_dropped(run: Run, folder: Path) -> None:
    shown, verbose = run("read", folder / "a.txt"), run("read", folder / "a.txt", "--verbose")
    assert "Sign up for our morning letter" not in shown.stdout
    assert "Sign up for our morning letter" in verbose.stdout
    assert "confidence 0.97" in verbose.stdout


def test_what_is_written_as_a_page_is_not_shown_too_unless_asked_for(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("read", folder / "a.txt", "--html", tmp_path / "out.html")
    assert result.exit_code == 0
    assert "spoke by phone on Tuesday" not in result.stdout
    assert len(result.stdout.splitlines()) < 5
    assert result.stderr == f"wrote {tmp_path / 'out.html'}\n"
    assert "spoke by phone on Tuesday" in run("read", folder / "a.txt", "--html", tmp_path / "v.html", "-v").stdout
    assert "spoke by phone on Tuesday" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_pages_are_written_for_those_that_could_be_read(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("read", folder, "--html", tmp_path / "pages", "--quiet")
    assert result.exit_code == 1
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["a.html", "c.html", "index.html"]


def test_a_page_that_cannot_be_written_is_reported_before_reading(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt", "--html", folder / "a.txt" / "out.html")
    assert result.exit_code == 1
    assert "cannot be made" in result.stderr
    assert result.stdout == ""


def test_piped_output_is_plain(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt", folder / "sub" / "c.txt")
    assert "\x1b" not in result.output
    assert "reading" not in result.stderr
