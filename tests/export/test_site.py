import os
from pathlib import Path

import html5lib
import pytest

from dragoman.errors import OutputError
from dragoman.export.site import PageWriter
from sample_reading import EMPTY, READING


def test_a_name_ending_in_html_is_one_page_for_all(tmp_path: Path) -> None:
    writer = PageWriter(tmp_path / "new" / "out.html")
    writer.add(READING)
    writer.add(EMPTY)
    writer.finish()
    assert (tmp_path / "new" / "out.html").read_text(encoding="utf-8").count("<article") == 2
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out.html"]


def test_any_other_name_is_a_folder_with_an_index(tmp_path: Path) -> None:
    writer = PageWriter(tmp_path / "pages")
    for reading in (READING, READING, EMPTY):
        writer.add(reading)
    writer.finish()
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "article.html",
        "cable-call-2.html",
        "cable-call.html",
        "index.html",
    ]
    index = html5lib.parse((tmp_path / "pages" / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    links = [node.get("href") for node in index.iter("a")]
    assert links == ["cable-call.html", "cable-call-2.html", "article.html"]
    assert all((tmp_path / "pages" / link).is_file() for link in links)


def test_pages_have_the_permissions_of_other_files(tmp_path: Path) -> None:
    writer = PageWriter(tmp_path / "out.html")
    writer.add(READING)
    writer.finish()
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "out.html").stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_folder_where_a_page_is_meant_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.html").mkdir()
    with pytest.raises(OutputError, match="one page"):
        PageWriter(tmp_path / "out.html")


def test_a_file_where_a_folder_is_meant_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("kept")
    with pytest.raises(OutputError, match="cannot be made"):
        PageWriter(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "kept"
