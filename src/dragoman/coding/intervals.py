"""What an expression of time says: counted from the article, an entry, a quotation, or what was told before."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from dragoman.calendar import TimeExpression, resolve
from dragoman.calendar.meanings import Bounded, CalendarDate, Counted, Meaning, PartOf, PartOfDay, Season, UnitRelative
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import dates, head_of, is_past
from dragoman.types import Interval, Publication

#: Relations of the verbs of a sentence that tell what it is about.
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})


def when(scene: Scene, expression: TimeExpression | None, direction: str | None) -> Interval | None:
    """Return the interval of an expression, or None when there is none."""
    if expression is None:
        return None
    spoken = _spoken_on(scene, expression)
    told = spoken or told_on(scene, expression)
    found = resolve(expression, published=told, direction=direction)
    if found.basis == "anaphoric" and found.earliest is None:
        return resolve(
            expression,
            published=told,
            direction=direction,
            reference=_counted_on_from(
                expression, _spoken_of(scene, expression, direction) or _from_the_news(scene, expression)
            ),
        )
    if spoken is not None or told is scene.published or direction == "future":
        return found
    return _near_entry(scene, expression, found, told)


def told_on(scene: Scene, expression: TimeExpression) -> Publication | None:
    """Return the day from which an expression counts: that of its entry in a chronicle, or that of the article."""
    entry = scene.entry_at(expression.start)
    if entry is None or entry.day.start == expression.start:
        return scene.published
    day = resolve(entry.day, published=scene.published, direction="past")
    if day.earliest is None or day.latest is None:
        return scene.published
    return Publication(earliest=day.earliest, latest=day.latest, basis="stated")


def _near_entry(scene: Scene, expression: TimeExpression, back: Interval, told: Publication | None) -> Interval:
    """Return a day of the past, or the same day of the next year if it is nearer to the entry that tells of it.

    Under April 21, "the site is demolished on May 24" tells what was done a month later.
    """
    ahead = resolve(expression, published=told, direction="future")
    if told is None or back.latest is None or ahead.earliest is None or ahead.latest is None:
        return back
    gone = scene.published is None or ahead.latest <= scene.published.latest
    return ahead if gone and ahead.earliest - told.latest < told.earliest - back.latest else back


def _spoken_on(scene: Scene, expression: TimeExpression) -> Publication | None:
    """Return the day from which a quotation counts that has "today" or "tomorrow", where it was told what day that was.

    "The two met on Thursday. “Today we discussed the border,” she said" is of Thursday, whenever it is printed.
    """
    published = scene.published
    if published is None or not _counts_from_today(expression) or not scene.quoted(expression.start, expression.end):
        return None
    sentence = scene.sentence_at(expression.start)
    first = max(0, sentence - int(thresholds()["discourse"]["sentences_back"]))
    beside = [
        one
        for n in range(sentence, first - 1, -1)
        for one in scene.expressions_by_sentence.get(n, ())
        if _is_of_telling(scene, n, one)
    ]
    told = (resolve(one, published=published, direction="past") for one in beside)
    days = (one.earliest for one in told if one.earliest is not None and one.earliest == one.latest)
    latest = timedelta(days=int(thresholds()["time"]["quoted_later"]))
    day = next((day for day in days if timedelta() < published.earliest - day <= latest), None)
    return None if day is None else msgspec.structs.replace(published, earliest=day, latest=day)


def _counts_from_today(expression: TimeExpression) -> bool:
    """Whether an expression names a day by the one of speaking: "today", "tomorrow morning", "earlier today"."""
    meaning: Meaning | None = expression.meaning
    if isinstance(meaning, PartOfDay):
        meaning = meaning.day
    elif isinstance(meaning, PartOf):
        meaning = meaning.whole
    return isinstance(meaning, UnitRelative) and meaning.unit == "day" and meaning.anchor == "publication"


def _is_of_telling(scene: Scene, sentence: int, expression: TimeExpression) -> bool:
    """Whether an expression outside quotations dates the main verb of a sentence, told in the past."""
    tree = scene.trees[sentence]
    head = head_of(tree, expression)
    if head is None or expression.kind != "date" or scene.quoted(expression.start, expression.end):
        return False
    verb = next((n for n in tree.governors(head) if tree.words[n].upos == "VERB"), None)
    return verb is not None and is_past(tree, verb) and tree.words[verb].relation in _MAIN


def _spoken_of(scene: Scene, expression: TimeExpression, direction: str | None) -> Interval | None:
    """Return the day last spoken of before an expression that counts from one ("two days later", "the same day").

    From what is still to come is counted only what is so too: "will be in Lima on Friday and in Quito the next day".
    Any time within one year does for "that year" and "the following spring".
    """
    sentence = scene.sentence_at(expression.start)
    in_years = _counts_in_years(expression)
    back = int(thresholds()["time"]["years_back"] if in_years else thresholds()["discourse"]["sentences_back"])
    before = [
        one
        for number in range(max(0, sentence - back), sentence + 1)
        for one in scene.expressions_by_sentence.get(number, ())
        if one.start < expression.start and dates(scene.trees[number], one)
    ]
    for one in reversed(before):
        found = _soon(scene, one) if direction == "future" else None
        found = found or when(scene, one, "past")
        if found is None or found.earliest is None or found.latest is None:
            continue
        if found.precision in {"day", "month"} or (in_years and found.earliest.year == found.latest.year):
            return found
    return None


def _counted_on_from(expression: TimeExpression, told: Interval | None) -> Interval | None:
    """Return the end of the time spoken of from which the next, or the last, month or season is counted."""
    meaning = expression.meaning
    shift = meaning.shift if isinstance(meaning, CalendarDate | Season) else None
    if told is None or shift not in {"next", "last"}:
        return told
    end = told.latest if shift == "next" else told.earliest
    return msgspec.structs.replace(told, earliest=end, latest=end)


def _counts_in_years(expression: TimeExpression) -> bool:
    """Whether an expression names a year, a season or a month beside the one spoken of."""
    meaning = expression.meaning
    while isinstance(meaning, PartOf | Bounded):
        meaning = meaning.whole if isinstance(meaning, PartOf) else meaning.point
    if isinstance(meaning, UnitRelative):
        return meaning.unit == "year"
    if isinstance(meaning, Counted):
        return meaning.length.unit in {"year", "decade"}
    return isinstance(meaning, CalendarDate | Season)


def _from_the_news(scene: Scene, expression: TimeExpression) -> Interval | None:
    """Return from when "had met six weeks earlier", "that autumn" count where no day was told: the news itself."""
    meaning = expression.meaning
    counted = isinstance(meaning, Counted) and meaning.sign < 0 and meaning.length.unit in {"week", "month", "year"}
    named = isinstance(meaning, CalendarDate | Season) and not (meaning.year_offset or meaning.shift == "next")
    told = scene.published if counted or named else None
    if told is None:
        return None
    return Interval(earliest=told.earliest, latest=told.latest, precision="day", basis="publication")


def _soon(scene: Scene, expression: TimeExpression) -> Interval | None:
    """Return when an expression is in the future, if that is soon."""
    found = when(scene, expression, "future")
    if found is None or found.earliest is None or scene.published is None:
        return None
    return found if 0 <= (found.earliest - scene.published.latest).days <= thresholds()["time"]["comes_soon"] else None


def lies_behind(scene: Scene, date: Interval | None) -> bool:
    """Whether a day had gone by when the article appeared."""
    latest, published = date.latest if date else None, scene.published
    return latest is not None and published is not None and latest < published.earliest


def lies_ahead(scene: Scene, date: Interval | None) -> bool:
    """Whether a day was to come when the article appeared."""
    earliest, published = date.earliest if date else None, scene.published
    return earliest is not None and published is not None and earliest > published.latest


def nearer(told: Publication | None, back: Interval | None, ahead: Interval | None) -> Interval | None:
    """Return which of two intervals is nearer to the day on which it is told, the one that is over on a tie."""
    if told is None or not (back and ahead and back.latest and ahead.earliest):
        return back
    gone = (told.latest - back.latest).days
    # Of "by April 15" the time ahead begins with the day of the article.
    day = ahead.latest if back.earliest is None and ahead.latest else ahead.earliest
    return back if gone <= (day - told.latest).days else ahead


def compatible(a: Interval | None, b: Interval | None) -> bool:
    """Whether two dates may be of one event: one is unknown, or they overlap."""
    if a is None or b is None or a.earliest is None or b.earliest is None:
        return True
    a_end, b_end = a.latest or a.earliest, b.latest or b.earliest
    return a.earliest <= b_end and b.earliest <= a_end


def sharper(a: Interval | None, b: Interval | None) -> Interval | None:
    """Return the more precise of two compatible dates."""
    if a is None or a.earliest is None:
        return b if b is not None and (a is None or b.earliest is not None) else a
    if b is None or b.earliest is None:
        return a
    a_length = (a.latest or a.earliest) - a.earliest
    b_length = (b.latest or b.earliest) - b.earliest
    return b if b_length < a_length else a
