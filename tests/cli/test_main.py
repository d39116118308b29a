import subprocess
import sys

import click
import pytest

import dragoman
from dragoman.cli.main import COMMANDS, cli


def program(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "dragoman", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def test_the_version_is_that_of_the_package() -> None:
    assert program("--version").stdout == f"dragoman {dragoman.__version__}\n"


def test_the_help_lists_every_command_as_the_command_describes_itself() -> None:
    context = click.Context(cli)
    for name, (_, summary) in COMMANDS.items():
        command = cli.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(limit=200) == summary
        assert summary in program("--help").stdout


def test_the_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from dragoman.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'onnxruntime', 'numpy', 'rich', 'lxml', 'trafilatura', 'jinja2', 'tokenizers', 'pypdf', 'msgspec'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("loaded: []\n")


@pytest.mark.parametrize("arguments", [["nonsense"], ["read"], ["read", "--nonsense"]])
def test_a_wrong_call_ends_with_2_and_no_traceback(arguments: list[str]) -> None:
    done = program(*arguments)
    assert done.returncode == 2
    assert "Usage: dragoman" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m dragoman read --help | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_terminal_without_the_characters_is_no_error() -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"}
    done = program("read", "/no/such/file–with–dashes.txt", env=environment)
    assert done.returncode == 1
    assert "UnicodeEncodeError" not in done.stderr
