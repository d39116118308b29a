"""The web app is loaded when it is served, and not before."""

import subprocess
import sys

WEB = ("starlette", "uvicorn", "altair", "vl_convert", "anyio", "dragoman.web")


def loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sorted(set(sys.modules) & set({WEB!r})))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_dragoman_loads_no_web_app() -> None:
    assert loaded_after("import dragoman; dragoman.open_record") == set()


def test_the_help_of_the_command_loads_no_web_app() -> None:
    code = "from click.testing import CliRunner; from dragoman.cli.main import cli\n"
    assert loaded_after(f"{code}assert CliRunner().invoke(cli, ['serve', '--help']).exit_code == 0") == set()


def test_the_app_is_made_without_the_libraries_that_draw() -> None:
    assert not {"altair", "vl_convert"} & loaded_after("import dragoman.web.app")
