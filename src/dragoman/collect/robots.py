"""What the robots.txt of each host allows, by RFC 9309."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from dragoman.collect.refusals import Refusal, refusal_of_error
from dragoman.collect.settings import Requests
from dragoman.collect.types import Answer
from dragoman.errors import DragomanError

#: The name under which a robots.txt speaks to this program.
AGENT = "dragoman"


class Rules:
    """What one robots.txt says, until it is asked for again."""

    def __init__(self, text: str | None, until: float, reason: str = "") -> None:
        """Keep the rules; no text means that nothing may be asked, for the reason."""
        self.parsed = Protego.parse(text) if text is not None else None
        self.until = until
        self.reason = reason


class Robots:
    """The rules of all hosts of a run, each fetched when it is first needed."""

    def __init__(self, limits: Requests) -> None:
        """Begin with none; the limits say how long rules are valid."""
        self.limits = limits
        self.known: dict[str, Rules] = {}
        self.lock = threading.Lock()

    def permit(self, url: str, fetch: Callable[[str], Answer]) -> None:
        """Raise Refusal if the address is not to be asked; the rules are fetched where they are not known."""
        rules = self.rules(url, fetch)
        if rules.parsed is None:
            raise Refusal(f"the site's robots.txt could not be read ({rules.reason}); it is tried again", "passing")
        if not rules.parsed.can_fetch(url, AGENT):
            raise Refusal("the site's robots.txt asks programs not to read it", "skipped")

    def delay(self, url: str) -> float:
        """Return the seconds that a host wants between requests, as far as that is known; 0 if it does not say."""
        rules = self.known.get(origin_of(url))
        wanted = rules.parsed.crawl_delay(AGENT) if rules and rules.parsed else None
        return max(float(wanted or 0), 0.0)

    def rules(self, url: str, fetch: Callable[[str], Answer]) -> Rules:
        """Return the rules for an address."""
        origin = origin_of(url)
        with self.lock:
            rules = self.known.get(origin)
        if rules is None or rules.until < time.monotonic():
            rules = self.ask(f"{origin}/robots.txt", fetch)
            with self.lock:
                self.known[origin] = rules
        return rules

    def ask(self, url: str, fetch: Callable[[str], Answer]) -> Rules:
        """Return the rules that an address gives.

        Where there is none (4xx), or it leads elsewhere, all is allowed; while the server fails, nothing is (RFC 9309,
        sections 2.3.1.3 and 2.3.1.4).
        """
        valid = time.monotonic() + self.limits.robots_seconds
        try:
            return Rules(fetch(url).content.decode("utf-8", "replace"), valid)
        except DragomanError as error:
            refusal = refusal_of_error(error)
        if refusal.outcome == "passing" and refusal.status != 429:  # noqa: PLR2004 - Too Many Requests is a 4xx
            return Rules(None, time.monotonic() + self.limits.robots_again_seconds, refusal.message)
        return Rules("", valid)


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
