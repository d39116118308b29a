"""The states of persons to whom no words beside their names give one, weighed by what surrounds the names.

Reporting leaves out the state that goes without saying: a paper's own ("Health Minister X"), the one that a sentence
starts in ("In Niamey, government spokesman X"), the one of the two that is left ("X received Y"). Each sign has a
weight; a state with too little, or with hardly more than another, is not taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from dragoman.actors.context import Context
from dragoman.actors.country_names import likelier
from dragoman.actors.found import FoundName, FoundRole, head_of, is_counterpart, is_honorific
from dragoman.actors.national_offices import national, rival, without_office
from dragoman.actors.publisher import Origin
from dragoman.actors.reference import reference, sent_by
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft, level_of
from dragoman.actors.titles import Titles
from dragoman.actors.types import Candidate
from dragoman.language.types import Role, Trigger

#: Words within which "at the invitation of" stands before the name: a title lies between.
_INVITED = 8


class Surroundings:
    """Weighs the signs of one article."""

    def __init__(self, context: Context, discourse: Discourse, titles: Titles, origin: Origin) -> None:
        """Take an article with its mentions, the titles of its names, and of which states publisher and author are."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.titles = titles
        self.publisher = origin.publisher
        self.organ = origin.publisher if origin.organ else ""
        self.author = origin.author

    def settle(self) -> None:
        """Give persons without a state the one that most signs speak for; who got one is a sign for the next."""
        numbers = reference().surroundings
        for _ in range(numbers.rounds):
            settled = [self._settled(draft, names) for draft, names in self._stateless()]
            if not any(settled):
                break
        self._in_order()

    def _in_order(self) -> None:
        """Give two who share a title the two states of an article in the order in which these were named together.

        "Malaysia and Singapore … The foreign ministers of the two, X and Y" is how papers write "respectively".
        """
        shared: dict[tuple[int, int], list[Draft]] = {}
        for draft, names in self._stateless():
            for role in (role for role in self.titles.of(names[0]) if role.plural and national([role])):
                shared.setdefault((role.sentence, role.match.start), []).append(draft)
        for (sentence, _), drafts in shared.items():
            states = self._named_together(sentence) if len(drafts) == 2 else []  # noqa: PLR2004 - one of each
            for draft, code in zip(drafts, states, strict=False):
                draft.country = code

    def _named_together(self, before: int) -> list[str]:
        """Return the two states of the article in the order of the last "A and B" up to a sentence; else nothing."""
        for number in range(before, -1, -1):
            tree = self.context.trees[number]
            for entry in reversed(self.discourse.by_sentence[number]):
                listed = [a for word in tree.conjuncts(entry.head) for a in self.discourse.actors_at(number, word)]
                named = [self.table.drafts[actor] for actor in dict.fromkeys(listed)]
                codes = [draft.country or "" for draft in named if draft.kind == "state"]
                if len(codes) == 2 and set(codes) == self.discourse.dyad:  # noqa: PLR2004 - one of each
                    return codes
        return []

    def _stateless(self) -> Iterator[tuple[Draft, list[FoundName]]]:
        """Yield the persons known by name alone who have no state, each with its names."""
        found: dict[str, list[FoundName]] = {}
        for name in self.context.names:
            for actor in self.discourse.actors_at(name.sentence, name.first):
                draft = self.table.drafts[actor]
                if draft.stateless:
                    found.setdefault(actor, []).append(name)
        for actor, names in found.items():
            yield self.table.drafts[actor], names

    def _settled(self, draft: Draft, names: list[FoundName]) -> bool:
        roles = [role for name in names for role in self.titles.of(name)]
        if any(role.owners for role in roles) or any(m.sector == "IGO" for role in roles for m in role.match.roles):
            return False  # whoever holds an office of an organisation stands for no state
        if any(self._of_a_body(name) for name in names[:1]):
            return False
        numbers, weights = reference().surroundings, self._weights(draft, names, roles)
        ranked = sorted(((weight, code) for code, weight in weights.items()), reverse=True)
        if not ranked or ranked[0][0] < numbers.least:
            return False
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < numbers.margin:
            return False
        draft.country = ranked[0][1]
        return True

    def _weights(self, draft: Draft, names: list[FoundName], roles: list[FoundRole]) -> defaultdict[str, float]:
        """Return the weight of all signs for each state."""
        numbers, weights = reference().surroundings, defaultdict[str, float](float)
        two = sorted(filter(None, self.discourse.dyad)) if self.discourse.about_two else []
        # A state that is named once is spoken of, and no side: "the call dealt with the situation in Sudan".
        if self.usual not in {"", *two} and not set(two) <= self.discourse.countries(numbers.named_least):
            two = []
        # Where somebody receives, he visits nobody.
        partners = self._met(names, draft) - {self._host_in(name) for name in names}
        if self._at_home(roles):
            fronted = [self._fronted(name) for name in names[: numbers.most_names]]
            for name, code in zip(names, fronted, strict=False):
                self._add(weights, code, numbers.fronted)
                self._add(weights, self._said_at(name), numbers.said_at)
                met_at = self._met_at(name, draft) or self._there(name) or self._host_in(name)
                self._add(weights, met_at, numbers.met_at)
            if not fronted[0]:  # "In Niamey, …" leaves nothing that goes without saying
                self._add_usual(weights, names[0], roles, partners)
                self._add(weights, self._subject_before(names[0]), numbers.subject_before)
            self._add(weights, self._invites_to(names[0]), numbers.fronted)
            for name in names[: numbers.most_names]:
                self._add(weights, self._binds(name), numbers.fronted)
        elif self.publisher and not roles and partners and self.publisher not in partners:
            weights[self.publisher] += numbers.publisher  # "Vladimir Sokolin had a call with the President of …"
        for code in partners:
            weights[code] += numbers.partner
            self._add(weights, self._other(two, code), numbers.other)
        held = [code for code in two if self._of_one(roles) and rival(self.table, code, roles)]
        for code in held:
            weights[code] += numbers.rival
        if len(held) == 1:
            self._add(weights, self._other(two, held[0]), numbers.other)
        lacking = [code for code in two if without_office(self.context.registry, code, roles)]
        if len(lacking) == 1 and not held:
            self._add(weights, self._other(two, lacking[0]), numbers.other)
        for code in [code for code in weights if without_office(self.context.registry, code, roles)]:
            weights[code] += numbers.no_office
        of_bodies = any(role.title.split(" ")[-1] in sent_by("organisation") for role in roles)
        if (roles or partners) and not of_bodies:
            self._add_by_name(weights, draft.name)
        return weights

    def _add_by_name(self, weights: defaultdict[str, float], name: str) -> None:
        """Add how much a person's name speaks for the states that the article names, and for those with a sign."""
        numbers = reference().surroundings
        codes = self.discourse.countries(numbers.named_least).union(weights)
        for code, weight in likelier(name, codes, self.context.registry).items():
            weights[code] += max(-numbers.by_name, min(numbers.by_name, weight))

    def _add_usual(
        self, weights: defaultdict[str, float], name: FoundName, roles: list[FoundRole], partners: set[str]
    ) -> None:
        """Add the weights of the state that goes without saying, unless others were spoken of right before.

        It is likelier where the article names it most, or begins with it and speaks of somebody who does not travel.
        """
        numbers = reference().surroundings
        met_abroad = bool(partners) and self.usual not in partners  # "Riyadh -- The Crown Prince received …"
        alone = met_abroad or len(self.discourse.dyad) < 2  # noqa: PLR2004 - an article that names one other state
        if self.usual and alone and self.usual not in self.discourse.dyad:
            self._add(weights, self.usual, numbers.least)
        elif self.usual in self.discourse.dyad and not self._others_before(name) - partners:
            self._add(weights, self.usual, numbers.publisher if self.publisher else numbers.dateline)
            stays = not any(level_of(m.office) in {"head", "minister"} for role in roles for m in role.match.roles)
            likely = met_abroad or self.usual == self.discourse.first or (stays and self.usual == self.discourse.led)
            self._add(weights, self.usual if likely else "", numbers.named_most)

    def _at_home(self, roles: list[FoundRole]) -> bool:
        """Whether titles are of offices that papers name without the state, and nobody's whom a pronoun means."""
        numbers = reference().surroundings
        for role in roles:
            word = self.context.words(role.sentence)[role.first - 1] if role.first else None
            before = word.text.lower() if word is not None and not is_honorific(word) else ""  # "HE" is no "he"
            abroad = bool({role.title, role.title.split(" ")[-1]} & sent_by("state"))
            if role.plural or role.former or abroad or before in reference().pronouns or before in numbers.narrowing:
                return False
        return any(m.sector in numbers.sectors for role in roles for m in role.match.roles)

    @staticmethod
    def _of_one(roles: list[FoundRole]) -> bool:
        """Whether a title is of an office that a state has once."""
        return national(roles) and any(m.office or m.level == "head" for role in roles for m in role.match.roles)

    @staticmethod
    def _add(weights: defaultdict[str, float], code: str, weight: float) -> None:
        if code:
            weights[code] += weight

    @staticmethod
    def _other(two: list[str], code: str) -> str:
        """Return the other one of the two states that an article is about, or ""."""
        return next((each for each in two if each != code), "") if code in two else ""

    # --- signs ---------------------------------------------------------------------------------------------

    def _others_before(self, name: FoundName) -> set[str]:
        """Return the other states than the usual one of whom somebody is named before in the sentence."""
        before = (e for e in self.discourse.by_sentence[name.sentence] if e.first < name.first)
        found = (self.table.drafts[actor].country for entry in before for actor in entry.mention.actors)
        return {country for country in found if country and country != self.usual}

    @cached_property
    def usual(self) -> str:
        """The code of the state whose officials the article names without it: its publisher's, or where it was written.

        In a transcript they are those of whoever speaks.
        """
        if self.publisher:
            return self.publisher
        filed = (
            name.others()[0].country
            for name in self.context.names
            if name.others()
            and self.context.words(name.sentence)[name.first].start < self.context.dateline_end(name.sentence)
        )
        found = list(dict.fromkeys(filter(None, filed)))
        written = "" if found or self.context.turns else self.author
        return found[0] if len(found) == 1 else written

    @cached_property
    def unsaid(self) -> str:
        """Return the state of the first official, where his goes without saying and another's is told with him.

        "Foreign Minister X and his Russian counterpart Y" is written where X is from.
        """
        running = (name for name in self.context.names if not self.context.sentences[name.sentence].heading)
        first = next((name for name in running if national(self.titles.of(name))), None)
        if first is None or any(role.owners or role.former for role in self.titles.of(first)):
            return ""
        others = [n for n in self.context.names if n.sentence == first.sentence and n.first > first.first]
        told = any(role.owners or is_counterpart(role) for other in others for role in self.titles.of(other))
        drafts = [self.table.drafts[actor] for actor in self.discourse.actors_at(first.sentence, first.first)]
        return (drafts[0].country or "") if told and len(drafts) == 1 else ""

    def _fronted(self, name: FoundName) -> str:
        """Return the state of the place with which a sentence begins, or the one before: "In Niamey, spokesman X"."""
        here = self._place_in_front(name.sentence, name.first)
        before = name.sentence - 1
        sentences = self.context.sentences
        if here or before < 0 or sentences[before].paragraph != sentences[name.sentence].paragraph:
            return here
        opens = all(role.first <= 1 for role in self.titles.of(name))
        return self._place_in_front(before, len(self.context.words(before)), comma=False) if opens else ""

    def _place_in_front(self, sentence: int, before: int, *, comma: bool = True) -> str:
        """Return the state of the place with which a sentence begins: "In Niamey, …", "In the Iranian capital, …"."""
        words = self.context.words(sentence)
        if words[0].text.lower() not in {"in", "at", "from"} or len(words) < 3:  # noqa: PLR2004 - "In Niamey,"
            return ""
        place = self.context.name_at.get((sentence, 1)) or self.context.name_at.get((sentence, 2))
        if place is None or place.last >= before or not place.others():
            return ""
        capital = place.first == 2 and place.others()[0].kind == "adjective"  # noqa: PLR2004 - "In the Iranian capital"
        last = place.last + (capital and words[place.last].lemma == "capital")
        fits = place.first == 1 or (capital and last > place.last)
        return place.others()[0].country if fits and (not comma or words[last].text == ",") else ""

    def _verb_of(self, name: FoundName) -> int:
        """Return the verb whose subject a name is, or -1."""
        tree = self.context.trees[name.sentence]
        word = tree.words[head_of(tree.sentence, name.first, name.last)]
        return word.head if word.relation.startswith("nsubj") else -1

    def _said_at(self, name: FoundName) -> str:
        """Return the state of the place where somebody says or does something: "X told reporters in Beijing"."""
        tree, verb = self.context.trees[name.sentence], self._verb_of(name)
        if verb < 0:
            return ""
        places = self._places(name.sentence, [verb, *tree.objects(verb)], {"in", "at"})
        return places[0].country if places else ""

    def _binds(self, name: FoundName) -> str:
        """Return the state of which somebody promises what it will do: "X wrote, assuring her that Malawi would"."""
        tree, verb = self.context.trees[name.sentence], self._verb_of(name)
        if verb < 0:
            return ""
        beside = tree.children(verb, "advcl", "conj", "parataxis")
        own = [verb, *(n for n in beside if not tree.children(n, "nsubj", "nsubj:pass"))]
        promised = (
            clause
            for binding in own
            if tree.lemma(binding) in reference().surroundings.binding
            for clause in tree.children(binding, "ccomp")
        )
        bound = (subject for clause in promised for subject in tree.subjects(clause))
        drafts = [self.table.drafts[a] for word in bound for a in self.discourse.actors_at(name.sentence, word)]
        codes = {draft.country or "" for draft in drafts if draft.kind == "state"}
        return codes.pop() if len(codes) == 1 else ""

    def _met_at(self, name: FoundName, draft: Draft) -> str:
        """Return the state in whose capital people of another meet somebody: "breakfasted in Doha with Premier X"."""
        tree = self.context.trees[name.sentence]
        word = tree.words[head_of(tree.sentence, name.first, name.last)]
        if word.head < 0 or not word.relation.startswith(("obj", "obl")):
            return ""
        capitals = {p.country for p in self._places(name.sentence, [word.head], {"in"}) if p.kind == "capital"}
        if len(capitals) != 1:
            return ""
        guests = set(self._partners(name, draft))
        return capitals.pop() if guests and not capitals & guests else ""

    def _host_in(self, name: FoundName) -> str:
        """Return the state in which somebody receives who is there: "received X, the premier of A, who is in B"."""
        tree = self.context.trees[name.sentence]
        word = tree.words[head_of(tree.sentence, name.first, name.last)]
        if word.head < 0 or tree.lemma(word.head) not in reference().surroundings.receiving:
            return ""
        if word.relation == "obl:agent":  # "during a mission to B, she was received by X"
            told = [at for at in tree.subtree(word.head) if at < word.head and tree.case(at) in {"in", "to"}]
        elif word.relation.startswith("nsubj"):
            told = [at for guest in tree.objects(word.head) for at in tree.subtree(guest) if tree.case(at) == "in"]
        else:
            return ""
        named = (n for at in told if (n := self.context.name_at.get((name.sentence, at))) is not None)
        return next((n.others()[0].country for n in named if n.others()), "")

    def _there(self, name: FoundName) -> str:
        """Return the state of a place of which a clause tells what somebody did there: "Kigali, where X saw her"."""
        tree = self.context.trees[name.sentence]
        verb = tree.words[head_of(tree.sentence, name.first, name.last)].head
        where = next((n for n in tree.children(verb, "advmod") if tree.lemma(n) == "where"), 0) if verb >= 0 else 0
        before = where - 1 - (where > 1 and tree.words[where - 1].text == ",")
        place = self.context.name_at.get((name.sentence, before)) if where else None
        return place.others()[0].country if place is not None and place.others() else ""

    def _places(self, sentence: int, words: list[int], cases: set[str]) -> list[Candidate]:
        """Return the places, and other names that are no persons', that some words have behind a preposition."""
        tree = self.context.trees[sentence]
        below = [w for word in words for w in tree.children(word, "obl", "nmod") if tree.case(w) in cases]
        named = (n for w in below if (n := self.context.name_at.get((sentence, w))) is not None)
        return [name.others()[0] for name in named if name.others()]

    def _invites_to(self, name: FoundName) -> str:
        """Return the one state that is visited at somebody's invitation: "a visit to Peru at the invitation of X"."""
        words = self.context.words(name.sentence)
        if "invitation" not in {word.text.lower() for word in words[max(0, name.first - _INVITED) : name.first]}:
            return ""
        parts = [
            part
            for trigger in self.context.sentences[name.sentence].triggers
            if trigger.type == "CONSULT" and trigger.medium == "visit"
            for part in (*trigger.parts("recipient"), *trigger.parts("place"))
        ]
        found = {code for part in parts for code in self._states_in(name.sentence, part)}
        return found.pop() if len(found) == 1 else ""

    def _subject_before(self, name: FoundName) -> str:
        """Return the state of the last subject of the sentence before, in the same paragraph."""
        number = name.sentence - 1
        sentences = self.context.sentences
        if number < 0 or sentences[number].paragraph != sentences[name.sentence].paragraph:
            return ""
        tree = self.context.trees[number]
        for entry in reversed(self.discourse.by_sentence[number]):
            if tree.words[entry.head].relation.startswith("nsubj") and len(entry.mention.actors) == 1:
                return self.table.drafts[entry.mention.actors[0]].country or ""
        return ""

    def _of_a_body(self, name: FoundName) -> bool:
        """Whether somebody speaks for the organisation of the sentence before: "NATO wrote. A spokeswoman, X, said"."""
        number = name.sentence - 1
        same = number >= 0 and (
            self.context.sentences[number].paragraph == self.context.sentences[name.sentence].paragraph
        )
        roles = [role for role in self.titles.of(name) if not role.owners]
        if not same or not any(m.office == "spokesperson" for role in roles for m in role.match.roles):
            return False
        tree = self.context.trees[number]
        subjects = [e for e in self.discourse.by_sentence[number] if tree.words[e.head].relation.startswith("nsubj")]
        drafts = [self.table.drafts[a] for entry in subjects[:1] for a in entry.mention.actors]
        return bool(drafts) and all(draft.kind == "organisation" and not draft.country for draft in drafts)

    @cached_property
    def once_in_office(self) -> frozenset[str]:
        """Those whom the article names with an office that they held before: "former President X"."""
        names = [name for name in self.context.names if any(role.former for role in self.titles.of(name))]
        return frozenset(actor for name in names for actor in self.discourse.actors_at(name.sentence, name.first))

    def elsewhere(self, draft: Draft) -> set[str]:
        """Return the states of which somebody without a state is not: he meets their people, or visits them."""
        names = [n for n in self.context.names if draft.id in self.discourse.actors_at(n.sentence, n.first)]
        others = (code for sentence in self.context.roles_of for code in self._counterparts(sentence, draft))
        return self._met(names, draft).union(others)

    def is_named_as_elsewhere(self, draft: Draft, country: str, least: float | None = None) -> bool:
        """Whether a person's name speaks much more for another state that the article names than for one."""
        numbers = reference().surroundings
        codes = {*self.discourse.countries(numbers.named_least), country}
        weight = likelier(draft.name, codes, self.context.registry).get(country, 0.0)
        return weight <= -(numbers.named_elsewhere if least is None else least)

    def _met(self, names: list[FoundName], draft: Draft) -> set[str]:
        """Return the states of those whom somebody meets, and those that an office holder visits."""
        met = {
            code
            for name in names
            for code in (
                *self._partners(name, draft),
                *self._counterparts(name.sentence, draft),
                *self._beside(name, draft),
                *self._hosts_and_guests(name),
            )
        }
        return met | {code for name in names if any(map(self.titles.of, names)) for code in self._visited(name)}

    def _counterparts(self, sentence: int, draft: Draft) -> Iterator[str]:
        """Yield the states of somebody's counterparts in a sentence: "X accused her Peruvian counterpart"."""
        for role in self.context.roles_of.get(sentence, ()):
            if is_counterpart(role) and draft.id in self.discourse.actors_at(sentence, role.begin - 1):
                yield from filter(None, (self.context.country_of(owner) for owner in role.owners))

    def _beside(self, name: FoundName, draft: Draft) -> Iterator[str]:
        """Yield the states of who shares a title of national offices: "the foreign ministers, X and Y"."""
        shared = {role.match.start for role in self.titles.of(name) if role.plural and national([role])}
        for other in self.context.names_of.get(name.sentence, ()) if shared else ():
            if other is not name and shared & {role.match.start for role in self.titles.of(other)}:
                for actor in self.discourse.actors_at(name.sentence, other.first):
                    if actor != draft.id and self.table.drafts[actor].country:
                        yield self.table.drafts[actor].country or ""

    def _hosts_and_guests(self, name: FoundName) -> Iterator[str]:
        """Yield the states of whose guest or host somebody is said to be beside his name: "with his guest, X"."""
        tree, visits = self.context.trees[name.sentence], reference().visits
        head = head_of(tree.sentence, name.first, name.last)
        above = [tree.words[head].head] if tree.words[head].relation == "appos" else []
        for noun in (*above, *tree.children(head, "appos", "nmod:desc", "compound")):
            owners = tree.possessors(noun) if tree.lemma(noun) in visits.guests | visits.hosts else []
            for actor in (a for owner in owners for a in self.discourse.actors_at(name.sentence, owner)):
                yield from filter(None, [self.table.drafts[actor].country])

    def _visited(self, name: FoundName) -> Iterator[str]:
        """Yield the states that somebody visits; who receives a person there is at home."""
        tree = self.context.trees[name.sentence]
        head = head_of(tree.sentence, name.first, name.last)
        for trigger in tree.sentence.triggers:
            sure = trigger.type == "CONSULT" and trigger.event_chance >= reference().surroundings.least_chance
            travels = any(part.first <= head < part.last for part in trigger.parts("actor"))
            if sure and travels and trigger.medium == "visit" and not self._reaches_person(name.sentence, trigger):
                for part in (*trigger.parts("recipient"), *trigger.parts("place")):
                    yield from self._states_in(name.sentence, part)

    def _reaches_person(self, sentence: int, trigger: Trigger) -> bool:
        """Whether somebody in person is on the other side of a contact."""
        words = (word for part in trigger.parts("recipient") for word in range(part.first, part.last))
        actors = (actor for word in words for actor in self.discourse.actors_at(sentence, word))
        return any(self.table.drafts[actor].kind == "person" for actor in actors)

    def _states_in(self, sentence: int, part: Role) -> Iterator[str]:
        """Yield the states that some words name, by themselves or by a place."""
        for word in range(part.first, part.last):
            named = self.context.name_at.get((sentence, word))
            if named is not None and named.others() and named.others()[0].entity in {"state", "place"}:
                yield named.others()[0].country

    def _partners(self, name: FoundName, draft: Draft) -> Iterator[str]:
        """Yield the states of those with whom somebody is in contact."""
        tree = self.context.trees[name.sentence]
        head = head_of(tree.sentence, name.first, name.last)
        for trigger in tree.sentence.triggers:
            if trigger.type == "CONSULT" and trigger.event_chance >= reference().surroundings.least_chance:
                yield from self._across(name.sentence, trigger, head, draft)

    def _across(self, sentence: int, trigger: Trigger, head: int, draft: Draft) -> Iterator[str]:
        """Yield the states of those on the other side of a contact; all who met where it has only one side."""
        parts = [part for part in trigger.arguments if part.label in {"actor", "recipient"}]
        own = {part.label for part in parts if part.first <= head < part.last}
        if len(own) != 1:
            return
        labels = {part.label for part in parts}
        # Two who are both called on by somebody else may be of one state.
        others = [part for part in parts if labels == own == {"actor"} or part.label not in own]
        for part in others:
            if part.first <= head < part.last:
                continue
            word = head_of(self.context.trees[sentence].sentence, part.first, part.last)
            if self.context.words(sentence)[max(0, word - 2)].text.lower() == "according":
                continue  # "according to X, Y told her": X only says so
            for actor in self.discourse.actors_at(sentence, word):
                other = self.table.drafts[actor]
                if other.country and other is not draft and other.kind == "person":
                    yield other.country
