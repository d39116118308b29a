"""Which network addresses may be fetched from: public ones, however they are written.

A name is resolved once; every address that it has is checked; the connection goes to a checked address
and not to the name, so that a second look-up cannot lead elsewhere.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from dragoman.article.settings import settings
from dragoman.errors import ForbiddenAddressError, SourceError

Address = IPv4Address | IPv6Address
#: What the system says of a host, as in ``socket.getaddrinfo``.
Entry = tuple[Any, ...]
Wait = Callable[[], float]
#: Seconds after which it is asked whether there is still time.
GLANCE = 0.5
NAT64 = IPv6Network("64:ff9b::/96")
SIX_TO_FOUR = IPv6Network("2002::/16")
#: Properties of ipaddress that forbid an address, with what to call them.
KINDS = (
    ("is_unspecified", "unspecified"),
    ("is_loopback", "loopback"),
    ("is_link_local", "link-local"),
    ("is_multicast", "multicast"),
    ("is_reserved", "reserved"),
    ("is_private", "private"),
)


@cache
def forbidden_networks() -> tuple[tuple[str, IPv4Network | IPv6Network], ...]:
    """Return the networks that are refused by name."""
    listed = settings().fetch.forbidden_networks
    return tuple((name, ip_network(network)) for name, networks in listed.items() for network in networks)


def unwrap(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address carries (mapped, NAT64, 6to4), else the address."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        return IPv4Address((int(address) >> 80) & 0xFFFFFFFF)
    # IPv4-compatible addresses (::a.b.c.d, RFC 4291) are obsolete, but some systems still route them.
    if int(address) >> 32 == 0 and int(address) > 1:
        return IPv4Address(int(address))
    return address


def why_forbidden(address: Address) -> str | None:
    """Return what kind of address that is not public this is, or None if it is public."""
    inner = unwrap(address)
    for name, network in forbidden_networks():
        if inner in network:
            return name
    for attribute, name in KINDS:
        if getattr(inner, attribute):
            return name
    return None if inner.is_global else "not globally reachable"


def resolve(host: str, port: int, wait: Wait) -> list[Address]:
    """Return all addresses of a host.

    Raises:
        SourceError: It has none, or none is told in time.
    """
    found = looked_up(host, port, wait)
    if isinstance(found, Exception):
        raise SourceError(f'the host "{host}" has no address; check the spelling and the connection') from found
    addresses = dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found)
    return list(addresses)


def looked_up(host: str, port: int, wait: Wait) -> list[Entry] | Exception:
    """Return what the system says of a host, or why it says nothing.

    It can neither be told a limit nor stopped, and so is asked in a thread of its own, which ends when the system gives
    up and keeps no program from ending.
    """
    told: SimpleQueue[list[Entry] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            told.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except Exception as error:  # whatever it is, nobody waits for it in vain
            told.put(error)

    Thread(target=ask, name="resolver", daemon=True).start()
    while True:
        with suppress(Empty):
            return told.get(timeout=min(GLANCE, wait()))


def checked_addresses(host: str, port: int, allow_hosts: frozenset[str], wait: Wait) -> list[Address]:
    """Return the addresses of a host, all of them public unless the host is allowed by name.

    Args:
        host, port: What is to be connected to.
        allow_hosts: Hosts that need not be public.
        wait: Asked again and again while the system looks the host up; says how many seconds are left, or raises.

    Raises:
        SourceError: It has no address, or none is told in time.
        ForbiddenAddressError: One of its addresses is not public.
    """
    addresses = resolve(host, port, wait)
    if host.lower().rstrip(".").strip("[]") in allow_hosts:
        return addresses
    for address in addresses:
        kind = why_forbidden(address)
        if kind:
            raise ForbiddenAddressError(
                f'the host "{host}" has the address {address} ({kind}), which points inside a network; '
                "expected a public address, or a host that you allow by name (--allow-host NAME)"
            )
    return addresses
