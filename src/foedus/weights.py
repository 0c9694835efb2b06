"""Arrays of trained models, out of the package's data files."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from foedus.errors import DataError


def weights(package: str, file: str, names: tuple[str, ...], script: str) -> dict[str, NDArray[Any]]:
    """The named arrays of a package's data file; `script` makes the file.

    Raises DataError where the file is missing, cannot be read or lacks one of the arrays.
    """
    with as_file(files(package).joinpath("data", file)) as path:
        try:
            with np.load(path) as found:
                return {name: found[name] for name in names}
        except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
            remedy = f"make it again with scripts/{script}"
            raise DataError(f"cannot be read: {error}", where=file, remedy=remedy) from error


def words(array: NDArray[Any]) -> list[str]:
    """Words that are kept as the bytes of one text, a line each."""
    return bytes(array).decode("utf-8").split("\n")
