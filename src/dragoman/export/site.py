"""Pages as files: one page for all readings, or a folder with a page for each and an index."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from dragoman.errors import OutputError
from dragoman.export.dates import describe_publication
from dragoman.export.outline import outline
from dragoman.export.page import render, render_page
from dragoman.types import Frozen, Reading

PAGE_ENDINGS = (".html", ".htm")


class IndexRow(Frozen):
    """One page in the index."""

    file: str
    title: str
    headline: tuple[str, ...]
    outlet: str
    published: str
    #: Names of the sections and how many facts each has.
    counts: tuple[tuple[str, int], ...]


class PageWriter:
    """Takes readings one after the other and writes their pages.

    A path that ends in .html is one page for all; any other is a folder. Files appear only when they are
    complete.
    """

    def __init__(self, path: Path) -> None:
        """Check that the path can be written to.

        Raises:
            OutputError: It is a folder where a file is expected, or the other way round, or cannot be made.
        """
        self.path = path
        self.folder = path.suffix.lower() not in PAGE_ENDINGS
        self.index = path / "index.html" if self.folder else path
        self.rows: list[IndexRow] = []
        self.readings: list[Reading] = []
        self.prepare()

    def prepare(self) -> None:
        """Make the folder, or see that the page's folder is there."""
        if not self.folder and self.path.is_dir():
            raise OutputError("this is a folder, but a name ending in .html means one page.", source=str(self.path))
        folder = self.path if self.folder else self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"this folder cannot be made ({error.strerror}). Give a path that can be written to."
            raise OutputError(message, source=str(folder)) from error

    def add(self, reading: Reading) -> None:
        """Take one reading; in a folder its page is written at once."""
        if not self.folder:
            self.readings.append(reading)
            return
        row = self.row(reading)
        write_whole(self.path / row.file, render_page(reading))
        self.rows.append(row)

    def finish(self) -> None:
        """Write the page of all readings, or the index of the folder."""
        page = render("index.html", rows=self.rows) if self.folder else render_page(self.readings)
        write_whole(self.index, page)

    def row(self, reading: Reading) -> IndexRow:
        """Return the row of a reading in the index, under a file name that is still free."""
        laid_out = outline(reading)
        return IndexRow(
            file=self.free_name(reading.article.source),
            title=reading.article.title or reading.article.source,
            headline=laid_out.headline,
            outlet=reading.article.outlet or "",
            published=describe_publication(reading.article.published),
            counts=tuple((section.title, len(section.entries)) for section in laid_out.sections),
        )

    def free_name(self, source: str) -> str:
        """Return a file name made from a source that no other page of the folder has."""
        stem = re.sub(r"[^a-z0-9]+", "-", Path(source.rstrip("/")).stem.lower()).strip("-")[:80] or "article"
        taken = {row.file for row in self.rows} | {"index.html"}
        number = 1
        while (name := f"{stem}-{number}.html" if number > 1 else f"{stem}.html") in taken:
            number += 1
        return name


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there complete or not at all."""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)
        # A temporary file is private; a page gets the permissions of any other new file.
        mask = os.umask(0)
        os.umask(mask)
        Path(file.name).chmod(0o666 & ~mask)
        Path(file.name).replace(path)
    except OSError as error:
        message = f"this page cannot be written ({error.strerror}). Give a path that can be written to."
        raise OutputError(message, source=str(path)) from error
