"""Who says "I" and "we": the speaker of the quotation, or of the turn in a transcript, that the words stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dragoman.actors.cast import named_by
from dragoman.actors.context import Context
from dragoman.actors.found import head_of
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.language.types import SpeechCue, Turn
from dragoman.types import Span


class FirstPerson:
    """Resolves the pronouns of one sentence after another, once all others are resolved."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found in it."""
        self.context = context
        self.discourse = discourse

    def take_up(self, number: int) -> None:
        """Make mentions of the words that speak of the speaker and his side."""
        for at, word in enumerate(self.context.words(number)):
            if word.text.lower() not in reference().first_person.words or word.upos != "PRON":
                continue
            owned = word.relation == "nmod:poss"
            if owned and not self._of_a_state(number, word.head):
                continue
            speaker = self._speaker_of_quotation(word.start) or self._speaker_of_turn(word.start)
            if owned:
                speaker = self._state_of(speaker)
            if speaker:
                last = word.head + 1 if owned else at + 1
                kind = "body" if owned else "pronoun"
                self.discourse.add(self.context.mention(number, at, last, (speaker,), kind))

    def quoted(self) -> tuple[tuple[Span, str], ...]:
        """Return the quotations of which it is known whose words they are, with his id."""
        return tuple((span, who) for span, who in zip(self.context.quotations, self._speakers, strict=True) if who)

    def _of_a_state(self, number: int, word: int) -> bool:
        """Whether a noun is what speakers call their state by ("our country"), and nobody was found there."""
        noun = self.context.trees[number].lemma(word)
        return noun in reference().first_person.states and not self.discourse.actors_at(number, word)

    def _state_of(self, actor: str) -> str:
        """Return the state of an actor, or ""."""
        draft = self.context.table.drafts.get(actor)
        state = self.context.table.state(draft.country or "") if draft is not None else None
        return state.id if state is not None else ""

    def _speaker_of_quotation(self, offset: int) -> str:
        """Return the speaker of the quotation around an offset, or ""."""
        place = bisect_right(self._starts, offset) - 1
        inside = place >= 0 and offset < self.context.quotations[place].end
        return self._speakers[place] if inside else ""

    def _speaker_of_turn(self, offset: int) -> str:
        """Return who speaks in the turn of a transcript around an offset, or ""."""
        return next((who for turn, who in self._turns if turn.start <= offset < turn.end), "")

    @cached_property
    def _turns(self) -> list[tuple[Turn, str]]:
        """The turns of a transcript with whom their labels name, "" where that is nobody known."""
        mentions = self.discourse.mentions() if self.context.turns else ()
        return [(turn, named_by(mentions, turn.label)) for turn in self.context.turns]

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.start for quotation in self.context.quotations]

    @cached_property
    def _speakers(self) -> list[str]:
        """The speaker of each quotation, "" where it is not known.

        A quotation without a cue of its own goes on with the words of the one before it in its paragraph.
        """
        speakers: list[str] = []
        before: tuple[int, str] = (-1, "")
        for quotation in self.context.quotations:
            numbers = list(self._sentences_of(quotation))
            paragraph = self.context.sentences[numbers[0]].paragraph if numbers else -1
            named = next((s for number in numbers for s in self._named(number, quotation)), "")
            carried = before[1] if paragraph == before[0] and not any(map(self._cues, numbers)) else ""
            speakers.append(named or carried)
            before = paragraph, speakers[-1]
        return speakers

    def _sentences_of(self, quotation: Span) -> Iterator[int]:
        """Yield the numbers of the sentences that a quotation touches."""
        for number, sentence in enumerate(self.context.sentences):
            if sentence.start < quotation.end and quotation.start < sentence.end:
                yield number

    def _cues(self, number: int) -> list[SpeechCue]:
        """Return what attributes words to somebody in a sentence, the surest first."""
        cues = self.context.sentences[number].cues
        sure = [cue for cue in cues if cue.chance >= reference().unnamed.least_chance]
        return sorted(sure, key=lambda cue: -cue.chance)

    def _named(self, number: int, quotation: Span) -> Iterator[str]:
        """Yield those to whom a sentence attributes words of a quotation, who stand outside of it."""
        words = self.context.words(number)
        for cue in self._cues(number):
            said = [(words[r.first].start, words[r.last - 1].end) for r in cue.arguments if r.label == "content"]
            if not any(start < quotation.end and quotation.start < end for start, end in said):
                continue
            for source in (role for role in cue.arguments if role.label == "source"):
                head = head_of(self.context.sentences[number], source.first, source.last)
                if not quotation.start <= words[head].start < quotation.end:
                    yield from self.discourse.actors_at(number, head)[:1]
