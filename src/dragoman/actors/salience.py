"""The mentions of an article in order, and which actor a description or pronoun most likely means."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.names import head_of
from dragoman.actors.reference import reference
from dragoman.actors.table import Draft
from dragoman.language.syntax import Tree
from dragoman.types import Span

#: Kinds of mention that stand for no actor of their own.
NO_ANTECEDENT = frozenset({"place", "adjective"})


class Entry(NamedTuple):
    """A mention with its grammatical place; entries sort by where they stand."""

    first: int
    negative_length: int
    kind: str
    mention: Mention
    head: int
    #: Score of the place that it stands in, distance left out.
    weight: float


class Discourse:
    """The mentions so far, sentence by sentence."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.trees = context.trees
        self.table = context.table
        self.by_sentence: list[list[Entry]] = [[] for _ in context.trees]
        self.by_word: dict[tuple[int, int], Mention] = {}
        #: Mentions by name of each actor.
        self.named: Counter[str] = Counter()

    # --- keeping mentions ----------------------------------------------------------------------------

    def add(self, mention: Mention) -> None:
        """Take up a mention, and note it with its actors."""
        tree = self.trees[mention.sentence]
        head = head_of(tree.sentence, mention.first, mention.last)
        entry = Entry(mention.first, mention.first - mention.last, mention.kind, mention, head, self._weight(tree, head))
        insort(self.by_sentence[mention.sentence], entry, key=_place)
        for word in range(mention.first, mention.last):
            known = self.by_word.get((mention.sentence, word))
            if known is None or mention.last - mention.first < known.last - known.first:
                self.by_word[mention.sentence, word] = mention
        for actor in mention.actors:
            self.table.drafts[actor].spans.append(Span(start=mention.start, end=mention.end))
        if mention.kind in {"name", "seat"}:
            self.named.update(mention.actors)

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions in the order of the text."""
        found = [entry.mention for entries in self.by_sentence for entry in entries]
        return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind)))

    def at(self, sentence: int, word: int) -> Mention | None:
        """Return the shortest mention that covers a word."""
        return self.by_word.get((sentence, word))

    def actors_at(self, sentence: int, word: int) -> tuple[str, ...]:
        """Return the actors that a word stands for; a place stands for none."""
        mention = self.by_word.get((sentence, word))
        return mention.actors if mention is not None and mention.kind != "place" else ()

    def before(self, sentence: int, word: int, back: int) -> Iterator[tuple[int, Entry]]:
        """Yield (sentences back, entry) of the mentions before a word, the sentence itself first."""
        for entry in self.by_sentence[sentence]:
            if entry.first >= word:
                break
            yield 0, entry
        for distance in range(1, min(back, sentence) + 1):
            for entry in self.by_sentence[sentence - distance]:
                yield distance, entry

    # --- one actor -----------------------------------------------------------------------------------

    def best(
        self, sentence: int, word: int, suits: Callable[[Draft], float | bool], *, barred: frozenset[str] = frozenset(), back: int = -1
    ) -> tuple[float, str]:
        """Return score and id of the likeliest actor before a word; ("" and a low score) for none.

        What ``suits`` returns is added to the score; False leaves the actor out, True adds nothing.
        """
        weights = reference().salience
        found: tuple[float, int, int, str] = (weights.least, -1, -1, "")
        for distance, entry in self.before(sentence, word, weights.sentences_back if back < 0 else back):
            mention = entry.mention
            if entry.kind in NO_ANTECEDENT or len(mention.actors) != 1 or mention.actors[0] in barred:
                continue
            draft = self.table.drafts[mention.actors[0]]
            bonus = suits(draft)
            if bonus is False:
                continue
            score = entry.weight + self._standing(draft) + weights.per_sentence_back * distance + (0.0 if bonus is True else bonus)
            found = max(found, (score, mention.sentence, mention.first, draft.id))
        return found[0], found[3]

    def antecedent(
        self, sentence: int, word: int, suits: Callable[[Draft], float | bool], *, barred: frozenset[str] = frozenset(), back: int = -1
    ) -> str | None:
        """Return the id of the likeliest actor before a word; None when none is likely enough."""
        return self.best(sentence, word, suits, barred=barred, back=back)[1] or None

    def _standing(self, draft: Draft) -> float:
        """Return what an actor's part in the article adds."""
        weights = reference().salience
        return weights.mention * min(self.named[draft.id], weights.most_mentions) + (weights.person if draft.kind == "person" else 0.0)

    def _weight(self, tree: Tree, head: int) -> float:
        weights = reference().salience
        score = weights.heading if tree.sentence.heading else 0.0
        relation = tree.words[head].relation
        if relation.startswith("nsubj") or coordinated_subject(tree, head):
            score += weights.subject
        return score + (weights.possessor if relation == "nmod:poss" else 0.0)

    # --- two and more --------------------------------------------------------------------------------

    def together(self, sentence: int, word: int, suits: Callable[[Draft], float | bool], many: int = 2) -> tuple[str, ...]:
        """Return the actors of different countries that are named together most, and most lately, before a word."""
        weights = reference().salience
        scores: dict[tuple[str, ...], float] = {}
        for number in range(sentence + 1):
            found = self._suiting(number, word if number == sentence else 10**6, suits)
            nearness = 1.0 / (1 + (sentence - number) / weights.pair_back)
            for group in self._groups(list(found), many):
                known = next((g for g in scores if set(g) == set(group)), group)
                scores[known] = scores.get(known, 0.0) + nearness
                scores[known] += min(found[each] for each in group) if scores[known] == nearness else 0.0
        return max(scores, key=lambda group: scores[group]) if scores else ()

    def _suiting(self, number: int, limit: int, suits: Callable[[Draft], float | bool]) -> dict[str, float]:
        found: dict[str, float] = {}
        for entry in self.by_sentence[number]:
            if entry.first < limit and entry.kind not in {"place", "body", "adjective"}:
                for actor in entry.mention.actors:
                    bonus = suits(self.table.drafts[actor])
                    if bonus is not False:
                        found.setdefault(actor, 0.0 if bonus is True else bonus)
        return found

    def _groups(self, found: list[str], many: int) -> Iterator[tuple[str, ...]]:
        if many > 2:  # noqa: PLR2004 - three and more are taken as they were listed
            if len(found) >= many:
                yield tuple(found[:many])
            return
        for i, one in enumerate(found):
            for other in found[i + 1 :]:
                if self._apart(self.table.drafts[one], self.table.drafts[other]):
                    yield one, other

    @staticmethod
    def _apart(one: Draft, other: Draft) -> bool:
        """Whether two actors are of different countries; bodies of no country belong together."""
        return one.country != other.country or (one.country is None and one.kind == other.kind == "person")


def coordinated_subject(tree: Tree, head: int) -> bool:
    """Whether a word is joined by "and" to a subject."""
    word = tree.words[head]
    return word.relation == "conj" and word.head >= 0 and tree.words[word.head].relation.startswith("nsubj")


def _place(entry: Entry) -> tuple[int, int, str]:
    return entry[:3]
