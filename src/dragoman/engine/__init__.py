"""The engine part: readings of files too many for one process, as Parquet that workers write and a record takes in.

``process`` cuts the files into shards and has workers read them; ``process_shard`` is what a worker does with one;
``load`` brings what they wrote into a record.
"""

from dragoman.engine.loading import load
from dragoman.engine.run import process
from dragoman.engine.shard import process_shard

__all__ = ["load", "process", "process_shard"]
