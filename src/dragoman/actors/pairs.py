"""Descriptions of several who were named together: "the two leaders", "both sides", "the pair"."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.people import sex_of_title
from dragoman.actors.reference import reference, words_for_several
from dragoman.actors.salience import NO_ANTECEDENT, Discourse, Suits
from dragoman.actors.table import Draft
from dragoman.language.lemmas import lemma_of
from dragoman.language.syntax import Tree

#: Places in which "two" and "both" belong to a noun.
_MODIFYING = frozenset({"cc:preconj", "nummod", "det", "det:predet", "compound", "advmod"})
#: As many as make a pair.
_TWO = 2
#: No more states than these are what an article is about.
_THREE = 3
#: How far behind "the pair of" the noun stands, with one word that describes it.
_NEAR = 3
#: So many sentences after a list "the ministers" are still all of it.
_SHORTLY = 3
_ACTING = frozenset({"state", "organisation", "group"})
#: PLOVER's sectors of those who fight a state, or each other.
_FIGHTING = frozenset({"REB", "SEP", "PRM"})
#: How the titles of those end whom "the two presidents" or "the two premiers" may mean.
_BEARERS = {"president": ("president", "leader"), "premier": ("prime minister", "premier", "chancellor", "leader")}
#: What heads are the heads of, and how they are called.
_HEADS = {"government": "premier", "state": "president"}


class Pairs:
    """Resolves one such description after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        #: The nouns by which joint bodies were named so far.
        self.joint_bodies: set[str] = set()
        #: The persons whom "the three", "the four ministers" meant last, by how many they are.
        self.told: dict[int, tuple[str, ...]] = {}

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention that a word is the head of, when it speaks of two or three who were named."""
        tree, words = self.context.trees[number], reference().pairs
        lemma, last = noun_of(tree, word), word + 1
        if lemma in words.alone and self._alone(tree, word):
            actors = self._parties(number, word, "")
        elif lemma in words.numbers and self._alone(tree, word):
            actors = self._of_many(number, word, "", words.numbers[lemma])
        elif (noun := self._counted(tree, word)) is not None:
            many = words.numbers.get(lemma, _TWO)
            counted = noun_of(tree, noun)
            actors = (
                self._parties(number, word, counted) if many == _TWO else self._of_many(number, word, counted, many)
            )
            last = noun + 1
        elif lemma in words.joint_bodies:
            actors = self._of_joint_body(number, word)
        elif (
            tree.words[word].upos in {"NOUN", "PROPN"}
            and self._marked(tree, word, lemma)
            and not self._named(number, word)
        ):
            many = self._many(tree, word)
            headed = "" if lemma in words.taking_part else self._headed(tree, word, lemma)
            actors = () if self._counting(tree, word) else self._all_listed(number, headed)
            found = self._parties if many == _TWO else partial(self._of_many, many=many)
            actors = actors or found(number, word, headed)
            if headed in _BEARERS and headed != lemma and many == _TWO and not self._are_people(actors):
                actors = self._heads(number, word, headed) or actors
        else:
            return None
        if not actors:
            return None
        first = min([word, *(c for c in tree.children(word, "det", "nummod", "amod", "det:predet") if c < word)])
        return self.context.mention(number, first, last, actors, "description")

    def take_up(self, number: int) -> Iterator[Mention]:
        """Yield the mentions of "each of the two", "all of them": whoever stands behind the "of"."""
        tree = self.context.trees[number]
        for word, form in enumerate(tree.words):
            if form.text.lower() not in reference().pairs.shares or self.discourse.at(number, word) is not None:
                continue
            of = word + 2 < len(tree.words) and tree.words[word + 1].text == "of"
            mention = self.discourse.at(number, word + 2) if of else None
            if mention is not None and mention.kind != "place" and len(mention.actors) > 1:
                yield self.context.mention(number, word, mention.last, mention.actors, "description")

    def is_candidate(self, tree: Tree, word: int) -> bool:
        """Tell quickly whether a word may speak of several who were named."""
        return noun_of(tree, word) in words_for_several() | reference().pairs.joint_bodies

    # --- which words ---------------------------------------------------------------------------------

    def _alone(self, tree: Tree, word: int) -> bool:
        """Whether "the two", "both" or "the pair" stands for itself, without a noun or a list after it."""
        form, after = tree.words[word], tree.words[word + 1 : word + 2]
        if after and after[0].text.lower() in {"of", "and", "-"}:
            return False
        if form.relation in _MODIFYING and not (after and after[0].text in {"a", "an", "the"}):
            return False  # "sent each of the two a letter": "two" may be taken for the number of letters
        counted = tree.lemma(word) in {"two", "pair", "duo"} | reference().pairs.numbers.keys()
        known = {"the", "all"} if tree.lemma(word) in reference().pairs.numbers else {"the"}
        if counted and (not word or tree.lemma(word - 1) not in known):
            return False
        return form.relation.split(":")[0] in {
            "nsubj",
            "obj",
            "obl",
            "nmod",
            "conj",
            "iobj",
            "root",
            "nummod",
        } and not tree.children(word, "amod")

    @staticmethod
    def _counted(tree: Tree, word: int) -> int | None:
        """Return the noun of which "the pair", "the trio" says how many there are: "the pair of ministers"."""
        words = reference().pairs
        if tree.lemma(word) not in words.duos | words.numbers.keys() or tree.lemma(word - 1) != "the" or not word:
            return None
        plurals = (
            n for n in tree.children(word, "nmod") if tree.words[n].xpos in {"NNS", "NNPS"} and n <= word + _NEAR
        )
        known = (n for n in plurals if tree.case(n) == "of" and noun_of(tree, n) in words.persons | words.states)
        return next(known, None)

    def _marked(self, tree: Tree, word: int, lemma: str) -> bool:
        """Whether a noun speaks of known ones: "both …", "the two …", "neither side", plain "the leaders"."""
        words = reference().pairs
        marks = marks_of(tree, word)
        if marks & {"neither", "either", "each"}:
            return True
        if tree.words[word].xpos not in {"NNS", "NNPS"}:
            return False
        behind = {tree.words[c].text.lower() for c in tree.children(word, "acl", "amod") if c == word + 1}
        if lemma in words.states | words.persons and "the" in marks and behind & words.concerned:
            return True
        if marks & (words.markers | words.numbers.keys()):
            known = bool(marks & {"both", "all", "the", "those", "these"}) or bool(tree.children(word, "nmod:poss"))
            return known and not marks & {"other"} and not self._told_by_another(tree, word)
        return (
            (lemma in words.plurals or (lemma in words.of_two and self.discourse.about_two))
            and "the" in marks
            and not tree.children(word, "nmod", "amod", "compound", "nmod:poss")
            and all(tree.words[c - 1].text == "," for c in tree.children(word, "acl"))  # "the ministers, seated apart,"
        )

    @staticmethod
    def _told_by_another(tree: Tree, word: int) -> bool:
        """Whether what somebody else did says who is meant: "the two diplomats whom Kyrgyzstan expelled"."""
        clauses = [c for c in tree.children(word, "acl", "acl:relcl") if c > word]
        acting = [s for c in clauses for s in tree.children(c, "nsubj") if tree.words[s].upos in {"NOUN", "PROPN"}]
        return any(tree.words[word + 1].text != "," and s > word for s in acting)

    def _headed(self, tree: Tree, word: int, lemma: str) -> str:
        """Return how "heads of government" and "heads of state" are called; any other noun as it is.

        Chancellors are foreign ministers where nobody was named with that title, as in much of Latin America.
        """
        titled = (title for draft in self.table.drafts.values() for title, _ in draft.titles)
        if lemma == "chancellor" and not any(lemma in title for title in titled):
            return "minister"
        of = [tree.lemma(n) for n in tree.children(word, "nmod")] if lemma == "head" else []
        return next((_HEADS[noun] for noun in of if noun in _HEADS), lemma)

    @staticmethod
    def _many(tree: Tree, word: int) -> int:
        """Return of how many a noun speaks: as many as its number says, else two."""
        numbers = reference().pairs.numbers
        return next((numbers[n] for c in tree.children(word, "nummod") if (n := tree.lemma(c)) in numbers), _TWO)

    def _named(self, number: int, word: int) -> bool:
        """Whether a name stands in the phrase, which then says itself who is meant; where they are does not count."""
        tree = self.context.trees[number]
        others = [w for w in tree.phrase(word) if w != word]
        return any((number, w) in self.context.name_at and tree.case(w) not in {"in", "at", "near"} for w in others)

    # --- whom they mean ------------------------------------------------------------------------------

    def _parties(self, number: int, word: int, lemma: str) -> tuple[str, ...]:
        words = reference().pairs
        subject = self.context.words(number)[word].relation.startswith("nsubj")
        just_named = self._with_a_movement(number, word) if lemma in words.of_movements else ()
        just_named = just_named or (self._just_named(number, lemma) if subject else ())
        if just_named:
            return just_named
        barred = self._subject(number, word) | self._speaker(number, word)
        if lemma in words.persons and (themselves := self._themselves(barred, lemma)):
            return themselves
        barred |= self._states_outside(barred)
        if (heads := self._of_the_two_states(number, word, lemma)) and not barred & set(heads):
            return heads
        people = self._people(number, word, lemma, _TWO, barred, strict=True)
        if not people and lemma not in words.offices:
            people = self._people(number, word, lemma, _TWO, barred, strict=False)
        if lemma in words.persons:
            people = people or self._two_untitled(number, lemma)
            if people or not self._two(number, word):
                return people
            sides = self._sides_of(number, barred)
            people = self._one_of_each(number, word, lemma, sides or self._two_most_named(barred))
            other = lemma in words.offices or sex_of_title(lemma)  # two ministers, and "the two men", are no states
            return people or (() if other else sides)
        states = self._states(number, word, lemma, barred)
        states = states or (self._with_the_town(number, word) if not people else ())
        return (states or self._states_of(people)) if lemma else self._unsaid(number, word, people, states)

    def _with_a_movement(self, number: int, word: int) -> tuple[str, ...]:
        """Return the two sides just told of together of which one is no state, but fights: "Israel and Hamas"."""
        for sentence in range(number, max(-1, number - 1 - _SHORTLY), -1):
            tree = self.context.trees[sentence]
            entries = [e for e in self.discourse.by_sentence[sentence] if sentence < number or e.first < word]
            entries = [e for e in entries if e.kind not in NO_ANTECEDENT]
            joined = [
                [a for n in tree.conjuncts(e.head) for a in self.discourse.actors_at(sentence, n)] for e in entries
            ]
            for told in (*joined, [a for e in entries for a in e.mention.actors]):
                sides = [a for a in dict.fromkeys(told) if self.table.drafts[a].kind in _ACTING]
                if len(sides) == _TWO and any(self.table.drafts[a].sector in _FIGHTING for a in sides):
                    return tuple(sides)
        return ()

    def _of_many(self, number: int, word: int, lemma: str, many: int) -> tuple[str, ...]:
        """Return the three or more who were listed or just named, or of whom an article tells most."""
        if sex_of_title(lemma):
            return ()  # "the three men" are no states
        words, told = reference().pairs, [*self.discourse.by_sentence[number - 1]] if number else []
        people = self._people(number, word, lemma, many, frozenset(), strict=True) if lemma in words.persons else ()
        people = people or (() if lemma else self._just_told(number, word, many))
        told += [entry for entry in self.discourse.by_sentence[number] if entry.first < word]
        named = self.discourse.states_of([entry for entry in told if entry.kind != "place"], many)
        most = self.discourse.most_named(many) if many == _THREE else ()
        if people:
            self.told[many] = people
        return people or self._last_listed(number, many) or named or most

    def _just_told(self, number: int, word: int, many: int) -> tuple[str, ...]:
        """Return the persons whom "the three", "all three" mean: as many as were just named, or were meant before."""
        just_named = (self._named_in(number, word), *self._just_before(number), self.told.get(many, ()))
        return next((named for named in just_named if len(named) == many), ())

    def _speaker(self, number: int, word: int) -> frozenset[str]:
        """Return who spoke in the sentence before, and goes on in the quotation in which a word stands.

        "X urged the premier to call the president. “The two last spoke in May,” she said."
        """
        start = self.context.words(number)[word].start
        if number == 0 or not any(q.start <= start < q.end for q in self.context.quotations):
            return frozenset()
        tree = self.context.trees[number - 1]
        roots = [cue.word for cue in tree.sentence.cues if tree.words[cue.word].head < 0]
        subjects = [s for root in roots for s in tree.subjects(root)]
        return frozenset(a for s in subjects for a in self.discourse.actors_at(number - 1, s))

    def _states_outside(self, actors: frozenset[str]) -> frozenset[str]:
        """Return the states of those who act on two others: Nigeria where its minister "urged the two presidents"."""
        codes = {self.table.drafts[actor].country for actor in actors} - self.discourse.dyad
        states = (self.table.state(code) for code in sorted(filter(None, codes)))
        return frozenset(state.id for state in states if state is not None)

    def _states(self, number: int, word: int, lemma: str, barred: frozenset[str]) -> tuple[str, ...]:
        """Return the states, or the bodies beside them, that a noun means ("the two countries"), or "" may."""
        words, subject = reference().pairs, self.context.words(number)[word].relation.startswith("nsubj")
        acting = frozenset({"state"}) if lemma in words.only_states else _ACTING
        here = self._states_in(number, word) if lemma in words.only_states else ()
        here = here or (self._states_joined(number, word) if lemma in words.only_states else ())
        if here and not barred & set(here):
            return here
        told = self.discourse.states_before(number) if lemma in words.states and subject else ()
        others = self._pair_beside_teller(number, word) if lemma in words.states else ()
        if others and (not told or set(others) & set(told)):
            return others
        return told or self.discourse.together(number, word, lambda d: d.kind in acting and _known(d), barred=barred)

    def _pair_beside_teller(self, number: int, word: int) -> tuple[str, ...]:
        """Return the two states of those joined last, of whom somebody of a third tells: "the two sides, he said"."""
        tree = self.context.trees[number]
        verbs = list(tree.governors(word))
        tellers = [
            s for v in verbs if tree.words[v].relation == "ccomp" for s in tree.children(tree.words[v].head, "nsubj")
        ]
        tellers += [s for v in verbs for p in tree.children(v, "parataxis") for s in tree.children(p, "nsubj")]
        codes = {self.table.drafts[a].country for s in tellers for a in self.discourse.actors_at(number, s)} - {None}
        for sentence in range(number - 1, max(-1, number - 1 - _SHORTLY), -1) if codes else ():
            for pair in self._joined_in(sentence):
                found, states = {self.table.drafts[actor].country for actor in pair}, self._states_of(pair)
                if len(found) == len(set(states)) == _TWO:
                    return () if found & codes else states
        return ()

    def _joined_in(self, sentence: int) -> Iterator[tuple[str, ...]]:
        """Yield the actors of a sentence that are joined by "and", or that one mention is of."""
        tree = self.context.trees[sentence]
        for entry in self.discourse.by_sentence[sentence]:
            if entry.kind not in NO_ANTECEDENT and tree.words[entry.head].relation != "conj":
                joined = (a for n in tree.conjuncts(entry.head) for a in self.discourse.actors_at(sentence, n))
                yield tuple(dict.fromkeys(joined))

    def _with_the_town(self, number: int, word: int) -> tuple[str, ...]:
        """Return the two states of which one is named and the other has the town: "X will not come to Lima"."""
        if noun_of(self.context.trees[number], word) not in reference().pairs.only_states:
            return ()
        found: dict[str, None] = {}
        for _, entry in self.discourse.backwards(number, word):
            for actor in (*entry.mention.actors, *([entry.mention.located] if entry.mention.located else [])):
                if country := self.table.drafts[actor].country:
                    found.setdefault(country)
        states = [self.table.state(code) for code in found]
        return tuple(d.id for d in states if d is not None) if len(found) == _TWO and all(states) else ()

    def _unsaid(self, number: int, word: int, people: tuple[str, ...], states: tuple[str, ...]) -> tuple[str, ...]:
        """Return whom "the two", "both", "the pair" mean, of the persons and the states that may be meant."""
        listed = self._listed(number, word, self._subject(number, word))
        if listed or not self._of_people(number, word):
            return listed or self._nearer(number, word, people, states)
        return people or self._one_of_each(number, word, "", states) or states

    def _of_people(self, number: int, word: int) -> bool:
        """Whether "the pair", or "the two" who do what persons do, can hardly be states."""
        return self.context.trees[number].lemma(word) in reference().pairs.duos or self._in_person(number, word)

    def _of_joint_body(self, number: int, word: int) -> tuple[str, ...]:
        """Return the states whose joint commission a noun names or takes up: the two that an article names most."""
        tree, words = self.context.trees[number], reference().pairs
        made = [c for c in tree.children(word, "amod", "compound") if c < word]
        named = any((number, at) in self.context.name_at for at in tree.phrase(word))
        joint = bool({tree.words[c].text.lower() for c in made} & words.joint)
        known = not made and "the" in {tree.lemma(c) for c in tree.children(word, "det")}
        if (
            named
            or tree.words[word].xpos in {"NNS", "NNPS"}
            or not (joint or (known and tree.lemma(word).lower() in self.joint_bodies))
        ):
            return ()
        self.joint_bodies.add(tree.lemma(word).lower())
        return self._two_most_named(frozenset())

    def _two_most_named(self, barred: frozenset[str]) -> tuple[str, ...]:
        """Return the two states that an article names most, unless one of them is that of somebody barred."""
        codes = {self.table.drafts[actor].country for actor in barred}
        states = [self.table.state(code) for code in sorted(filter(None, self.discourse.dyad)) if code not in codes]
        return tuple(state.id for state in states if state is not None) if len(states) == _TWO else ()

    @staticmethod
    def _counting(tree: Tree, word: int) -> bool:
        """Whether a noun says how many are meant: "both ministers", "the three leaders"."""
        words = reference().pairs
        return bool(marks_of(tree, word) & (words.markers | words.numbers.keys()))

    def _all_listed(self, number: int, lemma: str) -> tuple[str, ...]:
        """Return the three or more of whom a sentence shortly before told together: "the ministers of A, B and C met".

        What told of fewer together since then has those in mind.
        """
        for sentence in range(number - 1, max(-1, number - 1 - _SHORTLY), -1):
            tree = self.context.trees[sentence]
            lists = [
                tuple(
                    dict.fromkeys(a for n in tree.conjuncts(entry.head) for a in self.discourse.actors_at(sentence, n))
                )
                for entry in self.discourse.by_sentence[sentence]
                if tree.words[entry.head].relation.startswith("nsubj")
            ]
            together = [found for found in lists if len(set(map(self._side, found))) >= _TWO]
            if together:
                found = max(together, key=len)
                return found if len(set(map(self._side, found))) > _TWO and self._suit(found, lemma) else ()
        return ()

    def _suit(self, actors: tuple[str, ...], lemma: str) -> bool:
        """Whether a noun can be for each of some actors."""
        words = reference().pairs
        drafts = [self.table.drafts[actor] for actor in actors]
        if lemma not in words.offices:
            return not lemma or lemma in words.states or all(draft.kind == "person" for draft in drafts)
        levels = {level for level in ("head", "minister") if lemma in getattr(words, level)}
        called = ((draft, (draft.name, *(title for title, _ in draft.titles))) for draft in drafts)
        return all(levels & draft.levels or any(lemma in name for name in names) for draft, names in called)

    def _last_listed(self, number: int, many: int) -> tuple[str, ...]:
        """Return the states and unions last listed by "and" that are as many: "Kyrgyzstan, Tajikistan and the EU"."""
        for sentence in range(number - 1, -1, -1):
            tree = self.context.trees[sentence]
            for entry in self.discourse.by_sentence[sentence]:
                words = tree.conjuncts(entry.head) if tree.words[entry.head].relation != "conj" else []
                actors = dict.fromkeys(a for n in words for a in self.discourse.actors_at(sentence, n))
                sides = list(dict.fromkeys(map(self._side, actors)))
                if len(sides) == many and all(sides):
                    return tuple(sides)
        return ()

    def _side(self, actor: str) -> str:
        """Return the id of the state of an actor, of an organisation without a state its own, or ""."""
        draft = self.table.drafts[actor]
        state = self.table.state(draft.country) if draft.country else None
        return state.id if state is not None else actor if draft.kind == "organisation" else ""

    def _two(self, number: int, word: int) -> bool:
        """Whether a noun is marked as two ("the two advisers", "both envoys")."""
        tree = self.context.trees[number]
        return bool({tree.lemma(c) for c in tree.children(word, "det", "nummod", "det:predet")} & {"two", "both"})

    def _sides_of(self, number: int, barred: frozenset[str]) -> tuple[str, ...]:
        """Return the states of two whom nobody names: those just spoken of, or the one beside the article's own."""
        told = self.discourse.states_before(number)
        if told or not number:
            return told
        home = self.discourse.first
        named = {a for entry in self.discourse.by_sentence[number - 1] for a in entry.mention.actors}
        others = sorted({country for a in named - barred if (country := self.table.drafts[a].country)} - {home})
        drafts = [self.table.state(country) for country in (home, *others)]
        found = tuple(draft.id for draft in drafts if draft is not None and draft.id not in barred)
        return found if len(found) == _TWO else ()

    def _listed(self, number: int, word: int, barred: frozenset[str]) -> tuple[str, ...]:
        """Return those whom "the two", "both" means who were just told or listed: anybody, else persons not barred."""
        for told in (self._told(number, word), self.discourse.coordinated(number, word)):
            if len(told) == _TWO:
                return told
        just_named = (self._named_in(number, word), self._in_clause_above(number, word), *self._just_before(number))
        return next((named for named in just_named if len(named) == _TWO and not barred & set(named)), ())

    def _told(self, number: int, word: int) -> tuple[str, ...]:
        """Return those whom the words themselves name after a comma: "the two, X for Serbia and Y for Kosovo,"."""
        tree = self.context.trees[number]
        named = [n for child in tree.children(word, "appos") for n in tree.conjuncts(child)]
        return tuple(dict.fromkeys(a for n in named for a in self.discourse.actors_at(number, n)))

    def _people(
        self, number: int, word: int, lemma: str, many: int, barred: frozenset[str], *, strict: bool
    ) -> tuple[str, ...]:
        suits = self._suiting_person(lemma, strict=strict)
        return self.discourse.together(number, word, suits, many, barred=barred)

    def _just_named(self, number: int, lemma: str) -> tuple[str, ...]:
        """Return the two persons of the sentence before who hold offices of a noun's level, or are joined there."""
        holders = self._of_office(number - 1, lemma)
        return holders if len(holders) == _TWO else self._joined_before(number, lemma)

    def _heads(self, number: int, word: int, title: str) -> tuple[str, ...]:
        """Return whom "heads of state" mean where nobody is named with such a title: other heads, else two states."""
        barred = self._subject(number, word)

        def holds(draft: Draft) -> bool:
            titled = draft.kind == "office" and any(of.endswith(_BEARERS[title]) for of, _ in draft.titles)
            return titled or (draft.kind == "person" and "head" in draft.levels)

        return self.discourse.together(number, word, holds, barred=barred) or self._two_most_named(barred)

    def _one_of_each(self, number: int, word: int, lemma: str, states: tuple[str, ...]) -> tuple[str, ...]:
        """Return the person of each of two states who was spoken of last, where a word can only mean people."""
        suits, found = self._suiting_person(lemma, strict=True), dict[str | None, str]()
        for _, entry in self.discourse.backwards(number, word):
            for draft in (self.table.drafts[a] for a in entry.mention.actors if entry.kind not in NO_ANTECEDENT):
                if suits(draft) is not False:
                    found.setdefault(draft.country, draft.id)
        people = tuple(found[c] for s in states if (c := self.table.drafts[s].country) in found)
        barred = self._subject(number, word)
        return people if len(people) == len(states) == _TWO and not barred & set(people) else ()

    def _are_people(self, actors: tuple[str, ...]) -> bool:
        return bool(actors) and all(self.table.drafts[actor].kind in {"person", "office"} for actor in actors)

    def _two_untitled(self, number: int, lemma: str) -> tuple[str, ...]:
        """Return the only two persons of the sentence before, known by no office, whom "the two mayors" can mean."""
        people = self._named_in(number - 1) if lemma in reference().pairs.titled else ()
        apart = len(people) == len({self.table.drafts[p].country for p in people}) == _TWO
        return people if apart and not any(self.table.drafts[p].levels for p in people) else ()

    def _joined_before(self, number: int, lemma: str) -> tuple[str, ...]:
        """Return the two persons of different states last joined by "and" in the sentence before, whom a noun fits."""
        if not number or lemma not in reference().pairs.persons:
            return ()
        joined = self.discourse.coordinated(number - 1, len(self.context.words(number - 1)) - 1)
        drafts, suits = [self.table.drafts[actor] for actor in joined], self._suiting_person(lemma, strict=True)
        apart = len(drafts) == len({draft.country for draft in drafts}) == _TWO
        return joined if apart and all(suits(draft) is not False for draft in drafts) else ()

    def _of_office(self, number: int, lemma: str) -> tuple[str, ...]:
        """Return the persons of a sentence who hold offices of the level that a noun asks for: "the two presidents"."""
        words = reference().pairs
        level = "head" if lemma in words.head else "minister" if lemma in words.minister else ""
        return tuple(a for a in self._named_in(number) if level and level in self.table.drafts[a].levels)

    def _of_the_two_states(self, number: int, word: int, lemma: str) -> tuple[str, ...]:
        """Return the only holders of offices of a noun's level in the two states that an article is about."""
        words = reference().pairs
        if not self.discourse.about_two or lemma not in words.head | words.minister:
            return ()
        suits, level = self._suiting_person(lemma, strict=True), "head" if lemma in words.head else "minister"
        named = dict.fromkeys(a for _, entry in self.discourse.backwards(number, word) for a in entry.mention.actors)
        drafts = [d for a in named if level in (d := self.table.drafts[a]).levels and suits(d) is not False]
        found = [d for d in drafts if d.country in self.discourse.dyad]
        return tuple(d.id for d in found) if len({d.country for d in found}) == len(found) == _TWO else ()

    def _named_in(self, number: int, before: int = sys.maxsize) -> tuple[str, ...]:
        """Return the persons of a sentence, or of its words before one: "X will raise it with Y when the two talk"."""
        found: dict[str, None] = {}
        for entry in self.discourse.by_sentence[number] if number >= 0 else ():
            if entry.kind not in NO_ANTECEDENT and entry.first < before:
                found.update(dict.fromkeys(a for a in entry.mention.actors if self.table.drafts[a].kind == "person"))
        return tuple(found)

    def _in_clause_above(self, number: int, word: int) -> tuple[str, ...]:
        """Return the persons of the clause that the one of a word hangs on: "X raised it with Y when the two met"."""
        tree = self.context.trees[number]
        verb = next((g for g in tree.governors(word) if tree.words[g].relation == "advcl"), -1)
        above = tree.words[verb].head if verb >= 0 else -1
        if above < 0:
            return ()
        parties = [*tree.surface_subjects(above), *tree.children(above, "obj", "iobj", "obl", "obl:agent")]
        listed = [n for party in parties for n in (*tree.conjuncts(party), *tree.children(party, "appos"))]
        actors = dict.fromkeys(a for n in listed if n < word for a in self.discourse.actors_at(number, n))
        return tuple(a for a in actors if self.table.drafts[a].kind == "person")

    def _just_before(self, number: int) -> Iterator[tuple[str, ...]]:
        """Yield the persons of the sentence before, and of the one before that where no pair of states came between."""
        yield self._named_in(number - 1)
        sentences = self.context.sentences
        if number < _TWO or sentences[number - 2].paragraph != sentences[number].paragraph:
            return
        between = {a for entry in self.discourse.by_sentence[number - 1] for a in entry.mention.actors}
        if sum(self.table.drafts[actor].kind == "state" for actor in between) < _TWO:
            yield self._named_in(number - 2)

    @staticmethod
    def _suiting_person(lemma: str, *, strict: bool) -> Suits:
        """Return the test for persons whom a noun can mean; those of its level come first, or alone if it is strict."""
        words, gain = reference().pairs, reference().salience.level
        level = "head" if lemma in words.head else "minister" if lemma in words.minister else ""
        sex = sex_of_title(lemma)  # "the two men"

        def suits(draft: Draft) -> float | bool:
            if draft.kind != "person":
                return False
            borne = [title.split(" of ")[0].lower() for title, _ in draft.titles]
            if lemma in words.titled and not any(lemma in title.split() for title in borne):
                return False
            if lemma in _BEARERS and not any(title.endswith(_BEARERS[lemma]) for title in borne):
                return False
            if draft.sex and not draft.sex_presumed and sex not in {"", draft.sex}:
                return False
            if level and level in draft.levels:
                return gain
            # Whose office is known to be of another level is none of "the two leaders", unless there is nobody else.
            return not (strict and level and draft.levels)

        return suits

    def _subject(self, number: int, word: int) -> frozenset[str]:
        """Return the subjects of the clause that a word stands in as something else: "Qatar appealed to both".

        Who says what a clause tells may be one of them: "he said that the two leaders would meet".
        """
        tree = self.context.trees[number]
        if tree.words[word].relation.startswith("nsubj"):
            return frozenset()
        clauses = (tree.children(g, "nsubj", "nsubj:pass") for g in tree.governors(word))
        subjects = [s for c in next(filter(None, clauses), ()) for s in tree.conjuncts(c)]
        return frozenset(a for s in subjects for a in self.discourse.actors_at(number, s))

    def _themselves(self, subjects: frozenset[str], lemma: str) -> tuple[str, ...]:
        """Return the two subjects of a clause whom a noun in it takes up: "X and Y spoke, a first for the leaders"."""
        suits, drafts = (
            self._suiting_person(lemma, strict=True),
            [self.table.drafts[actor] for actor in sorted(subjects)],
        )
        apart = len(drafts) == len({draft.country for draft in drafts}) == _TWO
        return tuple(d.id for d in drafts) if apart and all(suits(draft) is not False for draft in drafts) else ()

    def _nearer(self, number: int, word: int, people: tuple[str, ...], states: tuple[str, ...]) -> tuple[str, ...]:
        """Return the pair that fits what the sentences before a word are about: persons, or states and others."""
        if not people or not states:
            return people or states
        if self._taken_up(number, word):
            return people
        subjects = [
            (-back, entry.weight, entry.first, entry.mention.actors[0])
            for back, entry in self.discourse.backwards(number, word)
            if entry.weight >= reference().salience.subject and entry.mention.actors
        ]
        if not subjects:
            return states
        # Of the last sentence with a subject, the one of its main clause.
        return people if self.table.drafts[max(subjects)[-1]].kind in {"person", "office"} else states

    def _taken_up(self, number: int, word: int) -> bool:
        """Whether a clause takes up what the article tells ("it was the second meeting of the two"): of its people."""
        tree, noun = self.context.trees[number], self.context.trees[number].words[word].head
        if noun < 0 or not tree.children(noun, "cop"):
            return False
        return any(tree.words[s].upos == "PRON" for s in tree.children(noun, "nsubj"))

    def _in_person(self, number: int, word: int) -> bool:
        """Whether they do what persons do: "the two have not spoken since"."""
        tree = self.context.trees[number]
        form = tree.words[word]
        subject = form.head >= 0 and form.relation.startswith("nsubj")
        return subject and tree.lemma(form.head) in reference().pairs.personal_verbs

    def _states_in(self, number: int, word: int) -> tuple[str, ...]:
        """Return the two states that a sentence names before a word: "Russian and Georgian … the two countries"."""
        return self.discourse.states_of(
            [e for e in self.discourse.by_sentence[number] if e.first < word and e.kind != "place"]
        )

    def _states_joined(self, number: int, word: int) -> tuple[str, ...]:
        """Return the two states last joined before a word: "after a clash of X and Y, Z called the two states"."""
        places = [(number, word), *([(number - 1, len(self.context.words(number - 1)) - 1)] if number else [])]
        joined = (self.discourse.coordinated(sentence, end, "state") for sentence, end in places)
        return next(filter(None, joined), ())

    def _states_of(self, people: tuple[str, ...]) -> tuple[str, ...]:
        drafts = [self.table.state(self.table.drafts[p].country or "") for p in people]
        return tuple(d.id for d in drafts if d is not None) if all(drafts) else ()


def _known(draft: Draft) -> bool:
    """Tell whether an actor is more than a description: "French ministers" are no side of their own."""
    return draft.kind != "group" or not draft.id.startswith("local:") or draft.sector in {"REB", "PTY"}


def noun_of(tree: Tree, word: int) -> str:
    """Return the lemma of a noun, also where it is written as a name ("the two Ministers"); a prime minister's too."""
    form = tree.words[word]
    if word and tree.words[word - 1].text.lower() == "prime":
        return "premier"
    return tree.lemma(word) if form.upos != "PROPN" else lemma_of(form.text.lower(), "NOUN", "NNS")


def marks_of(tree: Tree, word: int) -> set[str]:
    """Return the determiners, numbers and adjectives of a noun."""
    return {tree.lemma(c) for c in tree.children(word, "det", "nummod", "amod", "det:predet", "cc:preconj")}
