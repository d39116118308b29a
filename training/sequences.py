"""The loss of tag sequences: how likely the right one is among all in which no span goes on that did not begin.

A conditional random field (Lafferty, McCallum and Pereira 2001) without weights of its own: the scores of the words
are all there is, as in the decoder. Where a span begins is then learned together with where it ends; with one loss a
word, an uncertain beginning gave spans that came apart.
"""

from __future__ import annotations

import torch
from torch import Tensor

#: What a tag that may not stand loses, and a loss that only a sequence with such a tag has.
_FORBIDDEN, _IMPOSSIBLE = 1e4, 5e3


def sequence_loss(scores: Tensor, tags: Tensor, words: Tensor, *, open_start: bool = False) -> Tensor:
    """Return the loss per word whose tag is known.

    Args:
        scores: [rows, length, labels]; labels are ``O``, then ``B-`` and ``I-`` of each kind in turn.
        tags: [rows, length]; negative where the tag is not known, which may then be any.
        words: [rows, length]; which places hold a word. Words stand at the beginning of a row.
        open_start: A span may go on that began before the first word.
    """
    scores = scores.float()
    known = tags >= 0
    right = torch.zeros_like(scores).scatter_(-1, tags.clamp(min=0)[..., None], 1.0).bool()
    allowed = scores.masked_fill(known[..., None] & ~right, -_FORBIDDEN)
    both = path_sums(torch.cat([scores, allowed]), torch.cat([words, words]), open_start=open_start)
    everything, wanted = both.chunk(2)
    losses = everything - wanted
    # A row whose own tags are no valid sequence teaches nothing.
    valid = losses < _IMPOSSIBLE
    return (losses * valid).sum() / (known & words).sum().clamp(min=1)


def path_sums(scores: Tensor, words: Tensor, *, open_start: bool) -> Tensor:
    """Return the logarithm of the summed weights of all valid sequences of each row; [rows]."""
    first = scores[:, 0]
    if not open_start:
        first = torch.cat([first[:, :1], opened(first[:, 1::2], first[:, 2::2] - _FORBIDDEN)], -1)
    sums = first
    for place in range(1, scores.shape[1]):
        every = sums.logsumexp(-1, keepdim=True)
        goes_on = torch.logaddexp(sums[:, 1::2], sums[:, 2::2])
        following = torch.cat([every, opened(every.expand_as(goes_on), goes_on)], -1) + scores[:, place]
        sums = torch.where(words[:, place, None], following, sums)
    return sums.logsumexp(-1)


def opened(begins: Tensor, goes_on: Tensor) -> Tensor:
    """Return the values of beginning and of going on, kind by kind, in the order of the labels."""
    return torch.stack([begins, goes_on], -1).flatten(-2)
