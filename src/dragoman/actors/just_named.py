"""Whom a description means by who was named right before it: the figure of an article, the one person of a state."""

from __future__ import annotations

from collections import Counter

from dragoman.actors.context import Context
from dragoman.actors.found import FoundRole, head_of
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft, level_of
from dragoman.language.syntax import Tree

#: Named as often, somebody is named again.
_AGAIN = 2


class JustNamed:
    """Looks at what stands right before one description after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse

    def of_state(self, role: FoundRole, owner: str) -> tuple[str, ...]:
        """Return the only person of a state who was just named, whom "the Senegalese official" takes up."""
        words, country = self.context.words(role.sentence), self.context.country_of(owner)
        definite = role.begin > 0 and words[role.begin - 1].text.lower() == "the"
        if not country or not definite or role.title not in reference().names.anybody:
            return ()
        back = range(max(0, role.sentence - 1), role.sentence + 1)
        entries = (e for n in back for e in self.discourse.by_sentence[n] if n < role.sentence or e.first < role.begin)
        named = {a for e in entries for a in e.mention.actors if self.table.drafts[a].country == country}
        people = [a for a in named if self.table.drafts[a].kind == "person"]
        if people:
            return (people[0],) if len(people) == 1 else ()
        if any(draft.kind == "person" and draft.country == country for draft in self.table.drafts.values()):
            return ()
        found = self.alone_before(role.sentence, role.begin, country)
        return (found,) if found is not None else ()

    def other_side(self, sentence: int, word: int, draft: Draft) -> str | None:
        """Return the person spoken of before who stands for the other of the two states that an article is about."""
        dyad = self.discourse.dyad
        if not self.discourse.mostly_two or draft.country not in dyad:
            return None

        def suits(other: Draft) -> bool:
            return other.kind == "person" and other.country in dyad - {None, draft.country}

        return self.discourse.antecedent(sentence, word, suits) or self.discourse.anywhere(sentence, word, suits)

    def alone_before(self, sentence: int, word: int, country: str | None) -> str | None:
        """Return the only person of the sentence before in a paragraph, where nothing told of which state that is.

        "The Commission's secretary, Noppadon Ratchawong, opened the talks. The Thai diplomat went from room to room."
        """
        number = sentence - 1
        trees = self.context.trees
        if number < 0 or trees[number].sentence.paragraph != trees[sentence].sentence.paragraph:
            return None
        here = [entry for entry in self.discourse.by_sentence[sentence] if entry.first < word]
        near = [self.table.drafts[a] for e in (*self.discourse.by_sentence[number], *here) for a in e.mention.actors]
        people = {draft.id: draft for draft in near if draft.kind in {"person", "office"}}
        if not any(people.keys() & set(entry.mention.actors) for entry in self.discourse.by_sentence[number]):
            return None
        draft = next(iter(people.values())) if len(people) == 1 else None
        known = draft is not None and draft.id.startswith("local:") and draft.country in {None, country}
        if draft is None or not known or draft.kind != "person":
            return None
        draft.country = country  # as the article told when it was gone through at first
        return draft.id

    def once(self, role: FoundRole, owner: str) -> tuple[str, ...]:
        """Return who was the last subject before "the former Botswanan minister", where nothing speaks against it.

        Nobody is introduced so: it is another word for who was just named.
        """
        words, country = self.context.words(role.sentence), self.context.country_of(owner)
        at = min(role.begin, role.first)
        while at and words[at - 1].text.lower() in reference().names.other_time:
            at -= 1
        if not country or not at or words[at - 1].text.lower() != "the":
            return ()

        def suits(draft: Draft) -> bool:
            return draft.kind == "person" and draft.country in {None, country} and draft.id.startswith("local:")

        found = self.discourse.antecedent(role.sentence, at, suits, barred=self.spoken_of(role))
        return (found,) if found is not None else ()

    def figure(self, role: FoundRole, owner: str, label: str) -> tuple[str, ...]:
        """Return the one person whom an article is about without a title, just named before a description of him.

        "A small plane carrying Mpho Seretse touched down, and the African Union's envoy would not say why."
        """
        untitled = [
            draft
            for draft in self.table.drafts.values()
            if draft.stateless and not draft.titles and self.discourse.named[draft.id] >= reference().salience.figure
        ]
        if not owner:
            return ()
        here = len(untitled) == 1 and self._alone_before(role, untitled[0])
        figure = untitled[0] if here else self._taken_up(role, owner)
        if figure is None:
            return ()
        self._bears(figure, role, owner, label)
        return (figure.id,)

    def in_order(self, role: FoundRole, owners: list[str], label: str) -> tuple[str, ...]:
        """Return the persons of whom nothing is told but that they did something together right before, as listed.

        "X and Y sat down in New York. For the foreign ministers of Madagascar and Mauritius it was the first meeting."
        """
        before = role.sentence - 1
        entries = self.discourse.by_sentence[before] if role.sentence else []
        tree = self.context.trees[before]
        first = next((entry.head for entry in entries if tree.words[entry.head].relation == "nsubj"), None)
        listed = tree.conjuncts(first) if first is not None else []
        actors = [self.discourse.actors_at(before, word) for word in listed]
        people = [self.table.drafts[one[0]] for one in actors if len(one) == 1]
        if len(people) != len(listed) or len(people) != len(owners):
            return ()
        told = any(
            draft.kind != "person"
            or draft.titles
            or not draft.id.startswith("local:")
            or draft.country not in {None, self.context.country_of(owner)}
            for draft, owner in zip(people, owners, strict=True)
        )
        if told:
            return ()
        for draft, owner in zip(people, owners, strict=True):
            self._bears(draft, role, owner, label)
        return tuple(draft.id for draft in people)

    def one_of_several(self, role: FoundRole, owner: str, label: str) -> tuple[str, ...]:
        """Return who is counted among the holders of an office, and holds it now.

        "X paid the first visit to Tirana by a Portuguese minister in two years"; "X became the first minister to go".
        """
        tree = self.context.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        places = self._counted(tree, head) if owner else []
        people = [self.table.drafts[a] for n in places for a in self.discourse.actors_at(role.sentence, n)]
        if len(people) != 1 or people[0].kind != "person" or role.former:
            return ()
        if people[0].country not in {None, self.context.country_of(owner)} or not people[0].id.startswith("local:"):
            return ()
        self._bears(people[0], role, owner, label)
        return (people[0].id,)

    @staticmethod
    def _counted(tree: Tree, head: int) -> list[int]:
        """Return the words for whoever is, or makes a journey that is, the first of those by holders of an office."""
        picking, visits = reference().names.picking, reference().visits.visits
        above = tree.words[head].head
        if any(tree.lemma(c) in picking for c in tree.children(head, "amod")):
            became = above >= 0 and tree.words[head].relation == "xcomp" and tree.lemma(above) == "become"
            return tree.subjects(above) if became else tree.subjects(head) if tree.children(head, "cop") else []
        if above < 0 or tree.case(head) != "by":
            return []
        if tree.lemma(above) in picking:  # "his trip was the first by a minister"
            return [o for s in tree.subjects(above) if tree.lemma(s) in visits for o in tree.possessors(s)]
        journeys = [n for n in (above, *tree.children(above, "obj")) if tree.lemma(n) in visits]
        first = [n for n in journeys if any(tree.lemma(c) in picking for c in tree.children(n, "amod"))]
        made = [tree.words[n].head for n in first if tree.words[n].head >= 0]
        # who "hosted the first visit by a minister" is no guest
        return [s for verb in made if tree.lemma(verb) in {"pay", "make"} for s in tree.subjects(verb)]

    def _bears(self, draft: Draft, role: FoundRole, owner: str, label: str) -> None:
        """Give a person the title, the office and the state of a description."""
        draft.titles.add((role.title, owner))
        draft.titled = True
        draft.offices.update(r.office for r in role.match.roles if r.office)
        draft.levels |= {level_of(r.office) for r in role.match.roles if r.office}
        draft.office = draft.office or label
        draft.country = self.context.country_of(owner) or None
        draft.sector = draft.sector or role.match.roles[0].sector or None

    def _taken_up(self, role: FoundRole, owner: str) -> Draft | None:
        """Return of whom alone the sentence before one that a description begins was, if he is named again.

        "X, a fisherman, waited on the quay" tells already what he is.
        """
        tree = self.context.trees[role.sentence]
        form = tree.words[head_of(tree.sentence, role.first, role.last)]
        begins = form.relation == "nsubj" and form.head >= 0 and tree.words[form.head].relation == "root"
        before, named = self.context.trees[role.sentence - 1], self.discourse.by_sentence[role.sentence - 1]
        if not begins or not role.sentence or any(before.children(entry.head, "appos") for entry in named):
            return None
        told = [
            a
            for e in named
            for a in e.mention.actors
            if self.table.drafts[a].titles or self.discourse.named[a] < _AGAIN
        ]
        found = self.alone_before(role.sentence, role.begin, self.context.country_of(owner)) if not told else None
        return self.table.drafts[found] if found is not None else None

    def _alone_before(self, role: FoundRole, draft: Draft) -> bool:
        """Whether somebody is the only person named before in the sentence, and not in what is said there."""
        tree = self.context.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        before = [
            entry
            for entry in self.discourse.by_sentence[role.sentence]
            if entry.first < role.first and any(self.table.drafts[a].kind == "person" for a in entry.mention.actors)
        ]
        if not before or any(entry.mention.actors != (draft.id,) for entry in before):
            return False
        clause = next((g for g in tree.governors(head) if tree.words[g].relation == "conj"), -1)
        return clause >= 0 and all(clause not in tree.governors(entry.head) for entry in before)

    def spoken_of(self, role: FoundRole) -> frozenset[str]:
        """Return whom only what a description says names: "“Your consul saw them,” the envoy said"."""
        tree = self.context.trees[role.sentence]
        form = tree.words[head_of(tree.sentence, role.first, role.last)]
        cues = {cue.word for cue in tree.sentence.cues}
        if not form.relation.startswith("nsubj") or form.head not in cues:
            return frozenset()
        quoted = Counter(
            actor
            for entry in self.discourse.by_sentence[role.sentence]
            if any(q.start <= entry.mention.start < q.end for q in self.context.quotations)
            for actor in entry.mention.actors
        )
        return frozenset(actor for actor, times in quoted.items() if times >= self.discourse.named[actor])
