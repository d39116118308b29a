"""From what is new to the sentence that it rests on, by Tab and Enter alone."""

from __future__ import annotations

from typing import Any

from serving import Served

#: The marked words that the address leads to, if their place is to be seen.
IN_VIEW = """() => {
  const place = document.querySelector('.reading .text :target');
  const box = place?.getBoundingClientRect();
  return box && box.top >= 0 && box.bottom <= innerHeight ? place.closest('mark')?.innerText : '';
}"""


def test_from_home_over_pair_and_event_to_the_marked_sentence(enter: Any, library: Served) -> None:
    reader = enter(library)
    page = reader.open("/?since=2025-10-01")
    reader.follow(page.locator("#pairs ~ * a[href='/pair/POL/UKR']"))
    assert page.locator("h1").inner_text() == "Poland — Ukraine"
    reader.follow(page.locator("main a[href^='/event/']").first)
    sentence = page.locator(".report .context mark").first.inner_text()
    reader.follow(page.locator(".report .head a[href^='/article/']").first)
    assert page.evaluate(IN_VIEW) == sentence


def test_the_first_tab_leads_past_the_navigation(enter: Any, library: Served) -> None:
    reader = enter(library)
    page = reader.open("/contacts")
    reader.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reader.press("Enter", "Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_fact_and_its_words_light_up_together(enter: Any, library: Served) -> None:
    reader = enter(library)
    page = reader.open("/")
    page.goto(page.locator(".items a.what").first.get_attribute("href"))
    page.goto(page.locator(".report .head a[href^='/article/']").first.get_attribute("href"))
    number = page.locator(".fact .number").first
    fact = number.evaluate("it => it.closest('.fact').id")
    reader.tab_to(number)
    assert page.locator(f"mark.lit[data-facts~='{fact}']").count() >= 1
    assert page.locator(".fact.lit").count() == 1


def test_a_dossier_is_opened_by_typing_the_two(enter: Any, library: Served) -> None:
    reader = enter(library)
    page = reader.open("/")
    reader.tab_to(page.locator("form[action='/pair'] input[name=a]"))
    page.keyboard.type("Poland")
    reader.press("Tab")
    page.keyboard.type("UKR")
    reader.go_by("Enter")
    assert page.url.endswith("/pair/POL/UKR")


def test_a_search_is_typed_and_its_first_result_opened(enter: Any, library: Served) -> None:
    reader = enter(library)
    page = reader.open("/search")
    reader.tab_to(page.locator("main input[name=q]"))
    page.keyboard.type("President")
    reader.go_by("Enter")
    reader.follow(page.locator("main a[href^='/event/'], main a[href^='/fact/'], main a[href^='/article/']").first)
    assert page.locator("h1").inner_text()
