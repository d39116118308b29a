"""Names and descriptions in a text: which words they cover, and whom they may name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from dragoman.actors.found import Found, FoundName, FoundRole, Locator, is_honorific
from dragoman.actors.found_names import FoundNames
from dragoman.actors.names_again import add_again
from dragoman.actors.names_completed import complete
from dragoman.actors.names_known import add_known
from dragoman.actors.names_model import add_model_names
from dragoman.actors.names_titled import add_titled
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.types import Role, RoleMatch
from dragoman.language.types import Analysis

#: Letters before a word in which the name of a state may end there.
_NEAR = 40


def find_all(text: str, analysis: Analysis, registry: Registry, dates: Iterable[tuple[int, int]] = ()) -> Found:
    """Return the names and descriptions of a text; dates are stretches that are no names ("Monday", "May")."""
    locator = Locator(analysis)
    roles = find_roles(text, locator, registry)
    names = find_names(FoundNames(text, analysis, registry, roles), roles, locator)
    spans = sorted(dates)
    starts = [start for start, _ in spans]
    titled = {(r.sentence, r.last) for r in roles}

    def in_date(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[at][1]

    def dated(name: FoundName) -> bool:
        words = analysis.sentences[name.sentence].words
        if not in_date(words[name.first].start) or not in_date(words[name.last - 1].start):
            return False
        return not (name.first and is_honorific(words[name.first - 1])) and (name.sentence, name.first) not in titled

    kept = [
        name
        for name in names
        if not dated(name) and not only_titled(name, roles, analysis) and not names_premises(name, analysis)
    ]
    return Found(
        kept,
        sorted([*roles, *heads_of_organisations(analysis, kept, roles)], key=lambda r: (r.sentence, r.first)),
    )


def find_names(found: FoundNames, roles: list[FoundRole], locator: Locator) -> list[FoundName]:
    """Return the names of a text in order: the registry's, and those that titles and the model give beyond them."""
    add_known(found, locator)
    add_titled(found, roles)
    add_model_names(found)
    complete(found, roles)
    add_again(found)
    return found.in_order()


def only_titled(name: FoundName, roles: list[FoundRole], analysis: Analysis) -> bool:
    """Tell whether what the model takes for a name is a description: "the Secretary-General", "the Fijian FM"."""
    if name.candidates or not any(
        (r.sentence, r.first, r.last) == (name.sentence, name.first, name.last) for r in roles
    ):
        return False
    words = analysis.sentences[name.sentence].words
    short = words[name.first].text.isupper()  # "EAM held talks"
    return name.last - name.first > 1 or short or (name.first > 0 and words[name.first - 1].upos in {"DET", "ADJ"})


def names_premises(name: FoundName, analysis: Analysis) -> bool:
    """Tell whether a person's name is, or begins, that of a building or ground: "Trump Tower", "Mandela Square"."""
    if name.label != "person" and not name.surnames() and not name.full_names():
        return False
    words, premises = analysis.sentences[name.sentence].words, reference().names.premises
    ends = words[name.first + 1 : name.last + 1]  # the rest of the name, and what follows it
    return any(word.text[:1].isupper() and word.text.lower() in premises for word in ends)


def heads_of_organisations(analysis: Analysis, names: list[FoundName], roles: list[FoundRole]) -> Iterator[FoundRole]:
    """Yield descriptions made of an organisation and an ordinary word: "the FBI director", "OPEC's chief"."""
    taken = {(r.sentence, w) for r in roles for w in range(r.first, r.last)}
    for name in names:
        bodies = [c for c in name.others() if c.entity in {"organisation", "group"}]
        if not bodies:
            continue
        words = analysis.sentences[name.sentence].words
        at = name.last
        while at < len(words) and words[at].text in {"'s", "’s", "deputy", "acting"}:
            at += 1
        if (
            at < len(words)
            and words[at].text.lower() in reference().names.organisation_heads
            and (name.sentence, at) not in taken
        ):
            # Who heads one state's agency is none of its heads: "the two leaders" are no CIA director.
            level = "official" if any(c.country for c in bodies) else "head"
            role = Role(title=words[at].text.lower(), office="", sector="GOV", level=level)
            match = RoleMatch(start=words[at].start, end=words[at].end, text=words[at].text, roles=(role,))
            yield FoundRole(name.sentence, at, at + 1, match)


def find_roles(text: str, locator: Locator, registry: Registry) -> list[FoundRole]:
    """Return every description of an office or part that the registry knows."""
    found = []
    for match in registry.roles_in(text):
        place = locator.words(match.start, match.end)
        if place is not None and not _ends_a_station(text[max(0, match.start - _NEAR) : match.start], match, registry):
            found.append(FoundRole(*place, match=match))
    return found


def _ends_a_station(before: str, match: RoleMatch, registry: Registry) -> bool:
    """Whether a short title is the end of a radio station's name: "Capital FM", "98.4 FM", and not "Fiji FM"."""
    written = before.rsplit("\n", maxsplit=1)[-1].rstrip()
    word = written.rsplit(" ", maxsplit=1)[-1]
    ends = word[-1:].isalnum() and not word.endswith(("'s", "’s"))
    if match.text != "FM" or not ends or not (word[0].isupper() or word[0].isdigit()):
        return False
    ending = (m for m in registry.names_in(written) if m.end == len(written))
    return not any(c.entity == "state" for m in ending for c in m.candidates)
