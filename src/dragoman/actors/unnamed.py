"""Those whom nothing names but what they do: "civil society groups called on him", "the donors pledged".

No list of words can hold all kinds of people and bodies. Where the language model is sure that a noun phrase acts, is
acted upon or speaks, and nothing else was found there, the phrase itself becomes an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.found import head_of
from dragoman.actors.reference import reference, words_for_several
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft
from dragoman.language.types import Role

_PLURAL = frozenset({"NNS", "NNPS"})
#: Words that stand before a noun phrase and are no part of what it is called.
_BEFORE = frozenset({"DET", "PRON", "PUNCT", "ADP", "CCONJ", "SCONJ"})
#: Relations of a name and the noun that says who bears it.
_BESIDE = ("appos", "flat", "compound")
#: Where the last word of a title begins: a lieutenant-general is a general.
_LAST = re.compile(r"[ -]")


class Unnamed:
    """Takes up one sentence after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse

    def take_up(self, number: int) -> None:
        """Make actors of what only the model takes for the parties of a sentence's events."""
        for role in self._parties(number):
            mention = self._mention(number, role)
            if mention is not None:
                self.discourse.add(mention)

    def _parties(self, number: int) -> Iterator[Role]:
        """Yield the stretches that the model takes for somebody who acts, is acted upon or speaks."""
        sentence, numbers = self.context.sentences[number], reference().unnamed
        for trigger in sentence.triggers:
            # Those who meet unnamed are mostly the parties of a contact told before: "the envoys will meet again".
            sure = max(trigger.event_chance, trigger.commitment_chance) >= numbers.least_chance
            if sure and trigger.type != "CONSULT":
                yield from (role for role in trigger.arguments if role.label in numbers.parties)
        yield from self._camps(number)
        for cue in sentence.cues:
            if cue.chance >= numbers.least_chance:
                yield from (role for role in cue.arguments if role.label == "source")

    def _camps(self, number: int) -> Iterator[Role]:
        """Yield the stretches for those who stand by a state, where they act: "Mali's African allies pledged aid"."""
        tree = self.context.trees[number]
        for word, form in enumerate(tree.words):
            acts = form.relation in {"nsubj", "nsubj:pass"} and form.xpos in _PLURAL
            if acts and tree.lemma(word) in reference().unnamed.camps and tree.possessors(word):
                before = [n for n in tree.phrase(word) if n < word]
                yield Role(first=min([word, *before]), last=word + 1, label="actor")

    def _mention(self, number: int, role: Role) -> Mention | None:
        """Return a stretch as a mention of an actor of its own words, or None where it is no common noun's phrase."""
        tree = self.context.trees[number]
        head = head_of(tree.sentence, role.first, role.last)
        form = tree.words[head]
        first, last = self._phrase(number, role, head)
        if form.upos != "NOUN" or last - first > reference().unnamed.most_words:
            return None
        if self.discourse.actors_at(number, head) or self._names_somebody(number, head, first, last):
            return None
        several = words_for_several() - reference().pairs.titled - reference().pairs.by_themselves
        if tree.possessors(head):
            several = several - reference().unnamed.camps  # "Mali's allies" are not Mali and another
        if form.lemma in reference().unnamed.things | several or self._owned(number, head):
            return None
        known = self._titled(number, head, first)
        if known:
            return self.context.mention(number, first, last, (known,), "description")
        words = self.context.words(number)
        name = self.context.text[words[first].start : words[last - 1].end]
        kind = "group" if form.xpos in _PLURAL else "office"
        named = list(self._inside(number, first, last)) if form.lemma not in reference().unnamed.camps else []
        countries = list(dict.fromkeys(draft.country for draft in named if draft.country))
        states = [state for code in countries if (state := self.table.state(code)) is not None]
        if len(states) > 1:  # "attachés of both nations" stand for both
            return self.context.mention(number, first, last, tuple(state.id for state in states), "description")
        sector = self._sector(number, head, kind, named)
        draft = self.table.local(name[0].upper() + name[1:], kind, countries[0] if countries else None, sector)
        return self.context.mention(number, first, last, (draft.id,), "description")

    def _sector(self, number: int, head: int, kind: str, named: list[Draft]) -> str | None:
        """Return the part in politics of unnamed states, of who stands by one, and of an organisation's members."""
        tree, nouns = self.context.trees[number], reference().unnamed
        lemma = tree.lemma(head)
        if (lemma in nouns.camps and tree.possessors(head)) or (kind == "group" and lemma in nouns.states):
            return "GOV"
        bodies = [draft for draft in named if draft.kind == "organisation" and draft.sector == "IGO"]
        return "IGO" if lemma in nouns.members and bodies else None

    def _titled(self, number: int, head: int, first: int) -> str:
        """Return the person whom the article named with the noun before, where "the" takes it up: "the director".

        A state may stand between: "the Thai general".
        """
        tree = self.context.trees[number]
        if first > head or head - first > 1 or not first or tree.lemma(first - 1) not in {"the", "this"}:
            return ""
        states = {draft.country for draft in self._inside(number, first, head)}
        if len(states) != head - first:
            return ""
        title, beside = tree.words[head].text.lower(), self._named_beside

        def bears(draft: Draft) -> float | bool:
            if draft.kind != "person" or (states and draft.country not in states):
                return False
            titled = any(_LAST.split(known)[-1] == title for known, _ in draft.titles)
            return titled or title in beside.get(draft.id, ())

        return self.discourse.anywhere(number, first, bears) or ""

    @cached_property
    def _named_beside(self) -> dict[str, set[str]]:
        """The nouns beside which the article names persons: "the bishop of Mzuzu, X", "X, a retired teacher"."""
        found: dict[str, set[str]] = {}
        for name in self.context.names:
            tree = self.context.trees[name.sentence]
            head = head_of(tree.sentence, name.first, name.last)
            form = tree.words[head]
            above = [form.head] if form.relation in _BESIDE and form.head >= 0 else []
            beside = (n for n in (*above, *tree.children(head, *_BESIDE)) if not name.first <= n < name.last)
            nouns = [n for n in beside if tree.words[n].xpos in {"NN", "NNP"}]
            for actor in self.discourse.actors_at(name.sentence, head):
                found.setdefault(actor, set()).update(tree.words[n].text.lower() for n in nouns)
        return found

    def _owned(self, number: int, head: int) -> bool:
        """Whether a noun is somebody's whom a pronoun means ("his office"): its words alone say little."""
        tree = self.context.trees[number]
        return any(tree.words[owner].upos == "PRON" for owner in tree.possessors(head))

    def _names_somebody(self, number: int, head: int, first: int, last: int) -> bool:
        """Whether a phrase has a name in it for whom it means: "the governor of the province, X"."""
        tree = self.context.trees[number]
        if any(tree.words[n].upos == "PROPN" for n in tree.children(head, "flat", "appos")):
            return True
        return any(draft.kind == "person" for draft in self._inside(number, first, last))

    def _inside(self, number: int, first: int, last: int) -> Iterator[Draft]:
        """Yield the actors that the words of a phrase name."""
        for word in range(first, last):
            yield from (self.table.drafts[actor] for actor in self.discourse.actors_at(number, word))

    def _phrase(self, number: int, role: Role, head: int) -> tuple[int, int]:
        """Return first and end of a stretch without what only leads into it."""
        words = self.context.words(number)
        first, last = role.first, role.last
        while first < head and words[first].upos in _BEFORE:
            first += 1
        while last - 1 > head and words[last - 1].upos == "PUNCT":
            last -= 1
        return first, last
