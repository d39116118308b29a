"""Where somebody speaks: cue words with their content and speakers, before anybody is named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.coding.cue_reading import Hearing, Reading, believed, readings
from dragoman.coding.lexicon_types import Cue
from dragoman.coding.participants import actors_at
from dragoman.coding.quotations import quotation_after, quotation_before
from dragoman.coding.scene import Scene
from dragoman.coding.speech_words import speech_words
from dragoman.coding.thresholds import thresholds
from dragoman.coding.unspoken import said_by_message, unspoken
from dragoman.language.syntax import Tree

#: Relations through which a verb shares the subject of the verb before it.
_SHARING = frozenset({"conj", "parataxis"})


@dataclass(frozen=True)
class Speech:
    """A statement with the place of its cue, before ids and actors are settled."""

    sentence: int
    word: int
    cue: Cue
    #: Heads of the words that name who speaks.
    speakers: tuple[int, ...]
    #: Words of the content, in order.
    content: tuple[int, ...]
    #: Whether the model's attribution tags agree that this is a cue.
    agreed: bool
    #: Where the content stands: the pattern's place, or "attribution".
    place: str
    #: Whether somebody is told something in the passive, by nobody who is named.
    unnamed: bool = False


def speeches(scene: Scene, number: int) -> list[Speech]:
    """Return the statements of one sentence, in order of their cues; what adds no voice of its own is left out."""
    tree = scene.trees[number]
    found: list[Speech] = []
    for word, form in enumerate(tree.words):
        hearing = Hearing(scene, number, word)
        # A cue within quotation marks is part of what somebody else says.
        if not hearing.cues or scene.quoted(form.start, form.end) or unspoken(tree, word) or passes_on(tree, word):
            continue
        speech = _at(hearing)
        if speech is not None:
            found.append(_in_turn(tree, speech, found))
    found = _coordinated(scene, found)
    return [
        s for s in found if (s.speakers or s.unnamed) and not _nested(scene, tree, s, found) and not _doubled(s, found)
    ]


def _at(hearing: Hearing) -> Speech | None:
    for reading in readings(hearing):
        if not believed(hearing, reading):
            continue
        speakers = tuple(s for s in speakers_of(hearing, reading.cue, reading.content) if s not in reading.content)
        if not speakers and _told_by_nobody(hearing, reading):
            return Speech(
                hearing.sentence, hearing.word, reading.cue, (), reading.content, hearing.agreed, reading.place, True
            )
        if speakers or hearing.form.relation in _SHARING:
            return Speech(
                hearing.sentence, hearing.word, reading.cue, speakers, reading.content, hearing.agreed, reading.place
            )
    return _alone(hearing)


def _told_by_nobody(hearing: Hearing, reading: Reading) -> bool:
    """Whether somebody is told something, and it is left out by whom: "she was told that", "it was put to her that"."""
    tree, word = hearing.tree, hearing.word
    if not hearing.passive or reading.cue.source != "speech" or reading.place not in {"ccomp", "xcomp", "parataxis"}:
        return False
    if tree.obliques(word, "to"):
        return True
    told = tree.lemma(word) in speech_words("told") and reading.place != "xcomp"
    called = tree.lemma(word) in speech_words("calling") and any(
        w.lemma in {"on", "upon"} for w in tree.words[word + 1 : word + 2]
    )
    return (told or called) and bool(tree.surface_subjects(word))


def _alone(hearing: Hearing) -> Speech | None:
    """Return the speech of a cue whose sentence holds no content: the quotation stands before or after it.

    "“Enough!” / He said on Monday." and "He said: / “Enough.”" are cut into sentences of their own.
    """
    cue = next((c for c in hearing.cues if c.source == "speech" and _takes_quotations(c)), None)
    near = hearing.form.relation == "root" and hearing.word <= thresholds()["statements"]["closing_words"]
    if cue is None:
        return None
    speakers = tuple(speakers_of(hearing, cue))
    if speakers and quotation_after(hearing.scene, hearing.sentence) is not None:
        return Speech(hearing.sentence, hearing.word, cue, speakers, (), True, "after")
    if speakers and near and quotation_before(hearing.scene, hearing.sentence) is not None:
        return Speech(hearing.sentence, hearing.word, cue, speakers, (), hearing.agreed, "before")
    return None


def _takes_quotations(cue: Cue) -> bool:
    return any(pattern.place == "parataxis" for pattern in cue.patterns)


# --- who speaks ------------------------------------------------------------------------------------------


def speakers_of(hearing: Hearing, cue: Cue, content: tuple[int, ...] = ()) -> list[int]:
    """Return the heads of the words that name the speaker: by the syntax, else by the model's source.

    Who is named within what is said ("expressing Togo's regret") is no source.
    """
    tree, attribution = hearing.tree, hearing.attribution
    gerund = _told_by(tree, hearing.word)  # "“It is late,” the agency quoted her as saying"
    if (passed_on := _passed_on(tree, hearing.word if gerund is None else gerund)) is not None:
        return passed_on
    syntactic = _syntactic_speakers(hearing, cue)
    if hearing.form.xpos == "VBG" and any(tree.lemma(s) in speech_words("documents") for s in syntactic):
        return syntactic  # "vetoed a resolution condemning the raid": who vetoes it condemns nothing
    if attribution is None or not attribution.source or hearing.passive:
        return syntactic
    source = {n for first, last in attribution.source for n in range(first, last)}
    within = source <= set(content) and not set(syntactic) & set(content)
    if within or (len(source) == 1 and tree.lemma(min(source)) in speech_words("relatives")):
        return syntactic
    inside = [s for s in syntactic if s in source]
    if inside:
        return inside
    heads = [n for n in sorted(source) if tree.words[n].head not in source and tree.words[n].upos != "PUNCT"]
    return tree.conjuncts(heads[0]) if heads else syntactic


def passes_on(tree: Tree, word: int) -> bool:
    """Whether a verb only says who passes on what somebody says: "the agency quoted her as saying that it rained"."""
    gerund = _told_by(tree, word)
    return gerund is not None and not is_passed_on(tree, gerund)


def is_passed_on(tree: Tree, word: int) -> bool:
    """Whether a gerund has no words of its own behind it, but those that are cited: "she was quoted as saying"."""
    return _passed_on(tree, word) is not None and not tree.children(word, "ccomp", "parataxis")


def _told_by(tree: Tree, word: int) -> int | None:
    """Return the gerund behind a verb of passing on: the "saying" of "quoted her as saying"."""
    if tree.lemma(word) not in speech_words("passing_on"):
        return None
    hosts = (word, *tree.objects(word))
    beside = (c for host in hosts for c in tree.children(host, "advcl", "xcomp", "ccomp", "acl", "obl", "nmod"))
    return next((c for c in beside if _passed_on(tree, c) is not None), None)


def _passed_on(tree: Tree, word: int) -> list[int] | None:
    """Return who speaks by a gerund whose words somebody else passes on: "he was cited by a paper as telling her"."""
    above, form = tree.words[word].head, tree.words[word]
    marked = any(tree.lemma(m) == "as" for m in tree.children(word, "mark", "case"))
    if above >= 0 and tree.words[above].relation == "obj":
        above = tree.words[above].head  # the gerund may hang on who is quoted
    if above < 0 or form.xpos != "VBG" or not marked or tree.lemma(above) not in speech_words("passing_on"):
        return None
    return tree.surface_subjects(above) if tree.passive(above) else tree.objects(above)


def _syntactic_speakers(hearing: Hearing, cue: Cue) -> list[int]:
    tree, word, form = hearing.tree, hearing.word, hearing.form
    if form.relation in {"case", "mark"}:
        return tree.conjuncts(form.head)
    if tree.lemma(word) == "accord":
        return tree.obliques(word, "to")
    if said_by_message(tree, word):
        return tree.subjects(form.head)
    if cue.pos == "ADJ":
        return tree.surface_subjects(word)  # "is alarmed by the reports": who is, and not what alarms him
    if cue.pos == "VERB":
        return tree.agents(word) if hearing.passive else tree.subjects(word)
    owners = [*tree.possessors(word), *tree.obliques(word, "by", "of", "from")]
    if tree.lemma(word) in speech_words("told_in_print"):
        owners += [p for p in tree.obliques(word, "in", "on") if tree.lemma(p) in speech_words("papers")]
    return owners or [c for c in tree.children(word, "amod") if actors_at(hearing.scene, hearing.sentence, c)]


def _in_turn(tree: Tree, speech: Speech, before: list[Speech]) -> Speech:
    """Return a speech without its own subject with the speakers of the cue before it ("She said …, and repeated …").

    Only where the earlier content, as the model sees it, has ended: a verb inside it is part of it.
    """
    form = tree.words[speech.word]
    if not speech.agreed or tree.children(speech.word, "nsubj", "nsubj:pass"):
        return speech
    for earlier in reversed(before):
        if not earlier.speakers or speech.word in earlier.content or earlier.word > speech.word:
            continue
        if speech.speakers and not set(speech.speakers) & set(earlier.content):
            continue
        shares = form.relation in _SHARING and form.xpos == tree.words[earlier.word].xpos
        hangs = form.xpos == "VBG" and form.relation.startswith(("advcl", "acl")) and form.head in earlier.content
        if shares or hangs:
            return replace(speech, speakers=earlier.speakers)
    return speech


def _coordinated(scene: Scene, found: list[Speech]) -> list[Speech]:
    """Return the speeches with cues told apart that were read as one ("said the truce held and warned that …").

    A truce warns of nothing: a cue that hangs on the content's verb without a subject of its own, and whose
    shared subject cannot speak, belongs to the outer speaker, and the outer content ends before it.
    """
    for place, inner in enumerate(found):
        tree = scene.trees[inner.sentence]
        joined = tree.words[inner.word].relation == "conj" and not tree.children(inner.word, "nsubj", "nsubj:pass")
        if not joined or any(can_speak(scene, inner.sentence, s) for s in inner.speakers):
            continue
        for index, outer in enumerate(found[:place]):
            if inner.word in outer.content and outer.word < inner.word:
                first = min([inner.word, *tree.children(inner.word, "cc", "punct")])
                kept = tuple(n for n in outer.content if n < first)
                found = [*found[:index], replace(outer, content=kept), *found[index + 1 :]]
                found[place] = replace(inner, speakers=outer.speakers)
                break
    return found


def can_speak(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a word stands for somebody who could speak."""
    tree = scene.trees[sentence]
    if actors_at(scene, sentence, word) or tree.lemma(word) in speech_words("speaker_nouns"):
        return True
    return tree.words[word].upos == "PROPN" or tree.lemma(word) in speech_words("people")


# --- one voice, one statement ----------------------------------------------------------------------------


def _doubled(speech: Speech, found: list[Speech]) -> bool:
    """Whether an earlier cue reports the same words ("shared the view that")."""
    return speech.cue.pos == "NOUN" and any(
        other.word < speech.word
        and set(speech.content) <= set(other.content)
        and not (speech.cue.lemma in speech_words("told_in_print") and speech.speakers)
        for other in found
    )


def _nested(scene: Scene, tree: Tree, speech: Speech, found: list[Speech]) -> bool:
    """Whether a cue stands within another's content and adds no voice of its own."""
    if _set_in(tree, speech):
        return False
    return any(_within(speech, outer) and not _own_voice(scene, speech, outer) for outer in found)


def _within(speech: Speech, outer: Speech) -> bool:
    return outer is not speech and speech.word in outer.content and outer.word not in speech.content


def _set_in(tree: Tree, speech: Speech) -> bool:
    """Whether the cue is set in beside its content ("who, he claimed, had …"), or describes ("which he calls …")."""
    relation = tree.words[speech.word].relation
    return speech.agreed and relation in {"parataxis", "acl:relcl"}


def _own_voice(scene: Scene, speech: Speech, outer: Speech) -> bool:
    """Whether a nested cue has a speaker of its own: a name or noun, or a pronoun for somebody else.

    What somebody is said to ask for is believed only where the model sees a cue, too.
    """
    tree = scene.trees[speech.sentence]
    judges = speech.cue.tone not in {None, "neutral"} and speech.cue.lemma not in speech_words("asking")
    heard = speech.agreed or judges or speech.cue.source == "speech"
    if set(speech.speakers) & set(outer.speakers) or not heard:
        return False
    if any(tree.lemma(s) in speech_words("nobody") for s in speech.speakers):
        return False
    own, others = ({a for s in each.speakers for a in actors_at(scene, each.sentence, s)} for each in (speech, outer))
    named = any(tree.words[s].upos in {"PROPN", "NOUN"} for s in speech.speakers)
    return named or bool(own and own.isdisjoint(others))
