import subprocess
import sys

import pytest

import dragoman

HEAVY = ("onnxruntime", "numpy", "tokenizers", "click", "rich", "jinja2", "trafilatura", "lxml", "httpx2", "pypdf")


def loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("code", ["import dragoman", "import dragoman; dragoman.Reading; dragoman.DragomanError"])
def test_importing_dragoman_loads_nothing_heavy(code: str) -> None:
    assert loaded_after(code) == set()


def test_a_page_needs_no_terminal() -> None:
    assert not {"click", "rich", "onnxruntime"} & loaded_after("import dragoman.export.page")


@pytest.mark.parametrize("name", sorted(set(dragoman.__all__) - {"read", "read_all", "explain"}))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(dragoman, name) is not None
    assert name in dir(dragoman)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        dragoman.nonsense  # noqa: B018
