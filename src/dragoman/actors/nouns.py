"""Persons whom only a noun tells of, and whom a pronoun takes up: "a retired hydrologist … she"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.context import Context
from dragoman.actors.people import sex_of_title
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse

#: Words at the ends of a noun phrase that are no part of what somebody is called.
_AROUND = frozenset({"DET", "PRON", "PUNCT", "ADP", "CCONJ", "SCONJ", "PART"})
_CLAUSE = frozenset({"VERB", "AUX"})
#: Relations of nouns that say of what kind another is.
_MODIFYING = frozenset({"compound", "nmod:desc", "flat"})


class Nouns:
    """Makes actors of nouns for one person."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.discourse = discourse
        self.table = context.table

    def before(self, number: int, word: int, sex: str) -> str | None:
        """Return the id of the likeliest person of whom only a noun tells, in a pronoun's sentence or the one before.

        The noun becomes a mention of that person; None where there is no such noun.
        """
        ranked = [*self._ranked(number, word, sex, reference().salience.same_sentence)]
        if number:
            ranked += self._ranked(number - 1, 10**6, sex, reference().salience.per_sentence_back)
        return self._actor_of(*max(ranked)[1:]) if ranked else None

    def _ranked(self, number: int, limit: int, sex: str, place: float) -> Iterator[tuple[float, int, int]]:
        """Yield how likely each noun of a sentence before a word is meant, the sentence, and the noun."""
        tree = self.context.trees[number]
        for at in range(min(limit, len(tree.words))):
            if self._is_person(number, at, sex):
                yield self.discourse.weight(tree, at) + place, number, at

    def _is_person(self, number: int, at: int, sex: str) -> bool:
        """Whether a word is a noun for one person of a sex who is nobody known so far."""
        tree = self.context.trees[number]
        form, noun = tree.words[at], tree.lemma(at)
        if form.xpos != "NN" or form.relation in _MODIFYING or self.discourse.at(number, at) is not None:
            return False
        known = noun in reference().persons.words or bool(self.context.registry.roles.meanings(noun))
        return known and sex_of_title(noun) in {sex, ""}

    def _actor_of(self, number: int, head: int) -> str:
        """Return the id of the actor that a noun for one person stands for, made with its mention."""
        first, last = self._phrase(number, head)
        words = self.context.words(number)
        name = self.context.text[words[first].start : words[last - 1].end]
        inside = [a for at in range(first, last) for a in self.discourse.actors_at(number, at)]
        countries = {country for a in inside if (country := self.table.drafts[a].country)}
        draft = self.table.local(name[0].upper() + name[1:], "office", countries.pop() if len(countries) == 1 else None)
        self.discourse.add(self.context.mention(number, first, last, (draft.id,), "description"))
        return draft.id

    def _phrase(self, number: int, head: int) -> tuple[int, int]:
        """Return first and end of a noun phrase, without what leads into it and without clauses behind its noun."""
        tree = self.context.trees[number]
        phrase = tree.phrase(head)
        first, last = (
            phrase[0],
            next((at for at in phrase if at > head and tree.words[at].upos in _CLAUSE), phrase[-1] + 1),
        )
        while first < head and tree.words[first].upos in _AROUND:
            first += 1
        while last - 1 > head and tree.words[last - 1].upos in _AROUND:
            last -= 1
        return first, last
