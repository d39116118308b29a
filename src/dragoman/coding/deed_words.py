"""The words of a deed as they are shown: with what denies it, and never a bare pronoun, name, time or preposition."""

from __future__ import annotations

import msgspec

from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Parts of speech that name no deed.
_EMPTY = frozenset({"PRON", "DET", "ADP", "PUNCT", "PART", "SCONJ"})
#: Relations of what a verb says nothing without: "would go" to where, "will pay" what.
_COMPLEMENTS = ("obj", "obl", "xcomp", "ccomp", "compound:prt")
#: Most words of a phrase that begins with a preposition and says little by itself: "for the call".
_SHORT = 3
#: Most words between a subject and its second verb for both to be quoted: "the fines were legal and will stand".
_FAR = 12


def told_in_full(scene: Scene, one: Commitment) -> Commitment:
    """Return a commitment whose action can be read by itself; its evidence holds the action."""
    sentence = scene.sentence_at(one.action.start)
    tree = scene.trees[sentence]
    action = tree.within(one.action.start, one.action.end)
    if not action or one.action.end > scene.analysis.sentences[sentence].end:
        return one
    full = _with_complements(tree, _with_governor(scene, sentence, _without_joint(tree, action)))
    full = _without_who_tells(tree, _with_what_it_is_of(tree, full))
    if one.kind == "refusal":
        full = _with_refusal(tree, full)
    full = _with_denial(tree, full)
    if full == action:
        return one
    quote = scene.quote_words(sentence, full)
    first = one.evidence[0]
    around = scene.quote(min(first.start, quote.start), max(first.end, quote.end))
    return msgspec.structs.replace(one, action=quote, evidence=(around, *one.evidence[1:]))


def _without_joint(tree: Tree, action: list[int]) -> list[int]:
    """Return an action without an "and" that it begins with, or without the "where he" of a clause on a place."""
    if len(action) > 1 and tree.words[action[0]].upos == "CCONJ":
        return action[1:]
    where = [n for n in action[:2] if tree.lemma(n) in {"where", "when"} or tree.words[n].upos == "PRON"]
    return action[2:] if where == action[:2] and tree.lemma(action[0]) in {"where", "when"} else action


def _without_who_tells(tree: Tree, action: list[int]) -> list[int]:
    """Return an action up to who tells of it: "continue to “expand trade,” the agency reported on Sunday"."""
    for verb in action[1:]:
        subjects = [n for n in tree.children(verb, "nsubj") if n in action]
        if tree.lemma(verb) not in words("reporting") or tree.words[verb].xpos != "VBD" or not subjects:
            continue
        end = min(tree.phrase(subjects[0]))
        kept = [n for n in action if n < end]
        if kept and tree.words[kept[-1]].text in {",", "”", '"', "’"}:
            while kept and tree.words[kept[-1]].text == ",":
                kept.pop()
            return kept or action
    return action


def _with_what_it_is_of(tree: Tree, action: list[int]) -> list[int]:
    """Return an action that begins with a participle together with the noun before it: "the aid promised to Togo"."""
    first, before = action[0], action[0] - 1
    form = tree.words[first]
    participle = form.relation in {"acl", "advcl"} and form.xpos in {"VBN", "VBD"}
    if (
        before < 0
        or not participle
        or tree.words[before].upos != "NOUN"
        or tree.children(first, "aux", "mark", "nsubj")
    ):
        return action
    return list(range(min(tree.phrase(before)), action[-1] + 1))


def _with_governor(scene: Scene, sentence: int, action: list[int]) -> list[int]:
    """Return an action that names no deed, or begins with a preposition, from the word that it hangs on."""
    tree = scene.trees[sentence]
    head = tree.words[tree.top(action)].head
    verb = any(tree.words[n].upos in {"VERB", "AUX"} for n in action)
    empty = _names_no_deed(scene, sentence, action)
    behind = tree.words[action[0]].upos == "ADP" and len(action) <= _SHORT
    if verb or head < 0 or not (behind or empty):
        return action
    if head < action[0]:
        return list(range(head, (_end_of_clause(tree, head, action[-1]) if empty else action[-1]) + 1))
    return list(range(action[0], head + 1)) if head > action[-1] else action


def _end_of_clause(tree: Tree, head: int, last: int) -> int:
    """Return the last word of the stretch behind a word that belongs to the clause of a head."""
    clause = set(tree.clause(head))
    while last + 1 in clause:
        last += 1
    return last


def _names_no_deed(scene: Scene, sentence: int, action: list[int]) -> bool:
    """Whether an action is a pronoun, somebody's name, or a time: "asked it", "invited Mr Perko", "on September 9"."""
    tree = scene.trees[sentence]
    times = {
        n for e in scene.expressions_by_sentence.get(sentence, ()) for n in tree.within(e.start, e.end)
    }  # fmt: skip
    telling = [n for n in action if tree.words[n].upos not in _EMPTY and n not in times]
    return all(scene.cast.at(sentence, n) for n in telling)


def _with_complements(tree: Tree, action: list[int]) -> list[int]:
    """Return an action that ends with its verb together with what that says: "would go to arbitration"."""
    top = tree.top(action)
    if tree.words[top].upos != "VERB" or action[-1] != top:
        return action
    told = [c for c in tree.children(top, *_COMPLEMENTS) if c > top]
    # Whatever the parser hangs it on, a phrase with a preposition right behind the verb belongs to it.
    right_behind = [n for n in range(top + 2, len(tree.words)) if top + 1 in tree.children(n, "case")]
    after = [n for c in [*told, *right_behind] for n in tree.phrase(c)]
    if after:
        return list(range(action[0], max(after) + 1))
    subjects = [n for n in tree.surface_subjects(top) if 0 < action[0] - n <= _FAR]
    bare = all(tree.words[n].upos in {"VERB", "AUX", "PART"} for n in action)
    return list(range(min(tree.phrase(subjects[0])), top + 1)) if bare and subjects else action


def _with_denial(tree: Tree, action: list[int]) -> list[int]:
    """Return an action together with the "would not" right before it."""
    top = tree.top(action)
    before = [n for n in tree.children(top, "aux", "aux:pass", "cop", "advmod") if n < action[0]]
    denied = any(tree.lemma(n) in words("negations") for n in before)
    begins = action[0] - len(before)
    return list(range(begins, action[-1] + 1)) if denied and before == list(range(begins, action[0])) else action


def _with_refusal(tree: Tree, action: list[int]) -> list[int]:
    """Return what is refused together with the verb or noun right before it that refuses: "refused to pay"."""
    head = tree.words[tree.top(action)].head
    if head < 0 or head != action[0] - 1:
        return action
    particle = [n for n in tree.children(head, "compound:prt") if n == action[-1] + 1]  # "turned the offer down"
    return [head, *action, *particle]
