"""Arrays of trained models: out of the package's data files, and multiplied by one thread."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from foedus.errors import DataError

ALONE = 1 << 18
"""Multiplications up to which OpenBLAS keeps a product of matrices to one thread."""


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


def product(rows: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """The product of rows and a matrix, a few rows at a time: a larger one would be parted among threads, which spin on
    while others work."""
    step = max(1, ALONE // matrix.size)
    if len(rows) <= step:
        whole: NDArray[np.float32] = rows @ matrix
        return whole
    return np.concatenate([rows[at : at + step] @ matrix for at in range(0, len(rows), step)])
