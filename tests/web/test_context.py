"""Words that are too few to be understood are shown in their sentences, exactly as these stand in the article."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from dragoman.door import open_record
from dragoman.web.context import around, in_context, is_short, spaced
from dragoman.web.listing import event_item


def test_a_short_quote_is_given_the_rest_of_its_sentence(prepared: Path) -> None:
    with open_record(prepared, write=False) as record, record.reading() as connection:
        entries = [fate.commitment for fate in record.commitments()]
        items = in_context(connection, [event_item(entry) for entry in entries])
        short = [item for item in items if item.before or item.after]
        assert short
        for item in short:
            assert is_short(item.quote)
            report = next(one for one in record.reports(item.key) if one.quote == item.quote)
            assert "".join((item.before, item.quote, item.after)).strip() in spaced(record.told(report).sentence)
        assert all(not (item.before or item.after) for item in items if not is_short(item.quote))


def test_what_is_no_event_has_none(prepared: Path) -> None:
    with open_record(prepared, write=False) as record, record.reading() as connection:
        assert around(connection, ["", "nothing"]) == {}


def test_blanks_at_the_ends_of_a_part_stay(client: TestClient) -> None:
    assert spaced("  and\n then ") == " and then "
    assert spaced(" \n") == ""
    assert 'class="around"' in client.get("/commitments").text
