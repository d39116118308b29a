"""Scenes written by hand: sentences with tags and trees, attributions and a cast, without the language model."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.cast import Cast, Mention
from dragoman.coding.scene import Scene
from dragoman.language.lemmas import lemma_of
from dragoman.language.quotations import quotation_spans
from dragoman.language.types import Analysis, Attribution, Judgement, Role, Sentence, SpeechCue, Trigger, Word
from dragoman.types import Actor, Article


@dataclass(frozen=True)
class Line:
    """One sentence: words as form_UPOS_XPOS_head_relation (heads from 1, root 0) and the model's attributions.

    An attribution is (source, cue, content), each a stretch of words as they stand, or "" for none; content may
    have two stretches, separated by "…".
    """

    words: str
    attributions: tuple[tuple[str, str, str], ...] = ()
    paragraph: int = 0
    heading: bool = False
    #: What the language model says of event words, and of judgements.
    triggers: tuple[Trigger, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    cues: tuple[SpeechCue, ...] = ()


def trigger(word: int, event: str, parts: dict[str, tuple[int, int]] | None = None, **said: object) -> Trigger:
    """Return what the model says of a word: sure of an event that happened, unless something else is said."""
    known: dict[str, object] = {
        "chance": 0.9,
        "event_chance": 0.95,
        "status": "happened",
        "status_chance": 0.9,
        "historical": False,
        "medium": None,
        "mode": None,
        "commitment": "promise",
        "commitment_kind_chance": 0.0,
        "commitment_chance": 0.0,
    }
    roles = tuple(Role(first=first, last=last, label=label) for label, (first, last) in (parts or {}).items())
    return Trigger(word=word, type=event, arguments=roles, **(known | said))


#: Who may be named in hand-made scenes: surface, id, kind, country.
PEOPLE = (
    ("Keller", "keller", "person", "CHE"),
    ("Marek", "marek", "person", "CZE"),
    ("Varga", "varga", "person", "MDA"),
    ("Moldova", "MDA", "state", "MDA"),
)
#: Towns in hand-made scenes, and the states that they lie in.
TOWNS = {"Chisinau": "MDA"}


def scene(*lines: Line) -> Scene:
    """Return the scene of some sentences, blanks between words but before closing marks."""
    text = ""
    sentences = []
    for line in lines:
        text += "\n\n" if sentences and sentences[-1].paragraph != line.paragraph else " " * bool(text)
        sentence, text = _sentence(line, text)
        sentences.append(sentence)
    analysis = Analysis(sentences=tuple(sentences), quotations=quotation_spans(text))
    return Scene(Article(id="sha256:0", source="-", text=text), analysis, _cast(tuple(sentences)), (), None)


def _sentence(line: Line, text: str) -> tuple[Sentence, str]:
    words: list[Word] = []
    start, glued = len(text), True
    for item in line.words.split():
        form, upos, xpos, head, relation = item.rsplit("_", 4)
        text += "" if glued or form in {",", ".", "?", ":", ";", "'s"} or xpos == "''" else " "
        words.append(
            Word(
                start=len(text),
                end=len(text) + len(form),
                text=form,
                lemma=lemma_of(form, upos, xpos),
                upos=upos,
                xpos=xpos,
                head=int(head) - 1,
                relation=relation,
            )
        )
        text += form
        glued = xpos == "``"
    forms = [word.text for word in words]
    attributions = tuple(
        Attribution(source=_ranges(forms, source), cue=_ranges(forms, cue), content=_ranges(forms, content))
        for source, cue, content in line.attributions
    )
    sentence = Sentence(
        start=start,
        end=len(text),
        words=tuple(words),
        attributions=attributions,
        triggers=line.triggers,
        judgements=line.judgements,
        cues=line.cues,
        heading=line.heading,
        paragraph=line.paragraph,
    )
    return sentence, text


def _ranges(forms: list[str], stretches: str) -> tuple[tuple[int, int], ...]:
    """Return where stretches of words stand."""
    found = []
    for stretch in filter(None, stretches.split(" … ")):
        wanted = stretch.split()
        at = next(n for n in range(len(forms)) if forms[n : n + len(wanted)] == wanted)
        found.append((at, at + len(wanted)))
    return tuple(found)


def _cast(sentences: tuple[Sentence, ...]) -> Cast:
    actors = {id_: Actor(id=id_, name=name, kind=kind, country=country) for name, id_, kind, country in PEOPLE}
    known = {name: id_ for name, id_, _, _ in PEOPLE}
    mentions = [
        Mention(
            sentence=number,
            first=at,
            last=at + 1,
            start=word.start,
            end=word.end,
            actors=(known[word.text],) if word.text in known else (),
            kind="name" if word.text in known else "place",
            located=TOWNS.get(word.text, ""),
        )
        for number, sentence in enumerate(sentences)
        for at, word in enumerate(sentence.words)
        if word.text in known or word.text in TOWNS
    ]
    return Cast(actors, tuple(mentions))
