"""The gate part: whether a page may report diplomacy at all, told from its words before the encoder looks at it.

No model is asked. What the gate lets through may still hold nothing; what it keeps out must not have held anything.
"""

from dragoman.gate.judging import judge, judge_document
from dragoman.gate.types import Judgement

__all__ = ["Judgement", "judge", "judge_document"]
