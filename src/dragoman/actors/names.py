"""Names and descriptions in a text: which words they cover, and whom they may name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.actors.found import (
    Found,
    FoundName,
    FoundRole,
    Locator,
    head_of,
    is_address,
    is_capitalised,
    is_honorific,
    past_address,
    past_retired,
)
from dragoman.actors.given_names import is_given
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.types import Candidate, Match, Role, RoleMatch
from dragoman.language.types import Analysis, Name, Sentence, Word

__all__ = ["Found", "find_all"]

#: So many words after a state's name make it part of a longer name: one may be a title or a body.
MORE_WORDS = 2
#: What the words of a name are tagged as; "Innocent" and "Hope" are names too.
_OF_NAMES = frozenset({"PROPN", "ADJ", "NOUN", "X"})
#: A word with a capital letter right before the place at which a search ends.
CAPITALISED_BEFORE = re.compile(r"\b[A-Z]\w+ \Z")
#: A family name in capitals is longer than this ("LEE"); shorter words in capitals are initials ("JD Vance").
LONGEST_INITIALS = 2


def find_all(text: str, analysis: Analysis, registry: Registry, dates: Iterable[tuple[int, int]] = ()) -> Found:
    """Return the names and descriptions of a text; dates are stretches that are no names ("Monday", "May")."""
    locator = Locator(analysis)
    roles = find_roles(text, locator, registry)
    names = NameFinder(text, analysis, registry, roles, locator).find()
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

    kept = [name for name in names if not dated(name) and not only_titled(name, roles, analysis)]
    return Found(
        kept,
        sorted([*roles, *heads_of_organisations(text, analysis, kept, roles)], key=lambda r: (r.sentence, r.first)),
    )


def only_titled(name: FoundName, roles: list[FoundRole], analysis: Analysis) -> bool:
    """Tell whether what the model takes for a name is a description: "the Secretary-General", "the President"."""
    if name.candidates or not any(
        (r.sentence, r.first, r.last) == (name.sentence, name.first, name.last) for r in roles
    ):
        return False
    words = analysis.sentences[name.sentence].words
    return name.last - name.first > 1 or (name.first > 0 and words[name.first - 1].upos == "DET")


def heads_of_organisations(
    text: str, analysis: Analysis, names: list[FoundName], roles: list[FoundRole]
) -> Iterator[FoundRole]:
    """Yield descriptions made of an organisation and an ordinary word: "the FBI director", "OPEC's chief"."""
    taken = {(r.sentence, w) for r in roles for w in range(r.first, r.last)}
    for name in names:
        if not any(c.entity in {"organisation", "group"} for c in name.others()):
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
            role = Role(title=words[at].text.lower(), office="", sector="GOV", level="head")
            match = RoleMatch(start=words[at].start, end=words[at].end, text=words[at].text, roles=(role,))
            yield FoundRole(name.sentence, at, at + 1, match)


def find_roles(text: str, locator: Locator, registry: Registry) -> list[FoundRole]:
    """Return every description of an office or part that the registry knows."""
    found = []
    for match in registry.roles_in(text):
        place = locator.words(match.start, match.end)
        if place is not None:
            found.append(FoundRole(*place, match=match))
    return found


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


class NameFinder:
    """Finds the names of one text: the registry's, and those that the model finds beyond them."""

    def __init__(
        self, text: str, analysis: Analysis, registry: Registry, roles: list[FoundRole], locator: Locator
    ) -> None:
        self.text = text
        self.sentences = analysis.sentences
        self.registry = registry
        self.roles = roles
        self.titles = {(r.sentence, w) for r in roles for w in range(r.first, r.last)}
        self.found: list[FoundName] = []
        self.covered: dict[tuple[int, int], FoundName] = {}
        for match in whole_matches(text, registry.names_in(text, surnames=True), registry):
            self._keep_match(match, locator)

    def find(self) -> list[FoundName]:
        """Return the names in order."""
        self._addressed()
        self._titled()
        for number, sentence in enumerate(self.sentences):
            for name in sentence.names:
                label = "person" if self._acts_as_person(sentence, name) else name.label
                if label in {"person", "organization"}:
                    self._model_name(number, sentence, name.first, name.last, label)
        self._ends_of_names()
        self._begun_by_surnames()
        self._unseen()
        self._cut_short()
        self._going_on()
        self._seen_alone()
        self._family_names()
        kept = [f for f in self.found if f.first < f.last]
        return sorted(kept, key=lambda f: (f.sentence, f.first))

    def _acts_as_person(self, sentence: Sentence, name: Name) -> bool:
        """Whether what the model takes for a place acts or is reached, and begins with a given name.

        "They met Azerbaijan's Elnur Gasimzade": places stand behind prepositions, and the registry knows states. What
        "Mr" stands before is a person.
        """
        before = sentence.words[name.first - 1].text.lower().removesuffix(".") if name.first else ""
        if reference().honorifics.get(before):
            return True
        words = sentence.words[name.first : name.last]
        if name.label != "place" or len(words) < 2:  # noqa: PLR2004 - a given and a family name
            return False
        head = sentence.words[head_of(sentence, name.first, name.last)]
        surface = self.text[words[0].start : words[-1].end]
        acts = head.relation in reference().names.of_persons
        return acts and is_given(words[0].text, self.registry) and not self.registry.lookup(surface)

    def _ends_of_names(self) -> None:
        """Widen surnames that only end the name of somebody whom nobody knows: "Mane Ter-Grigoryan"."""
        for name in list(self.found):
            words = self.sentences[name.sentence].words
            if name.first >= name.last or name.label or name.others() or name.full_names():
                continue
            first = words[name.first].head
            longer = words[name.first].relation == "flat" and 0 <= first < name.first and words[first].upos == "PROPN"
            if longer and not any((name.sentence, w) in self.covered for w in range(first, name.first)):
                self._replace(name.sentence, first, name.last, "person", [name])

    def _begun_by_surnames(self) -> None:
        """Widen given names that are somebody's surname too: "Todd Brannigan" is no Todd."""
        for name in list(self.found):
            words = self.sentences[name.sentence].words
            known = name.others() or name.full_names() or not is_given(name.text, self.registry)
            if name.last - name.first != 1 or known:
                continue
            end = self._end_of_name(name.sentence, words, name.last)
            goes_on = all(words[at].relation == "flat" and words[at].head == name.first for at in range(name.last, end))
            if end > name.last and goes_on:
                self._replace(name.sentence, name.first, end, "person", [name])

    def _unseen(self) -> None:
        """Add full names that begin with a given name and stand where persons do, though the model saw none there."""
        for number, sentence in enumerate(self.sentences):
            for last, word in enumerate(sentence.words):
                first = word.head
                if word.relation != "flat" or not 0 <= first < last or not self._of_person(number, first):
                    continue
                inside = range(first, last + 1)
                ends = last + 1 == len(sentence.words) or sentence.words[last + 1].upos != "PROPN"
                if (
                    ends
                    and all((number, w) not in self.covered for w in inside)
                    and all(is_capitalised(sentence.words[w].text) and self._free(number, w) for w in inside)
                ):
                    self._replace(number, first, last + 1, "person", [])

    def _of_person(self, number: int, at: int) -> bool:
        """Whether a given name stands where persons do, and places hardly ever."""
        words = self.sentences[number].words
        acts = words[at].relation in reference().names.of_persons
        cases = {words[w].text.lower() for w in range(at) if words[w].head == at and words[w].relation == "case"}
        return (acts or bool(cases & reference().names.cases_of_persons)) and is_given(words[at].text, self.registry)

    def _cut_short(self) -> None:
        """Widen names that the model cut short of one found whole elsewhere: "Nguyen Duc" of "Nguyen Duc Long"."""
        names = [name for name in self.found if name.label == "person" and name.first < name.last]
        longer = [parts for name in names if len(parts := name.text.split()) > 2]  # noqa: PLR2004 - more than two names
        for name in names:
            words = [word.text for word in self.sentences[name.sentence].words[name.first :]]
            for parts in longer:
                end = name.first + len(parts)
                if name.last < end and words[: len(parts)] == parts and not name.candidates:
                    self._widen(name, end)

    def _going_on(self) -> None:
        """Widen names after a title of birth that go on: "Sheikh Mishal Al-Rumaidhi" is not Sheikh Mishal."""
        for name in list(self.found):
            words = self.sentences[name.sentence].words
            first = name.first + 1
            titled = name.last - name.first == 2 and words[name.first].text.lower() in reference().names.of_birth  # noqa: PLR2004
            if not titled or not name.full_names():
                continue
            end = self._end_of_name(name.sentence, words, name.last)
            if end > name.last and all(words[at].relation in {"flat", "punct"} for at in range(name.last, end)):
                self._replace(name.sentence, first, end, "person", [name])

    def _widen(self, name: FoundName, end: int) -> None:
        """Make a name reach as far as a word; what else was found there is none."""
        for at in range(name.last, end):
            other = self.covered.get((name.sentence, at))
            if other is not None:
                other.last = other.first
            self.covered[name.sentence, at] = name
        words = self.sentences[name.sentence].words
        name.last, name.text = end, self.text[words[name.first].start : words[end - 1].end]

    def _seen_alone(self) -> None:
        """Add the full names of persons whose family name alone the model knows elsewhere in the text."""
        alone = {name.text for name in self.found if name.label == "person" and name.last - name.first == 1}
        alone -= {self.sentences[n.sentence].words[n.last - 1].text for n in self.found if n.last - n.first > 1}
        for number, sentence in enumerate(self.sentences):
            for at, word in enumerate(sentence.words):
                first = word.head
                if word.relation != "flat" or word.text not in alone or not 0 <= first < at:
                    continue
                inside = range(first, at + 1)
                if all(sentence.words[w].upos == "PROPN" and self._free(number, w) for w in inside):
                    self._replace(
                        number, first, at + 1, "person", [n for w in inside if (n := self.covered.get((number, w)))]
                    )

    def _addressed(self) -> None:
        """Add surnames after forms of address that look like other words ("Mrs. May")."""
        for number, sentence in enumerate(self.sentences):
            for at, word in enumerate(sentence.words[:-1]):
                if word.upos != "PROPN" or not is_honorific(word):
                    continue
                after = sentence.words[at + 1]
                if after.text[0].isupper() and (number, at + 1) not in self.covered:
                    known = self.registry.surnames.candidates.get(after.text)
                    if known:
                        self._add(FoundName(number, at + 1, at + 2, after.text, tuple(known), "person"))

    def _titled(self) -> None:
        """Add the names right after titles that neither the registry nor the model knows: "spokesman Deng Ke"."""
        for role in self.roles:
            words = self.sentences[role.sentence].words
            behind = self._after_owner(role) or past_retired(words, role.last)
            first = last = behind + self._set_off(role.sentence, words, behind)
            last = self._end_of_name(role.sentence, words, first)
            named = words[last - 1].upos == "PROPN" and words[last - 1].text.lower() not in reference().generic.words
            if last - first < 2 or role.plural or not named:  # noqa: PLR2004 - two names
                continue
            for inside in {
                id(n): n for w in range(first, last) if (n := self.covered.get((role.sentence, w)))
            }.values():
                inside.last = inside.first
            text = self.text[words[first].start : words[last - 1].end]
            self._add(FoundName(role.sentence, first, last, text, self._known(text), "person"))

    def _after_owner(self, role: FoundRole) -> int:
        """Return where a name begins that follows a title and its state ("President" "of" "Poland" "Marek …"), or 0."""
        words = self.sentences[role.sentence].words
        at = role.last + (role.last < len(words) and words[role.last].text == "of")
        at += at > role.last and at < len(words) and words[at].upos == "DET"  # "of the Republic of Poland"
        owner = self.covered.get((role.sentence, at))
        follows = at > role.last and owner is not None and owner.others() and not owner.surnames()
        return owner.last if owner is not None and follows else 0

    def _end_of_name(self, number: int, words: tuple[Word, ...], first: int) -> int:
        """Return the end of the capitalised words, joined by blanks or hyphens, that begin at a word."""
        last, before = first, -1
        while last != before:
            before = last
            while last < len(words) and is_capitalised(words[last].text) and self._free(number, last):
                last += 1
            last = self._past_particles(words, first, last)
            last = self._with_hyphens(words, first, last)
        return last

    @staticmethod
    def _past_particles(words: tuple[Word, ...], first: int, last: int) -> int:
        """Return where the small words within a name end, if more of it follows: "Joris van den Berg"."""
        end = last
        while first < end < len(words) and words[end].text in reference().names.particles:
            joined_by = end + 1 < len(words) and words[end + 1].text == "-"
            end += 2 if joined_by else 1
        return end if end < len(words) and is_capitalised(words[end].text) else last

    def _with_hyphens(self, words: tuple[Word, ...], first: int, last: int) -> int:
        """Return the end of a name with what is joined to its last word: "Seo Min" "-" "jae"."""
        while first < last < len(words) - 1 and words[last].text in {"-", "‑"} and joined(words[last - 1 : last + 2]):
            last += 2
        return last

    def _set_off(self, number: int, words: tuple[Word, ...], behind: int) -> int:
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
            end = self._end_of_name(number, words, first)
            at = end if end - first > 1 and words[end - 1].upos == "PROPN" else at
        closed = at < len(words) and words[at].text in reference().names.closing
        if closed and words[at].text == "and" and not is_given(words[first].text, self.registry):
            return 0  # "Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates"
        return first - behind if closed else 0

    def _family_names(self) -> None:
        """Add family names alone of persons whom the text named in full before, whatever the model took them for."""
        named = self._named_in_full()
        for number, sentence in enumerate(self.sentences):
            for at, word in enumerate(sentence.words):
                before, sure = named.get(word.text, ((number, at), False))
                covering = self.covered.get((number, at))
                if before < (number, at) and word.upos == "PROPN" and self._alone(number, at):
                    if not sure and covering is not None and covering.label != "person" and covering.candidates:
                        continue
                    if covering is not None:
                        covering.last = covering.first
                    self._add(FoundName(number, at, at + 1, word.text, label="person"))

    def _named_in_full(self) -> dict[str, tuple[tuple[int, int], bool]]:
        """Return where somebody was first named in full with a part of a name, and whether it is the last part.

        The family name is the last part of most names, but the first of "Gao Wenlin" and surely of "Seo Min-jae".
        """
        named: dict[str, tuple[tuple[int, int], bool]] = {}
        for name in sorted(self.found, key=lambda f: (f.sentence, f.first)):
            if name.last - name.first > 1 and (name.full_names() or (name.label == "person" and not name.others())):
                words = self.sentences[name.sentence].words
                given_last = not words[name.last - 1].text[:1].isupper()  # "Seo Min-jae"
                for at, last in ((name.last - 1, True), (name.first, given_last)):
                    if words[at].text[:1].isupper():
                        named.setdefault(words[at].text, ((name.sentence, name.first), last))
        return named

    def _alone(self, number: int, at: int) -> bool:
        """Whether a word is no part of a longer name and names at most a place: "Gao" after "Gao Wenlin"."""
        words = self.sentences[number].words
        covering = self.covered.get((number, at))
        if (number, at) in self.titles or (
            covering is not None
            and (covering.last - covering.first > 1 or {c.kind for c in covering.candidates} - {"place"})
        ):
            return False
        before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
        joined = (
            before is not None
            and before.upos == "PROPN"
            and (number, at - 1) not in self.titles
            and before.text.lower() not in reference().generic.no_names  # "On Thursday Corrigan called"
        )
        return not joined and not (after is not None and (after.upos == "PROPN" or after.text == "-"))

    def _free(self, number: int, at: int) -> bool:
        """Whether a capitalised word may be part of a name: nothing but a surname or a place is known of it."""
        covering = self.covered.get((number, at))
        kinds = {c.kind for c in covering.candidates} if covering is not None else {"surname"}
        free = bool(kinds) and kinds <= {"surname", "place"}  # no name of which the whole is known to be one's
        word = self.sentences[number].words[at]
        named = word.upos in _OF_NAMES or is_given(word.text, self.registry)  # "Andriy", taken for a conjunction
        return free and named and (number, at) not in self.titles

    def _keep_match(self, match: Match, locator: Locator) -> None:
        place = locator.words(match.start, match.end)
        if place is None:
            return
        name = FoundName(*place, text=match.text, candidates=match.candidates, ambiguous=match.ambiguous)
        self._add(self._with_father(name) if name.full_names() else name)

    def _with_father(self, name: FoundName) -> FoundName:
        """Return a known person's name, or another's that it only begins: "Prince Saud" of "Prince Saud bin Rakan"."""
        words, fathers = self.sentences[name.sentence].words, reference().names.patronymics
        last = name.last
        while last + 1 < len(words) and words[last].text.lower() in fathers and words[last + 1].upos == "PROPN":
            last += 2
        if last == name.last or any(w.text.lower() in fathers for w in words[name.first : name.last]):
            return name
        untitled = next(w for w in range(name.first, last) if not _is_title(words[w]))
        whole = [self.text[words[first].start : words[last - 1].end] for first in (name.first, untitled)]
        if any(self._known(surface) for surface in whole):
            return name
        return FoundName(name.sentence, name.first, last, whole[0], (), "person")

    def _add(self, name: FoundName) -> None:
        self.found.append(name)
        for word in range(name.first, name.last):
            self.covered[name.sentence, word] = name

    def _model_name(self, number: int, sentence: Sentence, first: int, last: int, label: str) -> None:
        """Set a model name beside the registry's: alone, around a bare surname, or as the label of a match."""
        first = self._without_titles(number, sentence, first, last, label)
        first = self._from_hyphen(number, sentence, first) if label == "person" else first
        last = self._whole(number, sentence, first, last, label)
        while last > first and ends_no_name(sentence.words[last - 1]):
            last -= 1
        if label == "organization" and last > first and not sentence.words[first].text[0].isupper():
            return
        if not any(
            sentence.words[w].upos == "PROPN" and not is_honorific(sentence.words[w]) for w in range(first, last)
        ):
            return
        inside = {id(n): n for w in range(first, last) if (n := self.covered.get((number, w))) is not None}
        outer = next((n for n in inside.values() if n.first <= first and last <= n.last), None)
        if label == "person" and self._of_two(list(inside.values()), first, last):
            for each in inside.values():
                each.label = label
        elif outer is not None:
            outer.label = label
        elif not any(self._stronger(n, first, last, label) for n in inside.values()):
            self._replace(number, first, last, label, list(inside.values()))

    def _of_two(self, names: list[FoundName], first: int, last: int) -> bool:
        """Tell whether a stretch is the surnames of two with a mark between them: "the Trump-Abe summit".

        Each is named in full somewhere, or else it is the double name of one.
        """
        filled = len(names) == 2 and names[0].first == first and names[1].last == last  # noqa: PLR2004
        if not filled or names[0].last + 1 != names[1].first:
            return False
        in_full = {c.id for name in self.found for c in name.full_names()}
        return all(in_full & {c.id for c in name.surnames()} and not name.others() for name in names)

    def _stronger(self, name: FoundName, first: int, last: int, label: str) -> bool:
        """Tell whether a name of the registry stands against a longer one of the model."""
        if name.full_names():
            return True
        if name.others() and label == "organization":
            return not self._begins_longer(name, last)
        kinds = {c.kind for c in name.others()}
        ends_name = name.last == last and name.first > first
        return bool(kinds & {"adjective", "demonym"}) or bool(kinds & {"name", "organisation"} and not ends_name)

    def _begins_longer(self, name: FoundName, last: int) -> bool:
        """Tell whether the name of a state or place only begins an organisation's: "Aegean Policy Forum"."""
        words = self.sentences[name.sentence].words
        final, generic = words[last - 1], reference().generic.words
        if last - name.last < 1 or final.upos != "PROPN" or (name.sentence, last - 1) in self.titles:
            return False
        kinds = {c.kind for c in name.others()[:1]}
        if kinds & {"adjective", "demonym", "name"} and (
            final.text.lower() in generic or last - name.last < MORE_WORDS
        ):
            return False
        return (
            final.text[0].isupper()
            and not kinds & {"organisation", "group"}
            and (name.sentence, last - 1) not in self.covered
        )

    def _replace(self, number: int, first: int, last: int, label: str, inside: list[FoundName]) -> None:
        words = self.sentences[number].words
        for other in inside:
            other.last = other.first
        surface = self.text[words[first].start : words[last - 1].end]
        known = self._known(surface) if label == "person" else self.registry.lookup_in(surface, self.text)
        known = known or tuple(c for other in inside for c in other.surnames())
        self._add(FoundName(number, first, last, surface, known, label))

    def _known(self, surface: str) -> tuple[Candidate, ...]:
        """Return whom the registry knows by a name, printed with capitals or middle initials."""
        usual = usual_case(surface)
        return self.registry.lookup(usual) or self.registry.lookup(without_initials(usual))

    def _without_titles(self, number: int, sentence: Sentence, first: int, last: int, label: str) -> int:
        """Return the first word of a name after forms of address, and before persons after titles and states."""
        while first < last - 1 and self._before_name(number, sentence.words[first], first, label):
            first += 1
        if label == "person" and self._after_title_of(number, sentence, first):
            # "Vice-Minister of Commerce Lu Wenjing"
            while last - first > 2 and not is_given(sentence.words[first].text, self.registry):  # noqa: PLR2004
                first += 1
        return first

    def _after_title_of(self, number: int, sentence: Sentence, at: int) -> bool:
        """Whether a title and "of" stand before a word, which then says of what."""
        joint = at > 1 and sentence.words[at - 1].text.lower() in {"of", "for"}
        return joint and (number, at - 2) in self.titles

    def _from_hyphen(self, number: int, sentence: Sentence, first: int) -> int:
        """Return the first word of a name of which the model saw what follows a hyphen ("Yeboah", "Asante-Yeboah")."""
        words = sentence.words
        while (
            first > 1
            and words[first - 1].text in {"-", "‑"}
            and words[first - 2].upos == "PROPN"
            and joined(words[first - 2 : first + 1])
            and (number, first - 2) not in self.covered
        ):
            first -= 2
        return first

    def _before_name(self, number: int, word: Word, at: int, label: str) -> bool:
        if is_honorific(word) or (word.upos in {"DET", "PUNCT", "ADP"} and not word.text[0].isupper()):
            return True
        if label != "person":
            return False
        name = self.covered.get((number, at))
        return (number, at) in self.titles or (name is not None and name.others() != [] and not name.surnames())

    def _whole(self, number: int, sentence: Sentence, first: int, last: int, label: str) -> int:
        """Return the end of a name that the model cut short."""
        words = sentence.words
        while last < len(words) and self._goes_on(number, words, first, last, label):
            last += 1
        if words[last - 1].text in {"-", "–"}:
            last -= 1
        return last

    def _goes_on(self, number: int, words: tuple[Word, ...], first: int, last: int, label: str) -> bool:
        """Tell whether a word belongs to the name before it: a hyphen, a later part, a last noun of an organisation."""
        word, before = words[last], words[last - 1]
        if (number, last) in self.covered and (number, last - 1) in self.covered:
            return False
        if word.text == "-" or before.text == "-":
            return self._hyphened(number, words, last)
        if label == "organization" and word.text in {"and", "&"}:
            return self._joined(number, words, first, last)
        if word.upos != "PROPN" or not word.text[0].isupper() or (number, last) in self.titles:
            return False
        if word.relation == "flat" and first <= word.head < last:
            return True
        # "the President of Poland" "Marek Zawilski"
        person = any(n.first == last and n.label == "person" for n in self.sentences[number].names)
        free = (number, last) not in self.covered and before.upos in {"PROPN", "CCONJ"}
        return label == "organization" and free and not person

    def _hyphened(self, number: int, words: tuple[Word, ...], last: int) -> bool:
        """Tell whether a hyphen, or what follows one, belongs to a name: not where it joins two names ("Trump-Abe")."""
        if words[last].text != "-":
            return words[last].start == words[last - 1].end
        if (
            last + 1 >= len(words)
            or words[last].start != words[last - 1].end
            or words[last + 1].start != words[last].end
        ):
            return False
        return (number, last - 1) not in self.covered or (number, last + 1) not in self.covered

    def _joined(self, number: int, words: tuple[Word, ...], first: int, last: int) -> bool:
        """Tell whether "and" stands within the name of an organisation ("Customs and Border Protection")."""
        if last + 1 >= len(words) or words[last + 1].upos != "PROPN" or (number, last + 1) in self.covered:
            return False
        named = any(n.first <= last + 1 < n.last for n in self.sentences[number].names)
        return not named and words[first].text[0].isupper() and words[last + 1].text[0].isupper()


def _is_title(word: Word) -> bool:
    """Tell whether a word of a name is a title in it ("Prince", "Sheikh")."""
    return is_honorific(word) or any(word.text.lower() in some for some in reference().sexed_titles.values())


def joined(words: Sequence[Word]) -> bool:
    """Tell whether words follow each other without a space."""
    return all(before.end == after.start for before, after in pairwise(words))


def ends_no_name(word: Word) -> bool:
    """Tell whether a word at the end of a name of the model is no part of it: a mark, "and", a weekday."""
    return word.upos in {"PUNCT", "PART", "CCONJ"} or word.text.lower() in reference().generic.no_names


def usual_case(surface: str) -> str:
    """Return a name whose family name is printed in capitals in the usual case ("LEE Jae-myung")."""
    parts = surface.split()
    return " ".join(p.capitalize() if p.isupper() and len(p) > LONGEST_INITIALS else p for p in parts)


def without_initials(name: str) -> str:
    """Return a name without middle initials and suffixes ("Robert S. Mueller III": "Robert Mueller")."""
    parts = name.split()
    kept = [p for n, p in enumerate(parts) if n == 0 or not is_initial(p)]
    return " ".join(kept)


def is_initial(part: str) -> bool:
    """Tell whether part of a name is an initial or a suffix."""
    bare = part.rstrip(".,")
    return (len(bare) == 1 and part.endswith(".")) or bare in {"Jr", "Sr", "II", "III", "IV"}


def parts_of(surface: str) -> Iterator[str]:
    """Yield the parts of a name, forms of address and possessive marks left out."""
    for part in surface.replace("’s", "").replace("'s", "").split():
        if not is_address(part):
            yield part
