import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the files that the set-up needs, and no environment."""
    for name in ("pyproject.toml", "requirements.lock", ".ci/environment"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def set_up(project: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = ["/bin/sh", str(project / ".ci" / "environment")]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def commands(folder: Path, *names: str) -> str:
    """Return a search path with these commands alone."""
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name) or "/missing")
    return str(folder)


def test_a_missing_python_is_named(project: Path, tmp_path: Path) -> None:
    done = set_up(project, PATH=commands(tmp_path / "bin", "dirname", "cat", "cksum"))
    assert done.returncode == 1
    assert "Python 3.11 or newer is missing." in done.stderr
    assert "python3.13" in done.stderr


def test_an_old_or_broken_python_is_passed_over(project: Path, tmp_path: Path) -> None:
    path = commands(tmp_path / "bin", "dirname", "cat", "cksum")
    for name in ("python3.13", "python3"):
        (Path(path) / name).write_text("#!/bin/sh\nexit 1\n")
        (Path(path) / name).chmod(0o755)
    done = set_up(project, PATH=path)
    assert done.returncode == 1
    assert "Python 3.11 or newer is missing." in done.stderr


def test_a_missing_venv_module_is_named(project: Path, tmp_path: Path) -> None:
    path = commands(tmp_path / "bin", "dirname", "cat", "cksum")
    python = Path(path) / "python3"
    python.write_text(f'#!/bin/sh\n[ "$1" = -m ] && exit 1\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    done = set_up(project, PATH=path)
    assert done.returncode == 1
    assert "venv" in done.stderr


def test_a_current_environment_is_left_alone(project: Path) -> None:
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to(sys.executable)
    files = [project / name for name in ("requirements.lock", "pyproject.toml", ".ci/environment")]
    content = b"".join(file.read_bytes() for file in files)
    done = subprocess.run(["cksum"], input=content, capture_output=True, check=True)
    (project / ".venv" / ".ready").write_bytes(done.stdout)
    done = set_up(project, PATH=os.environ["PATH"])
    assert (done.returncode, done.stderr) == (0, "")
