"""Verbs of speaking that a spokesperson declines to do, which refuses nothing that was asked of a state."""

from __future__ import annotations

SPEAKING = frozenset(
    {
        "say", "comment", "reveal", "disclose", "elaborate", "discuss", "draw", "answer", "specify", "name", "identify", "speculate",
        "go", "confirm", "explain", "detail", "tell",
    }
)  # fmt: skip
