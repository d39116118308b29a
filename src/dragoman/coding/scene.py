"""Everything that the coder looks at in one article, gathered once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from dragoman.actors.cast import Cast
from dragoman.actors.context import dateline_ends
from dragoman.calendar import TimeExpression
from dragoman.coding.chronicle import Entry
from dragoman.coding.lexicon import Lexicon, load_lexicon
from dragoman.language.syntax import Tree
from dragoman.language.types import Analysis, Trigger
from dragoman.types import Article, Publication, Quote
from dragoman.vocabulary import Vocabulary, load_vocabulary

#: Who filed a report, behind the day of its dateline: "(Reuters)", "/Xinhua/".
_AGENCY = re.compile(r"\([^()\n]*\)|/[^/\n]*/")


@dataclass(frozen=True)
class Scene:
    """One article with its analysis, its cast, its expressions of time and the coder's word lists."""

    article: Article
    analysis: Analysis
    cast: Cast
    expressions: tuple[TimeExpression, ...]
    published: Publication | None
    #: What stands under a day of its own, where the article is a chronicle.
    entries: tuple[Entry, ...] = ()

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """The sentences' trees."""
        return tuple(Tree(sentence) for sentence in self.analysis.sentences)

    @cached_property
    def triggers(self) -> tuple[dict[int, Trigger], ...]:
        """What the language model takes for events, by word, for each sentence."""
        return tuple({trigger.word: trigger for trigger in sentence.triggers} for sentence in self.analysis.sentences)

    @property
    def lexicon(self) -> Lexicon:
        """The coder's word lists."""
        return load_lexicon()

    @property
    def vocabulary(self) -> Vocabulary:
        """PLOVER's concepts."""
        return load_vocabulary()

    def entry_at(self, offset: int) -> Entry | None:
        """Return the entry of a chronicle that holds an offset."""
        return next((entry for entry in self.entries if entry.start <= offset < entry.end), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.analysis.sentences]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset, or of the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def expressions_by_sentence(self) -> dict[int, list[TimeExpression]]:
        """The expressions of time of each sentence; the date of a dateline says only when the report was filed."""
        table: dict[int, list[TimeExpression]] = {}
        datelines = self._datelines
        for expression in self.expressions:
            sentence = self.sentence_at(expression.start)
            after = _AGENCY.sub("", self.article.text[expression.end : datelines.get(sentence, 0)])
            filed = expression.start < datelines.get(sentence, 0) and not any(c.isalpha() for c in after)
            if not filed:
                table.setdefault(sentence, []).append(expression)
        return table

    @cached_property
    def _datelines(self) -> dict[int, int]:
        return dateline_ends(self.article.text, self.analysis.sentences)

    def quote(self, start: int, end: int) -> Quote:
        """Return a stretch of the article with its words."""
        return Quote(start=start, end=end, quote=self.article.text[start:end])

    def quote_words(self, sentence: int, numbers: Sequence[int]) -> Quote:
        """Return the stretch from the first to the last of some words, outer marks and the dateline left out."""
        start, end = self.trees[sentence].offsets(list(numbers))
        filed = self._datelines.get(sentence, start)
        if start < filed < end:
            start = filed + len(self.article.text[filed:end]) - len(self.article.text[filed:end].lstrip())
        return self.quote(start, end)

    def quote_deed(self, sentence: int, numbers: Sequence[int]) -> Quote:
        """Return the stretch of what somebody is to do, without the marks of a quotation that is all of it."""
        tree, inside = self.trees[sentence], sorted(numbers)
        first = next((n for n in inside if tree.words[n].upos != "PUNCT"), inside[0])
        return self.quote_words(sentence, [n for n in inside if n >= first])

    def identifier(self, kind: str, *parts: object) -> str:
        """Return an id that depends on the article's text and on what the fact rests on, and on nothing else."""
        content = "\x1f".join([self.article.id, kind, *map(str, parts)])
        return f"{kind[0]}-{sha256(content.encode()).hexdigest()[:12]}"

    def states(self) -> dict[str, str]:
        """Return the states of the article by the codes of their countries."""
        return {a.country: a.id for a in self.cast.actors.values() if a.kind == "state" and a.country}

    def country(self, actor: str) -> str | None:
        """Return the code of an actor's state."""
        return self.cast.actors[actor].country if actor in self.cast.actors else None

    def side(self, actor: str) -> str:
        """Return the side that an actor is of: the code of its state, or itself where it is of none that is known."""
        return self.country(actor) or actor

    def sides(self, actors: Iterable[str]) -> set[str]:
        """Return the sides that actors are of: Netanyahu and Israel are of one."""
        return {self.side(actor) for actor in actors}

    def present(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Return the parties once each, without a state for which one of its people is there."""
        named = tuple(dict.fromkeys(parties))
        people = {self.country(p) for p in named if self.cast.actors[p].kind == "person"}
        return tuple(p for p in named if self.cast.actors[p].kind != "state" or self.country(p) not in people)

    def quoted(self, start: int, end: int) -> bool:
        """Whether a stretch lies within quotation marks."""
        place = bisect_right(self._quotation_starts, start) - 1
        return place >= 0 and end <= self.analysis.quotations[place].end

    @cached_property
    def _quotation_starts(self) -> list[int]:
        # Quotations stand in order and do not overlap.
        return [quotation.start for quotation in self.analysis.quotations]
