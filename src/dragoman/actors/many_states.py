"""Many states or their people at once: "European leaders", "Western governments", "nearly 200 countries"."""

from __future__ import annotations

import re

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.pairs import marks_of
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.language.syntax import Tree

_PLURAL = frozenset({"NNS", "NNPS"})
#: Words that say how many there are, and hang on their noun or hold it.
_COUNTING = ("nummod", "amod", "compound")
_DIGITS = re.compile(r"\d+")


class ManyStates:
    """Resolves one such phrase after another.

    They are a side of their own, which no state of the article is: "African leaders" of a report on Sudan are not its.
    """

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.discourse = discourse
        #: The last such phrase of each noun, with its sentence: "the leaders" may take it up.
        self.told: dict[str, tuple[int, str]] = {}

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention whose head a word is, or None where it does not speak of many states."""
        tree = self.context.trees[number]
        noun = tree.lemma(word)
        if noun in reference().many_states.collecting:
            return self._collected(number, word)
        if tree.words[word].xpos not in _PLURAL or noun not in reference().many_states.nouns:
            return None
        first = self._first(number, word)
        if first is None:
            return self._again(number, word)
        return self._mention(number, first, word)

    def _mention(self, number: int, first: int, last: int) -> Mention:
        """Return some words as a mention of those whom they tell of, who may be taken up by their last one."""
        words = self.context.words(number)
        name = self.context.text[words[first].start : words[last].end]
        draft = self.context.table.local(name[0].upper() + name[1:], "group", None, "GOV")
        self.told[self.context.trees[number].lemma(last)] = (number, draft.id)
        return self.context.mention(number, first, last + 1, (draft.id,), "description")

    def _collected(self, number: int, word: int) -> Mention | None:
        """Return the mention of states that a noun before them collects: "dozens of countries"."""
        tree = self.context.trees[number]
        of = [n for n in tree.children(word, "nmod") if tree.case(n) == "of" and tree.words[n].xpos in _PLURAL]
        states = [n for n in of if tree.lemma(n) in reference().pairs.only_states and not tree.possessors(n)]
        named = any(self.discourse.actors_at(number, n) for last in states for n in range(word, last + 1))
        behind = {tree.lemma(c) for n in states for c in tree.children(n, "det")}
        return self._mention(number, word, states[0]) if states and not named and "the" not in behind else None

    def _first(self, number: int, word: int) -> int | None:
        """Return where the phrase begins: at where the states lie, or at their number; None if nothing tells of many.

        What names a state ("the Baltic and Polish ministers") or whose they are is no part of this.
        """
        tree = self.context.trees[number]
        before = [n for n in tree.children(word, *_COUNTING) if n < word]
        before += [n for child in before for n in tree.conjuncts(child) if child < n < word]
        if tree.possessors(word) or any(self.discourse.actors_at(number, n) for n in before) or self._named(tree, word):
            return None
        lying = [n for n in before if self._is_region(number, n)]
        counted = [n for n in before if tree.lemma(word) in reference().pairs.only_states and self._is_many(number, n)]
        if not lying and not counted:
            return None
        # "Nearly 200", "more than 40": their number alone.
        parts = ([*tree.subtree(n)] if lying else [n, *tree.children(n, *_COUNTING)] for n in lying or counted)
        first = min(n for part in parts for n in part if n < word)
        return next(n for n in range(first, -1, -1) if n - 1 not in before)  # "Central Asian"

    @staticmethod
    def _named(tree: Tree, word: int) -> bool:
        """Whether they were named before: "the two European leaders", "both African states"."""
        pairs, marks = reference().pairs, marks_of(tree, word)
        few = bool(marks & (pairs.markers | pairs.numbers.keys()))
        return few and bool(marks & {"the", "both", "these", "those", "all", "neither", "either", "each"})

    def _is_region(self, number: int, word: int) -> bool:
        return self.context.words(number)[word].text.lower() in reference().many_states.regions

    def _is_many(self, number: int, word: int) -> bool:
        """Whether a word is a number of more than the article can have named: "130", "forty", "two dozen"."""
        many, form = reference().many_states, self.context.words(number)[word]
        digits = _DIGITS.fullmatch(form.text)
        return int(form.text) >= many.least if digits else form.lemma in many.numbers

    def _again(self, number: int, word: int) -> Mention | None:
        """Return the mention that "the leaders" is, of those who were just told of."""
        tree = self.context.trees[number]
        told, actor = self.told.get(tree.lemma(word), (0, ""))
        plain = bool(word) and tree.lemma(word - 1) in {"the", "these"} and not tree.children(word, "nmod", *_COUNTING)
        if not actor or not plain or number - told > reference().many_states.sentences_back:
            return None
        self.told[tree.lemma(word)] = (number, actor)
        return self.context.mention(number, word - 1, word + 1, (actor,), "description")
