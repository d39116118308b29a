"""Names that a form of address or a title gives away."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.actors.found import FoundName, FoundRole, is_capitalised, is_honorific, past_address, past_retired
from dragoman.actors.found_names import FoundNames
from dragoman.actors.given_names import is_given
from dragoman.actors.reference import reference
from dragoman.language.types import Word


def add_titled(found: FoundNames, roles: Iterable[FoundRole]) -> None:
    """Add the names after forms of address and after titles."""
    add_addressed(found)
    add_after_titles(found, roles)


def add_addressed(found: FoundNames) -> None:
    """Add surnames after forms of address that look like other words ("Mrs. May")."""
    for number, sentence in enumerate(found.sentences):
        for at, word in enumerate(sentence.words[:-1]):
            if word.upos != "PROPN" or not is_honorific(word):
                continue
            after = sentence.words[at + 1]
            if after.text[0].isupper() and (number, at + 1) not in found.covered:
                known = found.registry.surnames.candidates.get(after.text)
                if known:
                    found.add(FoundName(number, at + 1, at + 2, after.text, tuple(known), "person"))


def add_after_titles(found: FoundNames, roles: Iterable[FoundRole]) -> None:
    """Add the names right after titles that neither the registry nor the model knows: "spokesman Deng Ke"."""
    for role in roles:
        words = found.sentences[role.sentence].words
        behind = after_owner(found, role) or past_retired(words, role.last)
        first = last = behind + set_off(found, role.sentence, words, behind)
        last = found.end_of_name(role.sentence, first)
        named = words[last - 1].upos == "PROPN" and words[last - 1].text.lower() not in reference().generic.words
        if last - first < 2 or role.plural or not named:  # noqa: PLR2004 - two names
            continue
        for inside in {id(n): n for w in range(first, last) if (n := found.covered.get((role.sentence, w)))}.values():
            inside.last = inside.first
        text = found.text[words[first].start : words[last - 1].end]
        found.add(FoundName(role.sentence, first, last, text, found.known(text), "person"))


def after_owner(found: FoundNames, role: FoundRole) -> int:
    """Return where a name begins that follows a title and its state ("President" "of" "Poland" "Marek …"), or 0.

    Whoever is sent may have two: "Ambassador of Latvia to the State of Qatar".
    """
    of = after_state(found, role.sentence, role.last, "of")
    return (after_state(found, role.sentence, of, "to") if of else 0) or of


def after_state(found: FoundNames, number: int, at: int, preposition: str) -> int:
    """Return where the name of a state ends that follows a preposition at a word, or 0."""
    words = found.sentences[number].words
    if at >= len(words) or words[at].text != preposition:
        return 0
    at += 1 + (at + 1 < len(words) and words[at + 1].upos == "DET")  # "of the Republic of Poland"
    owner = found.covered.get((number, at))
    return owner.last if owner is not None and owner.others() and not owner.surnames() else 0


def set_off(found: FoundNames, number: int, words: tuple[Word, ...], behind: int) -> int:
    """Return how many words stand between a title and the name that it is set off from.

    A comma ("his counterpart, X Y,"), and a form of address ("the President of Ghana, His Excellency X Y,").
    """
    if behind >= len(words) or words[behind].text != ",":
        return 0
    at = first = past_address(words, behind + 1)
    while at < len(words) and words[at].upos == "PROPN" and is_capitalised(words[at].text):
        at += 1
    if at < len(words) and (is_capitalised(words[at].text) or words[at].text in reference().names.particles):
        # "its foreign minister, Said bin Harith al-Maskari,", "her spokesman, Wouter ten Brinke"
        end = found.end_of_name(number, first)
        at = end if end - first > 1 and words[end - 1].upos == "PROPN" else at
    closed = at < len(words) and words[at].text in reference().names.closing
    if closed and words[at].text == "and" and not is_given(words[first].text, found.registry):
        return 0  # "Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates"
    return first - behind if closed else 0
