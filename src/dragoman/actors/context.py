"""All that resolution looks at in one article, gathered and indexed once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from dragoman.actors.cast import Mention
from dragoman.actors.found import Found, FoundName, FoundRole
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.table import ActorTable
from dragoman.actors.types import Candidate
from dragoman.language.syntax import Tree
from dragoman.language.types import Analysis, Sentence, Word
from dragoman.types import Publication

#: "PARIS, April 1, 2025 — ", "CARACAS/WASHINGTON (Reuters) - ", "KUWAIT: ", "ABU DHABI // ": where a report was filed.
DATELINE = re.compile(
    r"(?:[A-Z]{3,}(?: [A-Z]{3,}){0,2}(?:: | // ?))"
    r"|(?:[A-Z][\w.’'-]*[ ]?){1,3}, (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}: "
    r"|(?:[A-Z][\w.’'-]*[ /]?){1,5}(?:,[^—–:;]{1,40}?)?(?: ?\([^)]{1,40}\))? ?(?:—|–|--| - |\.- )"
)
GENITIVE = frozenset({"'s", "’s", "'", "’"})

#: A line of its own that says where and when: "Berlin, 20 August 2025".
PLACE_AND_DAY = re.compile(
    r"[A-Z][\w.’' -]{2,30}, (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},?) \d{4}\.?\s*$"
)


def dateline_ends(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """Return for the number of each sentence that begins with a dateline the offset at which it ends."""
    found = {}
    for number, sentence in enumerate(sentences):
        first = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        match = PLACE_AND_DAY.match(text, sentence.start, sentence.end) if first else None
        if match is None and first and not sentence.heading:
            match = DATELINE.match(text, sentence.start, sentence.end)
        if match is not None:
            found[number] = match.end()
    return found


_Found = TypeVar("_Found", FoundName, FoundRole)


class Context:
    """One article with its trees, its names and titles by word, and its actors in the making."""

    def __init__(
        self,
        text: str,
        analysis: Analysis,
        registry: Registry,
        found: Found,
        published: Publication | None,
        *,
        homes: Mapping[str, str] | None = None,
    ) -> None:
        """Take what was found in an article, and who is known to be of which state, and make its trees."""
        self.text = text
        self.sentences = analysis.sentences
        self.quotations = analysis.quotations
        self.turns = analysis.turns
        self.registry = registry
        self.table = ActorTable(registry, published, homes)
        self.trees = [Tree(sentence) for sentence in analysis.sentences]
        self.names = found.names
        self.roles = found.roles

    @cached_property
    def name_at(self) -> dict[tuple[int, int], FoundName]:
        """The names by sentence and word."""
        return {(n.sentence, w): n for n in self.names for w in range(n.first, n.last)}

    @cached_property
    def names_of(self) -> dict[int, list[FoundName]]:
        """The names of each sentence."""
        return _by_sentence(self.names)

    @cached_property
    def roles_of(self) -> dict[int, list[FoundRole]]:
        """The descriptions of each sentence."""
        return _by_sentence(self.roles)

    @cached_property
    def states_named(self) -> frozenset[str]:
        """Codes of the states that the article names in any way."""
        return frozenset(c.country for n in self.names for c in n.others()[:1] if c.country)

    @cached_property
    def entities_named(self) -> frozenset[str]:
        """Ids of the states and organisations that the article names."""
        return frozenset(c.id for n in self.names for c in n.others()[:1])

    def words(self, sentence: int) -> tuple[Word, ...]:
        """Return the words of a sentence."""
        return self.trees[sentence].words

    def dateline_end(self, sentence: int) -> int:
        """Return the offset at which the dateline of a sentence ends; its start when there is none."""
        return self._datelines.get(sentence, self.sentences[sentence].start)

    @cached_property
    def _datelines(self) -> dict[int, int]:
        return dateline_ends(self.text, self.sentences)

    def owner_of(self, name: FoundName) -> str:
        """Return the id of the state or organisation that a name before or after a title means, or ""."""
        for candidate in name.others():
            if candidate.kind != "place":
                return self.acting(name, candidate)
            break
        stand_in = reference().stand_ins.get(name.text, "")
        if stand_in in self.entities_named:
            return stand_in
        people = name.full_names() or name.surnames()
        countries = {c.country for c in people}
        state = self.registry.state(countries.pop()) if len(countries) == 1 else None
        return state.id if state is not None else ""

    def acting(self, name: FoundName, candidate: Candidate) -> str:
        """Return the id of who acts under a name: a seat of an organisation stands for it."""
        if candidate.kind in {"capital", "seat"}:
            return reference().seats_of_organisations.get(name.text, candidate.id)
        return candidate.id

    def stand_in(self, sentence: int, word: int) -> str:
        """Return the id of the organisation for which a word such as "European" stands here, or ""."""
        identifier = reference().stand_ins.get(self.words(sentence)[word].text, "")
        return identifier if identifier in self.entities_named else ""

    def country_of(self, owner: str) -> str:
        """Return the code of the state of an owner, or ""."""
        draft = self.table.entity(owner) if owner else None
        return (draft.country or "") if draft is not None else ""

    def mention(
        self, sentence: int, first: int, last: int, actors: tuple[str, ...], kind: str, *, located: str = ""
    ) -> Mention:
        """Return a mention of some words, a possessive mark at their end left out; its actors join the cast."""
        for actor in actors:
            self.table.entity(actor)
        words = self.words(sentence)
        if last - first > 1 and words[last - 1].text in GENITIVE:
            last -= 1
        return Mention(
            sentence=sentence,
            first=first,
            last=last,
            start=words[first].start,
            end=words[last - 1].end,
            actors=actors,
            kind=kind,
            located=located,
        )


def _by_sentence(found: list[_Found]) -> dict[int, list[_Found]]:
    table: dict[int, list[_Found]] = {}
    for each in found:
        table.setdefault(each.sentence, []).append(each)
    return table
