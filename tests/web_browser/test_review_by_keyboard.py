"""Reviewing without a mouse: each decision by its key, with a reason where one is given, and taken back by ``u``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_readings import SIDES, Fact, Invented, person

from dragoman.door import open_record
from dragoman.record.types import Decision
from serving import Served, serving


@pytest.fixture(scope="module")
def app(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app over things to decide on; each test leaves them as it found them."""
    from undecided import keep_undecided

    with serving(keep_undecided(tmp_path_factory.mktemp("review") / "undecided.db")) as found:
        yield found


@pytest.fixture
def reviewer(enter: Any, app: Served) -> Any:
    return enter(app)


def decisions(path: Path) -> list[Decision]:
    with open_record(path, write=False) as record:
        return record.decisions()


def thing_of(page: Any) -> str:
    """Return the address of what is to be decided on."""
    return str(page.locator("#thing a").get_attribute("href"))


def press_button(reviewer: Any, name: str) -> None:
    """Go to a button by Tab, and press it."""
    reviewer.follow(reviewer.page.locator("details[open] button", has_text=name))


def accept(reviewer: Any) -> None:
    reviewer.go_by("a")


def reject(reviewer: Any) -> None:
    reviewer.press("n")
    reviewer.page.keyboard.type("a name, not a call; accept nothing")  # keys do nothing while one types
    reviewer.press("Escape")
    reviewer.go_by("r")


def correct(reviewer: Any) -> None:
    reviewer.press("c")
    reviewer.page.keyboard.type("medium")  # the field, chosen by its first letters
    reviewer.press("Tab")
    reviewer.page.keyboard.type("video")
    press_button(reviewer, "Correct")


def settle(reviewer: Any) -> None:
    reviewer.press("d", "Space")
    press_button(reviewer, "Settle")


def split(reviewer: Any) -> None:
    reviewer.press("s", "Space")
    press_button(reviewer, "Split")


def type_other(reviewer: Any) -> None:
    """Type the identifier of the event that waits next."""
    other = reviewer.page.locator("#next + ol a").first.get_attribute("href").partition("item=")[2][:12]
    reviewer.tab_to(reviewer.page.locator("details[open] input[name=typed]"), most=8)
    reviewer.page.keyboard.type(other)


def merge(reviewer: Any) -> None:
    reviewer.press("m", "Shift+Tab")
    type_other(reviewer)
    press_button(reviewer, "Merge")
    assert "these differ in" in reviewer.page.locator(".wrong").inner_text().lower()
    reviewer.follow(reviewer.page.get_by_role("button", name="Merge all the same"))
    reviewer.problems[:] = [
        one for one in reviewer.problems if "status of 400" not in one
    ]  # what the question comes with


def apart(reviewer: Any) -> None:
    reviewer.press("x", "Shift+Tab")
    type_other(reviewer)
    press_button(reviewer, "Two events")


@pytest.mark.parametrize(
    ("queue", "decide", "kept"),
    [
        ("/review?kind=contact", accept, "accept"),
        ("/review?kind=contact", reject, "reject"),
        ("/review?kind=contact", correct, "correct"),
        ("/review?kind=contact", settle, "settle"),
        ("/review?kind=contact", split, "split"),
        ("/review?kind=contact", merge, "merge"),
        ("/review?kind=contact", apart, "split"),
        ("/review?kind=double", accept, "merge"),
        ("/review?kind=double", reject, "split"),
    ],
    ids=lambda one: one.__name__ if callable(one) else one.rpartition("=")[2],
)
def test_a_decision_and_its_undo(
    reviewer: Any, app: Served, queue: str, decide: Callable[[Any], None], kept: str
) -> None:
    page = reviewer.open(queue)
    thing = thing_of(page)
    before = len(decisions(app.record))
    decide(reviewer)
    made = decisions(app.record)[before]
    assert made.action == kept
    assert made.undone_by is None
    assert made.note == ("a name, not a call; accept nothing" if decide is reject else None)
    assert page.locator(".told").inner_text().startswith(f"Decision {made.id}: ")
    reviewer.go_by("u")
    assert decisions(app.record)[before].undone_by is not None
    assert thing_of(page) == thing


def test_a_double_of_two_foreign_ministers_is_one_event_with_who_is_right(enter: Any, tmp_path: Path) -> None:
    elm = person("local:elm", "Eve Elm", "FRA", "Foreign Minister")
    with open_record(tmp_path / "rivals.db") as record:
        for number, one in enumerate((elm, SIDES["FRA"][1], SIDES["FRA"][1])):
            record.keep(Invented((Fact(one=one),), outlet=f"O{number}", filler=number).reading)
    with serving(tmp_path / "rivals.db") as app:
        reviewer = enter(app)
        page = reviewer.open("/review?kind=double")
        reviewer.go_by("a")
        assert "differ in foreign minister of FRA" in page.locator(".wrong").inner_text()
        chosen = page.get_by_label("Who took part as foreign minister of FRA?")
        assert chosen.locator("option:checked").inner_text() == "Remi Dorval (2 origins)"
        reviewer.tab_to(chosen, most=8)
        page.keyboard.press("ArrowDown")
        reviewer.follow(page.get_by_role("button", name="Merge all the same"))
        reviewer.problems[:] = [one for one in reviewer.problems if "status of 400" not in one]
        (made,) = decisions(app.record)
        assert (made.action, made.detail["wrong"]) == ("merge", ["Q2"])
        assert "merged participants to Eve Elm; Jutta Brandt" in page.locator(".told").inner_text()


def test_a_value_is_chosen_picked_or_changed_as_its_field_takes_it(reviewer: Any) -> None:
    page = reviewer.open("/review?kind=contact")
    reviewer.press("c")
    field, value = page.locator("select[name=field]"), page.locator("[name=value]")
    field.select_option("medium")
    assert value.locator("option").all_inner_texts()[:3] == ["", "phone", "video"]
    field.select_option("earliest")
    assert value.get_attribute("type") == "date"
    field.select_option("participants")
    assert (value.get_attribute("type"), "; " in value.input_value()) == ("text", True)


def test_a_reason_that_was_begun_is_kept_with_whatever_is_decided_then(reviewer: Any, app: Served) -> None:
    page = reviewer.open("/review?kind=contact")
    before = len(decisions(app.record))
    own = page.locator("details:has([data-key=m]) textarea[name=note]")
    own.evaluate("it => it.value = 'of the merge'")
    reviewer.press("n")
    page.keyboard.type("so the photo shows")
    reviewer.press("Escape")
    assert own.input_value() == "of the merge"
    correct(reviewer)
    made = decisions(app.record)[before]
    assert (made.action, made.note) == ("correct", "so the photo shows")
    reviewer.go_by("u")


@pytest.mark.parametrize("size", [(400, 850), (820, 1100), (850, 420), (1400, 900)])
def test_a_form_that_is_opened_is_in_sight_on_any_screen(enter: Any, app: Served, size: tuple[int, int]) -> None:
    reviewer = enter(app, viewport={"width": size[0], "height": size[1]})
    page = reviewer.open("/review?kind=contact")
    closed = page.locator(".deciding").bounding_box()["height"]
    assert closed <= max(size[1] * 0.5, 190) or size[0] > 896
    for key, name in (("c", "Correct"), ("Escape", ""), ("c", ""), ("m", "Merge")):
        reviewer.press(key)
        if name:
            panel = page.locator(".deciding").bounding_box()
            opened = page.locator("details[open] select, details[open] input:not([type=hidden])").first.bounding_box()
            assert panel["y"] <= opened["y"] < panel["y"] + panel["height"] - 20
            assert panel["height"] > closed + 20
            page.locator("details[open] button", has_text=name).click(trial=True)


def test_skipping_is_no_decision(reviewer: Any, app: Served) -> None:
    page = reviewer.open("/review")
    thing, before = thing_of(page), len(decisions(app.record))
    reviewer.go_by("k")
    assert "skip=" in page.url
    assert thing_of(page) != thing
    assert len(decisions(app.record)) == before


def test_many_are_decided_on_and_taken_back_together(reviewer: Any, app: Served) -> None:
    page = reviewer.open("/review/bulk?kind=contact")
    before, boxes = len(decisions(app.record)), page.locator("main input[type=checkbox]")
    assert page.locator("main input:checked").count() == 0
    reviewer.tab_to(page.locator("a[data-tick=all]"))
    reviewer.press("Enter")
    assert page.locator("main input:checked").count() == boxes.count() > 1
    reviewer.tab_to(boxes.first)
    reviewer.press("Space")
    reviewer.follow(page.get_by_role("button", name="Accept"))
    made = decisions(app.record)[before:]
    assert made and {one.action for one in made} == {"accept"}
    reviewer.follow(page.locator("form[action='/review/bulk/undo'] button").first)
    assert all(one.undone_by for one in decisions(app.record)[before : before + len(made)])


def test_the_keys_can_be_turned_off(reviewer: Any, app: Served) -> None:
    page = reviewer.open("/review")
    before = len(decisions(app.record))
    reviewer.tab_to(page.locator("[data-keys]"))
    reviewer.press("Enter", "a")
    reviewer.press("Enter")
    assert page.url.endswith("/review")
    assert len(decisions(app.record)) == before
    reviewer.press("?")
    assert page.locator("details.help").get_attribute("open") is not None


def test_reviewing_works_without_script(enter: Any, app: Served) -> None:
    reviewer = enter(app, java_script_enabled=False)
    page = reviewer.open("/review?kind=contact")
    before = len(decisions(app.record))
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Undo").first.click()
    page.wait_for_load_state()
    assert decisions(app.record)[before].undone_by is not None
