"""Names of persons who are named otherwise elsewhere in the text: in full, or by the family name alone."""

from __future__ import annotations

from dragoman.actors.found import FoundName, is_honorific
from dragoman.actors.found_names import FoundNames
from dragoman.actors.given_names import is_given
from dragoman.actors.reference import reference

#: Words of a name with two family names.
LONG = 3
#: What a name at the beginning of a sentence may be taken for.
NAMES = frozenset({"PROPN", "INTJ", "X"})


def add_again(found: FoundNames) -> None:
    """Add the names whose persons are named elsewhere."""
    add_whole_names(found)
    add_full_names(found)
    add_family_names(found)


def add_whole_names(found: FoundNames) -> None:
    """Add the full names, word for word, of persons who are known by them elsewhere, and their family names of two.

    "Restrepo Uribe" is Amparo Restrepo Uribe.
    """
    whole = {
        tuple(word.text for word in found.sentences[n.sentence].words[n.first : n.last])
        for n in found.names
        if n.label == "person" and n.last - n.first > 1 and not n.others()
    }
    known = whole | {name[1:] for name in whole if len(name) == LONG and all(part[:1].isupper() for part in name)}
    begins = {name[0] for name in known}
    lengths = sorted({len(name) for name in known}, reverse=True)
    for number, sentence in enumerate(found.sentences):
        for at in (n for n, word in enumerate(sentence.words) if word.text in begins):
            for length in lengths:
                stretch = range(at, at + length)
                written = tuple(word.text for word in sentence.words[at : at + length])
                inside = [n for w in stretch if (n := found.covered.get((number, w))) is not None]
                if len(written) == length and written in known and all(is_part(n, at, at + length) for n in inside):
                    found.replace(number, at, at + length, "person", inside)


def is_part(name: FoundName, first: int, last: int) -> bool:
    """Whether a name may be a part of a person's name that fills a stretch: a surname, or one that nobody knows."""
    return first <= name.first and name.last <= last and not name.others() and not name.full_names()


def add_full_names(found: FoundNames) -> None:
    """Add the full names of persons whose family name alone the model knows elsewhere in the text."""
    alone = {name.text for name in found.names if name.label == "person" and name.last - name.first == 1}
    alone -= {found.sentences[n.sentence].words[n.last - 1].text for n in found.names if n.last - n.first > 1}
    for number, sentence in enumerate(found.sentences):
        for at, word in enumerate(sentence.words):
            first = word.head
            if word.relation != "flat" or word.text not in alone or not 0 <= first < at:
                continue
            inside = range(first, at + 1)
            if all(sentence.words[w].upos == "PROPN" and found.free(number, w) for w in inside):
                found.replace(
                    number, first, at + 1, "person", [n for w in inside if (n := found.covered.get((number, w)))]
                )


def add_family_names(found: FoundNames) -> None:
    """Add family names alone of persons whom the text named in full before, whatever the model took them for.

    Headings name people before the text does.
    """
    named = named_in_full(found)
    for number, sentence in enumerate(found.sentences):
        for at, word in enumerate(sentence.words):
            before, sure = named.get(word.text, ((number, at), False))
            covering = found.covered.get((number, at))
            told = before < (number, at) or (sentence.heading and before != (number, at))
            if told and (word.upos in NAMES or (sure and at)) and stands_alone(found, number, at):
                if not sure and covering is not None and covering.label != "person" and covering.others():
                    continue
                if covering is not None:
                    covering.last = covering.first
                found.add(FoundName(number, at, at + 1, word.text, label="person"))


def named_in_full(found: FoundNames) -> dict[str, tuple[tuple[int, int], bool]]:
    """Return where somebody was first named in full with a part of a name, and whether it is the last part.

    The family name is the last part of most names, but the first of "Gao Wenlin" and surely of "Seo Min-jae", and the
    second of three in "Elena Madrazo Ruiz".
    """
    named: dict[str, tuple[tuple[int, int], bool]] = {}
    for name in sorted(found.names, key=lambda f: (f.sentence, f.first)):
        if name.last - name.first > 1 and (name.full_names() or (name.label == "person" and not name.others())):
            words = found.sentences[name.sentence].words
            given_last = not words[name.last - 1].text[:1].isupper()  # "Seo Min-jae"
            parts = [(name.last - 1, True), (name.first, given_last)]
            if name.last - name.first == LONG and not is_given(words[name.first + 1].text, found.registry):
                parts.append((name.first + 1, False))
            for at, last in parts:
                if words[at].text[:1].isupper():
                    named.setdefault(words[at].text, ((name.sentence, name.first), last))
    return named


def stands_alone(found: FoundNames, number: int, at: int) -> bool:
    """Whether a word is no part of a longer name and names at most a place: "Gao" after "Gao Wenlin"."""
    words = found.sentences[number].words
    covering = found.covered.get((number, at))
    if (number, at) in found.titles or (
        covering is not None
        and (covering.last - covering.first > 1 or {c.kind for c in covering.candidates} - {"place", "surname"})
    ):
        return False
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    joined = (
        before is not None
        and before.upos == "PROPN"
        and (number, at - 1) not in found.titles
        and not is_honorific(before)
        and before.text.lower() not in reference().generic.no_names  # "On Thursday Corrigan called"
    )
    return not joined and not (after is not None and (after.upos == "PROPN" or after.text == "-"))
