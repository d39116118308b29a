"""Who held which office when: terms by office, by title and by person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.actors.registry_roles import Roles
from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Role, Term
from dragoman.types import Interval

When = date | Interval | None


def days(when: When) -> tuple[date, date]:
    """Return the first and last day of a day, an interval, or all time."""
    if when is None:
        return date.min, date.max
    if isinstance(when, Interval):
        return when.earliest or date.min, when.latest or date.max
    return when, when


class TermIndex:
    """Terms of office by owner and by person, and the questions asked of them."""

    def __init__(self, terms: Iterable[Term], roles: Roles) -> None:
        """Take terms in any order."""
        self.roles = roles
        self.by_office: dict[tuple[str, str], list[Term]] = {}
        self.by_owner: dict[str, list[Term]] = {}
        self.by_person: dict[str, list[Term]] = {}
        for term in terms:
            self.by_office.setdefault((term.office, term.of), []).append(term)
            self.by_owner.setdefault(term.of, []).append(term)
            self.by_person.setdefault(term.person, []).append(term)

    def of_person(self, person: str, when: When) -> tuple[Term, ...]:
        """Return the terms that a person may have been in, the likeliest and latest first."""
        return in_order(self.by_person.get(person, ()), when)

    def holders(self, office: str, of: str, when: When) -> tuple[Term, ...]:
        """Return the terms in an office, or in the office that takes its place there."""
        found = in_order(self.by_office.get((office, of), ()), when)
        for other in () if found else self.roles.fallbacks.get(office, ()):
            instead = in_order(self.by_office.get((other, of), ()), when)
            found = tuple(term for term in instead if self.may_replace(term, office))
            if found:
                break
        return found

    def may_replace(self, term: Term, office: str) -> bool:
        """Tell whether a term can answer for another office: a monarch is no head of government."""
        royal = bool(self.roles.royal & set(term.title.split()))
        return royal if office == "monarch" else not royal or office == "head_of_state"

    def titled(self, title: str, of: str, when: When) -> tuple[Term, ...]:
        """Return the terms that a title means: those printed with it, else those of the office that it names."""
        terms = in_order(self.by_owner.get(of, ()), when)
        roles = self.roles.meanings(title, of)
        exact = tuple(term for term in terms if self.shortened(term.title) == words_of(title))
        if exact:
            return once_each(exact)
        offices = {role.office for role in roles}
        longer = tuple(term for term in terms if term.office in offices and self.printed_with(term, title))
        if longer:
            return longer
        found: dict[Term, None] = {}
        if title.lower() in self.roles.heading_words:
            for office in ("head_of_organisation", "group_leader"):
                found.update(dict.fromkeys(self.holders(office, of, when)))
        for role in roles:
            if role.office:
                found.update(dict.fromkeys(self.of_role(role, of, when)))
        return tuple(found)

    def of_role(self, role: Role, of: str, when: When) -> tuple[Term, ...]:
        """Return the holders of a role's office; those whose title shares its last word before others."""
        holders = self.holders(role.office, of, when)
        last = key_of(role.title).split()[-1]
        sharing = tuple(term for term in holders if last in key_of(term.title.lower()).split())
        several = len({term.person for term in holders}) > 1
        return sharing or (() if several and role.office in self.roles.loose_offices else holders)

    def printed_with(self, term: Term, title: str) -> bool:
        """Tell whether a term's printed title goes on from a title ("President of the Republic")."""
        words, wanted = self.shortened(term.title), words_of(title)
        following = words[len(wanted) :]
        return words[: len(wanted)] == wanted and (not following or following[0] in ("of", "for", "and", "to", ","))

    def shortened(self, title: str) -> list[str]:
        """Return the words of a printed title without those that leave its meaning alone ("Acting")."""
        words = words_of(title)
        while len(words) > 1 and words[0] in self.roles.modifiers:
            words = words[1:]
        return words


def once_each(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the first term of each person and start: a president who also heads the government counts once."""
    first: dict[tuple[str, str], Term] = {}
    for term in terms:
        first.setdefault((term.person, term.start), term)
    return tuple(first.values())


def words_of(title: str) -> list[str]:
    """Return the words of a title in lower case."""
    return key_of(title.lower()).split()


def in_order(terms: Iterable[Term], when: When) -> tuple[Term, ...]:
    """Return the terms that may overlap with a time: certain, then not acting, then latest first."""
    earliest, latest = days(when)
    found = [term for term in terms if term.possible(earliest, latest)]
    if len(found) > 1:
        found.sort(key=lambda term: term.start_earliest, reverse=True)
        found.sort(key=lambda term: (when is not None and not term.certain(earliest, latest), term.acting))
    return tuple(found)
