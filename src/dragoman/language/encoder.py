"""Running the language model: words in, scores of every task out.

One ONNX Runtime session with one thread: scores must not depend on how many cores or workers there
are. Sentences of one article are batched by length.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import ModelError
from dragoman.language.pairs import MARKS
from dragoman.language.shapes import word_shapes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Scores = dict[str, Array]

#: Words that one sentence may have; longer ones are read in pieces of this length.
LONGEST = 120
#: Sub-words that the encoder has positions for.
MOST_PIECES = 512
#: Sub-words in one batch, padding included: what flows between the layers then fits into a core's cache. With 640 an
#: article takes an eighth longer, with 80 no less.
BATCH_PIECES = 160
#: Steps of ONNX Runtime's preparation that are left out: the sum and norm that it fuses take longer than each alone.
WITHOUT_STEPS = ["SkipLayerNormFusion"]
#: Vectors in one product with the weights of pairs; bounds its memory to about 20 MB.
PRODUCT_ROWS = 512

_OUTPUTS = (
    "upos", "xpos", "names", "predicate", "attribution", "arc",
    "label_dependent", "label_head", "role_argument", "role_predicate",
    "events", "pair", "argument", "trigger", "cue",
)  # fmt: skip


class Encoder:
    """The encoder with its heads, loaded once."""

    def __init__(self) -> None:
        """Load the files of ``model``; raises ModelError when one is missing or damaged."""
        import onnxruntime
        from threadpoolctl import ThreadpoolController
        from tokenizers import Tokenizer

        self._threads = ThreadpoolController()

        try:
            folder = files("dragoman.language").joinpath("model")
            card = json.loads(folder.joinpath("labels.json").read_text("utf-8"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                folder.joinpath("encoder.onnx").read_bytes(),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=WITHOUT_STEPS,
            )
            self._tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8"))
            with folder.joinpath("pairs.npz").open("rb") as file:
                pairs = np.load(file)
                self._relation = _scorer(pairs["relation"])
                self._role = _scorer(pairs["role"].transpose(0, 2, 1))
                self._argument = _scorer(pairs["argument"].transpose(0, 2, 1))
                self._spoken = _scorer(pairs["spoken"].transpose(0, 2, 1))
            #: Name and version of the model.
            self.name: str = card["name"]
            #: The labels of each task, in the order of its scores.
            self.labels: dict[str, list[str]] = card["labels"]
            #: The tasks about events, in the order in which the output ``events`` holds their scores.
            self.event_tasks: list[str] = card["events"]
        except Exception as error:  # the libraries report damaged files by errors that share no other class
            raise ModelError(
                f"the language model cannot be loaded ({error}); expected the files of dragoman/language/model: "
                "install the package again"
            ) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def one_thread(self) -> AbstractContextManager[object]:
        """Return a context in which matrix products use one thread.

        Products of this size gain nothing from more, and several readers at once would fight for cores.
        """
        limit: AbstractContextManager[object] = self._threads.limit(limits=1, user_api="blas")
        return limit

    def scores(
        self, sentences: Sequence[Sequence[str]], quoted: Sequence[bool] | None = None
    ) -> list[dict[str, Array]]:
        """Return, for each sentence of words, the scores of every task.

        Where quoted is true of a sentence, a quotation that an earlier one began is still open when it begins.

        Shapes, with n words: tags [n, labels]; ``arc`` [n, n + 1], column 0 the root; the four vectors
        of pairs [n or n + 1, size]. An empty sentence has no scores. No sentence may have more than
        LONGEST words.
        """
        results: list[dict[str, Array]] = [{} for _ in sentences]
        encoded = [self._pieces(words) for words in sentences]
        for group in _groups([len(ids) for ids, _ in encoded]):
            shapes = [word_shapes(list(sentences[i]), quoted=bool(quoted and quoted[i])) for i in group]
            out = self._session.run(_OUTPUTS, self._batch([encoded[i] for i in group], shapes))
            for row, index in enumerate(group):
                results[index] = _cut(out, row, len(sentences[index]))
        return results

    def relations(self, scores: Scores, heads: Sequence[int]) -> Array:
        """Return the label scores of each word with its head (0 is the root); [n, relations]."""
        return self.relations_of([(scores, heads)])[0]

    def relations_of(self, sentences: Sequence[tuple[Scores, Sequence[int]]]) -> list[Array]:
        """Return what ``relations`` gives for each sentence, in one product for many words."""
        vectors = [_with_one(scores["label_dependent"]) for scores, _ in sentences]
        mixed = _products(vectors, self._relation)
        return [
            np.matmul(each, _with_one(scores["label_head"])[list(heads)][:, :, None])[..., 0]
            for each, (scores, heads) in zip(mixed, sentences, strict=True)
        ]

    def roles(self, scores: Scores, predicates: Sequence[int]) -> Array:
        """Return the role tag scores of every word for each predicate; [predicates, n, tags]."""
        return _tagged([(scores, predicates)], ("role_predicate", "role_argument"), self._role)[0]

    def arguments_of(self, sentences: Sequence[tuple[Scores, Sequence[int]]]) -> list[Array]:
        """Return the argument tag scores of every word for each trigger; each [triggers, n, tags]."""
        return _tagged(sentences, ("trigger", "argument"), self._argument)

    def spoken_of(self, sentences: Sequence[tuple[Scores, Sequence[int]]]) -> list[Array]:
        """Return the tag scores, source and content, of every word for each cue; each [cues, n, tags]."""
        return _tagged(sentences, ("cue", "argument"), self._spoken)

    def _pieces(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the sub-word ids of a sentence and the place of each word's first sub-word."""
        if not words:
            return [], []
        encoding = self._tokenizer.encode(["a" if word in MARKS else word for word in words], is_pretokenized=True)
        pieces = list(zip(encoding.ids, encoding.word_ids, strict=True))
        if len(pieces) > MOST_PIECES:
            pieces = _shortened(pieces, (MOST_PIECES - 2) // len(words))
        first = [0] * len(words)
        for place, (_, word) in reversed(list(enumerate(pieces))):
            if word is not None:
                first[word] = place
        numbers = [number for number, _ in pieces]
        for place, text in zip(first, words, strict=True):
            numbers[place] = MARKS.get(text, numbers[place])
        return numbers, first

    @staticmethod
    def _batch(pieces: list[tuple[list[int], list[int]]], shapes: list[list[int]]) -> dict[str, Array]:
        longest = max(len(ids) for ids, _ in pieces)
        width = max(len(row) for row in shapes)
        batch = {name: np.zeros((len(pieces), longest), dtype=np.int64) for name in ("ids", "mask")}
        batch |= {name: np.zeros((len(pieces), width), dtype=np.int64) for name in ("first", "shapes")}
        for row, ((ids, first), kinds) in enumerate(zip(pieces, shapes, strict=True)):
            batch["ids"][row, : len(ids)] = ids
            batch["mask"][row, : len(ids)] = 1
            batch["first"][row, : len(first)] = first
            batch["shapes"][row, : len(kinds)] = kinds
        return batch


@cache
def load_encoder() -> Encoder:
    """Return the shipped encoder, loaded at the first call."""
    return Encoder()


def _shortened(pieces: list[tuple[int, int | None]], most: int) -> list[tuple[int, int | None]]:
    """Return the sub-words with no more than so many of each word: an address of a thousand characters has few."""
    seen: Counter[int] = Counter()
    kept = []
    for number, word in pieces:
        if word is not None:
            seen[word] += 1
        if word is None or seen[word] <= most:
            kept.append((number, word))
    return kept


def _scorer(weights: Array) -> Array:
    """Return biaffine weights [labels, size, size] as one matrix [size, labels * size], for one product."""
    labels, size, _ = weights.shape
    return np.ascontiguousarray(weights.astype(np.float32).transpose(1, 0, 2).reshape(size, labels * size))


def _products(vectors: list[Array], matrix: Array) -> Iterator[Array]:
    """Yield each sentence's vectors times the matrix, [n, labels, size], computed for many sentences at once.

    The matrix is far larger than one sentence's vectors, so that reading it is most of a small product's time.
    """
    size = matrix.shape[0]
    for group in _filled([len(each) for each in vectors]):
        together = np.concatenate([vectors[index] for index in group])
        product = (together @ matrix).reshape(len(together), matrix.shape[1] // size, size)
        at = 0
        for index in group:
            yield product[at : at + len(vectors[index])]
            at += len(vectors[index])


def _tagged(sentences: Sequence[tuple[Scores, Sequence[int]]], vectors: tuple[str, str], matrix: Array) -> list[Array]:
    """Return the tag scores of every word for some words of each sentence, in one product for many."""
    governors, dependents = vectors
    weights = _products([_with_one(scores[governors])[list(words)] for scores, words in sentences], matrix)
    return [
        np.matmul(_with_one(scores[dependents])[None], each.transpose(0, 2, 1))
        for each, (scores, _) in zip(weights, sentences, strict=True)
    ]


def _filled(lengths: list[int]) -> Iterator[range]:
    """Yield runs of sentences that hold at most so many vectors together, or one sentence."""
    start, total = 0, 0
    for index, length in enumerate(lengths):
        if index > start and total + length > PRODUCT_ROWS:
            yield range(start, index)
            start, total = index, 0
        total += length
    if lengths:
        yield range(start, len(lengths))


def _with_one(vectors: Array) -> Array:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=vectors.dtype)], axis=1)


def _groups(lengths: list[int]) -> Iterator[list[int]]:
    """Yield groups of sentence numbers of similar length, each within the batch size."""
    order = sorted((i for i, length in enumerate(lengths) if length), key=lambda i: (lengths[i], i))
    group: list[int] = []
    for index in order:
        if group and lengths[index] * (len(group) + 1) > BATCH_PIECES:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _cut(out: list[Array], row: int, words: int) -> dict[str, Array]:
    """Return one sentence's scores without the padding."""
    cut = {name: array[row, :words] for name, array in zip(_OUTPUTS, out, strict=True)}
    cut["arc"] = out[_OUTPUTS.index("arc")][row, :words, : words + 1]
    cut["label_head"] = out[_OUTPUTS.index("label_head")][row, : words + 1]
    return cut
