"""The names that the model sees: alone, around what the registry knows, or as the label of that."""

from __future__ import annotations

from dragoman.actors.found import FoundName, head_of, is_honorific, past_retired
from dragoman.actors.found_names import FoundNames, joined
from dragoman.actors.given_names import is_given
from dragoman.actors.reference import reference
from dragoman.language.types import Name, Sentence, Word

#: So many words after a state's name make it part of a longer name: one may be a title or a body.
MORE_WORDS = 2


def add_model_names(found: FoundNames) -> None:
    """Set the names of persons and organisations that the model sees beside the registry's."""
    for number, sentence in enumerate(found.sentences):
        for name in sentence.names:
            label = "person" if acts_as_person(found, sentence, name) else name.label
            if label in {"person", "organization"}:
                set_name(found, number, name.first, name.last, label)


def acts_as_person(found: FoundNames, sentence: Sentence, name: Name) -> bool:
    """Whether what the model takes for a place acts or is reached, and begins with a given name.

    "They met Azerbaijan's Elnur Gasimzade": places stand behind prepositions, and the registry knows states. What
    "Mr" stands before is a person, and so is what begins with it.
    """
    words = sentence.words[name.first : name.last]
    before = sentence.words[name.first - 1].text.lower().removesuffix(".") if name.first else ""
    if reference().honorifics.get(before) or (len(words) > 1 and is_honorific(words[0])):
        return True
    if name.label != "place" or len(words) < 2:  # noqa: PLR2004 - a given and a family name
        return False
    head = sentence.words[head_of(sentence, name.first, name.last)]
    surface = found.text[words[0].start : words[-1].end]
    owned = name.first > 1 and sentence.words[name.first - 1].text in {"'s", "’s"}
    acts = head.relation in reference().names.of_persons or owned
    return acts and is_given(words[0].text, found.registry) and not found.registry.lookup(surface)


def set_name(found: FoundNames, number: int, first: int, last: int, label: str) -> None:
    """Set a model name beside the registry's: alone, around a bare surname, or as the label of a match."""
    words = found.sentences[number].words
    first = max(first, past_retired(words, first - 1)) if first else first  # "Brigadier (Rtd) X"
    first = without_titles(found, number, first, last, label)
    first = from_hyphen(found, number, first) if label == "person" else first
    last = whole(found, number, first, last, label)
    while last > first and ends_no_name(words[last - 1]):
        last -= 1
    if label == "organization" and last > first and not words[first].text[0].isupper():
        return
    if not any(words[w].upos == "PROPN" and not is_honorific(words[w]) for w in range(first, last)):
        return
    inside = {id(n): n for w in range(first, last) if (n := found.covered.get((number, w))) is not None}
    outer = next((n for n in inside.values() if n.first <= first and last <= n.last), None)
    if label == "person" and of_two(found, list(inside.values()), first, last):
        for each in inside.values():
            each.label = label
    elif outer is not None:
        titled = outer.label == "person" and not outer.others()  # "the Minister of Trade, X", whatever X looks like
        outer.label = outer.label if titled and label == "organization" else label
    elif not any(stronger(found, n, first, last, label) for n in inside.values()):
        found.replace(number, first, last, label, list(inside.values()))


def of_two(found: FoundNames, names: list[FoundName], first: int, last: int) -> bool:
    """Tell whether a stretch is the surnames of two with a mark between them: "the Trump-Abe summit".

    Each is named in full somewhere, or else it is the double name of one.
    """
    filled = len(names) == 2 and names[0].first == first and names[1].last == last  # noqa: PLR2004
    if not filled or names[0].last + 1 != names[1].first:
        return False
    in_full = {c.id for name in found.names for c in name.full_names()}
    return all(in_full & {c.id for c in name.surnames()} and not name.others() for name in names)


def stronger(found: FoundNames, name: FoundName, first: int, last: int, label: str) -> bool:
    """Tell whether a name of the registry stands against a longer one of the model."""
    if name.full_names():
        return True
    if name.others() and label == "organization":
        return not begins_longer(found, name, last)
    kinds = {c.kind for c in name.others()}
    ends_name = name.last == last and name.first > first
    return bool(kinds & {"adjective", "demonym"}) or bool(kinds & {"name", "organisation"} and not ends_name)


def begins_longer(found: FoundNames, name: FoundName, last: int) -> bool:
    """Tell whether the name of a state or place only begins an organisation's: "Aegean Policy Forum"."""
    words = found.sentences[name.sentence].words
    final, generic = words[last - 1], reference().generic.words
    if last - name.last < 1 or final.upos != "PROPN" or (name.sentence, last - 1) in found.titles:
        return False
    kinds = {c.kind for c in name.others()[:1]}
    if kinds & {"adjective", "demonym", "name"} and (final.text.lower() in generic or last - name.last < MORE_WORDS):
        return False
    return (
        final.text[0].isupper()
        and not kinds & {"organisation", "group"}
        and (name.sentence, last - 1) not in found.covered
    )


def without_titles(found: FoundNames, number: int, first: int, last: int, label: str) -> int:
    """Return the first word of a name after forms of address, and before persons after titles and states."""
    words = found.sentences[number].words
    while first < last - 1 and before_name(found, number, first, label):
        first += 1
    if label == "person" and after_title_of(found, number, first):
        # "Vice-Minister of Commerce Lu Wenjing"
        while last - first > 2 and not is_given(words[first].text, found.registry):  # noqa: PLR2004
            first += 1
    return first


def after_title_of(found: FoundNames, number: int, at: int) -> bool:
    """Whether a title and "of" stand before a word, which then says of what."""
    joint = at > 1 and found.sentences[number].words[at - 1].text.lower() in {"of", "for"}
    return joint and (number, at - 2) in found.titles


def from_hyphen(found: FoundNames, number: int, first: int) -> int:
    """Return the first word of a name of which the model saw what follows a hyphen ("Yeboah", "Asante-Yeboah")."""
    words = found.sentences[number].words
    while (
        first > 1
        and words[first - 1].text in {"-", "‑"}
        and words[first - 2].upos == "PROPN"
        and joined(words[first - 2 : first + 1])
        and (number, first - 2) not in found.covered
    ):
        first -= 2
    return first


def before_name(found: FoundNames, number: int, at: int, label: str) -> bool:
    """Tell whether a word at the beginning of a name of the model is no part of it: a form of address, a title."""
    word = found.sentences[number].words[at]
    if is_honorific(word) or (word.upos in {"DET", "PUNCT", "ADP"} and not word.text[0].isupper()):
        return True
    if label != "person":
        return False
    name = found.covered.get((number, at))
    return (number, at) in found.titles or (name is not None and name.others() != [] and not name.surnames())


def whole(found: FoundNames, number: int, first: int, last: int, label: str) -> int:
    """Return the end of a name that the model cut short."""
    words = found.sentences[number].words
    while last < len(words) and goes_on(found, number, first, last, label):
        last += 1
    if words[last - 1].text in {"-", "–"}:
        last -= 1
    return last


def goes_on(found: FoundNames, number: int, first: int, last: int, label: str) -> bool:
    """Tell whether a word belongs to the name before it: a hyphen, a later part, a last noun of an organisation."""
    words = found.sentences[number].words
    word, before = words[last], words[last - 1]
    if (number, last) in found.covered and (number, last - 1) in found.covered:
        return False
    if word.text == "-" or before.text == "-":
        return hyphened(found, number, last)
    if label == "organization" and word.text in {"and", "&"}:
        return joined_by_and(found, number, first, last)
    if word.upos != "PROPN" or not word.text[0].isupper() or (number, last) in found.titles:
        return False
    if word.relation == "flat" and first <= word.head < last:
        return True
    # "the President of Poland" "Marek Zawilski"
    person = any(n.first == last and n.label == "person" for n in found.sentences[number].names)
    free = (number, last) not in found.covered and before.upos in {"PROPN", "CCONJ"}
    return label == "organization" and free and not person


def hyphened(found: FoundNames, number: int, last: int) -> bool:
    """Tell whether a hyphen, or what follows one, belongs to a name: not where it joins two names ("Trump-Abe")."""
    words = found.sentences[number].words
    if words[last].text != "-":
        return words[last].start == words[last - 1].end
    if last + 1 >= len(words) or words[last].start != words[last - 1].end or words[last + 1].start != words[last].end:
        return False
    return (number, last - 1) not in found.covered or (number, last + 1) not in found.covered


def joined_by_and(found: FoundNames, number: int, first: int, last: int) -> bool:
    """Tell whether "and" stands within the name of an organisation ("Customs and Border Protection")."""
    words = found.sentences[number].words
    if last + 1 >= len(words) or words[last + 1].upos != "PROPN" or (number, last + 1) in found.covered:
        return False
    named = any(n.first <= last + 1 < n.last for n in found.sentences[number].names)
    return not named and words[first].text[0].isupper() and words[last + 1].text[0].isupper()


def ends_no_name(word: Word) -> bool:
    """Tell whether a word at the end of a name of the model is no part of it: a mark, "and", a weekday."""
    return word.upos in {"PUNCT", "PART", "CCONJ"} or word.text.lower() in reference().generic.no_names
