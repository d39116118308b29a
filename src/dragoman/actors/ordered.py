"""Whom "the latter" and "the former" mean: the last and the first of two who were just named."""

from __future__ import annotations

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.salience import NO_ANTECEDENT, Discourse
from dragoman.language.syntax import Tree

#: Words that pick one of two, and whether they pick the last.
_PICKING = {"latter": True, "former": False}
#: As many as there are to pick from.
_TWO = 2


class Ordered:
    """Resolves one such word after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse

    @staticmethod
    def is_candidate(tree: Tree, word: int) -> bool:
        """Whether a word stands for one of two by itself: no "latter half", no "former minister"."""
        picks = tree.words[word].text.lower() in _PICKING and word > 0 and tree.words[word - 1].text.lower() == "the"
        after = tree.words[word + 1].upos if word + 1 < len(tree.words) else "PUNCT"
        return picks and after not in {"ADJ", "NOUN", "PROPN", "NUM"}

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention of one of the last two persons, else of others, of the sentence or the one before."""
        last = _PICKING[self.context.words(number)[word].text.lower()]
        for back in range(min(1, number) + 1):
            named = self._named(number - back, word if back == 0 else len(self.context.words(number - back)))
            people = [actor for actor in named if self.table.drafts[actor].kind in {"person", "office"}]
            two = (people or named)[-_TWO:]
            if len(two) == _TWO or (two and last and back):
                actor = two[-1] if last else two[0]
                return self.context.mention(number, word - 1, word + 1, (actor,), "description")
        return None

    def _named(self, number: int, before: int) -> list[str]:
        """Return who is named or described by himself before a word of a sentence, each once, in order."""
        entries = [e for e in self.discourse.by_sentence[number] if e.first < before and e.kind not in NO_ANTECEDENT]
        return list(dict.fromkeys(e.mention.actors[0] for e in entries if len(e.mention.actors) == 1))
