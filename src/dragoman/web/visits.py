"""When the record was last looked at in this browser: kept in a cookie, so that the first page can say what is new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

#: Pages opened within this time of one another are one visit.
ONE_VISIT = timedelta(minutes=30)
#: How long a browser remembers.
YEAR = 365 * 24 * 3600


def visits(cookie: str, now: datetime) -> tuple[datetime | None, str]:
    """Return when the visit before this one was, or None, and what the cookie is to say from now on.

    Args:
        cookie: What it says: the visit before and the one last seen; anything else counts as nothing.
        now: The time, aware.
    """
    before, seen = (moment(part) for part in [*cookie.split("|"), ""][:2])
    if seen is not None and now - seen > ONE_VISIT:
        before = seen
    return before, f"{stamp(before)}|{stamp(now)}"


def moment(text: str) -> datetime | None:
    """Return the time that a part of the cookie says, or None."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def stamp(time: datetime | None) -> str:
    """Return a time as it stands in the cookie."""
    return time.astimezone(UTC).isoformat(timespec="seconds") if time else ""
