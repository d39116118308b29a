"""Who is meant: names, titles, descriptions and pronouns of one article resolve to actors."""

from __future__ import annotations

from dragoman.actors.bodies import Bodies
from dragoman.actors.cast import Cast, Mention
from dragoman.actors.context import Context
from dragoman.actors.counterparts import Counterparts
from dragoman.actors.deictic import Deictic
from dragoman.actors.descriptions import Describer
from dragoman.actors.first_person import FirstPerson
from dragoman.actors.found import WHOSE, Found, FoundName, FoundRole, head_of, is_honorific
from dragoman.actors.guests import Guests
from dragoman.actors.homes import Homes
from dragoman.actors.kind_words import nouns_of_kinds
from dragoman.actors.kinds import Kinds
from dragoman.actors.lead_offices import LeadOffices
from dragoman.actors.many_states import ManyStates
from dragoman.actors.nationals import Nationals
from dragoman.actors.ordered import Ordered
from dragoman.actors.organisations import Organisations
from dragoman.actors.pairs import Pairs, noun_of
from dragoman.actors.people import People
from dragoman.actors.pronouns import Pronouns, is_pronoun
from dragoman.actors.publisher import UNKNOWN, Origin
from dragoman.actors.reference import Half, reference, words_that_describe
from dragoman.actors.registry import Registry
from dragoman.actors.salience import Discourse
from dragoman.actors.same_holders import SameHolders
from dragoman.actors.surroundings import Surroundings
from dragoman.actors.table import Draft
from dragoman.actors.titles import Titles
from dragoman.actors.unnamed import Unnamed
from dragoman.language.types import Analysis
from dragoman.types import Publication


def resolve(
    text: str,
    analysis: Analysis,
    registry: Registry,
    found: Found,
    published: Publication | None,
    *,
    origin: Origin = UNKNOWN,
) -> Cast:
    """Return the cast of an article: its actors and all their mentions.

    What was found is used up: it is marked as it is resolved. Offices are resolved for the publication
    interval; without one, a bare office stays an office and no person is guessed. The state of the publisher
    tells whose "the foreign minister" goes without saying.

    An article is gone through twice: of which state somebody is may be told by all of it, and who "the Polish minister"
    and "the two presidents" are depends on it.
    """
    first = Resolver(Context(text, analysis, registry, found.copy(), published), origin)
    first.run()
    homes = first.context.table.homes()
    return Resolver(Context(text, analysis, registry, found, published, homes=homes), origin).run()


class Resolver:
    """The passes over one article: names first, then descriptions and pronouns from left to right."""

    def __init__(self, context: Context, origin: Origin) -> None:
        """Make the parts that resolve the mentions of an article."""
        self.context = context
        self.discourse = Discourse(context)
        self.titles = Titles(context, origin.publisher)
        self.people = People(context, self.titles)
        self.organisations = Organisations(context, self.discourse)
        self.lead_offices = LeadOffices(context, self.discourse)
        self.surroundings = Surroundings(context, self.discourse, self.titles, origin)
        self.bodies = Bodies(context, self.discourse, self.surroundings)
        self.deictic = Deictic(context, self.discourse, self.surroundings)
        self.describer = Describer(context, self.discourse, self.bodies, self.surroundings)
        self.pairs = Pairs(context, self.discourse)
        self.many_states = ManyStates(context, self.discourse)
        self.kinds = Kinds(context, self.discourse)
        self.guests = Guests(context, self.discourse)
        self.ordered = Ordered(context, self.discourse)
        self.same_holders = SameHolders(context, self.discourse, self.describer, self.surroundings)
        self.homes = Homes(context, self.discourse, self.titles, self.surroundings)
        self.counterparts = Counterparts(context, self.discourse, self.titles)
        self.pronouns = Pronouns(context, self.discourse)
        self.unnamed = Unnamed(context, self.discourse)
        self.first_person = FirstPerson(context, self.discourse)
        self.nationals = Nationals(context, self.discourse)
        #: Words of nationality that stand for one person, by sentence and word.
        self.national: dict[tuple[int, int], FoundName] = {}

    def run(self) -> Cast:
        """Return the cast."""
        self._names()
        self._halves()
        for number in range(len(self.context.trees)):
            self.lead_offices.take_up(number)
            self._sentence(number)
            for mention in self.pairs.take_up(number):
                self.discourse.add(mention)
            self.lead_offices.settle(number)
            self.unnamed.take_up(number)
            self.homes.settle(number)
            self.counterparts.settle(number)
        self.homes.settle_anew()
        self.surroundings.settle()
        self.homes.settle_possessed()
        self.bodies.settle()
        self.deictic.take_up()
        self.same_holders.settle()
        for number in range(len(self.context.trees)):
            self.first_person.take_up(number)
        quoted = self.first_person.quoted()
        return Cast(actors=self.context.table.finish(), mentions=self.discourse.mentions(), quoted=quoted)

    # --- names ---------------------------------------------------------------------------------------

    def _names(self) -> None:
        """Resolve full personal names, then all others in order."""
        names = [name for name in self.context.names if not self._filed_at(name)]
        full = {id(n): draft for n in names if (draft := self.people.full(n)) is not None}
        for name in names:
            draft = full.get(id(name)) or (self.people.surname(name) if self._personal(name) else None)
            if draft is not None:
                self._person(name, draft)
            elif self.nationals.speaks_of_one(name):
                self.national[name.sentence, name.first] = name
            elif name.others() or not self._personal(name):
                mention = self.organisations.resolve(name)
                if mention is not None:
                    self.discourse.add(mention)

    def _filed_at(self, name: FoundName) -> bool:
        """Whether a name in a dateline is of no actor: a town that the registry does not know, or the agency."""
        start = self.context.words(name.sentence)[name.first].start
        filed = start < self.context.dateline_end(name.sentence)
        return filed and (not name.candidates or name.candidates[0].entity in {"organisation", "group"})

    def _personal(self, name: FoundName) -> bool:
        """Whether a name that is not a full one may be a person's."""
        others = name.others()
        if name.text.lower() in reference().names.of_birth and self._before_name(name):
            return False
        if not others:
            return bool(name.surnames()) or name.label == "person" or name.text.lower() in self.people.short
        if not name.surnames() and not self.people.short.get(name.text.lower()):
            return False
        sure = self.people.addressed(name) or bool(self.titles.of(name))
        return sure or (name.label == "person" and name.ambiguous)

    def _before_name(self, name: FoundName) -> bool:
        """Whether a word that may be a surname is a title before another name: "Sheikh Jabr"."""
        after = self.context.words(name.sentence)[name.last : name.last + 1]
        return bool(after) and after[0].upos == "PROPN"

    def _person(self, name: FoundName, draft: Draft) -> None:
        """Record a name together with the titles beside it."""
        self.people.describe(name, draft)
        first = name.first
        for role in self.titles.of(name):
            if not role.plural:
                self.discourse.add(
                    self.context.mention(role.sentence, role.first, role.last, (draft.id,), "description")
                )
            if role.last == name.first and not role.plural:
                first = role.first
        self.discourse.add(self.context.mention(name.sentence, first, name.last, (draft.id,), "name"))

    def _halves(self) -> None:
        """Take up short names of states that hold beside the names of others: "the North", "the two Koreas"."""
        for half in reference().halves:
            both = half.together <= self.context.states_named
            if not half.together & self.context.states_named:
                continue
            for number, tree in enumerate(self.context.trees):
                for at, word in enumerate(tree.words):
                    if word.text not in half.words or self.discourse.at(number, at) is not None:
                        continue
                    if self._beside_sister(number, at, half) or (both and self._stands_alone(number, at)):
                        self.discourse.add(self._half(number, at, half))

    def _beside_sister(self, number: int, at: int, half: Half) -> bool:
        """Whether such a word stands before the name of its sister: "North and South Korea"."""
        sister = self.context.name_at.get((number, at + 2))
        if sister is None or self.context.words(number)[at + 1].text != "and":
            return False
        return any(c.country in half.together for c in sister.others())

    def _stands_alone(self, number: int, at: int) -> bool:
        """Whether such a word is no part of a longer name: "the" before it, or "and" with its sister after it."""
        words = self.context.words(number)
        after = words[at + 1].text if at + 1 < len(words) else "."
        if after == "and" and at + 2 < len(words) and (number, at + 2) in self.context.name_at:
            return True
        before = words[at - 1].text.lower() if at else ""
        return before in {"the", "two", "both"} and not after[0].isupper() and after != "of"

    def _half(self, number: int, at: int, half: Half) -> Mention:
        drafts = [self.context.table.state(code) for code in half.states]
        return self.context.mention(number, at, at + 1, tuple(d.id for d in drafts if d is not None), "name")

    # --- descriptions and pronouns -------------------------------------------------------------------

    def _sentence(self, number: int) -> None:
        """Resolve what stands in a sentence without a name, from left to right."""
        tree = self.context.trees[number]
        roles = self._free_roles(number)
        titles = {w for r in self.context.roles_of.get(number, ()) for w in range(r.first, r.last)} - roles.keys()
        describing = words_that_describe() | nouns_of_kinds()
        for word, form in enumerate(tree.words):
            national = self.national.get((number, word))
            if national is not None:
                mention = self.nationals.resolve(national) or self.organisations.resolve(national)
                if mention is not None:
                    self.discourse.add(mention)
                continue
            home = self.nationals.comes_from(number, word)
            if home is not None and (mention := self.nationals.resolve_from(number, word, home)) is not None:
                self.discourse.add(mention)
                continue
            role = roles.get(word)
            if self.ordered.is_candidate(tree, word):
                mention = self.ordered.resolve(number, word)
                if mention is not None:
                    self.discourse.add(mention)
                continue
            if role is None and describing.isdisjoint((form.lemma, form.text.lower(), noun_of(tree, word))):
                continue
            if is_pronoun(form):
                mention = self._with_address(number, word, self.pronouns.resolve(number, word))
            elif self.discourse.at(number, word) is None and word not in titles:
                mention = self._described(number, word, role)
            else:
                continue
            if mention is not None:
                self.discourse.add(mention)

    def _with_address(self, number: int, word: int, mention: Mention | None) -> Mention | None:
        """Return the mention of a pronoun with the form of address behind it, which is no name's: "His Excellency"."""
        words = self.context.words(number)
        after = words[word + 1 : word + 3]
        alone = bool(after) and is_honorific(after[0]) and (len(after) == 1 or after[1].upos not in {"PROPN", "PUNCT"})
        if mention is None or not alone or words[word].text.lower() not in WHOSE:
            return mention
        return self.context.mention(number, word, word + 2, mention.actors, mention.kind)

    def _free_roles(self, number: int) -> dict[int, FoundRole]:
        """Return the descriptions of a sentence that belong to no name, by their head."""
        sentence = self.context.trees[number].sentence
        free = [r for r in self.context.roles_of.get(number, ()) if not r.used]
        found = {head_of(sentence, r.first, r.last): r for r in free}
        # "an official visit" is no official
        return {head: r for head, r in found.items() if sentence.words[head].upos != "ADJ"}

    def _described(self, number: int, word: int, role: FoundRole | None) -> Mention | None:
        tree = self.context.trees[number]
        many = self.many_states.resolve(number, word) if role is None or not role.owners else None
        of_kind = self.kinds.resolve(number, word) if role is None and many is None else None
        if many is not None or of_kind is not None:
            return many or of_kind
        if self.pairs.is_candidate(tree, word):
            mention = self.pairs.resolve(number, word)
            if mention is not None:
                return mention
        if self.guests.is_candidate(tree, word):
            mention = self.guests.resolve(number, word)
            if mention is not None:
                return mention
        if role is not None and self.describer.is_of_several(role):
            return None  # "officials of both countries": these stand for them
        if role is not None:
            described = self.bodies.led(number, word) or self.describer.resolve(role)
            return described or (self.bodies.resolve(number, word) if role.plural else None)
        return self.bodies.resolve(number, word) if self.bodies.is_candidate(tree, word) else None
