"""Work in a process of its own, which has at hand what its parent has loaded, and which can be killed."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Callable


def forked(work: Callable[[], object]) -> int:
    """Have a child do some work and end, by 0 where the work came to its end; return its number.

    What the parent has left behind is never collected in the child: it may wait for threads that only the parent has.
    """
    child = os.fork()
    if child:
        return child
    gc.freeze()
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)  # what comes after a fork belongs to the parent
