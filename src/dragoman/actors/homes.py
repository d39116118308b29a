"""The states of office holders whom the text gives none: "its foreign minister, X", "Romania acted. Premier Y said"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.context import Context
from dragoman.actors.found import WHOSE, FoundName, FoundRole, head_of, is_counterpart, is_honorific
from dragoman.actors.national_offices import national, rival, without_office
from dragoman.actors.reference import reference
from dragoman.actors.salience import NO_ANTECEDENT, Discourse, Entry, in_main_clause
from dragoman.actors.surroundings import Surroundings
from dragoman.actors.table import Draft
from dragoman.actors.titles import Titles
from dragoman.language.syntax import Tree


class Homes:
    """Gives office holders the state that the words around them speak of."""

    def __init__(self, context: Context, discourse: Discourse, titles: Titles, surroundings: Surroundings) -> None:
        """Take an article, the mentions found so far, the titles of its names, and what tells where nobody is from."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.titles = titles
        self.surroundings = surroundings
        #: Those who were given the state that was spoken of.
        self.spoken_of: dict[str, str] = {}

    def settle(self, number: int) -> None:
        """Give the persons named with a title in a sentence their state, where they have none yet."""
        for name, roles, draft in self._stateless(number):
            told = self._possessed(roles) or self._of_title(roles)
            draft.country = told or self._of_subject(name, roles, draft.id)
            if draft.country and not told:
                self.spoken_of[draft.id] = draft.country

    def _stateless(self, number: int) -> Iterator[tuple[FoundName, list[FoundRole], Draft]]:
        """Yield who is named in a sentence with a title that says no state, and has none, with name and titles."""
        for name in self.context.names_of.get(number, ()):
            roles = [role for role in self.titles.of(name) if not role.owners and not role.plural]
            for actor in self.discourse.actors_at(number, name.first) if roles else ():
                draft = self.table.drafts[actor]
                if draft.stateless:
                    yield name, roles, draft

    def settle_anew(self) -> None:
        """Take the state that was spoken of from who is told later to be of another ("her Thai colleague")."""
        for actor, country in self.spoken_of.items():
            draft = self.table.drafts.get(actor)
            if draft is not None and draft.country == country and country in self.surroundings.elsewhere(draft):
                draft.country = None

    def settle_possessed(self) -> None:
        """Give persons named with "her foreign minister" the state of whom the pronoun means, known only now."""
        for number in self.context.names_of:
            for _, roles, draft in self._stateless(number):
                draft.country = self._possessed(roles)

    def _of_subject(self, name: FoundName, roles: list[FoundRole], actor: str) -> str | None:
        """Return the state that was spoken of, unless somebody meets its people ("President X will meet him")."""
        country, draft = self._spoken_of(name, roles, actor), self.table.drafts[actor]
        if not country or country in self.surroundings.elsewhere(draft):
            return None
        least = reference().surroundings.named_far_away
        return None if self.surroundings.is_named_as_elsewhere(draft, country, least) else country

    def _possessed(self, roles: list[FoundRole]) -> str | None:
        """Return the state of whom a pronoun before a title means ("its foreign minister, X")."""
        for role in roles:
            tree = self.context.trees[role.sentence]
            owners = [*tree.possessors(head_of(tree.sentence, role.first, role.last)), role.first - 1]
            for word in owners:
                if word >= 0 and tree.words[word].text.lower() in WHOSE:
                    found = self._countries(self.discourse.actors_at(role.sentence, word))
                    if len(found) == 1 and not is_counterpart(role):
                        return found[0]
        return None

    def _of_title(self, roles: list[FoundRole]) -> str | None:
        """Return the one state of the article in which there is an office of that name: "Secretary of State X"."""
        meanings = [meaning for role in roles for meaning in role.match.roles]
        if not all(meaning.countries for meaning in meanings):
            return None
        found = {c for meaning in meanings for c in meaning.countries} & self.context.states_named
        return found.pop() if len(found) == 1 else None

    def _spoken_of(self, name: FoundName, roles: list[FoundRole], actor: str) -> str | None:
        """Return the state of the subject before the holder of a national office who is a subject himself.

        It is the subject above ("Thailand's ministry said Premier X …"), or, for who opens a sentence, the last
        subject before it, if that is of one of the two states that the article is about. Whoever acts together with
        the holder ("X, Pakistani Premier Break Silence") is of another state as likely as of the same.
        """
        tree = self.context.trees[name.sentence]
        first = min(role.first for role in roles)
        head = tree.words[head_of(tree.sentence, first, name.last)]
        if not national(roles) or not head.relation.startswith("nsubj") or self._of_somebody(roles):
            return None
        for back, entry in self.discourse.backwards(name.sentence, first):
            if back > reference().salience.home_back:
                return None
            found = self._countries(entry.mention.actors) if self._acts(entry) else []
            if found and not self._joined(entry, actor):
                fits = (
                    self._above(tree, entry.head, head.head) if back == 0 else self._opens(first, found[0], entry, back)
                )
                known = len(found) == 1 and fits and not self._unlikely(found[0], roles) and not self._among(entry)
                return found[0] if known and self._alone(found[0], name.sentence - back, name.sentence) else None
        return None

    def _unlikely(self, country: str, roles: list[FoundRole]) -> bool:
        """Whether a state has somebody else in an office, or no such office."""
        return rival(self.table, country, roles) or without_office(self.context.registry, country, roles)

    def _among(self, entry: Entry) -> bool:
        """Whether a mention is one of several in a list of more than one state: "Ghana and Togo"."""
        return len(set(self._countries(self._listed(entry)))) > 1

    def _alone(self, country: str, first: int, last: int) -> bool:
        """Whether no sentence between two names anybody of another state."""
        between = (entry for number in range(first + 1, last) for entry in self.discourse.by_sentence[number])
        return all(
            set(self._countries(entry.mention.actors)) <= {country}
            for entry in between
            if entry.kind not in NO_ANTECEDENT
        )

    def _of_somebody(self, roles: list[FoundRole]) -> bool:
        """Whether a pronoun before a title says whose it is, though nobody knows whom it means ("its leader, X")."""
        words = reference().pronouns
        before = [self.context.words(role.sentence)[role.first - 1] for role in roles if role.first > 0]
        return any(word.text.lower() in words and not is_honorific(word) for word in before)  # "HE" is no "he"

    def _acts(self, entry: Entry) -> bool:
        """Whether a mention is the subject of a main clause, and does something there rather than having it done."""
        tree = self.context.trees[entry.mention.sentence]
        top = tree.words[entry.head].head if tree.words[entry.head].relation in {"conj", "appos"} else entry.head
        # "Minsk was told that it had until Friday", "X said that the courts should decide"
        told = in_main_clause(tree, entry.head)
        return told and entry.weight >= reference().salience.subject and tree.words[top].relation != "nsubj:pass"

    def _joined(self, entry: Entry, actor: str) -> bool:
        """Whether an actor stands in one list with a mention."""
        return actor in self._listed(entry)

    def _listed(self, entry: Entry) -> tuple[str, ...]:
        """Return the actors of the list that a mention stands in, itself among them."""
        number = entry.mention.sentence
        tree = self.context.trees[number]
        first = tree.words[entry.head].head if tree.words[entry.head].relation == "conj" else entry.head
        return tuple(actor for word in tree.conjuncts(first) for actor in self.discourse.actors_at(number, word))

    def _opens(self, first: int, country: str, entry: Entry, back: int) -> bool:
        """Whether a title opens its sentence, where a state of the article's two was spoken of before.

        A state itself, right before in the paragraph, may be any: "Israel welcomed the breakdown. Prime Minister X …".
        """
        here = self.context.sentences[entry.mention.sentence + back].paragraph
        same = back == 1 and self.context.sentences[entry.mention.sentence].paragraph == here
        itself = same and all(self.table.drafts[actor].kind == "state" for actor in entry.mention.actors)
        # A paragraph may go back to the state in which the article was written.
        written = "" if same else self.surroundings.usual
        back_home = written in self.discourse.countries(reference().surroundings.named_least) and written != country
        return first <= 1 and ((country in self.discourse.dyad and not back_home) or itself)

    @staticmethod
    def _above(tree: Tree, subject: int, verb: int) -> bool:
        """Whether a clause hangs on what a subject says or does: "the ministry said that the premier had left"."""
        return verb >= 0 and tree.words[verb].relation == "ccomp" and tree.words[verb].head == tree.words[subject].head

    def _countries(self, actors: tuple[str, ...]) -> list[str]:
        drafts: list[Draft] = [self.table.drafts[actor] for actor in actors]
        return list(dict.fromkeys(draft.country for draft in drafts if draft.country))
