import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, ModelError
from dragoman.language import encoder as module
from dragoman.language.encoder import Encoder

FILES = ("encoder.onnx", "labels.json", "pairs.npz", "tokenizer.json")


@pytest.fixture
def model(tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with links to the model's files, from which the encoder is loaded."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name in FILES:
        (folder / name).symlink_to(str(files("dragoman.language").joinpath("model", name)))
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    return folder


def check_refusal() -> None:
    with pytest.raises(ModelError) as caught:
        Encoder()
    assert "install the package again" in str(caught.value)
    assert isinstance(caught.value, DragomanError)
    assert isinstance(caught.value, RuntimeError)


def test_whole_files_load(model: Path) -> None:
    assert Encoder().name


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(model: Path, name: str) -> None:
    (model / name).unlink()
    check_refusal()


def test_a_missing_folder(model: Path) -> None:
    shutil.rmtree(model)
    check_refusal()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "content", [b"", b"not what it should be", b"{}", b"[]", b'{"name": "x"}', b"PK\x03\x04\xff\x00"]
)
def test_a_damaged_file(model: Path, name: str, content: bytes) -> None:
    (model / name).unlink()
    (model / name).write_bytes(content)
    check_refusal()


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file(model: Path, name: str) -> None:
    content = (model / name).read_bytes()
    (model / name).unlink()
    (model / name).write_bytes(content[: len(content) // 2])
    check_refusal()


def test_the_reader_passes_the_error_on(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.reader import read

    module.load_encoder.cache_clear()
    (model / "encoder.onnx").unlink()
    article = tmp_path / "article.txt"
    article.write_text("Ministers met in Oslo on Monday. They agreed to meet again in the spring. " * 5)
    try:
        with pytest.raises(ModelError, match="install the package again"):
            read(str(article))
    finally:
        module.load_encoder.cache_clear()
