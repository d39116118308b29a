"""Statements: who said what, through which cue, in whose words."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.confidence import calibrated
from dragoman.coding.learned_statements import learned_statements
from dragoman.coding.participants import actors_at
from dragoman.coding.quotations import carried_on, is_of_whoever_is_quoted, quotation_after, quotation_before, stretched
from dragoman.coding.scene import Scene
from dragoman.coding.speakers import on_behalf, speaker_text, speaking
from dragoman.coding.speech import Speech, speeches
from dragoman.coding.speech_content import clausal, cue_clause, pieces
from dragoman.coding.speech_words import speech_words
from dragoman.coding.thresholds import thresholds
from dragoman.coding.tones import tone_of
from dragoman.coding.transcripts import turn_statements
from dragoman.types import Quote, Statement

#: Marks after which a quotation stands for itself, whatever letter it begins with.
_LEADING_IN = (",", ":", "—", "–", "-", ".", "?", "!")


def statements(scene: Scene) -> list[Statement]:
    """Return every statement of an article, in order; headlines and headings state nothing."""
    found: dict[str, Statement] = {}
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading:
            continue
        for speech in speeches(scene, number):
            statement = _statement(scene, speech)
            if statement is not None:
                found.setdefault(statement.id, statement)
    for statement in learned_statements(scene, list(found.values())):
        found.setdefault(statement.id, statement)
    for statement in turn_statements(scene):
        found.setdefault(statement.id, statement)
    ordered = _without_papers(sorted(found.values(), key=_place))
    more = carried_on(scene, ordered)
    kept = [s for s in ordered if not any(is_of_whoever_is_quoted(quoted.content, s) for quoted in more)]
    return sorted([*kept, *more], key=_place)


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.evidence[0].start, statement.evidence[0].end, statement.id


def _without_papers(said: list[Statement]) -> list[Statement]:
    """Leave out what nobody's statement says that holds what somebody says: "according to a statement, she said"."""
    spoken = [one for one in said if one.speaker is not None]

    def papers(one: Statement) -> bool:
        last = one.speaker_text.lower().split()[-1:]
        alone = one.speaker is None and one.on_behalf_of is None and bool(speech_words("issued").intersection(last))
        around = (one.evidence[0].start, one.evidence[0].end)
        return alone and any(around[0] <= o.evidence[0].start and o.evidence[0].end <= around[1] for o in spoken)

    return [one for one in said if not papers(one)]


def _statement(scene: Scene, speech: Speech) -> Statement | None:
    tree = scene.trees[speech.sentence]
    actors = speaking(scene, speech)
    if actors is None:
        return None
    parts = _parts(scene, speech)
    if not parts:
        return None
    content = _content(scene, speech, parts)
    named = None if speech.unnamed else speaker_text(scene, speech)
    cue = scene.quote_words(speech.sentence, [speech.word, *tree.children(speech.word, "compound:prt")])
    evidence = _evidence(scene, [*parts, cue, *([named] if named else [])])
    return Statement(
        id=scene.identifier("statement", evidence.start, evidence.end, cue.start),
        speaker=actors[0] if actors else None,
        speaker_text=named.quote if named else "",
        co_speakers=actors[1:],
        on_behalf_of=on_behalf(scene, speech, actors),
        cue=cue.quote,
        content=content,
        pieces=tuple(parts) if len(parts) > 1 else (),
        quoted=quotation(scene, parts),
        addressees=tuple(a for a in _addressees(scene, speech) if a not in actors),
        tone=tone_of(scene, speech).tone,
        confidence=_confidence(speech, actors),
        evidence=(evidence,),
    )


def closest_around(said: Iterable[Statement], quote: Quote) -> Statement | None:
    """Return the shortest of some statements within whose words a quote stands, or None where it is nobody's."""
    around = (s for s in said if s.content.start <= quote.start and quote.end <= s.content.end)
    return min(around, key=lambda s: s.content.end - s.content.start, default=None)


def tone_told(scene: Scene, statement: Statement) -> Quote | None:
    """Return the words that tell the tone of a statement: of its cue, or of its content."""
    for number in range(len(scene.trees)):
        for speech in speeches(scene, number):
            made = _statement(scene, speech)
            if made is not None and made.id == statement.id:
                return scene.quote_words(number, list(tone_of(scene, speech).words))
    return None


def _parts(scene: Scene, speech: Speech) -> list[Quote]:
    """Return the pieces of the content, quotations in full."""
    if speech.place in {"before", "after"}:
        find = quotation_before if speech.place == "before" else quotation_after
        quoted = find(scene, speech.sentence)
        return [quoted] if quoted is not None else []
    return [
        stretched(scene, speech.sentence, scene.quote_words(speech.sentence, piece))
        for piece in pieces(scene.trees[speech.sentence], speech.content, _cue_clause(scene, speech))
    ]


def _cue_clause(scene: Scene, speech: Speech) -> set[int]:
    return cue_clause(scene.trees[speech.sentence], speech.word, speech.speakers, speech.content)


def _content(scene: Scene, speech: Speech, parts: list[Quote]) -> Quote:
    """Return the content as one stretch.

    Where the cue stands between two clauses, the longer one; where it stands within one clause ("the
    ball, he said, was in their court"), the whole of it, for its halves say nothing.
    """
    longest = max(parts, key=lambda part: part.end - part.start)
    tree = scene.trees[speech.sentence]
    inside = [n for n in speech.content if longest.start <= tree.words[n].start < longest.end]
    if len(parts) == 1 or clausal(tree, inside):
        return longest
    return scene.quote(min(p.start for p in parts), max(p.end for p in parts))


def _evidence(scene: Scene, quotes: list[Quote]) -> Quote:
    return scene.quote(min(q.start for q in quotes), max(q.end for q in quotes))


def quotation(scene: Scene, parts: list[Quote]) -> str:
    """Return direct, mixed or indirect by how much of the content stands within quotation marks.

    A quotation that is a part of the reporter's own clause is mixed: "called it 'friendly'", with nothing else said.
    """
    inside = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in parts for q in scene.analysis.quotations)
    letters = sum(p.end - p.start for p in parts)
    if not inside:
        return "indirect"
    whole = inside >= thresholds()["statements"]["direct_share"] * letters
    return "direct" if whole and not _woven_in(scene, parts[0]) else "mixed"


def _woven_in(scene: Scene, part: Quote) -> bool:
    """Whether a quotation goes on with a clause of the reporter's: words or no comma before it, and no capital."""
    text = scene.article.text
    start = next((q.start for q in scene.analysis.quotations if q.start < part.end and part.start < q.end), part.start)
    first = next((sign for sign in text[start : part.end] if sign.isalnum()), "")
    before = text[:start].rstrip()
    led_in = before.endswith(_LEADING_IN) or not before or text[len(before) : start].count("\n") > 0
    return any(map(str.isalpha, text[part.start : start])) or (first.islower() and not led_in)


def _addressees(scene: Scene, speech: Speech) -> list[str]:
    """Return who is spoken to: "told X", "said to X", "warned X that", "called on X to", "X was told"."""
    tree = scene.trees[speech.sentence]
    content = set(speech.content)
    places = [*tree.children(speech.word, "iobj"), *tree.obliques(speech.word, *speech_words("addressed"))]
    addressing = tree.lemma(speech.word) in speech_words("addressing")
    places += [o for o in tree.children(speech.word, "obj") if addressing or o not in content]
    here = [p for p in places if addressing or p not in content]
    if tree.passive(speech.word) and (addressing or tree.lemma(speech.word) in speech_words("calling")):
        here += tree.surface_subjects(speech.word)
    if tree.lemma(speech.word) in speech_words("calling"):
        here += tree.obliques(speech.word, "on", "upon")
    return list(dict.fromkeys(a for p in here for c in tree.conjuncts(p) for a in actors_at(scene, speech.sentence, c)))


def _confidence(speech: Speech, actors: tuple[str, ...]) -> float:
    numbers = thresholds()["statements"]
    value = numbers["base"]
    value += numbers["agreed"] if speech.agreed else 0.0
    value += numbers["clause"] if speech.place in {"ccomp", "parataxis", "adverbial", "before", "after"} else 0.0
    value += numbers["named"] if actors else numbers["unnamed"]
    value += numbers["view"] if speech.cue.source == "attitude" else 0.0
    return calibrated("statements", min(numbers["most"], max(numbers["least"], value)))
