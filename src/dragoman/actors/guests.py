"""Whom "the guest", "the visitor" and "his host" mean: who was just told to come, and who to receive somebody."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.just_named import JustNamed
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.language.syntax import Tree


class Guests:
    """Resolves one such noun after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.just_named = JustNamed(context, discourse)

    def is_candidate(self, tree: Tree, word: int) -> bool:
        """Whether a word is a noun for one guest or host, who was spoken of before."""
        form, words = tree.words[word], reference().visits
        guest = form.lemma in words.guests | words.hosts or self._visiting(tree, word)
        if not guest or form.xpos not in {"NN", "NNP"}:
            return False
        before = {tree.lemma(c) for c in tree.children(word, "det")} & {"the", "this", "that"}
        possessed = [c for c in tree.children(word, "nmod:poss") if tree.words[c].upos == "PRON"]
        beside = {*possessed, *self._visiting(tree, word)}
        more = [c for c in tree.children(word, "compound", "appos", "nmod") if c not in beside]
        return (
            bool(before or possessed) and not more and form.relation.split(":")[0] not in {"amod", "compound", "appos"}
        )

    @staticmethod
    def _visiting(tree: Tree, word: int) -> list[int]:
        """Return the word that makes a guest of who has an office: "the visiting minister"."""
        return [c for c in tree.children(word, "amod", "compound") if tree.words[c].text.lower() == "visiting"]

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention of whoever was last told to visit somebody, or to receive a visitor; None for nobody.

        "The visiting minister" is one.
        """
        tree = self.context.trees[number]
        hosting = tree.lemma(word) in reference().visits.hosts
        visiting = self._visiting(tree, word)
        countries = [self._country(number, n) for n in tree.children(word, "amod") if n not in visiting]
        title = tree.words[word].text.lower() if visiting else ""
        if None in countries:
            return None
        barred = {
            a for n in (*tree.children(word, "nmod:poss"), *self._subjects(tree, word))
            for a in self.discourse.actors_at(number, n)
        }  # fmt: skip
        for back in range(min(reference().visits.sentences_back, number) + 1):
            last = word if back == 0 else len(self.context.words(number - back))
            people = [a for a in self._told(number - back, last, hosting=hosting) if a not in barred]
            people = [a for a in people if all(self.table.drafts[a].country == country for country in countries)]
            people = [a for a in people if not title or self._bears(a, title)]
            if people:
                return self._mention(number, word, people[-1])
        owners = {a for n in tree.children(word, "nmod:poss") for a in self.discourse.actors_at(number, n)}
        if len(owners) != 1:
            return None
        alike = self._of_his_rank(owners)
        owner = self.table.drafts[next(iter(owners))]
        meant = alike[0] if len(alike) == 1 else self.just_named.other_side(number, word, owner)
        return self._mention(number, word, meant) if meant is not None else None

    def _bears(self, actor: str, title: str) -> bool:
        """Whether a person was named with an office that has a word: "minister of trade"."""
        return any(title in known.split(" ") for known, _ in self.table.drafts[actor].titles)

    def _mention(self, number: int, word: int, actor: str) -> Mention:
        tree = self.context.trees[number]
        first = min([word, *tree.children(word, "det", "nmod:poss", "amod")])
        return self.context.mention(number, first, word + 1, (actor,), "description")

    def _of_his_rank(self, owners: set[str]) -> list[str]:
        """Return the persons of other states who hold offices of the rank of whose guest or host somebody is."""
        (owner,) = (self.table.drafts[actor] for actor in owners)
        return [
            draft.id
            for draft in self.table.drafts.values()
            if draft.kind == "person" and draft.country and draft.country != owner.country
            and draft.spans and draft.levels & owner.levels
        ]  # fmt: skip

    def _country(self, number: int, word: int) -> str | None:
        """Return the country that an adjective tells ("the Lao guest"), or None for any other."""
        return next((c for a in self.discourse.actors_at(number, word) if (c := self.table.drafts[a].country)), None)

    @staticmethod
    def _subjects(tree: Tree, word: int) -> list[int]:
        """Return the other subjects of the verb that a word is an argument of ("he thanked his guest")."""
        form = tree.words[word]
        return [] if form.head < 0 or form.relation.startswith("nsubj") else tree.subjects(form.head)

    def _told(self, number: int, before: int, *, hosting: bool) -> Iterator[str]:
        """Yield the persons of a sentence before a word who visit somebody, or who receive a visitor."""
        tree, words = self.context.trees[number], reference().visits
        receiving = reference().surroundings.receiving
        for at in range(before):
            form = tree.words[at]
            if form.upos == "VERB" and form.lemma in receiving:
                passive = bool(tree.children(at, "nsubj:pass", "aux:pass"))
                acted_on = tree.surface_subjects(at) if passive else tree.children(at, "obj")
                acting = tree.agents(at) if passive else tree.surface_subjects(at)
                yield from self._people(number, acting if hosting else acted_on)
            elif not hosting and form.upos == "VERB" and form.lemma in words.going:
                yield from self._people(number, tree.surface_subjects(at))
            elif not hosting and form.upos == "NOUN" and form.lemma in words.visits:
                by = [n for n in tree.children(at, "nmod") if tree.case(n) in {"of", "by"}]
                on = tree.surface_subjects(at) if tree.children(at, "cop") else []
                yield from self._people(number, [*tree.possessors(at), *by, *on])
            elif not hosting and form.relation == "cop" and form.head >= 0 and tree.case(form.head) == "in":
                place = self.discourse.at(number, form.head)
                if place is not None and place.kind == "place":
                    yield from self._people(number, tree.children(form.head, "nsubj"))

    def _people(self, number: int, places: list[int]) -> Iterator[str]:
        """Yield the persons who stand at some words."""
        for place in places:
            for actor in self.discourse.actors_at(number, place):
                if self.table.drafts[actor].kind == "person":
                    yield actor
