"""Names of codes as people see them: media, statuses, kinds."""

from __future__ import annotations

LABELS: dict[str, dict[str, str]] = {
    "contact": {
        "phone": "phone call",
        "video": "video call",
        "in_person": "meeting",
        "visit": "visit",
        "letter": "letter",
        "message": "message",
        "intermediary": "contact through an intermediary",
        "unspecified": "contact",
    },
    "medium": {
        "in_person": "in person",
        "intermediary": "through an intermediary",
        "unspecified": "means not said",
    },
    "quoted": {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"},
}


def label(group: str, code: str) -> str:
    """Return the name of a code; a code without a name of its own is spelled out."""
    return LABELS.get(group, {}).get(code) or code.replace("_", " ").lower()
