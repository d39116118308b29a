"""Who the offices of a lead are: "The prime ministers of Norway and Iceland met. Ingrid X and Gudrun Y spoke of …".

Reporting begins with offices and gives the names in the next sentence, without them. Where as many names that nobody
else has told of follow as subjects, they are the holders, in that order or by the states before their names.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.context import Context
from dragoman.actors.found import FoundName, head_of, is_counterpart
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse, Entry
from dragoman.actors.table import Draft, level_of

#: So many sentences from the first name on tell who the counterpart is.
_COUNTERPART_WITHIN = 3
#: So many sentences may lie between the offices of two states and the name of who holds one of them.
_OWN_WITHIN = 3

#: The offices of a lead, and who act on each other.
_TWO = 2


class LeadOffices:
    """Takes up the names of one sentence after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse

    def take_up(self, number: int) -> None:
        """Make the untold persons who are the subjects of a sentence the holders of the offices before it."""
        people = self._untold(number)
        holders = self._offices_before(number, len(people)) if people else ()
        if len(people) == 1 and not holders:
            holders = self._of_own_state(people[0], number) or self._beside_counterpart(number)
        if len(holders) == len(people):
            for person, office in zip(people, self._in_order(people, holders), strict=False):
                self._become(person, office)

    def settle(self, number: int) -> None:
        """Make who does something to or with another the holder of an office: "the ministers met. X told Y …".

        Either nothing is told of both, or one of them is known to hold the other office.
        """
        names = {self._head(name): name for name in self.context.names_of.get(number, ())}
        for one, other in self._in_one_clause(number):
            untold = [self._draft(names[word]) if word in names else None for word in (one, other)]
            new = [draft for draft in untold if draft is not None]
            if len(new) == _TWO:
                holders = self._offices_before(number, _TWO)
                offices = self._in_order(new, holders) if holders else []
            elif new:
                office = self._office_beside(number, one if untold[0] is None else other)
                offices = [office] if office is not None else []
            else:
                continue
            for person, office in zip(new, offices, strict=False):
                self._become(person, office)

    def _in_order(self, people: list[Draft], holders: tuple[str, ...]) -> list[Draft]:
        """Return the office of each person: as they are listed, or by the states ("A's X and B's Y"), else nothing."""
        offices = [self.table.drafts[holder] for holder in holders]
        told = [person.country for person in people]
        if not any(told):
            return offices
        by_state = {office.country: office for office in offices}
        return [by_state[code] for code in told] if set(told) == by_state.keys() else []

    def _in_one_clause(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the words for two of whom one does something to or with the other: "X told Y", "X, who met Y"."""
        tree = self.context.trees[number]
        for verb in (n for n, form in enumerate(tree.words) if form.upos == "VERB" and not tree.sentence.heading):
            doing = tree.subjects(verb)
            reached = [*tree.objects(verb), *tree.children(verb, "iobj"), *tree.obliques(verb, "with", "to")]
            reached += [n for o in tree.objects(verb) for n in tree.obliques(o, "with", "to")]  # "held talks with"
            if len(doing) == 1:
                yield from ((doing[0], n) for n in dict.fromkeys(reached) if n != doing[0])

    def _office_beside(self, number: int, word: int) -> Draft | None:
        """Return the other of two offices of which somebody is known to hold one, where nobody is named with it."""
        for holder in (self.table.drafts[actor] for actor in self.discourse.actors_at(number, word)):
            for entry in (
                e for n in range(max(0, number - _OWN_WITHIN), number) for e in self.discourse.by_sentence[n]
            ):
                offices = [self.table.drafts[a] for a in entry.mention.actors if entry.kind == "description"]
                own = [
                    o for o in offices if o is holder or (o.country == holder.country and o.offices & holder.offices)
                ]
                others = [office for office in offices if office not in own]
                if holder.titles and len(own) == len(others) == 1 and self._never_named(others[0]):
                    return others[0]
        return None

    # --- the names ---------------------------------------------------------------------------------------

    def _untold(self, number: int) -> list[Draft]:
        """Return the persons who are the subject of a sentence, if each is named there first and told nothing of."""
        tree = self.context.trees[number]
        names = {self._head(name): name for name in self.context.names_of.get(number, ())}
        first = next((head for head in names if tree.words[head].relation in {"nsubj", "nsubj:pass"}), None)
        if first is None or tree.sentence.heading:
            return []
        listed = tree.conjuncts(first)
        drafts = [self._draft(names[word]) for word in listed if word in names and self._bare(number, word)]
        found = [draft for draft in drafts if draft is not None]
        return found if len(found) == len(listed) else []

    def _head(self, name: FoundName) -> int:
        """Return the head of a name, or the form of address that it is flat to: "Datuk Razlan Idris"."""
        tree = self.context.trees[name.sentence]
        head = head_of(tree.sentence, name.first, name.last)
        return tree.words[head].head if tree.words[head].relation == "flat" else head

    def _draft(self, name: FoundName) -> Draft | None:
        """Return the person whom a full name introduces, where no words of the article tell who it is."""
        for actor in self.discourse.actors_at(name.sentence, name.first):
            draft = self.table.drafts[actor]
            start = self.context.words(name.sentence)[name.first].start
            told = draft.titles or any(self._earlier(span.start, start) for span in draft.spans)
            if draft.kind == "person" and actor.startswith("local:") and not told and name.last - name.first > 1:
                return draft
        return None

    def _earlier(self, start: int, here: int) -> bool:
        """Whether a mention stands before another in the running text; headings come before anybody is introduced."""
        return start < here and not any(s.heading and s.start <= start < s.end for s in self.context.sentences)

    def _bare(self, number: int, word: int) -> bool:
        """Whether nothing set off beside a name says who it is: "Kofi Mensah, a trader, said"."""
        tree = self.context.trees[number]
        said = [c for c in tree.children(word, "appos", "acl:relcl", "acl", "amod", "compound") if c > word]
        return all(self._tells_a_deed(number, c) for c in said)

    def _tells_a_deed(self, number: int, word: int) -> bool:
        """Whether a clause behind a name tells what somebody did, not who it is: "X, who flew in before dawn, said"."""
        tree = self.context.trees[number]
        form = tree.words[word]
        return form.relation == "acl:relcl" and form.xpos == "VBD" and tree.words[word - 1].text.lower() == "who"

    # --- the offices -------------------------------------------------------------------------------------

    def _offices_before(self, number: int, many: int) -> tuple[str, ...]:
        """Return the unnamed holders of offices who are the subject of the sentence before, if there are so many."""
        if number == 0 or self.context.sentences[number - 1].heading:
            return ()
        for entry in self.discourse.by_sentence[number - 1]:
            if entry.kind == "description" and entry.weight >= reference().salience.subject:
                return entry.mention.actors if self._unnamed(entry, many, number) else ()
        return ()

    def _of_own_state(self, person: Draft, number: int) -> tuple[str, ...]:
        """Return the office of a person's state out of two of different ones, a sentence or two before.

        "The ministers of A and B met. A's X said …. B's Y agreed."
        """
        for back in range(number - 1, max(-1, number - 1 - _OWN_WITHIN), -1):
            entries = self.discourse.by_sentence[back] if person.country else []
            actors = dict.fromkeys(a for entry in entries if entry.kind == "description" for a in entry.mention.actors)
            offices = [self.table.drafts[a] for a in actors]
            own = [office for office in offices if office.country == person.country and office is not person]
            if len(offices) > 1 and len(own) == 1 and self._never_named(own[0]):
                return (own[0].id,)
        return ()

    def _beside_counterpart(self, number: int) -> tuple[str, ...]:
        """Return the one of two offices whose holder the first name is, for the other's is named as his counterpart.

        "The ministers of A and B met. X said …. His counterpart from B, Y, said …": X is of A.
        """
        holders = self._offices_before(number, 2)
        ahead = range(number, min(number + _COUNTERPART_WITHIN, len(self.context.trees)))
        roles = [role for n in ahead for role in self.context.roles_of.get(n, ()) if is_counterpart(role)]
        others = {self.context.country_of(owner) for role in roles for owner in role.owners}
        return tuple(holder for holder in holders if self.table.drafts[holder].country not in others) if others else ()

    def _unnamed(self, entry: Entry, many: int, number: int) -> bool:
        """Whether a description is of so many offices of states, whose holders the article never names."""
        drafts = [self.table.drafts[actor] for actor in entry.mention.actors]
        if many == 1 and any(draft.kind == "person" for draft in drafts) and not self._goes_on(number):
            return False  # one who is known to hold the office, and somebody else
        return len(drafts) == many and all(self._never_named(draft) for draft in drafts)

    def _never_named(self, draft: Draft) -> bool:
        """Whether somebody is the holder of an office of a state whom the article never names."""
        high = any(office == "spokesperson" or level_of(office) != "official" for office in draft.offices)
        if draft.kind not in {"office", "person"} or not draft.country or not high:
            return False
        return all(draft.id not in self.discourse.actors_at(n.sentence, n.first) for n in self.context.names)

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence goes on with its subject: "Speaking to reporters, X said", "X, who flew in, said"."""
        tree = self.context.trees[number]
        heads = [self._head(name) for name in self.context.names_of.get(number, ())]
        if any(self._tells_a_deed(number, c) for head in heads[:1] for c in tree.children(head, "acl:relcl")):
            return True
        first = tree.words[0] if tree.words else None
        spoke = first is not None and first.xpos in {"VBG", "VBN"} and first.relation == "advcl"
        return spoke and tree.lemma(0) in reference().names.appearing

    def _become(self, person: Draft, office: Draft) -> None:
        """Give a person the office, and the mentions of it."""
        person.country, person.sector = office.country, person.sector or office.sector
        person.office = person.office or office.office
        person.offices |= office.offices
        person.levels |= office.levels
        person.titles |= office.titles
        person.sex = person.sex or office.sex
        self.discourse.rename(office.id, person.id)
