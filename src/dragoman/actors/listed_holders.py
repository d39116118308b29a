"""The holders of one office in several states, each named behind his state: "the premiers of Peru, X, and Chad, Y"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.context import Context
from dragoman.actors.found import FoundName, FoundRole, is_address, is_counterpart
from dragoman.actors.people import singular
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft, level_of

#: What stands between a state and who holds the office there, and before the next state.
_OPENING, _CLOSING = frozenset({",", "("}), frozenset({",", ";", ")", "and", "of", "from", "the", "as", "well", "with"})
#: A list has as many states.
_TWO = 2


class ListedHolders:
    """Looks behind one plural title after another for states that have somebody named behind each."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the names that were found in it."""
        self.context = context
        self.table = context.table
        self.discourse = discourse

    def of(self, role: FoundRole) -> dict[str, str]:
        """Return whom a list names for each state that it names behind a plural title, "" for those without a name.

        They hold the office there. Whom only the last state has behind it may well speak of them: "the leaders of Peru
        and Chile, X said".
        """
        if not role.plural:
            return {}
        found = {state: person.id if person is not None else "" for state, person in self._listed(role)}
        if len(found) < _TWO or not next(iter(found.values())):
            return {}
        for state, person in found.items():
            if person:
                self._holds(self.table.drafts[person], role, state)
        return found

    def _listed(self, role: FoundRole) -> Iterator[tuple[str, Draft | None]]:
        """Yield the states behind a title in order, each with who is named right behind it."""
        names = [n for n in self.context.names_of.get(role.sentence, ()) if n.first >= role.last]
        names.sort(key=lambda name: name.first)
        end, number = role.last, 0
        while number < len(names) and self._only(role.sentence, end, names[number].first, _CLOSING):
            state = self._state(names[number])
            after = names[number + 1] if number + 1 < len(names) else None
            if not state:
                return
            holder = self._person_behind(names[number], after, state) if after is not None else None
            yield state, holder
            number += 2 if holder is not None else 1
            end = names[number - 1].last

    def _state(self, name: FoundName) -> str:
        others = name.others()
        return others[0].id if others and others[0].entity == "state" and others[0].kind != "adjective" else ""

    def _person_behind(self, state: FoundName, name: FoundName, owner: str) -> Draft | None:
        """Return the person whom a name right behind that of a state means, if he may be of it."""
        between = self.context.words(name.sentence)[state.last : name.first]
        opened = bool(between) and between[0].text in _OPENING and all(is_address(w.text) for w in between[1:])
        people = [self.table.drafts[a] for a in self.discourse.actors_at(name.sentence, name.first)]
        country = self.context.country_of(owner)
        fits = len(people) == 1 and people[0].kind == "person" and people[0].country in {None, country}
        return people[0] if opened and fits else None

    def _only(self, sentence: int, first: int, last: int, allowed: frozenset[str]) -> bool:
        return all(word.text.lower() in allowed for word in self.context.words(sentence)[first:last])

    def _holds(self, draft: Draft, role: FoundRole, owner: str) -> None:
        """Give a person the state of a list, and the title before it unless that says only whose counterpart he is."""
        draft.country = self.context.country_of(owner)
        if is_counterpart(role):
            return
        meanings = role.match.roles
        draft.titles.add((singular(role.title), owner))
        draft.titled = True
        draft.offices.update(m.office for m in meanings if m.office)
        draft.levels |= {level_of(m.office) for m in meanings if m.office}
        draft.office = draft.office or singular(role.match.text)
        draft.sector = draft.sector or meanings[0].sector or None
