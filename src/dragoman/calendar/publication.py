"""Infers when an undated article appeared: every piece of evidence allows some days, and all must agree.

Evidence is taken in the order of its reliability: offices held, events named, dates with a year, then
what needs a year from the others (date lines, days with a weekday, claims of silence). A piece that
would leave no day at all is set aside rather than believed. Where more dates are given than offices,
the dates come first: a history names the office-holders of its time with their titles. The result is the
shortest interval that covers all days left; it is None unless both of its ends are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import floor

from dragoman.calendar import meanings as m
from dragoman.calendar.anchors import days_allowed
from dragoman.calendar.days import Days, add_days, month_days, thresholds
from dragoman.calendar.evidence import (
    AnchorEvidence,
    DatelineEvidence,
    DirectedExpression,
    EventEvidence,
    OfficeEvidence,
    PublicationEvidence,
    SilenceEvidence,
)
from dragoman.calendar.lengths import length_days
from dragoman.calendar.location import Anchor, locate
from dragoman.calendar.points import date_days
from dragoman.calendar.timex import timexes
from dragoman.calendar.wording import WEEKDAYS, day_words
from dragoman.types import Publication


class Window:
    """The days on which the article may have appeared, as disjoint stretches in order, with the reasons."""

    def __init__(self) -> None:
        """Begin with every day there is."""
        self.stretches: list[Days] = [(date.min, date.max)]
        self.because: list[str] = []

    def narrow(self, allowed: Iterable[Days], reason: str) -> bool:
        """Keep only days in the allowed stretches; return False and change nothing if none would be left."""
        kept = sorted(
            {
                (max(start, first), min(end, last))
                for start, end in self.stretches
                for first, last in allowed
                if max(start, first) <= min(end, last)
            }
        )
        if not kept:
            return False
        if merged(kept) != self.stretches:
            self.stretches = merged(kept)
            self.because.append(reason)
        return True

    def years(self) -> range:
        """Return the years that the window touches; none while it has no beginning.

        An open window goes on for a year: days without a year are within one of the last day that has it.
        """
        first, last = self.stretches[0][0], self.stretches[-1][1]
        if first == date.min:
            return range(0)
        return range(first.year, (first.year + 1 if last == date.max else last.year) + 1)

    def publication(self) -> Publication | None:
        """Return the interval from the first possible day to the last, if both are known."""
        first, last = self.stretches[0][0], self.stretches[-1][1]
        if first == date.min or last == date.max:
            return None
        return Publication(earliest=first, latest=last, basis="inferred", because=tuple(self.because))


def merged(stretches: list[Days]) -> list[Days]:
    """Return sorted stretches with those that overlap joined."""
    result = [stretches[0]]
    for start, end in stretches[1:]:
        if start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def infer_publication(evidence: PublicationEvidence) -> Publication | None:
    """Return the interval in which the article appeared with the reasons, or None when that is not known."""
    window = Window()
    dated = {part.text for one in evidence.expressions for part in dates_with_year(one)}
    if len(dated) > len(evidence.offices):
        use_dates(window, evidence)
    for office in evidence.offices:
        use_office(window, office)
    for event in sorted(evidence.events, key=lambda one: one.start):
        use_event(window, event)
    use_dates(window, evidence)
    for dateline in evidence.datelines:
        use_dateline(window, dateline)
    for directed in evidence.expressions:
        use_weekday_date(window, directed)
    use_week_of_weekdays(window, evidence.expressions)
    for silence in sorted(evidence.silences, key=lambda one: one.weekday is None):
        use_silence(window, silence)
    use_anchors(window, [one for one in evidence.anchors if one.year is None])
    use_week_of_weekdays(window, evidence.expressions)  # a year may be known only now
    return window.publication()


def use_office(window: Window, office: OfficeEvidence) -> None:
    """Keep the days on which the office was held."""
    terms = [(office.earliest, office.latest), *office.later]
    held = [(first or date.min, last or date.max) for first, last in terms]
    if any(first > last for first, last in held):
        return
    said = " and ".join(term_words(first, last) for first, last in terms)
    window.narrow(held, f"It names “{office.text}”, who held the office {said}.")


def term_words(first: date | None, last: date | None) -> str:
    """Return the words for a term: "from 20 January 2017 until 20 January 2021"."""
    since = f"from {day_words(first)}" if first else ""
    until = f"until {day_words(last)}" if last else ""
    return " ".join(filter(None, (since, until)))


def use_event(window: Window, event: EventEvidence) -> None:
    """Keep the days from the event's first on."""
    reason = f"It mentions “{event.text}” ({event.name}, {day_words(event.start)})."
    window.narrow([(event.start, date.max)], reason)


def dates_with_year(directed: DirectedExpression) -> list[m.TimeExpression]:
    """Return the months and days with a year in an expression that stands in a tense.

    Bare years do not count: "the 2016 election" stands in the past tense long before 2016 is over.
    """
    parts = timexes(directed.expression) if directed.direction is not None else ()
    return [
        part
        for part in parts
        if isinstance(part.meaning, m.CalendarDate) and part.meaning.year is not None and part.meaning.month is not None
    ]


def use_dates(window: Window, evidence: PublicationEvidence) -> None:
    """Keep what words that count from the day of publication say of dates with a year, and those dates."""
    use_anchors(window, [one for one in evidence.anchors if one.year is not None])
    for directed in evidence.expressions:
        for part in dates_with_year(directed):
            use_dated(window, part, directed.direction)


def use_anchors(window: Window, anchors: Iterable[AnchorEvidence]) -> None:
    """Keep the days as far from a date as the words beside it say, in each possible year."""
    for anchor in anchors:
        years = window.years() if anchor.year is None else [anchor.year]
        days = (day_of(year, anchor.month, anchor.day) for year in years)
        window.narrow([days_allowed(anchor, day) for day in days if day], f"It says “{anchor.text}”.")


def use_dated(window: Window, part: m.TimeExpression, direction: str | None) -> None:
    """Keep the days after a past date with a year, or before a future one."""
    found = locate(part.meaning, Anchor())
    if direction == "past" and found.earliest:
        window.narrow([(found.earliest, date.max)], f"It speaks of “{part.text}” as past.")
    elif direction == "future" and found.latest:
        window.narrow([(date.min, found.latest)], f"It speaks of “{part.text}” as still to come.")


def use_dateline(window: Window, dateline: DatelineEvidence) -> None:
    """Keep the day of the date line, and the next for papers printed overnight, in each possible year."""
    days = (day_of(year, dateline.month, dateline.day) for year in window.years())
    allowed = [(day, add_days(day, 1)) for day in days if day]
    window.narrow(allowed, f"Its date line says “{dateline.text}”.")


def use_weekday_date(window: Window, directed: DirectedExpression) -> None:
    """Keep the years in which "Monday, March 18" was a Monday, and the half-year around the day."""
    meaning = directed.expression.meaning
    if not isinstance(meaning, m.CalendarDate) or meaning.weekday is None or meaning.year is not None:
        return
    reach = thresholds()["silence"]["no_year_weekday_days"]
    back = 0 if directed.direction == "past" else reach
    ahead = 0 if directed.direction == "future" else reach
    days = [day_of(year, meaning.month, meaning.day) for year in window.years()]
    allowed = [(add_days(day, -back), add_days(day, ahead)) for day in days if day and day.weekday() == meaning.weekday]
    reason = f"“{directed.expression.text}” fits " + ", ".join(str(day.year) for day in days_in(allowed, back)) + "."
    window.narrow(allowed, reason)


def use_week_of_weekdays(window: Window, expressions: Sequence[DirectedExpression]) -> None:
    """Keep the week of a past day that is named with its weekday and date ("Monday, October 28, 2024").

    News names a day so in the week after it; bare weekdays that are past are then those that follow it, each within
    a week before the article.
    """
    past = [one.expression for one in expressions if one.direction == "past"]
    parts = [part for one in past for part in timexes(one)]
    named = [(day, part.text) for part in parts if (day := weekday_date(window, part.meaning)) is not None]
    bare = {one.meaning.number for one in past if isinstance(one.meaning, m.Weekday) and one.meaning.shift is None}
    if not named or not bare:
        return
    day, text = max(named)
    later = [add_days(day, (number - day.weekday()) % len(WEEKDAYS)) for number in bare]
    reason = f"It speaks of “{text}”, and of weekdays without a date, which then come after it."
    window.narrow([(max(later), add_days(min(later), thresholds()["silence"]["weekday_alone_days"]))], reason)


def weekday_date(window: Window, meaning: object) -> date | None:
    """Return the day of a date with its weekday; of one without a year, in the one year of the window that fits."""
    if not isinstance(meaning, m.CalendarDate) or meaning.weekday is None:
        return None
    years = [meaning.year] if meaning.year is not None else list(window.years())
    days = [day_of(year, meaning.month, meaning.day) for year in years]
    fitting = [day for day in days if day is not None and day.weekday() == meaning.weekday]
    return fitting[0] if len(fitting) == 1 else None


def days_in(allowed: list[Days], back: int) -> list[date]:
    """Return the days around which the stretches lie."""
    return [add_days(first, back) for first, _ in allowed]


def day_of(year: int, month: int | None, day: int | None) -> date | None:
    """Return a day, or None where the year has none such."""
    if month is None or day is None or day > month_days(year, month)[1].day:
        return None
    return date(year, month, day)


def use_silence(window: Window, silence: SilenceEvidence) -> None:
    """Keep the weeks that begin with a contact as long after the last one as the claim says.

    Lengths that a speaker would put in just these words are tried first, then all that the words allow.
    """
    for low, high in (said_days(silence.length), length_days(silence.length)):
        weeks = [
            week
            for last in last_contacts(window, silence.last)
            for week in weeks_of_contact(last, low, high, silence.weekday)
        ]
        if window.narrow(weeks, silence_reason(silence, low, high)):
            return


def said_days(length: m.Length) -> tuple[int, int | None]:
    """Return the days of which a speaker would use just these words, rather than all that they allow."""
    low, high = length_days(length)
    if length.low is None:
        return low, high
    if length.limit == "over":
        return low, max(floor(low * thresholds()["silence"]["over_said_up_to"]), low + 1)
    if length.limit is None and length.unit != "day" and high is not None:
        off = thresholds()["limits"]["about_factor"]
        return floor(low * (1 - off)), floor(high * (1 + off))
    return low, high


def last_contacts(window: Window, last: m.CalendarDate) -> list[Days]:
    """Return the stretches that the last contact may lie in, one for each possible year."""
    years = window.years()
    candidates = [last.year] if last.year is not None else range(years.start - 1, years.stop) if years else []
    return [date_days(last, year) for year in candidates if last.day is None or day_of(year, last.month, last.day)]


def weeks_of_contact(last: Days, low: int, high: int | None, weekday: int | None) -> list[Days]:
    """Return the days on which a contact may be news that came low to high days after the last one."""
    table = thresholds()["silence"]
    week, longest = table["weekday_alone_days"], high if high is not None else table["no_year_days"]
    first, end = add_days(last[0], low), add_days(last[1], longest)
    if weekday is None:
        return [(first, add_days(end, week))]
    days = (add_days(first, count) for count in range((end - first).days + 1))
    return [(day, add_days(day, week)) for day in days if day.weekday() == weekday]


def silence_reason(silence: SilenceEvidence, low: int, high: int | None) -> str:
    """Return the reason that a claim of silence gives."""
    span = f"{low} to {high} days" if high is not None else f"at least {low} days"
    day = f"; the new contact was on a {WEEKDAYS[silence.weekday]}" if silence.weekday is not None else ""
    return (
        f"It calls a contact the first “{silence.text}” ({span}), "
        f"the one before it being on “{silence.last_text}”{day}, so that it appeared within a week of that contact."
    )
