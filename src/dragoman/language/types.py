"""What the language part says about a text: sentences of words with syntax, roles and names.

Word numbers count within their sentence from 0; word spans are half open; character offsets count
code points of the article's text.
"""

from __future__ import annotations

from dragoman.types import Frozen, Span


class Word(Frozen):
    """One syntactic word, in the manner of Universal Dependencies."""

    start: int
    end: int
    text: str
    lemma: str
    #: Universal part of speech.
    upos: str
    #: Penn Treebank tag ("VBD", "VBG", "MD", …): the tense of a verb is read from it.
    xpos: str
    #: Number of the head word; -1 for the root.
    head: int
    #: Universal dependency relation, with subtype ("nsubj:pass").
    relation: str


class Role(Frozen):
    """Words first..last that play a part with another word: who acts, whom it reaches, where, when."""

    first: int
    #: One past the last word.
    last: int
    label: str


class Name(Frozen):
    """A proper name found by the model: words first..last."""

    first: int
    last: int
    #: person | organization | place | event | other
    label: str


class Attribution(Frozen):
    """Content attributed to a source through a cue (PolNeAR's terms), as word ranges.

    Ranges are tuples of (first, last) with last exclusive; any of them may be empty.
    """

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


class Trigger(Frozen):
    """A word that may name an event or make a commitment, with what the model says of it."""

    word: int
    #: The likeliest of PLOVER's event types, and its chance.
    type: str
    chance: float
    #: The chance that the word names an event of any type.
    event_chance: float
    status: str
    status_chance: float
    #: Whether the event is told as background.
    historical: bool
    #: Medium of the contact, or None.
    medium: str | None
    #: Mode of the type, or None.
    mode: str | None
    #: The likeliest kind of commitment, its chance, and the chance that the word makes one of any kind.
    commitment: str
    commitment_kind_chance: float
    commitment_chance: float
    #: Words of the sentence by what they are to it: actor | recipient | place | time | topic | action.
    arguments: tuple[Role, ...] = ()

    def parts(self, label: str) -> tuple[Role, ...]:
        """Return the arguments of one label."""
        return tuple(role for role in self.arguments if role.label == label)


class SpeechCue(Frozen):
    """A word that attributes content to a source, in the sense of the project's own corpus: demands count too."""

    word: int
    #: direct | indirect | mixed
    quoted: str
    #: The chance that it attributes anything.
    chance: float
    #: Words of the sentence by what they are to it: source | content.
    arguments: tuple[Role, ...] = ()


class Judgement(Frozen):
    """Words first..last that judge a relationship."""

    first: int
    #: One past the last word.
    last: int
    #: relations | contact
    aspect: str
    #: better | worse | unchanged
    direction: str
    chance: float


class Sentence(Frozen):
    """One sentence, or one heading."""

    start: int
    end: int
    words: tuple[Word, ...]
    predicates: frozenset[int] = frozenset()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    cues: tuple[SpeechCue, ...] = ()
    #: For each word, the likeliest status of an event that it names, and the chance of it.
    statuses: tuple[tuple[str, float], ...] = ()
    #: Whether it is a heading rather than a sentence of the report.
    heading: bool = False
    #: Number of the paragraph it stands in, from 0.
    paragraph: int = 0


class Turn(Frozen):
    """A paragraph of a transcript."""

    start: int
    end: int
    #: Where its words begin, behind a label.
    said: int
    #: The words that name who speaks, in it or some paragraphs before.
    label: Span
    #: Whether somebody only asks ("QUESTION:").
    asks: bool


class Analysis(Frozen):
    """All that the language part found in one text."""

    sentences: tuple[Sentence, ...]
    #: Stretches within double quotation marks, marks included; they may run over sentences.
    quotations: tuple[Span, ...] = ()
    #: The turns of a transcript.
    turns: tuple[Turn, ...] = ()
