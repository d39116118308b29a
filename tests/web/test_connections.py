"""A question to the record that takes too long is given up, and whoever asked is told what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from web_records import browser

from dragoman.web import connections
from dragoman.web.settings import Settings


def test_a_question_that_takes_too_long_is_given_up(
    record_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with browser(record_path, settings) as client:
        assert client.get("/contacts").status_code == 200
    hurried = replace(settings, caps=replace(settings.caps, query_seconds=-1.0))
    with browser(record_path, settings) as client:
        monkeypatch.setattr(connections, "STEPS", 1)
        client.app.state.maker.settings = hurried
        answer = client.get("/contacts.json")
    assert answer.status_code == 503
    assert "ask for less" in answer.json()["error"]["message"]
