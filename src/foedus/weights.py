"""Arrays of trained models: out of the package's data files, and multiplied by one thread."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from foedus.errors import DataError
from foedus.thrift import one_thread

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
    """The product of rows and a matrix, each row's to the same bits whatever rows are beside it.

    Where numpy has several threads, a few rows at a time: a larger product would be parted among them, which spin on
    while others work.
    """
    step = max(2, ALONE // matrix.size)
    if _ONE_THREAD or len(rows) <= step:
        return _product(rows, matrix)
    return np.concatenate([_product(rows[at : at + step], matrix) for at in range(0, len(rows), step)])


def _product(rows: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    # Numpy has another way, which rounds otherwise, with a single row.
    found: NDArray[np.float32] = rows @ matrix if len(rows) != 1 else (rows.repeat(2, axis=0) @ matrix)[:1]
    return found


_ONE_THREAD = one_thread()
