from datetime import date
from pathlib import Path

import pytest

from dragoman.benchmark.annotated import Annotated, AnnotationError, read_annotated

CALL = Path(__file__).with_name("data").joinpath("annotated.txt").read_text(encoding="utf-8")


def read(tmp_path: Path, text: str) -> list[Annotated]:
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf-8")
    return read_annotated(path)


def test_an_example_comes_with_all_that_its_lines_say(tmp_path: Path) -> None:
    call, quiet = read(tmp_path, CALL)
    telephoned, urged, reopen = call.events
    words = {
        name: call.text[where.start : where.end] for name, where in (("one", telephoned.trigger), ("two", reopen.place))
    }
    assert words == {"one": "telephoned", "two": "the lake"}
    assert (telephoned.type, telephoned.modes, telephoned.status, telephoned.medium) == (
        "CONSULT", ("phone",), "happened", "phone",
    )  # fmt: skip
    assert telephoned.silence is not None
    assert telephoned.silence[1:] == (60, 90)
    assert telephoned.time is not None
    assert telephoned.time.earliest == date(2023, 5, 8)
    assert not urged.historical
    assert reopen.historical
    assert call.commitments[0].due is not None
    assert call.commitments[0].due.latest == date(2023, 5, 31)
    assert call.hard == ("pronoun", "silence")
    assert [len(who.mentions) for who in call.who] == [3, 2]
    assert not quiet.events


def test_a_later_occurrence_of_a_quote_is_counted(tmp_path: Path) -> None:
    (one,) = read(
        tmp_path, "= m-1 | p | t |\n> Talks about talks began.\nevent talks@1 | CONSULT happened | medium in_person\n"
    )
    assert one.text[one.events[0].trigger.start :] == "talks began."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("event urged |", "event begged |", "'begged' is not in the text"),
        ("CONSULT phone happened", "CONSULT phone", "is no status"),
        ("CONSULT phone happened", "CONSULT fax happened", "is no mode of CONSULT"),
        ("REQUEST change", "PLEAD change", "is no event type"),
        ("to tza | action", "to sky | action", "'sky' is no actor of this example; expected one of ken, tza"),
        ("2023-05-08 |", "Monday |", "is no day; expected YYYY-MM-DD"),
        ("quoted indirect", "quoted loosely", "is no way of quoting"),
        ("none\n", "", "either has facts or says 'none'"),
        ("= quiet-1", "= call-1", "two examples have this id"),
        ("who tza person TZA", "who tza robot TZA", "is no kind of actor"),
        ("60..90", "long", "is no claim of silence"),
    ],
)
def test_what_does_not_follow_the_format_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = CALL.replace(old, new)
    assert text != CALL
    with pytest.raises(AnnotationError) as error:
        read(tmp_path, text)
    assert said in str(error.value)
    assert "some.txt" in str(error.value) or "call-1" in str(error.value)
