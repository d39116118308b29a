"""Where the suite ``pairs`` gets its answers: the package's own classifier, or what the coder finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

from dragoman.benchmark.corpora_pairs import unmarked
from dragoman.benchmark.scenes import scene_of_text
from dragoman.coding.event_mention import EventMention
from dragoman.coding.mentions import event_mentions
from dragoman.coding.scene import Scene
from dragoman.coding.senses import fits
from dragoman.types import Span

#: Sentences with ``<s>…</s>`` around the actor and ``<t>…</t>`` around the recipient, each to the probabilities of
#: PLOVER's types.
Classifier = Callable[[Sequence[str]], Sequence[Mapping[str, float]]]

#: The type of a sentence in which the coder finds none: PLV has no other type more often after YIELD.
USUAL = "REJECT"


def classifier() -> Classifier:
    """Return the package's classifier of pairs where it has one, else the one that rests on the coder."""
    return classify_by_coder if find_spec("dragoman.language.pairs") is None else classify_by_model


def classify_by_model(marked: Sequence[str]) -> list[dict[str, float]]:
    """Return, for each sentence, what the package's classifier says of the pair."""
    pairs = import_module("dragoman.language.pairs")
    return [dict(chances) for chances in pairs.classify([pairs.marked_words(each) for each in marked])]


def classify_by_coder(marked: Sequence[str]) -> list[dict[str, float]]:
    """Return, for each sentence, the one type that the coder's rules give the pair."""
    return [{type_by_coder(each): 1.0} for each in marked]


def type_by_coder(marked: str) -> str:
    """Return the type of the event that fits the marked parties best, or of the first event word."""
    plain = unmarked(marked)
    scene = scene_of_text(plain.text)
    actor, recipient = actors_in(scene, plain.actor), actors_in(scene, plain.recipient)

    def fit(mention: EventMention) -> int:
        straight = len(actor & {*mention.actors}) + len(recipient & {*mention.recipients})
        return 2 * straight + len((actor | recipient) & {*mention.parties})

    best = max(event_mentions(scene), key=fit, default=None)
    if best is not None and fit(best):
        return best.type
    return next(types_of_words(scene), best.type if best else USUAL)


def actors_in(scene: Scene, spans: Sequence[Span]) -> set[str]:
    """Return the actors that some stretches of the text mention."""
    return {
        actor
        for mention in scene.cast.mentions
        for actor in mention.actors
        if any(mention.start < span.end and span.start < mention.end for span in spans)
    }


def types_of_words(scene: Scene) -> Iterator[str]:
    """Yield the types of the event words, verbs first, whoever takes part."""
    for sentence, tree in enumerate(scene.trees):
        for word in sorted(range(len(tree.words)), key=lambda n: (tree.words[n].upos != "VERB", n)):
            form = tree.words[word]
            senses = scene.lexicon.senses(form.lemma.lower(), form.upos, form.text)
            yield from (sense.type for sense in senses if fits(scene, sentence, word, sense) is not None)
