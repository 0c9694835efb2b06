"""How a process that is foedus' own spends less time: products of matrices by one thread, garbage looked for seldom."""

from __future__ import annotations

import atexit
import gc
import os
import sys

# So many more records made than let go before young ones are looked through, and how seldom older ones are. The usual
# 700, 10 and 10 look through all sentences of a group of documents and all tables again and again, a tenth of the time
# of coding; what foedus makes holds hardly any rings.
_SELDOM = (100_000, 50, 100)
_THREADS = "OPENBLAS_NUM_THREADS"


def settle() -> None:
    """Set both for this process and those that it starts. For the command line, before anything large is imported: a
    program that imports foedus decides for itself. How many threads multiply the user may have said, or numpy have
    asked already: then it stays as it is."""
    gc.set_threshold(*_SELDOM)
    # When it ends, Python would look once more through all tables for rings to let go, a fifth of the time of a command
    # on a short text; the memory goes back to the system anyway.
    atexit.register(gc.freeze)
    if "numpy" not in sys.modules:
        os.environ.setdefault(_THREADS, "1")


def one_thread() -> bool:
    """Whether numpy multiplies matrices by one thread, by what its OpenBLAS goes by."""
    said = os.environ.get(_THREADS) or os.environ.get("OMP_NUM_THREADS")
    return said == "1" or _processors() == 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
