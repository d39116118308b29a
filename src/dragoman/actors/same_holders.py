"""Offices that stayed without a name, and the persons of the article who turn out to hold them."""

from __future__ import annotations

from dragoman.actors.context import Context
from dragoman.actors.descriptions import Describer, fits, may_be_called
from dragoman.actors.found import FoundRole, head_of
from dragoman.actors.people import singular
from dragoman.actors.reference import reference
from dragoman.actors.registry import Entity
from dragoman.actors.salience import Discourse
from dragoman.actors.spelling import spelled_alike
from dragoman.actors.surroundings import Surroundings
from dragoman.actors.table import Draft
from dragoman.actors.types import Person
from dragoman.language.syntax import Tree


class SameHolders:
    """Takes an office of a state for the person who holds it there, once it is known who is of which state."""

    def __init__(
        self, context: Context, discourse: Discourse, describer: Describer, surroundings: Surroundings
    ) -> None:
        """Take an article with its mentions, who resolved descriptions, and what tells who once held an office."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.describer = describer
        self.surroundings = surroundings

    def settle(self) -> None:
        """Make the mentions of each such office mentions of its holder."""
        self._spelled()
        named = {a for n in self.context.names for a in self.discourse.actors_at(n.sentence, n.first)}
        drafts = list(self.table.drafts.values())
        people = [d for d in drafts if d.kind == "person" and d.id in named - self.surroundings.once_in_office]
        for office in drafts:
            unnamed = office.kind == "office" or (office.kind == "person" and office.id not in named)
            if unnamed and office.country and office.spans:
                holder = self._of_one_office(office, people) or self._called(office, people)
                if holder is not None:
                    self.discourse.rename(office.id, holder.id)

    def _spelled(self) -> None:
        """Take whom the registry does not know for the holder of his office whose name is spelled much the same."""
        for draft in list(self.table.drafts.values()):
            unknown = draft.kind == "person" and self.table.registry.by_id(draft.id) is None
            if unknown and draft.country and draft.spans:
                offices = sorted(draft.offices & self.table.single_offices)
                held = {p for office in offices for p in self.table.holders(office, draft.country)}
                alike = [p for p in sorted(held) if (one := self.table.registry.by_id(p)) and self._is(draft, one)]
                if len(alike) == 1 and self.table.entity(alike[0]) is not None:
                    self.discourse.rename(draft.id, alike[0])

    @staticmethod
    def _is(draft: Draft, person: Entity) -> bool:
        """Whether somebody of the registry is called as a draft is, by any of his names."""
        return isinstance(person, Person) and any(spelled_alike(draft.name, n) for n in (person.name, *person.aliases))

    def _of_one_office(self, office: Draft, people: list[Draft]) -> Draft | None:
        """Return the one person of whom the article says that he holds an office which a state has once.

        So is the holder whom only the registry names ("the top diplomats of A and B spoke", in a heading), for somebody
        whom the registry does not know: others have held the office at another time.
        """
        if not office.offices & self.table.single_offices:
            return None
        titled = [person for person in people if person.titles]
        sure = [person for person in titled if any(of for _, of in person.titles)]
        held = [p for p in titled if p.country == office.country and p.offices & office.offices]
        # Who holds the office elsewhere is told, so that this one is of the state that is left.
        elsewhere = any(p.country != office.country and p.offices & office.offices for p in sure)
        held = [p for p in held if p in sure or elsewhere]
        known = len(held) == 1 and (office.kind == "office" or held[0].id.startswith("local:"))
        return held[0] if known else None

    def _called(self, office: Draft, people: list[Draft]) -> Draft | None:
        """Return who of a state was named last before "the Polish minister", "the Tanzanian leader" and fits."""
        roles = self._definite(office)
        if office.kind != "office" or not roles:
            return None
        start = self.context.words(roles[0].sentence)[roles[0].first].start
        called = {singular(role.title) for role in roles}
        own = [person for person in people if person.country == office.country]
        fitting = [person for person in own if all(answers(person, title) for title in called)]
        before = {p.id: [span.start for span in p.spans if span.start < start] for p in fitting}
        return max((p for p in fitting if before[p.id]), key=lambda p: max(before[p.id]), default=None)

    def _definite(self, office: Draft) -> list[FoundRole]:
        """Return the descriptions by which an article speaks of a certain holder of an office; [] for "a minister"."""
        found = []
        for role in self.context.roles:
            tree = self.context.trees[role.sentence]
            head = head_of(tree.sentence, role.first, role.last)
            if office.id in self.discourse.actors_at(role.sentence, head):
                if role.used or role.former or self.describer.is_indefinite(role, head) or self._told(tree, head):
                    return []
                found.append(role)
        return found

    @staticmethod
    def _told(tree: Tree, head: int) -> bool:
        """Whether a clause says who is meant: "the Polish minister who signed it"."""
        after = tree.words[head + 1 : head + 2]
        return bool(after) and after[0].text != "," and any(c > head for c in tree.children(head, "acl", "acl:relcl"))


def answers(person: Draft, title: str) -> bool:
    """Tell whether somebody may be called by a title that says less than his own: a president is a leader."""
    if title in reference().names.leaders:
        return "head" in person.levels
    own = (known for known, _ in person.titles)
    return any(len(known) >= len(title) and fits(known, title) for known in own) or may_be_called(title, person)
