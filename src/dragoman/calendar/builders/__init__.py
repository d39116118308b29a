"""What each rule makes of the pieces it matched: the builders named in ``rules.toml``.

A builder takes the rule's slots and returns a meaning, a plain value for a later level, or None when
the pieces do not make sense together after all ("April 31").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.calendar.builders import compounds, days, lengths, units
from dragoman.calendar.builders.slots import Slots

BUILDERS: dict[str, Callable[[Slots], Any]] = {
    "number": lengths.ordinal_or_number,
    "range": compounds.range_,
    "age": lengths.age,
    "age_decade": lengths.age_decade,
    "alternative": compounds.alternative,
    "alternative_next": compounds.alternative_next,
    "amount": lengths.amount,
    "bare_length": lengths.bare_length,
    "bare_part": days.bare_part,
    "bare_year": days.bare_year,
    "bounded": compounds.bounded,
    "calendar_date": days.calendar_date,
    "century": units.century,
    "clock": days.clock,
    "clock_on_day": days.clock_on_day,
    "counted": units.counted,
    "day_alternative": days.day_alternative,
    "day_beside": days.day_beside,
    "day_range": days.day_range,
    "decade": units.decade,
    "decade_word": units.decade_word,
    "deictic": days.deictic,
    "full_date": days.full_date,
    "half_of": units.half_of,
    "holiday": days.holiday,
    "length": lengths.length,
    "long_length": lengths.long_length,
    "overnight": days.overnight,
    "part_of": units.part_of,
    "part_of_day": days.part_of_day,
    "part_of_unit": units.part_of_unit,
    "quarter_of": units.quarter_of,
    "reference_part": days.reference_part,
    "reference_unit": units.reference_unit,
    "relative_pair": units.relative_pair,
    "relative_unit": units.relative_unit,
    "repeated": lengths.repeated,
    "repeated_part": lengths.repeated_part,
    "repeated_unit": lengths.repeated_unit,
    "repeated_weekday": lengths.repeated_weekday,
    "round_length": lengths.round_length,
    "same": compounds.same,
    "season": units.season,
    "stretch": lengths.stretch,
    "vague": units.vague,
    "week_of_month": units.week_of_month,
    "day_of_month": units.day_of_month,
    "days_of_month": units.days_of_month,
    "last_quarter_of": units.last_quarter_of,
    "weekday": days.weekday,
    "weekday_of_week": days.weekday_of_week,
    "weekend": days.weekend,
    "within": lengths.within,
    "year_part": units.year_part,
}

__all__ = ["BUILDERS", "Slots"]
