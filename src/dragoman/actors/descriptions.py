"""Descriptions: "the prime minister", "his Egyptian counterpart", "the two leaders", "Israeli forces"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.cast import Mention
from dragoman.actors.names import FoundName, FoundRole, head_of
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.actors.table import ActorTable, Draft
from dragoman.language.syntax import Tree

#: Nouns for which a state is named by its body: it acts as the state itself.
_STATE_ITSELF = frozenset({"government", "administration", "cabinet", "regime", "state", "leadership", "presidency", "side", "authority", "authorities", "diplomacy"})


class Describer:
    """Resolves the descriptions of one sentence after another."""

    def __init__(
        self, trees: Sequence[Tree], table: ActorTable, discourse: Discourse, roles: Sequence[FoundRole], names: Sequence[FoundName]
    ) -> None:
        self.trees = trees
        self.table = table
        self.discourse = discourse
        self.roles = roles
        self.names = {(n.sentence, w): n for n in names for w in range(n.first, n.last)}

    def sentence(self, number: int) -> list[Mention]:
        """Return the mentions of a sentence that describe without naming."""
        mentions = list(self._pairs(number))
        covered = {w for m in mentions for w in range(m.first, m.last)}
        covered |= {w for m in self.discourse.mentions if m.sentence == number for w in range(m.first, m.last)}
        for role in self.roles:
            if role.sentence != number or role.used or any(w in covered for w in range(role.first, role.last)):
                continue
            mention = self._role(role)
            if mention is not None:
                mentions.append(mention)
                covered.update(range(mention.first, mention.last))
        mentions.extend(self._bodies(number, covered))
        return mentions

    # --- "the two leaders", "both sides" ---------------------------------------------------------------

    def _pairs(self, number: int) -> Iterator[Mention]:
        tree, words = self.trees[number], reference()
        for word, form in enumerate(tree.words):
            lemma = tree.lemma(word)
            persons, states = lemma in words.pair_persons, lemma in words.pair_states
            if not (persons or states) or form.upos not in {"NOUN", "PROPN"} or not self._marked(tree, word, lemma):
                continue
            if any((number, w) in self.names for w in tree.phrase(word)):
                continue
            actors = self._pair_actors(number, word, persons)
            if actors:
                first = next((w for w in tree.phrase(word) if tree.words[w].relation != "case"), word)
                yield self._mention(number, min(first, word), word + 1, actors)

    def _marked(self, tree: Tree, word: int, lemma: str) -> bool:
        """Whether a plural noun speaks of two known ones: "both …", "the two …", plain "the leaders"."""
        if lemma in {"pair", "duo"}:
            return any(tree.lemma(c) == "the" for c in tree.children(word, "det"))
        if tree.words[word].xpos not in {"NNS", "NNPS"}:
            return False
        marks = {tree.lemma(c) for c in tree.children(word, "det", "nummod", "amod", "det:predet")}
        if marks & reference().pair_markers:
            return True
        return lemma in reference().pair_plurals and "the" in marks and not tree.children(word, "nmod", "amod", "compound", "acl:relcl")

    def _pair_actors(self, number: int, word: int, persons: bool) -> tuple[str, ...]:
        lemma = self.trees[number].lemma(word)
        office = lemma in {"president", "minister", "premier", "chief", "envoy"}
        people = self.discourse.pair(number, word, lambda d: d.kind == "person" and (not office or any(t.split()[-1] == lemma for t in d.titles)))
        states = () if persons else self.discourse.pair(number, word, lambda d: d.kind in {"state", "organisation", "group"})
        if persons or not states:
            if persons or not people:
                return people
            drafts = [self.table.state(self.table.drafts[p].country or "") for p in people]
            return tuple(d.id for d in drafts if d is not None) if all(drafts) else ()
        return states

    # --- "the prime minister", "a senior Israeli official" ---------------------------------------------

    def _role(self, role: FoundRole) -> Mention | None:
        tree = self.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        if tree.lemma(head) == "counterpart":
            actors = self._counterpart(role, head)
        elif role.match.roles[0].plural:
            actors = self._plural_role(role, head)
        else:
            actors = self._single_role(role, head)
        return self._mention(role.sentence, role.first, role.last, actors) if actors else None

    def _counterpart(self, role: FoundRole, head: int) -> tuple[str, ...]:
        """Resolve "his Egyptian counterpart": who holds there the office that he holds here."""
        tree = self.trees[role.sentence]
        owners = [a for p in tree.possessors(head) for a in self._at(role.sentence, p)]
        if not owners:
            subject = self.discourse.antecedent(role.sentence, role.first, lambda d: d.kind == "person")
            owners = [subject] if subject else []
        if not role.country:
            return ()
        for owner in owners:
            for office in sorted(self.table.drafts[owner].offices):
                holders = self.table.holders(office, role.country)
                if len(holders) == 1:
                    return self._entity(holders[0])
        return self._office_actor(role, "counterpart")

    def _plural_role(self, role: FoundRole, head: int) -> tuple[str, ...]:
        country = role.country
        if not country:
            return ()
        return (self._group(country, role.match.text, role.match.roles[0].sector).id,)

    def _single_role(self, role: FoundRole, head: int) -> tuple[str, ...]:
        meanings = [r for r in role.match.roles if not r.countries or role.country in r.countries] or list(role.match.roles)
        offices = {r.office for r in meanings if r.office}
        earlier = self._known_by_title(role, offices)
        if earlier:
            return (earlier,)
        if not role.country:
            return ()
        for office in (r.office for r in meanings if r.office):
            holders = self.table.holders(office, role.country)
            if len(holders) == 1:
                return self._entity(holders[0])
        return self._office_actor(role, role.match.text)

    def _known_by_title(self, role: FoundRole, offices: set[str]) -> str | None:
        """Return the actor of this article that bears the title, in the named country where one is named."""
        tree = self.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        if any(tree.lemma(c) in {"a", "an", "another", "one"} for c in tree.children(head, "det")):
            return None
        title = role.match.text.lower()

        def bears(draft: Draft) -> bool:
            if draft.kind != "person" or (role.country and draft.country != role.country):
                return False
            if title in draft.titles or (offices & draft.offices):
                return True
            return title == "leader" or any(t.endswith(f" {title}") for t in draft.titles)

        return self.discourse.antecedent(role.sentence, role.first, bears)

    def _office_actor(self, role: FoundRole, label: str) -> tuple[str, ...]:
        draft = self.table.local(f"{self.table.country_name(role.country) or ''} {label.lower()}".strip(), "office", role.country, role.match.roles[0].sector or "GOV")
        draft.office = draft.office or label
        draft.offices.update(r.office for r in role.match.roles if r.office)
        draft.titles.add(label.lower())
        return (draft.id,)

    # --- "Israeli forces", "the Biden administration" ----------------------------------------------------

    def _bodies(self, number: int, covered: set[int]) -> Iterator[Mention]:
        tree = self.trees[number]
        for word, form in enumerate(tree.words):
            sector = reference().bodies.get(tree.lemma(word)) or reference().bodies.get(form.text.lower())
            if sector is None or form.upos not in {"NOUN", "PROPN"} or word in covered or (number, word) in self.names:
                continue
            country, first = self._owner(tree, number, word)
            if not country:
                continue
            if tree.lemma(word) in _STATE_ITSELF or form.text.lower() in _STATE_ITSELF:
                draft = self.table.state(country)
                if draft is not None:
                    yield self._mention(number, min(first, word), word + 1, (draft.id,), "body")
            else:
                yield self._mention(number, min(first, word), word + 1, (self._group(country, form.text, sector).id,), "body")

    def _owner(self, tree: Tree, number: int, word: int) -> tuple[str, int]:
        """Return the code of the state whose body it is and the word that says so."""
        near = [*tree.children(word, "amod", "compound"), *tree.possessors(word)]
        near += [c for c in tree.children(word, "nmod") if tree.case(c) == "of"]
        near += [word - 1] if word else []
        for other in near:
            name = self.names.get((number, other))
            if name is not None:
                for candidate in name.others():
                    if candidate.country and candidate.kind != "place":
                        return candidate.country, other
            for actor in self._at(number, other):
                draft = self.table.drafts[actor]
                if draft.country and draft.kind in {"person", "state"}:
                    return draft.country, other
        return "", word

    def _group(self, country: str, label: str, sector: str) -> Draft:
        """Return the actor for a body or a kind of people of a state, known only by its description."""
        state = self.table.registry.state(country)
        adjective = state.adjectives[0] if state and state.adjectives else (state.name if state else country)
        return self.table.local(f"{adjective} {label.lower()}", "group", country, sector)

    # --- helpers -----------------------------------------------------------------------------------------

    def _entity(self, identifier: str) -> tuple[str, ...]:
        draft = self.table.entity(identifier)
        return (draft.id,) if draft else ()

    def _at(self, sentence: int, word: int) -> tuple[str, ...]:
        for mention in self.discourse.mentions:
            if mention.sentence == sentence and mention.first <= word < mention.last and mention.kind != "place":
                return mention.actors
        return ()

    def _mention(self, sentence: int, first: int, last: int, actors: tuple[str, ...], kind: str = "description") -> Mention:
        words = self.trees[sentence].words
        return Mention(sentence=sentence, first=first, last=last, start=words[first].start, end=words[last - 1].end, actors=actors, kind=kind)
