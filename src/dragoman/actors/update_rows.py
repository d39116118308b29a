"""From rows of the SPARQL answer to people and terms, without a date more precise than its source."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dragoman.actors.registry_dates import days_of
from dragoman.actors.types import State
from dragoman.actors.update_sparql import Row

QID = re.compile(r"/(Q[1-9][0-9]*)$")
TIME = re.compile(r"^\+?([0-9]{4})-([0-9]{2})-([0-9]{2})T")
#: Length of an ISO date for Wikidata's precisions: 9 is a year, 10 a month, 11 a day.
LENGTHS = {"9": 4, "10": 7, "11": 10}
#: Words of a title that stay in lower case.
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "to", "on", "at"})


class PersonRow(msgspec.Struct, frozen=True):
    """One line of a people table."""

    id: str
    name: str
    country: str
    sex: str


class TermRow(msgspec.Struct, frozen=True):
    """One line of a terms table."""

    person: str
    office: str
    title: str
    of: str
    start: str
    end: str


class Gathered(msgspec.Struct):
    """People and terms of all questions so far."""

    people: dict[str, PersonRow] = {}
    terms: dict[tuple[str, str, str, str], TermRow] = {}
    #: Rows that could not be used.
    left_out: int = 0


class Reader:
    """Turns rows into people and terms.

    Args:
        states: The registry's states by code: other codes are left out.
        sexes: From QID to m or f.
    """

    def __init__(self, states: dict[str, State], sexes: dict[str, str]) -> None:
        """Begin with nothing gathered."""
        self.states = states
        self.sexes = sexes
        self.gathered = Gathered()

    def take(self, rows: Iterable[Row], office: str, title: str) -> None:
        """Add the rows of one question about an office; title stands in for a missing one."""
        for row in rows:
            term = self.term_of(row, office, title)
            if term is None:
                self.gathered.left_out += 1
                continue
            self.gathered.terms.setdefault((term.person, term.office, term.of, term.start), term)
            sex = self.sexes.get(qid(row.get("sex", "")), "")
            person = PersonRow(term.person, one_line(row["personLabel"]), term.of, sex)
            self.gathered.people.setdefault(term.person, person)

    def term_of(self, row: Row, office: str, title: str) -> TermRow | None:
        """Return the term of a row, or None when it lacks a person, a name, a state or a usable date."""
        person = qid(row.get("person", ""))
        state = self.states.get(row.get("country", ""))
        start = partial_date(row.get("start", ""), row.get("startPrecision", ""))
        end = partial_date(row.get("end", ""), row.get("endPrecision", "")) if row.get("end") else ""
        if not person or not row.get("personLabel", "").strip() or state is None or not start or end is None:
            return None
        if end and days_of(end)[1] < days_of(start)[0]:
            return None
        printed = printed_title(row.get("officeLabel", ""), state) or title
        return TermRow(person, office, printed, state.iso3, start, end)

    def finish(self) -> Gathered:
        """Return what was gathered, without open terms that a later holder of the office belies."""
        terms = self.gathered.terms
        latest: dict[tuple[str, str], str] = {}
        for term in terms.values():
            key = (term.office, term.of)
            latest[key] = max(latest.get(key, ""), term.start)
        kept = {k: t for k, t in terms.items() if t.end or t.start == latest[t.office, t.of]}
        people = {term.person for term in kept.values()}
        return Gathered(
            people={k: p for k, p in self.gathered.people.items() if k in people},
            terms=kept,
            left_out=self.gathered.left_out + len(terms) - len(kept),
        )


def qid(address: str) -> str:
    """Return the QID at the end of an entity's address, or ""."""
    found = QID.search(address)
    return found.group(1) if found else ""


def partial_date(value: str, precision: str) -> str | None:
    """Return a time value as precisely as it is known, or None when it is less precise than a year."""
    found = TIME.match(value)
    length = LENGTHS.get(precision)
    if not found or length is None:
        return None
    text = "-".join(found.groups())[:length]
    try:
        days_of(text)
    except ValueError:
        return None
    return text


def printed_title(label: str, state: State) -> str:
    """Return the title as it is printed before a name: without the state, with capitals ("Prime Minister")."""
    head, _, tail = one_line(label).rpartition(" of ")
    names = {state.name, state.official_name, *state.aliases}
    if head and {tail, tail.removeprefix("the ")} & names:
        label = head
    words = one_line(label).split(" ")
    return " ".join(word if word in SMALL_WORDS and i else word[:1].upper() + word[1:] for i, word in enumerate(words))


def one_line(text: str) -> str:
    """Return a text without line ends and tabs, which would break a table."""
    return " ".join(text.split())
