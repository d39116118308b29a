"""A webhook gets every alert at least once, signed, whatever it does in between; what is given up is listed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from alert_records import CALLS, SECRET, every_days, keep, ran, told, watch
from dragoman.alerts.dead_letters import put_back, set_aside
from dragoman.alerts.settings import settings
from dragoman.alerts.store import remove
from dragoman.alerts.webhook import secret_of, signature, waiting
from dragoman.door import open_record
from dragoman.errors import AlertRuleError, DeliveryError
from hook_server import Receiver, receiving

LOCAL = frozenset({"localhost"})
QUICK = msgspec.structs.replace(
    settings().delivery, first_delay=0.05, growth=1.5, read_seconds=0.4, connect_seconds=0.4, total_seconds=0.8, tries=4
)


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv("DESK_SECRET", SECRET)
    with receiving(SECRET) as found:
        yield found


@pytest.fixture
def path(tmp_path: Path, receiver: Receiver) -> Path:
    path = keep(tmp_path / "record.db", every_days("2025-01-01", 10, 2))
    watch(path, CALLS, channels=[{"name": "desk", "to": "webhook", "url": receiver.address, "secret": "DESK_SECRET"}])
    return path


def deliver(path: Path, patience: float = 6.0, **options: Any) -> Any:
    return ran(path, allow_hosts=LOCAL, patience=patience, limits=QUICK, **options).deliveries


def failed(path: Path) -> list[Any]:
    with open_record(path, write=False) as record:
        return set_aside(record.connection)


def test_every_alert_is_posted_once_with_a_signature_that_its_receiver_can_check(
    path: Path, receiver: Receiver
) -> None:
    done = deliver(path)
    assert (done.delivered, done.failed, done.waiting, done.problems) == (2, 0, 0, ())
    assert all(one["signed"] and one["id"] == one["key"] for one in receiver.requests)
    assert len({one["id"] for one in receiver.requests}) == 2
    data = receiver.requests[0]["alert"]
    assert data["type"] == "alert.contact"
    assert data["data"]["rule"] == "calls"
    assert data["data"]["commands"] == [f"dragoman show {data['data']['events'][0]}"]
    assert data["data"]["sources"][0]["sentence"].startswith("they spoke")
    assert deliver(path).delivered == 0
    assert len(receiver.requests) == 2


def test_the_signature_is_that_of_the_specification() -> None:
    """The example of Standard Webhooks' own libraries."""
    secret = secret_of("S", {"S": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}, 24)
    assert signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}') == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


@pytest.mark.parametrize("trouble", [500, 503, 429, 408, "stall", "drop", "drip"])
def test_a_server_in_trouble_is_tried_again_with_the_same_key_and_the_same_body(
    path: Path, receiver: Receiver, trouble: Any
) -> None:
    receiver.answers = [trouble, trouble]
    done = deliver(path, patience=15.0)
    assert (done.delivered, done.waiting, done.failed) == (2, 0, 0)
    assert done.problems
    bodies: dict[str, set[bytes]] = {}
    for one in receiver.requests:
        assert one["signed"]
        bodies.setdefault(one["id"], set()).add(one["body"])
    assert len(receiver.requests) == 4
    assert all(len(some) == 1 for some in bodies.values())
    assert sorted(set(receiver.accepted())) == sorted(bodies)


def test_what_must_wait_is_left_to_the_next_run(path: Path, receiver: Receiver) -> None:
    receiver.answers = [503]
    first = deliver(path, patience=0.0)
    assert (first.delivered, first.waiting) == (0, 2)
    assert len(receiver.requests) == 1  # a server in trouble is not pressed
    time.sleep(0.2)
    assert deliver(path, patience=0.0).delivered == 2


def test_retry_after_is_kept_to(path: Path, receiver: Receiver) -> None:
    receiver.answers = [(429, {"Retry-After": "1"})]
    assert deliver(path, patience=0.5).waiting == 2
    assert len(receiver.requests) == 1
    assert deliver(path, patience=5.0).delivered == 2
    assert receiver.requests[1]["at"] - receiver.requests[0]["at"] >= 0.95


def test_retry_after_may_be_a_time_and_is_not_believed_beyond_a_day() -> None:
    limits = settings().delivery
    later = datetime.now(UTC) + timedelta(seconds=90)
    assert 80 < (waiting(format_datetime(later, usegmt=True), limits) or 0) <= 90
    assert waiting("Thu, 01 Jan 2004 00:00:00 GMT", limits) == 0
    assert waiting("99999999999999", limits) == limits.longest_retry_after
    assert waiting("Fri, 31 Dec 9999 23:59:59 GMT", limits) == limits.longest_retry_after
    assert [waiting(said, limits) for said in (None, "", "soon", "-1", "1e9", "٣")] == [None] * 6


@pytest.mark.parametrize("refusal", [400, 401, 404, 410, 422, (302, {"Location": "http://169.254.169.254/"})])
def test_a_refusal_is_given_up_at_once_listed_and_can_be_put_back(path: Path, receiver: Receiver, refusal: Any) -> None:
    receiver.answers = [refusal]
    done = deliver(path)
    assert (done.delivered, done.failed, done.waiting) == (1, 1, 0)
    assert len(receiver.requests) == 2  # and no redirect was followed
    (one,) = failed(path)
    status = refusal if isinstance(refusal, int) else refusal[0]
    assert str(status) in (one.reason or "")
    assert (one.attempts, one.channel, one.rule) == (1, "desk", "calls")
    with open_record(path) as record, record.writing() as connection:
        with pytest.raises(AlertRuleError, match="no delivery"):
            put_back(connection, ["none"])
        assert put_back(connection) == 1
    assert deliver(path).delivered == 1
    assert receiver.requests[-1]["id"] == one.key
    assert failed(path) == []


def test_a_server_that_stays_in_trouble_is_given_up_after_so_many_attempts(path: Path, receiver: Receiver) -> None:
    receiver.answers = [500] * 100
    done = deliver(path, patience=20.0)
    assert (done.delivered, done.failed, done.waiting) == (0, 2, 0)
    assert [one.attempts for one in failed(path)] == [QUICK.tries] * 2
    assert all("500" in (one.reason or "") for one in failed(path))


def test_one_alert_that_a_server_chokes_on_does_not_hold_up_the_others(path: Path, receiver: Receiver) -> None:
    receiver.answers = [500]
    deliver(path, patience=0.0)
    choked = receiver.requests[0]["id"]
    time.sleep(0.2)
    receiver.answers = [200, 500, 500, 500]
    deliver(path, patience=8.0)
    assert [one["id"] == choked for one in receiver.requests] == [True, False, True, True, True]
    assert [one.key for one in failed(path)] == [choked]


def test_no_request_goes_inside_the_network_unless_the_host_is_allowed(path: Path, receiver: Receiver) -> None:
    done = ran(path, patience=0.0, limits=QUICK).deliveries
    assert receiver.requests == []
    assert done.failed == 2
    assert "loopback" in done.problems[0] and "--allow-host" in done.problems[0]


def test_without_its_secret_a_channel_waits_and_it_is_said(
    path: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DESK_SECRET")
    done = deliver(path)
    # os.environ is looked at when it is needed, not when the program begins
    assert (done.waiting, receiver.requests) == (2, [])
    assert "DESK_SECRET" in done.problems[0]
    monkeypatch.setenv("DESK_SECRET", SECRET)
    assert deliver(path).delivered == 2


@pytest.mark.parametrize(
    ("secret", "said"), [("", "holds no secret"), ("short", "5 bytes"), ("whsec_%%%", "no Base64")]
)
def test_a_secret_that_is_none_is_refused_without_showing_it(secret: str, said: str) -> None:
    with pytest.raises(DeliveryError, match=said) as error:
        secret_of("DESK_SECRET", {"DESK_SECRET": secret}, 24)
    assert not secret or secret not in str(error.value)


def test_the_secret_is_nowhere_in_the_record(path: Path) -> None:
    deliver(path)
    assert all(SECRET.encode() not in file.read_bytes() for file in path.parent.iterdir())


def test_what_waits_for_a_channel_that_is_taken_out_is_set_aside(path: Path) -> None:
    told(path)
    with open_record(path) as record, record.writing() as connection:
        assert remove(connection, "desk") == "channel"
    assert len(failed(path)) == 2
    assert deliver(path).waiting == 0


def test_a_channel_gets_the_rules_that_it_asks_for(tmp_path: Path, receiver: Receiver) -> None:
    path = keep(tmp_path / "other.db", every_days("2025-01-01", 10, 2))
    hook = {"name": "desk", "to": "webhook", "url": receiver.address, "secret": "DESK_SECRET"}
    watch(path, CALLS, {**CALLS, "name": "late", "since": "2025-01-05"}, channels=[{**hook, "rules": ["late"]}])
    assert deliver(path).delivered == 1
    assert receiver.requests[0]["alert"]["data"]["rule"] == "late"


KILLED = """
import sys, os, signal
from pathlib import Path
from dragoman.alerts import delivering, webhook
from alert_records import ran
from test_limits import QUICK
where = sys.argv[2]
post = delivering.post
def deadly(*arguments, **options):
    if where == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    answer = post(*arguments, **options)
    if where == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
delivering.post = deadly
if where == "fired":
    delivering.deliver = lambda *a, **o: os.kill(os.getpid(), signal.SIGKILL)
ran(Path(sys.argv[1]), allow_hosts=frozenset({"localhost"}), limits=QUICK)
"""


@pytest.mark.parametrize(("where", "posted"), [("fired", 0), ("before", 0), ("after", 1)])
def test_killed_between_firing_and_delivering_every_alert_arrives_under_its_own_key(
    path: Path, receiver: Receiver, where: str, posted: int
) -> None:
    script = KILLED.replace("from test_limits import QUICK", LIMITS)
    search = os.pathsep.join([str(Path(__file__).parents[1] / "support"), str(Path(__file__).parents[2] / "src")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), where], env={**os.environ, "PYTHONPATH": search}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert len(receiver.requests) == posted
    again = deliver(path, patience=5.0)
    assert again.delivered == 2
    keys = [one["id"] for one in receiver.requests]
    assert (
        len(keys) == 2 + posted
    )  # at least once: what arrived and was not noted comes again, and can be told by its key
    assert len(set(keys)) == 2
    with open_record(path, write=False) as record:
        noted = [row[0] for row in record.connection.execute("SELECT key FROM alert_delivery ORDER BY id")]
        assert sorted(set(keys)) == sorted(noted)
        assert record.connection.execute("SELECT count(*) FROM alert").fetchone()[0] == 2
    assert deliver(path).delivered == 0


LIMITS = """
import msgspec
from dragoman.alerts.settings import settings
QUICK = msgspec.structs.replace(settings().delivery, total_seconds=0.8, read_seconds=0.4)
"""


def test_two_runs_at_once_fire_once(path: Path) -> None:
    search = os.pathsep.join([str(Path(__file__).parents[1] / "support"), str(Path(__file__).parents[2] / "src")])
    script = "import sys; from pathlib import Path; from alert_records import told; print(len(told(Path(sys.argv[1]))))"
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(path)], env={**os.environ, "PYTHONPATH": search},
                         stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]  # fmt: skip
    assert sum(int(one.communicate(timeout=60)[0]) for one in runs) == 2
