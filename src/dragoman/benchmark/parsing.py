"""The shipped model on sentences whose words are given, decoded as the package decodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.benchmark.types import Progress
from dragoman.language.encoder import LONGEST, Encoder, load_encoder
from dragoman.language.roles import best_role_tags
from dragoman.language.tags import best_tags, tag_spans
from dragoman.language.tree import best_tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = dict[str, NDArray[Any]]

#: Sentences that are scored together, as many as a long article has.
TOGETHER = 100


class Parsed:
    """What the model says of one sentence; a longer one than it takes is read in pieces, as an article's is."""

    def __init__(self, encoder: Encoder, pieces: Sequence[tuple[int, Scores]]) -> None:
        """Take the scores of each piece with the number of its first word."""
        self.encoder = encoder
        self.pieces = pieces

    def labels(self, task: str) -> list[str]:
        """Return the best label of each word."""
        names = self.encoder.labels[task]
        return [names[int(number)] for _, scores in self.pieces for number in scores[task].argmax(axis=1)]

    def tags(self, task: str, *, open_start: bool = False) -> list[str]:
        """Return the best BIO sequence."""
        names = tuple(self.encoder.labels[task])
        return [tag for _, scores in self.pieces for tag in best_tags(scores[task], names, open_start=open_start)]

    def tree(self) -> list[tuple[int, str]]:
        """Return each word's head, -1 for the root, and its relation to it."""
        found = []
        names = self.encoder.labels["relation"]
        for start, scores in self.pieces:
            heads = best_tree(scores["arc"])
            relations = self.encoder.relations(scores, heads)
            for head, values in zip(heads, relations, strict=True):
                values[names.index("root")] = -1e9
                relation = names[int(values.argmax())] if head else "root"
                found.append((start + head - 1 if head else -1, relation))
        return found

    def predicates(self) -> set[int]:
        """Return the words that the model takes for predicates; a mark is none."""
        yes, upos = self.encoder.labels["predicate"].index("yes"), self.labels("upos")
        chosen = [number == yes for _, scores in self.pieces for number in scores["predicate"].argmax(axis=1)]
        return {place for place, is_one in enumerate(chosen) if is_one and upos[place] != "PUNCT"}

    def arguments(self, predicates: Sequence[int]) -> dict[int, set[tuple[int, int, str]]]:
        """Return the arguments of some predicates as (first word, one past the last, label)."""
        names = tuple(self.encoder.labels["role"])
        found: dict[int, set[tuple[int, int, str]]] = {}
        for start, scores in self.pieces:
            here = [place - start for place in predicates if start <= place < start + len(scores["upos"])]
            values = list(self.encoder.roles(scores, here))
            for place, tags in zip(here, best_role_tags(values, here, names), strict=True):
                found[place + start] = {
                    (start + first, start + last, label)
                    for first, last, label in tag_spans(tags)
                    if not first <= place < last or last - first > 1
                }
        return found


def parse_all(sentences: Sequence[Sequence[str]], progress: Progress) -> Iterator[Parsed]:
    """Yield what the model says of each sentence of words."""
    encoder = load_encoder()
    for begin in range(0, len(sentences), TOGETHER):
        progress(begin, len(sentences))
        group = sentences[begin : begin + TOGETHER]
        cuts = [(row, start) for row, words in enumerate(group) for start in range(0, len(words), LONGEST)]
        with encoder.one_thread():
            scores = encoder.scores([group[row][start : start + LONGEST] for row, start in cuts])
            pieces: list[list[tuple[int, Scores]]] = [[] for _ in group]
            for (row, start), found in zip(cuts, scores, strict=True):
                pieces[row].append((start, found))
            for each in pieces:
                yield Parsed(encoder, each)
    progress(len(sentences), len(sentences))
