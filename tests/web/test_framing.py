"""The part of the world that a map shows, and the names that have room on it."""

from __future__ import annotations

from itertools import combinations

import pytest

from dragoman.web.atlas.framing import (
    GAP,
    HEIGHT,
    LETTER,
    LINE,
    MIDDLE,
    WIDTH,
    WORLD,
    Name,
    frame_of,
    names_of,
    overlap,
    projected,
)

WARSAW, KYIV, VILNIUS, LIMA, WELLINGTON = (52.2, 21.0), (50.4, 30.5), (54.7, 25.3), (-12.0, -77.0), (-41.3, 174.8)


@pytest.mark.parametrize("places", [[], [WARSAW, WELLINGTON, LIMA]])
def test_places_far_apart_or_none_are_shown_on_the_whole_world(places: list[tuple[float, float]]) -> None:
    frame = frame_of(places)
    assert (frame.scale, frame.x, frame.y) == (WORLD, *MIDDLE)


@pytest.mark.parametrize("places", [[WARSAW], [WARSAW, KYIV, VILNIUS], [LIMA, (-34.6, -58.4)]])
def test_places_near_one_another_are_shown_larger_and_all_of_them(places: list[tuple[float, float]]) -> None:
    frame = frame_of(places)
    assert frame.scale > WORLD
    for place in places:
        x, y = frame.at(*place)
        assert 0 < x < WIDTH and 0 < y < HEIGHT


def test_the_projection_is_that_of_equal_earth() -> None:
    assert projected(0, 0) == (0, 0)
    x, y = projected(0, 180)
    assert (round(x, 4), y) == (2.7066, 0)
    assert projected(90, 0)[1] == pytest.approx(1.31736, abs=1e-5)  # the pole


def box_of(name: Name, words: str) -> tuple[float, float, float, float]:
    width = len(words) * LETTER
    left = name.x - {"left": 0, "right": width, "center": width / 2}[name.align]
    return left, name.y - LINE / 2, left + width, name.y + LINE / 2


def test_no_name_lies_on_another_or_on_a_circle_and_the_first_come_first() -> None:
    places = [
        (WARSAW, "Warsaw"),
        (VILNIUS, "Vilnius"),
        (KYIV, "Kyiv"),
        ((54.7, 25.5), "Nearby"),
        ((54.6, 25.3), "Beside"),
    ]
    frame = frame_of(place for place, _ in places)
    circles = [(frame.at(*place), 6.0, words) for place, words in places]
    names = names_of(circles)
    assert names[0] == Name(x=circles[0][0][0] + 6 + GAP, y=circles[0][0][1], align="left")
    boxes = [box_of(name, words) for name, (_, _, words) in zip(names, circles, strict=True) if name]
    rounds = [(x - r, y - r, x + r, y + r) for (x, y), r, _ in circles]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
    assert not any(overlap(box, circle) for box in boxes for circle in rounds)


def test_a_name_without_room_is_left_out() -> None:
    crowd = [((100.0 + 3 * place, 100.0), 6.0, "Long name of a place") for place in range(12)]
    assert any(name is None for name in names_of(crowd))
