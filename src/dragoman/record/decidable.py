"""What may be decided: a decision is refused, with the reason, before it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Any

from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record.decidable_parties import check_parties, looked_up
from dragoman.record.decided import ABOUT_ARTICLES, ABOUT_REPORTS, ACTIONS, reports_of_article
from dragoman.record.links import is_refused
from dragoman.record.party_fields import PARTY_FIELDS, kind_of, parties_in
from dragoman.record.possible_days import check_done, check_order, today
from dragoman.record.restating import with_fields
from dragoman.record.rows import batches, day, fetch_reports, marks
from dragoman.record.states import STATE, check_state, every_state
from dragoman.record.summary import disputes_of
from dragoman.record.types import Report
from dragoman.vocabulary.load import load_vocabulary

#: In the place of values: any word, a day, true or false, those who take part.
WORD, DAY, TRUTH, PARTIES = ("word",), ("day",), ("true or false",), ("names or codes with semicolons between",)
#: What a reviewer may correct in a report, and the values that it may have.
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "type": WORD,
    "medium": ("phone", "video", "in_person", "visit", "letter", "message", "intermediary", "unspecified"),
    "status": ("happened", "ongoing", "planned", "called_for", "hypothetical", "negated"),
    "level": ("heads", "ministers", "officials", "unknown"),
    "historical": TRUTH,
    "earliest": DAY,
    "latest": DAY,
} | dict.fromkeys(PARTY_FIELDS, PARTIES)
#: Kinds of facts that have a field; what is not here every fact has. The days of a commitment are when it is due.
OF: dict[str, tuple[str, ...]] = (
    dict.fromkeys(("medium", "status", "level"), ("contact", "event"))
    | dict.fromkeys(("earliest", "latest"), ("contact", "event", "commitment"))
    | {name: (field.of,) for name, field in PARTY_FIELDS.items()}
)
#: Ways in which a contact stands that no report says, and from what they follow.
FOLLOWS = {
    "disputed": ". Disputed is what some reports tell and others deny: merge the contact with the entry that denies it "
    "(m in the review), or correct the status to negated in that one report of several",
    "moved": ". Moved is what was planned and has another day by a later article: correct the days (earliest, latest), "
    "or reject the plan of the old day where the new one is there already",
}


def subjects_of(connection: sqlite3.Connection, action: str, subject: str, detail: dict[str, Any]) -> list[str]:
    """Return the keys of the reports that a decision is about, after checking what it needs."""
    if is_article(connection, subject):
        return check_article(connection, action, subject, detail)
    if action in ABOUT_REPORTS:
        return check_chosen(keys_of(connection, subject), detail.get("reports"))
    if action == "merge":
        if not detail.get("with"):
            raise DecisionError("a merge needs the event that this one is the same as; name both")
        one, other = keys_of(connection, subject), keys_of(connection, str(detail["with"]))
        if set(one) & set(other):
            raise DecisionError("these are one event already; there is nothing to merge")
        check_kinds(connection, [*one, *other])
        if is_refused(connection, one, other):
            raise DecisionError("these were told apart before; undo that decision first")
        return [*one, *other]
    if action == "split":
        return check_split(connection, subject, detail.get("reports") or [])
    if action == "settle" and not (detail.get("about") and "value" in detail):
        raise DecisionError(
            "settling needs what is disputed (date, status, medium; state of a commitment) and the value that is right"
        )
    if action == "reliability" and detail.get("grade") not in list("ABCDEF"):
        raise DecisionError("the reliability of a source is a letter from A (reliable) to F (cannot be judged)")
    if action not in ACTIONS:
        raise DecisionError(f"there is no decision {action!r}; expected one of {', '.join(ACTIONS)}")
    return check_settled(connection, keys_of(connection, subject), detail) if action == "settle" else []


def is_article(connection: sqlite3.Connection, subject: str) -> bool:
    """Whether a decision is about an article as a whole."""
    return connection.execute("SELECT 1 FROM article WHERE key = ?", (subject,)).fetchone() is not None


def check_article(connection: sqlite3.Connection, action: str, subject: str, detail: dict[str, Any]) -> list[str]:
    """Return the reports of an article that is accepted or rejected as a whole; nothing else can be done with one."""
    if action not in ABOUT_ARTICLES or "reports" in detail:
        raise DecisionError(
            f"{subject} is an article, which is accepted or rejected with all that it reports; "
            "to decide on one fact name that by its own key"
        )
    return reports_of_article(connection, subject)


def check_settled(connection: sqlite3.Connection, keys: list[str], detail: dict[str, Any]) -> list[str]:
    """Return the reports whose dispute is settled; it must be one of theirs, and the value one that they give.

    How a commitment stands is no dispute of reports: what the record makes of it may be wrong, whatever they say.
    """
    if detail["about"] == STATE:
        check_day(detail.get("since"))
        return check_state(connection, keys, detail)
    reports = [r for some in batches(keys) for r in fetch_reports(connection, f"report.key IN ({marks(some)})", some)]
    disputes = {d.about: [value for value, _ in d.sides] for d in disputes_of(reports)}
    about, value = str(detail["about"]), str(detail["value"])
    if about not in disputes:
        known = ", ".join(disputes) or "nothing"
        raise DecisionError(f"the reports do not differ in {about!r}; they differ in: {known}")
    if value not in disputes[about]:
        raise DecisionError(f"no report says {value!r}; settle on one of {', '.join(disputes[about])}")
    return keys


def check_settlement(detail: dict[str, Any]) -> None:
    """Refuse a settlement in a form in which none is kept."""
    about, value = detail.get("about"), detail.get("value")
    if not (isinstance(about, str) and isinstance(value, str)):
        raise DecisionError("the decision to settle does not say what is right about what")
    check_day(value if about == "date" else detail.get("since"))
    if about == STATE and value not in every_state():
        raise DecisionError(f"{value!r} is no state of a commitment; expected one of {', '.join(every_state())}")


def check_chosen(members: list[str], chosen: Sequence[str] | None) -> list[str]:
    """Return the reports of an event that a decision is about: all, or those chosen.

    The event is called after the least of its reports, which can be meant alone only in this way.
    """
    if chosen is None:
        return members
    if not chosen or not set(chosen) <= set(members):
        raise DecisionError("the reports that a decision is about must be reports of the event; name at least one")
    return sorted(set(chosen))


def check_kinds(connection: sqlite3.Connection, reports: Sequence[str]) -> None:
    """Refuse to make one event of what is none, or of an event and a commitment."""
    kinds: set[str] = set()
    for some in batches(reports):
        rows = connection.execute(f"SELECT DISTINCT kind FROM report WHERE key IN ({marks(some)})", some)
        kinds |= {row[0] for row in rows}
    if len(kinds) > 1 or not kinds <= {"event", "commitment"}:
        raise DecisionError(
            f"a merge takes two events or two commitments; these are of the kinds {', '.join(sorted(kinds))}"
        )


def fields_decided(connection: sqlite3.Connection, reports: Sequence[str], fields: object) -> dict[str, Any]:
    """Return the fields of a correction as a decision keeps them, checked: who takes part is looked up by name."""
    found = dict(fields) if isinstance(fields, dict) else {}
    about = [r for some in batches(reports) for r in fetch_reports(connection, f"report.key IN ({marks(some)})", some)]
    for report, name in product(about, found):
        check_has(report, name)
        if name == "type" and found[name] not in values_in(report, name):
            expected = ", ".join(values_in(report, name))
            raise DecisionError(f"{found[name]!r} is no type of this {report.kind}; expected one of {expected}")
    found |= {name: looked_up(connection, about, name, found[name]) for name in found if name in PARTY_FIELDS}
    check_fields(found)
    check_days(about, found)
    return found


def check_days(reports: Sequence[Report], fields: dict[str, Any]) -> None:
    """Refuse a correction by which a report tells of days that cannot be; those of commitments are still to come."""
    check_order(day(fields.get("earliest")), day(fields.get("latest")))
    for report in reports:
        if report.kind == "event" and {"earliest", "latest", "status"} & fields.keys():
            after = with_fields(report, fields)
            published = report.published.latest if report.published else None
            check_done(after.earliest, after.latest, after.status, published, today())


def correctable_in(report: Report) -> tuple[str, ...]:
    """Return the fields that a report has, and in which it can be corrected."""
    kind = kind_of(report)
    return tuple(name for name in CORRECTABLE if kind in OF.get(name, (kind,)))


def values_in(report: Report, field: str) -> tuple[str, ...]:
    """Return what may stand in a field of a report: the values of a closed list, or the word for what else it takes."""
    if field != "type":
        return CORRECTABLE[field]
    words = load_vocabulary()
    return tuple(
        {
            "event": words.event_types, "commitment": words.commitment_kinds, "statement": words.tones,
            "assessment": words.assessment_directions,
        }[report.kind]
    )  # fmt: skip


def check_has(report: Report, field: str) -> None:
    """Refuse to correct a field that a fact does not have."""
    fields, kind = correctable_in(report), kind_of(report)
    if field not in fields:
        settled = "; how it stands is settled, not corrected" if kind == "commitment" else ""
        raise DecisionError(
            f"{report.key} is of the kind {kind}, which has no {field}; its fields are {', '.join(fields)}{settled}"
        )


def said_in(report: Report, field: str) -> object:
    """Return what a report says in a field that can be corrected."""
    return parties_in(report, field) if field in PARTY_FIELDS else getattr(report, field)


def check_fields(fields: object) -> None:
    """Refuse corrections of what cannot be corrected, or to what cannot be, in the form in which they are kept."""
    if not isinstance(fields, dict) or not fields:
        raise DecisionError(f"a correction needs a field and its value; fields are {', '.join(CORRECTABLE)}")
    for name, value in fields.items():
        expected = check_field(name)
        if expected is DAY:
            check_day(value)
        elif expected is PARTIES:
            check_parties(name, value)
        elif expected is TRUTH and not isinstance(value, bool):
            raise DecisionError(f"{value!r} is no answer for {name}; expected true or false")
        elif expected not in (WORD, TRUTH, PARTIES) and value not in expected:
            raise DecisionError(
                f"{value!r} is no {name}; expected one of {', '.join(expected)}{FOLLOWS.get(value, '')}"
            )


def check_field(name: str) -> tuple[str, ...]:
    """Return what may stand in a field; refuse what cannot be corrected."""
    if name not in CORRECTABLE:
        raise DecisionError(f"{name!r} cannot be corrected; fields are {', '.join(CORRECTABLE)}")
    return CORRECTABLE[name]


def check_day(value: object) -> None:
    """Refuse what is no day; None takes a date away."""
    if value is None:
        return
    try:
        date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise DecisionError(f"{value!r} is not a day. Give it as YEAR-MONTH-DAY, for example 2024-03-18.") from None


def check_split(connection: sqlite3.Connection, subject: str, chosen: Sequence[str]) -> list[str]:
    """Return the reports that are to leave an event; some must leave and some must stay."""
    members = set(keys_of(connection, subject))
    leaving = sorted(set(chosen))
    if not leaving or not set(leaving) <= members:
        raise DecisionError("a split needs the reports that are to leave the event, each one of its own")
    if set(leaving) == members:
        raise DecisionError("all reports of the event would leave; leave at least one where it is")
    return leaving


def keys_of(connection: sqlite3.Connection, subject: str) -> list[str]:
    """Return the key of a report, or those of all reports of an event.

    Raises:
        EntryNotFoundError: Nothing has the key.
    """
    event = connection.execute(
        "SELECT report.key FROM report JOIN event ON event.id = report.event WHERE event.key = ? ORDER BY report.key",
        (subject,),
    ).fetchall()
    if event:
        return [row[0] for row in event]
    if connection.execute("SELECT 1 FROM report WHERE key = ?", (subject,)).fetchone():
        return [subject]
    raise EntryNotFoundError(f"nothing in the record has the key {subject!r}")
