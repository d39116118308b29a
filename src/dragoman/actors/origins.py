"""The state that the words beside a name give: "Egyptian analyst X", "his guest from Lomé, X", "X of Kenya"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.context import GENITIVE, Context
from dragoman.actors.found import FoundName, head_of
from dragoman.actors.reference import reference
from dragoman.language.syntax import Tree

#: Readings of a name that tell a state; a place does so only after a preposition.
_OF_STATE = frozenset({"adjective", "name", "capital", "seat"})
_BESIDE = frozenset({"adjective", "name", "place"})
#: Parts of speech that may stand between a state and the name that it describes.
_DESCRIBING = frozenset({"NOUN", "ADJ", "PART", "PROPN"})
_FARTHEST = 5
#: Those who serve the one who is named after "to"; an envoy to somebody is of another state.
_ADVISING = frozenset({"adviser", "advisor", "aide", "assistant", "counsellor", "counselor", "secretary"})


class Origins:
    """Looks for the state of one name after another."""

    def __init__(self, context: Context) -> None:
        """Take an article."""
        self.context = context

    def of(self, name: FoundName) -> str:
        """Return the code of the state that stands beside a name, or ""."""
        return (
            self._before(name)
            or self._behind(name)
            or self._by_noun(name)
            or self._sent(name)
            or self._by_subject(name)
        )

    # --- beside the name ------------------------------------------------------------------------------

    def _before(self, name: FoundName) -> str:
        """Return the state in the words right before a name: "his German colleague X", "his guest from Lomé, X"."""
        words = self.context.words(name.sentence)
        place = self.context.name_at.get((name.sentence, name.first - 2)) if words[name.first - 1].text == "," else None
        if place is not None and place.first > 1 and words[place.first - 1].text in {"from", "in"}:
            relative = words[place.first - 2].lemma in reference().origins.relative
            return place.others()[0].country if relative and place.others() else ""
        if place is not None and place.first and words[place.first - 1].text.lower() == "the":
            return self._of_one(place)
        for word in range(name.first - 1, max(-1, name.first - _FARTHEST), -1):
            before = self.context.name_at.get((name.sentence, word))
            if before is not None:
                found = next((c for c in before.others() if c.kind in _BESIDE and c.entity in {"state", "place"}), None)
                if found is None and words[name.first - 1].text in GENITIVE:  # "the Taliban's X"
                    found = next((c for c in before.others() if c.entity in {"organisation", "group"}), None)
                return found.country if found is not None and words[before.last].upos in _DESCRIBING else ""
            if words[word].upos not in _DESCRIBING:
                break
        return ""

    def _of_one(self, name: FoundName) -> str:
        """Return the state of a word for one person of a nation: "the Pakistani, X, …", "the Indian is X"."""
        found = next((c for c in name.others() if c.kind == "adjective"), None)
        one = self.context.words(name.sentence)[name.last - 1].text.lower().endswith(reference().names.national_endings)
        return found.country if found is not None and one else ""

    def _by_subject(self, name: FoundName) -> str:
        """Return the state of whom a sentence says who it is: "the Indian is X", "X, 61, is Kenya's negotiator"."""
        tree = self.context.trees[name.sentence]
        head = head_of(tree.sentence, name.first, name.last)
        noun = tree.words[head].head
        if tree.words[head].relation == "nsubj" and tree.children(noun, "cop") and self._is_office(name.sentence, noun):
            return next(filter(None, self._around(name.sentence, tree, noun)), "")
        subjects = tree.children(head, "nsubj") if tree.children(head, "cop") else []
        named = (n for s in subjects if (n := self.context.name_at.get((name.sentence, s))) is not None)
        return next(filter(None, map(self._of_one, named)), "")

    def _is_office(self, sentence: int, word: int) -> bool:
        """Whether a word belongs to a description by office or part."""
        return any(role.first <= word < role.last for role in self.context.roles_of.get(sentence, ()))

    def _behind(self, name: FoundName) -> str:
        """Return the state after a name: "X, a Polish historian", "X of Kenya", "X for Belgrade", "X (Nigeria)"."""
        words = self.context.words(name.sentence)
        at = name.last
        if at + 1 < len(words) and words[at].text == "," and words[at + 1].upos == "DET":
            advises = at + 3 < len(words) and words[at + 3].text == "to" and words[at + 2].lemma in _ADVISING
            for word in range(at + 2, min(at + _FARTHEST + 2 * advises, len(words))):
                after = self.context.name_at.get((name.sentence, word))
                if after is not None:
                    kinds = [c for c in after.others() if c.kind == "adjective"]
                    return kinds[0].country if kinds else ""
        if at + 2 < len(words) and words[at].text == "(":  # "Hadiza Gambo (Nigeria)"
            return self._state(name.sentence, at + 1, frozenset({"name"}))
        if at < len(words) and words[at].text in {"of", "for"}:
            first = at + 1 + (at + 1 < len(words) and words[at + 1].upos == "DET")
            return self._state(name.sentence, first, frozenset({"name", "capital"}))
        return ""

    # --- by the noun that a name is set beside -----------------------------------------------------------

    def _by_noun(self, name: FoundName) -> str:
        """Return the state of the noun that a name is in apposition to: "Kyiv's coordinator for prisoners, X,"."""
        tree = self.context.trees[name.sentence]
        for noun in self._nouns(tree, name):
            found = {state for state in self._around(name.sentence, tree, noun) if state}
            if len(found) == 1:
                return found.pop()
            if tree.lemma(noun) in reference().origins.hosts:
                return self._place_before(name)
        return ""

    def _place_before(self, name: FoundName) -> str:
        """Return the state of the only place named before a host: "in the Togolese capital … her host, X"."""
        tree = self.context.trees[name.sentence]
        named = (n for n in self.context.names_of.get(name.sentence, ()) if n.last <= name.first and n.others())
        found = {n.others()[0].country for n in named if self._locates(tree, n)}
        return found.pop() if len(found) == 1 else ""

    @staticmethod
    def _locates(tree: Tree, name: FoundName) -> bool:
        """Whether a name says where: a place or capital after "in", or the adjective of a capital."""
        head = head_of(tree.sentence, name.first, name.last)
        if name.others()[0].kind == "adjective":
            return tree.lemma(tree.words[head].head) == "capital" if tree.words[head].head >= 0 else False
        return tree.case(head) in {"in", "at", "to"}

    @staticmethod
    def _nouns(tree: Tree, name: FoundName) -> Iterator[int]:
        head = head_of(tree.sentence, name.first, name.last)
        word = tree.words[head]
        if word.relation in {"appos", "flat", "compound"} and word.head >= 0 and tree.words[word.head].upos == "NOUN":
            yield word.head
        for noun in tree.children(head, "appos"):
            verbs = any(tree.words[at].upos in {"VERB", "AUX"} for at in range(name.last, noun))
            if tree.words[noun].upos == "NOUN" and not verbs:  # "X had been rung by Y, the premier of Fiji"
                yield noun

    def _around(self, sentence: int, tree: Tree, noun: int) -> Iterator[str]:
        """Yield the states that describe a noun; whose guest somebody is says where he is not from."""
        relative = tree.lemma(noun) in reference().origins.relative
        for word in tree.children(noun, "nmod:poss", "amod", "compound", "nmod", "nmod:desc"):
            case = tree.case(word)
            owned = any(tree.words[mark].text in GENITIVE for mark in tree.children(word, "case"))
            if owned and not relative:
                yield self._state(sentence, word, _OF_STATE)
            elif case == "from" or (case == "in" and relative):
                yield self._state(sentence, word, _OF_STATE | {"place"})
            elif case == "of" and not relative:
                yield self._state(sentence, word, frozenset({"name", "capital"}))
            elif not case:
                yield self._state(sentence, word, frozenset({"adjective", "name"}))

    # --- by whom a side sends ------------------------------------------------------------------------------

    def _sent(self, name: FoundName) -> str:
        """Return the state that somebody stands for: "Algeria was represented by X", "Morocco sent X"."""
        tree, words = self.context.trees[name.sentence], reference().origins
        head = head_of(tree.sentence, name.first, name.last)
        word = tree.words[head]
        if word.head < 0:
            return ""
        if word.relation == "appos":  # "Russia sent a deputy prime minister, X"
            word = tree.words[word.head]
        verb, lemma = word.head, tree.lemma(word.head) if word.head >= 0 else ""
        if word.relation == "obj" and lemma in words.sending:
            return next(
                filter(None, (self._state(name.sentence, sender, _OF_STATE) for sender in tree.subjects(verb))), ""
            )
        agent = tree.case(head) == "by" and word.relation.startswith("obl")
        if not agent and not word.relation.startswith("nsubj"):
            return ""
        sides = tree.objects(verb)
        if lemma in words.standing_for:
            return self._first_state(name.sentence, sides)
        if lemma in words.leading:
            teams = [side for side in sides if tree.lemma(side) in words.teams]
            return next((s for team in teams for s in self._around(name.sentence, tree, team) if s), "")
        return ""

    def _first_state(self, sentence: int, words: list[int]) -> str:
        return next(filter(None, (self._state(sentence, word, _OF_STATE) for word in words)), "")

    def _state(self, sentence: int, word: int, kinds: frozenset[str]) -> str:
        """Return the code of the state that a word names in one of some ways, or ""."""
        named = self.context.name_at.get((sentence, word))
        first = next(iter(named.others()), None) if named is not None else None
        return first.country if first is not None and first.kind in kinds else ""
