"""Sentences written by hand: one line per word, with lemma, tags, head (from 1, root 0) and relation."""

from __future__ import annotations

from dragoman.language.syntax import Tree
from dragoman.language.types import Sentence, Word


def sentence(table: str) -> Sentence:
    """Return the sentence of a table with the columns form, lemma, UPOS, XPOS, head, relation."""
    words: list[Word] = []
    at = 0
    for line in table.strip().splitlines():
        form, lemma, upos, xpos, head, relation = line.split()
        words.append(
            Word(
                start=at,
                end=at + len(form),
                text=form,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                head=int(head) - 1,
                relation=relation,
            )
        )
        at += len(form) + 1
    return Sentence(start=0, end=at - 1, words=tuple(words))


class Hand:
    """A sentence of a table that is asked by its words' forms; each form stands in it once."""

    def __init__(self, table: str) -> None:
        """Read the table."""
        self.tree = Tree(sentence(table))
        self.forms = [word.text for word in self.tree.words]

    def at(self, form: str) -> int:
        """Return the number of the word with this form."""
        assert self.forms.count(form) == 1, form
        return self.forms.index(form)

    def text(self, numbers: list[int]) -> str:
        """Return the forms of words, with blanks between."""
        return " ".join(self.forms[number] for number in numbers)

    def subjects(self, form: str) -> str:
        """Return who does what a word says."""
        return self.text(self.tree.subjects(self.at(form)))

    def objects(self, form: str) -> str:
        """Return whom a word is done to."""
        return self.text(self.tree.objects(self.at(form)))
