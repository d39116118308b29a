"""Which expression of time belongs to an event word."""

from __future__ import annotations

from dragoman.calendar import TimeExpression
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Relations that open another clause.
_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis", "csubj"})

#: Relations of the words that carry the tense of another.
_AUXILIARIES = ("aux", "aux:pass", "cop")

#: Prepositions before the day to which something is put off.
_UNTIL = frozenset({"to", "until", "till"})


def expression_for(scene: Scene, sentence: int, word: int, others: frozenset[int]) -> TimeExpression | None:
    """Return the expression of time nearest to a word in the tree, other events' own expressions left out."""
    tree = scene.trees[sentence]
    told = _told_by_when(scene, sentence, word)
    if told is not None:
        return told
    best: tuple[float, int, TimeExpression] | None = None
    heads = [h for e in scene.expressions_by_sentence.get(sentence, ()) if (h := head_of(tree, e)) is not None]
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        head = head_of(tree, expression)
        if head is None or not dates(tree, expression) or _behind_since(tree, word, expression):
            continue
        cost = _distance(tree, word, head, frozenset(o for o in others if not _served(tree, o, head, heads)))
        if cost <= thresholds()["time"]["farthest"] and (best is None or (cost, -expression.start) < best[:2]):
            best = cost, -expression.start, expression
    return best[2] if best else None


def is_put_off_to(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression says to when a verb puts something off, not when it did ("was postponed to April")."""
    head = head_of(tree, expression)
    below = head is not None and tree.words[head].head == word and tree.case(head) in _UNTIL
    return below and tree.lemma(word) in words("putting_off")


def day_at_the_head(scene: Scene, sentence: int, word: int) -> TimeExpression | None:
    """Return the day that heads the entry of what it tells: "12 August. The secretary speaks with both".

    In the first sentence it is that of all that it would be if it stood there itself, in others of what they mainly
    tell.
    """
    tree, entry = scene.trees[sentence], scene.entry_at(scene.analysis.sentences[sentence].start)
    if entry is not None and scene.sentence_at(entry.day.end) + 1 == sentence:
        top = tree.top(range(len(tree.words)))
        near = word == top or _distance(tree, word, top, frozenset()) + 1 <= thresholds()["time"]["farthest"]
        return entry.day if near or goes_on_from(tree, word) == top else None
    if not is_mainly_told(tree, word):
        return None
    return entry.day if entry is not None else _day_over_paragraph(scene, sentence)


def heads_entry(scene: Scene, expression: TimeExpression | None) -> bool:
    """Whether an expression is the day of an entry in a chronicle."""
    return expression is not None and any(entry.day.start == expression.start for entry in scene.entries)


def _day_over_paragraph(scene: Scene, sentence: int) -> TimeExpression | None:
    """Return the day that is the whole first sentence of a paragraph, before others."""
    sentences = scene.analysis.sentences
    first = sentence
    while first and sentences[first - 1].paragraph == sentences[sentence].paragraph:
        first -= 1
    if first == sentence:
        return None
    length = sentences[first].end - sentences[first].start
    told = [e for e in scene.expressions_by_sentence.get(first, ()) if e.kind == "date" and len(e.text) + 1 >= length]
    return told[0] if told else None


def is_mainly_told(tree: Tree, word: int) -> bool:
    """Whether a word, or the verb that says that it takes place, is the main one of a sentence, and in no future.

    A sentence without a verb tells of its noun: "Visit of the president to Lima."
    """
    form = tree.words[word]
    if form.upos in {"NOUN", "PROPN"} and form.relation != "root":
        held = form.relation in {"obj", "nsubj:pass"} and tree.lemma(form.head) in words("holding_contacts")
        return (held or _takes_place(tree, word)) and is_mainly_told(tree, form.head)
    finite = form.xpos in {"VBZ", "VBP", "VBD"} and not tree.children(word, "aux", "mark")
    main = form.relation in {"root", "conj", "parataxis"} and (finite or form.upos == "NOUN")
    return main and not tree.children(word, "cop")


def goes_on_from(tree: Tree, word: int) -> int:
    """Return the verb whose clause one with "where" or "who" goes on from: "flies to Lima, where she meets him"."""
    form = tree.words[word]
    opened = any(tree.words[n].xpos in {"WRB", "WP", "WDT"} for n in tree.children(word, "advmod", "nsubj"))
    if not opened or form.relation not in {"advcl", "acl:relcl"} or form.xpos not in {"VBZ", "VBP"}:
        return word
    when_or_how = {tree.lemma(n) for n in tree.children(word, "advmod") if tree.words[n].xpos == "WRB"} - {"where"}
    verbs = (n for n in tree.governors(word) if tree.words[n].upos == "VERB")
    return word if when_or_how or tree.children(word, "aux") else next(verbs, word)


def _takes_place(tree: Tree, word: int) -> bool:
    """Whether a noun is what comes about: "the talks begin"."""
    form = tree.words[word]
    return form.relation == "nsubj" and tree.lemma(form.head) in words("happening") | words("to_come")


def dates(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression can say when something happens.

    "Since May" says only when it began, "their third meeting this year" in which time it is counted, "seven weeks later
    than planned" by how much, "agreed on May 31 as the date" what was agreed, and "not on Tuesday" when it was not.
    """
    if expression.kind not in {"date", "time"} or expression.is_since:
        return False
    head = head_of(tree, expression)
    if head is None:
        return True
    inside = tree.within(expression.start, expression.end)
    after = tree.lemma(inside[-1] + 1) if inside[-1] + 1 < len(tree.words) else ""
    if after == "than" or (after == "as" and _is_set(tree, head)) or _is_denied(tree, head):
        return False
    return not is_counted_in(tree, head, inside[0])


def _behind_since(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression ends what is counted from: "have not met since a conference in Abuja in January"."""
    inside = tree.within(expression.start, expression.end)
    for number in range(inside[0] - 1, word, -1) if inside else ():
        form = tree.words[number]
        if form.upos in {"VERB", "AUX", "PUNCT"}:
            return False
        if form.lemma == "since":
            return True
    return False


def is_counted_in(tree: Tree, head: int, first: int) -> bool:
    """Whether a time is one in which something is counted ("for the third time this year", "the first in ten months").

    What is counted so stands right before the length of time.
    """
    if tree.lemma(first) == "in" and tree.lemma(head) in words("units_of_time"):
        before = [c for c in tree.children(first - 1, "amod") if c < first] if first else []
        return any(tree.lemma(c) in words("ordinals") | {"first"} for c in [*before, first - 1])
    if not any(tree.lemma(c) == "this" for c in tree.children(head, "det")):
        return False
    around = {*list(tree.governors(head))[:2], first - 1}
    counted = [c for above in around if above >= 0 for c in tree.children(above, "amod")]
    return any(tree.lemma(c) in words("ordinals") for c in counted)


def _is_denied(tree: Tree, head: int) -> bool:
    """Whether a time is told to be the wrong one, beside the right one: "on Monday, and not on Tuesday"."""
    denied = any(tree.lemma(n) == "not" and n < head for n in tree.children(head, "advmod"))
    return denied and tree.words[head].relation in {"conj", "obl", "appos", "nmod"} and tree.case(head) != "until"


def _is_set(tree: Tree, head: int) -> bool:
    """Whether a time is what is agreed or named, not when that is done ("on May 31 as the date")."""
    governor = tree.words[head].head
    return governor >= 0 and any(tree.lemma(n) in words("dates_set") for n in tree.obliques(governor, "as"))


def _told_by_when(scene: Scene, sentence: int, word: int) -> TimeExpression | None:
    """Return the expression that a clause with "when" stands right behind ("since May 3, when she was in Oslo")."""
    tree = scene.trees[sentence]
    heads = [word, *([tree.words[word].head] if tree.words[word].relation == "cop" else [])]
    whens = [n for head in heads for n in tree.children(head, "advmod", "mark") if tree.lemma(n) == "when"]
    for start in whens:
        before = start - 1
        while before >= 0 and tree.words[before].upos == "PUNCT":
            before -= 1
        for expression in scene.expressions_by_sentence.get(sentence, ()):
            of_the_deed = expression.text.partition(" ")[0].lower() in words("limits_of_time")
            if before >= 0 and expression.kind == "date" and tree.words[before].end == expression.end:
                if of_the_deed:  # "promised it by May, when they met in March"
                    continue
                return expression.parts[0] if expression.is_since and expression.parts else expression
    return None


def _served(tree: Tree, other: int, head: int, heads: list[int]) -> bool:
    """Whether another event word has an expression nearer to it than this one, so that this one may pass it by."""
    own = _distance(tree, other, head, frozenset())
    return any(_distance(tree, other, h, frozenset()) < own for h in heads if h != head)


def head_of(tree: Tree, expression: TimeExpression) -> int | None:
    """Return the word of an expression whose head lies outside it."""
    inside = tree.within(expression.start, expression.end)
    for number in inside:
        if tree.words[number].head not in inside:
            return number
    return inside[-1] if inside else None


def _distance(tree: Tree, word: int, head: int, others: frozenset[int]) -> float:
    """Return the steps between two words; other event words and clause boundaries on the way count extra."""
    up = [word, *tree.governors(word)]
    down = [head, *tree.governors(head)]
    common = next((n for n in up if n in down), None)
    if common is None:
        return float("inf")
    path = up[: up.index(common) + 1] + down[: down.index(common)]
    way = up[: up.index(common)]
    if (common == tree.words[head].head and _is_told(tree, way, common)) or any(_counts_off(tree, n) for n in way):
        # "said on Tuesday that the two had talked" tells when it was said, "opened on Monday, seven months after it was
        # shut" when it opened
        return float("inf")
    if common == word and (_is_content(tree, path[1:]) or any(_seemed(tree, number) for number in path[1:])):
        # "agreed that it would open on May 18" tells when it opens; "a visit that had looked doubtful in May" of none
        return float("inf")
    if any(_leads_up_to(tree, number) for number in down[1 : down.index(common)]):
        return float("inf")  # "talks ahead of a visit on April 14" tells when the visit is
    extra = thresholds()["time"]["clause_boundary"]
    cost = float(len(path) - 1)
    if tree.words[head].relation == "nmod:poss" and tree.words[head].head != word:
        # "Monday's call" dates the call and nothing else.
        cost += extra + 1
    for number in path:
        if number not in (word, head) and number in others:
            cost += extra + 1
        if tree.words[number].relation in _CLAUSES and number != common:
            cost += extra
        if number != common and _counts_from(tree, number):
            return float("inf")
    place = up.index(common)
    others_time = _comes_after(tree, path[:place], path[place:]) or _is_of_other_noun(tree, word, path[place + 1 :])
    return float("inf") if others_time else cost


def _comes_after(tree: Tree, way: list[int], down: list[int]) -> bool:
    """Whether a time is that of what something comes after: "the visit comes after Quito on Monday announced its plan".

    Args:
        tree: Of the sentence.
        way: The words from the event up to the one that both are below.
        down: That one, and those from it down to the time.
    """
    if way and tree.words[way[-1]].relation != "nsubj":
        return False
    last = max(down[1:], default=-1)
    if tree.lemma(down[0]) == "pave":  # the way for what is to be then
        return bool(way) and last > down[0]
    if tree.lemma(down[0]) not in {"come", "follow"}:
        return False
    before = [o for o in tree.children(down[0], "obj", "xcomp", "obl") if tree.case(o) in {"", "after", "following"}]
    if way and any(tree.lemma(o).lower() in words("coming_after") and o <= last for o in before):
        return True
    clauses = [n for n in down[1:] if tree.words[n].relation == "advcl"]
    return any(tree.lemma(m) in {"after", "as", "before", "hour"} for n in clauses for m in tree.children(n, "mark"))


def _is_of_other_noun(tree: Tree, word: int, way: list[int]) -> bool:
    """Whether a time, at the end of a way down from a word or one above it, is of what was done with another noun."""
    return any(_dates_other_noun(tree, n, word) or _stands_by_participle(tree, n, word) for n in way)


def _dates_other_noun(tree: Tree, number: int, word: int) -> bool:
    """Whether a clause of the past behind another noun takes the time: "the next step in a deal announced on March 10".

    So does a relative one on what is made or agreed: "met under the accord that their leaders signed on March 10".
    """
    form = tree.words[number]
    if form.head < 0 or form.head in {word, *tree.children(word, "nsubj", "nsubj:pass")}:
        return False
    made = tree.lemma(form.head) in words("made_before")
    if form.relation == "acl:relcl":
        return made and is_past(tree, number)
    own = form.head in tree.children(word, "obj") and not made  # "received a letter, borne on Thursday by the envoy"
    return form.relation == "acl" and form.xpos in {"VBN", "VBD"} and not own


def _stands_by_participle(tree: Tree, head: int, word: int) -> bool:
    """Whether a phrase of time stands right behind a participle on another noun: "the deals reached at the year's end".

    The parser easily hangs it on the verb of the sentence.
    """
    done = tree.participle_before(head) if tree.words[head].relation.startswith("obl") else None
    return done is not None and done != word and _dates_other_noun(tree, done, word)


def _is_content(tree: Tree, way: list[int]) -> bool:
    """Whether a way down from a word leads through what is said, agreed or asked with it."""
    asked = [
        n
        for n in way
        if tree.words[n].relation in {"xcomp", "acl"} and any(tree.lemma(m) == "to" for m in tree.children(n, "mark"))
    ]
    # "a meeting likely to take place next week" is then
    deeds = [n for n in asked if tree.lemma(n) not in words("to_come") | words("happening")]
    return bool(deeds) or any(tree.words[n].relation == "ccomp" for n in way)


def _seemed(tree: Tree, number: int) -> bool:
    """Whether a relative clause says what was once thought of an event: "that had seemed unlikely in May"."""
    thought = tree.lemma(number) in words("seeming")
    above = tree.words[number].head
    called = above >= 0 and tree.words[number].relation == "xcomp" and tree.lemma(above) in words("seeming")
    relative = any(tree.lemma(s) in {"that", "which", "who"} for s in tree.children(number, "nsubj", "nsubj:pass"))
    on_noun = any(tree.words[n].relation.startswith("acl") for n in (number, above) if n >= 0)
    return (thought or called) and (relative or on_noun)


def _counts_off(tree: Tree, number: int) -> bool:
    """Whether a clause counts from its own event to the one above it ("seven months after it was shut")."""
    marks = [m for m in tree.children(number, "mark") if tree.lemma(m) in {"after", "before"}]
    return tree.words[number].relation == "advcl" and any(
        mark > 0 and tree.lemma(mark - 1) in words("units_of_time") for mark in marks
    )


def _counts_from(tree: Tree, number: int) -> bool:
    """Whether something is told to have been before ("since she took office in May", "since a call in May")."""
    return any(tree.lemma(m) == "since" for m in tree.children(number, "mark", "case"))


def _leads_up_to(tree: Tree, number: int) -> bool:
    """Whether something is told to come after what is told with it ("ahead of her visit on May 3")."""
    return tree.case(number) in words("leading_up")


def dates_another(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression below a word dates what that counts from, or what is said or agreed with it.

    "Have not talked since the round in Madrid on March 25"; "agreed that it would open on May 18".
    """
    head = head_of(tree, expression)
    above = [] if head is None else [head, *tree.governors(head)]
    way = above[: above.index(word)] if word in above else []
    own = {word, *tree.governors(word)}
    return (
        any(_leads_up_to(tree, number) for number in above[1:] if number not in own)
        or any(_counts_from(tree, number) or _seemed(tree, number) for number in way)
        or _is_content(tree, way)
        or _is_of_other_noun(tree, word, way)
        or _behind_since(tree, word, expression)
        or _follows_it(tree, word, above)
    )


def _follows_it(tree: Tree, word: int, above: list[int]) -> bool:
    """Whether an event comes after that of which a time is, whose head and governors are given."""
    up = [word, *tree.governors(word)]
    common = next((n for n in up if n in above), None)
    if common is None:
        return False
    return _comes_after(tree, up[: up.index(common)], [common, *above[: above.index(common)]])


def is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb is told in the past."""
    return tree.words[verb].xpos == "VBD" or any(
        tree.words[a].xpos == "VBD" for a in tree.children(verb, *_AUXILIARIES)
    )


def _is_told(tree: Tree, way: list[int], teller: int) -> bool:
    """Whether the way up from a word leads out of what somebody says, into the verb that says so."""
    return bool(way) and tree.words[way[-1]].relation == "ccomp" and tree.lemma(teller) in words("plain_speech")
