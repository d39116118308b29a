"""Offices of counterparts named: "her Indonesian counterpart, X," holds there the office that she holds here.

So does who is joined to an office holder by the name of a state alone: "President X and Chad's Y".
"""

from __future__ import annotations

from dragoman.actors.context import GENITIVE, Context
from dragoman.actors.found import FoundName, FoundRole, head_of, is_counterpart
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft
from dragoman.actors.titles import Titles

#: As many as "and" joins where one is the other's counterpart.
_TWO = 2


class Counterparts:
    """Gives the offices of whose counterpart somebody is to who is named so."""

    def __init__(self, context: Context, discourse: Discourse, titles: Titles) -> None:
        """Take an article, the mentions found so far and the titles of its names."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.titles = titles

    def settle(self, number: int) -> None:
        """Take over the offices of others for the counterparts named in a sentence, where the text gives them none."""
        for name in self.context.names_of.get(number, ()):
            holder = self._holder_beside(name)
            for actor in self.discourse.actors_at(number, name.first) if holder is not None else ():
                draft = self.table.drafts[actor]
                if holder is not None and self._of_another_state(draft, holder) and not draft.offices:
                    self._share(draft, holder)

    def _holder_beside(self, name: FoundName) -> Draft | None:
        """Return the person whose counterpart the words beside a name make of who bears it."""
        roles = self.titles.of(name)
        if not roles:
            return self._joined(name)
        counterpart = not roles[0].plural and all(map(is_counterpart, roles))
        return self._holder(roles[0]) if counterpart else None

    def _holder(self, role: FoundRole) -> Draft | None:
        """Return the person whose counterpart a description speaks of: "his", "Macron's", "Macron and his"."""
        tree = self.context.trees[role.sentence]
        before = role.begin - 1
        while before > 0 and tree.words[before].upos in {"ADJ", "VERB"}:  # "his visiting Iraqi counterpart"
            before -= 1
        owners = [*tree.possessors(head_of(tree.sentence, role.first, role.last)), before]
        found = (self.table.drafts[a] for word in owners for a in self.discourse.actors_at(role.sentence, word))
        return next((draft for draft in found if draft.kind == "person"), None)

    def _joined(self, name: FoundName) -> Draft | None:
        """Return the one office holder to whom "and" joins a name that only a state stands before: "and Chad's Y"."""
        tree = self.context.trees[name.sentence]
        head = head_of(tree.sentence, name.first, name.last)
        first = tree.words[head].head
        of_state = name.first > 0 and tree.words[name.first - 1].text in GENITIVE
        if tree.words[head].relation != "conj" or not of_state or len(tree.conjuncts(first)) != _TWO:
            return None
        holders = [self.table.drafts[actor] for actor in self.discourse.actors_at(name.sentence, first)]
        return holders[0] if len(holders) == 1 and holders[0].kind == "person" and holders[0].titled else None

    @staticmethod
    def _of_another_state(draft: Draft, holder: Draft) -> bool:
        """Whether somebody is of another state than whose counterpart he is; a colleague may be of the same."""
        return draft.kind == "person" and bool(draft.country) and draft.country != holder.country

    def _share(self, draft: Draft, holder: Draft) -> None:
        """Note the offices, levels and titles of one person as those of another, in the other's state."""
        state = self.table.owner_id(draft.country or "")
        draft.offices |= holder.offices
        draft.levels = holder.levels.copy()
        draft.titled = draft.titled or holder.titled
        draft.titles |= {(title, state) for title, _ in holder.titles}
        office = holder.office or ""
        plain = sorted({title for title, _ in holder.titles if office.lower().startswith(title)}, key=len)
        if draft.office is None and plain:  # "President" of "President of Ecuador"
            draft.office = office[: len(plain[-1])]
