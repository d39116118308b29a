"""Which hosts were asked for when a user named a source: those of its site, and those that the user added."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from dragoman.collect.settings import settings
from dragoman.collect.types import Source
from dragoman.record.keys import page_of
from dragoman.types import Frozen


def host_of(url: str) -> str:
    """Return the host of an address in lower case, or "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """Return the domain that the owner of a host registered ("bbc.co.uk"); the host itself where that cannot be told.

    The list of public suffixes comes with the package ``tld``; it is not looked up on the network. Platforms where
    anybody may have a host ("github.io") count as suffixes.
    """
    from tld import get_fld

    found = get_fld(f"http://{host}/", fail_silently=True, search_private=True)
    return str(found) if found else host.removeprefix("www.")


class Asked(Frozen):
    """The hosts that were asked for."""

    site: str
    hosts: frozenset[str] = frozenset()

    def allows(self, url: str) -> bool:
        """Whether an address is of one of the hosts."""
        host = host_of(url)
        return bool(host) and (host in self.hosts or site_of(host) == self.site)


def asked_for(source: Source) -> Asked:
    """Return the hosts that were asked for by naming a source."""
    return Asked(site=site_of(host_of(source.address)), hosts=frozenset(source.hosts))


def cleaned(url: str, base: str = "") -> str | None:
    """Return an address in full, without fragment and what only follows readers.

    None if it is no page's address; one with a name and password in it is none, as it would be shown and sent on.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
        parts.port  # noqa: B018 - raises when it is no number
    except ValueError:
        return None
    whole = urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", without_tracking(parts.query), ""))
    safe = "".join(character for character in whole if character > " ")
    return safe if len(safe) <= settings().listings.url_characters else None


def without_tracking(query: str) -> str:
    """Return a query without the words that follow readers; untouched where there are none."""
    tracking = settings().addresses.tracking
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return query
    kept = [(key, value) for key, value in pairs if not follows(key.lower(), tracking)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def follows(key: str, tracking: tuple[str, ...]) -> bool:
    """Whether a word of a query only follows readers."""
    return any(key.startswith(word) if word.endswith("_") else key == word for word in tracking)


def page_key(url: str) -> str:
    """Return what two spellings of one page's address share; with the port, as servers on two ports differ."""
    parts = urlsplit(url)
    page = page_of(url) or url
    return f"{page} :{parts.port}" if parts.port not in (None, 80, 443) else page
