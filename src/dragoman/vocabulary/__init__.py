"""The words of the field as data: event types, modes, contexts, statuses and the scales beside them."""

from dragoman.vocabulary.load import load_vocabulary
from dragoman.vocabulary.types import Vocabulary

__all__ = ["Vocabulary", "load_vocabulary"]
