"""What a rule hands to its builder."""

from __future__ import annotations

from typing import Any


class Slots(dict[str, Any]):
    """The values of a rule's slots, over the rule's own arguments."""


#: What a shift by one unit is called in meanings.
SHIFTS = {-1: "last", 0: "this", 1: "next"}

#: Units too short or too rare to have a calendar form of their own.
WITHOUT_CALENDAR = ("hour", "minute", "weekend", "fortnight", "millennium")


def shift_name(slots: Slots) -> str | None:
    """Return last, this or next for the slot "s", None where it is not filled."""
    shift = slots.get("s")
    return None if shift is None else SHIFTS[shift]
