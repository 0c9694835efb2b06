"""Records to files: JSON lines, CSV, Parquet, frames, and the columns of other event data sets."""

from foedus.formats.flat import COLUMNS, flat
from foedus.formats.frames import frame
from foedus.formats.layouts import cameo
from foedus.formats.output import EVENT_LAYOUTS, FORMATS, write

__all__ = ["COLUMNS", "EVENT_LAYOUTS", "FORMATS", "cameo", "flat", "frame", "write"]
