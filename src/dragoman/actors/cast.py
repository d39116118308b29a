"""Who is who in one article: actors, and every mention of them with the words it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.types import Actor, Frozen, Span


class Mention(Frozen):
    """Words that name, describe or stand for one or more actors."""

    #: Number of the sentence, and first and one past last word.
    sentence: int
    first: int
    last: int
    start: int
    end: int
    #: Ids of the actors; several for "the two leaders"; none when unresolved.
    actors: tuple[str, ...]
    #: name | description | body | seat | adjective | pronoun | place
    kind: str
    #: For a place, the id of the state that it lies in, or "".
    located: str = ""


def named_by(mentions: Iterable[Mention], label: Span) -> str:
    """Return whom the label of a turn names, or ""; a title may stand before the name, as one mention with it."""
    real = [m for m in mentions if m.kind not in {"place", "adjective"} and m.actors]
    inside = [m for m in real if label.start <= m.start and m.end <= label.end]
    around = [m for m in real if m.start <= label.start and label.end <= m.end and len(m.actors) == 1]
    shortest = sorted(around, key=lambda m: m.end - m.start)
    return next((m.actors[0] for m in (*inside, *shortest)), "")


@dataclass(frozen=True)
class Cast:
    """The actors of one article and where they are mentioned."""

    actors: dict[str, Actor]
    mentions: tuple[Mention, ...]
    #: The quotations of which it is known whose words they are, with his id.
    quoted: tuple[tuple[Span, str], ...] = ()

    @cached_property
    def _by_word(self) -> dict[tuple[int, int], Mention]:
        table: dict[tuple[int, int], Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.first - m.last):
            for word in range(mention.first, mention.last):
                table[(mention.sentence, word)] = mention
        return table

    def mention_at(self, sentence: int, word: int) -> Mention | None:
        """Return the shortest mention that covers a word."""
        return self._by_word.get((sentence, word))

    def state_of_place(self, sentence: int, word: int) -> str:
        """Return the id of the state in which a named place lies, or of the state that the word names; "" otherwise."""
        mention = self.mention_at(sentence, word)
        if mention is None:
            return ""
        if mention.kind == "place":
            return mention.located
        return mention.actors[0] if len(mention.actors) == 1 and self.actors[mention.actors[0]].kind == "state" else ""

    def at(self, sentence: int, word: int) -> tuple[str, ...]:
        """Return the ids of the actors that a word stands for; places and bare adjectives are none."""
        mention = self.mention_at(sentence, word)
        return mention.actors if mention is not None and mention.kind not in {"place", "adjective"} else ()

    def speaker_at(self, offset: int) -> str:
        """Return the id of whose words the quotation around an offset is, or ""."""
        return next((who for span, who in self.quoted if span.start <= offset < span.end), "")

    def within(self, stretch: Span) -> tuple[str, ...]:
        """Return the ids of the people, bodies and states named within a stretch of the text."""
        inside = (m for m in self.mentions if stretch.start <= m.start and m.end <= stretch.end)
        return tuple(dict.fromkeys(actor for m in inside if m.kind not in {"place", "adjective"} for actor in m.actors))
