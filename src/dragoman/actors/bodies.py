"""Bodies and people of a state: "Israeli forces", "the Biden administration", "officials in Canberra"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.actors.surroundings import Surroundings
from dragoman.actors.table import Draft
from dragoman.language.syntax import Tree


class Bodies:
    """Resolves one such description after another."""

    def __init__(self, context: Context, discourse: Discourse, surroundings: Surroundings) -> None:
        """Take an article, the mentions found so far, and where it was written."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.surroundings = surroundings
        #: The last owner of each body that the article spoke of.
        self.spoken_of: dict[str, str] = {}
        #: Whose each body is that belongs to a person whose state was not known when it was met with.
        self.of_people: dict[str, str] = {}

    def is_candidate(self, tree: Tree, word: int) -> bool:
        """Tell quickly whether a word may name a body."""
        if tree.words[word].upos not in {"NOUN", "PROPN", "ADJ"}:
            return False
        lemma, form, words = tree.lemma(word), tree.words[word].text.lower(), reference()
        if lemma == "press" and tree.words[word].relation == "compound" and tree.lemma(word + 1) == "release":
            return False
        return (
            lemma in words.bodies
            or form in words.bodies
            or lemma in words.state_bodies.country
            or form in words.generic.words
        )

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention of a body at its head, or None when nobody says whose it is."""
        tree, words = self.context.trees[number], reference()
        lemma, form = tree.lemma(word), tree.words[word].text.lower()
        if lemma in words.state_bodies.country:
            return self._country(number, word)
        led = self.led(number, word) or self._named_before(number, word)
        if led is not None:
            return led
        sector = words.bodies.get(lemma) or words.bodies.get(form)
        if sector and form != lemma and any(tree.lemma(c) == "news" for c in tree.children(word, "compound")):
            sector = "MED"  # one agency may speak for its state, several do not
        owner, first = self._owner(tree, number, word) if sector else ("", word)
        own = bool(sector) and not owner and lemma not in words.state_bodies.of_person
        whose = self._person_before(tree, number, word) if own else None
        if whose is not None:
            group = self.group("", form, sector or "", f"{whose.name}'s")
            self.of_people[group.id] = whose.id
            return self.context.mention(number, word, word + 1, (group.id,), "body")
        if not owner and sector and self._at_home(tree, word):
            owner = self._of_capital(tree, number, word) or self._where_written(tree, word)
            owner, first = owner or self.discourse.home_of(number, word), word
        if owner and sector:
            self.spoken_of[lemma] = owner
            person = self.person_at(number, first)
            if person and lemma not in words.state_bodies.of_person:
                group = self.group(owner, form, sector, person)
                return self.context.mention(number, min(first, word), word + 1, (group.id,), "body")
            return self._owned(number, min(first, word), word, owner, sector)
        return self._bare(number, word)

    def _named_before(self, number: int, word: int) -> Mention | None:
        """Return the mention of "the ministry", "the foreign ministry" as the last one that was named so, or None.

        In a sentence that begins with a capital, it is the one there.
        """
        tree = self.context.trees[number]
        before = [c for c in tree.children(word, "amod", "compound") if c < word]
        first = min([*before, word])
        definite = first > 0 and tree.lemma(first - 1) == "the" and not tree.children(word, "nmod")
        if not definite or not _is_housed(tree, word) or self._of_capital(tree, number, word):
            return None
        called = {tree.lemma(n) for n in (*before, word)}
        for distance, entry in self.discourse.backwards(number, word):
            if distance > reference().state_bodies.sentences_back:
                break
            named = self.context.words(number - distance)[entry.mention.first : entry.mention.last]
            drafts = [self.table.drafts[actor] for actor in entry.mention.actors]
            alone = entry.kind in {"name", "body"} and len(drafts) == 1 and drafts[0].kind != "person"
            if alone and called <= {form.lemma.lower() for form in named}:
                return self.context.mention(number, first, word + 1, entry.mention.actors, "body")
        return None

    def settle(self) -> None:
        """Give the bodies of persons their states, which may be known only at the end: "his office said"."""
        for body, person in self.of_people.items():
            draft, owner = self.table.drafts.get(body), self.table.drafts.get(person)
            if draft is not None and owner is not None:
                draft.country = draft.country or owner.country
        self._settle_short()

    def _settle_short(self) -> None:
        """Take what is in brackets behind a body for its short name, everywhere: "the Foreign Office (FO)"."""
        for name in self.context.names:
            words, own = self.context.words(name.sentence), self.discourse.actors_at(name.sentence, name.first)
            around = [words[at].text for at in (name.first - 1, name.last) if 0 < at < len(words)]
            body = self.discourse.at(name.sentence, name.first - 2) if around == ["(", ")"] else None
            local = len(own) == 1 and own[0].startswith("local:") and self.table.drafts[own[0]].kind == "organisation"
            if local and name.text.isupper() and body is not None and body.kind == "body" and len(body.actors) == 1:
                self.discourse.rename(own[0], body.actors[0])

    def led(self, number: int, word: int) -> Mention | None:
        """Return the mention of a team of which its phrase says who leads it, or None."""
        team = self.context.trees[number].lemma(word) in reference().origins.teams
        leader = self._leader(number, word) if team else ()
        return self.context.mention(number, word, word + 1, leader, "body") if leader else None

    def _owned(self, number: int, first: int, word: int, owner: str, sector: str) -> Mention:
        """Return the mention of a state by its body, or of the body as a group of its own."""
        tree = self.context.trees[number]
        bodies = reference().state_bodies
        itself = tree.lemma(word) in bodies.itself or tree.words[word].text.lower() in bodies.itself
        draft = self.table.drafts.get(owner)
        press = draft is not None and draft.sector == "MED" and tree.words[word].xpos != "NNS"
        if itself or press:  # "the Reuters news agency" is Reuters
            return self.context.mention(number, first, word + 1, (owner,), "body")
        return self.context.mention(
            number, first, word + 1, (self.group(owner, tree.words[word].text, sector).id,), "body"
        )

    def _leader(self, number: int, word: int) -> tuple[str, ...]:
        """Return the person who leads a team: "a mission led by Trade Minister X" is X, wherever it goes."""
        tree = self.context.trees[number]
        led = [c for c in tree.children(word, "acl") if tree.lemma(c) in reference().origins.leading]
        by = [n for c in led for n in (*tree.agents(c), *tree.children(word, "nmod")) if tree.case(n) == "by"]
        found = [a for n in by for a in self.discourse.actors_at(number, n)]
        return tuple(a for a in dict.fromkeys(found) if self.table.drafts[a].kind == "person")

    def person_at(self, number: int, word: int) -> str:
        """Return the name of the person at a word, with a possessive mark; "" for others."""
        person = self._only_person(list(self.discourse.actors_at(number, word)))
        return f"{person.name}'s" if person is not None else ""

    def _person_before(self, tree: Tree, number: int, word: int) -> Draft | None:
        """Return the person who possesses a body ("his office"), or None."""
        return self._only_person([a for o in tree.possessors(word) for a in self.discourse.actors_at(number, o)])

    def _only_person(self, actors: list[str]) -> Draft | None:
        """Return the person whom actors are, if they are one and a person."""
        draft = self.table.drafts[actors[0]] if len(actors) == 1 else None
        return draft if draft is not None and draft.kind == "person" else None

    def group(self, owner: str, label: str, sector: str, person: str = "") -> Draft:
        """Return the actor for a body or a kind of people of an owner or person, known only by its description."""
        whose = person or self.table.owner_name(owner)
        return self.table.local(f"{whose} {label.lower()}", "group", self.context.country_of(owner) or None, sector)

    # --- whose ---------------------------------------------------------------------------------------

    def _owner(self, tree: Tree, number: int, word: int) -> tuple[str, int]:
        """Return the id of the owner of a body, and the word that says so."""
        for other in self._near(tree, word):
            name = self.context.name_at.get((number, other))
            owner = self.context.owner_of(name) if name is not None else self.context.stand_in(number, other)
            if not owner:
                owner = next((o for a in self.discourse.actors_at(number, other) if (o := self._owner_by_actor(a))), "")
            if owner:
                return owner, (name.first if name is not None else other)
        return "", word

    def _near(self, tree: Tree, word: int) -> Iterator[int]:
        """Yield the words that may say whose a body is: adjectives, possessors, "of" and "in" phrases."""
        yield from reversed(tree.children(word, "amod", "compound"))
        yield from tree.possessors(word)
        seated = tree.lemma(word) in reference().state_bodies.seated or _is_housed(tree, word)
        for child in tree.children(word, "nmod"):
            if tree.case(child) in ({"of", "in", "from"} if seated else {"of", "from"}):
                yield child
        if word and tree.words[word - 1].upos in {"ADJ", "PROPN"}:
            yield word - 1

    def _owner_by_actor(self, actor: str) -> str:
        """Return who owns the body of an actor: a state or organisation, or the state of a person or officials."""
        draft = self.table.drafts[actor]
        if draft.kind in {"state", "organisation"}:
            return draft.id
        described = draft.kind == "group" and self.context.registry.by_id(draft.id) is None
        state = self.table.state(draft.country or "") if described or draft.kind in {"person", "office"} else None
        return state.id if state is not None else ""

    def _at_home(self, tree: Tree, word: int) -> bool:
        """Whether a body of no named owner may be one of the state that an article is about ("federal police")."""
        form = tree.words[word]
        issues = form.relation == "compound" and tree.lemma(form.head) in reference().state_bodies.accounts
        return issues or form.relation.split(":")[0] in {"nsubj", "obj", "obl", "nmod", "conj"}

    def _where_written(self, tree: Tree, word: int) -> str:
        """Return the state in which an article on two states was written, if a body of one goes without its name."""
        housed = _is_housed(tree, word) and not tree.possessors(word)
        code = (self.surroundings.usual or self.surroundings.unsaid) if housed else ""
        state = self.table.state(code) if code in self.discourse.dyad else None
        return state.id if state is not None else ""

    def _of_capital(self, tree: Tree, number: int, word: int) -> str:
        """Return the state of the capital with which a body's sentence begins: "In Minsk, the ministry claims"."""
        if not _is_housed(tree, word) or not tree.words[word].relation.startswith("nsubj"):
            return ""
        places = [p for p in tree.children(tree.words[word].head, "obl") if p < word and tree.case(p) in {"in", "from"}]
        named = [self.context.name_at.get((number, place)) for place in places]
        found = [name.others()[0] for name in named if name is not None and name.others()]
        state = self.table.state(found[0].country) if len(found) == 1 and found[0].kind == "capital" else None
        return state.id if state is not None else ""

    # --- alone ---------------------------------------------------------------------------------------

    def _bare(self, number: int, word: int) -> Mention | None:
        """Return the mention of a body with "the" alone: the last organisation named so, or the state spoken of."""
        tree, words = self.context.trees[number], reference()
        if not self._definite(tree, word):
            return None
        lemma = tree.lemma(word)
        owner = self._last_named(number, word, lemma)
        if not owner and lemma in self.spoken_of and lemma in words.bodies:
            return self._owned(number, word - 1, word, self.spoken_of[lemma], words.bodies[lemma])
        if not owner and lemma in words.state_bodies.bare:
            owner = self._only_state() or self.discourse.home_of(number, word)
            owner = owner or (self._of_head(number, word) if lemma in words.state_bodies.of_heads else "")
        if not owner and lemma in words.generic.organisations:
            owner = (
                self.discourse.antecedent(number, word, lambda d: d.kind == "organisation" and d.sector == "IGO") or ""
            )
        if not owner and lemma in words.generic.movements:  # "the group", after Hamas was named
            owner = self.discourse.antecedent(number, word, _armed) or ""
        return self.context.mention(number, word - 1, word + 1, (owner,), "body") if owner else None

    @staticmethod
    def _definite(tree: Tree, word: int) -> bool:
        """Whether "the" or "this" stands right before a noun that nothing else describes but what is said of it."""
        first = _with_size(tree, word)
        if first == 0 or tree.lemma(first - 1) not in {"the", "this"}:
            return False
        aside = tree.words[word + 1 : word + 2]
        describing = [] if aside and aside[0].text == "," else tree.children(word, "acl:relcl")
        return not (describing or any(c < first or c > word for c in tree.children(word, "compound", "nmod:poss")))

    def _last_named(self, number: int, word: int, lemma: str) -> str:
        """Return the organisation named before of whose name the noun is the last word."""
        for distance, entry in self.discourse.backwards(number, word):
            words = self.context.words(number - distance)
            last = words[entry.mention.last - 1]
            if (
                entry.kind == "name"
                and len(entry.mention.actors) == 1
                and last.text.lower() == lemma
                and last.text[0].isupper()
            ):
                return entry.mention.actors[0]
        return ""

    def _only_state(self) -> str:
        """Return the one state that the article names, or ""."""
        states = self.context.states_named
        state = self.table.state(next(iter(states))) if len(states) == 1 else None
        return state.id if state is not None else ""

    def _of_head(self, number: int, word: int) -> str:
        """Return the state of the head of state or government spoken of last."""
        head = self.discourse.anywhere(number, word, lambda d: d.kind == "person" and "head" in d.levels)
        state = self.table.state(self.table.drafts[head].country or "") if head else None
        return state.id if state is not None else ""

    def _country(self, number: int, word: int) -> Mention | None:
        """Return the mention "the country", "his country" is: the possessor's, else the state spoken of last."""
        tree = self.context.trees[number]
        if tree.words[word].xpos not in {"NN", "NNP"}:
            return None
        owner, first = self._owner(tree, number, word)
        if not owner and self._definite(tree, word):
            owner, first = self.discourse.antecedent(number, word, lambda d: d.kind == "state") or "", word - 1
        if not owner and any(tree.lemma(c) in {"our", "this"} for c in tree.dependents[word]):
            owner = self.discourse.home
        return self.context.mention(number, first, word + 1, (owner,), "body") if owner else None


def _with_size(tree: Tree, word: int) -> int:
    """Return where a noun begins that says first how many are in the body: "the 15-member council"."""
    before = tree.words[max(word - 3, 0) : word]
    sized = len(before) == 3 and before[0].upos == "NUM" and before[1].text in {"-", "‑"}  # noqa: PLR2004
    return word - 3 if sized and before[2].lemma in reference().state_bodies.sized else word


def _is_housed(tree: Tree, word: int) -> bool:
    """Tell whether a body sits in the capital of its state."""
    return tree.lemma(word) in reference().state_bodies.housed


def _armed(draft: Draft) -> bool:
    """Whether an actor is one of those who fight a state ("the group", "the movement")."""
    return draft.kind in {"organisation", "group"} and draft.sector == "REB"
