"""The article part: from the bytes of a document to the clean text that every later offset counts in.

``open_documents`` turns paths, folders, addresses and standard input into documents; ``read_document``
turns one document into one article. Neither loads a parser before it needs it.
"""

from dragoman.article.read import read_document
from dragoman.article.sources import open_documents

__all__ = ["open_documents", "read_document"]
