"""Names of persons of which only a part was found, or nothing."""

from __future__ import annotations

from dragoman.actors.found import is_capitalised
from dragoman.actors.found_names import FoundNames
from dragoman.actors.given_names import is_given
from dragoman.actors.reference import reference


def complete(found: FoundNames) -> None:
    """Make names reach over all their words."""
    widen_surnames(found)
    widen_given_names(found)
    add_unseen(found)
    widen_cut_short(found)
    widen_after_titles_of_birth(found)


def widen_surnames(found: FoundNames) -> None:
    """Widen surnames that only end the name of somebody whom nobody knows: "Mane Ter-Grigoryan"."""
    for name in list(found.names):
        words = found.sentences[name.sentence].words
        if name.first >= name.last or name.label or name.others() or name.full_names():
            continue
        first = words[name.first].head
        longer = words[name.first].relation == "flat" and 0 <= first < name.first and words[first].upos == "PROPN"
        if longer and not any((name.sentence, w) in found.covered for w in range(first, name.first)):
            found.replace(name.sentence, first, name.last, "person", [name])


def widen_given_names(found: FoundNames) -> None:
    """Widen given names that are somebody's surname too: "Todd Brannigan" is no Todd."""
    for name in list(found.names):
        words = found.sentences[name.sentence].words
        known = name.others() or name.full_names() or not is_given(name.text, found.registry)
        if name.last - name.first != 1 or known:
            continue
        end = found.end_of_name(name.sentence, name.last)
        goes_on = all(words[at].relation == "flat" and words[at].head == name.first for at in range(name.last, end))
        if end > name.last and goes_on:
            found.replace(name.sentence, name.first, end, "person", [name])


def add_unseen(found: FoundNames) -> None:
    """Add full names that begin with a given name and stand where persons do, though the model saw none there."""
    for number, sentence in enumerate(found.sentences):
        for last, word in enumerate(sentence.words):
            first = word.head
            if word.relation != "flat" or not 0 <= first < last or not of_person(found, number, first):
                continue
            inside = range(first, last + 1)
            ends = last + 1 == len(sentence.words) or sentence.words[last + 1].upos != "PROPN"
            if (
                ends
                and all((number, w) not in found.covered for w in inside)
                and all(is_capitalised(sentence.words[w].text) and found.free(number, w) for w in inside)
            ):
                found.replace(number, first, last + 1, "person", [])


def of_person(found: FoundNames, number: int, at: int) -> bool:
    """Whether a given name stands where persons do, and places hardly ever."""
    words = found.sentences[number].words
    acts = words[at].relation in reference().names.of_persons
    cases = {words[w].text.lower() for w in range(at) if words[w].head == at and words[w].relation == "case"}
    return (acts or bool(cases & reference().names.cases_of_persons)) and is_given(words[at].text, found.registry)


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
