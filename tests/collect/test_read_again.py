"""What was fetched is read again the whole way from its bytes; where these fail, from the text that is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import pytest
from bad_server import Reply, call, rss
from click.testing import CliRunner
from collecting import HERE, add, quick, replace, table

import dragoman.article
from dragoman.cli.main import cli
from dragoman.collect.run import Run
from dragoman.collect.types import Answer
from dragoman.collect.waiting import keep_fetched, to_fetch

LEFTOVER = "German Chancellor Olaf Scholz met Polish Prime Minister Donald Tusk in Berlin on Tuesday."
DAY = "Tue, 18 Mar 2025 10:00:00 GMT"


@pytest.fixture
def site(server):
    server.say("/rss", rss(*((server.url(f"/{n}"), f"Call {n}", DAY) for n in range(3))))
    for number in range(3):
        server.say(f"/{number}", call(number))
    return server


@dataclass
class Worse:
    """An article part that leaves a paragraph in the text that is none of the article."""

    monkeypatch: pytest.MonkeyPatch

    def __enter__(self):
        real = dragoman.article.read_document

        def read_document(document, **known):
            found = real(document, **known)
            text = f"{found.text}\n\n{LEFTOVER}"
            return replace(found, text=text, id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}")

        self.context = self.monkeypatch.context()
        self.context.__enter__().setattr(dragoman.article, "read_document", read_document)

    def __exit__(self, *error):
        self.context.__exit__(*error)


def damaged(record, address):
    """Damage the bytes that came from an address."""
    with record.writing() as connection:
        connection.execute(
            "UPDATE raw SET packed = x'00' WHERE hash = (SELECT hash FROM document WHERE asked = ?)", (address,)
        )


def test_what_was_collected_is_read_from_its_bytes_and_is_the_same(record, site, collect):
    add(record, site.url("/rss"), outlet="The Outlet")
    collect()
    assert table(record, "earliest, outlet", "article") == [("2025-03-18", "The Outlet")] * 3
    with record.writing() as connection:
        connection.execute("UPDATE source SET outlet = 'Another Outlet'")
        connection.execute("UPDATE seen_address SET day = NULL, stated = NULL")
    before = table(record, "*", "article"), table(record, "*", "earlier_reading")
    found = list(record.reread(accept=True))
    assert [(one.read_from, one.because, one.news) for one in found] == [("bytes", None, False)] * 3
    assert (table(record, "*", "article"), table(record, "*", "earlier_reading")) == before


def test_another_text_becomes_another_version_and_what_was_noted_stays(record, site, collect, monkeypatch):
    add(record, site.url("/rss"))
    with Worse(monkeypatch):
        collect()
    earlier = {key for (key,) in table(record, "key", "article")}
    (wrong,) = record.events_between("DEU", "POL", contacts=True)
    shown = [one for one in record.reread() if one.news]
    assert table(record, "key", "article") == [(key,) for key in sorted(earlier)], "nothing is written unasked"
    assert [(one.paragraphs, one.read_from) for one in shown] == [((0, 1), "bytes")] * 3
    assert all([report.quote in LEFTOVER for report in one.gone] and not one.come for one in shown)
    versions = {one.version for one in record.reread(accept=True) if one.version}
    assert len(versions) == 3
    assert {key for (key,) in table(record, "key", "article")} == earlier | versions
    assert len({origin for (origin,) in table(record, "origin", "article")}) == 1
    assert record.event(wrong.key).articles == 3, "the anchors stay on the version that they were made on"
    for key in versions | earlier:
        assert record.original(key).content.startswith(b"<html>")
    for key in versions:
        assert LEFTOVER not in record.reading_of(key).article.text
    assert record.verify() == []
    again = list(record.reread(accept=True))
    assert [one for one in again if one.news] == []
    assert sorted(one.read_from for one in again) == ["bytes"] * 3 + ["text"] * 3


def test_bytes_that_are_damaged_or_missing_are_told_and_the_others_go_on(record, site, collect, monkeypatch, tmp_path):
    add(record, site.url("/rss"))
    collect()
    damaged(record, site.url("/0"))
    with record.writing() as connection:
        address = (site.url("/1"),)
        connection.execute("DELETE FROM raw WHERE hash = (SELECT hash FROM document WHERE asked = ?)", address)
    assert len(faults := record.verify()) == 2
    assert "damaged" in faults[0] + faults[1]
    done = CliRunner().invoke(cli, ["reread", "--record", str(record.path)])
    assert done.exit_code == 0, done.output
    assert done.stderr.count("read from the text that is kept") == 2
    assert "bytes that it keeps are damaged" in done.stderr
    assert "bytes that it should keep are missing" in done.stderr
    assert done.stdout == (
        "3 articles read again: 1 from the bytes that they came as, 2 from the text that is kept "
        "(2: their bytes cannot be read). Nothing changes.\n"
    )


def test_an_article_that_cannot_be_read_at_all_does_not_keep_the_others(record, site, collect, tmp_path):
    add(record, site.url("/rss"))
    collect()
    with record.writing() as connection:
        connection.execute("UPDATE article SET reading = x'00' WHERE url = ?", (site.url("/1"),))
    done = CliRunner().invoke(cli, ["reread", "--record", str(record.path)])
    assert done.exit_code == 1
    assert "a reading that it keeps is damaged" in done.stderr
    assert "2 articles read again: 2 from the bytes that they came as. 1 article could not be read." in done.stdout


def test_a_newer_version_is_told_by_the_command(record, site, collect, monkeypatch, tmp_path):
    add(record, site.url("/rss"))
    with Worse(monkeypatch):
        collect()
    words = ["reread", "--record", str(record.path), "--accept"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert "a new version with 0 new paragraphs and without 1;" in done.output
    assert "3 newer readings: 3 new versions;" in done.output
    assert "Nothing changes." in CliRunner().invoke(cli, words).output
    told = [json.loads(line) for line in CliRunner().invoke(cli, [*words, "--json"]).stdout.splitlines()]
    assert told == []


def test_an_address_that_was_added_keeps_its_bytes(record, server, monkeypatch):
    page = Reply(call(1), headers={"Last-Modified": DAY})
    server.say("/moved", Reply("", 302, headers={"Location": server.url("/a")}))
    server.say("/a", page)
    (added,) = record.add(server.url("/moved"), outlet="The Outlet", date="2025-03-18", allow_hosts=HERE)
    columns = "asked, answered, source, outlet, day, file, article"
    assert table(record, columns, "document") == [
        (server.url("/moved"), server.url("/a"), None, "The Outlet", "2025-03-18", None, added.article)
    ]
    assert record.original(added.article).content == page.content()
    assert [(one.read_from, one.news) for one in record.reread()] == [("bytes", False)]
    assert [one.outcome for one in record.add(server.url("/moved"), date="2025-03-18", allow_hosts=HERE)] == ["known"]
    assert len(table(record, "id", "document")) == 1


def test_what_was_damaged_before_it_was_read_is_fetched_again(record, site):
    source = add(record, site.url("/rss"))
    steps = Run(record.connection, allow_hosts=HERE).steps([source])
    next(steps)
    steps.close()
    with record.writing() as connection:
        one = next(one for one in to_fetch(connection, source) if one.url == site.url("/0"))
        answer = Answer(asked=one.url, url=one.url, status=200, headers={}, content=call(0).encode())
        keep_fetched(connection, source, one, answer)
    damaged(record, site.url("/0"))
    list(Run(record.connection, allow_hosts=HERE, settings=quick()).steps([]))
    assert table(record, "state") == [("added",)] * 3
    assert site.asked("/0") == 1
    assert record.verify() == []


def test_bytes_that_come_again_take_the_place_of_damaged_ones(record, site, collect):
    add(record, site.url("/rss"))
    collect()
    damaged(record, site.url("/0"))
    newer = "Wed, 19 Mar 2025 10:00:00 GMT"
    site.say("/rss", rss(*((site.url(f"/{n}"), f"Call {n}", newer) for n in range(3))))
    with record.writing() as connection:
        connection.execute("UPDATE seen_address SET state = 'waiting'")
    collect()
    assert record.verify() == []
