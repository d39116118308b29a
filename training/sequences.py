"""The loss of tag sequences: how likely the right one is among all in which no span goes on that did not begin.

A conditional random field (Lafferty, McCallum and Pereira 2001) without weights of its own: the scores of the words
are all there is, as in the decoder. Where a span begins is then learned together with where it ends; with one loss a
word, an uncertain beginning gave spans that came apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

#: What a tag that may not stand loses, and a loss that only a sequence with such a tag has.
_FORBIDDEN, _IMPOSSIBLE = 1e4, 5e3


@dataclass(frozen=True)
class Sequences:
    """The scores and the right tags of the sequences of one task.

    Args:
        scores: [rows, length, labels]; labels are ``O``, then ``B-`` and ``I-`` of each kind in turn.
        tags: [rows, length]; negative where the tag is not known, which may then be any.
        words: [rows, length]; which places hold a word. Words stand at the beginning of a row.
        open_start: A span may go on that began before the first word.
    """

    scores: Tensor
    tags: Tensor
    words: Tensor
    open_start: bool = False


def sequence_losses(tasks: dict[str, Sequences], *, together: bool) -> dict[str, Tensor]:
    """Return each task's loss per word whose tag is known.

    Place follows place, so that a GPU mostly waits; ``together`` lets all tasks take each place in one step.
    """
    groups = [list(tasks)] if together and tasks else [[task] for task in tasks]
    return {
        task: loss for group in groups for task, loss in zip(group, _losses([tasks[t] for t in group]), strict=True)
    }


def sequence_loss(scores: Tensor, tags: Tensor, words: Tensor, *, open_start: bool = False) -> Tensor:
    """Return the loss per word whose tag is known; arguments as of ``Sequences``."""
    return _losses([Sequences(scores, tags, words, open_start)])[0]


def _losses(tasks: list[Sequences]) -> list[Tensor]:
    """Return the loss of each task; labels that a task lacks are forbidden."""
    widest = max(task.scores.shape[-1] for task in tasks)
    scores = torch.cat(
        [F.pad(task.scores.float(), (0, widest - task.scores.shape[-1]), value=-_FORBIDDEN) for task in tasks]
    )
    tags, words = (torch.cat([getattr(task, part) for task in tasks]) for part in ("tags", "words"))
    known = tags >= 0
    right = torch.zeros_like(scores).scatter_(-1, tags.clamp(min=0)[..., None], 1.0).bool()
    allowed = scores.masked_fill(known[..., None] & ~right, -_FORBIDDEN)
    opening = torch.cat([torch.full_like(task.words[:, 0], task.open_start) for task in tasks])
    both = path_sums(torch.cat([scores, allowed]), torch.cat([words, words]), torch.cat([opening, opening]))
    everything, wanted = both.chunk(2)
    losses = everything - wanted
    # A row whose own tags are no valid sequence teaches nothing.
    losses = losses * (losses < _IMPOSSIBLE)
    counts = (known & words).sum(1)
    rows = [len(task.tags) for task in tasks]
    return [
        loss.sum() / count.sum().clamp(min=1)
        for loss, count in zip(losses.split(rows), counts.split(rows), strict=True)
    ]


def path_sums(scores: Tensor, words: Tensor, opening: Tensor) -> Tensor:
    """Return the logarithm of the summed weights of all valid sequences of each row; [rows].

    Args:
        scores: As of ``Sequences``.
        words: As of ``Sequences``.
        opening: [rows]; in which rows a span may go on that began before the first word.
    """
    first, *others = scores.unbind(1)
    closed = torch.cat([first[:, :1], opened(first[:, 1::2], first[:, 2::2] - _FORBIDDEN)], -1)
    sums = torch.where(opening[:, None], first, closed)
    for place, following in enumerate(others, 1):
        every = sums.logsumexp(-1, keepdim=True)
        goes_on = torch.logaddexp(sums[:, 1::2], sums[:, 2::2])
        reached = torch.cat([every, opened(every.expand_as(goes_on), goes_on)], -1) + following
        sums = torch.where(words[:, place, None], reached, sums)
    return sums.logsumexp(-1)


def opened(begins: Tensor, goes_on: Tensor) -> Tensor:
    """Return the values of beginning and of going on, kind by kind, in the order of the labels."""
    return torch.stack([begins, goes_on], -1).flatten(-2)
