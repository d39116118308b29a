"""What reviewers decided, in a few words: the same in the terminal and on pages."""

from __future__ import annotations

from typing import Any

from dragoman.export.labels import label
from dragoman.record.states import STATE
from dragoman.record.types import Decision

DONE = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "told apart",
    "settle": "settled", "reliability": "graded", "enter": "entered", "undo": "undone",
}  # fmt: skip


def decided(decision: Decision) -> str:
    """Return what was decided: "accepted", "corrected medium to video"."""
    return f"{DONE.get(decision.action, decision.action)} {changed(decision)}".rstrip()


def in_full(decision: Decision) -> str:
    """Return what was decided by whom, when and why: "corrected medium to video by eva, 2026-03-01: so it says"."""
    why = f": {decision.note}" if decision.note else ""
    return f"{decided(decision)} by {decision.author}, {decision.at[:10]}{why}"


def changed(decision: Decision) -> str:
    """Return what a decision gave which value: "medium to video"; empty where it did not."""
    if decision.action == "correct":
        return fields_told(decision.detail["fields"])
    if decision.action == "merge":
        return "; ".join(dict.fromkeys(fields_told(part["fields"]) for part in decision.detail.get("named", ())))
    return settled(decision.detail) if decision.action == "settle" else ""


def fields_told(fields: dict[str, Any]) -> str:
    """Return fields with the values that they are given."""
    return ", ".join(f"{name} to {told(value)}" for name, value in fields.items())


def settled(detail: dict[str, Any]) -> str:
    """Return what was settled on: "date: 2025-03-04", "state: kept since 2025-04-02"."""
    if detail["about"] != STATE:
        return f"{detail['about']}: {detail['value']}"
    since = f" since {detail['since']}" if detail.get("since") else ""
    return f"{STATE}: {label(STATE, detail['value'])}{since}"


def told(value: object) -> str:
    """Return the value that a correction gives a field; of those who take part the names."""
    if isinstance(value, list):
        return "; ".join(party["name"] for party in value) or "nobody"
    return "nothing" if value is None else str(value)
