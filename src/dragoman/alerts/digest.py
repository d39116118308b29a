"""The alerts of some days as one page to read: the outline that dossiers have, so that both look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dragoman.alerts.feed import changed, where
from dragoman.alerts.types import Alert
from dragoman.export.dates import describe_day, describe_range
from dragoman.export.dossier_outline import DossierOutline, Part
from dragoman.export.lines import SHORT, Line, counted

#: Sections in the order in which they concern the reader: kind of the rule, title, and the name of its colours.
SECTIONS = {
    "contact": ("Contacts", "contacts"),
    "silence": ("Silences", "contacts-silence"),
    "commitment_due": ("Due soon", "commitments-due"),
    "commitment": ("Kept, broken, overdue", "commitments"),
    "tone": ("Changes of tone", "statements"),
    "claim": ("Claims held against the record", "claims"),
    "dispute": ("In dispute", "claims-dispute"),
    "change_point": ("Change of course", "course-change"),
}


def digest(alerts: Sequence[Alert], *, since: date, until: date, title: str = "Alerts") -> DossierOutline:
    """Return alerts laid out: a section for each kind of rule, the earliest fact first.

    Args:
        alerts: As they fired.
        since, until: The days that it is about.
        title: What it is called.
    """
    kinds: dict[str, list[Line]] = defaultdict(list)
    for alert in sorted(alerts, key=lambda one: (one.fired or "", one.rule, one.title, one.key)):
        kinds[alert.when].append(line_of(alert))
    parts = [Part(name=name, title=heading, lines=tuple(kinds[when])) for when, (heading, name) in SECTIONS.items()
             if kinds[when]]  # fmt: skip
    nothing = Part(name="contacts", title="Nothing to tell", note="No rule had anything to tell in these days.")
    counted_rules = counted(len({alert.rule for alert in alerts}), "rule")
    return DossierOutline(
        title=title,
        about=(describe_range(since, until), f"{counted(len(alerts), 'alert')} of {counted_rules}"),
        parts=tuple(parts) or (nothing,),
    )


def line_of(alert: Alert) -> Line:
    """Return the line of an alert."""
    return Line(
        key=alert.events[0][:SHORT] if alert.events else "",
        tag=alert.rule,
        title=alert.title,
        parties="",
        details=(*alert.details, *changed(alert), *alert.commands, f"as of {describe_day(alert.as_of)}"),
        quote="\n".join(f"{source.sentence} ({where(source)})" for source in alert.sources),
        is_event=False,
    )
