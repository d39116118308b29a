"""The map: which places it shows, which it does not, and whose borders it draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_readings import Fact, Invented
from msgspec.structs import replace
from served_record import served
from starlette.testclient import TestClient

from dragoman.types import Reading
from dragoman.web.atlas.places import located
from dragoman.web.atlas.world import area, world

SCRIPT = "<script>alert(1)</script>"


def meeting(place: str | None, days: int = 0, filler: int = 0, **fact: object) -> Reading:
    """Return the reading of an article about one meeting."""
    made = Invented((Fact(medium="in_person", days=(days, days), **fact),), published=days + 1, filler=filler).reading
    return replace(
        made,
        events=tuple(replace(event, place=place) for event in made.events),
        contacts=tuple(replace(contact, place=place) for contact in made.contacts),
    )


@pytest.fixture
def app(tmp_path: Path) -> TestClient:
    return served(
        tmp_path / "a.db", meeting("Geneva"), meeting("Berlin", 60, 1), meeting(None, 120, 2), meeting(SCRIPT, 200, 3)
    )


def places(app: TestClient, **query: str) -> dict[str, int]:
    answer = app.get("/map.json", params=query)
    return {place["name"]: place["meetings"] for place in answer.json()["data"]["places"]}


def test_it_shows_where_they_met_and_says_what_it_cannot_show(app: TestClient) -> None:
    assert places(app) == {"Geneva": 1, "Berlin": 1}
    data = app.get("/map.json").json()["data"]
    assert (data["meetings"], data["unplaced"], data["placeless"]) == (4, 2, 1)
    assert data["elsewhere"] == [[SCRIPT, 1]]
    page = app.get("/map").text
    assert "guests from France, Germany" in page or "guests from Germany, France" in page
    assert "Of 1 no place was found in the articles that tell of them." in page
    assert SCRIPT not in page and "&lt;script&gt;" in page


def test_the_source_and_the_policy_of_the_borders_stand_on_the_page(app: TestClient) -> None:
    page = app.get("/map").text
    assert "Natural Earth" in page and "takes no position on borders" in page and "GeoNames (CC BY 4.0)" in page


def test_filters_stand_in_the_address(app: TestClient) -> None:
    assert places(app, until="2025-03-10") == {"Geneva": 1}
    assert places(app, country="DEU") == {"Geneva": 1, "Berlin": 1}
    assert places(app, country="POL") == {}
    assert places(app, level="officials") == {}
    assert places(app, status="planned") == {}


@pytest.mark.parametrize(
    "query", [{"since": "x"}, {"status": "denied"}, {"level": "gods"}, {"country": SCRIPT}, {"country": "Atlantis"}]
)
def test_wrong_filters_are_refused(app: TestClient, query: dict[str, str]) -> None:
    answer = app.get("/map", params=query)
    assert answer.status_code == 400
    assert SCRIPT not in answer.text


def test_it_is_a_spreadsheet_and_a_chart_too(app: TestClient) -> None:
    assert '"Geneva","CHE",46.2022' in app.get("/map.csv").text
    drawn = app.get("/map/chart/map.svg").text
    assert drawn.startswith("<svg") and len(drawn) < 400_000


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("Kiev", (), "UKR"), ("Washington", (), "USA"), ("Bali", ("USA", "CHN"), "IDN"), ("New York", (), "USA"),
        ("Camp David", ("USA", "ISR"), "USA"), ("Canada", ("USA",), None), ("Springfield", (), None), ("", (), None),
        ("%", (), None), ("'; DROP TABLE city; --", (), None),
    ],
)  # fmt: skip
def test_a_place_that_may_be_another_of_its_name_is_not_put_on_the_map(
    name: str, countries: tuple[str, ...], country: str | None
) -> None:
    spot = located(name, frozenset(countries))
    assert (spot and spot.country) == country


def test_the_outlines_are_coarse_and_each_runs_as_it_did() -> None:
    shapes = world()["objects"]["countries"]["geometries"]
    assert len(shapes) > 180
    lines = [[(step[0], step[1]) for step in arc] for arc in world()["arcs"]]
    assert sum(map(len, lines)) < 15_000
    assert all(len(ring) for shape in shapes for part in shape["arcs"] for ring in part)
    assert area([0], [[(0, 0), (1, 0), (1, 1)]]) == -area([0], [[(1, 1), (1, 0), (0, 0)]])
