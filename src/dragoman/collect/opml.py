"""The feeds that an OPML file of a feed reader lists."""

from __future__ import annotations

from dragoman.collect.settings import settings
from dragoman.collect.sitemaps import parse_xml
from dragoman.collect.sites import cleaned
from dragoman.errors import SourceError
from dragoman.types import Frozen


class Subscription(Frozen):
    """A feed of an OPML file."""

    address: str
    title: str | None = None
    outlet: str | None = None
    country: str | None = None


def read_opml(content: bytes) -> list[Subscription]:
    """Return the feeds of an OPML file, each once, in its order.

    ``outlet`` and ``country`` are attributes of this program's own; other programs pass over them.

    Raises:
        SourceError: It is no OPML, or lists no feed.
    """
    if len(content) > settings().requests.listing_bytes:
        raise SourceError("the file is too large; expected OPML as feed readers export it")
    root = parse_xml(content)
    found: dict[str, Subscription] = {}
    for element in root.iter("{*}outline", "{*}OUTLINE"):
        values = {name.lower(): value.strip() for name, value in element.attrib.items()}
        address = cleaned(values.get("xmlurl", ""))
        if address and address not in found:
            found[address] = Subscription(
                address=address, title=values.get("title") or values.get("text") or None,
                outlet=values.get("outlet") or None, country=values.get("country") or None,
            )  # fmt: skip
    if not found:
        raise SourceError("the file lists no feed (an outline with an xmlUrl); expected OPML as feed readers export it")
    return list(found.values())
