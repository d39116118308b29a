"""The registry's names in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.actors.found import FoundName, Locator, is_honorific
from dragoman.actors.found_names import FoundNames
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.types import Match
from dragoman.language.types import Word

#: A word with a capital letter right before the place at which a search ends.
CAPITALISED_BEFORE = re.compile(r"\b[A-Z]\w+ \Z")


def add_known(found: FoundNames, locator: Locator) -> None:
    """Add the names that the registry knows."""
    for match in whole_matches(found.text, found.registry.names_in(found.text, surnames=True), found.registry):
        keep_match(found, match, locator)


def whole_matches(text: str, matches: Iterable[Match], registry: Registry) -> Iterator[Match]:
    """Yield the matches, those whose first word went to another name with it: "North Korean" after "the"."""
    taken = 0
    for match in matches:
        before = CAPITALISED_BEFORE.search(text, taken, match.start)
        longer = registry.lookup(text[before.start() : match.end]) if before is not None else ()
        if before is not None and longer:
            yield Match(start=before.start(), end=match.end, text=text[before.start() : match.end], candidates=longer)
        else:
            yield match
        taken = match.end


def keep_match(found: FoundNames, match: Match, locator: Locator) -> None:
    """Add the name of a match, unless it lies across sentences."""
    place = locator.words(match.start, match.end)
    if place is None:
        return
    name = FoundName(*place, text=match.text, candidates=match.candidates, ambiguous=match.ambiguous)
    found.add(with_father(found, name) if name.full_names() else name)


def with_father(found: FoundNames, name: FoundName) -> FoundName:
    """Return a known person's name, or another's that it only begins: "Prince Saud" of "Prince Saud bin Rakan"."""
    words, fathers = found.sentences[name.sentence].words, reference().names.patronymics
    last = name.last
    while last + 1 < len(words) and words[last].text.lower() in fathers and words[last + 1].upos == "PROPN":
        last += 2
    if last == name.last or any(w.text.lower() in fathers for w in words[name.first : name.last]):
        return name
    untitled = next(w for w in range(name.first, last) if not _is_title(words[w]))
    whole = [found.text[words[first].start : words[last - 1].end] for first in (name.first, untitled)]
    if any(found.known(surface) for surface in whole):
        return name
    return FoundName(name.sentence, name.first, last, whole[0], (), "person")


def _is_title(word: Word) -> bool:
    """Tell whether a word of a name is a title in it ("Prince", "Sheikh")."""
    return is_honorific(word) or any(word.text.lower() in some for some in reference().sexed_titles.values())
