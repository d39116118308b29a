"""Countries of rules: codes and names, out of the registry's table of states."""

from __future__ import annotations

import difflib
from functools import cache
from importlib import resources
from pathlib import Path

from dragoman.actors.registry_tables import Problems, read_rows, split_list
from dragoman.errors import AlertRuleError

COLUMNS = ("iso3", "iso2", "name", "official_name", "aliases")


@cache
def codes() -> dict[str, str]:
    """Return the code of every state by its codes and names, in lower case."""
    problems, found = Problems(), {}
    table = Path(str(resources.files("dragoman.actors") / "data" / "states.tsv"))
    for _, (code, short, name, official, aliases) in read_rows(table, COLUMNS, problems):
        for word in (*split_list(aliases), official, name, short, code):
            if word and code:
                found[word.casefold()] = code
    problems.raise_any()
    return found


def code_of(country: str) -> str:
    """Return the code of a country that is given by code or name.

    Raises:
        AlertRuleError: There is none of that name.
    """
    wanted = " ".join(country.split()).casefold()
    if wanted in codes():
        return codes()[wanted]
    near = difflib.get_close_matches(wanted, codes(), 1)
    hint = f"did you mean {codes()[near[0]]} ({near[0].title()})?" if near else "expected a code such as GRC, or a name"
    raise AlertRuleError(f"no country is called “{country}”; {hint}")
