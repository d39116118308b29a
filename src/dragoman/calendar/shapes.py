"""What a piece of text in figures may be, by its shape: number, day, year, clock time, date, decade."""

from __future__ import annotations

from typing import Any

FIGURES_OF_A_YEAR = 4
FIGURES_OF_A_DAY = 2
LONGEST_NUMBER = 15
DAYS = range(1, 32)
MONTHS = range(1, 13)
HOURS = range(25)
MINUTES = range(60)
#: Years that stand alone in news, and those that need a preposition before them.
NEWS_YEARS = range(1900, 2100)
YEARS = range(1000, 3000)
CENTURY = 100
#: "The 20s" and below are of this century, "the 30s" and above of the last.
LAST_NEW_DECADE = 20

#: One number of each shape, so that every set of classes is known before the rules are compiled.
NUMBER_SHAPES = ("0", "1", "25", "32", "100", "1945", "1492", "0800", "10000", "1.5", "1,000")
#: The classes of the other pieces in figures.
SHAPED_CLASSES = ("ordinal", "clock", "full_date", "short_decade", "decade")


def number_values(text: str) -> dict[str, Any]:
    """Return the classes and values of a number by its shape."""
    if "." in text or "," in text:
        value = float(text.replace(",", ""))
        return {"number": value, "plain_number": value, "decimal": text}
    number = int(text[:LONGEST_NUMBER])
    values: dict[str, Any] = {"number": float(number)}
    if len(text) == FIGURES_OF_A_YEAR:
        values["year" if number in NEWS_YEARS else "old_year" if number in YEARS else "four_digits"] = number
        return values
    values["plain_number"] = float(number)
    if len(text) <= FIGURES_OF_A_DAY and number in DAYS:
        values["day_number"] = number
    if len(text) <= FIGURES_OF_A_DAY and number in HOURS:
        values["hour"] = number
    return values


def full_date(year: int, month: int, day: int) -> dict[str, Any]:
    """Return a date in figures, or nothing where the figures cannot be one."""
    return {"full_date": (year, month, day)} if month in MONTHS and day in DAYS and year > 0 else {}


def numeric_date(text: str) -> dict[str, Any]:
    """Return day, month and year of 15/02/2024, or nothing when the order is open (02/03/2024)."""
    one, two, year = (int(part) for part in text.replace(".", "/").split("/"))
    if "." in text or one not in MONTHS or one == two:
        return full_date(year, two, one)
    return full_date(year, one, two) if two not in MONTHS else {}


def clock(text: str) -> dict[str, Any]:
    """Return hour and minute of 16:40."""
    hour, minute = (int(part) for part in text.split(":")[:2])
    return {"clock": (hour, minute)} if hour in HOURS and minute in MINUTES else {}


def decade(text: str) -> dict[str, Any]:
    """Return the first year of "1990s", "90s" or "'90s"."""
    number = int("".join(letter for letter in text if letter.isdigit()))
    if number < CENTURY:
        return {"short_decade": number + (2000 if number <= LAST_NEW_DECADE else 1900)}
    return {"decade": number} if number in YEARS else {}


def shaped(kind: str, text: str) -> dict[str, Any]:
    """Return the classes and values of a piece that is recognised by shape, by its kind."""
    if kind == "ordinal":
        return {"ordinal": int(text[:-2])}
    if kind == "iso":
        return full_date(*(int(part) for part in text.split("-")))
    readers = {"number": number_values, "clock": clock, "decade": decade, "numeric_date": numeric_date}
    return readers[kind](text) if kind in readers else {}
