"""The network: one encoder, one head per task, over the first sub-word of each word."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SHAPES = 16


@dataclass(frozen=True)
class EncoderSize:
    """The sizes of a published encoder, and in what its arrangement differs from BERT's."""

    hidden: int = 384
    layers: int = 6
    heads: int = 12
    vocabulary: int = 30522
    positions: int = 512
    #: The number of the first place of a sentence.
    origin: int = 0
    #: Tokens before all others of BERT's vocabulary.
    more: int = 0
    #: Classes of distance between words, each with a bias in every head; 0: attention does not know distances.
    distances: int = 0
    kinds: int = 2
    epsilon: float = 1e-12


#: The 6-layer MiniLM (Wang et al. 2020), which the package ships, and MPNet (Song et al. 2020), which teaches it.
SMALL = EncoderSize()
LARGE = EncoderSize(
    hidden=768, layers=12, vocabulary=30527, positions=514, origin=2, more=4, distances=32, kinds=0, epsilon=1e-5
)
#: Distance from which on all words are equally far away (Raffel et al. 2020).
FARTHEST = 128

#: Parts of the names that Hugging Face's BERT and MPNet give their weights, and what they are called here.
RENAMED = {
    "attention.attn.q.": "query.",
    "attention.attn.k.": "key.",
    "attention.attn.v.": "value.",
    "attention.attn.o.": "output.",
    "attention.LayerNorm": "attention_norm",
    "encoder.relative_attention_bias": "distance",
    "embeddings.word_embeddings": "word",
    "embeddings.position_embeddings": "position",
    "embeddings.token_type_embeddings": "kind",
    "embeddings.LayerNorm": "norm",
    "encoder.layer.": "layers.",
    "attention.self.": "",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "outer_norm",
}


def own_name(name: str) -> str:
    """Return what a published weight is called here."""
    own = name
    for old, new in RENAMED.items():
        own = own.replace(old, new)
    return own


def joined(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights with query, key and value of each layer as one matrix: one product instead of three."""
    found = {}
    for name, tensor in weights.items():
        if ".query." in name:
            parts = [weights[name.replace(".query.", f".{part}.")] for part in ("query", "key", "value")]
            found[name.replace(".query.", ".mix.")] = torch.cat(parts)
        elif ".key." not in name and ".value." not in name:
            found[name] = tensor
    return found


class Layer(nn.Module):
    """One transformer layer in BERT's arrangement (Devlin et al. 2019)."""

    def __init__(self, size: EncoderSize, dropout: float = 0.1) -> None:
        """Make a layer of an encoder's sizes."""
        super().__init__()
        hidden = size.hidden
        self.heads = size.heads
        self.mix = nn.Linear(hidden, 3 * hidden)
        self.output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=size.epsilon)
        self.inner = nn.Linear(hidden, 4 * hidden)
        self.outer = nn.Linear(4 * hidden, hidden)
        self.outer_norm = nn.LayerNorm(hidden, eps=size.epsilon)
        self.dropout = nn.Dropout(dropout)

    def split(self, x: Tensor) -> Tensor:
        """Return the vectors cut into heads; [batch, heads, length, hidden / heads]."""
        batch, length, hidden = x.shape
        return x.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output for vectors [batch, length, hidden]; bias keeps padding out."""
        batch, length, hidden = x.shape
        q, k, v = (self.split(part) for part in self.mix(x).chunk(3, -1))
        scores = q @ k.transpose(-1, -2) / math.sqrt(hidden // self.heads) + bias
        mixed = scores.softmax(-1).to(v.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.attention_norm(x + self.dropout(self.output(mixed)))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


def distance_classes(length: int, classes: int, device: torch.device) -> Tensor:
    """Return the class of the distance from each place to each; [length, length].

    Half of the classes are for words to the right. Of each half, one half is exact, and the other grows with the
    logarithm of the distance up to FARTHEST, as in T5 (Raffel et al. 2020), whose classes MPNet has.
    """
    places = torch.arange(length, device=device)
    offsets = places[None] - places[:, None]
    half, far = classes // 2, offsets.abs()
    exact = half // 2
    grown = (far.clamp(min=1).float() / exact).log() / math.log(FARTHEST / exact) * (half - exact)
    return (offsets > 0) * half + torch.where(far < exact, far, (exact + grown.long()).clamp(max=half - 1))


class Encoder(nn.Module):
    """A published encoder in BERT's arrangement, with or without biases of distance in attention."""

    def __init__(self, size: EncoderSize = SMALL) -> None:
        """Make an encoder of the given sizes."""
        super().__init__()
        self.size = size
        self.word = nn.Embedding(size.vocabulary, size.hidden)
        self.position = nn.Embedding(size.positions, size.hidden)
        if size.kinds:
            self.kind = nn.Embedding(size.kinds, size.hidden)
        if size.distances:
            self.distance = nn.Embedding(size.distances, size.heads)
        self.norm = nn.LayerNorm(size.hidden, eps=size.epsilon)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return one vector per sub-word; [batch, pieces, hidden]. The ids are those of BERT's uncased vocabulary."""
        positions = torch.arange(ids.shape[1], device=ids.device) + self.size.origin
        x = self.word(own_ids(ids, mask, self.size.more) if self.size.more else ids) + self.position(positions)[None]
        if self.size.kinds:
            x = x + self.kind.weight[0]
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        if self.size.distances:
            classes = distance_classes(ids.shape[1], self.size.distances, ids.device)
            bias = bias + self.distance(classes).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_published(self, weights: dict[str, Tensor]) -> None:
        """Fill the encoder from the names that Hugging Face's BERT uses."""
        renamed = joined({own_name(name): tensor for name, tensor in weights.items()})
        missing, _ = self.load_state_dict(renamed, strict=False)
        if missing:
            raise ValueError(f"the published weights lack {missing[:5]}")


#: BERT's numbers for the begin and the end of a sentence, and MPNet's for these and for padding.
BERT_BEGIN, BERT_END = 101, 102
MPNET_BEGIN, MPNET_END, MPNET_PADDING = 0, 2, 1


def own_ids(ids: Tensor, mask: Tensor, more: int) -> Tensor:
    """Return MPNet's numbers of the tokens that have the given numbers in BERT's uncased vocabulary."""
    own = (ids + more).masked_fill(mask == 0, MPNET_PADDING)
    return own.masked_fill(ids == BERT_BEGIN, MPNET_BEGIN).masked_fill(ids == BERT_END, MPNET_END)


class Biaffine(nn.Module):
    """Scores of every (dependent, head) pair for each label (Dozat and Manning 2017)."""

    def __init__(self, dimension: int, labels: int) -> None:
        """Make the weights: one matrix per label."""
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, dimension + 1, dimension + 1))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return scores of shape [..., dependents, heads, labels]."""
        ones = dependent.new_ones(())
        d = torch.cat([dependent, ones.expand(*dependent.shape[:-1], 1)], -1)
        h = torch.cat([head, ones.expand(*head.shape[:-1], 1)], -1)
        # Heads first: they are few wherever there are many labels.
        return torch.einsum("oij,byj,bxi->bxyo", self.weight, h, d)


def projection(inputs: int, outputs: int) -> nn.Sequential:
    """Return a layer that prepares word vectors for one side of one task."""
    return nn.Sequential(nn.Linear(inputs, outputs), nn.GELU(), nn.Dropout(0.25))


class Network(nn.Module):
    """Encoder and heads; sizes holds the number of labels of each task."""

    ARC, LABEL, ROLE, ARGUMENT = 256, 64, 128, 96
    #: Tasks whose labels come from the hidden layer of events.
    EVENTS = ("event", "status", "history", "medium", "mode", "commitment", "assessment", "speech")

    def __init__(self, sizes: dict[str, int], encoder: EncoderSize = SMALL) -> None:
        """Make encoder and heads."""
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(encoder)
        self.shape = nn.Embedding(SHAPES, 32)
        width = encoder.hidden + 32
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.ModuleDict(
            {task: nn.Linear(width, sizes[task]) for task in ("upos", "xpos", "names", "predicate")}
        )
        self.attribution_hidden = projection(width, 256)
        self.attribution = nn.Linear(256, sizes["attribution"])
        self.event_hidden = projection(width, 256)
        self.events = nn.Linear(256, sum(sizes[task] for task in self.EVENTS))
        self.pair_source, self.pair_target = nn.Linear(width, sizes["pair"]), nn.Linear(width, sizes["pair"])
        self.argument, self.trigger = projection(width, self.ARGUMENT), projection(width, self.ARGUMENT)
        self.cue = projection(width, self.ARGUMENT)
        self.arguments = Biaffine(self.ARGUMENT, sizes["argument"])
        self.spoken = Biaffine(self.ARGUMENT, sizes["spoken"])
        self.arc_dependent, self.arc_head = projection(width, self.ARC), projection(width, self.ARC)
        self.label_dependent, self.label_head = projection(width, self.LABEL), projection(width, self.LABEL)
        self.role_argument, self.role_predicate = projection(width, self.ROLE), projection(width, self.ROLE)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc = Biaffine(self.ARC, 1)
        self.label = Biaffine(self.LABEL, sizes["relation"])
        self.role = Biaffine(self.ROLE, sizes["role"])

    #: By task of spans that belong to a word: the vectors of the words of a span, of the word, and their scorer.
    GOVERNED: ClassVar = {
        "role": ("role_argument", "role_predicate", "role"),
        "argument": ("argument", "trigger", "arguments"),
        "spoken": ("argument", "cue", "spoken"),
    }

    def governed(self, out: dict[str, Tensor], task: str, rows: Tensor, places: Tensor) -> Tensor:
        """Return the scores of the tags of what belongs to the words at some rows and places; [rows, words, tags]."""
        dependent, governor, scorer = self.GOVERNED[task]
        return getattr(self, scorer)(out[dependent][rows], out[governor][rows, places][:, None])[:, :, 0]

    def words(self, ids: Tensor, mask: Tensor, first: Tensor, shapes: Tensor) -> Tensor:
        """Return one vector per word: its first sub-word and its shape; [batch, words, width]."""
        hidden = self.encoder(ids, mask)
        picked = hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[-1]))
        return torch.cat([picked, self.shape(shapes)], -1)

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, shapes: Tensor) -> dict[str, Tensor]:
        """Return the scores of every task that needs no second input, and the vectors for the others."""
        x = self.dropout(self.words(ids, mask, first, shapes))
        out = {task: head(x) for task, head in self.tags.items()}
        out["attribution"] = self.attribution(self.attribution_hidden(x))
        out["events"] = self.events(self.event_hidden(x))
        out |= zip(self.EVENTS, out["events"].split([self.sizes[task] for task in self.EVENTS], -1), strict=True)
        out["pair"] = torch.cat([self.pair_source(x), self.pair_target(x)], -1)
        out["argument"], out["trigger"], out["cue"] = self.argument(x), self.trigger(x), self.cue(x)
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        out["arc"] = self.arc(self.arc_dependent(x), self.arc_head(rooted))[..., 0]
        out["label_dependent"], out["label_head"] = self.label_dependent(x), self.label_head(rooted)
        out["role_argument"], out["role_predicate"] = self.role_argument(x), self.role_predicate(x)
        return out


def pair_scores(weight: Tensor, dependent: Tensor, head: Tensor) -> Tensor:
    """Return the label scores of matched pairs; [pairs, labels]."""
    ones = dependent.new_ones(len(dependent), 1)
    d, h = torch.cat([dependent, ones], 1), torch.cat([head, ones], 1)
    return torch.einsum("noj,nj->no", torch.einsum("ni,oij->noj", d, weight), h)
