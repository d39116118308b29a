"""What is denied right after it was told: "A paper says that they spoke on Monday. Is that correct? It is not."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention, same_medium, spoken_of_before
from dragoman.coding.intervals import compatible
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, Status
from dragoman.coding.words import is_pointed_to, words
from dragoman.language.syntax import Tree


def with_denials(scene: Scene, mentions: list[EventMention]) -> list[EventMention]:
    """Return the mentions of an article; what its next sentences deny did not come about.

    Where somebody denies it and others say that it was so, both are told: the denial is of the same people and day.
    """
    denied = denied_after(scene)
    not_held = {(m.sentence, m.word) for m in mentions if m.type == "CONSULT" and m.status.value == "negated"}
    told = [
        replace(mention, status=Status("negated", mention.status.historical, mention.status.because))
        if mention.type == "CONSULT"
        and (
            (
                mention.status.value in DONE
                and (
                    mention.sentence in denied
                    or _is_in_what_is_denied(scene.trees[mention.sentence], mention.word)
                    or (mention.sentence, _whole(scene.trees[mention.sentence], mention.word)) in not_held
                )
            )
            or _is_called_untrue(scene.trees[mention.sentence], mention.word)
        )
        else mention
        for mention in mentions
    ]
    told = [_of_what_is_denied(scene, mention, told[:place]) for place, mention in enumerate(told)]
    told = [_called_off_before(scene, mention, told[:place]) for place, mention in enumerate(told)]
    return sorted((*told, *_denials(scene, told)), key=lambda mention: mention.sentence)


def _of_what_is_denied(scene: Scene, mention: EventMention, before: list[EventMention]) -> EventMention:
    """Return a denial with the people and the day of what it denies ("it knew of no such call"), if it has none."""
    tree = scene.trees[mention.sentence]
    if mention.type != "CONSULT" or mention.status.value != "negated" or _tells_of_a_time(tree, mention.word):
        return mention
    such = "such" in {tree.lemma(n) for n in tree.children(mention.word, "amod", "det", "det:predet")}
    governed = any(tree.lemma(n) in words("denying") for n in tree.governors(mention.word))
    one_side = len(scene.sides(mention.parties)) < DYAD  # "the presidency denied any such contact"
    unsaid = one_side and (such or (mention.expression is None and (governed or _there_was_none(tree, mention.word))))
    if not unsaid and not (governed and mention.expression is None):
        return mention
    back = len(before) if such else 1  # "there had been no call" answers what was just said
    told = next((one for one in _denied_by(mention, before) if mention.sentence - one.sentence <= back), None)
    sides = scene.sides(mention.parties)
    if told is None or not (
        sides <= scene.sides(told.parties) if unsaid else set(told.parties) == set(mention.parties)
    ):
        return mention
    vague = mention.medium == "unspecified"
    return replace(
        mention,
        actors=told.actors,
        recipients=told.recipients,
        medium=told.medium if vague else mention.medium,
        modes=told.modes if vague else mention.modes,
        date=mention.date or told.date,
        place=mention.place or told.place,
        # Who denies again what was denied right before speaks of the same contact, however long ago it was to be.
        status=replace(mention.status, historical=told.status.historical)
        if told.status.value == "negated"
        else mention.status,
        inherited=True,
    )


def _called_off_before(scene: Scene, mention: EventMention, before: list[EventMention]) -> EventMention:
    """Return what "had been planned" as what was called off, where that was just told of the same sides."""
    if mention.type != "CONSULT" or mention.status.value != "planned" or not _was_planned(scene, mention):
        return mention
    told = (one for one in spoken_of_before(before, mention.sentence) if one.type == "CONSULT")
    off = next((one for one in told if one.status.value == "negated" and _is_called_off(scene, one)), None)
    own = scene.sides(mention.parties)
    if off is None or not own or not own <= scene.sides(off.parties) or not compatible(off.date, mention.date):
        return mention
    return replace(mention, status=Status("negated", off.status.historical, off.status.because))


def _was_planned(scene: Scene, mention: EventMention) -> bool:
    """Whether a contact is told to have been planned at another time: "had been due to meet", "was to visit"."""
    tree = scene.trees[mention.sentence]
    above = [mention.word, *list(tree.governors(mention.word))[:2]]
    planning = [n for n in above if tree.lemma(n) in words("planning_before")] or above[:1]
    helpers = {tree.words[n].text.lower() for one in planning for n in tree.children(one, "aux", "aux:pass", "cop")}
    named = any(n != mention.word for n in planning) or "to" in {tree.lemma(n) for n in tree.children(above[0], "mark")}
    return named and bool(helpers & {"was", "were", "had"})


def _is_called_off(scene: Scene, mention: EventMention) -> bool:
    """Whether a word of calling something off says that a contact did not come about."""
    tree = scene.trees[mention.sentence]
    return any(tree.lemma(number) in words("cancelling") for number, _ in mention.status.because)


def _there_was_none(tree: Tree, word: int) -> bool:
    """Whether a noun by itself is said not to have been: "there had been no call", but not "no further meeting"."""
    bare = not tree.children(word, "amod", "compound", "nmod", "acl")
    before = [tree.words[n].text.lower() for n in range(max(0, word - 4), word)]
    there = "there" in before and tree.lemma(word - 2) == "be"
    return bare and there and any(tree.lemma(n) == "no" for n in tree.children(word, "det"))


def _denied_by(mention: EventMention, before: list[EventMention]) -> Iterator[EventMention]:
    """Yield the contacts told before a denial that it may deny, the last first."""
    for told in spoken_of_before(before, mention.sentence):
        alike = same_medium(told.medium, mention.medium) or mention.medium == "unspecified"
        if told.type == "CONSULT" and told.sentence < mention.sentence and alike:
            yield told


def _tells_of_a_time(tree: Tree, word: int) -> bool:
    """Whether what was not is said of a time, and denies nothing that was told: "there has been no meeting since"."""
    governor = tree.words[word].head
    beside = [
        *tree.children(word, "advmod", "obl", "nmod"),
        *(tree.children(governor, "advmod") if governor >= 0 else ()),
    ]
    return any(tree.lemma(n) in {"since", "yet", "so"} or tree.case(n) == "since" for n in beside)


def _denials(scene: Scene, mentions: list[EventMention]) -> Iterator[EventMention]:
    """Yield the denials in which no word tells of the contact: "X telephoned Y, he said. Her office denied that."."""
    for number in range(1, len(scene.trees)):
        tree = scene.trees[number]
        word = _root(tree)
        own = any(m.sentence == number and m.type == "CONSULT" for m in mentions)
        if own or word < 0 or tree.sentence.heading or not _denies_what_is_told(scene, tree, word):
            continue
        told = next((m for m in reversed(mentions) if m.sentence == number - 1 and _is_what_is_told(scene, m)), None)
        if told is not None:
            yield replace(
                told,
                occurrence=replace(told.occurrence, sentence=number, word=word, used=(word,), learned=None),
                status=Status("negated", told.status.historical, [(word, "negated")]),
                expression=None,
                evidence=scene.quote_words(number, _short(tree, word)),
                inherited=True,
                again=(),
            )


def _short(tree: Tree, word: int) -> list[int]:
    """Return the words of a denial, without what else the sentence says."""
    parts = tree.children(word, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "xcomp", "advmod")
    return [word, *(n for part in parts for n in tree.phrase(part))]


def _denies_what_is_told(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether a main verb denies what was told: "denied it", "dismissed the report", "called that a lie"."""
    objects = tree.children(word, "nsubj:pass" if tree.passive(word) else "obj")
    about = any(tree.words[o].text.lower() in words("taking_up") or _is_the_report(scene, tree, o) for o in objects)
    judged = {tree.lemma(n) for n in tree.children(word, "xcomp", "obl")} & words("untrue")
    sure = tree.lemma(word) in words("denying") or (tree.lemma(word) in words("terming") and bool(judged))
    return about and sure and not _denies(tree, word) and not tree.children(word, "aux", "ccomp")


def _is_in_what_is_denied(tree: Tree, word: int) -> bool:
    """Whether a word is told by a report that is denied as it is named: "rejected as fiction a claim that they met"."""
    told = (n for n in (word, *tree.governors(word)) if tree.words[n].relation.startswith("acl"))
    reports = (tree.words[n].head for n in told if tree.lemma(tree.words[n].head) in words("what_is_told"))
    return any(
        tree.words[report].relation in {"obj", "nsubj:pass"}
        and tree.lemma(tree.words[report].head) in words("denying")
        and not _denies(tree, tree.words[report].head)
        for report in reports
    )


def _whole(tree: Tree, word: int) -> int:
    """Return the word of which another is told to be a part, or -1: "denied talks, including a meeting in May"."""
    return tree.words[word].head if tree.case(word) == "include" else -1


def _is_called_untrue(tree: Tree, word: int) -> bool:
    """Whether a word is what a report is of, and the report is not true: "reports of a secret visit are unfounded"."""
    report = tree.words[word].head
    if tree.case(word) not in {"of", "about"} or tree.lemma(report) not in words("what_is_told"):
        return False
    judged = tree.words[report].head if tree.words[report].relation == "nsubj" else -1
    return judged >= 0 and tree.lemma(judged) in words("untrue") and not _denies(tree, judged)


def _is_the_report(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether a noun means what was told, and not what it says itself: "the report", but not "the report of a raid"."""
    if tree.children(word, "nmod", "acl"):
        return False
    if "such" in {tree.lemma(c) for c in tree.children(word, "amod", "det", "det:predet")}:
        return bool({tree.lemma(word), tree.words[word].text.lower()} & scene.lexicon.classes["contact_noun"])
    return tree.lemma(word) in words("what_is_told") and is_pointed_to(tree, word)


def _is_what_is_told(scene: Scene, mention: EventMention) -> bool:
    """Whether a contact that took place is what a sentence tells, itself or as what somebody says."""
    tree = scene.trees[mention.sentence]
    root = _root(tree)
    form = tree.words[mention.word]
    said = form.head == root and form.relation in {"ccomp", "parataxis"}
    return mention.type == "CONSULT" and mention.status.value in DONE and (said or mention.word == root)


def denied_after(scene: Scene) -> frozenset[int]:
    """Return the numbers of the sentences of which the next says that they are not so, asked about it or not."""
    trees = scene.trees
    found = set()
    for number in range(len(trees) - 1):
        asked = _asks_whether(trees[number + 1]) and number + 2 < len(trees)
        if _is_untrue(trees[number + 1]) or (asked and _says_no(trees[number + 2])):
            found.add(number)
    return frozenset(found)


def _takes_up(tree: Tree, word: int) -> bool:
    """Whether a word's subject is what was just told ("that is not true")."""
    return any(tree.words[s].text.lower() in words("taking_up") for s in tree.children(word, "nsubj"))


def _root(tree: Tree) -> int:
    """Return the word that hangs on none, or -1."""
    return next((n for n, form in enumerate(tree.words) if form.head < 0), -1)


def _truth(tree: Tree) -> int:
    """Return the word of a main clause which says whether something told is so, or -1."""
    root = _root(tree)
    told = root >= 0 and tree.lemma(root) in words("true") | words("untrue") and _takes_up(tree, root)
    return root if told else -1


def _asks_whether(tree: Tree) -> bool:
    """Whether a sentence only asks whether something is so: "Is that correct?"."""
    return tree.words[-1].text in {"?", '?"', "?”"} and _truth(tree) >= 0


def _is_untrue(tree: Tree) -> bool:
    """Whether a sentence says that something is not so."""
    word = _truth(tree)
    if word < 0 or tree.words[-1].text.startswith("?"):
        return False
    return (tree.lemma(word) in words("untrue")) != _denies(tree, word)


def _says_no(tree: Tree) -> bool:
    """Whether an answer is a no: "No.", "It is not.", "That is not true.", "Not at all."."""
    if tree.lemma(0) in {"no", "not", "never"} or _is_untrue(tree):
        return True
    root = _root(tree)
    return root >= 0 and len(tree.words) <= _SHORT and _takes_up(tree, root) and _denies(tree, root)


#: An answer that says no more than yes or no has at most so many words, the full stop among them.
_SHORT = 5


def _denies(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in {"not", "never"} for c in tree.children(word, "advmod"))
