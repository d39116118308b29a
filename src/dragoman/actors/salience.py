"""Which of the actors named so far a description or pronoun most likely means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.actors.cast import Mention
from dragoman.actors.reference import reference
from dragoman.actors.table import ActorTable, Draft
from dragoman.language.syntax import Tree

#: After this many sentences a pair counts half.
PAIR_BACK = 6


class Discourse:
    """The mentions so far, in order, with their grammatical place."""

    def __init__(self, trees: Sequence[Tree], table: ActorTable, mentions: Sequence[Mention]) -> None:
        self.trees = trees
        self.table = table
        self.mentions = sorted(mentions, key=_place)

    def add(self, mention: Mention) -> None:
        """Take up a mention found later than the names."""
        self.mentions.append(mention)
        self.mentions.sort(key=_place)

    def antecedent(
        self, sentence: int, word: int, suits: Callable[[Draft], bool], *, barred: frozenset[str] = frozenset()
    ) -> str | None:
        """Return the id of the likeliest actor that suits, mentioned before a word; None when none is likely enough."""
        weights = reference().salience
        best: tuple[float, int, int, str] | None = None
        for mention in self.mentions:
            if _place(mention)[:2] >= (sentence, word) or sentence - mention.sentence > weights["sentences_back"]:
                continue
            if mention.kind in {"place", "adjective"} or len(mention.actors) != 1:
                continue
            actor = mention.actors[0]
            if actor in barred or not suits(self.table.drafts[actor]):
                continue
            score = self._score(mention, sentence)
            if best is None or (score, mention.sentence, mention.first, actor) > best:
                best = score, mention.sentence, mention.first, actor
        return best[3] if best is not None and best[0] >= weights["least"] else None

    def _score(self, mention: Mention, sentence: int) -> float:
        weights = reference().salience
        tree = self.trees[mention.sentence]
        score = weights["per_sentence_back"] * (sentence - mention.sentence)
        if tree.sentence.heading:
            score += weights["paragraph_start_title"]
        head = self._head(mention)
        relation = tree.words[head].relation
        if relation.startswith("nsubj") or self._coordinated_subject(tree, head):
            score += weights["subject"]
        if relation == "nmod:poss":
            score += weights["possessor"]
        if self.table.drafts[mention.actors[0]].kind == "person":
            score += weights["person"]
        return score

    def _head(self, mention: Mention) -> int:
        words = self.trees[mention.sentence].words
        for number in range(mention.first, mention.last):
            if not mention.first <= words[number].head < mention.last:
                return number
        return mention.last - 1

    @staticmethod
    def _coordinated_subject(tree: Tree, head: int) -> bool:
        word = tree.words[head]
        return word.relation == "conj" and word.head >= 0 and tree.words[word.head].relation.startswith("nsubj")

    def pair(self, sentence: int, word: int, suits: Callable[[Draft], bool]) -> tuple[str, ...]:
        """Return the two actors of different countries that are named together most, and most lately, before a word."""
        scores: dict[tuple[str, str], float] = {}
        for number in range(sentence + 1):
            limit = word if number == sentence else 10**6
            found: list[str] = []
            for mention in self.mentions:
                if mention.sentence == number and mention.first < limit and mention.kind not in {"place", "adjective", "body"}:
                    found += [a for a in mention.actors if a not in found and suits(self.table.drafts[a])]
            for i, one in enumerate(found):
                for other in found[i + 1 :]:
                    if self._apart(self.table.drafts[other], [one]):
                        pair = (one, other) if (other, one) not in scores else (other, one)
                        scores[pair] = scores.get(pair, 0.0) + 1.0 / (1 + (sentence - number) / PAIR_BACK)
        return max(scores, key=lambda pair: scores[pair]) if scores else ()

    def _apart(self, draft: Draft, found: Sequence[str]) -> bool:
        """Whether an actor is of another country than those found; bodies of no country belong together."""
        return all(self.table.drafts[f].country != draft.country or (draft.country is None and draft.kind == "person") for f in found)

    def plural(self, sentence: int, word: int) -> tuple[str, ...]:
        """Return what "they" means: the last coordinated or plural subject, else the last group or body."""
        for back in range(3):
            number = sentence - back
            if number < 0:
                break
            tree = self.trees[number]
            limit = word if back == 0 else 10**6
            groups: dict[int, list[str]] = {}
            for mention in self.mentions:
                if mention.sentence != number or mention.first >= limit or mention.kind in {"place", "adjective"}:
                    continue
                head = self._head(mention)
                top = tree.words[head].head if tree.words[head].relation == "conj" else head
                groups.setdefault(top, []).extend(a for a in mention.actors if a not in groups.get(top, []))
            plural = [(self._weight(tree, top, group), top, group) for top, group in groups.items() if self._is_plural(group, tree, top)]
            if plural:
                return tuple(max(plural)[2])
            people = list(dict.fromkeys(a for g in groups.values() for a in g if self.table.drafts[a].kind == "person"))
            if back and len(people) == 2:  # noqa: PLR2004
                return tuple(people)
        return ()

    @staticmethod
    def _weight(tree: Tree, top: int, group: Sequence[str]) -> float:
        """Return how likely "they" are a group: several actors, and the subject of the main clause, come first."""
        subject = tree.words[top].relation.startswith("nsubj")
        verb = tree.words[top].head
        main = subject and verb >= 0 and tree.words[verb].relation in {"root", "conj", "parataxis"}
        return 1.5 * (len(group) > 1) + 1.0 * subject + 0.6 * main

    def _is_plural(self, group: Sequence[str], tree: Tree, top: int) -> bool:
        return len(group) > 1 or tree.words[top].xpos in {"NNS", "NNPS"}


def _place(mention: Mention) -> tuple[int, int, int]:
    return (mention.sentence, mention.first, -mention.last)
