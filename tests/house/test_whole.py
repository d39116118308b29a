"""The whole program, as users call it, on articles that come with the project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.facts import all_facts, short_identifiers
from dragoman.types import Reading

ROOT = Path(__file__).parents[2]
HALF = ROOT / "benchmarks" / "articles" / "development"
ARTICLES = [HALF / "france-algeria-call.txt", HALF / "japan-korea-call-tokyo.html"]
DRAGOMAN = [sys.executable, "-m", "dragoman"]


def dragoman(*arguments: object, data: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
    command = [*DRAGOMAN, *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    done = dragoman("read", *ARTICLES, "--json")
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.splitlines()


def test_each_article_is_one_line_of_json(lines: list[bytes]) -> None:
    assert [json.loads(line)["article"]["source"] for line in lines] == [str(path) for path in ARTICLES]


def test_a_reading_survives_json_and_back(lines: list[bytes]) -> None:
    for line in lines:
        assert Reading.from_json(line).to_json().encode() == line


def test_every_offset_points_at_its_quote(lines: list[bytes]) -> None:
    def check(value: object, text: str) -> int:
        if isinstance(value, list):
            return sum(check(item, text) for item in value)
        if not isinstance(value, dict):
            return 0
        if "quote" in value:
            assert text[value["start"] : value["end"]] == value["quote"]
        return ("quote" in value) + sum(check(item, text) for item in value.values())

    for line in lines:
        reading = json.loads(line)
        assert check(reading, reading["article"]["text"]) > 10


def test_every_actor_that_a_fact_names_is_described(lines: list[bytes]) -> None:
    for line in lines:
        reading = Reading.from_json(line)
        known = {actor.id for actor in reading.actors}
        named = {actor for event in reading.events for actor in (*event.actors, *event.recipients)}
        named |= {actor for contact in reading.contacts for actor in contact.participants}
        named |= {statement.speaker for statement in reading.statements if statement.speaker}
        named |= {actor for commitment in reading.commitments for actor in (*commitment.by, *commitment.to)}
        assert named <= known
        assert {contact.event for contact in reading.contacts} <= {event.id for event in reading.events}


def test_the_number_of_workers_changes_nothing(lines: list[bytes]) -> None:
    done = dragoman("read", *ARTICLES, "--json", "--workers", 2)
    assert done.stdout.splitlines() == lines


def test_the_same_input_gives_the_same_reading_whatever_the_order_of_sets() -> None:
    articles = [HALF / "kyrgyz-tajik-border-week.html", HALF / "car-rebels-envoy-shuttle.txt"]
    command = [*DRAGOMAN, "read", *map(str, articles), "--json"]
    readings = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(readings) == 1


def test_bad_input_is_reported_and_the_rest_is_read(tmp_path: Path, lines: list[bytes]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "german.txt").write_text("Der Kanzler traf am Montag seinen Amtskollegen in Wien. " * 20)
    bad = [tmp_path / "empty.txt", tmp_path / "binary.html", tmp_path / "german.txt", tmp_path / "none.txt"]
    done = dragoman("read", *bad, ARTICLES[0], "http://127.0.0.1:9/a", "--json")
    assert done.returncode == 1
    assert done.stdout.splitlines() == lines[:1]
    errors = done.stderr.decode().splitlines()
    for source, line in zip([*bad, "http://127.0.0.1:9/a"], errors, strict=False):
        assert line.startswith(f"error: {source}: ")
    assert "German" in errors[2]
    assert errors[-1] == "5 of 6 articles could not be read; the others are shown."
    assert b"Traceback" not in done.stderr


def test_standard_input_gives_the_same_facts_as_the_file(lines: list[bytes]) -> None:
    done = dragoman("read", "-", "--json", data=ARTICLES[0].read_bytes())
    piped, read = Reading.from_json(done.stdout), Reading.from_json(lines[0])
    assert all_facts(piped) == all_facts(read)


def test_a_fact_explains_itself(lines: list[bytes]) -> None:
    short = next(iter(short_identifiers(Reading.from_json(lines[0])).items()))
    done = dragoman("explain", short[1], ARTICLES[0])
    assert done.returncode == 0, done.stderr.decode()
    assert short[0] in done.stdout.decode()
    assert "confidence" in done.stdout.decode()


def test_a_pipe_that_closes_early_is_no_error() -> None:
    command = f"{' '.join(DRAGOMAN)} read {ARTICLES[0]} {ARTICLES[1]} | head -n 2"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == ""


def test_colours_are_for_terminals(tmp_path: Path) -> None:
    command = [*DRAGOMAN, "read", str(ARTICLES[0])]
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    plain = subprocess.run(command, capture_output=True, check=True, timeout=120, env=kept)
    assert b"\x1b" not in plain.stdout
    forced = subprocess.run(command, capture_output=True, check=True, timeout=120, env=kept | {"FORCE_COLOR": "1"})
    assert b"\x1b[" in forced.stdout


def test_in_python_a_reading_is_frozen_and_shows_itself() -> None:
    import dragoman

    reading = dragoman.read(str(ARTICLES[0]))
    assert isinstance(reading, dragoman.Reading)
    with pytest.raises(AttributeError):
        reading.model = "other"  # type: ignore[misc]
    assert reading._repr_html_().startswith('<div class="dragoman">')
    with pytest.raises(dragoman.SourceError):
        dragoman.read(str(ROOT / "no-such-file.txt"))
