"""The events of a pair as columns of numbers: no object for an event, so that fifty thousand of them take no time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dragoman.analysis.columns import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
#: Shares of events are rounded to this, so that sums do not depend on the order of the rows.
DIGITS = 9


@dataclass(frozen=True)
class Facts:
    """The placed events of a pair, sorted by period, and which origin reports which."""

    #: Of each event: number in the file, number of its period, scores, place in QUADS, origins.
    event: Column
    period: Column
    intensity: Column
    goldstein: Column
    quad: Column
    origins: Column
    #: Whether it has no day of its own and stands where it was first reported.
    by_publication: Column
    #: Each event with each origin that reports it: place of the event, number of the origin, share of the event.
    of: Column
    origin: Column
    share: Column
    #: Each event with each article that reports it.
    article_of: Column
    article: Column
    undated: int

    def within(self, first: int | None, last: int | None) -> Facts:
        """Return the events from one period to another."""
        if first is None and last is None:
            return self
        import numpy as np

        low = 0 if first is None else int(np.searchsorted(self.period, first, "left"))
        high = len(self.period) if last is None else int(np.searchsorted(self.period, last, "right"))
        kept, read = (self.of >= low) & (self.of < high), (self.article_of >= low) & (self.article_of < high)
        events = {
            name: getattr(self, name)[low:high]
            for name in ("event", "period", "intensity", "goldstein", "quad", "origins", "by_publication")
        }
        return replace(
            self, **events, of=self.of[kept] - low, origin=self.origin[kept], share=self.share[kept],
            article_of=self.article_of[read] - low, article=self.article[read],
        )  # fmt: skip

    def span(self) -> tuple[int, int]:
        """Return the first period and one past the last one."""
        return (int(self.period[0]), int(self.period[-1]) + 1) if len(self.period) else (0, 0)

    def place(self, period: int, until: int | None = None) -> slice:
        """Return where the events of a period, or of several, stand."""
        import numpy as np

        low = int(np.searchsorted(self.period, period, "left"))
        return slice(low, int(np.searchsorted(self.period, period if until is None else until, "right")))

    def clusters(self, period: int, until: int) -> Column:
        """Return the sums of every origin over some periods, the last one counted.

        An event that several origins report is shared between them. Columns: events, events of each quad, intensity,
        Goldstein score.
        """
        import numpy as np

        place = self.place(period, until)
        low, high = np.searchsorted(self.of, [place.start, place.stop], "left")
        return self.sums(self.origin[low:high], slice(int(low), int(high)))[1]

    def tables(self) -> dict[int, Column]:
        """Return the sums of every origin for each period that has events, as ``clusters`` does."""
        import numpy as np

        if not len(self.origin):
            return {}
        width = int(self.origin.max()) + 1
        key, table = self.sums(self.period[self.of] * width + self.origin, slice(None))
        periods, start = np.unique(key // width, return_index=True)
        return dict(zip(periods.tolist(), np.split(table, start[1:]), strict=True))

    def sums(self, cluster: Column, rows: slice) -> tuple[Column, Column]:
        """Return the clusters that there are, and for each the sums over its rows."""
        import numpy as np

        of, share = self.of[rows], self.share[rows]
        different, cluster = np.unique(cluster, return_inverse=True)
        count = len(different)
        table = np.empty((count, len(QUADS) + 3))
        table[:, 0] = np.bincount(cluster, share, count)
        quads = np.bincount(cluster * len(QUADS) + self.quad[of], share, count * len(QUADS))
        table[:, 1:-2] = quads.reshape(count, len(QUADS))
        table[:, -2] = np.bincount(cluster, share * self.intensity[of], count)
        table[:, -1] = np.bincount(cluster, share * self.goldstein[of], count)
        return different, table.round(DIGITS)

    def articles(self) -> dict[int, int]:
        """Return for each period that has events how many articles report them."""
        import numpy as np

        if not len(self.article):
            return {}
        width = int(self.article.max()) + 1
        together = distinct(self.period[self.article_of] * width + self.article) // width
        periods, counts = np.unique(together, return_counts=True)
        return dict(zip(periods.tolist(), counts.tolist(), strict=True))


def nothing() -> Facts:
    """Return no events."""
    import numpy as np

    whole, real = np.zeros(0, dtype=np.int64), np.zeros(0)
    return Facts(
        event=whole, period=whole, intensity=real, goldstein=real, quad=whole, origins=whole,
        by_publication=whole.astype(bool), of=whole, origin=whole, share=real, article_of=whole, article=whole,
        undated=0,
    )  # fmt: skip
