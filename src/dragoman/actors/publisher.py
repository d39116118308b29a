"""Of which state the publisher of an article is, as far as its name or its address tells."""

from __future__ import annotations

from urllib.parse import urlsplit

from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry


def state_of_publisher(registry: Registry, outlet: str | None, url: str | None) -> str:
    """Return the code of the state of who published an article, or "" where nothing tells it.

    A name tells it by a state in it ("Ministry of Foreign Affairs of Ghana"), an address by its last label (".gh").
    """
    named = {c.country for match in registry.names_in(outlet or "") for c in match.candidates[:1] if c.country}
    if len(named) == 1:
        return named.pop()
    label = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    known = reference().domains
    if label in known.of_nobody or not label:
        return ""
    code = known.of_states.get(label, "")
    return code or next((s.iso3 for s in registry.tables.states.values() if s.iso2.lower() == label), "")
