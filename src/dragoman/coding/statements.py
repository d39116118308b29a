"""Statements: who said what, through which cue, in whose words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.lexicon_types import Cue
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.language.syntax import Tree
from dragoman.types import Quote, Statement

#: Nouns that speak although no actor stands behind them by name.
_SPEAKER_NOUNS = frozenset({"official", "source", "diplomat", "spokesman", "spokeswoman", "spokesperson", "analyst", "aide", "minister", "statement", "expert", "person"})
_ADDRESSED = frozenset({"to", "with"})


@dataclass(frozen=True)
class Speech:
    """A statement with the place of its cue, before ids and actors are settled."""

    sentence: int
    word: int
    cue: Cue | None
    speakers: tuple[int, ...]
    #: (sentence, words) of the content.
    content_sentence: int
    content: tuple[int, ...]


def statements(scene: Scene) -> list[Statement]:
    """Return every statement of an article, in order."""
    found: list[Statement] = []
    said: set[tuple[int, int]] = set()
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading and number > 0:
            continue
        speeches = _by_cue(scene, number)
        for speech in [*speeches, *_by_attribution(scene, number, speeches)]:
            statement = _statement(scene, speech)
            if statement is not None:
                found.append(statement)
                said.add((number, speech.word))
        found.extend(_carried_on(scene, number, found))
    return sorted({s.id: s for s in found}.values(), key=lambda s: (s.evidence[0].start, s.evidence[0].end, s.id))


# --- cues of the lexicon -------------------------------------------------------------------------------


def _by_cue(scene: Scene, number: int) -> list[Speech]:
    """Return the statements of a sentence that a cue word makes."""
    tree = scene.trees[number]
    speeches = []
    for word, form in enumerate(tree.words):
        pos = "VERB" if form.upos == "AUX" else form.upos
        for cue in scene.lexicon.cues_of(form.lemma.lower(), pos):
            if cue.source != "speech":
                continue
            content = _content(tree, number, word, cue)
            if content is None:
                continue
            speakers = _speakers(tree, word, form.upos)
            if speakers:
                speeches.append(Speech(number, word, cue, tuple(speakers), number, tuple(content)))
                break
    return speeches


def _speakers(tree: Tree, word: int, upos: str) -> list[int]:
    if upos in {"VERB", "AUX"}:
        return tree.subjects(word)
    if upos == "NOUN":
        return [*tree.possessors(word), *(c for c in tree.obliques(word, "by", "of", "from"))]
    return tree.obliques(word)


def _content(tree: Tree, number: int, word: int, cue: Cue) -> list[int] | None:
    """Return the words of what was said, where a pattern of the cue finds them; None when none does."""
    if cue.particle and cue.particle not in {tree.lemma(c) for c in tree.children(word, "compound:prt", "advmod", "case")}:
        return None
    objects = tree.objects(word)
    if not cue.object.accepts({tree.lemma(o) for o in objects} | {tree.words[o].text.lower() for o in objects}):
        return None
    for pattern in cue.patterns:
        heads: list[int] = []
        match pattern.place:
            case "ccomp":
                heads = tree.children(word, "ccomp", "xcomp")
            case "parataxis":
                heads = tree.children(word, "parataxis") or ([tree.words[word].head] if tree.words[word].relation == "parataxis" else [])
            case "obj":
                heads = [o for o in objects if o not in tree.subjects(word)]
            case "obl" | "nmod":
                heads = [c for c in tree.obliques(word, pattern.marker or "")]
                heads += [c for o in objects for c in tree.obliques(o, pattern.marker or "")]
            case "acl":
                heads = tree.children(word, "acl", "ccomp")
            case "adverbial":
                heads = [tree.words[word].head] if tree.words[word].head >= 0 else []
        if heads:
            return _content_words(tree, word, heads)
    return None


def _content_words(tree: Tree, cue: int, heads: list[int]) -> list[int]:
    """Return the words under the content's heads, the cue's own clause left out when it stands inside."""
    own = set(tree.subtree(cue))
    words: set[int] = set()
    for head in heads:
        below = set(tree.subtree(head))
        words |= below - own if cue in below else below
    return sorted(words)


# --- attributions that the model found -----------------------------------------------------------------


def _by_attribution(scene: Scene, number: int, known: list[Speech]) -> list[Speech]:
    """Return the model's attributions whose source is an actor and whose cue no lexicon entry covered."""
    tree = scene.trees[number]
    cues = {s.word for s in known}
    speeches = []
    for attribution in scene.analysis.sentences[number].attributions:
        if not attribution.cue or not attribution.source or not attribution.content:
            continue
        cue_words = [n for first, last in attribution.cue for n in range(first, last)]
        if cues & set(cue_words) or not any(scene.lexicon.cues_of(tree.lemma(n), tree.words[n].upos) for n in cue_words):
            continue
        sources = [n for first, last in attribution.source for n in range(first, last)]
        content = [n for first, last in attribution.content for n in range(first, last)]
        head = next((n for n in cue_words if tree.words[n].upos == "VERB"), cue_words[0])
        if any(c.source != "speech" for c in scene.lexicon.cues_of(tree.lemma(head), tree.words[head].upos)):
            continue
        heads = [n for n in sources if tree.words[n].head not in sources] or sources[-1:]
        speeches.append(Speech(number, head, None, tuple(heads), number, tuple(content)))
    return speeches


def _carried_on(scene: Scene, number: int, before: list[Statement]) -> list[Statement]:
    """Return the statement of a sentence that stands wholly within quotation marks, for the last speaker."""
    sentence = scene.analysis.sentences[number]
    if not scene.quoted(sentence.start, sentence.end) or not before or any(_within(e, sentence.start, sentence.end) for s in before for e in s.evidence):
        return []
    last = before[-1]
    if number == 0 or scene.sentence_at(last.evidence[0].start) < number - 2:
        return []
    content = scene.quote(sentence.start, sentence.end)
    return [
        Statement(
            id=scene.identifier("statement", content.start, content.end),
            speaker=last.speaker,
            speaker_text=last.speaker_text,
            on_behalf_of=last.on_behalf_of,
            cue=last.cue,
            content=content,
            quoted="direct",
            confidence=round(last.confidence * 0.9, 2),
            evidence=(content,),
        )
    ]


def _within(quote: Quote, start: int, end: int) -> bool:
    return quote.start < end and start < quote.end


# --- the statement ---------------------------------------------------------------------------------------


def _statement(scene: Scene, speech: Speech) -> Statement | None:
    tree = scene.trees[speech.sentence]
    speaker_word = speech.speakers[0]
    actors = [a for w in speech.speakers for a in actors_at(scene, speech.sentence, w)]
    mention = scene.cast.mention_at(speech.sentence, speaker_word)
    if not actors and not (tree.lemma(speaker_word) in _SPEAKER_NOUNS or tree.words[speaker_word].upos in {"PROPN", "PRON"}):
        return None
    if tree.lemma(speaker_word) in {"it", "that", "which", "this", "what"} and not actors:
        return None
    content = scene.quote_words(speech.content_sentence, speech.content)
    speaker_words = tree.phrase(speaker_word)
    speaker_text = scene.article.text[mention.start : mention.end] if mention else scene.quote_words(speech.sentence, speaker_words).quote
    cue = scene.quote_words(speech.sentence, [speech.word, *tree.children(speech.word, "compound:prt")]).quote
    evidence_words = [*speech.content, speech.word, *(speaker_words if mention is None else _words_of(tree, mention.start, mention.end))]
    evidence = scene.quote_words(speech.sentence, evidence_words)
    return Statement(
        id=scene.identifier("statement", evidence.start, evidence.end, speech.word),
        speaker=actors[0] if actors else None,
        speaker_text=speaker_text,
        on_behalf_of=_on_behalf(scene, speech, actors),
        cue=cue,
        content=content,
        quoted=_quotation(scene, content),
        addressees=tuple(a for a in _addressees(scene, speech) if a not in actors),
        tone=speech.cue.tone if speech.cue else None,
        confidence=_confidence(speech, actors),
        evidence=(evidence,),
    )


def _words_of(tree: Tree, start: int, end: int) -> list[int]:
    return [n for n, w in enumerate(tree.words) if w.start < end and start < w.end]


def _quotation(scene: Scene, content: Quote) -> str:
    """Return direct, mixed or indirect by how much of the content stands within quotation marks."""
    inside = sum(max(0, min(content.end, q.end) - max(content.start, q.start)) for q in scene.analysis.quotations)
    letters = content.end - content.start
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.85 * letters else "mixed"  # noqa: PLR2004


def _on_behalf(scene: Scene, speech: Speech, actors: list[str]) -> str | None:
    """Return whom a spokesperson speaks for: the owner of the description, or the person whose view is given."""
    tree = scene.trees[speech.sentence]
    for word in speech.speakers:
        for owner in [*tree.possessors(word), *tree.obliques(word, "for", "of")]:
            for actor in actors_at(scene, speech.sentence, owner):
                if actor not in actors:
                    return actor
    if speech.content:
        for owner in tree.possessors(_head(tree, speech.content)):
            for actor in actors_at(scene, speech.sentence, owner):
                if actors and actor not in actors and scene.country(actor) == scene.country(actors[0]) and scene.cast.actors[actor].kind == "person":
                    return actor
    return None


def _head(tree: Tree, words: tuple[int, ...]) -> int:
    inside = set(words)
    return next((n for n in words if tree.words[n].head not in inside), words[0])


def _addressees(scene: Scene, speech: Speech) -> list[str]:
    tree = scene.trees[speech.sentence]
    content = set(speech.content)
    places = [*tree.children(speech.word, "iobj"), *tree.obliques(speech.word, *_ADDRESSED)]
    places += [o for o in tree.children(speech.word, "obj") if o not in content]
    return [a for p in places if p not in content for a in actors_at(scene, speech.sentence, p)]


def _confidence(speech: Speech, actors: list[str]) -> float:
    value = 0.9 if speech.cue else 0.7
    return round(value if actors else value - 0.25, 2)
