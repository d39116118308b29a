"""Places that only say where an article was written: "here", "the capital"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.salience import Discourse
from dragoman.actors.surroundings import Surroundings


class Deictic:
    """Finds such places, once it is known where the article was written."""

    def __init__(self, context: Context, discourse: Discourse, surroundings: Surroundings) -> None:
        """Take an article, the mentions found so far, and where it was written."""
        self.context = context
        self.discourse = discourse
        self.surroundings = surroundings

    def take_up(self) -> None:
        """Record every such place, in the state in which the article was written."""
        state = self.context.table.state(self.surroundings.usual)
        for mention in self._places(state.id) if state is not None else ():
            self.discourse.add(mention)

    def _places(self, state: str) -> Iterator[Mention]:
        for number, tree in enumerate(self.context.trees):
            for word, form in enumerate(tree.words):
                here = form.text.lower() == "here" and form.upos == "ADV"
                if (here or self._is_capital(number, word)) and self.discourse.at(number, word) is None:
                    yield self.context.mention(number, word, word + 1, (), "place", located=state)

    def _is_capital(self, number: int, word: int) -> bool:
        """Whether a word is "the capital" of no state that is named with it."""
        tree = self.context.trees[number]
        if tree.lemma(word) != "capital" or tree.words[word].xpos != "NN" or tree.case(word) not in {"in", "to", "for"}:
            return False
        said = tree.children(word, "amod", "nmod", "nmod:poss", "compound", "appos")
        return not said and "the" in {tree.lemma(c) for c in tree.children(word, "det")}
