"""Readers of what teaches events: the project's own annotated sentences, and pairs of marked parties."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from check_corpus import GRAMMAR
from corpora import Example

from dragoman.benchmark.annotated import Annotated, EventNote, Stretch, Who, read_annotated
from dragoman.benchmark.corpora_pairs import read_pairs
from dragoman.language.pairs import CLOSE_SOURCE, CLOSE_TARGET, OPEN_SOURCE, OPEN_TARGET, marked_words
from dragoman.language.sentences import paragraph_spans, sentence_spans
from dragoman.language.words import word_spans

OWN = Path(__file__).parent / "corpus"
#: Names of event types in older versions of PLOVER, which its gold records still have.
OLDER = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT"}
#: What one trigger word is taught, beside its event type.
TRIGGER_TASKS = ("status", "history", "medium", "mode", "commitment")
#: Pronouns that say whose something is.
POSSESSIVES = frozenset({"his", "its", "their"})
_WORDS = list[tuple[int, int]]


def read_own(split: str) -> list[Example]:
    """Return the sentences of the project's own corpus ("train" or "held_out"), passages cut into sentences."""
    folder = OWN / split
    if not folder.is_dir():
        return []
    return [example for one in read_annotated(folder) for example in own_examples(one)]


def own_examples(one: Annotated) -> Iterator[Example]:
    """Yield the labelled sentences of one annotated text, and its pairs of parties."""
    for paragraph in paragraph_spans(one.text):
        for start, end in sentence_spans(one.text, *paragraph):
            words = word_spans(one.text, start, end)
            if words:
                yield labelled(one, words)
                yield from own_pairs(one, words)


def places(words: _WORDS, where: Stretch) -> list[int]:
    """Return the numbers of the words that a stretch touches."""
    return [n for n, (start, end) in enumerate(words) if start < where.end and where.start < end]


def labelled(one: Annotated, words: _WORDS) -> Example:
    """Return one sentence with the labels of its triggers, their arguments, and its judgements."""
    length = len(words)
    tasks: dict[str, list[str | None]] = {task: [None] * length for task in TRIGGER_TASKS}
    tasks["event"] = ["O"] * length
    arguments: dict[int, list[str]] = {}
    for note in one.events:
        for place in places(words, note.trigger)[:1]:
            tasks["event"][place] = note.type
            tasks["status"][place] = note.status
            tasks["history"][place] = "yes" if note.historical else "no"
            tasks["medium"][place] = note.medium or "none"
            tasks["mode"][place] = f"{note.type}.{note.modes[0]}" if note.modes else "none"
            tags = arguments.setdefault(place, ["O"] * length)
            mark_parties(one, words, place, tags, {"actor": note.actors, "recipient": note.recipients})
            mark(words, tags, "place", [note.place])
            mark(words, tags, "time", [note.time and note.time.where])
            mark(words, tags, "topic", note.topics)
    tasks["commitment"] = ["none"] * length
    for promise in one.commitments:
        for place in places(words, promise.trigger)[:1]:
            tasks["commitment"][place] = promise.kind
            tags = arguments.setdefault(place, ["O"] * length)
            mark_parties(one, words, place, tags, {"actor": promise.by, "recipient": promise.to})
            mark(words, tags, "time", [promise.due and promise.due.where])
            mark(words, tags, "action", [promise.action])
    judged = ["O"] * length
    for assess in one.assessments:
        mark(words, judged, f"{assess.aspect} {assess.direction}", [assess.where])
    tasks["speech"] = ["none"] * length
    spoken: dict[int, list[str]] = {}
    by_key = {who.key: who for who in one.who}
    for said in one.says:
        for place in places(words, said.cue)[:1]:
            tasks["speech"][place] = said.quoted
            tags = spoken.setdefault(place, ["O"] * length)
            named = (nearest(by_key[key], words, place, one.text) for key in said.by)
            mark(words, tags, "source", [said.source] if said.source else named)
            mark(words, tags, "content", said.content)
    return Example(
        words=[one.text[start:end] for start, end in words],
        corpus="own",
        triggers=tasks | {"assessment": list(judged)},
        arguments=sorted(arguments.items()),
        spokens=sorted(spoken.items()),
    )


def mark(words: _WORDS, tags: list[str], label: str, wheres: Iterable[Stretch | None]) -> None:
    """Tag the words of stretches, where nothing else is tagged."""
    for where in wheres:
        inside = places(words, where) if where else []
        if inside and all(tags[place] == "O" for place in inside):
            for place in inside:
                tags[place] = ("B-" if place == inside[0] else "I-") + label


def mark_parties(
    one: Annotated, words: _WORDS, trigger: int, tags: list[str], parties: dict[str, Iterable[str]]
) -> None:
    """Tag, of each party, the mention in the sentence that is nearest to the trigger."""
    by_key = {who.key: who for who in one.who}
    for label, keys in parties.items():
        for key in keys:
            where = nearest(by_key[key], words, trigger, one.text)
            mark(words, tags, label, [where])


def nearest(who: Who, words: _WORDS, trigger: int, text: str) -> Stretch | None:
    """Return the actor's mention in the sentence that is nearest to the trigger, or None.

    A possessive stands for its owner only where nothing else does: in "Rossi telephoned his counterpart", Rossi acts.
    """
    inside = [m for m in who.mentions if words[0][0] <= m.start < words[-1][1]]
    return min(inside, key=lambda m: (possessive(text, m), abs(m.start - words[trigger][0])), default=None)


def possessive(text: str, where: Stretch) -> bool:
    """Whether a mention is a possessive pronoun; "her" is one before a word that can begin what she has."""
    word = text[where.start : where.end].lower()
    # Before a word of grammar, "her" is an object ("urged her to go").
    after = re.match(r"\s+([\w-]+)", text[where.end :])
    return word in POSSESSIVES or (word == "her" and bool(after) and after[1].lower() not in GRAMMAR)


def own_pairs(one: Annotated, words: _WORDS) -> Iterator[Example]:
    """Yield the sentence once for each two parties with an event between them, both marked, with the event's type.

    Where there are several events between the same two, any of their types is right; the marks stand as for the first.
    """
    by_key = {who.key: who for who in one.who}
    text = one.text
    found: dict[tuple[str, str], tuple[list[int], list[int], list[str]]] = {}
    for note in one.events:
        place = places(words, note.trigger)[:1]
        source, target = parties_of(note)
        if not place or not source or not target:
            continue
        if (source, target) in found:
            found[source, target][2].append(note.type)
            continue
        spans = [nearest(by_key[key], words, place[0], text) for key in (source, target)]
        if None in spans or spans[0] == spans[1]:
            continue
        acting, reached = (places(words, span) for span in spans if span)
        if not set(acting) & set(reached):
            found[source, target] = (acting, reached, [note.type])
    forms = [text[start:end] for start, end in words]
    for acting, reached, types in found.values():
        yield pair_example(forms, acting, reached, tuple(dict.fromkeys(types)), "own-pairs")


def parties_of(note: EventNote) -> tuple[str | None, str | None]:
    """Return who acts and to whom; of equals, the first and the second."""
    if note.recipients:
        return (note.actors or (None,))[0], note.recipients[0]
    return (note.actors[0], note.actors[1]) if len(note.actors) > 1 else (None, None)


def pair_example(
    words: list[str], source: list[int], target: list[int], types: tuple[str, ...], corpus: str
) -> Example:
    """Return a sentence with marks around its two parties."""
    marked: list[str] = []
    for place, word in enumerate(words):
        if place == source[0]:
            marked.append(OPEN_SOURCE)
        if place == target[0]:
            marked.append(OPEN_TARGET)
        marked.append(word)
        if place == target[-1]:
            marked.append(CLOSE_TARGET)
        if place == source[-1]:
            marked.append(CLOSE_SOURCE)
    return Example(words=marked, corpus=corpus, pair=types)


def read_plv(path: Path) -> list[Example]:
    """Return the marked sentences of a table in PLV's columns."""
    return [Example(words=marked_words(pair.marked), corpus="plv", pair=(pair.type,)) for pair in read_pairs(path)]


def read_gsr(path: Path) -> list[Example]:
    """Return PLOVER's gold records whose parties stand in their text."""
    examples = []
    for record in json.loads(path.read_text("utf-8")):
        text = record["text"]
        words = [span for paragraph in paragraph_spans(text) for span in word_spans(text, *paragraph)]
        found = []
        for side in ("source", "target"):
            parties = record.get(side)
            name = parties[0].get("actorText", "") if isinstance(parties, list) and parties else ""
            at = text.find(name) if name else -1
            found.append(places(words, Stretch(start=at, end=at + len(name))) if at >= 0 else [])
        kind = OLDER.get(record["event"], record["event"])
        if all(found) and not set(found[0]) & set(found[1]):
            examples.append(pair_example([text[s:e] for s, e in words], found[0], found[1], (kind,), "gsr"))
    return examples


def read_events(data: Path, split: str, without: frozenset[str] = frozenset()) -> list[Example]:
    """Return what teaches events for a split ("train" or "dev")."""
    examples: list[Example] = []
    if "own" not in without:
        examples += read_own("train" if split == "train" else "held_out")
    if split == "train" and "plv" not in without:
        examples += read_plv(data / "plv" / "plv_train.tsv")
    if split == "train" and "gsr" not in without:
        examples += read_gsr(data / "plover-gsr" / "gsr.json")
    return examples
