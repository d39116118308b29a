"""When something is due that a word promises or asks for: which expression says so, and what it says."""

from __future__ import annotations

import msgspec

from dragoman.calendar import TimeExpression, resolve
from dragoman.calendar.meanings import Length, Stretch, Within
from dragoman.coding.intervals import told_on, when
from dragoman.coding.scene import Scene
from dragoman.coding.status import is_set_ahead
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import dates, expression_for, head_of, is_counted_in, is_past
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval

#: Days between one Wednesday and the next, and between one third of March and the next.
_WEEK, _YEAR = 7, (365, 366)
#: Words before what a length of time counts from, or hangs on: "within a week of the ruling", "should it fail".
_COUNTED_FROM = frozenset({"of", "after", "from", "following", "once", "when", "should", "unless"})
#: Words within which a day then follows, if what is counted from has one: "within a month of Tuesday's swap".
_NEAR = 3


def may_be_due(tree: Tree, expression: TimeExpression) -> bool:
    """Whether an expression can say when something is due: a date, a time, or the end of a length of time.

    "A fee that it has charged since January 1" tells of what was before, "for the first time in a year" how often,
    "for a year" how long, "at night" how it is done, and "within a week of the ruling" counts from a day that nobody
    knows.
    """
    if expression.kind in {"date", "time"}:
        return not expression.is_since and expression.text.lower() not in words("times_of_habit")
    meaning = expression.meaning
    ahead = isinstance(meaning, Within) or (isinstance(meaning, Stretch) and meaning.sign > 0)
    if not ahead or expression.text.lower().startswith("for "):
        return False
    inside = tree.within(expression.start, expression.end)
    return (
        bool(inside) and not _counts_from_unknown(tree, inside[-1]) and not is_counted_in(tree, inside[-1], inside[0])
    )


def _dates_what_is_told(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression says when something was told or decided: "it will stay, the agency reported on Sunday"."""
    head = head_of(tree, expression)
    verb = tree.words[head].head if head is not None and tree.words[head].relation.startswith("obl") else -1
    if verb in {-1, word} or head is None or head < verb or tree.case(head) not in {"", "on"}:
        return False  # "will meet on Wednesday, the ministry disclosed"
    # Of a verb in "-ed" the tag may be that of the present.
    past = is_past(tree, verb) or tree.words[verb].text.endswith("ed")
    decided = tree.words[word].relation == "xcomp" and tree.words[word].head == verb and not tree.passive(verb)
    return past and (tree.lemma(verb) in words("reporting") or (decided and tree.lemma(verb) in words("deciding")))


def is_time_taken(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether a length says how long it took to settle something: "the dispute of 2017 was settled within a week"."""
    head = head_of(tree, expression)
    beside = head is not None and tree.words[head].head == word and isinstance(expression.meaning, Within)
    return beside and tree.lemma(word) in words("settling") and (is_past(tree, word) or had_been_told(tree, word))


def is_done_as_asked(tree: Tree, word: int) -> bool:
    """Whether a word is a wish in answer to which something is done: "held at Oslo's request" has no day of its own."""
    return tree.lemma(word) in words("wishes_followed") and tree.case(word) in {"at", "on"}


def _counts_from_unknown(tree: Tree, last: int) -> bool:
    """Whether a length of time that ends with a word counts from something of no day that is named, or hangs on it."""
    after = [tree.lemma(n) for n in range(last + 1, min(last + 2 + _NEAR, len(tree.words)))]
    return bool(after) and after[0] in _COUNTED_FROM and not words("days_to_come").intersection(after[1:])


def due_at(scene: Scene, sentence: int, word: int) -> Interval | None:
    """Return when a deed is due: on the date that belongs to its word, or at the end of a length of time beside it."""
    tree = scene.trees[sentence]
    dated = expression_for(scene, sentence, word, frozenset())
    if dated is not None:
        return due_ahead(scene, sentence, word, dated)
    inside = set(tree.clause(word))
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        below = inside.intersection(tree.within(expression.start, expression.end))
        if below and not dates(tree, expression) and may_be_due(tree, expression):
            return due_ahead(scene, sentence, word, expression)
    return None


def due_granted(scene: Scene, sentence: int, word: int) -> Interval | None:
    """Return when the time is over that a verb gives somebody: "gave the junta a week", "until Tuesday"."""
    tree = scene.trees[sentence]
    if tree.lemma(word) not in words("granting_time"):
        return None
    given = {*tree.children(word, "obj", "iobj", "obl", "obl:tmod", "nmod", "advmod")}
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        if head_of(tree, expression) not in given:
            continue
        if isinstance(expression.meaning, Length):
            counted = Within(length=expression.meaning, up_to=True)
            return due_of(scene, sentence, word, msgspec.structs.replace(expression, meaning=counted))
        if is_limit(expression):
            return due_of(scene, sentence, word, expression)
    return None


def due_within(scene: Scene, sentence: int, word: int) -> Interval | None:
    """Return when a deed is due by the first expression within its own clause that can say so."""
    tree = scene.trees[sentence]
    inside = set(tree.clause(word))
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        if inside.intersection(tree.within(expression.start, expression.end)) and may_be_due(tree, expression):
            return due_ahead(scene, sentence, word, expression)
    return None


def due_of_what_follows(scene: Scene, sentence: int, word: int) -> Interval | None:
    """Return when is due what somebody who agrees will do: "accepted the invitation and will fly there on July 14"."""
    tree = scene.trees[sentence]
    joined = (c for c in tree.children(word, "conj") if not tree.children(c, "nsubj", "nsubj:pass"))
    of_will = (c for c in joined if any(tree.lemma(a) in words("will") for a in tree.children(c, "aux")))
    return next((due for c in of_will if (due := due_at(scene, sentence, c)) is not None), None)


def is_limit(expression: TimeExpression) -> bool:
    """Whether an expression is a limit, whatever it stands behind: "the bridge, which A shut in May, by June"."""
    return expression.text.partition(" ")[0].lower() in words("limits_of_time")


def _dates_what_was(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression stands in a clause of what was: "the fine set in May", "after they met on Monday"."""
    head = head_of(tree, expression)
    above = [] if head is None else [head, *tree.governors(head)]
    way = above[: above.index(word)] if word in above else above
    return any(
        (tree.words[n].relation in {"acl", "advcl"} and tree.words[n].xpos == "VBN" and not _is_joined(tree, n))
        or (tree.words[n].relation == "obl" and tree.participle_before(n) not in {None, word})
        or (tree.words[n].relation in {"acl", "acl:relcl", "advcl"} and is_past(tree, n))
        or (tree.words[n].relation == "acl:relcl" and tree.lemma(n) in words("building_on"))
        or (tree.words[n].relation == "parataxis" and _is_relative(tree, n) and is_past(tree, n))
        for n in way
    )


def _is_joined(tree: Tree, participle: int) -> bool:
    """Whether a participle stands behind a conjunction ("once paid in May"), or with a verb of its own."""
    return bool(tree.children(participle, "mark", "aux", "aux:pass"))


def _is_relative(tree: Tree, verb: int) -> bool:
    """Whether a clause stands for a relative one, whatever it hangs on: ", which Yerevan closed in November"."""
    return any(tree.lemma(c) in {"which", "who", "whom"} for c in tree.children(verb, "nsubj", "obj"))


def due_of(scene: Scene, sentence: int, word: int, expression: TimeExpression | None) -> Interval | None:
    """Return the window in which something is due that a word promises or asks for, as an expression says.

    None where that was over when the article appeared, unless it "had been told" or was promised on an earlier day, or
    counts from the day of the act; nor is a day of what was when something is due ("the accord signed in May").
    """
    tree = scene.trees[sentence]
    if expression is not None and (
        _dates_what_is_told(tree, word, expression)
        or (not is_limit(expression) and _dates_what_was(tree, word, expression))
    ):
        return None
    if expression is not None and (counted := _counted_from_the_act(scene, sentence, expression)) is not None:
        return counted
    due = _due_by(scene, sentence, word, expression)
    told_then = told_on(scene, expression) if expression is not None else scene.published
    appeared = told_then.earliest if told_then else None
    over = due is not None and due.latest and appeared and due.latest < appeared
    told = had_been_told(tree, word) or (over and _was_promised_before(scene, sentence, expression, due))
    return None if over and not told else due


def _was_promised_before(scene: Scene, sentence: int, expression: TimeExpression | None, due: Interval | None) -> bool:
    """Whether what was due on a day that is over was promised before: "in April they agreed to do it by May 2"."""
    if expression is None or isinstance(expression.meaning, Within | Stretch) or scene.published is None:
        return False
    acted = _day_of_the_act(scene, sentence, expression)
    if acted is None or due is None or not (acted.earliest and acted.latest and due.latest):
        return False
    before = acted.latest < due.latest or (is_limit(expression) and acted.earliest <= due.latest)
    return before and acted.latest < scene.published.earliest


def _due_by(scene: Scene, sentence: int, word: int, expression: TimeExpression | None) -> Interval | None:
    """Return when an expression says that something is due that a word promises or asks for.

    Of what somebody "had said that it would do by Wednesday", the Wednesday may be over; so may "mid-February". The day
    on which a promise was made ("approved it on August 28", "had asked for it on Sunday") is no day on which anything
    is due.
    """
    ahead, back = when(scene, expression, "future"), when(scene, expression, "past")
    appeared = told_on(scene, expression) if expression is not None else None
    if expression is None or appeared is None or not (ahead and back and ahead.latest and back.latest):
        return ahead
    apart = (ahead.latest - back.latest).days
    if apart in _YEAR and _was_promised_before(scene, sentence, expression, back):
        return back
    comes_again = apart in {_WEEK, *_YEAR}
    nearer = appeared.latest - back.latest <= ahead.latest - appeared.latest
    tree = scene.trees[sentence]
    if not (comes_again and nearer):  # "signed a memorandum on Wednesday", told on that day
        today = ahead.latest == back.latest <= appeared.latest
        return None if today and dates_the_act(tree, word, expression) else ahead
    if _was_to_come(tree, word):
        return back
    told = had_been_told(tree, word)
    asked = any(tree.words[c].start < expression.start for c in tree.children(word, "xcomp", "ccomp"))
    if dates_the_act(tree, word, expression) and not (told and asked):  # "had promised to free it on Monday"
        return None
    return back if told else ahead


def _counted_from_the_act(scene: Scene, sentence: int, expression: TimeExpression) -> Interval | None:
    """Return what a length of time counts to from the day of the act: "promised on Sunday to answer within a week".

    None where the act has no day of its own before the article's: then it counts from that.
    """
    if scene.published is None or not isinstance(expression.meaning, Within | Stretch):
        return None
    acted = _day_of_the_act(scene, sentence, expression)
    if acted is None or acted.earliest is None or acted.latest is None or acted.latest >= scene.published.earliest:
        return None
    told = msgspec.structs.replace(scene.published, earliest=acted.earliest, latest=acted.latest)
    return resolve(expression, published=told, direction="future")


def _day_of_the_act(scene: Scene, sentence: int, expression: TimeExpression) -> Interval | None:
    """Return the day of the nearest verb of the past above an expression, else of what its paragraph told before it."""
    tree, sentences = scene.trees[sentence], scene.analysis.sentences
    head = head_of(tree, expression)
    verbs = [] if head is None else [n for n in tree.governors(head) if is_past(tree, n) or had_been_told(tree, n)]
    if not verbs:
        return None
    first = max(0, sentence - int(thresholds()["discourse"]["sentences_back"]))
    before = [n for n in range(first, sentence) if sentences[n].paragraph == sentences[sentence].paragraph]
    roots = [(n, scene.trees[n].top(range(len(scene.trees[n].words)))) for n in reversed(before)]
    told = [(n, root) for n, root in roots if is_past(scene.trees[n], root)]
    days = (_own_day(scene, number, verb) for number, verb in [*((sentence, verb) for verb in verbs), *told])
    return next((day for day in days if day is not None), None)


def _own_day(scene: Scene, sentence: int, verb: int) -> Interval | None:
    """Return the day of a verb of the past, by a time that stands in no clause below it."""
    tree, expression = scene.trees[sentence], expression_for(scene, sentence, verb, frozenset())
    head = head_of(tree, expression) if expression is not None else None
    way = [] if head is None else [head, *tree.governors(head)]
    below = way[: way.index(verb)] if verb in way else []
    if not below or any(tree.words[n].upos in {"VERB", "AUX"} for n in below):
        return None
    day = when(scene, expression, "past")
    return day if day is not None and day.earliest is not None else None


def _was_to_come(tree: Tree, word: int) -> bool:
    """Whether a word says in the past that something was still to come: "the vote was set for August 28".

    It may hang on such a word: "was scheduled to depart on August 28".
    """
    if tree.words[word].relation == "xcomp":
        word = tree.words[word].head
    return tree.passive(word) and is_past(tree, word) and tree.lemma(word) in words("intending") | {"expect"}


def dates_the_act(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression that is no limit stands with a word of the past itself: "demanded on May 3 that he go".

    So it does with a participle, and with the occasion of the act: "the accord reached in May", "as agreed at talks on
    May 3".
    """
    number = head_of(tree, expression)
    if number is None or is_limit(expression) or not (is_past(tree, word) or _is_done(tree, word)):
        return False
    if tree.case(number) not in {"", "on", "in"}:
        return False
    if tree.words[number].relation.startswith("nmod"):
        number = tree.words[number].head
        if tree.case(number) not in words("acts_done_at"):
            return False
    return tree.words[number].head == word and tree.words[number].relation.startswith("obl")


def _is_done(tree: Tree, word: int) -> bool:
    """Whether a word is a participle of what was done: "the accord reached in May", "as agreed in May"."""
    form = tree.words[word]
    participle = form.xpos == "VBN" and form.relation in {"acl", "advcl"} and not tree.children(word, "aux", "aux:pass")
    return participle and not is_set_ahead(tree, word)


def due_ahead(scene: Scene, sentence: int, word: int, expression: TimeExpression | None) -> Interval | None:
    """Return ``due_of``, or None for what is done as asked."""
    if expression is None or is_done_as_asked(scene.trees[sentence], word):
        return None
    return due_of(scene, sentence, word, expression)


def had_been_told(tree: Tree, word: int) -> bool:
    """Whether a word, or one that it hangs on, is in the past perfect."""
    verbs = (word, *tree.governors(word))
    return any(tree.words[a].text.lower() in {"had", "'d", "’d"} for verb in verbs for a in tree.children(verb, "aux"))
