"""The feeds and sitemaps of a site, found from its address."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urljoin

from protego import Protego

from dragoman.article.decode import decode
from dragoman.article.settings import Fetch
from dragoman.collect.fetching import Fetcher
from dragoman.collect.listings import kind_of, read_listing
from dragoman.collect.settings import Settings, settings
from dragoman.collect.settings import settings as usual_settings
from dragoman.collect.sitemaps import unfold
from dragoman.collect.sites import Asked, cleaned, host_of, site_of
from dragoman.collect.types import Answer
from dragoman.errors import DragomanError
from dragoman.types import Frozen

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
#: Where sites keep feeds and sitemaps that their pages do not name; asked only where the page names none.
USUAL = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "sitemap-news.xml", "sitemap.xml")


class Discovered(Frozen):
    """A feed or sitemap of a site."""

    address: str
    #: feed | sitemap
    kind: str
    title: str | None = None
    #: How many addresses it lists now.
    entries: int = 0


def discover_site(
    address: str,
    allow_hosts: frozenset[str] = frozenset(),
    settings: Settings | None = None,
    limits: Fetch | None = None,
) -> Iterator[Discovered]:
    """Yield the feeds and sitemaps of a site; its robots.txt is kept to, and it is asked slowly.

    Args:
        address: Of a site, or of a page of it.
        allow_hosts: Hosts that need not have a public address.
        settings, limits: Other than the usual ones.

    Raises:
        DragomanError: The address itself cannot be fetched.
    """
    chosen = settings or usual_settings()
    fetcher = Fetcher(chosen, allow_hosts, limits)
    asked = Asked(site=site_of(host_of(address)))
    moment = 0.0

    def fetch(url: str) -> Answer:
        nonlocal moment
        time.sleep(max(0.0, moment - time.monotonic()))
        try:
            return fetcher.listing(url, asked)
        finally:
            moment = time.monotonic() + min(
                max(chosen.pace.between_seconds, fetcher.robots.delay(url)), chosen.pace.longest_seconds
            )

    yield from discover(address, fetch)


def discover(address: str, fetch: Callable[[str], Answer]) -> Iterator[Discovered]:
    """Yield the feeds and sitemaps of a site, each tried; the address itself if it is one.

    Args:
        address: Of a site, or of a page of it.
        fetch: Fetches an address of the site.

    Raises:
        DragomanError: The address itself cannot be fetched.
    """
    answer = fetch(address)
    if kind_of(unfold(answer.content, settings().requests.listing_bytes)) in ("feed", "json", "sitemap"):
        yield described(answer)
        return
    named = list(working(links_of(answer), fetch))
    named += working(
        [url for url in sitemaps_of(answer.url, fetch) if url not in {one.address for one in named}], fetch
    )
    yield from named or working(usual(answer.url), fetch)


def working(urls: Sequence[str], fetch: Callable[[str], Answer]) -> Iterator[Discovered]:
    """Yield those of some addresses that are feeds or sitemaps, each once."""
    seen: set[str] = set()
    for url in urls[: settings().listings.discovered]:
        found = tried(url, fetch)
        if found and found.address not in seen:
            seen.add(found.address)
            yield found


def tried(url: str, fetch: Callable[[str], Answer]) -> Discovered | None:
    """Return what an address is, or None if it is no listing."""
    try:
        return described(fetch(url))
    except DragomanError:
        return None


def described(answer: Answer) -> Discovered:
    """Return what a listing is."""
    found = read_listing(answer)
    return Discovered(
        address=answer.url, kind=found.kind, title=found.title, entries=len(found.entries) + len(found.parts)
    )


def links_of(answer: Answer) -> list[str]:
    """Return the feeds that a page names in its head."""
    from dragoman.article.html_tree import parse_page

    tree = parse_page(decode(answer.content, answer.media_type), answer.url)
    bases = [element.get("href") for element in tree.iter("base") if element.get("href")]
    base = (cleaned(bases[0], answer.url) if bases else None) or answer.url
    links = [
        element.get("href") or ""
        for element in tree.iter("link", "a")
        if (element.get("type") or "").split(";")[0].strip().lower() in FEED_TYPES
    ]
    return unique(cleaned(link, base) for link in links)


def sitemaps_of(address: str, fetch: Callable[[str], Answer]) -> list[str]:
    """Return the sitemaps that the site's robots.txt names."""
    try:
        text = fetch(urljoin(address, "/robots.txt")).content.decode("utf-8", "replace")
    except DragomanError:
        return []
    return unique(cleaned(link, address) for link in Protego.parse(text).sitemaps)


def usual(base: str) -> list[str]:
    """Return where sites usually keep them."""
    return [urljoin(base, f"/{name}") for name in USUAL]


def unique(urls: Iterable[str | None]) -> list[str]:
    """Return the addresses, each once."""
    return list(dict.fromkeys(url for url in urls if url))
