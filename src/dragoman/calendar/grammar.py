"""The rule engine: reads ``rules.toml`` and applies its levels one after the other.

Every node of the text has a letter that stands for the set of its classes, so a text is a string and a
rule is a regular expression over it, written with class names. On each level the leftmost longest
matches win, earlier rules before later ones; what a rule matched becomes one node with the classes that
the rule gives, and the next level reads the shorter string. Cascades of this kind are the method of
FASTUS (Hobbs and others, 1997).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from dragoman.calendar.builders import BUILDERS, Slots
from dragoman.calendar.lexicon import OTHER, Letters, Node, letters_and_lexicon, nodes
from dragoman.calendar.meanings import Meaning, TimeExpression
from dragoman.errors import VocabularyError

NAMES = re.compile(r"(?<![\w?])(?:(\w+):)?([A-Za-z_]\w*(?:/\w+)*)")
AROUND = ("after", "before", "not_after", "not_before")
FIELDS = {
    "name",
    "level",
    "pattern",
    "build",
    "gives",
    "kind",
    "after",
    "before",
    "not_after",
    "not_before",
    "compound",
}


class Rule:
    """One rule: what it matches, what it means and which classes the result has."""

    def __init__(self, raw: dict[str, Any], groups: dict[str, list[str]]) -> None:
        """Take the rule as read and the named groups of classes; ``compile`` completes it."""
        unknown = set(raw) - FIELDS - {"with"}
        if unknown or raw.get("build") not in BUILDERS:
            raise VocabularyError(
                f"time rule {raw.get('name')}: unknown field or builder ({unknown or raw.get('build')})"
            )
        self.name: str = raw["name"]
        self.level: int = raw["level"]
        self.raw = raw
        self.groups = groups
        self.gives = frozenset(raw["gives"])
        self.kind: str | None = raw.get("kind")
        self.compound: bool = raw.get("compound", False)
        self.build: Callable[[Slots], Any] = BUILDERS[raw["build"]]
        self.arguments: dict[str, Any] = raw.get("with", {})
        #: What each capturing group fills, in order; one slot may stand in several alternatives.
        self.slots: list[tuple[str, tuple[str, ...]]] = []
        self.expression = re.compile("")
        self.letter = OTHER

    def compile(self, letters: Letters) -> None:
        """Turn the pattern into a regular expression over letters."""
        around = {key: self.body(self.raw[key], letters) for key in AROUND if key in self.raw}
        self.slots.clear()
        source = "".join(
            (
                f"(?<={around['after']})" if "after" in around else "",
                f"(?<!{around['not_after']})" if "not_after" in around else "",
                self.body(self.raw["pattern"], letters),
                f"(?={around['before']})" if "before" in around else "",
                f"(?!{around['not_before']})" if "not_before" in around else "",
            )
        )
        self.expression = re.compile(source)

    def body(self, pattern: str, letters: Letters) -> str:
        """Return a pattern with class names replaced by sets of letters."""

        def replace(match: re.Match[str]) -> str:
            slot, names = match.groups()
            found = self.alternatives(names, letters)
            if slot is None:
                return found
            self.slots.append((slot, tuple(self.classes(names))))
            return f"({found})"

        return NAMES.sub(replace, pattern.replace("(", "(?:")).replace(" ", "")

    def classes(self, names: str) -> list[str]:
        """Return the classes behind "a/b" where a or b may be a group."""
        return [one for name in names.split("/") for one in self.groups.get(name, [name])]

    def alternatives(self, names: str, letters: Letters) -> str:
        """Return a regular expression for one node of any of the classes."""
        return "[" + "".join(sorted({c for name in self.classes(names) for c in letters.of_class(name)})) + "]"


def slot_value(node: Node, classes: tuple[str, ...]) -> Any:
    """Return what the node means as the first of the classes that it has."""
    return next(node.values[name] for name in classes if name in node.values)


@cache
def table() -> dict[str, Any]:
    """Return the rule file."""
    text = resources.files("dragoman.calendar").joinpath("data", "rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def glue_letters() -> frozenset[str]:
    """Return the letters of nodes that make no expression by themselves."""
    letters, _ = letters_and_lexicon()
    glue = frozenset(table()["glue"]["classes"])
    return frozenset(letter for classes, letter in letters.by_classes.items() if classes <= glue)


@cache
def load_rules() -> tuple[tuple[Rule, ...], ...]:
    """Return the rules by level."""
    letters, _ = letters_and_lexicon()
    rules = [Rule(raw, table()["groups"]) for raw in table()["rule"]]
    for rule in rules:
        rule.letter = letters.letter(rule.gives)
    for rule in rules:
        rule.compile(letters)
    return tuple(tuple(rule for rule in rules if rule.level == level) for level in sorted({r.level for r in rules}))


def matches(rules: tuple[Rule, ...], letters: str) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    """Return all matches of a level's rules, leftmost first, longest first, earlier rules first."""
    found = []
    for number, rule in enumerate(rules):
        for match in rule.expression.finditer(letters):
            first, last = match.span()
            found.append((first, -last, number, rule, match))
    found.sort(key=lambda item: item[:3])
    return found


def apply(rule: Rule, match: re.Match[str], row: list[Node | None]) -> Node | None:
    """Return the node that a rule makes of its match, or None when its builder refuses."""
    slots = Slots(rule.arguments)
    filled: list[Node] = []
    for group, (name, classes) in enumerate(rule.slots, 1):
        at = match.start(group)
        if at >= 0:
            node = row[at]
            assert node is not None
            slots[name] = slot_value(node, classes)
            filled.append(node)
    meaning = rule.build(slots)
    if meaning is None:
        return None
    first, last = row[match.start()], row[match.end() - 1]
    assert first is not None and last is not None
    parts = inner_parts(filled) if rule.compound else ()
    values = dict.fromkeys(rule.gives, meaning)
    kind = rule.kind or next((node.values["kind"] for node in filled if "kind" in node.values), None)
    if kind and (rule.kind or rule.compound):
        values["kind"] = kind
    return Node(first.start, last.end, rule.letter, values, parts)


def inner_parts(filled: list[Node]) -> tuple[Node, ...]:
    """Return the simple expressions inside a compound, in the order of the text."""
    inner: list[Node] = []
    for node in filled:
        inner.extend(node.parts if node.parts else [node] if "kind" in node.values else [])
    return tuple(sorted(inner, key=lambda node: node.start))


def reduce_level(rules: tuple[Rule, ...], row: list[Node | None]) -> list[Node | None]:
    """Return the row of nodes with this level's matches joined."""
    letters = "".join(node.letter if node else OTHER for node in row)
    result: list[Node | None] = []
    at = 0
    for first, negative_last, _, rule, match in matches(rules, letters):
        if first < at:
            continue
        node = apply(rule, match, row)
        if node is None:
            continue
        result.extend(row[at:first])
        result.append(node)
        at = -negative_last
    result.extend(row[at:])
    return result


def without_glue(row: list[Node | None]) -> list[Node | None]:
    """Return the row without the stretches that hold nothing but glue: most of a text, and no rule needs it."""
    glue = glue_letters()
    result: list[Node | None] = []
    start, alive = 0, False
    for number, node in enumerate([*row, None]):
        if node is not None:
            alive = alive or node.letter not in glue
            continue
        if alive:
            result.extend(row[start : number + 1])
        start, alive = number + 1, False
    return result


def read_nodes(text: str) -> list[Node]:
    """Return the joined nodes that are expressions of time."""
    levels = load_rules()
    row = without_glue(nodes(text))
    if not any(row):
        return []
    for rules in levels:
        row = reduce_level(rules, row)
    return [node for node in row if node is not None and "kind" in node.values]


def to_expression(text: str, node: Node) -> TimeExpression:
    """Return the node as the exchanged type."""
    meaning: Meaning = next(value for name, value in node.values.items() if name != "kind")
    return TimeExpression(
        start=node.start,
        end=node.end,
        text=text[node.start : node.end],
        kind=node.values["kind"],
        meaning=meaning,
        parts=tuple(to_expression(text, part) for part in node.parts),
    )


def find_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in a text, in its order; none overlaps another."""
    return tuple(to_expression(text, node) for node in read_nodes(text))
