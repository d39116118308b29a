from itertools import product

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch; see training/README.md")

from sequences import Sequences, path_sums, sequence_loss, sequence_losses  # noqa: E402

LABELS = ("O", "B-a", "I-a", "B-b", "I-b")


def valid(tags: tuple[int, ...], open_start: bool) -> bool:
    """Whether every tag that goes on a span follows one of its kind."""
    names = [LABELS[tag] for tag in tags]
    before = ["I" + names[0][1:] if open_start else "O", *names[:-1]]
    return all(not tag.startswith("I") or last[1:] == tag[1:] for last, tag in zip(before, names, strict=True))


@pytest.mark.parametrize("open_start", [False, True])
def test_the_sum_is_that_over_all_valid_sequences(open_start: bool) -> None:
    torch.manual_seed(1)
    scores = torch.randn(1, 4, len(LABELS))
    paths = [tags for tags in product(range(len(LABELS)), repeat=4) if valid(tags, open_start)]
    sums = torch.stack([sum(scores[0, place, tag] for place, tag in enumerate(tags)) for tags in paths])
    found = path_sums(scores, torch.ones(1, 4, dtype=torch.bool), torch.tensor([open_start]))
    assert found[0].item() == pytest.approx(sums.logsumexp(0).item(), abs=1e-4)


def test_padding_counts_for_nothing() -> None:
    torch.manual_seed(2)
    scores = torch.randn(1, 5, len(LABELS))
    tags = torch.tensor([[1, 2, 0, -100, -100]])
    words = torch.tensor([[True, True, True, False, False]])
    short = sequence_loss(scores[:, :3], tags[:, :3], words[:, :3])
    assert sequence_loss(scores, tags, words).item() == pytest.approx(short.item(), abs=1e-5)


def test_an_unknown_tag_may_be_any() -> None:
    torch.manual_seed(3)
    scores = torch.randn(1, 3, len(LABELS))
    words = torch.ones(1, 3, dtype=torch.bool)
    everything = sequence_loss(scores, torch.full((1, 3), -100), words)
    assert everything.item() == pytest.approx(0.0, abs=1e-5)
    some = sequence_loss(scores, torch.tensor([[1, -100, 0]]), words) * 2
    ways = [tags for tags in product(range(len(LABELS)), repeat=3) if valid(tags, False) and tags[::2] == (1, 0)]
    sums = torch.stack([sum(scores[0, place, tag] for place, tag in enumerate(tags)) for tags in ways])
    wanted = path_sums(scores, words, torch.tensor([False]))[0] - sums.logsumexp(0)
    assert some.item() == pytest.approx(wanted.item(), abs=1e-4)


def test_tags_that_are_no_valid_sequence_teach_nothing() -> None:
    scores = torch.randn(1, 2, len(LABELS))
    assert sequence_loss(scores, torch.tensor([[0, 2]]), torch.ones(1, 2, dtype=torch.bool)).item() == 0.0


def test_learning_finds_a_whole_span() -> None:
    torch.manual_seed(4)
    scores = torch.randn(1, 6, len(LABELS), requires_grad=True)
    tags = torch.tensor([[0, 1, 2, 2, 3, 4]])
    words = torch.ones(1, 6, dtype=torch.bool)
    optimizer = torch.optim.SGD([scores], lr=2.0)
    for _ in range(200):
        optimizer.zero_grad()
        sequence_loss(scores, tags, words).backward()
        optimizer.step()
    assert scores[0].argmax(-1).tolist() == tags[0].tolist()


def test_tasks_lose_the_same_together_as_apart() -> None:
    torch.manual_seed(5)
    words = torch.tensor([[True, True, True], [True, True, False]])
    tasks = {
        "narrow": Sequences(torch.randn(2, 3, 3), torch.tensor([[1, 2, 0], [0, 1, -100]]), words),
        "wide": Sequences(torch.randn(2, 3, 5), torch.tensor([[2, 0, 3], [4, -100, -100]]), words, open_start=True),
    }
    apart, together = (sequence_losses(tasks, together=way) for way in (False, True))
    assert {task: loss.item() for task, loss in together.items()} == pytest.approx(
        {task: loss.item() for task, loss in apart.items()}, rel=1e-5
    )
    assert sequence_losses({}, together=True) == {}
