"""Rules and channels out of TOML, each checked: what is wrong in which rule, and what was expected there."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dragoman.alerts.rules import CHANNELS, KINDS, Channel, Digest, Rule, Tone
from dragoman.alerts.settings import fields
from dragoman.errors import AlertRuleError
from dragoman.record.countries import code_of, no_country
from dragoman.types import Frozen

Kind = TypeVar("Kind", Rule, Channel)
#: Tables of a file, and the field of each that says of what kind its entries are.
TABLES = {"rule": "when", "channel": "to"}
#: A file of rules is small; a larger one is something else.
LARGEST = 1_000_000


class RuleFile(Frozen):
    """What a file holds."""

    rules: tuple[Rule, ...] = ()
    channels: tuple[Channel, ...] = ()


def read_rules(path: Path) -> RuleFile:
    """Return the rules and channels of a file.

    Raises:
        AlertRuleError: It cannot be read, is no TOML, or a rule is wrong; all that is wrong is said at once.
    """
    try:
        content = path.read_bytes()
        if len(content) > LARGEST:
            raise AlertRuleError("it is larger than 1 MB; expected a file of rules", source=str(path))
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        message = f"the rules cannot be read ({error.strerror}); check the path"
        raise AlertRuleError(message, source=str(path)) from error
    except UnicodeDecodeError as error:
        raise AlertRuleError("it is not UTF-8; expected TOML in UTF-8", source=str(path)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AlertRuleError(f"it is not TOML: {error}; see docs/alerts.md for examples", source=str(path)) from error
    try:
        return rules_from(tables)
    except AlertRuleError as error:
        error.source = str(path)
        raise


def rules_from(tables: Mapping[str, Any]) -> RuleFile:
    """Return the rules and channels that tables hold.

    Raises:
        AlertRuleError: Something is wrong; all that is wrong is said at once.
    """
    wrong = [f"“{name}”: {unknown(name, TABLES)}" for name in tables if name not in TABLES]
    found = RuleFile(
        rules=tuple(entries_of(tables, "rule", KINDS, wrong)),
        channels=tuple(entries_of(tables, "channel", CHANNELS, wrong)),
    )
    if wrong:
        raise AlertRuleError("; ".join(wrong))
    if not tables:
        raise AlertRuleError("it has no rule; expected [[rule]] or [[channel]]; see docs/alerts.md for examples")
    return found


def entries_of(
    tables: Mapping[str, Any], table: str, kinds: Mapping[str, type[Kind]], wrong: list[str]
) -> Iterator[Kind]:
    """Yield the entries of a table of a file that are right, and note what is wrong with the others."""
    entries = tables.get(table, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        wrong.append(f"“{table}”: write [[{table}]], with two brackets, above each")
        return
    names: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        called = f" “{entry['name']}”" if isinstance(entry.get("name"), str) else ""
        try:
            made = entry_from(entry, kinds, TABLES[table])
        except AlertRuleError as error:
            wrong.append(f"{table} {number}{called}: {error.message}")
            continue
        if made.name in names:
            wrong.append(f"{table} {number}{called}: there is one of that name above; give each its own")
        names.add(made.name)
        yield made


def rule_from(entry: Mapping[str, Any]) -> Rule:
    """Return the rule that a table holds, countries as codes.

    Raises:
        AlertRuleError: Something is wrong with it.
    """
    return entry_from(entry, KINDS, "when")


def channel_from(entry: Mapping[str, Any]) -> Channel:
    """Return the channel that a table holds.

    Raises:
        AlertRuleError: Something is wrong with it.
    """
    return entry_from(entry, CHANNELS, "to")


def entry_from(entry: Mapping[str, Any], kinds: Mapping[str, type[Kind]], tag: str) -> Kind:
    """Return the rule or channel that a table holds."""
    kind = entry.get(tag)
    if not isinstance(kind, str) or kind not in kinds:
        said = unknown(kind, kinds) if kind is not None else f"“{tag}” is missing; expected one of {listed(kinds)}"
        raise AlertRuleError(said if kind is None else f"{tag} = {shown(kind)}: {said}")
    wanted = kinds[kind]
    wrong = [
        f"{tag} = “{kind}” has no “{name}”; {unknown(name, wanted.__struct_fields__)}"
        for name in entry
        if name not in wanted.__struct_fields__
    ]
    wrong += [
        f"“{name}” is missing; expected {fields()[name].expects}" for name in required(wanted) if name not in entry
    ]
    if wrong:
        raise AlertRuleError("; ".join(wrong))
    made = converted(coded(entry), wanted)
    check_further(made)
    return made


def required(kind: type[Kind]) -> list[str]:
    """Return the fields that a kind cannot do without."""
    return [field.name for field in msgspec.structs.fields(kind) if field.required]


def coded(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with the codes of its countries, and days out of times."""
    made: dict[str, Any] = dict(entry)
    for name in ("of", "towards"):
        if isinstance(made.get(name), str):
            made[name] = country_of(made[name])
    pair = made.get("between")
    if isinstance(pair, list | tuple) and all(isinstance(one, str) for one in pair):
        made["between"] = sorted({country_of(one) for one in pair})
        if len(pair) == 2 and len(made["between"]) == 1:  # noqa: PLR2004
            raise AlertRuleError(f"“between” names {made['between'][0]} twice; expected {fields()['between'].expects}")
    if isinstance(made.get("since"), datetime):
        made["since"] = made["since"].date()
    return made


def country_of(name: str) -> str:
    """Return the code of a country that a rule names by code or name."""
    code = code_of(name)
    if code is None:
        raise AlertRuleError(no_country(name).message)
    return code


def converted(entry: Mapping[str, Any], kind: type[Kind]) -> Kind:
    """Return an entry as its type; fields are looked at one by one, so that every wrong one is named."""
    wrong = []
    for field in msgspec.structs.fields(kind):
        if field.name in entry:
            try:
                msgspec.convert(entry[field.name], field.type)
            except msgspec.ValidationError:
                expected = fields()[field.name].expects
                wrong.append(f"“{field.name}” is {shown(entry[field.name])}; expected {expected}")
    if wrong:
        raise AlertRuleError("; ".join(wrong))
    return msgspec.convert(dict(entry), kind)


def check_further(made: Rule | Channel) -> None:
    """Refuse what no type tells: an empty list of what to watch for, an unknown topic, a digest of another kind."""
    for name in ("status", "becomes", "verdict", "about"):
        if getattr(made, name, None) == ():
            raise AlertRuleError(f"“{name}” is empty; expected {fields()[name].expects}")
    if isinstance(made, Tone) and made.of == made.towards:
        raise AlertRuleError("“of” and “towards” are one country; expected two")
    topic = made.topic if isinstance(made, Tone) else "any"
    if topic != "any":
        from dragoman.analysis.tone_ladder import topics

        if topic not in topics().topic:
            raise AlertRuleError(f"“topic” is {shown(topic)}; {unknown(topic, ['any', *topics().topic])}")
    if isinstance(made, Digest) and Path(made.path).suffix.lower() not in {".md", ".html"}:
        raise AlertRuleError(f"“path” is {shown(made.path)}; expected a file that ends in .md or .html")


def unknown(name: object, known: Iterable[str]) -> str:
    """Return what was expected in the place of a word that is not known, the likeliest first."""
    words = list(known)
    near = difflib.get_close_matches(str(name), words, 1)
    return f"did you mean “{near[0]}”? It may be {listed(words)}" if near else f"expected one of {listed(words)}"


def listed(words: Iterable[str]) -> str:
    """Return words in quotation marks."""
    return ", ".join(f"“{word}”" for word in words)


def shown(value: object) -> str:
    """Return a value as a file of rules would have it, not longer than a line."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        text = f"[{', '.join(shown(one) for one in value)}]"
    else:
        text = f"“{value}”" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004
