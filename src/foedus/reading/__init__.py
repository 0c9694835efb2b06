"""Files, folders, globs and standard input to documents with their blocks."""

from foedus.reading.blocks import Layout, find_blocks
from foedus.reading.dates import parse_date
from foedus.reading.document import read_text
from foedus.reading.reader import read_paths

__all__ = ["Layout", "find_blocks", "parse_date", "read_paths", "read_text"]
