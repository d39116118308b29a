"""Offices of counterparts named: "her Indonesian counterpart, X," holds there the office that she holds here."""

from __future__ import annotations

from dragoman.actors.context import Context
from dragoman.actors.found import FoundRole, head_of, is_counterpart
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft
from dragoman.actors.titles import Titles


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
            roles = self.titles.of(name)
            if not roles or roles[0].plural or not all(map(is_counterpart, roles)):
                continue
            for actor in self.discourse.actors_at(number, name.first):
                draft, holder = self.table.drafts[actor], self._holder(roles[0])
                if holder is not None and self._of_another_state(draft, holder) and not draft.offices:
                    self._share(draft, holder)

    def _holder(self, role: FoundRole) -> Draft | None:
        """Return the person whose counterpart a description speaks of: "his", "Macron's", "Macron and his"."""
        tree = self.context.trees[role.sentence]
        owners = [*tree.possessors(head_of(tree.sentence, role.first, role.last)), role.begin - 1]
        found = (self.table.drafts[a] for word in owners for a in self.discourse.actors_at(role.sentence, word))
        return next((draft for draft in found if draft.kind == "person"), None)

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
