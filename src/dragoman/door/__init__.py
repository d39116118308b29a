"""The one door to a record: what commands, programs and notebooks do with it.

A record is one SQLite file. Readers may be many while one writes. Everything that changes it happens in a transaction,
is written down in its history, and can be undone. Wherever a day is asked for, its text will do. A file holds what is
asked or done about one subject; a record is all of them.
"""

from dragoman.door.entries import EventAccount, Told
from dragoman.door.record import Record, open_record

__all__ = ["EventAccount", "Record", "Told", "open_record"]
