"""What a page states about itself: title, outlet, authors, address, dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.article.blocks import Facts
from dragoman.article.clean import normalise, squeeze
from dragoman.article.page_terms import page_terms

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|PressRelease|NewsItem)$")
SEPARATOR = re.compile(r"\s+[-–—|·•:»]\s+|\s*\|\s*")
LONGEST_OUTLET = 6
ADDRESS = re.compile(r"^https?://", re.IGNORECASE)


def meta_values(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the meta elements by their lower-case names."""
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = normalise(element.get("content") or "")
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    return values


def linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page, those within graphs and lists included; damaged ones are skipped."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            pending: list[Any] = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            item = pending.pop(0)
            if isinstance(item, list):
                pending = item + pending
            elif isinstance(item, dict):
                yield item
                pending += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def about_article(item: dict[str, Any]) -> bool:
    """Return whether a JSON-LD object describes an article."""
    kinds = item.get("@type", "")
    return any(
        isinstance(kind, str) and ARTICLE_TYPES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def names_in(value: object) -> list[str]:
    """Return the names in a JSON-LD value: text, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [normalise(value)] if not ADDRESS.match(value) else []
    if isinstance(value, dict):
        return names_in(value.get("name"))
    if isinstance(value, list):
        return [name for entry in value for name in names_in(entry)]
    return []


def first(values: list[str]) -> str | None:
    """Return the first of the values, or None."""
    return values[0] if values else None


def times_in(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the dates of time elements that stand before the first paragraph or say that they are the publication's."""
    for element in tree.iter("time", "p"):
        if element.tag == "p":
            if len(element.text_content().split()) >= 20:  # noqa: PLR2004 - a paragraph of the report, not a line above it
                return
            continue
        value = element.get("datetime") or element.text_content()
        if (
            value
            and "modified" not in (element.get("itemprop") or "").lower()
            and "updated" not in (element.get("class") or "").lower()
        ):
            yield normalise(value), "the page's time element"


def stated_dates(meta: dict[str, list[str]], items: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Return the dates that the markup states, with where each stands."""
    found: list[tuple[str, str]] = []
    for item in items:
        value = item.get("datePublished") or item.get("dateCreated")
        if isinstance(value, str):
            found.append((value, "the page's JSON-LD data (datePublished)"))
    found += [
        (value, f'the page\'s meta element "{name}"')
        for name in page_terms().date_names
        for value in meta.get(name, ())
    ]
    return tuple(found)


def page_title(tree: HtmlElement) -> str | None:
    """Return the title element's text."""
    element = tree.find(".//title")
    return normalise(element.text_content()) or None if element is not None else None


def split_suffix(full: str, shown: str | None) -> tuple[str, str | None]:
    """Return a page title without the site's name, and that name.

    Where the page shows its title, the name is what the page title adds to it; else it is a short last
    part after a separator.
    """
    parts = SEPARATOR.split(full)
    if len(parts) == 1:
        return full, None
    if shown and squeeze(full).startswith(squeeze(shown)) and len(squeeze(full)) > len(squeeze(shown)):
        return shown, parts[-1]
    if shown:
        return shown, None
    last = parts[-1]
    if len(last.split()) > LONGEST_OUTLET or not last[:1].isupper() or len(parts[0].split()) < len(last.split()):
        return full, None
    return full[: full.rindex(last)].rstrip(" -–—|·•:»"), last


def page_address(tree: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    """Return the address that the page states as its own."""
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and ADDRESS.match(element.get("href") or ""):
            return str(element.get("href"))
    stated = first(meta.get("og:url", []))
    return stated if stated and ADDRESS.match(stated) else None


def page_facts(tree: HtmlElement, shown: str | None) -> Facts:
    """Return what the page states about itself.

    Args:
        tree: The page.
        shown: The title that the page shows in its text, or None.
    """
    meta = meta_values(tree)
    items = [item for item in linked_data(tree) if about_article(item)]
    headline = first([name for item in items for name in names_in(item.get("headline"))])
    known = shown or first(meta.get("og:title", [])) or headline
    full = page_title(tree)
    title, suffix = split_suffix(full, known) if full else (known, None)
    publisher = first([name for item in items for name in names_in(item.get("publisher"))])
    terms = page_terms()
    site, *others = terms.outlet_names
    outlet = first(meta.get(site, [])) or publisher or suffix
    outlet = outlet or first([value for name in others for value in meta.get(name, ())])
    authors = [name for item in items for name in names_in(item.get("author"))]
    authors = authors or [value for name in terms.author_names for value in meta.get(name, ())]
    return Facts(
        title=known or title,
        outlet=outlet,
        authors=tuple(name for name in authors if not ADDRESS.match(name)),
        url=page_address(tree, meta),
        dates=stated_dates(meta, items),
        times=tuple(times_in(tree)),
        entries=tuple(element.get("datetime") for element in tree.iter("time") if element.get("datetime")),
    )
