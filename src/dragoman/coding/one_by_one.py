"""Whom somebody sees one by one: "met X in Oslo on Monday and Y in Rome on Tuesday" is two contacts, none of X and Y.

Where no day or place parts them ("telephoned both ministers"), it stays one contact, which says who were in it apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.calendar import TimeExpression
from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention
from dragoman.coding.participants import actors_of_phrase
from dragoman.coding.scene import Scene
from dragoman.coding.times import dates
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval, Quote

#: Prepositions before those whom somebody sees, and before where he goes.
_WITH = ("with", "to")
#: Prepositions before the place of a contact.
_IN = frozenset({"in", "at"})
#: Kinds of mentions that name where somebody is.
_TOWNS = frozenset({"place", "seat"})
#: Parts of speech of those whom somebody sees.
_NOMINAL = frozenset({"NOUN", "PROPN"})

#: How the day of an expression is told for a contact.
Dating = Callable[[EventMention, TimeExpression], Interval | None]


@dataclass
class _Stretch:
    """The words of a sentence that tell of one whom somebody sees, with what they say of when and where."""

    first: int
    end: int
    parties: tuple[str, ...]
    time: TimeExpression | None = None
    place: str | None = None
    #: Whether "then" or "later" opens it.
    after: bool = False


def one_by_one(scene: Scene, mention: EventMention, dated: Dating) -> Iterator[EventMention]:
    """Yield a contact, or one with each whom somebody sees on a day, in a place or after the other by himself."""
    stretches = _together(_stretches(scene, mention)) if mention.type == "CONSULT" else []
    theirs = {party for stretch in stretches for party in stretch.parties}
    who = tuple(party for party in mention.parties if party not in theirs)
    sides = [scene.sides(stretch.parties) for stretch in stretches]
    if not who or len(stretches) < DYAD or any(one & other for n, one in enumerate(sides) for other in sides[:n]):
        yield mention
        return
    acting = set(who) & set(mention.actors)
    for number, stretch in enumerate(stretches):
        actors, recipients = (who, stretch.parties) if acting else (stretch.parties, who)
        time = stretch.time or (stretches[0].time if stretch.after and not number else None)
        yield replace(
            mention,
            actors=actors,
            recipients=recipients,
            expression=time,
            date=dated(mention, time) if time is not None else None,
            place=stretch.place,
            evidence=_quote(scene, mention, stretch, first=number == 0),
        )


def _stretches(scene: Scene, mention: EventMention) -> list[_Stretch]:
    """Return the stretch of each whom a contact is said to be with, in order."""
    tree, sentence = scene.trees[mention.sentence], mention.sentence
    heads = sorted({*_seen(tree, mention)})
    found = []
    for head in heads:
        state = scene.cast.state_of_place(sentence, head) if mention.medium == "visit" else ""
        parties = actors_of_phrase(scene, sentence, head) or ((state,) if state else ())
        if parties:
            found.append(_Stretch(min(tree.phrase(head)), len(tree.words), parties))
    for one, following in pairwise(found):
        one.end = following.first
    if found:
        found[-1].end = _clause_end(tree, found[-1].first)
    for stretch in found:
        _tell(scene, mention, stretch)
    return found


def _seen(tree: Tree, mention: EventMention) -> Iterator[int]:
    """Yield the heads of those behind a word of contact whom it is with, whatever a second one hangs on.

    Of "spoke with X on Monday and with Y on Tuesday" the parser may hang Y on the verb.
    """
    for word in dict.fromkeys((mention.word, *mention.occurrence.used)):
        heads = [*tree.objects(word), *tree.obliques(word, *_WITH), *tree.children(word, "conj")]
        for head in (h for h in heads if h > mention.word and tree.words[h].upos in _NOMINAL):
            yield from (n for n in tree.conjuncts(head) if n > mention.word)


def _clause_end(tree: Tree, start: int) -> int:
    """Return where the clause of a word ends: at the next verb, or mark that parts clauses."""
    for number in range(start, len(tree.words)):
        if tree.words[number].upos in {"VERB", "AUX"} or tree.words[number].text in {";", ":", "—", "–"}:
            return number
    return len(tree.words)


def _tell(scene: Scene, mention: EventMention, stretch: _Stretch) -> None:
    """Note what a stretch says of when, where and after whom."""
    tree, sentence = scene.trees[mention.sentence], mention.sentence
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        inside = tree.within(expression.start, expression.end)
        if inside and stretch.first <= inside[0] < stretch.end and dates(tree, expression):
            stretch.time = stretch.time or expression
    for number in range(stretch.first, stretch.end):
        place = scene.cast.mention_at(sentence, number)
        if place is not None and place.kind in _TOWNS and tree.case(number) in _IN:
            stretch.place = stretch.place or scene.article.text[place.start : place.end]
        if mention.medium == "visit" and place is not None and number == stretch.first and place.kind in _TOWNS:
            stretch.place = stretch.place or scene.article.text[place.start : place.end]
    before = stretch.first  # an adverb may belong to the phrase
    while before > mention.word and (before == stretch.first or tree.words[before].upos in {"ADP", "ADV", "PUNCT"}):
        stretch.after = stretch.after or tree.lemma(before) in words("one_after_another")
        before -= 1


def _together(stretches: list[_Stretch]) -> list[_Stretch]:
    """Return the stretches, those without a time or place that parts them from the one before joined to it."""
    found: list[_Stretch] = []
    for stretch in stretches:
        if found and not _apart(found[-1], stretch):
            last = found[-1]
            last.end, last.parties = stretch.end, tuple(dict.fromkeys((*last.parties, *stretch.parties)))
            last.time, last.place = last.time or stretch.time, last.place or stretch.place
        else:
            found.append(stretch)
    return found


def _apart(one: _Stretch, other: _Stretch) -> bool:
    """Whether two stretches tell of two contacts: each has a day or place of its own, or comes after the other."""
    days = one.time is not None and other.time is not None
    places = one.place is not None and other.place is not None and one.place != other.place
    return days or places or other.after


def _quote(scene: Scene, mention: EventMention, stretch: _Stretch, *, first: bool) -> Quote:
    """Return the words that tell of one contact: of the first, those of the word for all of them too."""
    tree = scene.trees[mention.sentence]
    inside = tree.within(mention.evidence.start, mention.evidence.end)
    end = stretch.end
    while end - 1 > stretch.first and tree.words[end - 1].upos in {"CCONJ", "PUNCT", "ADP", "ADV"}:
        end -= 1
    begin = min([*inside, stretch.first]) if first else stretch.first
    return scene.quote_words(mention.sentence, list(range(begin, end)))


def apart(scene: Scene, mention: EventMention) -> tuple[str, ...]:
    """Return those with whom one side was in contact one by one, and who were not in contact with each other by it."""
    tree = scene.trees[mention.sentence]
    clause = _clause_of(tree, mention.word)
    around = [n for word in (mention.word, *mention.occurrence.used, clause) for n in (word, *tree.dependents[word])]
    lines = [m for n in around if tree.lemma(n) in words("calls") for m in tree.dependents[n]]
    if any(tree.lemma(n) in words("jointly") for n in (*around, *lines)):
        return ()
    who = {a for n in tree.subjects(clause) for a in actors_of_phrase(scene, mention.sentence, n)}
    theirs = tuple(party for party in mention.parties if party not in who)
    if not who & set(mention.parties) or len(scene.sides(theirs)) < DYAD:
        return ()
    told = any(tree.lemma(n) in words("separately") for n in around)
    return theirs if told or _reaches_one(scene, mention) else ()


def _clause_of(tree: Tree, word: int) -> int:
    """Return the verb of the clause that a word of contact stands in."""
    above = (n for n in (word, *tree.governors(word)) if tree.words[n].upos in {"VERB", "AUX"})
    return next(above, word)


def _reaches_one(scene: Scene, mention: EventMention) -> bool:
    """Whether each of several was reached by a call or letter of his own: "rang both", "calls with X and Y".

    So it is by whatever means of whom somebody "has spoken with", where no place tells that they sat together.
    """
    tree, used = scene.trees[mention.sentence], (mention.word, *mention.occurrence.used)
    spoke = tree.lemma(mention.word) == "speak" and mention.medium == "unspecified"
    if mention.medium not in {"phone", "letter", "message"} and not spoke:
        return False
    rang = tree.words[mention.word].upos == "VERB" and tree.lemma(mention.word) in words("reaching_one")
    several = any(tree.words[n].xpos == "NNS" and tree.words[n].upos == "NOUN" for n in used)
    others = [n for word in used for n in (*tree.objects(word), *tree.obliques(word, *_WITH))]
    both = any(tree.lemma(c) in words("each_of_two") for n in others for c in (n, *tree.dependents[n]))
    return rang or several or both
