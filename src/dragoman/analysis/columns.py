"""Columns of numbers out of SQLite without a Python object for each: joined to one text there, read as numbers here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

#: A day that is not known, as wide as the others.
NEVER = "0000-00-00"


def numbers(text: str | None) -> Column:
    """Return the whole numbers that ``group_concat`` joined; none for nothing."""
    import numpy as np

    return np.fromstring(text or "", dtype=np.int64, sep=",")


def parts_of(days: str | None) -> tuple[Column, Column, Column]:
    """Return years, months and days of the days, ten characters each, that follow one another in a text."""
    import numpy as np

    digits = np.frombuffer((days or "").encode(), dtype=np.uint8).reshape(-1, len(NEVER)).astype(np.int64) - ord("0")
    return digits[:, :4] @ [1000, 100, 10, 1], digits[:, 5:7] @ [10, 1], digits[:, 8:] @ [10, 1]


def months_of(days: str | None, months: int) -> Column:
    """Return the period, of some months, of each of the days in a text, -1 for one that is not known."""
    import numpy as np

    year, month, _ = parts_of(days)
    return np.where(year > 0, (year * 12 + month - 1) // months, -1)


def lookup(keys: Column, values: Column, most: int) -> Column:
    """Return a column that has each value at the place of its key, -1 elsewhere; the numbers of a file are dense."""
    import numpy as np

    found = np.full(max(most, int(keys.max(initial=0))) + 1, -1, dtype=np.int64)
    found[keys] = values
    return found


def distinct(values: Column) -> Column:
    """Return the values in order, each once; of many numbers ``numpy.unique`` takes three times as long."""
    import numpy as np

    ordered = np.sort(values)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered
