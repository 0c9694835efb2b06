"""The pipeline's token vectors, computed faster: to the same bits, with each word's own vector found once.

Half of the time of a parse goes into these vectors, a third of that into the part that depends on the word alone (its
norm, prefix, suffix, shape and the like), which is remembered here; the rest, layers that look at the words beside it,
is done without the bookkeeping that training needs. The matrix product of thinc gives each row of its result the same
bits whatever rows are beside it, so that nothing depends on what was read before (tests/parsing/test_encoder.py).
Where numpy multiplies by one thread and gives thinc's bits, which a trial shows, it is asked: it takes half the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from thinc.model import Model

from foedus.thrift import one_thread

Floats = NDArray[np.float32]
_WORD = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
_BESIDE = "residual(expand_window>>maxout>>layernorm>>dropout)"
# Beyond so many words (some 12 MB) all are forgotten.
_MOST = 30_000
# So many rows, or few more, go through the layers at once: the processor's cache then holds what they become.
_AT_ONCE = 512
# thinc's product (BLIS) sums up so many columns at a time, then adds the sums.
_SUMMED = 256
# Numpy has another way with one row; with what stands between sentences there are always more.
_TRIED = (2, 3, 5, 8, 12, 13, 31, 64, 200)


class _Layer(NamedTuple):
    """A layer's weights, its maxout's pieces one after another, those turned, and the gain and shift of its scaling."""

    weights: Floats
    turned: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class Encoder:
    """Token vectors of sentences. Not shared between threads: it remembers the words that it has seen."""

    def __init__(self, model: Any) -> None:
        """Takes the layers and weights of a spaCy tok2vec model of the build that `quick` looks for."""
        word, beside = model.layers
        self._ops = model.ops
        self._features, *self._word = word.layers
        self._pad: int = beside.attrs["pad"]
        self._layers = [_layer(residual.layers[0]) for residual in beside.layers[0].layers]
        self._width: int = model.get_dim("nO")
        self._by_numpy = one_thread() and all(_agree(self._ops, layer) for layer in self._layers)
        self._rows: dict[bytes, int] = {}
        # The first row stands between sentences.
        self._table = np.zeros((1, self._width), dtype=np.float32)

    def vectors(self, docs: Sequence[Any]) -> list[Floats]:
        """The vectors of each Doc's tokens: (tokens, width)."""
        found: list[Floats] = []
        rows: list[int] = []
        sizes: list[int] = []
        between = [0] * self._pad
        for own in self._known(docs):
            rows += [*between, *own]
            sizes.append(len(own))
            if len(rows) >= _AT_ONCE:
                found += self._through(rows, sizes)
                rows, sizes = [], []
        return found + self._through(rows, sizes)

    def _through(self, rows: list[int], sizes: list[int]) -> list[Floats]:
        """The vectors of sentences of so many words, given the rows of the table for these and for what stands before
        each."""
        x: Floats = self._table[[*rows, *[0] * self._pad]]
        for layer in self._layers:
            x = x + self._beside(layer, x)
        found, start = [], 0
        for size in sizes:
            start += self._pad
            found.append(x[start : start + size])
            start += size
        return found

    def _known(self, docs: Sequence[Any]) -> list[list[int]]:
        """The rows of the table for each Doc's tokens; words not seen before are added to it."""
        if len(self._rows) > _MOST:
            self._rows, self._table = {}, self._table[:1]
        asked = [_keys(features) for features in self._features.predict(docs)]
        new = list(dict.fromkeys(key for keys in asked for key in keys if key not in self._rows))
        if new:
            x: Any = [np.frombuffer(b"".join(new), dtype=np.uint64).reshape(len(new), -1)]
            for layer in self._word:
                x = layer.predict(x)
            self._rows.update(zip(new, range(len(self._table), len(self._table) + len(new)), strict=True))
            self._table = np.concatenate([self._table, x[0]])
        return [[self._rows[key] for key in keys] for keys in asked]

    def _beside(self, layer: _Layer, x: Floats) -> Floats:
        """A layer's answer for rows of vectors, each seen with those beside it: (rows, width)."""
        width = self._width
        around = self._ops.seq2col(x, 1)
        y = _product(around, layer.turned) if self._by_numpy else self._ops.gemm(around, layer.weights, trans2=True)
        y += layer.bias
        best = y[:, :width]
        for at in range(width, y.shape[1], width):
            best = np.maximum(best, y[:, at : at + width])
        apart = best - best.mean(axis=1, keepdims=True)
        variance = np.add.reduce(apart * apart, axis=1, keepdims=True) / width + 1e-08
        y = apart * variance ** (-1.0 / 2.0)
        y *= layer.gain
        y += layer.shift
        found: Floats = y
        return found


def quick(model: Any) -> Any:
    """A model that answers as spaCy's tok2vec model does, faster; the model itself where it is built otherwise."""
    if not _fits(model):
        return model
    encoder = Encoder(model)
    dims = {"nO": model.get_dim("nO")}
    return Model("foedus_encoder", lambda _, docs, is_train: (encoder.vectors(docs), None), dims=dims, ops=model.ops)


def _fits(model: Any) -> bool:
    """Whether a tok2vec model is built of the layers that Encoder knows."""
    if len(model.layers) != 2:
        return False
    word, beside = model.layers
    windows = [node.attrs["window_size"] for node in beside.walk() if node.name == "expand_window"]
    return (
        [layer.name.partition("(")[0] for layer in word.layers] == _WORD
        and beside.name == f"with_array({'>>'.join([_BESIDE] * len(windows))})"
        and set(windows) == {1}
    )


def _layer(node: Any) -> _Layer:
    _, hidden = node.layers
    maxout, norm = hidden.layers[0].layers
    width, pieces, size = maxout.get_param("W").shape
    weights = maxout.get_param("W").transpose(1, 0, 2).reshape(width * pieces, size)
    bias = maxout.get_param("b").T.reshape(width * pieces)
    weights = np.ascontiguousarray(weights)
    turned = np.ascontiguousarray(weights.T)
    return _Layer(weights, turned, bias.copy(), norm.get_param("G"), norm.get_param("b"))


def _product(rows: Floats, turned: Floats) -> Floats:
    """The product of rows and turned weights, summed up in thinc's order."""
    found: Floats = rows[:, :_SUMMED] @ turned[:_SUMMED]
    for at in range(_SUMMED, len(turned), _SUMMED):
        found += rows[:, at : at + _SUMMED] @ turned[at : at + _SUMMED]
    return found


def _agree(ops: Any, layer: _Layer) -> bool:
    """Whether numpy's product gives the bits of thinc's, by a trial of several numbers of rows."""
    size = len(layer.turned)
    rows = np.sin(np.arange(max(_TRIED) * size, dtype=np.float32)).reshape(-1, size)
    return all(
        np.array_equal(_product(rows[:n], layer.turned), ops.gemm(rows[:n], layer.weights, trans2=True)) for n in _TRIED
    )


def _keys(features: NDArray[np.uint64]) -> list[bytes]:
    """What the word's own vector depends on, a key for each token."""
    whole, size = features.tobytes(), features.itemsize * features.shape[1]
    return [whole[at : at + size] for at in range(0, len(whole), size)]
