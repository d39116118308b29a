"""Reading the registry's tab-separated tables, with the file and line of everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import RegistryError

Row = list[str]

#: More problems than this are counted rather than listed.
LISTED_PROBLEMS = 20


class Problems:
    """What is wrong with the tables, gathered so that one run shows all of it."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.lines: list[str] = []

    def add(self, source: str, message: str) -> None:
        """Note one problem; source is a file name and line number."""
        self.lines.append(f"{source}: {message}")

    def raise_any(self) -> None:
        """Raise RegistryError when anything was noted."""
        if not self.lines:
            return
        listed = self.lines[:LISTED_PROBLEMS]
        if len(self.lines) > len(listed):
            listed.append(f"… and {len(self.lines) - len(listed)} more")
        raise RegistryError("the actor registry is damaged:\n" + "\n".join(listed))


def read_rows(path: Path, columns: tuple[str, ...], problems: Problems) -> Iterator[tuple[int, Row]]:
    """Yield (line number, values in the order of columns) of a table; an absent file has no rows.

    The first line names the columns; they may stand in any order, and further ones are left aside.
    Empty lines and lines that begin with "#" are skipped.
    """
    if not path.exists():
        return
    lines = text_of(path).split("\n")
    header = lines[0].rstrip("\r").split("\t")
    order = column_order(path, header, columns, problems)
    if order is None:
        return
    straight = order == list(range(len(header)))
    for number, line in enumerate(lines[1:], 2):
        if not line or line[0] == "#" or line.isspace():
            continue
        values = line.rstrip("\r ").split("\t")
        if len(values) > len(header):
            problems.add(f"{path.name}:{number}", f"expected {len(header)} columns, found {len(values)}")
            continue
        values += [""] * (len(header) - len(values))
        if " \t" in line or "\t " in line:
            values = [value.strip() for value in values]
        yield number, values if straight else [values[i] for i in order]


def text_of(path: Path) -> str:
    """Return the text of a table.

    Raises:
        RegistryError: when it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"expected a readable UTF-8 table: {error}", source=str(path)) from error


def column_order(path: Path, header: Row, columns: tuple[str, ...], problems: Problems) -> list[int] | None:
    """Return where each wanted column stands in the header, or None when one is missing."""
    missing = [column for column in columns if column not in header]
    if missing:
        problems.add(f"{path.name}:1", f"the header lacks {', '.join(missing)}; expected {', '.join(columns)}")
        return None
    return [header.index(column) for column in columns]


def split_list(value: str) -> tuple[str, ...]:
    """Return the parts of a "|"-separated value."""
    if "|" not in value:
        return (value,) if value else ()
    return tuple([part.strip() for part in value.split("|") if part.strip()])
