"""Guessing passwords is slowed, within a bounded memory, and keeps nobody out for long."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from account_scene import PASSWORD, READER, sign_in
from starlette.testclient import TestClient

from dragoman.web.accounts.slowing import Slowing, network_of
from dragoman.web.settings import Settings, caps


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slowing(clock: Clock) -> Slowing:
    return Slowing(caps(), clock)


def test_many_failures_make_the_next_try_wait(browse: Callable[..., TestClient], with_accounts: Settings) -> None:
    client = browse()
    free = with_accounts.caps.failures_free
    statuses = [sign_in(client, READER, "wrong").status_code for _ in range(3 * free)]  # the first waits are short
    assert statuses[:free] == [401] * free and statuses.count(429) >= 1
    right = sign_in(client, READER, PASSWORD)
    assert right.status_code == 429
    assert int(right.headers["retry-after"]) >= 1
    assert "Wait" in right.text and "set-cookie" not in right.headers
    assert sign_in(client, "ada").status_code == 303


def test_each_failure_doubles_the_wait_up_to_an_end(slowing: Slowing, clock: Clock) -> None:
    waits = []
    for _ in range(15):
        wait = slowing.begin(READER, "192.0.2.1")
        waits.append(round(wait))
        clock.now += wait
        if wait:
            assert slowing.begin(READER, "192.0.2.1") == 0
    assert waits[:5] == [0] * 5
    assert waits[5:9] == [1, 2, 4, 8]
    assert max(waits) == caps().wait_seconds


def test_somebody_else_is_not_kept_waiting_and_success_forgets(slowing: Slowing, clock: Clock) -> None:
    assert [slowing.begin(READER, "192.0.2.1") > 0 for _ in range(6)] == [False] * 5 + [True]
    assert slowing.begin(READER, "192.0.2.9") == 0
    assert slowing.begin("ada", "192.0.2.1") == 0
    clock.now += caps().wait_seconds
    assert slowing.begin(READER, "192.0.2.1") == 0
    slowing.succeeded(READER, "192.0.2.1")
    assert [slowing.begin(READER, "192.0.2.1") for _ in range(5)] == [0] * 5


def test_many_names_and_many_addresses_are_slowed_too(slowing: Slowing) -> None:
    free = caps().failures_free_apart
    assert [slowing.begin(f"name {one}", "192.0.2.1") > 0 for one in range(free + 1)] == [False] * free + [True]
    assert [slowing.begin("ada", f"198.51.100.{one}") > 0 for one in range(free + 1)] == [False] * free + [True]


def test_one_network_of_ipv6_is_one_address(slowing: Slowing) -> None:
    waits = [slowing.begin(READER, f"2001:db8:1:2::{one:x}") for one in range(7)]
    assert waits[-1] > 0
    assert slowing.begin(READER, "2001:db8:1:3::1") == 0


def test_failures_are_forgotten_with_time(slowing: Slowing, clock: Clock) -> None:
    for _ in range(100):  # an office in which somebody types wrongly now and then
        assert slowing.begin(READER, "192.0.2.1") == 0
        clock.now += caps().forgotten_seconds
    for _ in range(10):
        clock.now += slowing.begin(READER, "192.0.2.2")
    clock.now += 20 * caps().forgotten_seconds
    assert [slowing.begin(READER, "192.0.2.2") for _ in range(5)] == [0] * 5


def test_a_port_makes_no_other_address() -> None:
    assert {network_of(one) for one in ("192.0.2.1", "192.0.2.1:443")} == {"192.0.2.1"}
    assert {network_of(one) for one in ("2001:db8::1", "[2001:db8::2]:443")} == {"2001:db8::"}
    assert network_of("testclient") == "testclient" and network_of("") == "?"


def test_its_memory_is_bounded(clock: Clock) -> None:
    slowing = Slowing(msgspec.structs.replace(caps(), failures_kept=50), clock)
    for one in range(500):
        slowing.begin(f"name {one}", f"192.0.2.{one % 250}")
    assert len(slowing.tries) == 50
