"""What is new since the last visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from invented_readings import FIRST, Fact, reading
from starlette.testclient import TestClient

import dragoman
from dragoman.web.settings import Settings
from dragoman.web.visits import visits

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_first_visit_has_none_before_it() -> None:
    before, cookie = visits("", NOW)
    assert before is None
    assert visits(cookie, NOW + timedelta(minutes=1))[0] is None


def test_pages_opened_soon_after_one_another_are_one_visit() -> None:
    _, cookie = visits("", NOW)
    before, cookie = visits(cookie, NOW + HOUR)
    assert before == NOW
    assert visits(cookie, NOW + HOUR + timedelta(minutes=5))[0] == NOW
    assert visits(cookie, NOW + 2 * HOUR)[0] == NOW + HOUR


@pytest.mark.parametrize("cookie", ["x", "|", "2026-01-01|2026-01-02", "|||", "2026-99-99T00:00:00+00:00|<script>"])
def test_a_forged_cookie_counts_as_nothing(cookie: str) -> None:
    assert visits(cookie, NOW)[0] is None


def test_what_came_since_is_marked(stranger: TestClient, record_path: Path, settings: Settings) -> None:
    with dragoman.open_record(record_path) as record:
        earlier = datetime.now(UTC) + timedelta(seconds=-1)
        assert record.added_since(earlier - timedelta(days=9))[0] == record.news().articles
        record.keep(reading(Fact()))
        key = record.events_between("FRA", "DEU", contacts=True)[0].key
        assert key in record.added_since(earlier - timedelta(minutes=5), [key])[1]
        assert record.added_since(datetime.now(UTC) + HOUR, [key]) == (0, ())
    cookie = f"{settings.cookie}-seen=|{(earlier - HOUR).isoformat()}"
    headers = {"Authorization": f"Bearer {settings.token}", "Cookie": cookie}
    text = stranger.get("/", params={"as_of": str(FIRST + timedelta(days=1))}, headers=headers).text
    assert "added since your last visit" in text
    assert '<span class="new">new</span>' in text
