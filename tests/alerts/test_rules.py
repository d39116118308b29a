"""Rules are data: what is right is kept as it is, and what is wrong is said, with what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alert_records import CALLS, keep, watch
from dragoman.alerts.rule_files import read_rules, rule_from, rules_from
from dragoman.alerts.rules import CHANNELS, KINDS
from dragoman.alerts.settings import fields
from dragoman.alerts.store import channels_of, remove, rules_of
from dragoman.door import open_record
from dragoman.errors import AlertRuleError

DOCS = Path(__file__).parents[2] / "docs" / "alerts.md"
SILENCE: dict[str, Any] = {"name": "s", "when": "silence", "between": ["GRC", "TUR"], "days": 30}
TONE: dict[str, Any] = {"name": "t", "when": "tone", "of": "RUS", "towards": "UKR"}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({**CALLS, "when": "contakt"}, ["“contakt”", "did you mean “contact”?"]),
        ({"name": "x"}, ["“when” is missing", "“silence”"]),
        ({**CALLS, "levle": "heads"}, ["no “levle”", "did you mean “level”?"]),
        ({"name": "x", "when": "silence", "between": ["GRC", "TUR"]}, ["“days” is missing", "a whole number of days"]),
        ({**SILENCE, "days": "thirty"}, ["“days” is “thirty”", "a whole number of days"]),
        ({**SILENCE, "days": 0, "times_usual": -1}, ["“days” is 0", "“times_usual” is -1", "a number above 0"]),
        ({**SILENCE, "days": True}, ["“days” is true"]),
        ({**CALLS, "between": ["USA"]}, ["“between” is [“USA”]", "two countries"]),
        ({**CALLS, "between": ["USA", "USA"]}, ["names USA twice"]),
        ({**CALLS, "between": "USA-IRN"}, ["“between” is “USA-IRN”", "two countries"]),
        ({**CALLS, "between": ["USA", "Grece"]}, ["'Grece' is no country", "GRC"]),
        ({**CALLS, "media": ["fax"]}, ["“media” is [“fax”]", '"letter"']),
        ({**CALLS, "status": []}, ["“status” is empty", "happened"]),
        ({**CALLS, "since": "soon"}, ["“since” is “soon”", "a day"]),
        ({**CALLS, "name": "two words"}, ["“name” is “two words”", "letters, digits"]),
        ({**TONE, "topic": "secruity"}, ["“topic” is “secruity”", "did you mean “security”?"]),
        ({**TONE, "towards": "Russia"}, ["one country"]),
    ],
)
def test_a_wrong_rule_is_refused_with_what_was_expected(rule: dict[str, Any], said: list[str]) -> None:
    with pytest.raises(AlertRuleError) as error:
        rule_from(rule)
    for words in said:
        assert words in str(error.value)


def test_everything_wrong_in_a_file_is_said_at_once_and_where(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(
        '[[rule]]\nname = "a"\nwhen = "contact"\n\n[[rule]]\nname = "b"\nwhen = "tone"\nof = "USA"\n\n[[rul]]\n'
    )
    with pytest.raises(AlertRuleError) as error:
        read_rules(file)
    for words in (str(file), "rule 1 “a”", "“between” is missing", "rule 2 “b”", "“towards” is missing", "“rul”"):
        assert words in str(error.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"[[rule]\n", "it is not TOML"), (b"\xff\xfe", "not UTF-8"), (b"", "it has no rule"), (b"rule = 3", "[[rule]]")],
)
def test_a_file_that_holds_no_rules_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_bytes(content)
    with pytest.raises(AlertRuleError, match=said.replace("[", "\\[")):
        read_rules(file)
    with pytest.raises(AlertRuleError, match="cannot be read"):
        read_rules(tmp_path / "none.toml")


def test_countries_are_told_by_code_or_name_in_any_order() -> None:
    assert rule_from({**CALLS, "between": ["Turkey", "greece"]}).between == ("GRC", "TUR")
    assert rule_from({**CALLS, "between": ["gr", "TUR"]}) == rule_from({**CALLS, "between": ["Türkiye", "GRC"]})


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(AlertRuleError, match="one of that name above"):
        rules_from({"rule": [CALLS, CALLS]})


def test_the_examples_of_the_page_are_rules_and_every_field_is_explained(tmp_path: Path) -> None:
    page = DOCS.read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in page.split("```toml\n")[1:]]
    (tmp_path / "rules.toml").write_text("\n".join(examples))
    found = read_rules(tmp_path / "rules.toml")
    assert {rule.when for rule in found.rules} == set(KINDS)
    assert {channel.to for channel in found.channels} == set(CHANNELS)
    for kind in (*KINDS.values(), *CHANNELS.values()):
        for name in kind.__struct_fields__:
            assert f"`{name}`" in page
            assert fields()[name].meaning in page, name


def test_what_is_kept_is_what_was_given_and_adding_again_changes_nothing(tmp_path: Path) -> None:
    path = keep(tmp_path / "r.db", [])
    feed = {"name": "feed", "to": "feed", "path": "alerts.atom", "rules": ["calls"]}
    watch(path, CALLS, SILENCE, channels=[feed])
    watch(path, CALLS, SILENCE, channels=[feed])
    with open_record(path, write=False) as record:
        assert rules_of(record.connection) == sorted(map(rule_from, [CALLS, SILENCE]), key=lambda rule: rule.name)
        assert [channel.name for channel in channels_of(record.connection)] == ["feed"]


def test_a_name_that_is_taken_is_replaced_only_when_asked_and_never_by_another_kind(tmp_path: Path) -> None:
    path = keep(tmp_path / "r.db", [])
    watch(path, CALLS)
    with pytest.raises(AlertRuleError, match="--replace"):
        watch(path, {**CALLS, "level": "heads"})
    watch(path, {**CALLS, "level": "heads"}, replace=True)
    with pytest.raises(AlertRuleError, match="of the kind “contact”"):
        watch(path, {**SILENCE, "name": "calls"}, replace=True)
    with open_record(path) as record:
        assert rules_of(record.connection)[0].level == "heads"
        assert remove(record.connection, "calls") == "rule"
        with pytest.raises(AlertRuleError, match="no rule"):
            remove(record.connection, "calls")


def test_a_channel_names_rules_that_are_there(tmp_path: Path) -> None:
    path = keep(tmp_path / "r.db", [])
    with pytest.raises(AlertRuleError, match="“none”"):
        watch(path, channels=[{"name": "d", "to": "digest", "path": "d.md", "rules": ["none"]}])


WORDS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([*KINDS, "USA", "FRA"])
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from([*fields(), "x", ""]), VALUES)
    | st.builds(lambda rule, more: {**rule, **more}, st.sampled_from([CALLS, SILENCE, TONE]),
                st.dictionaries(st.sampled_from(list(fields())), VALUES, max_size=2))
)  # fmt: skip
def test_whatever_a_table_holds_it_is_a_rule_or_an_error_that_says_why(table: dict[str, Any]) -> None:
    try:
        rule = rule_from(table)
    except AlertRuleError as error:
        assert error.message
    else:
        assert msgspec.convert(msgspec.to_builtins(rule), KINDS[rule.when]) == rule
