"""Trains which words attribute and what belongs to them: writes src/foedus/claims/data/claims.npz.

    python scripts/train_claims.py polnear-train.jsonl.gz [--check]

The corpus is PolNeAR's training part (Newell, Margolin and Ruths 2018): {"id", "text", "attributions": [{"source",
"cue", "content"}]}, spans of character offsets. Two logistic regressions over hashed features with L2, fitted by
accelerated gradient descent with a step of its own for each feature, whole batches, no randomness; and the tagger, a
small network trained with PyTorch (which foedus itself does without: pip install torch) on one thread from one seed,
some five minutes. --check trains on five sixths of the documents, prints what the rest gives at several thresholds, and
writes nothing. No sentence and no word leaves here but as a hash.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.claims import extent, find_claims, judging, tagger, tagging, trained
from foedus.claims.cues import load as load_cues
from foedus.evaluation import claims as scoring
from foedus.evaluation.runs import Run
from foedus.parsing import load as load_parser
from foedus.records import Sentence

TARGET = Path(__file__).parent.parent / "src/foedus/claims/data" / trained.WEIGHTS
JUDGE_L2, PARTS_L2, STEPS = 8e-6, 3e-6, 60
# Of the log odds that a word is a cue; where the words of cues have about the best F1 on the documents held back, 0.68,
# a little below where full attributions have it (0.67 at -0.9, 0.665 here).
THRESHOLD = -1.4
# How much of the tagger there is in the judgement of a cue, in that of a source, cue and content (trained.SHAPES).
BLEND = (0.6, 0.3, 0.6, 0.3)
# The tagger's training: how often each document is read, how many at once, how far a step goes at most, the share of
# values left out, of features and of word vectors.
ROUNDS, AT_ONCE, STEP, DECAY = 7, 4, 3e-3, 1e-2
DROPPED, FEATURES_DROPPED, VECTORS_DROPPED = 0.5, 0.1, 0.05
# Words rarer as cues, or too rarely cues, are not asked about.
LEAST_KEPT, LEAST_RATE = 2, 0.02
# Weights smaller than this are nought, so that the file stays small.
LEAST_WEIGHT = 0.01
_RANK = {"VERB": 0, "NOUN": 1, "AUX": 2, "ADJ": 3, "ADP": 3}

Read = tuple[scoring.Attributed, tuple[Sentence, ...]]
Floats = NDArray[np.float64]


def read(path: Path) -> list[Read]:
    """The corpus parsed; paragraphs are what lies between line breaks."""
    parser = load_parser()
    return [(gold, parser.parse(gold.document)) for gold in scoring.load(path)]


def marked(sentence: Sentence, attributions: Iterable[scoring.Attribution]) -> list[tuple[int, list[int]]]:
    """For each attribution with its cue in the sentence the cue's topmost token and every token's part."""
    found = []
    for given in attributions:
        if not any(a < sentence.end and b > sentence.start for a, b in given.cue):
            continue
        parts = [extent.NOTHING] * len(sentence.tokens)
        for name, part in (("content", extent.CONTENT), ("source", extent.SOURCE), ("cue", extent.CUE)):
            for start, end in getattr(given, name):
                for token in sentence.tokens:
                    if token.start < end and token.end > start:
                        parts[token.i] = part
        cue = [t for t in sentence.tokens if parts[t.i] == extent.CUE]
        cue = [t for t in cue if t.pos not in ("PUNCT", "SPACE")] or [t for t in cue if t.text == ":"]
        within = {t.i for t in cue}
        tops = [t for t in cue if t.head not in within or t.head == t.i]
        tops = [t for t in tops if judging.may_be(t)] or tops
        if tops:
            found.append((min(tops, key=lambda t: (_RANK.get(t.pos, 5), t.i)).i, parts))
    return found


def vocabulary(documents: Sequence[Read]) -> set[str]:
    """The words that are cues often enough to be asked about."""
    seen: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for gold, sentences in documents:
        for sentence in sentences:
            heads = {head for head, _ in marked(sentence, gold.attributions)}
            for token in filter(judging.may_be, sentence.tokens):
                seen[judging.key(token)] += 1
                kept[judging.key(token)] += token.i in heads
    return {w for w in sorted(kept) if kept[w] >= LEAST_KEPT and kept[w] / seen[w] >= LEAST_RATE}


class Rows:
    """Hashed features by rows, and the class of each."""

    def __init__(self) -> None:
        self._slots: list[NDArray[np.int32]] = []
        self.target: list[int] = []

    def add(self, features: Iterable[str], target: int) -> None:
        """One more row."""
        self._slots.append(np.array([trained.slot(f) for f in features], dtype=np.int32))
        self.target.append(target)

    def fit(self, classes: int, l2: float) -> Floats:
        """The weights (classes, SIZE); with one class, those of class 1 against class 0."""
        slots, sizes = np.concatenate(self._slots), np.array([len(s) for s in self._slots])
        n, starts, row = len(sizes), np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
        used, index = np.unique(slots, return_inverse=True)
        bound = 0.25 if classes == 1 else 0.5
        step = 1 / (bound * sizes.max() * np.bincount(index) / n + l2)
        target = np.array(self.target)
        truth = np.stack([target == (1 if classes == 1 else c) for c in range(classes)]).astype(np.float64)
        weights = ahead = np.zeros((classes, len(used)))
        t = 1.0
        for _ in range(STEPS):
            score = np.stack([np.add.reduceat(w[index], starts) for w in ahead])
            odds = np.exp(score - score.max(axis=0)) if classes > 1 else 1 / (1 + np.exp(-score))
            slope = ((odds / odds.sum(axis=0) if classes > 1 else odds) - truth) / n
            fall = np.stack([np.bincount(index, s[row], len(used)) for s in slope]) + l2 * ahead
            following, after = ahead - step * fall, (1 + np.sqrt(1 + 4 * t * t)) / 2
            ahead, weights, t = following + (t - 1) / after * (following - weights), following, after
        full = np.zeros((classes, trained.SIZE))
        full[:, used] = weights
        return full


def train(documents: Sequence[Read]) -> dict[str, NDArray[Any]]:
    """The model's arrays."""
    cues, words = load_cues(), vocabulary(documents)
    judge, parts, shown = Rows(), Rows(), []
    for gold, sentences in documents:
        asked = [trained.Candidates(s, cues) for s in sentences]
        if asked:
            shown.append(show(gold, asked))
        for sentence, candidates in zip(sentences, asked, strict=True):
            truth = marked(sentence, gold.attributions)
            heads = {head for head, _ in truth}
            for token in sentence.tokens:
                if token.i in candidates.drafted or (judging.may_be(token) and judging.key(token) in words):
                    judge.add(candidates.features(token), token.i in heads)
            for head, true_parts in truth:
                teach(sentence, candidates, head, true_parts, parts)
    found = {
        "judge": judge.fit(1, JUDGE_L2)[0],
        "parts": parts.fit(4, PARTS_L2),
    }
    arrays = {name: np.where(np.abs(w) < LEAST_WEIGHT, 0, w).astype(np.float16) for name, w in found.items()}
    known = np.array(sorted({trained.digest(w) for w in words}), dtype=np.uint32)
    chosen = {"threshold": np.array([THRESHOLD], dtype=np.float32), "blend": np.array(BLEND, dtype=np.float32)}
    return {**arrays, "known": known, **chosen, **train_tagger(shown)}


def teach(
    sentence: Sentence, candidates: trained.Candidates, head: int, true_parts: list[int], rows: Rows
) -> None:  # fmt: skip
    """Adds what is asked about a true cue's surroundings, with the true answers."""

    def told(at: int, asked: extent.Asked) -> int:
        rows.add([feature for group in asked for feature in extent.features(group)], true_parts[at])
        return true_parts[at]

    extent.parts(sentence, candidates.proposal(sentence.tokens[head]), told)


class Shown(NamedTuple):
    """A document as the tagger is shown it: the rows of each word's features, its word vector, the words beside it,
    and what is true of it."""

    rows: NDArray[np.int64]
    meanings: NDArray[np.float32]
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    above: NDArray[np.int64]
    truth: NDArray[np.float32]


def show(gold: scoring.Attributed, asked: Sequence[trained.Candidates]) -> Shown:
    """A document for the tagger."""
    words = [tagging.Word(*tagging.FORM(t)) for c in asked for t in c.sentence.tokens]
    senses = trained.senses(words, load_cues())
    codes = [code for c in asked for code in c.places.codes]
    rules = [c.places.rules.get(i, "-") for c in asked for i in range(len(c.places.codes))]
    rows = [
        [tagger.row(f) for f in (*word.features(sense), *tagging.features(code + word.capital, rule))]
        for word, sense, code, rule in zip(words, senses, codes, rules, strict=True)
    ]
    marks = np.zeros((len(gold.document.text), tagger.TOLD), dtype=bool)
    for given in gold.attributions:
        for name, part in (("cue", tagger.CUE), ("source", tagger.SOURCE), ("content", tagger.CONTENT)):
            for start, end in getattr(given, name):
                marks[start:end, part] = True
    truth = []
    for candidates in asked:
        heads = {head for head, _ in marked(candidates.sentence, gold.attributions)}
        for token in candidates.sentence.tokens:
            row = marks[token.start : token.end].any(axis=0)
            row[tagger.HEAD] = token.i in heads
            truth.append(row)
    beside = (np.array(r, dtype=np.int64) for r in tagging.beside([c.sentence for c in asked]))
    meanings = tagger.meanings(words)
    return Shown(np.array(rows), meanings, *beside, np.array(truth, dtype=np.float32))


def together(documents: Sequence[Shown]) -> Shown:
    """Documents one after another."""
    firsts = np.cumsum([0, *(len(d.rows) for d in documents[:-1])])
    beside = [
        np.concatenate([np.where(r > 0, r + first, 0) for r, first in zip(rows, firsts, strict=True)])
        for rows in zip(*(d[2:5] for d in documents), strict=True)
    ]
    joined = [
        np.concatenate(arrays) for arrays in zip(*((d.rows, d.meanings, d.truth) for d in documents), strict=True)
    ]
    return Shown(joined[0], joined[1], *beside, joined[2])


def train_tagger(documents: Sequence[Shown]) -> dict[str, NDArray[Any]]:
    """The tagger's arrays (tagger.SHAPES): adaptive moments, steps that rise over the first 200 and fall to nothing."""
    import torch
    from torch.nn import functional as fun

    torch.set_num_threads(1)
    torch.manual_seed(1)
    order = np.random.default_rng(1)
    width, layers = tagger.WIDTH, tagger.LAYERS

    def drawn(*shape: int, spread: float) -> torch.nn.Parameter:
        return torch.nn.Parameter((torch.rand(shape) * 2 - 1) * spread)

    table = torch.nn.Parameter(torch.randn(tagger.ROWS, width) * 0.05)
    meaning = drawn(tagger.VECTOR, width, spread=tagger.VECTOR**-0.5)
    within = drawn(layers, tagger.LOOKS * width, width, spread=(tagger.LOOKS * width) ** -0.5)
    shifts = torch.nn.Parameter(torch.zeros(layers + 1, width))
    told, told_shift = drawn(2 * width, tagger.TOLD, spread=(2 * width) ** -0.5), drawn(tagger.TOLD, spread=0.1)
    learnt = {
        "table": table, "meaning": meaning, "layers": within, "shifts": shifts, "told": told, "told_shift": told_shift
    }  # fmt: skip

    def log_odds(rows: Any, meanings: Any, before: Any, after: Any, above: Any) -> Any:
        kept = (torch.rand(rows.shape) > FEATURES_DROPPED).float()
        x = fun.embedding_bag(rows, table, mode="sum", per_sample_weights=kept)
        x = x + (meanings * (torch.rand(len(rows), 1) > VECTORS_DROPPED)) @ meaning + shifts[0]
        x = first = fun.dropout(fun.relu(x), DROPPED)
        held = torch.zeros(len(rows) + 1).index_add(0, above, torch.ones(len(rows)))[1:, None].clamp(min=1) ** 0.5
        none = torch.zeros(1, width)
        for weights, shift in zip(within, shifts[1:], strict=True):
            padded = torch.cat([none, x])
            kids = torch.zeros_like(padded).index_add(0, above, x)[1:] / held
            seen = torch.cat([x, padded[before], padded[after], padded[above], kids], dim=1)
            x = x + fun.dropout(fun.relu(seen @ weights + shift), DROPPED)
        return torch.cat([x, first], dim=1) @ told + told_shift

    adam = torch.optim.AdamW(learnt.values(), lr=STEP, weight_decay=DECAY)
    batches = -(-len(documents) // AT_ONCE)
    for n in range(ROUNDS):
        shuffled = order.permutation(len(documents))
        for k in range(batches):
            done = n * batches + k
            adam.param_groups[0]["lr"] = STEP * min(1.0, done / 200) * (1 - done / (ROUNDS * batches)) + 1e-5
            *given, truth = (
                torch.from_numpy(a) for a in together([documents[d] for d in shuffled[k * AT_ONCE : (k + 1) * AT_ONCE]])
            )
            loss = fun.binary_cross_entropy_with_logits(log_odds(*given), truth)
            adam.zero_grad()
            loss.backward()
            adam.step()
    arrays = {name: values.detach().numpy() for name, values in learnt.items()}
    scale = np.abs(arrays["table"]).max() / 127
    small = {name: values.astype(np.float16) for name, values in arrays.items() if name != "table"}
    return {
        **small,
        "table": np.rint(arrays["table"] / scale).astype(np.int8),
        "scale": np.array([scale], dtype=np.float32),
    }


def main() -> None:
    """Reads, trains, and measures or writes."""
    documents = read(Path(sys.argv[1]))
    if "--check" not in sys.argv:
        np.savez_compressed(TARGET, allow_pickle=False, **train(documents))
        return
    arrays = train([d for n, d in enumerate(documents) if n % 6 != 5])
    held = documents[5::6]
    for threshold in (-0.6, -0.9, -1.2, -1.4, -1.6):
        model = trained.Model({**arrays, "threshold": np.array([threshold])})
        found = tuple(
            scoring.attributions(find_claims(gold.document, sentences, {}, model=model)) for gold, sentences in held
        )
        report = scoring.report([gold for gold, _ in held], Run(found))
        print(f"threshold {threshold}", *scoring.lines(report), sep="\n")


if __name__ == "__main__":
    main()
