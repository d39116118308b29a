"""The day over an entry of a chronicle or agenda, and what it makes of a present tense."""

from __future__ import annotations

from dragoman.calendar import TimeExpression
from dragoman.coding.due import is_limit
from dragoman.coding.intervals import lies_ahead, lies_behind, nearer, when
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.status import AHEAD, DONE, Status
from dragoman.coding.times import goes_on_from, heads_entry, is_mainly_told
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Statuses that the present tense seems to give.
_TOLD_AS_PRESENT = frozenset({"planned", "ongoing"})


def under_its_day(
    scene: Scene,
    occurrence: Occurrence,
    status: Status,
    expression: TimeExpression | None,
    dated: TimeExpression | None,
) -> TimeExpression | None:
    """Return what dates an event, and set the status that the present tense has under a day.

    Args:
        scene: The article.
        occurrence: The event word.
        status: Its status by its sentence, which is changed where a chronicle or an agenda tells it.
        expression: The time that its own sentence gives it.
        dated: That, or the day that heads its entry.
    """
    if _is_told_of_then(scene, occurrence, status, dated) or _came_later(scene, occurrence, status, dated):
        status.value = "happened"  # "27 March. Its president receives Letuka in Gaborone."
    if _is_set_for(scene, occurrence, status, dated):
        status.value = "planned"
    if dated is expression or not heads_entry(scene, dated):
        return dated
    if not lies_ahead(scene, when(scene, dated, "future")):
        return None if status.value in AHEAD else dated  # what is hoped for on a day is to be later
    if (
        status.value in DONE
        and not status.because
        and is_mainly_told(scene.trees[occurrence.sentence], occurrence.word)
    ):
        status.value = "planned"
    return dated


def _is_told_of_then(scene: Scene, occurrence: Occurrence, status: Status, dated: TimeExpression | None) -> bool:
    """Whether the present tense is that of chronicles: "In March 2021, the two presidents meet in Arica".

    A day without a year is one of the past where it is nearer than the next such day, and no day of the week. Under the
    day of an entry, nothing is still going on.
    """
    tree = scene.trees[occurrence.sentence]
    if status.value not in _TOLD_AS_PRESENT or status.because or dated is None or tree.sentence.heading:
        return False
    journey = journey_for(scene, occurrence)
    told = journey if journey >= 0 else goes_on_from(tree, occurrence.word)
    under_day = heads_entry(scene, dated)
    if not is_mainly_told(tree, told) and not (under_day and status.value == "ongoing"):
        return False
    behind, ahead = when(scene, dated, "past"), when(scene, dated, "future")
    if scene.published is None:  # a page without a day of its own tells of a full date as history does
        return under_day or (behind is not None and behind.basis == "explicit")
    if {tree.words[n].text.lower() for n in tree.within(dated.start, dated.end)} & words("days_to_come"):
        return False
    past = behind == ahead or (behind is not None and nearer(scene.published, behind, ahead) is behind)
    return past and lies_behind(scene, behind)


def _is_set_for(scene: Scene, occurrence: Occurrence, status: Status, dated: TimeExpression | None) -> bool:
    """Whether what somebody "is doing" has a day to come: "is visiting Chile on 14 November", told on the 8th."""
    tree = scene.trees[occurrence.sentence]
    doing = {tree.words[a].text.lower() for a in tree.children(occurrence.word, "aux")} & {"is", "are", "am"}
    if status.value != "ongoing" or dated is None or not doing or tree.words[occurrence.word].xpos != "VBG":
        return False
    behind, ahead = when(scene, dated, "past"), when(scene, dated, "future")
    near = behind == ahead or nearer(scene.published, behind, ahead) is ahead
    return near and not is_limit(dated) and lies_ahead(scene, ahead)


def _came_later(scene: Scene, occurrence: Occurrence, status: Status, dated: TimeExpression | None) -> bool:
    """Whether a main clause with "would" tells what came later: "would later visit Lima", "would meet again in 1998".

    In what somebody says, and on a condition, it tells what is to be.
    """
    tree = scene.trees[occurrence.sentence]
    verb = _main_verb(tree, occurrence.word)
    if status.value not in AHEAD or verb is None or not _would(tree, verb):
        return False
    start = tree.words[verb].start
    if any(quotation.start <= start < quotation.end for quotation in scene.analysis.quotations):
        return False
    beside = {tree.lemma(n) for n in tree.children(verb, "advmod", "compound:prt")}
    if beside & words("told_as_later") or (tree.lemma(verb) == "go" and "on" in beside):
        return True
    told = when(scene, dated, "past") if dated is not None else None
    full = told is not None and (told.basis == "explicit" or scene.entry_at(start) is not None)
    return full and lies_behind(scene, told)


def _main_verb(tree: Tree, word: int) -> int | None:
    """Return the verb of the main clause that a word is, or is the content of: "four rounds of talks would be held"."""
    for number in (word, *tree.governors(word)):
        relation = tree.words[number].relation
        if tree.words[number].upos == "VERB" and relation in {"root", "conj"}:
            return number
        goes_on = relation == "advcl" and tree.lemma(tree.words[number].head) == "go"  # "would go on to meet"
        if relation not in {"xcomp", "obj", "nsubj:pass", "nmod"} and not goes_on:
            return None
    return None


def _would(tree: Tree, verb: int) -> bool:
    """Whether a verb stands with "would", and hangs on nothing that is said or supposed."""
    helpers = {tree.words[a].text.lower() for a in tree.children(verb, "aux")}
    marks = {tree.lemma(m) for clause in tree.children(verb, "advcl") for m in tree.children(clause, "mark")}
    hangs = marks & words("conditions") or tree.children(verb, "parataxis", "ccomp")
    return "would" in helpers and "have" not in helpers and not hangs


def journey_for(scene: Scene, occurrence: Occurrence) -> int:
    """Return the word of the journey that was made for a contact ("flew to Lima to meet her"), or -1 for none."""
    tree = scene.trees[occurrence.sentence]
    form = tree.words[occurrence.word]
    if occurrence.sense.type != "CONSULT" or form.xpos != "VB" or form.relation not in {"advcl", "xcomp", "acl"}:
        return -1
    journeys = scene.lexicon.classes["visit_noun"]
    travels = tree.lemma(form.head) in words("travelling") - words("arriving") | journeys
    made = any(tree.lemma(o) in journeys for o in tree.objects(form.head))
    to = any(tree.lemma(m) == "to" for m in tree.children(occurrence.word, "mark"))
    return form.head if to and (travels or made) else -1
