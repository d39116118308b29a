"""Statements that the language model sees where no cue of the lexicon makes one: "likened", "gave his word"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.confidence import calibrated
from dragoman.coding.learned import in_span
from dragoman.coding.participants import actors_at
from dragoman.coding.quotations import stretched
from dragoman.coding.scene import Scene
from dragoman.coding.speech import is_passed_on, passes_on
from dragoman.coding.speech_words import speech_words
from dragoman.coding.thresholds import thresholds
from dragoman.language.types import SpeechCue
from dragoman.types import Quote, Statement


def learned_statements(scene: Scene, known: list[Statement]) -> Iterator[Statement]:
    """Yield the statements of the model, with a source and content, whose cue no known statement has."""
    least = thresholds()["learned"]["speech"]
    spoken = {(s.evidence[0].start, s.evidence[0].end, s.cue) for s in known}
    for number, sentence in enumerate(scene.analysis.sentences):
        for cue in sentence.cues if not sentence.heading else ():
            word = sentence.words[cue.word]
            again = any(start <= word.start < end and word.text in said for start, end, said in spoken)
            tree = scene.trees[number]
            cited = passes_on(tree, cue.word) or is_passed_on(tree, cue.word)
            if cue.chance >= least and not (again or cited or _within_own_words(scene, number, cue)):
                yield from _statement(scene, number, cue)


def _within_own_words(scene: Scene, number: int, cue: SpeechCue) -> bool:
    """Whether "we" or "I" within quotation marks says it: that is what somebody else quotes of himself."""
    tree = scene.trees[number]
    form = tree.words[cue.word]
    first = {tree.words[s].text.lower() for s in tree.children(cue.word, "nsubj")} & {"we", "i"}
    return bool(first) and scene.quoted(form.start, form.end)


def _statement(scene: Scene, number: int, cue: SpeechCue) -> Iterator[Statement]:
    """Yield the statement of a cue, unless nobody makes it or nothing is said."""
    sources = [role for role in cue.arguments if role.label == "source"]
    parts = [
        stretched(scene, number, scene.quote_words(number, range(role.first, role.last)))
        for role in cue.arguments
        if role.label == "content"
    ]
    tree = scene.trees[number]
    paper = [s for s in tree.subjects(cue.word) if tree.lemma(s) in speech_words("documents")]
    apart = bool(paper) and not any(role.first <= s < role.last for role in sources for s in paper)
    if not sources or not parts or (apart and tree.words[cue.word].xpos == "VBG"):
        return  # "vetoed a resolution calling on Togo": who vetoes it calls on nobody
    # "denied Indian claims that": whose claims they are stands before the noun.
    owner = next((n for n in tree.children(cue.word, "amod") if actors_at(scene, number, n)), None)
    whose = actors_at(scene, number, owner) if owner is not None else ()
    actors = tuple(dict.fromkeys(whose or (a for role in sources for a in in_span(scene, number, role))))
    named = scene.quote_words(number, [owner] if owner is not None else range(sources[0].first, sources[0].last))
    said = scene.quote_words(number, [cue.word])
    evidence = _around(scene, [*parts, said, named])
    yield Statement(
        id=scene.identifier("statement", evidence.start, evidence.end, said.start),
        speaker=actors[0] if actors else None,
        speaker_text=named.quote,
        co_speakers=actors[1:],
        cue=said.quote,
        content=max(parts, key=lambda part: part.end - part.start),
        pieces=tuple(parts) if len(parts) > 1 else (),
        quoted=cue.quoted,
        confidence=calibrated("statements", cue.chance),
        evidence=(evidence,),
    )


def _around(scene: Scene, quotes: list[Quote]) -> Quote:
    return scene.quote(min(q.start for q in quotes), max(q.end for q in quotes))
