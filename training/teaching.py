"""What a larger network teaches a smaller one: its scores, on every word of every corpus.

A corpus has labels for some tasks only; the teacher, trained on all of them, has scores for the others too (knowledge
distillation, Hinton, Vinyals and Dean 2015). So news sentences annotated for attribution teach syntax and events too.
"""

from __future__ import annotations

from network import Network, pair_scores
from torch import Tensor
from torch.nn import functional as F

#: Tasks of one label a word that any word may have, and those that only words of events have.
EVERYWHERE = ("upos", "xpos", "names", "predicate", "attribution", "event", "commitment", "assessment", "speech")
OF_EVENTS = ("status", "history", "medium", "mode")


def taught_losses(
    network: Network, teacher: Network, out: dict[str, Tensor], taught: dict[str, Tensor], batch: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Return, for each task, how far the chances of a network lie from its teacher's on the taught rows of a batch.

    Args:
        network: The one that learns.
        teacher: A trained one with the same labels.
        out: What the network says of the batch.
        taught: What the teacher says of it.
        batch: As the collator makes it.
    """
    inside = batch["head_mask"][:, 1:] & batch["taught"][:, None]
    eventful = inside * (1 - taught["event"].float().softmax(-1)[..., 0])
    losses = {task: divergence(out[task], taught[task], inside) for task in EVERYWHERE}
    losses |= {task: divergence(out[task], taught[task], eventful) for task in OF_EVENTS}
    nowhere = ~batch["head_mask"][:, None, :]
    arcs, taught_arcs = (each["arc"].masked_fill(nowhere, -1e4) for each in (out, taught))
    losses["arc"] = divergence(arcs, taught_arcs, inside)
    heads = taught_arcs.argmax(-1)
    scores = [relation_scores(*each, heads, batch) for each in ((network, out), (teacher, taught))]
    losses["relation"] = divergence(*scores, batch["taught"][batch["word_rows"]])
    predicates = taught["predicate"].argmax(-1) > 0
    triggers = (taught["event"].argmax(-1) > 0) | (taught["commitment"].argmax(-1) > 0)
    cues = taught["speech"].argmax(-1) > 0
    for task, governors in (("role", predicates), ("argument", triggers), ("spoken", cues)):
        rows, places = (governors & inside).nonzero(as_tuple=True)
        if len(rows):
            own, wanted = (
                each[0].governed(each[1], task, rows, places) for each in ((network, out), (teacher, taught))
            )
            losses[task] = divergence(own, wanted, inside[rows])
    return losses


def divergence(scores: Tensor, wanted: Tensor, weights: Tensor) -> Tensor:
    """Return the mean Kullback-Leibler divergence of chances from the wanted ones, over the last dimension."""
    apart = F.kl_div(scores.float().log_softmax(-1), wanted.float().log_softmax(-1), reduction="none", log_target=True)
    return (apart.sum(-1) * weights).sum() / weights.sum().clamp(min=1)


def relation_scores(network: Network, out: dict[str, Tensor], heads: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Return the scores of the relations of all words to the given heads; [words, relations]."""
    rows, places = batch["word_rows"], batch["word_places"]
    return pair_scores(
        network.label.weight, out["label_dependent"][rows, places], out["label_head"][rows, heads[rows, places]]
    )
