"""Ministers of something else are not the people who were just spoken of."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

MINISTERS = "Finnish Foreign Minister Aino Lehtola met Swedish Foreign Minister Erik Brandt in Riga on Monday."
LEADERS = "Finnish President Aino Lehtola telephoned Swedish President Erik Brandt on Monday."


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTERS} They agreed that the Ministers of Energy of the two countries would meet in April.",
        f"{LEADERS} They recalled the meeting of Foreign Ministers held in Tampere in January.",
        f"{LEADERS} They recalled the meeting of Ministers of Defence held in Tampere in January.",
    ],
)
def test_other_ministers_stay_unnamed(text: str) -> None:
    reading = read_text(text)
    *_, other = reading.contacts
    assert names(reading, other.participants) == ["Finland", "Sweden"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTERS} The two ministers will meet again in April.",
        f"{MINISTERS} They agreed that the Ministers would meet in April.",
    ],
)
def test_ministers_of_nothing_else_are_those_spoken_of(text: str) -> None:
    reading = read_text(text)
    *_, again = reading.contacts
    assert names(reading, again.participants) == ["Aino Lehtola", "Erik Brandt"]
