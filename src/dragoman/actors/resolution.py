"""Who is meant: names, titles, descriptions and pronouns of one article resolve to actors."""

from __future__ import annotations

import msgspec

from dragoman.actors.cast import Cast, Mention
from dragoman.actors.descriptions import Describer
from dragoman.actors.names import HONORIFICS, PLACE_CASES, Found, FoundName, FoundRole, head_of
from dragoman.actors.pronouns import Pronouns
from dragoman.actors.registry import Registry
from dragoman.actors.salience import Discourse
from dragoman.actors.table import ActorTable, Draft
from dragoman.actors.types import Candidate
from dragoman.language.syntax import Tree
from dragoman.language.types import Analysis
from dragoman.types import Publication, Span


def resolve(text: str, analysis: Analysis, registry: Registry, found: Found, published: Publication | None) -> Cast:
    """Return the cast of an article: its actors and all their mentions.

    What was found is used up: it is marked as it is resolved. Offices are resolved for the publication interval; without one, a bare office stays an office and
    no person is guessed.
    """
    return _Resolver(text, analysis, registry, found, published).run()


class _Resolver:
    """The passes over one article, in their order: full names, short names, descriptions, pronouns."""

    def __init__(self, text: str, analysis: Analysis, registry: Registry, found: Found, published: Publication | None) -> None:
        self.text = text
        self.analysis = analysis
        self.registry = registry
        self.table = ActorTable(registry, published)
        self.trees = [Tree(sentence) for sentence in analysis.sentences]
        self.names, self.roles = found.names, found.roles
        self.mentions: list[Mention] = []
        self.surnames: dict[str, str] = {}

    def run(self) -> Cast:
        self._attach_roles()
        full = [n for n in self.names if self._full_person(n)]
        done = {id(n) for n in full}
        for name in self.names:
            if id(name) not in done:
                self._short_or_other(name)
        discourse = Discourse(self.trees, self.table, self.mentions)
        describer = Describer(self.trees, self.table, discourse, self.roles, self.names)
        pronouns = Pronouns(self.trees, self.table, discourse)
        for number in range(len(self.trees)):
            for part in (describer, pronouns):
                for mention in part.sentence(number):
                    self._keep(mention)
                    discourse.add(mention)
        return Cast(actors=self.table.finish(), mentions=tuple(sorted(self.mentions, key=lambda m: (m.start, m.end, m.kind))))

    # --- titles before and after names ---------------------------------------------------------------

    def _attach_roles(self) -> None:
        """Give every role the country that modifies it."""
        by_word = {(n.sentence, w): n for n in self.names for w in range(n.first, n.last)}
        for role in self.roles:
            role.country = self._country_before(role, by_word)

    def _country_before(self, role: FoundRole, by_word: dict[tuple[int, int], FoundName]) -> str:
        tree = self.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        near = [role.first - 1, role.first - 2, *tree.possessors(head), *tree.children(head, "amod", "compound")]
        near += [c for c in tree.children(head, "nmod") if tree.case(c) in {"of", "for"}]
        for word in near:
            name = by_word.get((role.sentence, word))
            if name is None or (word == role.first - 2 and not self._only_marks(role, word)):
                continue
            for candidate in name.others():
                if candidate.country and candidate.kind in {"adjective", "name", "capital", "seat", "organisation", "demonym"}:
                    return candidate.country
        return ""

    def _only_marks(self, role: FoundRole, word: int) -> bool:
        """Whether between a name two words back and the title stands only a possessive mark or an adjective."""
        between = self.trees[role.sentence].words[word + 1]
        return between.upos in {"PART", "ADJ", "PUNCT"}

    def _title_of(self, name: FoundName) -> FoundRole | None:
        """Return the description that stands directly before a name, or beside it between commas."""
        words = self.trees[name.sentence].words
        for role in self.roles:
            if role.sentence != name.sentence or role.match.roles[0].plural:
                continue
            gap = words[role.last : name.first] if role.last <= name.first else words[name.last : role.first]
            before = role.last <= name.first
            if before and not gap:
                return role
            if before and len(gap) == 1 and gap[0].text == ",":
                return role
            if not before and self._apposed(name, role):
                return role
        return None

    def _apposed(self, name: FoundName, role: FoundRole) -> bool:
        """Whether a description after a name is its apposition ("Jake Sullivan, the adviser")."""
        tree = self.trees[name.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        word = tree.words[head]
        return word.relation == "appos" and name.first <= word.head < name.last

    # --- persons -------------------------------------------------------------------------------------

    def _full_person(self, name: FoundName) -> bool:
        """Resolve a full personal name; a model name of several words that no registry knows is a person too."""
        role = self._title_of(name)
        candidates = name.full_names()
        if candidates:
            draft = self.table.entity(self._likeliest(candidates, role))
        elif name.label == "person" and name.last - name.first > 1 and not name.others():
            draft = self._local_person(name, role)
        else:
            return False
        if draft is None:
            return False
        self._remember(draft, name.text)
        self._name_mention(name, draft, role)
        return True

    def _likeliest(self, candidates: list[Candidate], role: FoundRole | None) -> str:
        """Return the namesake whose office and day fit best."""

        def fit(candidate: Candidate) -> tuple[int, int]:
            terms = self.table.terms_of(candidate.id)
            offices = {r.office for r in role.match.roles} if role else set()
            return (sum(t.office in offices for t in terms), len(terms))

        return max(candidates, key=fit).id

    def _local_person(self, name: FoundName, role: FoundRole | None) -> Draft:
        words = self.trees[name.sentence].words[name.first : name.last]
        while len(words) > 1 and words[0].text.lower() in HONORIFICS:
            words = words[1:]
        known = self.surnames.get(words[-1].text.lower())
        surface = self.text[words[0].start : words[-1].end]
        if known and len(words) == 1:
            return self.table.drafts[known]
        draft = self.table.local(surface, "person")
        if role is not None:
            draft.country = draft.country or role.country or None
            draft.sector = draft.sector or role.match.roles[0].sector or None
            draft.office = draft.office or self._printed_office(role)
        return draft

    def _printed_office(self, role: FoundRole) -> str:
        country = self.table.country_name(role.country)
        title = role.match.text
        return f"{title} ({country})" if country else title

    def _remember(self, draft: Draft, surface: str) -> None:
        """Note the short names under which a person may come back; the first bearer in the article has it."""
        parts = surface.replace("’s", "").replace("'s", "").split()
        self.surnames.setdefault(parts[-1].lower(), draft.id)
        entity = self.registry.by_id(draft.id)
        for alias in (*getattr(entity, "aliases", ()), getattr(entity, "name", "")):
            if alias:
                self.surnames.setdefault(alias.lower(), draft.id)
                self.surnames.setdefault(alias.split()[-1].lower(), draft.id)

    def _short_person(self, name: FoundName) -> Draft | None:
        """Resolve a bare surname: named in full in this article, titled, or the only holder of office by that name."""
        key = name.text.replace("’s", "").replace("'s", "").lower()
        for form in (key, key.split()[-1]):
            if form in self.surnames:
                return self.table.entity(self.surnames[form])
        role = self._title_of(name)
        candidates = name.surnames()
        if not candidates:
            return None
        offices = {r.office for r in role.match.roles if r.office} if role else set()
        fitting = []
        for candidate in candidates:
            if role and role.country and candidate.country != role.country:
                continue
            terms = self.table.terms_of(candidate.id)
            if (offices & {t.office for t in terms}) or (not offices and terms):
                fitting.append(candidate.id)
        fitting = list(dict.fromkeys(fitting))
        return self.table.entity(fitting[0]) if len(fitting) == 1 else None

    # --- everything else -----------------------------------------------------------------------------

    def _short_or_other(self, name: FoundName) -> None:
        others = name.others()
        short = (name.surnames() or name.label == "person") and (not others or (name.label == "person" and name.ambiguous))
        if short:
            draft = self._short_person(name)
            if draft is None and name.label == "person":
                draft = self._local_person(name, self._title_of(name))
            if draft is not None:
                self._remember(draft, name.text)
                self._name_mention(name, draft, self._title_of(name))
            return
        if others:
            self._entity_mention(name, others[0])
        elif name.label == "organization":
            self._name_mention(name, self.table.local(name.text, "organisation"), None)

    def _entity_mention(self, name: FoundName, candidate: Candidate) -> None:
        kind = candidate.kind
        if kind == "place":
            self._place_mention(name, candidate.country)
            return
        draft = self.table.entity(candidate.id)
        if draft is None:
            return
        if kind in {"capital", "seat"}:
            kind = "place" if self._is_place(name) else "seat"
        elif kind == "adjective":
            kind = "adjective"
        else:
            kind = "name"
        if kind == "place":
            self._place_mention(name, candidate.country)
        else:
            self._keep(self._mention(name.sentence, name.first, name.last, (draft.id,), kind))

    def _place_mention(self, name: FoundName, country: str) -> None:
        """Record a place with the state that it lies in, which may be host to a visit there."""
        state = self.table.state(country)
        mention = self._mention(name.sentence, name.first, name.last, (), "place")
        self._keep(msgspec.structs.replace(mention, located=state.id if state else ""))

    def _is_place(self, name: FoundName) -> bool:
        """Whether a capital or seat is where something is, rather than a government that acts."""
        tree = self.trees[name.sentence]
        head = head_of(tree.sentence, name.first, name.last)
        word = tree.words[head]
        if word.relation == "conj" and word.head >= 0 and not tree.case(head):
            head, word = word.head, tree.words[word.head]
        return not word.relation.startswith("nsubj") and tree.case(head) in PLACE_CASES

    def _name_mention(self, name: FoundName, draft: Draft, role: FoundRole | None) -> None:
        """Record a name together with the title before it."""
        first = name.first
        if role is not None:
            role.used = True
            draft.titles.update(r.title for r in role.match.roles)
            draft.titles.add(role.match.text.lower())
            draft.offices.update(r.office for r in role.match.roles if r.office)
            if draft.id.startswith("local:"):
                draft.country = draft.country or role.country or None
            self._role_mention(role, draft, name)
            if role.last == name.first:
                first = role.first
        self._keep(self._mention(name.sentence, first, name.last, (draft.id,), "name"))

    def _role_mention(self, role: FoundRole, draft: Draft, name: FoundName) -> None:
        """Record the description beside a name as a mention of the same actor, its modifiers included."""
        tree = self.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        phrase = [w for w in tree.phrase(head) if not name.first <= w < name.last] or [head]
        first = min(min(phrase), role.first)
        if any(m.sentence == role.sentence and first <= m.first < role.first and m.kind == "name" and m.actors != (draft.id,) for m in self.mentions):
            first = role.first
        self._keep(self._mention(role.sentence, role.first, role.last, (draft.id,), "description"))

    def _mention(self, sentence: int, first: int, last: int, actors: tuple[str, ...], kind: str) -> Mention:
        words = self.trees[sentence].words
        if last - first > 1 and words[last - 1].text in {"'s", "’s", "'", "’"}:
            last -= 1
        return Mention(
            sentence=sentence, first=first, last=last, start=words[first].start, end=words[last - 1].end, actors=actors, kind=kind
        )

    def _keep(self, mention: Mention) -> None:
        self.mentions.append(mention)
        for actor in mention.actors:
            self.table.drafts[actor].spans.append(Span(start=mention.start, end=mention.end))


