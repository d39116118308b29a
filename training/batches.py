"""From examples to tensors: label lists, batches of similar length, padding."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import torch
from corpora import Example
from network import Network
from published import small_files
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.benchmark.corpora_pairs import JOINED
from dragoman.language.pairs import MARKS, OPEN_SOURCE, OPEN_TARGET
from dragoman.language.shapes import word_shapes
from dragoman.vocabulary import load_vocabulary

#: Labels seen less often are not learned.
RARE = {"role": 20, "relation": 5, "xpos": 1}
#: Words that an example may have, at least and at most.
SHORTEST, LONGEST = 3, 110
#: Sub-words that an example may have: so many a word, and so many more.
SUBWORDS_A_WORD, SUBWORDS_MORE = 2, 10
#: The number of a label that is not known, which no loss counts.
UNKNOWN = -100


@dataclass
class Labels:
    """The labels of each task, in the order of the network's outputs."""

    lists: dict[str, list[str]]

    @classmethod
    def from_examples(cls, examples: Iterable[Example]) -> Labels:
        """Return the labels that the examples use, the frequent ones first."""
        counts: dict[str, Counter[str]] = {task: Counter() for task in ("upos", "xpos", "relation", "role")}
        for example in examples:
            if example.upos:
                counts["upos"].update(example.upos)
                counts["xpos"].update(example.xpos)
                counts["relation"].update(example.relations)
            for _, tags in example.frames or ():
                counts["role"].update(tag[2:] for tag in tags if tag != "O")
        lists = {}
        for task, counter in counts.items():
            kept = [label for label, n in counter.items() if n >= RARE.get(task, 1)]
            kept.sort(key=lambda label, counter=counter: (-counter[label], label))
            lists[task] = bio(kept) if task == "role" else kept
        lists["names"] = bio(["person", "organization", "place", "event", "other"])
        lists["attribution"] = bio(["source", "cue", "content"])
        lists["predicate"] = ["no", "yes"]
        return cls(lists | event_labels())

    def sizes(self) -> dict[str, int]:
        """Return how many labels each task has."""
        return {task: len(labels) for task, labels in self.lists.items()}


def event_labels() -> dict[str, list[str]]:
    """Return the labels of the tasks about events, which are those of the vocabulary."""
    words = load_vocabulary()
    types = list(words.event_types)
    judged = [f"{aspect} {way}" for aspect in words.assessment_aspects for way in words.assessment_directions]
    return {
        "event": ["O", *types],
        "status": list(words.statuses),
        "history": ["no", "yes"],
        "medium": ["none", *words.media],
        "mode": ["none", *(f"{kind}.{mode}" for kind in types for mode in words.modes_of(kind))],
        "commitment": ["none", *words.commitment_kinds],
        "assessment": bio(judged),
        "argument": bio(["actor", "recipient", "place", "time", "topic", "action"]),
        "pair": types,
        "speech": ["none", "direct", "indirect", "mixed"],
        "spoken": bio(["source", "content"]),
    }


def bio(labels: list[str]) -> list[str]:
    """Return the tags that begin and go on a span of each label, and the tag outside."""
    return ["O", *(f"{prefix}-{label}" for label in labels for prefix in "BI")]


def batches(examples: list[Example], words: int) -> Iterator[list[Example]]:
    """Yield groups of examples of similar length, at most so many words with padding, in random order."""
    pool = [e for e in examples if SHORTEST <= len(e.words) <= LONGEST]
    pool.sort(key=lambda e: len(e.words) + random.uniform(-2, 2))
    groups: list[list[Example]] = []
    group: list[Example] = []
    longest = 0
    for example in pool:
        longest = max(longest, len(example.words))
        if group and longest * (len(group) + 1) > words:
            groups.append(group)
            group, longest = [], len(example.words)
        group.append(example)
    if group:
        groups.append(group)
    random.shuffle(groups)
    yield from groups


def subwords(tokenizer: Tokenizer, words: list[str]) -> tuple[list[int], list[int]]:
    """Return the sub-word ids of a sentence and, for each word, the place of its first sub-word."""
    encoding = tokenizer.encode(["a" if word in MARKS else word for word in words], is_pretokenized=True)
    first = [0] * len(words)
    for place, word in reversed(list(enumerate(encoding.word_ids))):
        if word is not None:
            first[word] = place
    ids = list(encoding.ids)
    for number, word in enumerate(words):
        ids[first[number]] = MARKS.get(word, ids[first[number]])
    return ids, first


def load_tokenizer() -> Tokenizer:
    """Return the tokenizer of the published encoder, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(small_files() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Collator:
    """Turns a group of examples into one batch of tensors; labels that a corpus lacks are -100."""

    def __init__(self, labels: Labels, taught: Collection[str] = ()) -> None:
        """Take the labels and the corpora that a teacher is asked about, all unless said; load the tokenizer."""
        self.taught = frozenset(taught)
        self.tokenizer = load_tokenizer()
        self.lists = labels.lists
        self.index = {task: {label: i for i, label in enumerate(names)} for task, names in labels.lists.items()}
        self.cache: dict[int, tuple[list[int], list[int]]] = {}

    def encode(self, example: Example) -> tuple[list[int], list[int]]:
        """Return the sub-words of an example, computed once."""
        key = id(example)
        if key not in self.cache:
            self.cache[key] = subwords(self.tokenizer, example.words)
        return self.cache[key]

    def fits(self, example: Example) -> bool:
        """Whether an example has no more sub-words than its length lets expect.

        A web address of two hundred sub-words makes every row of its batch as long, and attention takes the square.
        """
        return len(self.encode(example)[0]) <= SUBWORDS_A_WORD * len(example.words) + SUBWORDS_MORE

    def is_taught(self, example: Example) -> bool:
        """Whether a teacher is asked about an example."""
        return not self.taught or bool({example.corpus, example.corpus.partition("-")[0]} & self.taught)

    def numbers(self, task: str, labels: list[str] | None, length: int) -> list[int]:
        """Return the numbers of labels; those that the network does not learn are unknown."""
        if labels is None:
            return [UNKNOWN] * length
        index = self.index[task]
        return [index.get(label, UNKNOWN) for label in labels]

    def __call__(self, group: list[Example]) -> dict[str, Tensor]:
        """Return the tensors of one batch, padded."""
        encoded = [self.encode(e) for e in group]
        length = max(len(e.words) for e in group)
        pieces = max(len(ids) for ids, _ in encoded)

        def padded(rows: list[list[int]], width: int, fill: int) -> Tensor:
            return torch.tensor([row + [fill] * (width - len(row)) for row in rows])

        batch = {
            "ids": padded([ids for ids, _ in encoded], pieces, 0),
            "mask": padded([[1] * len(ids) for ids, _ in encoded], pieces, 0),
            "first": padded([first for _, first in encoded], length, 0),
            "shapes": padded([word_shapes(e.words, quoted=e.quoted) for e in group], length, 0),
            "taught": torch.tensor([self.is_taught(e) for e in group]),
            "head_mask": padded([[1] * (len(e.words) + 1) for e in group], length + 1, 0).bool(),
        }
        batch["word_rows"], batch["word_places"] = batch["head_mask"][:, 1:].nonzero(as_tuple=True)
        for task, rows in self.targets(group).items():
            batch[task] = padded(rows, length, UNKNOWN)
            # Found here, since looking for them later would make a GPU wait.
            batch[f"{task}_rows"], batch[f"{task}_places"] = (batch[task] >= 0).nonzero(as_tuple=True)
        batch |= self.governed(group, length, "argument") | self.governed(group, length, "spoken")
        return batch | self.roles(group, length) | self.pairs(group)

    def targets(self, group: list[Example]) -> dict[str, list[list[int]]]:
        """Return, for each task of one label per word, the numbers of every example."""
        rows: dict[str, list[list[int]]] = {}
        for example in group:
            n = len(example.words)
            frames = example.frames
            marked = frames is not None and {p for p, _ in frames}
            relations = self.numbers("relation", example.relations, n)
            heads = [UNKNOWN] * n if example.heads is None else [h + 1 for h in example.heads]
            for task, row in (
                ("upos", self.numbers("upos", example.upos, n)),
                ("xpos", self.numbers("xpos", example.xpos, n)),
                ("names", self.numbers("names", example.names, n)),
                *self.trigger_rows(example),
                ("attribution", self.numbers("attribution", example.attribution, n)),
                ("predicate", [UNKNOWN] * n if marked is False else [int(p in marked) for p in range(n)]),
                ("relations", relations),
                ("heads", [UNKNOWN if r == UNKNOWN else h for h, r in zip(heads, relations, strict=True)]),
            ):
                rows.setdefault(task, []).append(row)
        return rows

    def trigger_rows(self, example: Example) -> list[tuple[str, list[int]]]:
        """Return the numbers of the labels that an example's words have in the tasks about events."""
        known = example.triggers or {}
        return [(task, self.numbers(task, known.get(task), len(example.words))) for task in Network.EVENTS]

    def governed(self, group: list[Example], length: int, task: str) -> dict[str, Tensor]:
        """Return the tags of what belongs to every trigger or cue, with its row and place in the batch."""
        found = [(row, *each) for row, example in enumerate(group) for each in getattr(example, f"{task}s") or ()]
        tags = [self.numbers(task, labels, len(labels)) for _, _, labels in found]
        return {
            f"{task}_rows": torch.tensor([row for row, _, _ in found], dtype=torch.long),
            f"{task}_positions": torch.tensor([place for _, place, _ in found], dtype=torch.long),
            f"{task}_tags": torch.tensor(
                [row + [UNKNOWN] * (length - len(row)) for row in tags], dtype=torch.long
            ).reshape(-1, length),
        }

    def pairs(self, group: list[Example]) -> dict[str, Tensor]:
        """Return the rows of examples with marked parties, the places of both marks, and which types are right."""
        found = [(row, example) for row, example in enumerate(group) if example.pair]
        right = torch.zeros(len(found), len(self.lists["pair"]))
        for number, (_, example) in enumerate(found):
            for kind, place in self.index["pair"].items():
                right[number, place] = bool({kind, JOINED.get(kind)} & set(example.pair))
        return {
            "pair_rows": torch.tensor([row for row, _ in found], dtype=torch.long),
            "pair_sources": torch.tensor([e.words.index(OPEN_SOURCE) for _, e in found], dtype=torch.long),
            "pair_targets": torch.tensor([e.words.index(OPEN_TARGET) for _, e in found], dtype=torch.long),
            "pair_types": right,
        }

    def roles(self, group: list[Example], length: int) -> dict[str, Tensor]:
        """Return the role tags of every predicate, with its row and place in the batch."""
        places, positions, tags = [], [], []
        for row, example in enumerate(group):
            for predicate, labels in example.frames or ():
                places.append(row)
                positions.append(predicate)
                numbers = self.numbers("role", labels, len(labels))
                tags.append(numbers + [UNKNOWN] * (length - len(numbers)))
        return {
            "role_rows": torch.tensor(places, dtype=torch.long),
            "role_positions": torch.tensor(positions, dtype=torch.long),
            "role_tags": torch.tensor(tags, dtype=torch.long).reshape(-1, length),
        }
