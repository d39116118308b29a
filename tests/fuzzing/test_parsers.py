"""Whatever the bytes, a parser ends in time, and raises nothing but an error of the project's own.

The examples are the same in every run, and few. For a night of others, say how many for each parser:

    DRAGOMAN_FUZZ_EXAMPLES=50000 python -m pytest tests/fuzzing
"""

from __future__ import annotations

import os
import time

import pytest
from hostile_bytes import PARSERS, changes, damaged, samples_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError

#: In the usual run: some seconds for each parser.
FEW = 120
ASKED = int(os.environ.get("DRAGOMAN_FUZZ_EXAMPLES", "0"))
#: Seconds of the processor that no small document may take; the slowest here takes a twentieth of it.
LONGEST = 10.0
FUZZING = settings(
    max_examples=ASKED or FEW,
    derandomize=not ASKED,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink) if ASKED else (Phase.explicit, Phase.generate),
)


def read(name: str, content: bytes) -> bool:
    """Have a parser read bytes; return whether it took them for sound."""
    begun = time.process_time()
    try:
        PARSERS[name].read(content)
    except DragomanError as error:
        assert error.message
        return False
    finally:
        assert time.process_time() - begun < LONGEST
    return True


@pytest.mark.parametrize("name", PARSERS)
def test_the_samples_are_sound(name):
    assert all(read(name, sample) for sample in samples_of(name))


@pytest.mark.parametrize("name", PARSERS)
@FUZZING
@given(data=st.data())
def test_damaged_samples(name, data):
    sample = data.draw(st.sampled_from(samples_of(name)))
    read(name, damaged(sample, data.draw(changes(PARSERS[name].words))))


@pytest.mark.parametrize("name", PARSERS)
@FUZZING
@given(data=st.data())
def test_words_of_the_format_in_any_order(name, data):
    word = st.sampled_from(PARSERS[name].words) | st.binary(max_size=20)
    read(name, b"".join(data.draw(st.lists(word, max_size=40))))
