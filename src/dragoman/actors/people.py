"""Persons: full names, surnames and given names of one article lead to one actor each."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.context import Context
from dragoman.actors.found import FoundName, FoundRole, is_counterpart, is_honorific, is_sent_by_secretary_general
from dragoman.actors.given_names import sex_of_given
from dragoman.actors.name_forms import is_initial, parts_of, without_article, without_initials
from dragoman.actors.origins import Origins
from dragoman.actors.reference import reference
from dragoman.actors.table import Draft
from dragoman.actors.titles import Titles
from dragoman.actors.types import Candidate, Person

#: Offices whose holders nobody calls by a lesser title.
HEADS = frozenset({"head_of_state", "head_of_government", "monarch"})


class People:
    """Resolves personal names: those in full first, so that short ones find their bearers."""

    def __init__(self, context: Context, titles: Titles) -> None:
        """Take an article and the titles of its names."""
        self.context = context
        self.table = context.table
        self.titles = titles
        self.origins = Origins(context)
        #: Persons by each short name, with the place where it was given in full.
        self.short: dict[str, list[tuple[FoundName, Draft]]] = {}
        self.given: dict[str, set[str]] = {}
        self.middle: dict[str, set[str]] = {}

    # --- full names ----------------------------------------------------------------------------------

    def full(self, name: FoundName) -> Draft | None:
        """Return who is named in full, whether the registry knows the name or not; None for other names."""
        candidates = name.full_names()
        if candidates:
            draft = self.table.entity(self._likeliest(candidates, self.titles.of(name)))
        elif name.label == "person" and len(self._surface(name).split()) > 1 and not name.others():
            draft = self._local(name)
        else:
            return None
        if draft is not None:
            self.remember(name, draft)
        return draft

    def _likeliest(self, candidates: list[Candidate], roles: list[FoundRole]) -> str:
        """Return the namesake whose office, state and day fit best."""
        offices = {r.office for role in roles for r in role.match.roles}
        owners = {self.context.country_of(o) for role in roles for o in role.owners}

        def fit(candidate: Candidate) -> tuple[int, bool, int, int]:
            terms = self.table.terms_of(candidate.id)
            ever = self.context.registry.offices_of(candidate.id)
            return (sum(t.office in offices for t in terms), candidate.country in owners, len(terms), len(ever))

        return max(candidates, key=fit).id

    def _local(self, name: FoundName) -> Draft | None:
        """Return a person whom the registry does not know, the same one for all forms of the name."""
        surface = self._surface(name)
        parts = surface.split()
        if len(parts) < 2:  # noqa: PLR2004 - a given and a family name
            return self.surname(name)
        bearers = [*self.short.get(parted(surface), []), *self.short.get(parts[-1].lower(), [])]
        for known, draft in bearers:
            full = draft.name.split()
            # As somebody was named before, or his family name of two words: "Amir Abdollahian", "Amir Doust".
            again = known.text == surface or parted(draft.name).endswith(f" {parted(surface)}")
            if again or same_given(parts, full) or parts == full[-len(parts) :]:
                return draft
        return self._made(name, surface)

    def _made(self, name: FoundName, surface: str) -> Draft:
        draft = self.table.local(surface, "person")
        given, _, family = surface.partition(" ")
        draft.sex = draft.sex or self.address(name)
        if not draft.sex and family:
            draft.sex, draft.sex_presumed = sex_of_given(given, self.context.registry), True
        return draft

    def _surface(self, name: FoundName) -> str:
        words = self.context.words(name.sentence)
        first, last = name.first, name.last
        while first < last - 1 and is_honorific(words[first]):
            first += 1
        while last - 1 > first and words[last - 1].text in {"'s", "’s", "'", "’"}:
            last -= 1
        return self.context.text[words[first].start : words[last - 1].end]

    def remember(self, name: FoundName, draft: Draft) -> None:
        """Note the short names under which a person may come back."""
        parts = [p for p in parts_of(name.text) if not is_initial(p)] or [name.text]
        entity = self.context.registry.by_id(draft.id)
        forms = {parts[-1].lower(), " ".join(parts[1:]).lower(), " ".join(parts).lower(), without_article(parts[-1])}
        if isinstance(entity, Person):
            forms |= {surface.lower() for surface in (*entity.aliases, entity.name)}
            forms |= {s.lower() for s in known_surnames(entity)}
            forms |= {parted(form) for form in forms}
        for form in sorted(forms - {""}):
            bearers = self.short.setdefault(form, [])
            if all(known is not draft for _, known in bearers):
                bearers.append((name, draft))
        whole = entity.name.split() if isinstance(entity, Person) else parts
        if len(whole) > 1:
            self.given.setdefault(whole[0].lower(), set()).add(draft.id)
        for middle in whole[1:-1]:
            if middle[0].isupper() and middle.lower() not in reference().names.particles:
                self.middle.setdefault(middle.lower(), set()).add(draft.id)

    # --- short names ---------------------------------------------------------------------------------

    def surname(self, name: FoundName) -> Draft | None:
        """Return who is meant by a surname or given name alone, or None."""
        key = " ".join(parts_of(name.text)).lower()
        bearers = self.short.get(key) or self.short.get(key.rpartition(" ")[2]) or []
        if bearers:
            return self._nearest(name, bearers)
        # "Minister Kang", of Kang Dae-ho; "Urquijo", of Gonzalo Urquijo Bas
        named = self.given.get(key) or self.middle.get(key) or set()
        if len(named) == 1 and (name.label == "person" or self.titles.of(name)):
            found: Draft | None = self.table.drafts[next(iter(named))]
        else:
            found = self._from_registry(name) or (self._lone(name) if name.label == "person" else None)
        if found is not None:
            self.remember(name, found)
        return found

    def _lone(self, name: FoundName) -> Draft | None:
        """Return a new person for a name of one word, which needs a title or a form of address to be one."""
        if name.others() or (not self.titles.of(name) and not self.addressed(name)):
            return None
        return self._made(name, self._surface(name))

    def _nearest(self, name: FoundName, bearers: list[tuple[FoundName, Draft]]) -> Draft:
        """Return the bearer whose sex and titles fit, and who was named last before; else the first of the article."""
        if len(bearers) == 1:
            return bearers[0][1]
        sex, roles = self.address(name), self.titles.of(name)
        offices = {r.office for role in roles for r in role.match.roles if r.office}
        said = {role.title for role in roles}

        def fit(bearer: tuple[FoundName, Draft]) -> tuple[bool, bool, bool, tuple[int, int]]:
            full, draft = bearer
            fits = bool(offices & draft.offices) or bool(said & {title for title, _ in draft.titles})
            before = (full.sentence, full.first) <= (name.sentence, name.first)
            return (
                not sex or draft.sex in {sex, ""},
                fits,
                bool(draft.offices & self.table.single_offices),  # "Rojas" is the president, and not his wife
                (full.sentence, full.first) if before else (-full.sentence - 1, 0),
            )

        return max(bearers, key=fit)[1]

    def _from_registry(self, name: FoundName) -> Draft | None:
        """Return the one person of the registry who bears a surname and fits title, state and day."""
        roles, sex = self.titles.of(name), self.address(name)
        ranked: dict[str, tuple[int, int, int]] = {}
        for candidate in name.surnames():
            fit = self._fit(candidate, roles)
            if fit > (0, 0, 0) and not (sex and self._sex(candidate) not in {sex, ""}):
                ranked[candidate.id] = max(fit, ranked.get(candidate.id, fit))
        best = max(ranked.values(), default=None)
        winners = [identifier for identifier, fit in ranked.items() if fit == best]
        return self.table.entity(winners[0]) if len(winners) == 1 else None

    def _fit(self, candidate: Candidate, roles: list[FoundRole]) -> tuple[int, int, int]:
        """Return how well a bearer of a surname fits; zeros for one who does not."""
        registry = self.context.registry
        held = self.table.terms_of(candidate.id)
        terms = held if self.table.dated else registry.offices_of(candidate.id)
        offices = {r.office for role in roles for r in role.match.roles if r.office}
        owners = {self.context.country_of(o) for role in roles for o in role.owners} - {""}
        if owners and candidate.country not in owners:
            return (0, 0, 0)
        titled = bool(offices & {t.office for t in terms})
        if (offices and not titled) or not terms:
            return (0, 0, 0)
        lower = not offices and any(r.level in {"minister", "official"} for role in roles for r in role.match.roles)
        if lower and all(t.office in HEADS for t in terms):  # "Commissioner Dlamini" is no prime minister
            return (0, 0, 0)
        head = any(t.office in HEADS for t in terms)
        return (1 + titled, int(candidate.country in self.context.states_named), int(head))

    def _sex(self, candidate: Candidate) -> str:
        entity = self.context.registry.by_id(candidate.id)
        return entity.sex if isinstance(entity, Person) else ""

    # --- what names tell of persons -------------------------------------------------------------------

    def addressed(self, name: FoundName) -> bool:
        """Whether a form of address stands in or before a name."""
        words = self.context.words(name.sentence)
        return is_honorific(words[name.first]) or (name.first > 0 and is_honorific(words[name.first - 1]))

    def address(self, name: FoundName) -> str:
        """Return the sex that a form of address or a title tells, or ""."""
        words = self.context.words(name.sentence)
        for word in words[max(0, name.first - 1) : name.last]:
            sex = reference().honorifics.get(word.text.lower().rstrip("."))
            if sex:
                return sex
        return next((sex for role in self.titles.of(name) if (sex := sex_of_title(role.title))), "")

    def describe(self, name: FoundName, draft: Draft) -> None:
        """Take over what the titles beside a name say of a person."""
        local = draft.id.startswith("local:") and self.context.registry.by_id(draft.id) is None
        for role in self.titles.of(name):
            owner = role.owners[0] if role.owners else ""
            draft.titles.add((kind_before(self.context, role) + singular(role.title), owner))
            draft.titled = True
            meanings = [r for r in role.match.roles if not r.countries or self.context.country_of(owner) in r.countries]
            if not role.former:
                draft.offices.update(r.office for r in meanings if r.office)
                draft.levels.update(r.level for r in meanings)
            if local:
                draft.country = draft.country or self.context.country_of(owner) or None
                draft.sector = draft.sector or role.match.roles[0].sector or None
                if not is_counterpart(role):
                    draft.office = draft.office or self._printed(role, owner)
        draft.sex = draft.sex or self.address(name)
        if local and not draft.country and not self._of_organisation(name):
            draft.country = self.origins.of(name) or None

    def _of_organisation(self, name: FoundName) -> bool:
        """Whether a name has the title of an organisation of many states, whose officials stand for none."""
        return any(
            is_sent_by_secretary_general(role) or (role.owners and not self.context.country_of(role.owners[0]))
            for role in self.titles.of(name)
        )

    def _printed(self, role: FoundRole, owner: str) -> str:
        title = singular(role.match.text)
        if role.former and not role.title.startswith(("former", "ex-")):
            title = f"former {title}"
        entity = self.table.entity(owner) if owner else None
        return f"{title} ({entity.name})" if entity is not None else title


def kind_before(context: Context, role: FoundRole) -> str:
    """Return the noun before a title that narrows it, with a blank: a village leader is no leader of a state."""
    before = context.words(role.sentence)[role.first - 1] if role.first else None
    if before is None or before.upos != "NOUN" or (role.sentence, role.first - 1) in context.name_at:
        return ""
    narrows = before.xpos == "NN" or before.relation == "compound"  # "fisheries minister"
    return f"{before.text.lower()} " if narrows else ""


def singular(title: str) -> str:
    """Return a title in the singular, as far as an ending tells."""
    if title.lower().endswith("secretaries"):
        return f"{title[: -len('ies')]}y"
    return title.removesuffix("s") if title.lower().endswith(("ministers", "presidents", "leaders")) else title


def same_given(parts: list[str], other: list[str]) -> bool:
    """Tell whether two full names of one family name can be one person's: "Michael T. Flynn", "Mike Flynn" cannot."""
    if without_initials(" ".join(parts)) == without_initials(" ".join(other)):
        return True
    one, two = parts[0].rstrip("."), other[0].rstrip(".")
    return (len(one) == 1 or len(two) == 1) and one[0] == two[0]


def parted(name: str) -> str:
    """Return a name in small letters with blanks for hyphens, as it is often printed: "amir abdollahian"."""
    return name.lower().replace("-", " ")


def sex_of_title(title: str) -> str:
    """Return the sex that a title tells ("spokeswoman"), or ""."""
    last = title.rsplit(" ", 1)[-1]
    for sex in ("f", "m"):
        endings = reference().sexed_titles[sex]
        if last in endings or last.endswith(tuple(e for e in endings if e.endswith("man"))):
            return sex
    return ""


@lru_cache(maxsize=20000)
def known_surnames(person: Person) -> frozenset[str]:
    """Return the parts of a person's name that may stand alone."""
    from dragoman.actors.registry_surnames import surnames_of

    return frozenset(surnames_of(person))
