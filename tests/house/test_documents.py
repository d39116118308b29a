import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))


def test_the_documents_from_the_code_are_current() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_field_of_the_reading_is_described() -> None:
    page = (ROOT / "docs" / "reading-format.md").read_text(encoding="utf-8")
    for name in ("Reading", "Article", "Actor", "Event", "Contact", "Statement", "Commitment", "Assessment"):
        section = page.partition(f"### {name}\n")[2].partition("\n### ")[0]
        fields = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
        assert not re.findall(r"^\| `\w+` \|.*\| +\|$", section, flags=re.MULTILINE), f"{name}: a field without meaning"
        assert fields == list(getattr(dragoman, name).__struct_fields__)


def test_every_error_and_every_method_of_a_record_is_described_and_within_reach() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    named = {name for name in dragoman.__all__ if name.endswith("Error")}
    assert named == set(re.findall(r"^\| `(\w+Error)` \|", page, flags=re.MULTILINE))
    assert set(re.findall(r"raises `(\w+)`", page)) <= named
    for method in ("dossier", "matrix", "meetings", "coverage", "both_accounts", "tone_by_topic", "news", "release"):
        assert f"\n### {method}\n\n```python\nrecord.{method}(" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
    anchors = {heading.strip().lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_the_readme_has_room_for_the_scoreboard_and_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    begin, end = readme.index("<!-- scoreboard: begin -->"), readme.index("<!-- scoreboard: end -->")
    assert begin < end
    assert "\nmake demo\nmake test\n" in readme


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == dragoman.__version__
    assert f"\n## {dragoman.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_lock_names_every_dependency_with_hashes_and_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", lock, flags=re.MULTILINE))
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        name = re.split(r"[<>=!~ ]", requirement)[0].lower().replace("_", "-")
        assert name in pinned
    assert len(re.findall(r"^\S+==", lock, flags=re.MULTILINE)) <= lock.count("--hash=sha256:")


def test_every_target_of_make_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)[1].split()) - {"help", "environment"}
    assert targets == set(re.findall(r"@echo \"make (\w+) ", makefile))


def third_party_imports() -> set[str]:
    """Return the names of the modules that the package imports and that are neither its own nor Python's."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"dragoman"}


def extra(project: dict, group: str) -> set[str]:
    """Return what an optional part of the package asks for."""
    return {re.split(r"[<>=]", name)[0].lower() for name in project["optional-dependencies"][group]}


def test_what_the_package_imports_it_asks_for_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always = {re.split(r"[<>=]", name)[0].lower().replace("_", "-") for name in project["dependencies"]}
    optional = {name for group in project["optional-dependencies"] if group != "dev" for name in extra(project, group)}
    declared = always | optional
    homes = importlib.metadata.packages_distributions()
    imported = {home.lower().replace("_", "-") for name in third_party_imports() for home in homes[name]}
    assert imported <= declared
    # lxml-html-clean is imported by trafilatura, which does not ask for it; libraries of frames are imported by the
    # name that is given; dask comes with distributed.
    assert declared - imported <= {"lxml-html-clean", "pandas", "polars", "dask"}
