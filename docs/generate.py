"""Write the parts of the documentation that come from the code; with --check only say whether they are current.

The reading format comes from the types, the command line from its commands, the Python door from its methods and
errors, the tables from the files that define their columns. A test runs the check.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from markers import replace_marked  # noqa: E402

TYPES = ROOT / "src" / "dragoman" / "types.py"
DOOR = ROOT / "src" / "dragoman" / "door"
ERRORS = ROOT / "src" / "dragoman" / "errors.py"
#: Methods that the program's own parts use.
PLUMBING = frozenset({"reading", "writing", "state", "added_since", "reread_one", "articles_read", "disputes_among"})
#: Types that stay inside the program.
INTERNAL = frozenset({"Frozen", "FrozenMeta", "Document", "Known"})
JSON_NAMES = {"str": "string", "int": "number", "float": "number", "bool": "true or false", "date": "date"}


def reading_format() -> str:
    """Return the description of every type of the reading, outermost first."""
    source = TYPES.read_text(encoding="utf-8")
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name not in INTERNAL]
    classes.sort(key=lambda node: node.name != "Reading")
    return "\n\n".join(describe_type(node, source.splitlines()) for node in classes)


def describe_type(node: ast.ClassDef, lines: list[str]) -> str:
    """Return the section of one type."""
    rows = [
        f"| `{field.target.id}` | {json_type(field.annotation)} | {meaning(field, lines)} |"
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    ]
    head = ["| field | type | meaning |", "| --- | --- | --- |"]
    return "\n".join([f"### {node.name}", "", ast.get_docstring(node) or "", "", *head, *rows])


def meaning(field: ast.AnnAssign, lines: list[str]) -> str:
    """Return the comment that stands above a field."""
    above: list[str] = []
    for line in reversed(lines[: field.lineno - 1]):
        if not line.strip().startswith("#:"):
            break
        above.insert(0, line.strip().removeprefix("#:").strip())
    return " ".join(above).replace("``", "`").replace(" |", ",").replace("None", "null")


def json_type(annotation: ast.expr) -> str:
    """Return a type as it stands in JSON."""
    if isinstance(annotation, ast.BinOp):
        return f"{json_type(annotation.left)} or {json_type(annotation.right)}"
    if isinstance(annotation, ast.Constant) and annotation.value is None:
        return "null"
    if isinstance(annotation, ast.Subscript):
        return json_list(annotation)
    name = ast.unparse(annotation)
    return JSON_NAMES.get(name) or f"[{name}](#{name.lower()})"


def json_list(annotation: ast.Subscript) -> str:
    """Return the type of a list: of any length, or a number of values of their own."""
    items = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    if isinstance(items[-1], ast.Constant) and items[-1].value is ...:
        return f"list of {json_type(items[0])}"
    return f"list: {', '.join(json_type(item) for item in items)}"


def command_line() -> str:
    """Return the description of every command."""
    from dragoman.cli.main import cli

    return "\n\n".join(describe_commands(cli, ["dragoman"], None))


def describe_commands(command: click.Command, names: list[str], parent: click.Context | None) -> Iterator[str]:
    """Yield the section of a command, then those of its own commands."""
    context = click.Context(command, info_name=names[-1], parent=parent, **command.context_settings)
    yield describe_command(command, names, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from describe_commands(below, [*names, name], context)


def describe_command(command: click.Command, names: list[str], context: click.Context) -> str:
    """Return the section of one command: usage, help, options."""
    usage = " ".join([*names, *command.collect_usage_pieces(context)])
    parts = [f"## {' '.join(names)}", f"```\n{usage}\n```", help_text(command.help or "")]
    options = [option for option in command.get_params(context) if isinstance(option, click.Option)]
    rows = [option_row(option, context) for option in options if not option.hidden]
    parts.append("\n".join(["| option | meaning |", "| --- | --- |", *rows]))
    return "\n\n".join(part for part in parts if part)


def help_text(text: str) -> str:
    """Return a command's help; a paragraph that Click is told not to wrap stays as it is set."""
    paragraphs = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        kept = paragraph.removeprefix("\b\n")
        lines = "\n".join(line.strip() for line in kept.splitlines())
        paragraphs.append(lines if kept == paragraph else f"```\n{kept}\n```")
    return "\n\n".join(paragraphs)


def option_row(option: click.Option, context: click.Context) -> str:
    """Return the row of one option."""
    names, meaning = option.get_help_record(context) or ("", "")
    return f"| `{names}` | {meaning.replace('|', ' or ')} |"


def python_door() -> str:
    """Return the description of what programs call: the methods of a record, and the errors."""
    parsed = {path.stem: ast.parse(path.read_text(encoding="utf-8")).body for path in DOOR.glob("*.py")}
    classes = {node.name: node for body in parsed.values() for node in body if isinstance(node, ast.ClassDef)}
    opening = next(node for node in parsed["record"] if isinstance(node, ast.FunctionDef))
    parts = ["## Opening", describe_method(opening, "dragoman."), *described_methods(classes["Opened"])]
    for base in classes["Record"].bases:
        subject = classes[ast.unparse(base)]
        parts += [f"## {(ast.get_docstring(subject) or '').removesuffix('.')}", *described_methods(subject)]
    return "\n\n".join([*parts, "## Errors", *errors()])


def described_methods(node: ast.ClassDef) -> list[str]:
    """Return the sections of the methods of a class that programs call."""
    methods = [method for method in node.body if isinstance(method, ast.FunctionDef)]
    return [describe_method(m, "record.") for m in methods if m.name not in PLUMBING and m.name[0] != "_"]


def describe_method(method: ast.FunctionDef, owner: str) -> str:
    """Return the section of a method: how it is called, and its docstring."""
    arguments = method.args
    arguments.args = [argument for argument in arguments.args if argument.arg != "self"]
    gives = f" -> {ast.unparse(method.returns)}" if method.returns else ""
    call = f"{owner}{method.name}({ast.unparse(arguments)}){gives}"
    first, *sections = (ast.get_docstring(method) or "").split("\n\n")
    told = [part if part.split("\n")[0] not in ("Args:", "Raises:") else listed(part) for part in sections]
    text = "\n\n".join([first, *told]).replace("``", "`")
    return f"### {method.name}\n\n```python\n{call}\n```\n\n{text}"


def listed(section: str) -> str:
    """Return the arguments or errors of a docstring as a list."""
    raises = "raises " if section.startswith("Raises:") else ""
    entries: list[str] = []
    for line in section.splitlines()[1:]:
        if line.startswith("     "):
            entries[-1] += f" {line.strip()}"
        else:
            entries.append(line.strip())
    pairs = (entry.partition(": ") for entry in entries)
    return "\n".join(f"- {raises}`{name}`: {meaning}" for name, _, meaning in pairs)


def errors() -> list[str]:
    """Return what is said of the errors that callers meet."""
    import dragoman

    nodes = [node for node in ast.parse(ERRORS.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    rows = [
        f"| `{node.name}` | {', '.join(f'`{ast.unparse(base)}`' for base in node.bases)} "
        f"| {(ast.get_docstring(node) or '').partition(chr(10))[0]} |"
        for node in nodes
        if node.name in dragoman.__all__
    ]
    return ["\n".join(["| error | is also | when |", "| --- | --- | --- |", *rows])]


def tables() -> str:
    """Return the description of every table: those that are exported, then those of lists and analyses."""
    from dragoman.exchange.tables import ANALYSED, layouts

    return "\n\n".join(describe_table(name, layout) for name, layout in (layouts() | layouts(ANALYSED)).items())


def describe_table(name: str, layout: dict[str, Any]) -> str:
    """Return the section of one table."""
    rows = [f"| `{column['name']}` | {column['type']} | {column['about']} |" for column in layout["columns"]]
    return "\n".join(
        [f"## {name}", "", layout["about"], "", "| column | kind | meaning |", "| --- | --- | --- |", *rows]
    )


GENERATED = {
    "reading-format": reading_format, "command-line": command_line, "python": python_door, "tables": tables,
}  # fmt: skip


def main() -> None:
    """Write the pages, or check them."""
    stale: list[str] = []
    for name, generate in GENERATED.items():
        path = ROOT / "docs" / f"{name}.md"
        content = replace_marked(path, name, generate())
        if content == path.read_text(encoding="utf-8"):
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
    if stale:
        print(f"{'not current' if '--check' in sys.argv else 'written'}: {', '.join(stale)}")
    if stale and "--check" in sys.argv:
        sys.exit("Run make docs and commit what it writes.")


if __name__ == "__main__":
    main()
