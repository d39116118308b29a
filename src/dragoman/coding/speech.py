"""Where somebody speaks: cue words with their content and speakers, before anybody is named.

Two witnesses are heard. The lexicon's cues tell where content stands in the syntax; the model's
attributions say which words it takes for source, cue and content. Strong cues stand alone; weak ones
(objects, nouns, attitudes) are believed only where the model agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.coding.lexicon_types import Cue
from dragoman.coding.scene import Scene
from dragoman.coding.speech_content import (
    attributed,
    content_of,
    names_object,
    preposed,
    within_quotation,
)
from dragoman.coding.speech_words import speech_words
from dragoman.language.syntax import Tree
from dragoman.language.types import Attribution

#: Penn tags of the present tense.
_PRESENT = frozenset({"VBZ", "VBP"})
#: Places in which a cue needs no second witness.
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "adverbial"})


@dataclass(frozen=True)
class Speech:
    """A statement with the place of its cue, before ids and actors are settled."""

    sentence: int
    word: int
    cue: Cue | None
    #: Heads of the words that name who speaks.
    speakers: tuple[int, ...]
    #: Words of the content, in order.
    content: tuple[int, ...]
    #: Whether the model's attribution tags agree that this is a cue.
    agreed: bool
    #: Where the content stands: the pattern's place, or "attribution".
    place: str


def speeches(scene: Scene, number: int) -> list[Speech]:
    """Return the statements of one sentence, in order of their cues; nested ones of the same speaker left out."""
    tree = scene.trees[number]
    found: list[Speech] = []
    for word in range(len(tree.words)):
        if within_quotation(scene, number, word) or unspoken(tree, word):
            continue
        speech = _at(scene, number, word)
        if speech is not None:
            found.append(_in_turn(tree, speech, found))
    return [s for s in found if s.speakers and not _nested(tree, s, found) and not _doubled(s, found)]


def _in_turn(tree: Tree, speech: Speech, before: list[Speech]) -> Speech:
    """Return a speech without a subject of its own with the speakers of the cue that it follows ("She said …, and repeated …")."""
    form = tree.words[speech.word]
    if tree.children(speech.word, "nsubj") or form.xpos in {"VB", "VBG"} or form.relation not in {"conj", "parataxis"}:
        return speech
    for earlier in reversed(before):
        apart = speech.word not in earlier.content and earlier.word < speech.word
        if apart and earlier.speakers and speech.agreed and tree.words[earlier.word].xpos == form.xpos:
            return replace(speech, speakers=earlier.speakers)
    return speech


def _doubled(speech: Speech, all_: list[Speech]) -> bool:
    """Whether an earlier cue reports the same words ("shared the view that")."""
    return any(
        s.word < speech.word and set(speech.content) <= set(s.content) and speech.cue and speech.cue.pos == "NOUN"
        for s in all_
    )


def attribution_at(scene: Scene, number: int, word: int) -> Attribution | None:
    """Return the model's attribution whose cue holds a word."""
    for attribution in scene.analysis.sentences[number].attributions:
        if any(first <= word < last for first, last in attribution.cue):
            return attribution
    return None


def _at(scene: Scene, number: int, word: int) -> Speech | None:
    tree = scene.trees[number]
    attribution = attribution_at(scene, number, word)
    for cue, place, content in _readings(scene, number, word, attribution):
        if not _believed(scene, number, word, cue, place, content, attribution):
            continue
        speakers = speakers_of(tree, word, cue, attribution)
        speakers = [s for s in speakers if s not in content]
        if speakers or _coordinated(tree, word):
            return Speech(number, word, cue, tuple(speakers), content, _agrees(attribution), place)
    return None


def _coordinated(tree: Tree, word: int) -> bool:
    return tree.words[word].relation in {"conj", "parataxis"}


def _readings(
    scene: Scene, number: int, word: int, attribution: Attribution | None
) -> Iterator[tuple[Cue, str, tuple[int, ...]]]:
    """Yield (cue, place, content) for every row of the lexicon that the word may stand for."""
    tree = scene.trees[number]
    form = tree.words[word]
    rows = scene.lexicon.cues_of(tree.lemma(word), "VERB" if form.upos == "AUX" else form.upos)
    if not rows and tree.lemma(word) == "accord" and form.relation == "case":
        rows = scene.lexicon.cues_of("accord", "VERB")
    for cue in rows:
        if cue.pos == "NOUN" and tree.lemma(word) in speech_words("reported_nouns"):
            phrase = preposed(tree, word)
            if phrase:
                yield cue, "adverbial", attributed(tree, attribution, phrase, word)
                continue
        place, content = content_of(tree, word, cue)
        if content:
            yield cue, place, attributed(tree, attribution, content, word, place)
            if cue.source == "act":
                return
    if tree.passive(word):
        return
    for cue in rows:
        if (
            cue.source == "speech"
            and attribution is not None
            and cue.pos == "VERB"
            and cue.particle is None
            and names_object(tree, word, cue)
        ):
            content = attributed(tree, attribution, (), word)
            if content and not _infinitive(tree, content, cue):
                yield cue, "attribution", content


def _infinitive(tree: Tree, content: tuple[int, ...], cue: Cue) -> bool:
    """Whether the content is an infinitive that the cue does not take ("wrote to thank them")."""
    return tree.words[content[0]].xpos == "TO" and all(pattern.place != "xcomp" for pattern in cue.patterns)


def _agrees(attribution: Attribution | None) -> bool:
    return attribution is not None and bool(attribution.content)


def _believed(
    scene: Scene,
    number: int,
    word: int,
    cue: Cue,
    place: str,
    content: tuple[int, ...],
    attribution: Attribution | None,
) -> bool:
    """Whether a cue in this place makes a statement."""
    tree = scene.trees[number]
    agreed = _agrees(attribution)
    if cue.source == "act":
        return agreed and _quotes(scene, number, content)
    if cue.source == "attitude" and place != "adverbial":
        return agreed and _present(tree, word, cue)
    if cue.pos == "NOUN":
        return (agreed and place in {"acl", "ccomp"}) or place == "adverbial"
    return agreed or place in _CLAUSES or bool(cue.object.allowed)


def _quotes(scene: Scene, number: int, content: tuple[int, ...]) -> bool:
    """Whether at least two words of the content stand within quotation marks."""
    words = scene.trees[number].words
    inside = [n for n in content if words[n].upos != "PUNCT" and scene.quoted(words[n].start, words[n].end)]
    return len(inside) > 1


def _present(tree: Tree, word: int, cue: Cue) -> bool:
    """Whether a view is reported as held now: a verb, or the copula of an adjective, in the present."""
    if cue.pos == "NOUN":
        return True
    verbs = [word] if cue.pos == "VERB" else tree.children(word, "cop")
    return any(tree.words[v].xpos in _PRESENT for v in verbs)


# --- who speaks ------------------------------------------------------------------------------------------


def speakers_of(tree: Tree, word: int, cue: Cue, attribution: Attribution | None) -> list[int]:
    """Return the heads of the words that name the speaker: by the syntax, else by the model's source."""
    syntactic = _syntactic_speakers(tree, word, cue)
    if attribution is None or not attribution.source:
        return syntactic
    source = [n for first, last in attribution.source for n in range(first, last)]
    inside = [s for s in syntactic if s in source]
    if inside:
        return inside
    heads = [n for n in source if tree.words[n].head not in source and tree.words[n].upos != "PUNCT"]
    return heads or syntactic


def _syntactic_speakers(tree: Tree, word: int, cue: Cue) -> list[int]:
    if tree.words[word].relation in {"case", "mark"}:
        return [tree.words[word].head]
    if cue.pos == "VERB" and tree.lemma(word) == "accord":
        return tree.obliques(word, "to")
    if cue.pos in {"VERB", "ADJ"}:
        return tree.subjects(word)
    if cue.pos == "NOUN":
        return [*tree.possessors(word), *(c for c in tree.obliques(word, "by", "of", "from"))]
    return tree.obliques(word)


# --- what is no statement --------------------------------------------------------------------------------


def unspoken(tree: Tree, word: int) -> bool:
    """Whether the words did not fall: the cue is denied, only possible, or hangs on a verb that takes it back."""
    if _denied(tree, word):
        return True
    if tree.words[word].xpos == "VB" and tree.words[word].relation == "xcomp":
        governor = tree.words[word].head
        return tree.lemma(governor) not in speech_words("spoken_under") or _denied(tree, governor)
    return False


def _denied(tree: Tree, word: int) -> bool:
    around = {tree.lemma(c) for c in tree.children(word, "aux", "advmod", "cc:preconj")}
    if around & (speech_words("negations") | speech_words("modals")):
        return True
    subjects = tree.children(word, "nsubj")
    return any(tree.lemma(d) in speech_words("nobody") for s in subjects for d in [s, *tree.children(s, "det")])


def _nested(tree: Tree, speech: Speech, all_: list[Speech]) -> bool:
    """Whether a cue stands within another's content and adds no voice of its own."""
    for outer in all_:
        if outer is speech or speech.word not in outer.content or outer.word in speech.content:
            continue
        if _parenthetical(tree, speech):
            continue
        if not speech.agreed or set(speech.speakers) & set(outer.speakers) or not _separate(tree, speech):
            return True
    return False


def _parenthetical(tree: Tree, speech: Speech) -> bool:
    """Whether the cue is set in beside what it reports ("who, he claimed, had been pushed"), or in a clause that describes ("which he considers murder")."""
    relation = tree.words[speech.word].relation
    return speech.agreed and (relation == "parataxis" or relation == "acl:relcl")


def _separate(tree: Tree, speech: Speech) -> bool:
    """Whether the speaker is a name with a clause of content."""
    named = any(tree.words[s].upos in {"PROPN", "NOUN"} for s in speech.speakers)
    return named and speech.place in {"ccomp", "parataxis", "adverbial"}
