"""Which articles are one origin: near-identical texts, found by MinHash sketches and their bands.

Source: A. Broder, "On the resemblance and containment of documents", 1997; bands as in J. Leskovec, A. Rajaraman and
J. Ullman, "Mining of Massive Datasets", chapter 3.
"""

from __future__ import annotations

import hashlib
import re
from array import array

#: Hashes of a sketch, and how many make a band: two texts that share half of their shingles meet in 9 of 10 cases.
HASHES, ROWS = 128, 4
SEED = 20250101
#: Words of a shingle.
SHINGLE = 4
#: Share of shingles that two texts have in common to be one origin.
ONE_ORIGIN = 0.5
WORD = re.compile(r"\w+")


def sketch_of(text: str) -> bytes:
    """Return the sketch of a text: 128 numbers of 32 bits."""
    from rensa import RMinHash

    words = WORD.findall(text.casefold())
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))}
    sketch = RMinHash(num_perm=HASHES, seed=SEED)
    sketch.update(sorted(shingles))
    return array("I", sketch.digest()).tobytes()


def bands_of(sketch: bytes) -> list[int]:
    """Return the digests of the bands: two texts that share one are worth comparing."""
    width = ROWS * 4
    bands = [sketch[at : at + width] for at in range(0, len(sketch), width)]
    return [
        int.from_bytes(hashlib.blake2b(band + bytes([place]), digest_size=8).digest(), "big", signed=True)
        for place, band in enumerate(bands)
    ]


def resemblance(one: bytes, other: bytes) -> float:
    """Return the share of shingles that two texts have in common, estimated from their sketches."""
    a, b = array("I", one), array("I", other)
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)
