"""What the texts of states bind them to, ask of nobody named, and say that somebody will do."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

BEFORE = "Peru and Chile met in Lima on Monday. "


def made(text: str) -> set[tuple[str, tuple[str, ...]]]:
    """Return kind and makers of the commitments of a text."""
    reading = read_text(BEFORE + text)
    return {(c.kind, tuple(names(reading, c.by))) for c in reading.commitments}


@pytest.mark.parametrize(
    "text",
    [
        "The agreement obliges Chile to pay the fees.",
        "The deal commits Chile to paying the fees.",
        "They initialled a roadmap which binds Chile to pay the fees.",
        "As part of the deal, Chile would pay the fees.",
        '"Chile will pay the fees," the communique says.',
    ],
)
def test_a_text_binds_those_whom_it_speaks_of(text: str) -> None:
    assert ("promise", ("Chile",)) in made(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The declaration urges states to ban the weapon by 2030.", "request"),
        ("The draft resolution calls for an immediate ceasefire.", "request"),
        ("A clause in the communique urges all nations to plant trees.", "request"),
        ("The council rejected a draft that demanded an end to the shelling.", "demand"),
    ],
)
def test_a_text_asks_of_nobody_named(text: str, kind: str) -> None:
    assert (kind, ()) in made(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the agreement obliges Chile to pay, it will fall.",
        "The report does not call for new rules.",
        "The plan commits nobody.",
        "Chile continues to comply with the treaty, its envoy said.",
        "According to the report, Chile will suffer from drought.",
    ],
)
def test_what_no_text_asks_or_binds_to_is_none(text: str) -> None:
    assert not made(text)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement between Peru and Chile stipulates the withdrawal of troops and joint patrols.",
        "The accord provides for the return of the crews by June.",
        "Their deal envisages a joint patrol of the bay.",
    ],
)
def test_what_an_accord_sets_out_is_agreed(text: str) -> None:
    assert any(kind == "agreement" and set(by) == {"Peru", "Chile"} for kind, by in made(text))


@pytest.mark.parametrize(
    "text",
    [
        "The law provides for fines of up to 300 euros.",
        "The accord set off a quarrel in the port.",
        "The draft does not provide for patrols.",
    ],
)
def test_what_no_accord_sets_out_is_not(text: str) -> None:
    assert not any(kind == "agreement" for kind, _ in made(text))
