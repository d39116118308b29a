"""The archives part: documents out of web archives, dumps, folders, ZIP files and mail, as a stream and within caps.

``open_sources`` turns whatever a user names into documents, one at a time: what is no archive goes to the article part.
A document that is damaged, too large or too deeply nested yields its error, and the rest goes on.
"""

from dragoman.archives.sources import open_sources

__all__ = ["open_sources"]
