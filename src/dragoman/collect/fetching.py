"""Fetches for a source: only from hosts that it stands for, and only what their robots.txt allows."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.article.settings import Fetch
from dragoman.article.settings import settings as article_settings
from dragoman.collect.requesting import Stop, Wish, exchange
from dragoman.collect.robots import Robots
from dragoman.collect.settings import Settings
from dragoman.collect.sites import Asked
from dragoman.collect.types import Answer


class Fetcher:
    """Fetches for all sources of a run; may be used by several threads."""

    def __init__(
        self,
        settings: Settings,
        allow_hosts: frozenset[str],
        limits: Fetch | None = None,
        robots: Robots | None = None,
    ) -> None:
        """Set the limits.

        Args:
            settings: Caps on sizes.
            allow_hosts: Hosts that need not have a public address.
            limits: Of time and redirects; those of every article if None.
            robots: What is known of the robots.txt of hosts.
        """
        self.settings = settings
        self.allow_hosts = frozenset(host.lower() for host in allow_hosts)
        self.limits = limits or article_settings().fetch
        self.stop = Stop()
        self.robots = robots or Robots(settings.requests)

    def listing(self, url: str, asked: Asked, etag: str | None = None, modified: str | None = None) -> Answer:
        """Return a feed, sitemap or followed page; conditional where an earlier answer allows for it."""
        limit = self.settings.requests.listing_bytes
        return self.fetch(Wish(url=url, asked=asked, limit=limit, etag=etag, modified=modified))

    def document(self, url: str, asked: Asked) -> Answer:
        """Return an article's page."""
        return self.fetch(Wish(url=url, asked=asked, limit=self.settings.requests.document_bytes))

    def fetch(self, wish: Wish) -> Answer:
        """Return what the server sent, once the robots.txt of every host on the way allows for it."""

        def rules(url: str) -> Answer:
            limit = self.settings.requests.robots_bytes
            return self.send(Wish(url=url, asked=wish.asked, limit=limit, cut=True), lambda url: None)

        return self.send(wish, lambda url: self.robots.permit(url, rules))

    def send(self, wish: Wish, permit: Callable[[str], None]) -> Answer:
        """Send one request."""
        return exchange(wish, permit=permit, allow_hosts=self.allow_hosts, limits=self.limits, stop=self.stop)
