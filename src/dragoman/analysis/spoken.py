"""What somebody speaks about: statements by topic, and how many of each are friendly, neutral and harsh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.analysis.tone_ladder import statement_step, topics, topics_of
from dragoman.record.types import Report
from dragoman.types import Frozen

#: In the place of a topic, where no word tells one.
NO_TOPIC = "other"


class TopicSpoken(Frozen):
    """The statements on one topic."""

    topic: str
    label: str
    #: Those whose step on the ladder of tone is below, at and above neutral.
    friendly: int
    neutral: int
    harsh: int
    statements: tuple[Report, ...]


def spoken_by_topic(statements: Sequence[Report]) -> tuple[TopicSpoken, ...]:
    """Return statements by topic, the most spoken of first, those without a topic last; one may have several topics.

    What copies of one story repeat counts once.
    """
    found: dict[str, list[Report]] = defaultdict(list)
    for statement in {(one.origin, one.quote): one for one in statements}.values():
        for topic in topics_of(statement.quote) or (NO_TOPIC,):
            found[topic].append(statement)
    order = sorted(found, key=lambda topic: (topic == NO_TOPIC, -len(found[topic]), topic))
    return tuple(topic_of(topic, found[topic]) for topic in order)


def topic_of(topic: str, statements: Sequence[Report]) -> TopicSpoken:
    """Return one topic with its statements counted by tone."""
    ranks = [statement_step(report.type, report.quote)[0].rank for report in statements]
    known = topics().topic.get(topic)
    return TopicSpoken(
        topic=topic, label=known.label if known else "No topic told", friendly=sum(rank < 0 for rank in ranks),
        neutral=ranks.count(0), harsh=sum(rank > 0 for rank in ranks), statements=tuple(statements),
    )  # fmt: skip
