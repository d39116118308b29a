"""What a review is limited to, as a condition on reports and their events."""

from __future__ import annotations

BETWEEN = """(EXISTS (SELECT 1 FROM event_pair AS pair WHERE pair.event = event.id AND pair.a = ? AND pair.b = ?)
    OR event.id IS NULL AND EXISTS (SELECT 1 FROM report_party WHERE report = report.id AND country = ?)
    AND EXISTS (SELECT 1 FROM report_party WHERE report = report.id AND country = ?))"""


def limited(
    pair: tuple[str, str] | None,
    type: str | None,
    kind: str | None,
    confidence: tuple[float, float] | None = None,
) -> tuple[str, list[object]]:
    """Return the condition for what a review is limited to, and its values; of reports that have an event or none."""
    condition, values = "TRUE", list[object]()
    if pair:
        condition += f" AND {BETWEEN}"
        values += [*sorted(pair), *pair]
    if type:
        condition += " AND coalesce(event.type, report.type) = ?"
        values.append(type)
    if kind == "contact":
        condition += " AND report.contact IS NOT NULL"
    elif kind:
        condition += " AND report.kind = ?"
        values.append(kind)
    if confidence:
        condition += " AND coalesce(event.confidence, report.confidence) BETWEEN ? AND ?"
        values += confidence
    return condition, values
