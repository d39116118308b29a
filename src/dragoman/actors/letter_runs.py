"""How often each short run of letters is in a text of many names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt


class LetterRuns:
    """The runs of two letters and more that a text has, counted."""

    def __init__(self, text: str, longest: int) -> None:
        """Count them all at once: for one name after another a text would be gone through for each of its runs.

        Args:
            text: Whose runs are counted, those that overlap too.
            longest: Letters of the longest run.
        """
        codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        letters = np.unique(codes)
        self._digits = {chr(letter): digit for digit, letter in enumerate(letters.tolist(), start=1)}
        found = list(_counted(np.searchsorted(letters, codes) + 1, len(letters) + 1, longest))
        none = np.zeros(1, dtype=np.int64)  # what is not there is found there
        self._keys = np.concatenate([none, *(keys for keys, _ in found)])
        self._counts = np.concatenate([none, *(counts for _, counts in found)])

    def count(self, runs: Sequence[str]) -> list[int]:
        """Return how often each of some runs is in the text."""
        keys = np.array([self._key(run) for run in runs], dtype=np.int64)
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        counts: list[int] = np.where(self._keys[at] == keys, self._counts[at], 0).tolist()
        return counts

    def _key(self, run: str) -> int:
        """Return the number whose digits are the letters of a run; 0 for one with a letter that the text has not."""
        key = 0
        for letter in run:
            if letter not in self._digits:
                return 0
            key = key * (len(self._digits) + 1) + self._digits[letter]
        return key


def _counted(
    digits: npt.NDArray[np.int64], base: int, longest: int
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yield, for each length, the keys of the runs of digits, in order, and how often each is there.

    No digit is 0, so that no two runs have one key, and longer ones have greater keys.
    """
    keys = digits
    for length in range(2, longest + 1):
        keys = keys[: len(digits) - length + 1] * base + digits[length - 1 :]
        yield np.unique(keys, return_counts=True)
