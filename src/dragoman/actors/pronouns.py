"""Pronouns: he, she, it and they stand for an actor named before, or stay unresolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.cast import Mention
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.actors.table import ActorTable, Draft
from dragoman.language.syntax import Tree


class Pronouns:
    """Resolves the pronouns of one sentence after another."""

    def __init__(self, trees: Sequence[Tree], table: ActorTable, discourse: Discourse) -> None:
        self.trees = trees
        self.table = table
        self.discourse = discourse

    def sentence(self, number: int) -> Iterator[Mention]:
        """Yield a mention for every pronoun of a sentence; one without actors is unresolved."""
        tree = self.trees[number]
        for word, form in enumerate(tree.words):
            sort = reference().pronouns.get(form.text.lower())
            if sort is None or form.upos not in {"PRON", "DET"}:
                continue
            actors = self._actors(tree, number, word, sort)
            if actors or sort in {"m", "f"}:
                yield Mention(
                    sentence=number, first=word, last=word + 1, start=form.start, end=form.end, actors=actors, kind="pronoun"
                )

    def _actors(self, tree: Tree, number: int, word: int, sort: str) -> tuple[str, ...]:
        if sort == "p":
            return self.discourse.plural(number, word)
        if sort == "n":
            if not self._personal_it(tree, word):
                return ()
            found = self.discourse.antecedent(number, word, lambda d: d.kind in {"state", "organisation", "group"}, barred=self._barred(tree, number, word))
        else:
            found = self.discourse.antecedent(number, word, lambda d: _may_be(d, sort), barred=self._barred(tree, number, word))
        return (found,) if found else ()

    def _personal_it(self, tree: Tree, word: int) -> bool:
        """Whether "it" can stand for an actor: a possessive, or the subject of a verb other than "be"."""
        form = tree.words[word]
        if form.text.lower() == "its":
            return True
        if form.relation == "expl" or form.head < 0:
            return False
        return form.relation.startswith(("nsubj", "obj", "obl")) and tree.words[form.head].upos == "VERB"

    def _barred(self, tree: Tree, number: int, word: int) -> frozenset[str]:
        """Return actors that a pronoun cannot mean: the other arguments of its own verb."""
        form = tree.words[word]
        if form.relation == "nmod:poss" or form.text.lower().endswith("self") or form.head < 0:
            return frozenset()
        siblings = {w for w in tree.dependents[form.head] if w != word and tree.words[w].relation.split(":")[0] in {"nsubj", "obj", "iobj", "obl"}}
        covered = [m for m in self.discourse.mentions if m.sentence == number and any(m.first <= s < m.last for s in siblings)]
        return frozenset(a for m in covered for a in m.actors)


def _may_be(draft: Draft, sex: str) -> bool:
    return draft.kind == "person" and draft.sex in {sex, ""}
