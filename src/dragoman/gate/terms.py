"""The names and words that the gate counts, from the registry, the coder's lexicon and its own lists."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

from dragoman.actors.registry import Registry, load_registry
from dragoman.actors.registry_tokens import key_of, plain
from dragoman.actors.types import Candidate, Role
from dragoman.gate.settings import settings

#: Sectors of organisations that are no party of their own and speak for a state.
NATIONAL = frozenset(("GOV", "MIL", "LEG", "SPY"))
#: Sectors that are parties of their own.
OWN = frozenset(("IGO", "REB", "PRM"))
OFFICE, STRONG, WEAK, GAME = "office", "strong", "weak", "game"


class Terms:
    """Names by their words, with the party that each stands for; and words in lower case, with their kinds."""

    def __init__(self, names: dict[str, str], words: dict[str, str]) -> None:
        """Take them with blanks between words; the longest of each first word is noted."""
        self.names, self.words = names, words
        self.longest_name, self.longest_word = longest(names), longest(words)


def longest(keys: Iterable[str]) -> dict[str, int]:
    """Return how many words the longest key of each first word has."""
    sizes: dict[str, int] = {}
    for key in keys:
        first, size = key.partition(" ")[0], key.count(" ") + 1
        sizes[first] = max(size, sizes.get(first, 0))
    return sizes


@cache
def load_terms() -> Terms:
    """Return the terms; made once, in half a second."""
    registry = load_registry()
    return Terms(dict(party_names(registry)), dict(counted_words(registry)))


def party_names(registry: Registry) -> Iterable[tuple[str, str]]:
    """Yield the names of states, their people and places, of bodies and armed groups, with who is meant."""
    places = frozenset(map(key_of, settings().lists.places))
    for key, candidates in registry.names.candidates.items():
        parties = [party for party in map(party_of, candidates) if party]
        if candidates and candidates[0].kind == "place" and key not in places:
            continue
        if parties and not key.islower():
            yield key, parties[0]


def party_of(candidate: Candidate) -> str:
    """Return the party that a name stands for: a state's code, or the id of a body or group; "" for none."""
    if candidate.entity in ("organisation", "group"):
        if candidate.sector in OWN:
            return candidate.id
        return candidate.country if candidate.sector in NATIONAL else ""
    return candidate.country


def counted_words(registry: Registry) -> Iterable[tuple[str, str]]:
    """Yield words and phrases in lower case with their kinds; of a word of two kinds, the later counts."""
    lists = settings().lists
    titles = [title for title, roles in registry.roles.by_title.items() if any(map(is_high, roles))]
    for kind, words in (
        (WEAK, [*lexicon_words(), *as_part("NOUN", lists.weak), *as_part("VERB", lists.weak_verbs)]),
        (OFFICE, as_part("NOUN", {*titles, *lists.offices} - {*lists.no_offices})),
        (GAME, as_part("NOUN", lists.games)),
        (STRONG, [*as_part("NOUN", lists.strong), *as_part("VERB", lists.strong_verbs)]),
    ):
        for word, part in words:
            for form in forms_of(word, part):
                yield form, kind


def as_part(part: str, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return words, in order, each with its part of speech."""
    return [(word, part) for word in sorted(words)]


def is_high(role: Role) -> bool:
    """Return whether a role is that of a head or minister."""
    return role.level in ("head", "minister")


def lexicon_words() -> list[tuple[str, str]]:
    """Return the lemmas of the coder's lexicon that tell of contacts and commitments, without the general ones."""
    from dragoman.coding.lexicon import load_lexicon

    chosen = settings().lexicon
    senses = chain.from_iterable(load_lexicon().events.values())
    general = set(chosen.general)
    told = {(sense.lemma, sense.pos) for sense in senses if sense.type in chosen.types or sense.kind}
    return sorted((lemma, part) for lemma, part in told if not {lemma, f"{lemma}/{part}"} & general)


def forms_of(word: str, part: str) -> set[str]:
    """Return a word or phrase in its inflected forms, as keys of text in lower case."""
    from lemminflect import getAllInflections  # type: ignore[import-untyped]

    forms = {word}
    if word.isalpha():
        forms.update(form for kinds in getAllInflections(word, upos=part).values() for form in kinds)
    keys = {key_of(form.lower()) for form in forms}
    return keys | {plain(key) for key in keys}
