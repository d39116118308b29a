"""Names of persons of which only a part was found, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.actors.found import FoundName, FoundRole, head_of, is_capitalised, is_honorific, past_address
from dragoman.actors.found_names import FoundNames, with_hyphens
from dragoman.actors.given_names import is_given
from dragoman.actors.names_model import from_hyphen
from dragoman.actors.names_of_fathers import join_fathers
from dragoman.actors.reference import reference
from dragoman.language.types import Word


def complete(found: FoundNames, roles: Iterable[FoundRole]) -> None:
    """Make names reach over all their words, and add those that only what stands around them gives away."""
    join_fathers(found)
    widen_surnames(found)
    widen_given_names(found)
    widen_to_given(found)
    add_unseen(found)
    add_addressed_unseen(found)
    add_titled_unseen(found, roles)
    add_unseen_organisations(found)
    widen_cut_short(found)
    widen_after_titles_of_birth(found)


def widen_surnames(found: FoundNames) -> None:
    """Widen surnames that are only a part of the name of somebody else: "Mane Ter-Grigoryan", "Ama Koné-Traoré"."""
    for name in list(found.names):
        if name.first >= name.last or name.label or name.others() or name.full_names():
            continue
        end = end_of_family(found, name)
        first = begin_of_name(found, name.sentence, from_hyphen(found, name.sentence, name.first), end)
        inside = [n for w in range(first, end) if (n := found.covered.get((name.sentence, w))) is not None]
        if (first, end) != (name.first, name.last) and not any(n.label or n.others() or n.full_names() for n in inside):
            found.replace(name.sentence, first, end, "person", list({id(n): n for n in inside}.values()))


def end_of_family(found: FoundNames, name: FoundName) -> int:
    """Return the end of a family name with what a hyphen joins to it, or another family name behind it."""
    words = found.sentences[name.sentence].words
    end = max(name.last, with_hyphens(words, name.first, name.last))
    while end < len(words) and words[end].relation == "flat" and found.free(name.sentence, end):
        end += 1
    return end


def begin_of_name(found: FoundNames, number: int, first: int, last: int) -> int:
    """Return the first word of a name that ends with a stretch: what this is said with, or a given name before it."""
    words = found.sentences[number].words
    head = words[first].head
    if words[first].relation == "flat" and 0 <= head < first and words[head].upos == "PROPN":
        return head if not any((number, w) in found.covered for w in range(head, first)) else first
    before = words[first - 1] if first else None
    if before is None or not is_capitalised(before.text) or (number, first - 1) in found.covered:
        return first
    hangs = first <= before.head < last and before.relation in reference().names.inside
    given = is_given(before.text, found.registry) and found.free(number, first - 1)
    given = given and before.text.lower() not in reference().generic.no_names  # "on 18 June Macron went"
    return first - 1 if given and (hangs or before.upos == "PROPN") else first


def widen_given_names(found: FoundNames) -> None:
    """Widen given names that are somebody's surname too: "Todd Brannigan" is no Todd."""
    for name in list(found.names):
        words = found.sentences[name.sentence].words
        known = name.others() or name.full_names() or (name.sentence, name.first) in found.titles
        given = name.label == "person" or is_given(name.text, found.registry)
        if name.last - name.first != 1 or known or not given:
            continue
        end = found.end_of_name(name.sentence, name.last)
        goes_on = all(
            beginning(words, at) == name.first and (name.sentence, at) not in found.covered
            for at in range(name.last, end)
        )
        if end > name.last and goes_on and not begins_with_article(words, name.first, end):
            found.replace(name.sentence, name.first, end, "person", [name])


def widen_to_given(found: FoundNames) -> None:
    """Widen lone surnames to the given name before them, also to one that looks like another word.

    "The envoy, Even Lie" is no Lie, and "Palau's Ngiraked Sumang" no Sumang.
    """
    for name in list(found.names):
        alone = name.label == "person" and name.last - name.first == 1 and not name.others() and not name.full_names()
        if alone and (found.mistaken(name.sentence, name.first - 1) or stands_before(found, name)):
            found.replace(name.sentence, name.first - 1, name.last, "person", [name])


def stands_before(found: FoundNames, name: FoundName) -> bool:
    """Whether a name of which nothing else is known stands right before another, and hangs on it."""
    at, words = name.first - 1, found.sentences[name.sentence].words
    if at < 0 or (name.sentence, at) in found.covered or (name.sentence, at) in found.titles:
        return False
    before, generic = words[at], reference().generic
    named = before.upos == "PROPN" and is_capitalised(before.text) and not is_honorific(before)
    hangs = before.head == name.first and before.relation in reference().names.inside
    return named and hangs and before.text.lower() not in generic.words | generic.no_names


def begins_with_article(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether an article belongs to what looks like a name: "The Coromandel Chronicle" is no person."""
    return any(words[n].upos == "DET" and first <= words[n].head < last for n in range(max(0, first - 1), first))


def add_unseen(found: FoundNames) -> None:
    """Add full names that begin with a given name and stand where persons do, though the model saw none there."""
    for number, sentence in enumerate(found.sentences):
        for last in range(len(sentence.words)):
            first = beginning(sentence.words, last)
            if first < 0 or not of_person(found, number, first, last):
                continue
            inside = range(first, last + 1)
            ends = last + 1 == len(sentence.words) or sentence.words[last + 1].upos != "PROPN"
            if ends and all(is_capitalised(sentence.words[w].text) and found.free(number, w) for w in inside):
                surnames = {id(n): n for w in inside if (n := found.covered.get((number, w))) is not None}
                if all(n.label != "person" and n.first > first for n in surnames.values()):
                    found.replace(number, first, last + 1, "person", list(surnames.values()))


def beginning(words: Sequence[Word], last: int) -> int:
    """Return the word with which a name begins that ends at another: its head, or one that hangs on it; else -1."""
    word, before = words[last], words[last - 1] if last else None
    if word.relation == "flat" and 0 <= word.head < last:
        return word.head
    hangs = before is not None and before.head == last and before.relation in reference().names.inside
    return last - 1 if hangs and word.upos == "PROPN" else -1


def of_person(found: FoundNames, number: int, first: int, last: int) -> bool:
    """Whether what begins with a given name stands where persons do, and places hardly ever: "Norway's Sigrid Lie"."""
    words = found.sentences[number].words
    head = head_of(found.sentences[number], first, last + 1)
    acts = words[head].relation in reference().names.of_persons
    cases = {words[w].text.lower() for w in range(first) if words[w].head == head and words[w].relation == "case"}
    owned = first > 1 and words[first - 1].text in {"'s", "’s"} and (number, first - 2) in found.covered
    stands = acts or owned or bool(cases & reference().names.cases_of_persons)
    return stands and is_given(words[first].text, found.registry)


def add_addressed_unseen(found: FoundNames) -> None:
    """Add the names behind a form of address that nobody knows: "called on Mr Kaupa this morning"."""
    for number, sentence in enumerate(found.sentences):
        for at, word in enumerate(sentence.words[:-1]):
            first = past_address(sentence.words, at) if is_honorific(word) else at
            end = found.end_of_name(number, first) if first > at else first
            named = end > first and all((number, w) not in found.covered for w in range(at, end))
            if named and sentence.words[end - 1].upos == "PROPN":
                found.replace(number, first, end, "person", [])


def add_titled_unseen(found: FoundNames, roles: Iterable[FoundRole]) -> None:
    """Add the single names right behind titles that nobody knows: "wrote to King Faris asking", "Ambassador Takeda"."""
    for role in roles:
        words, at = found.sentences[role.sentence].words, role.last
        if role.plural or words[at - 1].upos != "PROPN" or not named_alone(found, role.sentence, at):
            continue
        inside = range(role.first, at)
        joined = words[at].relation == "flat" and words[at].head in inside
        hangs = any(words[n].head == at and words[n].relation in reference().names.titled for n in inside)
        if joined or hangs:
            found.replace(role.sentence, at, at + 1, "person", [])


def named_alone(found: FoundNames, number: int, at: int) -> bool:
    """Whether a word that no name covers is written as one name is, with no more of it behind."""
    words = found.sentences[number].words
    if at >= len(words) or words[at].xpos != "NNP" or (number, at) in found.covered or is_honorific(words[at]):
        return False
    ends = at + 1 == len(words) or words[at + 1].upos not in {"PROPN", "NOUN"}
    generic = reference().generic
    return (
        ends
        and found.end_of_name(number, at) == at + 1
        and words[at].text.lower() not in generic.words | generic.no_names
    )


def add_unseen_organisations(found: FoundNames) -> None:
    """Add the names that end with a word for a body of several states: "in a letter to the Mekong River Commission"."""
    for number, sentence in enumerate(found.sentences):
        for at, word in enumerate(sentence.words):
            of_states = word.text[:1].isupper() and word.text.lower() in reference().names.bodies_of_states
            if not of_states or word.upos != "PROPN" or (number, at) in found.covered or (number, at) in found.titles:
                continue
            first = begin_of_organisation(found, number, at)
            inside = [n for w in range(first, at) if (n := found.covered.get((number, w)))]
            joint = sentence.words[first].text.lower() in reference().names.joint
            if first < at and not joint and not any(is_somebodys(name, first) for name in inside):
                found.replace(number, first, at + 1, "organization", inside)


def begin_of_organisation(found: FoundNames, number: int, last: int) -> int:
    """Return the first of the capitalised words that end with a word, small words between them included."""
    words = found.sentences[number].words
    first = last
    while first > 0:
        if words[first - 1].text[:1].isupper() and words[first - 1].upos in {"PROPN", "ADJ", "NOUN"}:
            first -= 1
        elif first > 1 and words[first - 1].text in {"of", "for", "and"} and words[first - 2].upos == "PROPN":
            first -= 2
        else:
            break
    return first


def is_somebodys(name: FoundName, first: int) -> bool:
    """Whether a name within that of an organisation makes it a state's own, or is that of somebody else."""
    if name.first > first and name.label != "person":
        return False
    return name.label == "person" or bool({c.kind for c in name.candidates} - {"place", "surname"})


def widen_cut_short(found: FoundNames) -> None:
    """Widen names that the model cut short of one found whole elsewhere: "Nguyen Duc" of "Nguyen Duc Long"."""
    names = [name for name in found.names if name.label == "person" and name.first < name.last]
    longer = [parts for name in names if len(parts := name.text.split()) > 2]  # noqa: PLR2004 - more than two names
    for name in names:
        words = [word.text for word in found.sentences[name.sentence].words[name.first :]]
        for parts in longer:
            end = name.first + len(parts)
            if name.last < end and words[: len(parts)] == parts and not name.candidates:
                found.widen(name, end)


def widen_after_titles_of_birth(found: FoundNames) -> None:
    """Widen names after a title of birth that go on: "Sheikh Mishal Al-Rumaidhi" is not Sheikh Mishal."""
    for name in list(found.names):
        words = found.sentences[name.sentence].words
        first = name.first + 1
        titled = name.last - name.first == 2 and words[name.first].text.lower() in reference().names.of_birth  # noqa: PLR2004
        if not titled or not name.full_names():
            continue
        end = found.end_of_name(name.sentence, name.last)
        if end > name.last and all(words[at].relation in {"flat", "punct"} for at in range(name.last, end)):
            found.replace(name.sentence, first, end, "person", [name])
