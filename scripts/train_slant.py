"""Trains the slant models and says how good they are: writes src/foedus/claims/data/slant.npz.

    python scripts/train_slant.py BABE.jsonl [--check]

BABE is {"text", "outlet", "biased", "opinion", "loaded": [words]} a line (Spinde et al. 2021). The figures are of
cross-validation, once in five random parts, once by outlet; --check prints them and writes nothing. Logistic regression
with L2 by accelerated gradient descent, whole batches, no randomness but the fixed parts. No sentence leaves here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.find import find_claims
from foedus.claims.slant import OPEN, by_sentence
from foedus.claims.slant_features import DENSE, DENSE_WEIGHT, SIZE, features, run_id, word_ids, word_of
from foedus.parsing import load as load_parser
from foedus.records import Block, Document

TARGET = Path(__file__).parent.parent / "src/foedus/claims/data/slant.npz"
L2, WORD_L2, STEPS, FOLDS = 5e-5, 2e-4, 250, 5
# What each judgement of the annotators counts as commentary.
COMMENTARY = {"Entirely factual": 0.0, "Somewhat factual but also opinionated": 0.6, "No agreement": 0.4}
# Slanted sentences are mostly opinion too: the share of the opinion label in the target for loaded wording.
BORROWED = 0.33
BIG_OUTLETS = ("Breitbart", "Alternet", "Reuters", "Federalist")

Floats = NDArray[np.float64]


class Rows:
    """A sparse matrix by rows: weights' indices (dense ones from SIZE on) and values."""

    def __init__(self, rows: list[dict[int, float]]) -> None:
        self.index = np.array([i for row in rows for i in row], dtype=np.int64)
        self.value = np.array([v for row in rows for v in row.values()], dtype=np.float64)
        self.ends = np.cumsum([0, *(len(row) for row in rows)])

    def part(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64]]:
        """Indices, values and row numbers of some rows."""
        at = np.concatenate([np.arange(self.ends[r], self.ends[r + 1]) for r in rows])
        return self.index[at], self.value[at], np.repeat(np.arange(len(rows)), np.diff(self.ends)[rows])


def train(data: Rows, rows: NDArray[np.int64], target: Floats, l2: float, width: int) -> Floats:
    """The weights that fit the target of these rows."""
    index, value, row = data.part(rows)
    used, index = np.unique(index, return_inverse=True)
    y, n = target[rows], len(rows)
    weights = ahead = np.zeros(len(used))
    step, t = 1 / (0.25 * np.bincount(row, value * value, n).max() + l2), 1.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.bincount(row, value * ahead[index], n)))
        slope = np.bincount(index, value * (p - y)[row], len(used)) / n + l2 * ahead
        following, after = ahead - step * slope, (1 + np.sqrt(1 + 4 * t * t)) / 2
        ahead, weights, t = following + (t - 1) / after * (following - weights), following, after
    full = np.zeros(width)
    full[used] = weights
    return full


def scores(data: Rows, rows: NDArray[np.int64], weights: Floats) -> Floats:
    """The score of each of these rows."""
    index, value, row = data.part(rows)
    return np.bincount(row, value * weights[index], len(rows))


def held_out(data: Rows, target: Floats, groups: NDArray[np.int64], l2: float, width: int) -> Floats:
    """Each row's score by weights trained without its group."""
    found = np.zeros(len(target))
    for group in np.unique(groups):
        rest, part = np.flatnonzero(groups != group), np.flatnonzero(groups == group)
        found[part] = scores(data, part, train(data, rest, target, l2, width))
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


def read(path: Path) -> tuple[list[dict[str, Any]], list[dict[int, float]], list[tuple[str, bool]]]:
    """The corpus: records, feature rows, and the words of its biased sentences with whether they are loaded."""
    parser = load_parser()
    records, rows, words = [], [], []
    for line in path.read_text(encoding="utf8").splitlines():
        given = json.loads(line)
        text = given["text"]
        document = Document(given["id"], text, blocks=(Block(0, len(text), "body"),))
        sentences = parser.parse(document)
        attributed, _, made = by_sentence(sentences, find_claims(document, sentences, {}))
        row: dict[int, float] = {}
        dense = np.zeros(len(DENSE))
        size = 0
        loaded = {part for phrase in given["loaded"] for part in phrase.lower().replace("-", " ").split()}
        for n, sentence in enumerate(sentences):
            found = features(sentence, attributed[n], made[n])
            ids = [i for word in found.words for i in word_ids(word)] + [run_id(run) for run in found.runs]
            size += len(ids)
            for i in ids:
                row[i] = row.get(i, 0.0) + 1.0
            dense += np.array(found.dense) / len(sentences)
            if given["biased"]:
                open_words = [t for t in sentence.tokens if t.pos in OPEN]
                words += [(word_of(t), t.lower in loaded) for t in open_words]
        row = {i: v / np.sqrt(max(size, 1)) for i, v in row.items()}
        row |= {SIZE + k: DENSE_WEIGHT * float(v) for k, v in enumerate(dense)}
        records.append(given)
        rows.append(row)
    return records, rows, words


def main() -> None:
    """Trains, measures, writes."""
    records, rows, words = read(Path(sys.argv[1]))
    data, width, everyone = Rows(rows), SIZE + len(DENSE), np.arange(len(rows))
    opinion = np.array([COMMENTARY.get(r["opinion"], 1.0) for r in records])
    biased = np.array([float(r["biased"]) for r in records])
    targets = (opinion, (1 - BORROWED) * biased + BORROWED * opinion)
    parts = {
        "five random parts": np.random.RandomState(0).randint(0, FOLDS, len(rows)),
        "by outlet": np.array([BIG_OUTLETS.index(r["outlet"]) if r["outlet"] in BIG_OUTLETS else 4 for r in records]),
    }
    scale = []
    clear = (opinion == 0) | (opinion == 1)
    for name, groups in parts.items():
        by_target = [held_out(data, target, groups, L2, width) for target in targets]
        fits = [scaled(by_target[0], opinion), scaled(by_target[1], biased)]
        scale = scale or fits
        said = [s[0] * score + s[1] > 0 for s, score in zip(scale, by_target, strict=True)]
        loaded = (f1(biased > 0.5, said[1]) + f1(biased < 0.5, ~said[1])) / 2
        commentary = f1(opinion[clear] == 1, said[0][clear])
        print(f"{name}: macro F1 biased {loaded:.3f}, F1 opinion against entirely factual {commentary:.3f}")

    word_rows = Rows([{i: 1 / np.sqrt(len(ids)) for i in ids} for ids in (word_ids(w) for w, _ in words)])
    is_loaded = np.array([float(x) for _, x in words])
    vocabulary = {w: n for n, w in enumerate(dict.fromkeys(w for w, _ in words))}
    groups = np.array([vocabulary[w] % FOLDS for w, _ in words])
    word_scores = held_out(word_rows, is_loaded, groups, WORD_L2, SIZE)
    best = max(np.quantile(word_scores, np.arange(0.5, 0.99, 0.01)), key=lambda t: f1(is_loaded > 0.5, word_scores > t))
    print(f"loaded words never seen in training: F1 {f1(is_loaded > 0.5, word_scores > best):.3f}")
    if "--check" in sys.argv:
        return
    slope, _ = scaled(word_scores, is_loaded)
    sentence = np.stack([train(data, everyone, target, L2, width) for target in targets])
    word = train(word_rows, np.arange(len(words)), is_loaded, WORD_L2, SIZE)
    np.savez_compressed(
        TARGET,
        sentence=sentence[:, :SIZE].astype(np.float16),
        dense=sentence[:, SIZE:].astype(np.float32),
        scale=np.array(scale, dtype=np.float32),
        word=word.astype(np.float16),
        word_scale=np.array([slope, -slope * best], dtype=np.float32),
    )


if __name__ == "__main__":
    main()
