"""Which fields of an object of a dump hold the title, the text, the address, the date and the outlet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dragoman.errors import ArchiveError, VocabularyError
from dragoman.types import Frozen

#: What can be asked of an object.
ASKED = ("title", "text", "url", "date", "outlet")
#: Above this a number counts milliseconds: as seconds it would lie after the year 5000.
MILLISECONDS = 100_000_000_000
#: Digits of a day written without separators.
DAY_DIGITS = 8


class Usual(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names that fields usually have."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    url: tuple[str, ...]
    date: tuple[str, ...]
    outlet: tuple[str, ...]
    inner: tuple[str, ...]


@cache
def usual() -> Usual:
    """Return the usual names."""
    text = files("dragoman.archives").joinpath("fields.toml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), Usual)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"fields.toml is damaged: {error}") from error


class Fields(Frozen):
    """The fields that a caller named; what is not among them goes by the usual names."""

    named: dict[str, str] = msgspec.field(default_factory=dict)

    def find(self, item: Mapping[str, Any], asked: str) -> str | int | float | None:
        """Return the value that an object has for what is asked, or None."""
        names = (self.named[asked],) if asked in self.named else getattr(usual(), asked)
        return next((value for value in (lookup(item, name) for name in names) if value not in (None, "")), None)


def parse_fields(text: str) -> Fields:
    """Return the fields that a text such as "title=headline,text=body" names.

    Raises:
        ArchiveError: It is not of that shape.
    """
    named: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        asked, found, name = (piece.strip() for piece in part.partition("="))
        if not found or not name or asked not in ASKED:
            raise ArchiveError(
                f'"{part}" names no field; expected {", ".join(f"{each}=FIELD" for each in ASKED)}, with commas between'
            )
        named[asked] = name
    if not named:
        raise ArchiveError('no field is named; expected such as "title=headline,text=body"')
    return Fields(named=named)


def lookup(item: Mapping[str, Any], name: str) -> str | int | float | None:
    """Return the value of a field; dots go into objects within, and of an object its name or text is meant."""
    value: Any = item.get(name)
    if value is None and "." in name:
        value = item
        for step in name.split("."):
            value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, dict):
        value = next((value[key] for key in usual().inner if isinstance(value.get(key), str)), None)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if isinstance(value, str):
        return value.strip()
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def day_of(value: str | int | float | None) -> date | None:
    """Return the day of a date as dumps write it, in the time zone that it is written in; None for anything else."""
    try:
        if isinstance(value, int | float) or (value and value.isdigit() and len(value) != DAY_DIGITS):
            number = float(value)
            return datetime.fromtimestamp(number / 1000 if number > MILLISECONDS else number, UTC).date()
        return day_of_text(value) if value else None
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None


def day_of_text(value: str) -> date:
    """Return the day of an ISO 8601 date, one that begins like one, or one as in mail headers."""
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return parsedate_to_datetime(value).date()
