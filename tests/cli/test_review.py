"""Review from the keyboard: every key, by lines and in a real terminal; what is acknowledged is kept."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from invented_readings import SIDES, WORDS, Fact, Invented, person

from dragoman.door import Record, open_record

Review = Callable[..., Result]

#: A call that two outlets give different days, a doubtful call, and one told twice on days that lie further apart.
ARTICLES = (
    Invented((Fact(days=(0, 0), confidence=0.95),), outlet="Courier", filler=0),
    Invented((Fact(days=(1, 1), confidence=0.95),), published=2, outlet="Herald", filler=1),
    Invented((Fact(days=(20, 20), confidence=0.6, words=WORDS[2]),), published=21, outlet="Tribune", filler=2),
    Invented((Fact(days=(40, 40)),), published=40, outlet="Courier", filler=1),
    Invented((Fact(days=(43, 43)),), published=50, outlet="Herald", filler=2),
)
#: Kinds, for sessions that begin at one thing.
DISPUTED, DOUBLE = ("--type", "CONSULT"), ("--kind", "double")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "a.db") as record:
        for article in ARTICLES:
            record.keep(article.reading)
    return tmp_path / "a.db"


@pytest.fixture
def review(run: Callable[..., Result], path: Path) -> Review:
    """Return a function that reviews the record with some keys and answers, one a line."""
    return lambda *options, keys="": run("review", "--record", path, "--author", "eva", *options, input=keys)


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path, write=False) as record:
        yield record


def decided(record: Record) -> list[tuple[str, str | None]]:
    return [(decision.action, decision.note) for decision in record.decisions()]


# --- by lines ---------------------------------------------------------------------------------------


def test_it_shows_the_dispute_and_each_report_among_its_neighbours(
    review: Review,
) -> None:
    shown = review(keys="q\n").output
    for words in (
        "differ: date", "2025-03-03 ([1]) or 2025-03-04 ([2])", "Courier", "Herald", "Wed 5 March 2025",
        "Alix Morel and Jutta Brandt spoke by phone", "alder39", "confidence 0.95", "2 origins",
        "a accept", "q quit",
    ):  # fmt: skip
        assert words in " ".join(shown.replace("│", " ").split())
    assert "\x1b" not in shown


def test_every_decision_is_acknowledged_with_its_number_and_the_next_thing_follows(
    review: Review, record: Record
) -> None:
    result = review(keys="a\na\nq\n")
    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if "· decision" in line] == [
        "accepted · decision 1", "merged · decision 2",
    ]  # fmt: skip
    assert "2 decisions by eva" in result.output
    assert [(one.author, one.action) for one in record.decisions()] == [("eva", "accept"), ("eva", "merge")]


def test_the_end_of_the_input_is_the_end_of_the_session(review: Review) -> None:
    result = review(keys="k\n")
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "0 decisions by eva")


def test_a_note_is_kept_with_the_next_decision_only(review: Review, record: Record) -> None:
    review(keys="n\nboth outlets are slow\nr\nk\na\nq\n")
    assert decided(record) == [("reject", "both outlets are slow"), ("accept", None)]


def test_a_correction_asks_for_field_value_and_reports(review: Review, record: Record) -> None:
    shown = review(*DISPUTED, keys="c\nearliest\n2025-03-03\n2\nq\n").output
    assert "field (type, medium" in shown
    [decision] = record.decisions()
    assert decision.detail["fields"] == {"earliest": "2025-03-03"}
    assert len(decision.detail["reports"]) == 1
    assert record.connection.execute("SELECT count(*) FROM report WHERE verdict = 'corrected'").fetchone()[0] == 1


def test_who_takes_part_is_corrected_by_names_and_shown(
    review: Review, run: Callable[..., Result], path: Path, record: Record
) -> None:
    shown = review(*DISPUTED, keys="c\nparticipants\nBrazil; alix morel\n\nq\n").output
    asked = " ".join(shown.split())
    assert "latest, participants)" in asked
    assert "value (names or codes with semicolons between; now: Alix Morel; Jutta Brandt)" in asked
    [decision] = record.decisions()
    told = " ".join(run("show", "--record", path, decision.subject).output.split())
    assert "Alix Morel — Brazil" in told
    assert "participants to Brazil; Alix Morel" in told


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("c\nparticipants\nBrazil\n\nq\n", "participants: expected 2 at least"),
        ("c\nparticipants\nBrazil; Atlantis\n\nq\n", "'Atlantis' is no country, person or organisation"),
        ("c\nspeaker\nq\n", "which has no speaker; its fields are type, medium"),
        ("c\ncolour\nq\n", "which has no colour; its fields are"),
        ("c\nmedium\ntelegram\nq\n", "expected one of phone"),
        ("c\nearliest\nMonday\nq\n", "YEAR-MONTH-DAY"),
        ("d\n\x1b2025-03-03\nq\n", "nothing is decided"),
        ("u\n\nq\n", "you have made none"),
        ("s\n1 2\nq\n", "leave at least one"),
        ("s\n7\nq\n", "each one of its own"),
        ("m\nffffffff\nq\n", "no event of the record has the identifier"),
        ("d\nnever\nq\n", "is not a day"),
        ("u\n99\nq\n", "no decision number 99"),
        ("z\nq\n", "'z' is no key of these"),
        ("\x1b\nq\n", "there is no question to take back; q quits"),
        ("c\n\nq\n", "nothing is decided"),
    ],
)
def test_what_cannot_be_decided_says_so_and_decides_nothing(
    review: Review, record: Record, keys: str, words: str
) -> None:
    result = review(*DISPUTED, keys=keys)
    assert words in " ".join(result.output.split())
    assert (result.exit_code, record.decisions()) == (0, [])


def test_a_dispute_is_settled_with_the_value_that_is_right(review: Review, record: Record) -> None:
    shown = review(*DISPUTED, keys="n\nthe ministry says so\nd\n2025-03-03\nq\n").output
    assert "which date is right (1 2025-03-03, 2 2025-03-04)" in shown
    [decision] = record.decisions()
    assert (decision.action, decision.detail["value"], decision.note) == (
        "settle",
        "2025-03-03",
        "the ministry says so",
    )


def test_reports_are_split_off_by_their_numbers(review: Review, record: Record) -> None:
    review(*DISPUTED, keys="s\n2\nq\n")
    [decision] = record.decisions()
    assert decision.action == "split"
    [herald] = decision.detail["reports"]
    assert record.event(herald).key == herald


def test_commitments_that_stand_differently_are_made_one_only_when_that_is_meant(review: Review, path: Path) -> None:
    with open_record(path) as record:
        for day, what in ((10, "ferry"), (90, "museum")):
            fact = Fact(kind="promise", days=(day, day), words=f"will open the {what}")
            record.keep(Invented((fact,), filler=day % 4).reading)
        one, other = (fate.commitment.key for fate in record.commitments())
        for key, state in ((one, "kept"), (other, "broken")):
            record.decide("settle", key, author="ann", detail={"about": "state", "value": state})
    shown = " ".join(review(one, keys=f"m\n{other}\nn\nq\n").output.split())
    assert "state, where the later counts (kept, decided by ann; broken, decided by ann); merge all the same?" in shown
    assert "nothing is decided" in shown
    review(one, keys=f"m\n{other}\ny\nq\n")
    with open_record(path, write=False) as record:
        assert [fate.state for fate in record.commitments()] == ["broken"]


def test_an_event_is_merged_by_the_identifier_that_is_typed(review: Review, record: Record) -> None:
    [other] = record.connection.execute("SELECT key FROM event WHERE earliest = '2025-03-23'").fetchone()
    keys = f"m\n{other[:8]}\n{{}}\nq\n"
    shown = " ".join(review(*DISPUTED, keys=keys.format("n")).output.split())
    assert "these differ in day (2025-03-03; 2025-03-23); merge all the same? (y/n): n nothing is decided" in shown
    assert record.decisions() == []
    review(*DISPUTED, keys=keys.format("y"))
    assert [decision.detail["with"] for decision in record.decisions()] == [other]


def test_a_double_is_merged_by_its_letter(review: Review, record: Record) -> None:
    keys = [row[0] for row in record.connection.execute("SELECT key FROM event WHERE earliest >= '2025-04-01'")]
    for _ in range(4):  # up to the first of the two calls in April
        shown = review(keys="k\n" * 8 + "q\n").output
    assert "is it the same as this? (A)" in shown
    review("--kind", "double", keys="m\nq\n")
    assert {record.event(key).key for key in keys} == {min(keys)}


@pytest.mark.parametrize(
    ("answer", "wrong", "people"),
    [
        ("", ["local:elm"], {"Remi Dorval", "Jutta Brandt"}),
        ("1", ["local:elm"], {"Remi Dorval", "Jutta Brandt"}),
        ("2", ["Q2"], {"Eve Elm", "Jutta Brandt"}),
        ("both", None, {"Remi Dorval", "Eve Elm", "Jutta Brandt"}),
    ],
)
def test_it_is_asked_which_of_two_holders_of_an_office_is_right(
    run: Callable[..., Result], tmp_path: Path, answer: str, wrong: list[str] | None, people: set[str]
) -> None:
    elm = person("local:elm", "Eve Elm", "FRA", "Foreign Minister")
    with open_record(tmp_path / "b.db") as record:
        for number, one in enumerate((elm, SIDES["FRA"][1], SIDES["FRA"][1])):
            record.keep(Invented((Fact(one=one),), outlet=f"O{number}", filler=number).reading)
    options = ("review", "--record", tmp_path / "b.db", "--author", "eva", *DOUBLE)
    shown = " ".join(run(*options, input=f"a\ny\n{answer}\nq\n").output.split())
    assert (
        "who took part as foreign minister of FRA; nothing: Remi Dorval "
        "(1 Remi Dorval (2 origins), 2 Eve Elm (1 origin), 3 both)"
    ) in shown
    with open_record(tmp_path / "b.db") as record:
        [decision] = record.decisions()
        assert (decision.action, decision.detail.get("wrong")) == ("merge", wrong)
        [call] = record.events_between("FRA", "DEU", contacts=True)
        assert {party.name for party in call.parties} == people
        assert record.verify() == []


@pytest.mark.parametrize("key", ["r", "x"])
def test_a_rejected_double_is_told_apart_and_not_proposed_again(review: Review, record: Record, key: str) -> None:
    assert "told apart · decision 1" in review(*DOUBLE, keys=f"{key}\nq\n").output
    assert "nothing is left to review" in review(*DOUBLE, keys="q\n").output
    assert decided(record) == [("split", None)]


def test_the_last_decision_can_be_undone_when_nothing_is_left(review: Review, record: Record) -> None:
    (key,) = record.connection.execute("SELECT key FROM event WHERE earliest = '2025-03-23'").fetchone()
    shown = review(key, keys="r\na\nu\nq\n").output
    ends = shown[shown.index("rejected · decision 1") :]
    assert "nothing is left to review; u undoes, g goes to something, q quits" in ends
    assert "'a' is no key of these" in ends  # nothing is shown that it could be about
    assert "decision 1 is undone" in ends and f"─ {key}" in ends
    told = review(key, keys="r\n").output
    assert "1 decision by eva; “dragoman decide undo 3” takes the last one back" in told


def test_undo_takes_back_the_last_decision_and_then_the_one_before(review: Review, record: Record) -> None:
    review(keys="a\na\nu\nu\nq\n")
    assert [one.action for one in record.decisions() if one.action != "undo" and one.undone_by is None] == []
    result = review(keys="q\n")
    assert "differ: date" in result.output


def test_the_end_of_a_session_counts_what_was_decided_and_what_was_undone(review: Review) -> None:
    assert review(keys="a\na\nu\nu\nq\n").output.splitlines()[-1] == "2 decisions by eva, 2 undone"


def test_what_is_named_is_shown_in_its_order_and_nothing_else(review: Review, record: Record) -> None:
    rows = record.connection.execute("SELECT key FROM event ORDER BY earliest DESC").fetchall()
    last, other = rows[0][0], rows[1][0]
    shown = review(last[:8], other, keys="a\nu\na\nk\n").output
    headed = re.findall(r"Event[ ─]+(\w{16})", shown)
    assert headed == [last, other, last, other]  # what is undone comes again
    assert "nothing is left to review" in shown
    assert [one.subject for one in record.decisions() if one.action == "accept"] == [last, last]
    (listed,) = map(json.loads, review(last, "--json").output.splitlines())
    assert listed["key"] == last
    wrong = review("ffffffff")
    assert (wrong.exit_code, "has the identifier 'ffffffff'" in " ".join(wrong.stderr.split())) == (1, True)
    (article,) = record.connection.execute("SELECT key FROM article LIMIT 1").fetchone()
    assert "is an article, which is accepted or rejected as a whole" in " ".join(review(article).stderr.split())


def test_a_key_goes_to_what_has_an_identifier_and_then_on_with_the_queue(review: Review, record: Record) -> None:
    queued = [one["key"] for one in map(json.loads, review("--json").output.splitlines()) if one["what"] == "event"]
    shown = review(keys=f"g\nffffffff\ng\n{queued[-1][:8]}\nk\nq\n").output
    assert "has the identifier 'ffffffff'" in " ".join(shown.split())
    assert re.findall(r"Event[ ─]+(\w{16})", shown) == [queued[0], queued[-1], queued[0]]


def test_undo_in_a_new_session_asks_for_the_number(review: Review, record: Record) -> None:
    review(keys="a\nq\n")
    shown = review(keys="u\n1\nq\n").output
    assert "your last one is 1: accept" in shown
    assert "decision 1 is undone" in shown


def test_what_is_skipped_waits_for_another_session(review: Review) -> None:
    result = review(*DOUBLE, keys="k\n")
    assert "nothing is left to review; what you skipped waits" in result.output
    assert "One event or two?" in review(*DOUBLE, keys="q\n").output


def test_how_a_commitment_stands_is_said_and_shown_with_who_said_it(run: Callable[..., Result], tmp_path: Path) -> None:
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(kind="promise", days=(10, 12), confidence=0.5, words=WORDS[5]),)).reading)
        (key,) = record.connection.execute("SELECT key FROM event").fetchone()
    options = ("--record", tmp_path / "b.db", "--author", "eva")
    shown = run("review", *options, input="n\npage 2\nd\nKept\n2025-03-04\nq\n").output
    asked = " ".join(shown.split())
    assert "how does it stand (1 open, 2 kept, 3 broken, 4 withdrawn, 5 superseded): Kept" in asked
    assert "settled · decision 1" in asked
    for command in ("commitments", "show"):
        given = [key] if command == "show" else []
        told = " ".join(run(command, *given, "--record", tmp_path / "b.db").output.replace("│", " ").split())
        assert "decided by eva, 20" in told and "to stand so since Tue 4 March 2025: page 2" in told
    refused = run("review", *options, input="d\ngranted\n6\n\nd\n\nq\n").output
    assert "'granted' is none of these; expected a name or number" in " ".join(refused.split())
    assert "'6' is none of these" in refused
    assert "since which day" not in refused  # what is wrong is told at once
    assert "nothing is decided" in refused
    kept = " ".join(run("review", *options, key, input="d\n3\nMonday\n2025-03-03\nq\n").output.split())
    assert (
        "'Monday' is not a day" in kept and "since which day broken (YEAR-MONTH-DAY; nothing: back): 2025-03-03" in kept
    )
    with open_record(tmp_path / "b.db", write=False) as record:
        detail = max(record.decisions(), key=lambda one: one.id).detail
        assert (detail["value"], detail["since"]) == ("broken", "2025-03-03")


def test_a_dispute_is_settled_by_the_number_of_a_value(review: Review, record: Record) -> None:
    shown = review(*DISPUTED, keys="d\n9\n2\nq\n").output
    assert "'9' is not a day" in shown
    assert record.decisions()[-1].detail["value"] == "2025-03-04"


HOLDERS = (("Ara Belin", "Foreign Minister of France"), ("Luc Morand", "foreign minister"))


def test_two_holders_of_one_office_are_told_before_they_are_merged(run: Callable[..., Result], tmp_path: Path) -> None:
    one, other = (person(f"local:{name}", name, "FRA", title) for name, title in HOLDERS)
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(days=(0, 0), one=one),), outlet="Courier", filler=0).reading)
        record.keep(Invented((Fact(days=(0, 0), one=other),), outlet="Herald", filler=1).reading)
        first, second = sorted(row[0] for row in record.connection.execute("SELECT key FROM event"))
    options = ("--record", tmp_path / "b.db", "--author", "eva", first)
    shown = " ".join(run("review", *options, input=f"m\n{second}\nn\nq\n").output.split())
    assert re.search(
        "these differ in foreign minister of FRA [(](Ara Belin; Luc Morand|Luc Morand; Ara Belin)[)]", shown
    )
    assert "0 decisions by eva" in shown


def test_when_a_commitment_is_due_is_corrected_by_that_name_and_it_has_no_medium(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(kind="promise", days=(10, 12), words=WORDS[5]),)).reading)
        (key,) = record.connection.execute("SELECT key FROM event").fetchone()
    keys = "c\nmedium\nc\nstatus\nc\ntype\npledge\nc\ndue until\n2025-03-20\nq\n"
    asked = " ".join(run("review", "--record", tmp_path / "b.db", input=keys).output.split())
    assert "field (type, historical, due from, due until, by, to)" in asked
    assert "kind commitment, which has no medium;" in asked
    assert (
        "which has no status; its fields are type, historical, earliest, latest, by, to; how it stands is settled"
        in asked
    )
    assert "'pledge' is no type of this commitment; expected one of promise, agreement" in asked
    told = " ".join(run("show", key, "--record", tmp_path / "b.db").output.replace("│", " ").split())
    assert "due 13–20 March 2025" in told


def test_a_commitment_is_shown_with_what_is_to_be_done_and_how_it_stands(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(kind="promise", days=(10, 12), confidence=0.5, words=WORDS[5]),)).reading)
    shown = run("review", "--record", tmp_path / "b.db", "--kind", "commitment", input="q\n").output
    assert "happened" not in shown
    words = " ".join(shown.replace("│", " ").split())
    assert "promise open" in words
    assert "reopen the border crossing for grain" in words.split("Courier")[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--type", "nonsense"), "'nonsense' is no type of what is reviewed; expected one of AGREE"),
        (("--after", "Nobody"), "'Nobody' has decided on nothing that could be decided a second time; nobody has"),
    ],
)
def test_a_filter_that_nothing_can_suit_is_an_error(review: Review, options: tuple[str, str], words: str) -> None:
    for more in ((), ("--json",)):
        wrong = review(*options, *more)
        assert (wrong.exit_code, words in " ".join(wrong.stderr.split())) == (1, True)


def test_help_names_every_key(review: Review) -> None:
    shown = review(keys="?\nq\n").output
    for words in ("take reports out of the event", "is not proposed again", "leave it for another time"):
        assert words in shown


def test_the_queue_is_listed_as_json(review: Review, record: Record) -> None:
    result = review("--json", "--limit", "2")
    first, second = map(json.loads, result.output.splitlines())
    assert first["event"]["disputes"] == ["date"]
    assert second["what"] == "double"
    assert first["because"]


def test_the_queue_is_limited_to_a_pair_by_names_or_codes(review: Review) -> None:
    assert review("--json", "--between", "FRA", "DEU").output.count("\n") > 1
    assert review("--json", "--between", "FRA", "POL").output == ""
    wrong = review("--json", "--between", "Atlantis", "POL")
    assert (wrong.exit_code, "'Atlantis' is no country" in wrong.stderr) == (1, True)


def test_a_second_reviewer_decides_on_the_same_without_seeing_the_first_decision(
    review: Review, run: Callable[..., Result], path: Path
) -> None:
    review(*DISPUTED, keys="a\nq\n")
    second = run("review", "--record", path, "--author", "tom", "--after", "eva", input="r\nq\n").output
    assert "accepted" not in second
    assert "nothing is left to review" in second
    shown = review("--agreement", "eva", "tom").output
    assert re.search(r"decision +2 +0 +-0\.500", shown)
    objects = [json.loads(line) for line in review("--agreement", "eva", "tom", "--json").output.splitlines()]
    assert objects[0]["alpha"] == -0.5


def test_a_second_reviewer_sees_what_was_read_of_what_the_filters_leave(
    review: Review, run: Callable[..., Result], path: Path
) -> None:
    def second(*options: str) -> str:
        return run("review", "--record", path, "--author", "tom", "--after", "eva", *options, input="q\n").output

    review("--kind", "contact", keys="c\nmedium\nvisit\n\nq\n")
    shown = second("--kind", "contact")
    assert "phone" in shown and "visit" not in shown and "corrected" not in shown
    assert "nothing is left to review" in second("--kind", "statement")
    assert "nothing is left to review" in second("--between", "FRA", "POL")


def test_training_data_are_written_to_a_file(review: Review, tmp_path: Path) -> None:
    review(*DISPUTED, keys="a\nq\n")
    out = tmp_path / "training.jsonl"
    assert "wrote 2 reviewed facts" in review("--training", out).output
    assert {json.loads(line)["verdict"] for line in out.read_text().splitlines()} == {"accepted"}
    failed = review("--training", tmp_path / "no" / "such" / "folder.jsonl")
    assert (failed.exit_code, "cannot be written" in failed.stderr) == (1, True)


def test_text_of_an_article_cannot_command_the_terminal(run: Callable[..., Result], tmp_path: Path) -> None:
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(words="spoke\x1b[2J by phone\x07", confidence=0.5),), outlet="Cou\x1brier").reading)
    shown = run("review", "--record", tmp_path / "b.db", input="q\n").output
    assert "by phone" in " ".join(shown.replace("│", " ").split())
    assert not {"\x1b", "\x07"} & set(shown)


# --- in a terminal ----------------------------------------------------------------------------------

COMMAND = [sys.executable, "-m", "dragoman"]
SECONDS = 60.0


def take_terminal() -> None:
    """Make standard input the terminal that Control-C comes from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, *arguments: object, **variables: str) -> None:
        """Start the command line with some arguments, and some variables of the environment."""
        self.master, slave = pty.openpty()
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "50"}
        environment.pop("NO_COLOR", None)
        environment |= variables
        self.process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)], stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True,
            start_new_session=True, preexec_fn=take_terminal,  # noqa: PLW1509  # one thread only
        )  # fmt: skip
        os.close(slave)
        self.text = ""
        self.seen = 0

    def wait_for(self, words: str) -> str:
        """Read until some words come; return all that came up to them since the last time."""
        end = time.monotonic() + SECONDS
        while (at := self.text.find(words, self.seen)) < 0:
            assert time.monotonic() < end, f"{words!r} did not come; what came is {self.text[self.seen :]!r}"
            if select.select([self.master], [], [], 0.2)[0]:
                self.text += os.read(self.master, 65536).decode(errors="replace")
        shown, self.seen = self.text[self.seen : at + len(words)], at + len(words)
        return shown

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the end and return the exit status."""
        status = self.process.wait(SECONDS)
        os.close(self.master)
        return status


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    terminal = Terminal("review", "--record", path, "--author", "eva")
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
        terminal.process.wait()


def test_in_a_terminal_single_keys_decide_without_return(terminal: Terminal, path: Path) -> None:
    assert "\x1b[" in terminal.wait_for("quit")
    terminal.press("a")
    terminal.wait_for("accepted · decision 1")
    terminal.wait_for("quit")
    terminal.press("n")
    terminal.wait_for("note: ")
    terminal.press("one call\r")
    terminal.wait_for("kept with your next decision")
    terminal.press("m")
    terminal.wait_for("merged · decision 2")
    terminal.wait_for("quit")
    terminal.press("u")
    terminal.wait_for("decision 2 is undone")
    terminal.wait_for("quit")
    terminal.press("q")
    terminal.wait_for("2 decisions by eva, 1 undone")
    assert terminal.end() == 0
    with open_record(path, write=False) as record:
        assert decided(record) == [("accept", None), ("merge", "one call"), ("undo", None)]


def test_escape_takes_a_question_back_at_once(terminal: Terminal, path: Path) -> None:
    terminal.wait_for("quit")
    terminal.press("d")
    terminal.wait_for("is right (1 2025-03-03, 2 2025-03-04): ")
    terminal.press("2025\x1b")
    terminal.wait_for("nothing is decided")
    terminal.press("a")
    terminal.wait_for("accepted · decision 1")
    terminal.press("q")
    assert terminal.end() == 0


def test_where_nothing_is_left_the_session_stays_until_it_is_left(path: Path, record: Record) -> None:
    (key,) = record.connection.execute("SELECT key FROM event LIMIT 1").fetchone()
    terminal = Terminal("review", "--record", path, "--author", "eva", key[:8])
    terminal.wait_for("quit")
    terminal.press("r")
    terminal.wait_for("nothing is left to review")
    terminal.press("u")
    terminal.wait_for("decision 1 is undone")
    terminal.press("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True)])
def test_no_colour_is_shown_where_none_is_wanted(path: Path, value: str, coloured: bool) -> None:
    terminal = Terminal("review", "--record", path, "--author", "eva", NO_COLOR=value)
    terminal.wait_for("quit")
    terminal.press("z")
    terminal.wait_for("'z' is no key of these")
    terminal.press("q")
    terminal.wait_for("decisions by eva")
    assert bool(re.search("\x1b\\[(3|9)[0-7]", terminal.text)) == coloured
    assert terminal.end() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_control_c_and_control_d_end_the_session_in_order(terminal: Terminal, key: str) -> None:
    terminal.wait_for("quit")
    terminal.press(key)
    terminal.wait_for("0 decisions by eva")
    assert terminal.end() == 0


def test_what_is_acknowledged_survives_a_kill_at_that_moment(terminal: Terminal, path: Path) -> None:
    terminal.wait_for("quit")
    terminal.press("a")
    terminal.wait_for("accepted · decision 1")
    os.killpg(terminal.process.pid, signal.SIGKILL)
    terminal.end()
    with open_record(path) as record:
        assert decided(record) == [("accept", None)]
        assert record.verify() == []
