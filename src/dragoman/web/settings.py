"""How the app is served: address, token, caps."""

from __future__ import annotations

import getpass
import secrets
from functools import cache
from pathlib import Path

import msgspec

from dragoman.data_files import read_table
from dragoman.types import Frozen
from dragoman.web.accounts.passwords import Hashing

#: Names of this machine that lead to nobody else's.
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Caps(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is refused for its size or time; the reasons stand in ``settings.toml``."""

    body_bytes: int
    body_seconds: float
    address_characters: int
    query_seconds: float
    patience_seconds: float
    at_once: int
    charts_kept: int
    pages_kept: int
    slow_seconds: float
    shown_again: float
    compressed_from: int
    compressed_by: int
    static_seconds: int
    jobs_waiting: int
    jobs_kept: int
    lines_kept: int
    session_hours: float
    failures_free: int
    failures_free_apart: int
    sign_ins_kept: int
    token_days: int
    token_days_most: int
    wait_seconds: float
    wait_seconds_apart: float
    forgotten_seconds: float
    forgotten_seconds_apart: float
    failures_kept: int
    checked_at_once: int


@cache
def caps() -> Caps:
    """Return the caps.

    Raises:
        VocabularyError: The file is damaged.
    """
    return read_table("dragoman.web", "settings.toml", Caps)


def new_token() -> str:
    """Return a launch token that nobody can guess."""
    return secrets.token_urlsafe(24)


def login_name() -> str:
    """Return the name of the one who runs the app, or "local" where the system has none for him."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"


class Settings(Frozen):
    """How one app is served."""

    #: What the first address must carry; whoever knows it may read and decide.
    token: str = msgspec.field(default_factory=new_token)
    #: The address that it listens on: one of this machine's own.
    host: str = "127.0.0.1"
    port: int = 8642
    #: The name under which decisions are kept.
    author: str = msgspec.field(default_factory=login_name)
    #: Hosts that may be fetched from although their address is not public.
    allow_hosts: frozenset[str] = frozenset()
    #: What is refused for its size or time.
    caps: Caps = msgspec.field(default_factory=caps)
    #: The accounts file; None where only the one who started the app is let in.
    accounts: Path | None = None
    #: Other names under which it is found: "record.example.org", "record.example.org:8443".
    allowed_hosts: frozenset[str] = frozenset()
    #: Whether it is always reached over https, by a proxy before it.
    https: bool = False
    #: Whether a proxy says who asks, and whether over https (X-Forwarded-For, X-Forwarded-Proto).
    behind_proxy: bool = False
    #: What the hash of a password costs.
    hashing: Hashing = msgspec.field(default_factory=Hashing)

    @property
    def hosts(self) -> frozenset[str]:
        """The values of Host that are answered: those by which this machine calls itself."""
        names = {bracketed(name) for name in (*LOOPBACK, self.host)}
        bare = names if self.port == 80 else set()  # noqa: PLR2004 - the port that browsers leave out
        return frozenset(f"{name}:{self.port}" for name in names) | bare | self.outer_hosts

    @property
    def outer_hosts(self) -> frozenset[str]:
        """The values of Host by which others reach it: each name as it is, and with the port unless it has one."""
        names = self.allowed_hosts
        return names | {f"{name}:{self.port}" for name in names if not has_port(name)}

    @property
    def cookie(self) -> str:
        """The name of the cookie; cookies know no ports, so each app has a name of its own."""
        return f"dragoman-{self.port}"

    @property
    def address(self) -> str:
        """The address under which the app is found."""
        if self.allowed_hosts:
            host = min(self.allowed_hosts)
            plain = f"http://{host}/" if has_port(host) else f"http://{host}:{self.port}/"
            return f"https://{host}/" if self.https or self.behind_proxy else plain
        return f"http://{bracketed(self.host)}:{self.port}/"

    @property
    def first_address(self) -> str:
        """The address to open first, with the launch token."""
        return f"{self.address}?token={self.token}"


def bracketed(host: str) -> str:
    """Return a host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


def has_port(host: str) -> bool:
    """Whether a host is given with a port: "record.example.org:8443"."""
    return host.rpartition("]")[2].rpartition(":")[0] != "" or "]:" in host
