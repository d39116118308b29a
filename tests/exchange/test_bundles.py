"""A bundle gives another analyst the same record, changes nothing that is there, and is refused when damaged."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
from exchange_records import bring_in, readings, write_bundle
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_readings import Invented, several, state_of

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError, EntryNotFoundError, ExchangeError
from dragoman.exchange import container
from dragoman.exchange.bundle_import import import_bundle
from dragoman.exchange.decision_lines import decision_lines
from dragoman.exchange.tables import columns, layouts
from dragoman.exchange.types import Selection
from dragoman.record.keys import article_key
from dragoman.record.party_fields import PARTY_FIELDS, party_fields_of


def everything(record: Record) -> list[object]:
    """Return what a record has worked out and decided: whatever must come through a bundle."""
    links = """SELECT a, b, same, decision.at, decision.action FROM link JOIN decision ON decision.id = decision
               ORDER BY 1, 2, 3, 4, 5"""
    return [
        state_of(record.connection),
        list(decision_lines(record.connection)),
        [tuple(row) for row in record.connection.execute(links)],
    ]


@contextmanager
def new_record(articles: Sequence[Invented] = ()) -> Iterator[Record]:
    """Give a record of some articles."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "a.db") as record:
        record.connection.execute("PRAGMA synchronous = OFF")  # a power cut is not what is tested here
        for article in articles:
            record.keep(article.reading)
        yield record


class Reviewer:
    """Decides at random."""

    FIELDS: Sequence[dict[str, object]] = (
        {"status": "negated"}, {"medium": "visit"}, {"earliest": "2025-03-04", "latest": "2025-03-04"},
        {"participants": "Brazil; Mira Sole"}, {"participants": "Angela Merkel; France"}, {"recipients": ""},
        {"actors": "Kenya; Poland"}, {"by": "Kenya"}, {"to": "France; Brazil"}, {"to": None}, {"speaker": "Mira Sole"},
    )  # fmt: skip

    def __init__(self, record: Record, data: st.DataObject) -> None:
        """Review a record."""
        self.record, self.draw = record, data.draw

    def decide(self) -> None:
        """Make a decision, if it can be made."""
        actions = ("accept", "reject", "correct", "merge", "split", "settle", "reliability", "undo")
        action = self.draw(st.sampled_from(actions))
        subject, detail = self.subject(action)
        note = self.draw(st.sampled_from([None, "because\n“it was said”"]))
        with suppress(DecisionError, EntryNotFoundError):
            self.record.decide(action, subject, author=self.draw(st.sampled_from("ab")), detail=detail, note=note)

    def subject(self, action: str) -> tuple[str, dict[str, object]]:
        """Return what a decision is about, and its detail."""
        if action == "undo":
            return str(self.draw(st.integers(1, len(self.record.decisions()) + 1))), {}
        if action == "reliability":
            return self.draw(st.sampled_from(["Courier", "Herald"])), {"grade": self.draw(st.sampled_from("ABCDEF"))}
        rows = self.record.connection.execute("SELECT key FROM event ORDER BY key")
        events = [str(row[0]) for row in rows] or ["none"]
        event = self.draw(st.sampled_from(events))
        if action == "merge":
            return event, {"with": self.draw(st.sampled_from(events))}
        if action == "split":
            members = [report.key for report in self.record.reports(event)] or ["none"]
            return event, {"reports": [self.draw(st.sampled_from(members))]}
        if action in ("settle", "correct"):
            fields = self.draw(st.sampled_from(self.fields_of(event)))
            return event, {"fields": fields} if action == "correct" else {"about": "date", "value": "2025-03-03"}
        articles = self.record.connection.execute("SELECT key FROM article ORDER BY key")
        return self.draw(st.sampled_from([event, *(str(row[0]) for row in articles)])), {}

    def fields_of(self, event: str) -> list[dict[str, object]]:
        """Return corrections of what the reports of an event have."""
        has = {field for report in self.record.reports(event) for field in party_fields_of(report)}
        return [fields for fields in self.FIELDS if not (PARTY_FIELDS.keys() - has) & fields.keys()]


# --- properties -------------------------------------------------------------------------------------


@given(several(), st.booleans(), st.data())
@settings(max_examples=60)
def test_export_then_import_gives_the_same_record(articles: list[Invented], zipped: bool, data: st.DataObject) -> None:
    with new_record() as source, new_record() as target:
        reviewer = Reviewer(source, data)
        for article in articles:
            source.keep(article.reading)
            for _ in range(data.draw(st.integers(0, 2))):
                reviewer.decide()
        path = write_bundle(source, source.path.with_name("b.zip" if zipped else "b"))
        came = bring_in(target, path)
        assert came.counts.get("articles") == len(articles)
        assert everything(target) == everything(source)
        assert target.verify() == source.verify()

        history = target.history()
        again = bring_in(target, path)
        assert set(again.counts) <= {"articles_known", "decisions_known"}
        assert everything(target) == everything(source)
        assert target.history() == history


@given(several(), st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=40)
def test_two_records_become_one_whichever_way_they_are_brought_together(
    articles: list[Invented], start: int, end: int
) -> None:
    mine, theirs = articles[:end], articles[start:]
    with new_record(mine) as one, new_record(theirs) as other, new_record(mine) as both, new_record() as reverse:
        first, second = write_bundle(one, one.path.with_name("1")), write_bundle(other, other.path.with_name("2"))
        bring_in(both, second)
        for path in (second, first):
            bring_in(reverse, path)
        with new_record([*mine, *theirs]) as together:
            assert state_of(both.connection) == state_of(reverse.connection) == state_of(together.connection)
        assert both.verify() == []


@given(several(3), st.data())
@settings(max_examples=40)
def test_what_is_decided_later_follows_in_a_later_bundle(articles: list[Invented], data: st.DataObject) -> None:
    with new_record(articles) as source, new_record() as target:
        reviewer = Reviewer(source, data)
        for number in range(3):
            reviewer.decide()
            bring_in(target, write_bundle(source, source.path.with_name(f"b{number}")))
            assert everything(target) == everything(source)


# --- the bundle itself ------------------------------------------------------------------------------


@pytest.fixture
def decided(record: Record) -> Record:
    """Return the record with a decision of several kinds."""
    events = [str(row[0]) for row in record.connection.execute("SELECT key FROM event ORDER BY key")]
    record.decide("accept", events[0], author="ann", note="seen")
    record.decide("reject", events[1], author="ann")
    undone = record.decide("correct", events[2], author="bob", detail={"fields": {"status": "ongoing"}})
    record.decide("undo", str(undone.id), author="bob")
    contact = record.connection.execute("SELECT key FROM event WHERE medium IS NOT NULL ORDER BY key").fetchone()[0]
    record.decide("correct", contact, author="bob", detail={"fields": {"participants": "Brazil; Kenya"}})
    promise = record.connection.execute("SELECT key FROM event WHERE type = 'promise'").fetchone()[0]
    kept = {"about": "state", "value": "kept", "since": "2025-06-04"}
    record.decide("settle", promise, author="ann", detail=kept)
    record.decide("reliability", "Courier", author="ann", detail={"grade": "B"}, note="=1+1")
    return record


@pytest.mark.parametrize("name", ["a", "a.zip"])
def test_the_same_record_gives_the_same_bytes(name: str, decided: Record, tmp_path: Path) -> None:
    one = write_bundle(decided, tmp_path / name)
    other = write_bundle(decided, tmp_path / f"other-{name}")
    files = [(one, other)] if one.is_file() else [(one / n, other / n) for n in listed(one)]
    assert len(files) == (1 if name == "a.zip" else 9)
    assert all(a.read_bytes() == b.read_bytes() for a, b in files)


def listed(folder: Path) -> dict[str, str]:
    """Return the hashes of a manifest by name."""
    lines = (folder / "manifest-sha256.txt").read_text().splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_the_manifest_and_the_metadata_are_true_of_every_file(decided: Record, tmp_path: Path) -> None:
    folder = write_bundle(decided, tmp_path / "b")
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert names == listed(folder).keys() | {"manifest-sha256.txt"}
    for name, digest in listed(folder).items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    crate = {one["@id"]: one for one in json.loads((folder / "ro-crate-metadata.json").read_text())["@graph"]}
    assert crate["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    for part in crate["./"]["hasPart"]:
        assert crate[part["@id"]]["sha256"] == listed(folder)[part["@id"]]
        assert int(crate[part["@id"]]["contentSize"]) == (folder / part["@id"]).stat().st_size


def test_the_data_package_describes_every_column(decided: Record, tmp_path: Path) -> None:
    folder = write_bundle(decided, tmp_path / "b")
    resources = {r["name"]: r for r in json.loads((folder / "datapackage.json").read_text())["resources"]}
    assert resources.keys() == layouts().keys() | {"readings", "decisions"}
    for table in layouts():
        resource = resources[table]
        assert resource["hash"] == f"sha256:{listed(folder)[resource['path']]}"
        header = (folder / resource["path"]).read_text(encoding="utf-8-sig").splitlines()[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == columns(table)
        assert header == ",".join(f'"{name}"' for name in columns(table))
    assert '"Courier","B","\'=1+1"' in (folder / "tables" / "reliability.csv").read_text(encoding="utf-8-sig")


def test_who_entered_a_reading_by_hand_travels_with_it(record: Record, other: Record, tmp_path: Path) -> None:
    entered = msgspec.structs.replace(readings()[1], model="hand")
    article = msgspec.structs.replace(entered.article, outlet="Archive")
    key = record.keep(msgspec.structs.replace(entered, article=article), author="ann").article
    bring_in(other, write_bundle(record, tmp_path / "b"))
    assert [line.author for line in other.history(key) if line.action == "read"] == ["ann"]


def test_a_part_brings_what_it_rests_on_and_the_whole_completes_it(
    decided: Record, other: Record, tmp_path: Path
) -> None:
    part = write_bundle(decided, tmp_path / "part", Selection(between=("FIN", "JPN")))
    assert bring_in(other, part).counts["articles"] == 1
    assert other.verify() == []
    bring_in(other, write_bundle(decided, tmp_path / "whole"))
    assert state_of(other.connection) == state_of(decided.connection)
    assert set(map(str, decision_lines(other.connection))) == set(map(str, decision_lines(decided.connection)))


@given(several(), st.data())
@settings(max_examples=40)
def test_parts_in_any_order_come_to_the_whole(articles: list[Invented], data: st.DataObject) -> None:
    with new_record(articles) as source, new_record() as target:
        reviewer = Reviewer(source, data)
        for _ in range(data.draw(st.integers(0, 4))):
            reviewer.decide()
        for number, pair in enumerate([("FRA", "POL"), ("DEU", "FRA")]):
            bring_in(target, write_bundle(source, source.path.with_name(f"b{number}"), Selection(between=pair)))
            assert target.verify() == source.verify()
        bring_in(target, write_bundle(source, source.path.with_name("whole")))
        assert state_of(target.connection) == state_of(source.connection)


def test_a_reading_of_another_version_is_told_and_does_not_replace_ours(
    record: Record, other: Record, tmp_path: Path
) -> None:
    theirs = readings()[1]
    other.keep(msgspec.structs.replace(theirs, dragoman="0.0.9"))
    counts = bring_in(other, write_bundle(record, tmp_path / "b")).counts
    assert (counts["articles_read_otherwise"], counts["articles"]) == (1, 5)
    assert other.reading_of(article_key(theirs.article)).dragoman == "0.0.9"


def test_what_was_undone_here_stays_undone(decided: Record, other: Record, tmp_path: Path) -> None:
    path = write_bundle(decided, tmp_path / "b")
    bring_in(other, path)
    accepted = next(d for d in other.decisions() if d.action == "accept")
    other.decide("undo", str(accepted.id), author="me")
    before = everything(other)
    bring_in(other, path)
    assert everything(other) == before


def test_an_import_that_was_cut_off_is_finished_by_the_next(
    decided: Record, other: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.exchange.bundle_import.GROUP", 2)
    path = write_bundle(decided, tmp_path / "b")

    def stop(what: str) -> None:
        if what == "4 articles":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_bundle(other.connection, path, author="importer", progress=stop)
    assert other.verify() == []
    came = bring_in(other, path)
    assert (came.counts["articles_known"], came.counts["articles"]) == (4, 2)
    assert everything(other) == everything(decided)


# --- what is refused --------------------------------------------------------------------------------


def rewrite(folder: Path, name: str, content: bytes) -> None:
    """Change a file of a bundle and make the manifest true of it."""
    (folder / name).write_bytes(content)
    digests = listed(folder) | {name: hashlib.sha256(content).hexdigest()}
    lines = [f"{digest}  {file}\n" for file, digest in digests.items()]
    (folder / "manifest-sha256.txt").write_text("".join(lines))


def swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return the damage that puts other words into a file whose hash is then put right."""

    def damage(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        rewrite(folder, name, text.replace(old, new, 1).encode())

    return damage


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a changed byte": (lambda f: (f / "tables/events.csv").write_bytes(b"x"), "changed or damaged"),
    "a missing file": (lambda f: (f / "decisions.jsonl").unlink(), "is missing"),
    "a file too many": (lambda f: (f / "run.exe").write_bytes(b""), "not in the manifest"),
    "no manifest": (lambda f: (f / "manifest-sha256.txt").unlink(), "has no file manifest"),
    "a link": (lambda f: (f / "passwords").symlink_to("/etc/passwd"), "is a link"),
    "a manifest of something else": (lambda f: (f / "manifest-sha256.txt").write_text("x"), "no hash and name"),
    "a newer form": (swap("datapackage.json", '"bundle": 1', '"bundle": 2'), "newer program"),
    "no data package": (swap("datapackage.json", '"profile"', "profile"), "does not say"),
    "a quote that is not there": (swap("readings.jsonl", '"quote":"spoke by phone', '"quote":"shouted'), "not stand"),
    "a text changed": (swap("readings.jsonl", "Arctic data cable stalled", "Arctic data cable soared"), "digest"),
    "another article's key": (swap("readings.jsonl", '{"article":"', '{"article":"0'), "article's key"),
    "a status of no vocabulary": (swap("readings.jsonl", '"status":"negated"', '"status":"nuked"'), "vocabulary"),
    "a line that is no JSON": (swap("readings.jsonl", "{", "["), "readings.jsonl, line 1"),
    "a decision about nothing": (swap("decisions.jsonl", '"reports":[', '"repotrs":['), "names no reports"),
    "a party without an actor": (swap("decisions.jsonl", '"actor":"Q155"', '"actor":155'), "are not parties"),
    "a party in another role": (swap("decisions.jsonl", '"role":"participant"', '"role":"by"'), "have the role"),
    "a decision changed": (swap("decisions.jsonl", '"author":"ann"', '"author":"eve"'), "key is not that"),
    "a state of no commitment": (swap("decisions.jsonl", '"value":"kept"', '"value":"lost"'), "is no state"),
    "a state since no day": (swap("decisions.jsonl", '"since":"2025-06-04"', '"since":"soon"'), "is not a day"),
    "a settlement of nothing": (swap("decisions.jsonl", '"about":"state"', '"about":3'), "what is right about what"),
    "a grade of no scale": (swap("decisions.jsonl", '"grade":"B"', '"grade":"Z"'), "letter from A to F"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_bundle_is_refused_and_the_record_untouched(
    name: str, decided: Record, other: Record, tmp_path: Path
) -> None:
    damage, reason = DAMAGES[name]
    folder = write_bundle(decided, tmp_path / "b")
    damage(folder)
    before = everything(other), other.history()
    with pytest.raises(ExchangeError, match=reason):
        bring_in(other, folder)
    assert (everything(other), other.history()) == before


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil", "a/../../evil", "C:\\evil", "a\\..\\evil"])
def test_names_that_lead_out_of_a_zip_are_refused(name: str, other: Record, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(name, b"evil")
    with pytest.raises(ExchangeError, match="leads out of it"):
        bring_in(other, tmp_path / "b.zip")


def test_a_zip_that_grows_beyond_measure_is_not_unpacked(other: Record, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest-sha256.txt", b"0" * 50_000_000)
    with pytest.raises(ExchangeError, match="would grow to 50,000,000 bytes"):
        bring_in(other, tmp_path / "b.zip")


def test_a_zip_of_too_many_files_or_bytes_is_refused(
    other: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for number in range(100):
            archive.writestr(f"{number}.txt", b"x")
    with pytest.raises(ExchangeError, match="more than 64 files"):
        bring_in(other, tmp_path / "b.zip")
    monkeypatch.setattr(container, "limits", lambda: {**LIMITS, "files": 1000, "bytes": 99})
    with pytest.raises(ExchangeError, match="more than 99 bytes"):
        bring_in(other, tmp_path / "b.zip")


LIMITS = dict(container.limits())


def test_links_and_encrypted_files_in_a_zip_are_refused(other: Record, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        entry = zipfile.ZipInfo("manifest-sha256.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(ExchangeError, match="is a link"):
        bring_in(other, tmp_path / "b.zip")


def test_a_zip_cut_short_is_refused(decided: Record, other: Record, tmp_path: Path) -> None:
    whole = write_bundle(decided, tmp_path / "b.zip").read_bytes()
    (tmp_path / "short.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ExchangeError, match="no ZIP file, or a damaged one"):
        bring_in(other, tmp_path / "short.zip")
    (tmp_path / "hole.zip").write_bytes(whole[:200] + b"\0" * 400 + whole[600:])
    with pytest.raises(ExchangeError, match="damaged"):
        bring_in(other, tmp_path / "hole.zip")


def test_what_is_no_bundle_is_told(other: Record, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>")
    (tmp_path / "empty").mkdir()
    for name, reason in {"none": "no such file", "page.html": "no ZIP file", "empty": "has no file manifest"}.items():
        with pytest.raises(ExchangeError, match=reason):
            bring_in(other, tmp_path / name)


def test_a_bundle_zipped_by_hand_is_taken_too(decided: Record, other: Record, tmp_path: Path) -> None:
    (tmp_path / "parcel" / "__MACOSX").mkdir(parents=True)
    (tmp_path / "parcel" / "__MACOSX" / "._b").write_bytes(b"a finder's notes")
    write_bundle(decided, tmp_path / "parcel" / "b")
    shutil.make_archive(str(tmp_path / "by-hand"), "zip", tmp_path / "parcel")
    bring_in(other, tmp_path / "by-hand.zip")
    assert everything(other) == everything(decided)


def test_an_import_is_told_in_the_history_once(decided: Record, other: Record, tmp_path: Path) -> None:
    path = write_bundle(decided, tmp_path / "b.zip")
    came = [bring_in(other, path) for _ in range(2)]
    told = [line for line in other.history() if line.action == "imported"]
    assert [(line.author, line.subject, line.detail["bundle"]) for line in told] == [
        ("importer", came[0].digest[:16], "b.zip")
    ]
