"""Descriptions by office or part: "the prime minister", "his Egyptian counterpart", "a senior Israeli official"."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from dragoman.actors.bodies import Bodies
from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.found import WHOSE, FoundRole, head_of, is_counterpart
from dragoman.actors.just_named import JustNamed
from dragoman.actors.listed_holders import ListedHolders
from dragoman.actors.people import kind_before, sex_of_title, singular
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse, Suits
from dragoman.actors.surroundings import Surroundings
from dragoman.actors.table import Draft
from dragoman.actors.types import Role

_INDEFINITE = frozenset({"a", "an", "another", "one", "any", "no", "some", "every", "each"})

#: Words that make another office of one: a prime minister is no minister, a deputy prime minister no prime minister.
_OTHER_OFFICE = frozenset({"prime", "vice", "deputy", "assistant"})

#: Words between an office and the one that it serves: the spokesman for the secretary-general is not he.
_SERVING = frozenset({"the", "of", "for", "to"})

_BOTH = frozenset({"two", "both"})
#: As many people as "their" of two.
_TWO = 2


class Describer:
    """Resolves one description after another."""

    def __init__(self, context: Context, discourse: Discourse, bodies: Bodies, surroundings: Surroundings) -> None:
        """Take an article, the mentions found so far, who resolves bodies, and what surrounds names."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.bodies = bodies
        self.surroundings = surroundings
        self.just_named = JustNamed(context, discourse)
        self.listed = ListedHolders(context, discourse)
        #: Those whom the holder of a bare office acted on, by the office, and their states where their titles tell
        #: them: "The Minister" who met X of Peru is not X, nor of Peru.
        self.acted_on: defaultdict[str, set[str]] = defaultdict(set)
        self.abroad: defaultdict[str, set[str | None]] = defaultdict(set)

    def resolve(self, role: FoundRole) -> Mention | None:
        """Return the mention that a description beside no name is, or None when nobody can be meant."""
        tree = self.context.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        owners = role.owners or self._possessing(role, head)
        listed = self.listed.of(role)
        if listed:
            actors = tuple(
                a for state, one in listed.items() for a in ((one,) if one else self._holder_of(role, state))
            )
        elif is_counterpart(role):
            actors = self._counterpart(role, head)
        elif role.plural:
            actors = self._several(role, owners)
        else:
            actors = self._single(role, head, owners[0] if owners else "")
        self._settle(role, actors)
        return self.context.mention(role.sentence, role.first, role.last, actors, "description") if actors else None

    def _settle(self, role: FoundRole, actors: tuple[str, ...]) -> None:
        """Give a person whose state nobody told the state of the description: "the Georgian ambassador" is X."""
        for draft in (self.table.drafts[actor] for actor in actors if len(actors) == len(role.owners) == 1):
            if draft.kind == "person" and draft.id.startswith("local:") and not (is_counterpart(role) or role.former):
                draft.country = draft.country or self.context.country_of(role.owners[0]) or None

    def _possessing(self, role: FoundRole, head: int) -> list[str]:
        """Return the states of those who possess: "its president", "Trump's envoy", "the two countries' leaders"."""
        tree = self.context.trees[role.sentence]
        before = [role.first - 1] if role.first and tree.words[role.first - 1].text.lower() in WHOSE else []
        found: dict[str, None] = {}
        words = dict.fromkeys([*tree.possessors(head), *before])
        actors = [actor for word in words for actor in self.discourse.actors_at(role.sentence, word)]
        for actor in actors:
            draft = self.table.drafts[actor]
            state = self.table.state(draft.country or "") if draft.kind in {"person", "office", "state"} else None
            owner = state.id if state is not None else (draft.id if draft.kind in {"organisation", "group"} else "")
            if owner:
                found.setdefault(owner)
        return [*found, *self._left_over(list(found))] if role.plural and len(actors) == _TWO else list(found)

    def _left_over(self, owners: list[str]) -> list[str]:
        """Return the other state of an article about two, where only one of two people has one: "their presidents"."""
        codes = {self.context.country_of(owner) for owner in owners}
        dyad = self.discourse.dyad if self.discourse.about_two else set()
        other = [self.table.state(code) for code in dyad - codes if code] if len(owners) == 1 and codes <= dyad else []
        return [state.id for state in other if state is not None]

    # --- counterparts --------------------------------------------------------------------------------

    def _counterpart(self, role: FoundRole, head: int) -> tuple[str, ...]:
        """Resolve "his Egyptian counterpart": who holds there the office that he holds here."""
        tree = self.context.trees[role.sentence]
        near = [a for p in [*tree.possessors(head), role.begin - 1] for a in self.discourse.actors_at(role.sentence, p)]
        holder = next((a for a in near if self.table.drafts[a].kind == "person"), None)
        holder = holder or self.discourse.antecedent(role.sentence, role.first, lambda d: d.kind == "person")
        draft = self.table.drafts[holder] if holder is not None else None
        if role.plural and role.owners:
            if draft is None or not draft.titled or len(role.owners) == 1:
                return self._several(role, role.owners)
            return tuple(dict.fromkeys(a for owner in role.owners for a in self._counterpart_in(role, owner, draft)))
        if draft is None:
            return ()
        if role.owners:
            return self._counterpart_in(role, role.owners[0], draft)
        return self._opposites(role, draft) if role.plural else self._opposite(role, draft)

    def _counterpart_in(self, role: FoundRole, owner: str, draft: Draft) -> tuple[str, ...]:
        """Return who holds in a state the office of somebody of another."""
        known = self._known(role, role.match.roles, owner, draft.offices) or self._of_level(role, owner, draft)
        known = known or self._unplaced(role, owner, draft)
        if known and known != draft.id:
            return (known,)
        for office in sorted(draft.offices):
            holders = self.table.holders(office, self.context.country_of(owner) or owner)
            if len(holders) == 1 and holders[0] != draft.id:
                actors = self._entity(holders[0])
                self.table.drafts[actors[0]].offices.add(office)
                return actors
        titles = {title for title, _ in draft.titles}
        actors = self._office(role, owner, titles.pop() if len(titles) == 1 else "counterpart")
        self.table.drafts[actors[0]].offices |= draft.offices
        return actors

    def _opposite(self, role: FoundRole, draft: Draft) -> tuple[str, ...]:
        """Return who holds the same office in another state, where no word says which: "his counterpart heard him"."""
        found = self.discourse.anywhere(role.sentence, role.first, partial(_holds_as_much, draft))
        found = found or self.just_named.other_side(role.sentence, role.first, draft)
        return (found,) if found else ()

    def _opposites(self, role: FoundRole, draft: Draft) -> tuple[str, ...]:
        """Return the several who were just named with the same office: "her colleagues", after talks with X and Y."""
        back = reference().many_states.sentences_back
        return self.discourse.last_several(role.sentence, role.first, partial(_holds_as_much, draft), back)

    def _unplaced(self, role: FoundRole, owner: str, draft: Draft) -> str | None:
        """Return the only one whom the article names with the same office and without a state: it is his counterpart's.

        "He had a letter from his Armenian counterpart. … The proposal of Prime Minister Malumyan": of Armenia.
        """
        loose = self.context.registry.roles.loose_offices
        held, titles = draft.offices - loose, {title for title, _ in draft.titles}
        others = [
            one
            for one in self.table.drafts.values()
            if one.stateless
            and one is not draft
            and (one.offices & held or titles & {title for title, _ in one.titles})
        ]
        country = self.context.country_of(owner)
        if len(others) != 1 or not country or not self.discourse.named[others[0].id]:
            return None
        others[0].country = country
        return others[0].id

    def _of_level(self, role: FoundRole, owner: str, draft: Draft) -> str | None:
        """Return the person of a state with the same title, or an office of the same level: a head to a head."""
        country, titles = self.context.country_of(owner), {title for title, _ in draft.titles}

        def suits(other: Draft) -> float | bool:
            if other.kind != "person" or other.country != country:
                return False
            same = bool(titles & {title for title, _ in other.titles})
            return reference().salience.held if same else bool(other.levels & draft.levels & {"head"})

        return self.discourse.anywhere(role.sentence, role.first, suits) if country else None

    # --- several -------------------------------------------------------------------------------------

    def _several(self, role: FoundRole, owners: list[str]) -> tuple[str, ...]:
        """Resolve "the prime ministers of Serbia and Kosovo" to two persons, "Israeli officials" to a group."""
        meaning = role.match.roles[0]
        both = [] if owners else self._both(role)
        kind = kind_before(self.context, role)
        if kind and not owners and not both:  # "the fisheries ministers"
            named = self._holders_named(role, kind)
            if named:
                return named
        home = "" if self.discourse.about_two else self.discourse.home  # "traders" may be of either
        owners = owners or both or ([home] if home else [])
        if not owners:
            return ()
        if both:
            label = singular(self._label(role).lower())
            return self._holders_named(role) or tuple(
                dict.fromkeys(a for owner in owners for a in self._office(role, owner, label))
            )
        if len(owners) > 1 and (meaning.office or meaning.level == "head"):
            just_named = self.just_named.in_order(role, owners, singular(self._label(role)))
            return just_named or tuple(dict.fromkeys(a for owner in owners for a in self._holder_of(role, owner)))
        person = self.bodies.person_at(role.sentence, role.begin) if len(owners) == 1 else ""
        label = self._label(role)
        return tuple(self.bodies.group(owner, label, meaning.sector, person).id for owner in owners)

    def is_of_several(self, role: FoundRole) -> bool:
        """Whether a description is of countries that stand behind it without names: "envoys of the two states"."""
        tree, nouns = self.context.trees[role.sentence], reference().pairs
        counting = nouns.markers | nouns.numbers.keys()
        head = head_of(tree.sentence, role.first, role.last)
        behind = [n for n in tree.children(head, "nmod") if tree.case(n) in {"of", "from"}]
        return any(
            tree.lemma(n) in nouns.states
            and any(tree.lemma(c) in counting for c in tree.children(n, "det", "nummod", "amod"))
            for n in behind
        )

    def _holders_named(self, role: FoundRole, kind: str = "") -> tuple[str, ...]:
        """Return the two persons of different states whom the article named before with an office of a kind."""
        offices, title = offices_of(role.match.roles), kind + singular(role.title)

        def holds(draft: Draft) -> bool:
            titled = any(fits(known, title) for known, _ in draft.titles)
            return draft.kind == "person" and (bool(offices & draft.offices) or titled)

        return self.discourse.together(role.sentence, role.first, holds)

    def _both(self, role: FoundRole) -> list[str]:
        """Return the two states of an article about two whose heads or ministers "the presidents" then are.

        So are those of whom there are two ("the two summoned ambassadors").
        """
        words = self.context.words(role.sentence)
        head = words[head_of(self.context.trees[role.sentence].sentence, role.first, role.last)]
        if head.relation.startswith("nmod"):
            return []  # "envoys of the two presidents"
        at = role.first - 1
        while at > 0 and (words[at].upos == "ADJ" or words[at].xpos == "VBN"):
            at -= 1
        before = words[at].text.lower() if at >= 0 else ""
        about_two, heads = self.discourse.about_two, role.match.roles[0].level in {"head", "minister"}
        plain = before == "the" and heads and self.discourse.mostly_two
        known = plain or (before in _BOTH and (about_two or heads))
        if not known:
            return []
        told = () if about_two else self.discourse.states_before(role.sentence)
        states = [self.table.state(code) for code in sorted(filter(None, self.discourse.dyad))]
        return list(told) or [state.id for state in states if state is not None]

    def _label(self, role: FoundRole) -> str:
        """Return the words of a description without a seat that begins them ("White House officials")."""
        words = self.context.words(role.sentence)
        first = role.first
        while first < role.last - 1 and (role.sentence, first) in self.context.name_at:
            first += 1
        return self.context.text[words[first].start : role.match.end]

    def _holder_of(self, role: FoundRole, owner: str) -> tuple[str, ...]:
        """Return who holds the office in one of several states: a person of that state, else the office."""
        country = self.context.country_of(owner)
        found = tuple(a for a in self._holder(role, owner) if self.table.drafts[a].country == country)
        return found or self._office(role, owner, singular(self._label(role)))

    def _holder(self, role: FoundRole, owner: str) -> tuple[str, ...]:
        known = self._known(role, role.match.roles, owner, offices_of(role.match.roles))
        return (known,) if known else self._by_registry(role, role.match.roles, owner)

    # --- one -----------------------------------------------------------------------------------------

    def _single(self, role: FoundRole, head: int, owner: str) -> tuple[str, ...]:
        owner, label = owner or self._unless_named(role, head, self._only_owner(role)), self._label(role)
        counted = self.just_named.one_of_several(role, owner, label)
        if counted:
            return counted
        meanings = self._meanings(role, owner)
        if not self.is_indefinite(role, head):
            if not owner:
                self.acted_on[office_or_title(role)] |= self.discourse.reached(role.sentence, head)
                self.abroad[office_or_title(role)] |= self.discourse.told_of_reached(role.sentence, head)
            known = self._known(role, meanings, owner, offices_of(meanings))
            unnamed = known is not None and self.table.drafts[known].kind == "office"
            figure = self.just_named.figure(role, owner, label) if unnamed else ()
            if known and figure:
                self.discourse.rename(known, figure[0])
            if known:
                return figure or (known,)
            if owner and not role.former:
                found = self._by_registry(role, meanings, owner) or self.just_named.of_state(role, owner)
                return found or self.just_named.figure(role, owner, label) or self._office(role, owner, label)
            if not owner and not role.former:
                return self._of_nobody_named(role, meanings)
            if owner and (once := self.just_named.once(role, owner)):
                return once
        return self._office(role, owner, label) if owner else ()

    def _unless_named(self, role: FoundRole, head: int, owner: str) -> str:
        """Return the only state that has an office of a title, or "" where the article names who bears it elsewhere.

        "The Cabinet Secretary for Foreign Affairs, X, …. The Cabinet Secretary said" is of Kenya, not of Britain.
        """
        named = (
            bool(owner) and not self.is_indefinite(role, head) and self._known(role, role.match.roles, "", frozenset())
        )
        return "" if named else owner

    def _only_owner(self, role: FoundRole) -> str:
        """Return the one state that has an office of a title ("the Holy Father"), or ""."""
        countries = [meaning.countries for meaning in role.match.roles]
        state = self.table.state(countries[0][0]) if all(len(one) == 1 for one in countries) else None
        return state.id if state is not None and len(set(countries)) == 1 else ""

    def _of_nobody_named(self, role: FoundRole, meanings: tuple[Role, ...]) -> tuple[str, ...]:
        """Resolve an office of nobody named: the organisation's, the publisher's, or the article's state's."""
        if role.title in reference().names.usual_organisations:
            owner = self._organisation_of(role)
            return (
                self._by_registry(role, meanings, owner) or self._office(role, owner, role.match.text) if owner else ()
            )
        if all(meaning.sector == "IGO" for meaning in meanings):
            return ()  # "the chairman" of some meeting
        national = all(meaning.level in {"head", "minister"} for meaning in meanings)
        publisher = self.table.state(self.surroundings.publisher) if national else None
        if publisher is not None:
            named = self._known(role, meanings, publisher.id, offices_of(meanings))  # rather than whoever really has it
            found = (named,) if named else self._by_registry(role, meanings, publisher.id)
            return found or self._office(role, publisher.id, self._label(role))
        sentence = self.context.trees[role.sentence].sentence
        home = self.discourse.home_of(role.sentence, head_of(sentence, role.first, role.last))
        if self.context.country_of(home) in self.abroad[office_or_title(role)]:
            return ()
        if home and home != self.discourse.home:
            known = self._known(role, meanings, home, offices_of(meanings))
            if known:
                return (known,)
        return self._office(role, home, self._label(role)) if home else ()

    def _organisation_of(self, role: FoundRole) -> str:
        """Return the organisation that has such an office and is named: the only one, or the one usually meant."""
        usual = reference().names.usual_organisations.get(role.title, "")
        named = [
            draft.id
            for draft in self.table.drafts.values()
            if draft.kind == "organisation"
            and draft.sector == "IGO"
            and self.discourse.named[draft.id]
            and draft.id not in reference().names.headless
            and self._is_headed_by(draft.id, role.title)
        ]
        return usual if usual in named or not named else (named[0] if len(named) == 1 else usual)

    def _is_headed_by(self, organisation: str, title: str) -> bool:
        """Whether an organisation may have a head of such a title: the World Health Organization has a director."""
        heads = {term.title.lower().replace("-", " ") for term in self.context.registry.titled(title, organisation)}
        return not heads or any(title.replace("-", " ") in head for head in heads)

    def _printed_so(self, title: str, draft: Draft) -> bool:
        """Whether somebody of the registry may be called by the title of the head of one of several organisations.

        The executive director of the World Food Programme is no secretary-general, though both head theirs.
        """
        known = self.context.registry.by_id(draft.id) is not None and bool(draft.office)
        if title not in reference().names.usual_organisations or not known:
            return True
        return title.replace("-", " ") in (draft.office or "").lower().replace("-", " ")

    def _meanings(self, role: FoundRole, owner: str) -> tuple[Role, ...]:
        country = self.context.country_of(owner)
        own = tuple(r for r in role.match.roles if not r.countries or country in r.countries)
        return own or role.match.roles

    def is_indefinite(self, role: FoundRole, head: int) -> bool:
        """Whether a description is of somebody new ("a Polish minister"), or of one of all ("the last one to come")."""
        tree = self.context.trees[role.sentence]
        subject = tree.words[head].relation.startswith("nsubj")  # "he was the first to come" says it of somebody
        before = {tree.lemma(c) for c in tree.children(head, "amod") if c < role.first}
        if subject and before & reference().names.picking:
            return True
        if any(tree.lemma(c) in _INDEFINITE for c in tree.children(head, "det")):
            return True
        at = role.begin - 1
        while at >= 0 and tree.words[at].upos == "ADJ":
            at -= 1
        return at >= 0 and tree.words[at].text.lower() in _INDEFINITE

    def _by_registry(self, role: FoundRole, meanings: tuple[Role, ...], owner: str) -> tuple[str, ...]:
        """Return the one holder of the office on the day of the article, as the registry knows."""
        entity = self.table.entity(owner)
        of = self.context.country_of(owner) if entity is not None and entity.kind == "state" else owner
        if any(r.office in self.context.registry.roles.loose_offices for r in meanings):
            return ()
        for holders in (
            self.table.titled(role.title, of),
            *(self.table.holders(r.office, of) for r in meanings if r.office),
        ):
            if len(holders) == 1:
                return self._entity(holders[0])
        return ()

    def _known(
        self, role: FoundRole, meanings: tuple[Role, ...], owner: str, offices: frozenset[str] | set[str]
    ) -> str | None:
        """Return the actor of this article that bears the title, in the named state where one is named."""
        title, country = role.title, self.context.country_of(owner)
        barred = self.just_named.spoken_of(role) | (self._acting_on(role) if owner else frozenset())
        abroad = frozenset() if role.owners else self.abroad[office_or_title(role)]
        if not role.owners:
            barred |= self.acted_on[office_or_title(role)]
        if owner and not role.former:
            barred |= self.surroundings.once_in_office
        plain = singular(title)
        above, weights = "" if owner else self._own_country(role), reference().salience
        loose = self.context.registry.roles.loose_offices  # an adviser is no mediator, though both are envoys

        def bears(draft: Draft) -> float | bool:
            if draft.kind not in {"person", "office"} or draft.id in barred or draft.country in abroad:
                return False
            if not belongs(draft):
                return False
            for known, of in draft.titles:
                if owner and not of and known != plain and not (country and draft.country == country):
                    continue
                if fits(known, plain) and (
                    not owner or not of or of == owner or (country and draft.country == country)
                ):
                    own = bool(above) and (draft.country or self.surroundings.organ) == above
                    held = bool((offices - loose) & draft.offices)
                    return 3.0 * draft.titled + weights.said_by_own * own + weights.held * held
            if ((offices - loose) & draft.offices and self._printed_so(plain, draft)) or may_be_called(plain, draft):
                return True
            return 0.0 if plain in reference().names.leaders and "head" in draft.levels else False

        def belongs(draft: Draft) -> bool:
            if country and (self._is_elsewhere(draft, country) or self._comes_too_late(draft, country, role.sentence)):
                return False
            if not owner or any(not of and known == plain for known, of in draft.titles):
                return not (owner and country and draft.country and draft.country != country)
            return (bool(country) and draft.country == country) or any(of == owner for _, of in draft.titles)

        def sits(draft: Draft) -> float | bool:
            """Whether somebody is a minister of that state who is called otherwise: a secretary of defence."""
            named = draft.kind == "person" and draft.titled and draft.id not in barred and belongs(draft)
            called = {part for known, _ in draft.titles for part in known.split()}
            return named and "minister" in draft.levels and "secretary" in called and called.isdisjoint(_OTHER_OFFICE)

        def is_called_so(draft: Draft) -> float | bool:
            """Whether somebody bears the very title, before whoever has the same office by another name."""
            return bears(draft) if any(fits(known, plain) for known, _ in draft.titles) else False

        found = self.discourse.anywhere(role.sentence, role.first, is_called_so)
        found = found or self.discourse.anywhere(role.sentence, role.first, bears)
        found = found or (self.discourse.anywhere(role.sentence, role.first, sits) if plain == "minister" else None)
        ahead = bool(owner) or self.context.sentences[role.sentence].heading
        return found or (self._later(role, bears) if ahead else None)

    def _is_elsewhere(self, draft: Draft, country: str) -> bool:
        """Whether a person whose state nobody told is of another one: "the Burkinabe president" is not his visitor."""
        if not draft.stateless:
            return False
        return country in self.surroundings.elsewhere(draft) or self.surroundings.is_named_as_elsewhere(draft, country)

    def _comes_too_late(self, draft: Draft, country: str, sentence: int) -> bool:
        """Whether a state was first named long after a person whose state nobody told: its president is another one."""
        if draft.kind != "person" or not draft.id.startswith("local:") or not draft.spans:
            return False
        starts = [s.start for s in draft.spans]
        first = next(n for n, tree in enumerate(self.context.trees) if tree.words[-1].end > min(starts))
        until = min(first + 1, sentence - 1)
        named = {a for n in range(until + 1) for e in self.discourse.by_sentence[n] for a in e.mention.actors}
        others = (self.table.drafts[actor].country for actor in named - {draft.id})
        return until < sentence - 1 and country not in others

    def _acting_on(self, role: FoundRole) -> frozenset[str]:
        """Return who acts on or with a description, and is not meant: "President X called the Togolese president"."""
        tree = self.context.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        while tree.words[head].relation in {"conj", "appos"}:  # "was rung by the president of A and the premier of B"
            above = tree.words[head].head
            if any(tree.words[at].upos in {"VERB", "AUX"} for at in range(above, head)):  # no apposition then
                return frozenset(self.discourse.actors_at(role.sentence, above))
            head = above
        if not tree.words[head].relation.startswith(("obj", "obl", "iobj")):
            return frozenset()
        subjects = tree.surface_subjects(tree.words[head].head)
        return frozenset(actor for word in subjects for actor in self.discourse.actors_at(role.sentence, word))

    def _own_country(self, role: FoundRole) -> str:
        """Return the country whose office holder goes without saying: of who speaks, of the organ that publishes."""
        capital = self.context.words(role.sentence)[role.first].text[0].isupper()
        return self._country_above(role) or (self.surroundings.organ if capital else "")

    def _country_above(self, role: FoundRole) -> str:
        """Return the country of who says what a description stands in: "the Omani ministry said the minister"."""
        tree = self.context.trees[role.sentence]
        for word in tree.governors(head_of(tree.sentence, role.first, role.last)):
            if tree.words[word].relation in {"ccomp", "parataxis"}:
                subjects = tree.children(tree.words[word].head, "nsubj")
                drafts = [self.table.drafts[a] for s in subjects for a in self.discourse.actors_at(role.sentence, s)]
                return drafts[0].country or "" if len(drafts) == 1 else ""
        return ""

    def _later(self, role: FoundRole, bears: Suits) -> str | None:
        """Return the one person whom the article names with the title further on."""
        found = [
            draft.id
            for draft in self.table.drafts.values()
            if draft.titled and draft.kind == "person" and bears(draft) is not False and not self._of_another(draft)
        ]
        return found[0] if len(found) == 1 and not self._meets_next(role, found[0]) else None

    def _of_another(self, draft: Draft) -> bool:
        """Whether somebody is named as the holder of an office of who was just spoken of: "its foreign minister, X"."""
        for name in self.context.names:
            if draft.id in self.discourse.actors_at(name.sentence, name.first):
                words, roles = self.context.words(name.sentence), self.surroundings.titles.of(name)
                return any(role.begin and words[role.begin - 1].text.lower() in WHOSE for role in roles)
        return False

    def _meets_next(self, role: FoundRole, actor: str) -> bool:
        """Whether "she" of the next sentence does something with somebody: "A's premier came. She met Premier X."."""
        number = role.sentence + 1
        if number >= len(self.context.trees):
            return False
        tree = self.context.trees[number]
        named = [n for n in self.context.names_of.get(number, ()) if actor in self.discourse.actors_at(number, n.first)]
        heads = [tree.words[head_of(tree.sentence, name.first, name.last)] for name in named]
        verbs = [form.head for form in heads if form.head >= 0 and form.relation.startswith(("obj", "obl"))]
        return any(tree.lemma(s) in {"he", "she"} for verb in verbs for s in tree.surface_subjects(verb))

    def _office(self, role: FoundRole, owner: str, label: str) -> tuple[str, ...]:
        """Return an actor known only by an office or part."""
        name = f"{self._prefix(owner, label)} {label.lower()}".strip()
        draft = self.table.local(
            name, "office", self.context.country_of(owner) or None, role.match.roles[0].sector or "GOV"
        )
        draft.office = draft.office or label
        draft.sex = draft.sex or sex_of_title(role.title)
        draft.offices.update(r.office for r in role.match.roles if r.office)
        draft.titles.add((label.lower(), owner))
        draft.titled = True
        return (draft.id,)

    def _prefix(self, owner: str, label: str) -> str:
        """Return the name of an owner before a description that does not hold it ("State Department spokesman")."""
        name = self.table.owner_name(owner)
        if label.partition(" ")[0].lower() not in name.lower():
            return name
        state = self.table.state(self.context.country_of(owner))
        return self.table.owner_name(state.id) if state is not None else ""

    def _entity(self, identifier: str) -> tuple[str, ...]:
        draft = self.table.entity(identifier)
        return (draft.id,) if draft else ()


def _holds_as_much(draft: Draft, other: Draft) -> bool:
    """Whether a person of another state has an office or title of somebody."""
    titles = {title for title, _ in draft.titles}
    same = bool(other.offices & draft.offices) or any(title in titles for title, _ in other.titles)
    return other.kind == "person" and other is not draft and other.country != draft.country and same


def offices_of(meanings: tuple[Role, ...]) -> frozenset[str]:
    """Return the keys of the offices among the meanings of a title."""
    return frozenset(meaning.office for meaning in meanings if meaning.office)


def office_or_title(role: FoundRole) -> str:
    """Return the key of the office of a head, else the words: the PM is the prime minister, no minister a secretary."""
    meaning = role.match.roles[0]
    return meaning.office if meaning.office and meaning.level == "head" else singular(role.title)


def fits(known: str, title: str) -> bool:
    """Tell whether a title is another, or its last words: "the minister" for the foreign minister.

    A spokesperson may be a spokesman or a spokeswoman.
    """
    return any(_fits_as_it_stands(one, other) for one in _also_called(known) for other in _also_called(title))


def _also_called(title: str) -> tuple[str, ...]:
    """Return a title, and those for a man and for a woman of one that is for both."""
    before, space, last = title.rpartition(" ")
    return (title, *(f"{before}{space}{other}" for other in reference().names.for_both.get(last, ())))


def _fits_as_it_stands(known: str, title: str) -> bool:
    if known == title or known.startswith((f"{title} of ", f"{title} for ")):
        return True
    short, long = sorted((known, title), key=len)
    before = long.removesuffix(f" {short}").split()
    return long.endswith(f" {short}") and _OTHER_OFFICE.isdisjoint(before) and before[-1] not in _SERVING


def may_be_called(word: str, draft: Draft) -> bool:
    """Tell whether a word for many offices fits somebody: an ambassador is an envoy, a senator a lawmaker."""
    sent = reference().sent
    if word in sent.anybody:
        advises = any(title.endswith(("adviser", "advisor")) for title, _ in draft.titles)
        return bool(draft.offices & sent.offices) and not advises
    seated = draft.kind == "person" and draft.sector == "LEG" and draft.titled
    return seated and word in reference().names.lawmakers
