"""The mentions of an article in order, and which actor a description or pronoun most likely means."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.found import head_of
from dragoman.actors.reference import reference
from dragoman.actors.table import Draft
from dragoman.language.syntax import Tree
from dragoman.types import Span

#: Kinds of mention that stand for no actor of their own.
NO_ANTECEDENT = frozenset({"place", "adjective"})

#: Relations in which a word shares the place of the one that it hangs on.
_BESIDE = frozenset({"conj", "appos"})

#: Relations of who has a contact to the word for it: "the Secretary's call with X", "PM call with X".
_WHOSE = frozenset({"nmod:poss", "compound", "nmod:desc", "obl:unmarked"})

#: Tells whether an actor can be meant: what it returns is added to the score; False leaves the actor out.
Suits = Callable[[Draft], float | bool]


class Entry(NamedTuple):
    """A mention with its grammatical place; entries sort by where they stand."""

    first: int
    negative_length: int
    kind: str
    mention: Mention
    head: int
    #: Score of the place that it stands in, distance left out.
    weight: float


class Part(NamedTuple):
    """How an actor counts where several are looked for."""

    actor: str
    strength: float
    bonus: float


class Discourse:
    """The mentions so far, sentence by sentence."""

    def __init__(self, context: Context) -> None:
        """Start without mentions."""
        self.context = context
        self.trees = context.trees
        self.table = context.table
        self.by_sentence: list[list[Entry]] = [[] for _ in context.trees]
        self.by_word: dict[tuple[int, int], Mention] = {}
        #: Number of mentions of each actor: of all by name, of others so far.
        self.named: Counter[str] = Counter()

    @cached_property
    def dyad(self) -> set[str | None]:
        """The codes of the two states that the article names most, by themselves and by their officials."""
        return {code for code, _ in self._by_country().most_common(2)}

    @cached_property
    def first(self) -> str:
        """The code of the state that the article names most, by itself and by its officials, or ""."""
        return next((code for code, _ in self._by_country().most_common(1)), "")

    @cached_property
    def led(self) -> str:
        """The code of the state that the running text names first, by itself or by its officials, or ""."""
        told = (
            e for n, entries in enumerate(self.by_sentence) if not self.context.sentences[n].heading for e in entries
        )
        named = (self.table.drafts[a].country for entry in told if entry.kind != "place" for a in entry.mention.actors)
        return next(filter(None, named), "")

    @cached_property
    def about_two(self) -> bool:
        """Whether an article is about two states and hardly about any third, as far as it was read at first."""
        return len(self._the_two(reference().salience.two_share)) == 2  # noqa: PLR2004 - a pair

    @cached_property
    def mostly_two(self) -> bool:
        """Whether an article is mostly about two states, though it names others."""
        return len(self._the_two(reference().salience.most_share)) == 2  # noqa: PLR2004 - a pair

    def _the_two(self, share: float) -> list[str]:
        """Return the codes of the two states that have a share of all names, as far as was read; [] where none do."""
        counts = self._by_country()
        numbers = [times for _, times in counts.most_common(3)]
        if len(numbers) < 2:  # noqa: PLR2004
            return []
        third = numbers[2] if len(numbers) > 2 else 0  # noqa: PLR2004
        two = sum(numbers[:2]) >= share * counts.total() and numbers[1] >= 2 * third
        return [code for code, _ in counts.most_common(2)] if two else []

    @cached_property
    def home(self) -> str:
        """The id of the one state that an article is mostly about, or "": its bodies need no name of their own."""
        counts = self._by_country()
        for code, times in counts.most_common(1):
            state = self.table.state(code)
            if state is not None and times >= reference().salience.home_share * counts.total():
                return state.id
        return ""

    def home_of(self, sentence: int, word: int) -> str:
        """Return the id of the state that a body or office without a name is of, or "".

        Whoever acts on somebody of the article's first state is of the second: "the government sent envoys to Peru".
        """
        code = self.table.drafts[self.home].country if self.home else None
        if code is None or code not in self._states_reached(sentence, word):
            return self.home
        other = next((each for each in self._the_two(reference().salience.two_share) if each != code), "")
        state = self.table.state(other) if other else None
        return state.id if state is not None else ""

    def _states_reached(self, sentence: int, word: int) -> set[str | None]:
        """Return the countries of those on whom somebody acts, of offices too that were not resolved yet."""
        reached = self.reached(sentence, word)
        return {self.table.drafts[actor].country for actor in reached} | self.told_of_reached(sentence, word)

    def told_of_reached(self, sentence: int, word: int) -> set[str | None]:
        """Return the countries that titles tell of those on whom somebody acts: he is of none of them."""
        tree, places = self.trees[sentence], self._across_from(sentence, word)
        found: set[str | None] = set()
        for role in self.context.roles_of.get(sentence, ()):
            head = head_of(tree.sentence, role.first, role.last)
            form = tree.words[head]
            if head in places or (form.relation in {"nmod:desc", "compound", "appos"} and form.head in places):
                found.update(self.context.country_of(owner) for owner in role.owners)
        return found

    def reached(self, sentence: int, word: int) -> set[str]:
        """Return those on whom somebody acts, or to or with whom it does something."""
        return {actor for place in self._across_from(sentence, word) for actor in self.actors_at(sentence, place)}

    def _across_from(self, sentence: int, word: int) -> list[int]:
        """Return the words for whom somebody acts on or with: "X met Y", "X spoke to Y", "X's call with Y"."""
        tree = self.trees[sentence]
        above, relation = tree.words[word].head, tree.words[word].relation
        if above >= 0 and relation in _WHOSE:
            return [n for n in tree.children(above, "nmod", "obl") if tree.case(n) == "with"]
        if above < 0 or not relation.startswith("nsubj"):
            return []
        return [*tree.children(above, "obj", "iobj"), *tree.obliques(above, "to", "with", "against", "from")]

    def countries(self, least: int) -> set[str]:
        """Return the codes of the countries that the article names so often, by themselves and by their officials."""
        return {code for code, times in self._by_country().items() if times >= least}

    def most_named(self, many: int) -> tuple[str, ...]:
        """Return the states that an article names most, by themselves and by their officials, if these are as many."""
        counts = [*self._by_country().most_common(many + 1), ("", 0)]
        if len(counts) <= many or counts[many - 1][1] == counts[many][1]:
            return ()
        states = [self.table.state(code) for code, _ in counts[:many]]
        return tuple(state.id for state in states if state is not None) if all(states) else ()

    def _by_country(self) -> Counter[str]:
        """Return how often each country was named so far, by itself and by its officials."""
        counts: Counter[str] = Counter()
        for actor, times in self.named.items():
            country = self.table.drafts[actor].country
            if country is not None:
                counts[country] += times
        return counts

    # --- keeping mentions ----------------------------------------------------------------------------

    def add(self, mention: Mention) -> None:
        """Take up a mention, and note it with its actors."""
        tree = self.trees[mention.sentence]
        head = head_of(tree.sentence, mention.first, mention.last)
        entry = Entry(mention.first, mention.first - mention.last, mention.kind, mention, head, self.weight(tree, head))
        insort(self.by_sentence[mention.sentence], entry, key=_place)
        for word in range(mention.first, mention.last):
            known = self.by_word.get((mention.sentence, word))
            if known is None or mention.last - mention.first < known.last - known.first:
                self.by_word[mention.sentence, word] = mention
        for actor in mention.actors:
            self.table.drafts[actor].spans.append(Span(start=mention.start, end=mention.end))
        if mention.kind != "adjective":
            self.named.update(mention.actors)

    def rename(self, actor: str, other: str) -> None:
        """Make all mentions of an actor mentions of another one, who it turned out to be."""
        for number, entries in enumerate(self.by_sentence):
            for place, entry in enumerate(entries):
                if actor in entry.mention.actors:
                    actors = tuple(dict.fromkeys(other if each == actor else each for each in entry.mention.actors))
                    mention = msgspec.structs.replace(entry.mention, actors=actors)
                    entries[place] = entry._replace(mention=mention)
                    words = range(mention.first, mention.last)
                    self.by_word |= {(number, w): mention for w in words if self.by_word[number, w] is entry.mention}
        self.table.drafts[other].spans += self.table.drafts[actor].spans
        self.table.drafts[actor].spans = []
        self.named[other] += self.named.pop(actor, 0)

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

    def backwards(self, sentence: int, word: int) -> Iterator[tuple[int, Entry]]:
        """Yield (sentences back, entry) of the mentions before a word, the nearest first."""
        for distance in range(sentence + 1):
            for entry in reversed(self.by_sentence[sentence - distance]):
                if distance or entry.first < word:
                    yield distance, entry

    # --- one actor -----------------------------------------------------------------------------------

    def best(
        self,
        sentence: int,
        word: int,
        suits: Suits,
        *,
        barred: frozenset[str] = frozenset(),
        back: int | None = None,
        least: float | None = None,
    ) -> tuple[float, str]:
        """Return score and id of the likeliest actor before a word; ("" and a low score) for none.

        What ``suits`` returns is added to the score; False leaves the actor out, True adds nothing. Of those whose
        score is high enough, the ones of the word's own paragraph come first, unless they are looked for anywhere.
        """
        weights, here = reference().salience, self.trees[sentence].sentence.paragraph
        lowest = weights.least if least is None else least
        found = (float("-inf"), -1, -1, "", lowest)
        for distance, entry in self.before(sentence, word, weights.sentences_back if back is None else back):
            mention = entry.mention
            if entry.kind in NO_ANTECEDENT or len(mention.actors) != 1 or mention.actors[0] in barred:
                continue
            draft = self.table.drafts[mention.actors[0]]
            bonus = suits(draft)
            if bonus is False:
                continue
            score = entry.weight + self._standing(draft) + self._distance(distance) + (0.0 if bonus is True else bonus)
            if score > lowest:
                apart = least is None and self.trees[mention.sentence].sentence.paragraph != here
                rank = score + weights.other_paragraph * apart
                found = max(found, (rank, mention.sentence, mention.first, draft.id, score))
        return found[4], found[3]

    def antecedent(self, sentence: int, word: int, suits: Suits, *, barred: frozenset[str] = frozenset()) -> str | None:
        """Return the id of the likeliest actor shortly before a word; None when none is likely enough."""
        return self.best(sentence, word, suits, barred=barred)[1] or None

    def anywhere(self, sentence: int, word: int, suits: Suits) -> str | None:
        """Return the id of the likeliest actor that the article spoke of before a word, however long ago."""
        return self.best(sentence, word, suits, back=sentence, least=float("-inf"))[1] or None

    @staticmethod
    def _distance(sentences: int) -> float:
        """Return what the sentences between take away, or what standing in the same one adds."""
        weights = reference().salience
        return weights.per_sentence_back * min(sentences, weights.farthest) if sentences else weights.same_sentence

    def _standing(self, draft: Draft) -> float:
        """Return what an actor's part in the article adds."""
        weights = reference().salience
        return weights.mention * min(self.named[draft.id], weights.most_mentions) + (
            weights.person if draft.kind in {"person", "office"} else 0.0
        )

    def weight(self, tree: Tree, head: int) -> float:
        """Return what the place of a word in its sentence counts for an antecedent."""
        weights = reference().salience
        score = weights.heading if tree.sentence.heading else 0.0
        if tree.children(head, "acl:relcl"):
            score += weights.relative
        relation = tree.words[head].relation
        if relation.startswith("nsubj") or coordinated_subject(tree, head):
            score += weights.subject + (weights.main if in_main_clause(tree, head) else 0.0)
        return score + (weights.possessor if relation == "nmod:poss" else 0.0)

    def coordinated(self, sentence: int, word: int, kind: str = "") -> tuple[str, ...]:
        """Return the two actors, of one kind if it is given, last joined by "and" before a word of a sentence."""
        tree = self.trees[sentence]
        groups: dict[int, list[str]] = {}
        above = set(tree.governors(word))
        for entry in self.by_sentence[sentence]:
            if entry.first < word and entry.kind not in NO_ANTECEDENT and not self.modifies(sentence, entry):
                form = tree.words[entry.head]
                group = groups.setdefault(form.head if form.relation == "conj" else entry.head, [])
                group.extend(a for a in entry.mention.actors if a not in group)
        found = [
            tuple(group)
            for top, group in sorted(groups.items())
            if len(group) == 2  # noqa: PLR2004 - a pair
            and not (tree.words[top].head in above and tree.words[top].relation.startswith("nsubj"))
            and all(kind in {"", self.table.drafts[actor].kind} for actor in group)
        ]
        return found[-1] if found else ()

    # --- two and more --------------------------------------------------------------------------------

    def states_before(self, number: int) -> tuple[str, ...]:
        """Return the two states of which somebody or something is named in the sentence before, if it is no heading."""
        if not number or self.trees[number - 1].sentence.heading:
            return ()
        return self.states_of([entry for entry in self.by_sentence[number - 1] if entry.kind not in NO_ANTECEDENT])

    def states_of(self, entries: list[Entry], many: int = 2) -> tuple[str, ...]:
        """Return the states of some mentions, if these are as many."""
        found = dict.fromkeys(c for e in entries for a in e.mention.actors if (c := self.table.drafts[a].country))
        drafts = [self.table.state(country) for country in found]
        return tuple(d.id for d in drafts if d is not None) if len(drafts) == many and all(drafts) else ()

    def last_several(self, sentence: int, word: int, suits: Suits, back: int) -> tuple[str, ...]:
        """Return the several actors that were named together last before a word, some sentences back at most."""
        for number in range(sentence, max(sentence - back, 0) - 1, -1):
            here = self._suiting(number, word if number == sentence else 10**6, suits, frozenset())
            if len(here) > 1:
                return tuple(here)
        return ()

    def together(
        self, sentence: int, word: int, suits: Suits, many: int = 2, *, barred: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Return the actors of different countries that are named together most, and most lately, before a word.

        Where states are asked for, persons count for theirs.
        """
        weights = reference().salience
        scores: dict[frozenset[str], float] = {}
        order: dict[frozenset[str], tuple[str, ...]] = {}
        before: dict[str, Part] = {}
        two = set(self.most_named(2)) if many == 2 else set()  # noqa: PLR2004 - a pair
        for number in range(sentence + 1):
            here = self._suiting(number, word if number == sentence else 10**6, suits, barred)
            nearness = 1.0 / (1 + (sentence - number) / weights.pair_back)
            told_across = list(self._told_across(before, here, two)) if two else []
            faded = {a: part._replace(strength=part.strength * weights.next_sentence) for a, part in before.items()}
            found, before = faded | here, here
            for group in [*self._groups(list(here), many), *told_across]:
                key = frozenset(group)
                if order.setdefault(key, group) is group:
                    scores[key] = min(found[each].bonus for each in group)
                scores[key] += nearness * min(found[each].strength for each in group)
        for key in scores:
            if {self.table.drafts[each].country for each in key} == self.dyad:
                scores[key] *= weights.dyad
        return order[max(scores, key=lambda key: scores[key])] if scores else ()

    def _told_across(self, before: dict[str, Part], here: dict[str, Part], two: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs of persons of the article's two states of whom one stands in a sentence, one in the next."""
        for one in [actor for actor in before if actor not in here]:
            for other in here:
                drafts = [self.table.drafts[one], self.table.drafts[other]]
                people = all(draft.kind == "person" for draft in drafts)
                if people and {self.table.owner_id(draft.country or "") for draft in drafts} == two:
                    yield one, other

    def _suiting(self, number: int, limit: int, suits: Suits, barred: frozenset[str]) -> dict[str, Part]:
        found: dict[str, Part] = {}
        for entry in self.by_sentence[number]:
            derived = entry.kind == "pronoun" and len(entry.mention.actors) > 1
            if entry.first < limit and entry.kind != "place" and not derived:
                for actor in entry.mention.actors:
                    part = self._part(self.table.drafts[actor], entry, suits, self._strength(number, entry))
                    if part is not None and part.actor not in barred:
                        known = found.get(part.actor)
                        found[part.actor] = part if known is None or part.strength > known.strength else known
        return found

    def _part(self, draft: Draft, entry: Entry, suits: Suits, strength: float) -> Part | None:
        """Return what an actor counts for in a pair: itself, or its state where persons do not suit."""
        bonus = suits(draft)
        if bonus is False and draft.kind == "person" and draft.country:
            state = self.table.drafts.get(self.table.owner_id(draft.country))
            if state is None or not any(of == state.id for _, of in draft.titles):
                return None
            draft, bonus, strength = state, suits(state), strength * reference().salience.by_person
        if bonus is False or (entry.kind == "body" and draft.kind == "group"):
            return None
        return Part(draft.id, strength, 0.0 if bonus is True else bonus)

    def _strength(self, number: int, entry: Entry) -> float:
        """Return how much a mention counts in a pair: less where it only modifies ("the UN envoy")."""
        return reference().salience.modifier if self.modifies(number, entry) else 1.0

    def modifies(self, number: int, entry: Entry) -> bool:
        """Whether a mention only modifies another: the organisation in "European Commission President X"."""
        if self.trees[number].words[entry.head].relation in {"compound", "amod", "nmod:desc"}:
            return True
        after = self.by_word.get((number, entry.mention.last))
        if after is None or after.actors == entry.mention.actors or after.kind not in {"description", "name"}:
            return False
        return all(self.table.drafts[a].kind == "person" for a in after.actors)

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


def in_main_clause(tree: Tree, head: int) -> bool:
    """Whether the clause that a nominal stands in is a main one."""
    word = tree.words[head]
    verb = tree.words[word.head].head if word.relation in _BESIDE and word.head >= 0 else word.head
    return verb >= 0 and tree.words[verb].relation in {"root", "conj", "parataxis"}


def coordinated_subject(tree: Tree, head: int) -> bool:
    """Whether a word is joined by "and" to a subject, or names it ("the head of the committee, X, said")."""
    word = tree.words[head]
    return word.relation in _BESIDE and word.head >= 0 and tree.words[word.head].relation.startswith("nsubj")


def _place(entry: Entry) -> tuple[int, int, str]:
    return entry[:3]
