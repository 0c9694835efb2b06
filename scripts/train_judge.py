"""Trains the judge and says how good it is: writes src/foedus/coding/data/judge.npz and topic.npz.

    python scripts/train_typer.py ENCODER BUILD [SHARED]
    python scripts/train_judge.py BUILD [SHARED] [--check]

From data/training: the coded sentences (a.jsonl and so on), offtopic.jsonl (other things in warlike and diplomatic
words) and political.jsonl (politics in words of sport, business and culture; for topics only). Two logistic regressions
with L2 by accelerated gradient descent, whole batches, nothing random: one from words to topic, one from the signs
of a candidate (coding/signs.py) to whether a hand-coded event answers to it. SHARED, where given, is the folder with
corpora/ (synthetic events, PolNeAR: more politics for the topic; those articles of PolNeAR that are coded by hand, see
marked_news.py) and gold/ (the development documents, from which nothing is learned but, with the cross-validated
figures, the threshold). No sentence of it leaves here.
BUILD holds the typers that scripts/train_typer.py trained without each quarter of the documents: what the judge learns
from never saw its labels.

The figures are of cross-validation over documents, eight parts left out in turn. Probabilities are calibrated, by
isotonic regression, on the left-out candidates. So that the judge meets words that no frame knows as often as new texts
have them, each text is also looked at with one eighth of the lexicon's words left out. --check prints the figures and
writes nothing.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import sys
import zipfile
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from marked_news import marked_news
from numpy.typing import NDArray

from foedus.actors import find_mentions
from foedus.coding.events import consider
from foedus.coding.frames import Frame, Lexicon, lexicon
from foedus.coding.judge import Bench, Curve, Model
from foedus.coding.lines import Line, look
from foedus.coding.signs import Setting, Signs, signs
from foedus.coding.sketch import Sketch
from foedus.coding.topic import SHORTEST, Topic, TopicModel, topic, words_of
from foedus.coding.typer import Typed, TyperModel, model_of, typed
from foedus.coding.typer import load as load_typer
from foedus.coding.vectors import SIZE, vectors
from foedus.coding.voice import Voice, voice
from foedus.evaluation import load_gold, tally, total
from foedus.evaluation.gold import GoldDocument, GoldEvent, gold_document
from foedus.evaluation.scoring import MEASURES
from foedus.parsing import load as load_parser
from foedus.records import Block, Document, Event, Mentions, Sentence

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/foedus/coding/data"
TRAINING = ROOT / "data/training"
# Penalties: of a word's own weight, of the direction of word vectors (which are scaled by PULL), of a sign.
L2_WORD, L2_VECTOR, PULL, L2_SIGN = 2e-4, 1e-3, 0.5, 4e-4
# What a sentence of the corpora, a candidate of an off-topic text, one looked at without its document, a frame's
# example, and a candidate of the files that hold more events a sentence than news do count.
CORPORA, OFFTOPIC, ALONE, EXAMPLE, DENSE = 0.05, 13.0, 0.2, 0.12, 0.35
DENSER = frozenset("mnopqrsuv")
STEPS = 400
# Off-topic texts may give so many events a hundred sentences at the threshold that is chosen, and it may miss the best
# F1 by so much (cross-validated and of the development sets, added): the lowest such, as texts that nobody has read
# lose by what is missed more than these.
MOST, ABOUT = 1.0, 0.01
# A sign is weighed if so many candidates have it.
RARE = 3
FOLDS = 8
# The typers are of so many parts, each of two folds (train_typer.py).
QUARTERS = 4
# One word in so many is left out of the lexicon for the poorer view of a text.
LEFT_OUT = 8
DEV = ("gsr-dev", "news-dev", "articles-dev")
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Text:
    """A training text: the file it is from, the part that it is left out with, its parse and its candidates."""

    origin: str
    part: int
    gold: GoldDocument
    sentences: tuple[Sentence, ...] = ()
    mentions: Mentions = field(default_factory=dict)
    heard: Voice = field(default_factory=lambda: Voice(False, None))
    typed: Sequence[Mapping[int, Typed]] = ()
    lines: list[Line] = field(default_factory=list)
    poorer: list[Line] = field(default_factory=list)
    about: str | None = None

    @property
    def political(self) -> bool:
        """Whether it is about politics."""
        return self.origin != "offtopic"

    @property
    def coded(self) -> bool:
        """Whether its events are coded, or it has none."""
        return self.origin not in ("political", "corpora", "examples")


def texts(shared: Path | None) -> Iterator[Text]:
    """All texts, parsed."""
    parser = load_parser()
    yield from hand_coded(sorted(TRAINING.glob("*.jsonl")))
    if shared:
        yield from _parsed("news", map(gold_document, marked_news(shared)))
    for frame in lexicon().frames:
        for n, example in enumerate(frame.examples):
            yield _example(frame, n, example)
    for n, lines in enumerate(_corpora(shared / "corpora") if shared else ()):
        document = as_document(f"corpora-{n}", lines)
        yield Text("corpora", n % FOLDS, GoldDocument(document, (), (), ()), parser.parse(document))


def hand_coded(paths: Sequence[Path]) -> Iterator[Text]:
    """The texts of these files, parsed."""
    for path in paths:
        yield from _parsed(path.stem, load_gold(path))


def _parsed(origin: str, documents: Iterable[GoldDocument]) -> Iterator[Text]:
    for gold in documents:
        text = Text(origin, _fold(origin, gold.document.id), gold, load_parser().parse(gold.document))
        text.mentions = find_mentions(gold.document, text.sentences)
        text.heard = voice(text.sentences, text.mentions)
        yield text


def _example(frame: Frame, n: int, example: str) -> Text:
    """A frame's example, a document of one sentence; an event of the frame's type is in it, or none is."""
    document = as_document(f"{frame.name} {n}", [example.removeprefix("!").split("|")[0].strip()])
    event = GoldEvent(0, frame.type, "", (), (), None, None)
    gold = GoldDocument(document, (0,), () if example.startswith("!") else (event,), ())
    text = Text("examples", _fold(frame.name), gold, load_parser().parse(document))
    text.mentions = find_mentions(document, text.sentences)
    text.heard = voice(text.sentences, text.mentions)
    text.about = frame.type
    return text


@cache
def poorer(part: int) -> Lexicon:
    """The lexicon without one in LEFT_OUT of its words, to see what the farther candidates of unknown words are."""
    whole = lexicon()
    kept = {k: v for k, v in whole.entries.items() if zlib.crc32(" ".join(k).encode()) % LEFT_OUT != part}
    return replace(whole, entries=kept)


def _lacks(text: Text) -> int:
    return zlib.crc32(text.gold.document.id.encode()) % LEFT_OUT


def draw(text: Text, model: TyperModel) -> None:
    """Finds a text's candidates: with the whole lexicon, and those that are left to it without a part."""
    text.typed = typed(text.sentences, text.mentions, text.heard, model)
    both = list(zip(text.sentences, text.typed, strict=True))
    text.lines = [look(text.gold.document, s, text.mentions, text.heard, t) for s, t in both]
    if text.about is None:
        known = poorer(_lacks(text))
        for (s, t), line in zip(both, text.lines, strict=True):
            seen = {_key(d) for d in line.sketches}
            less = look(text.gold.document, s, text.mentions, text.heard, t, known=known)
            far = tuple(d for d in less.sketches if d.origin != "frame" and _key(d) not in seen)
            text.poorer.append(replace(less, sketches=far))


def _key(drawn: Sketch) -> tuple[int, str, str]:
    return drawn.fired.token, drawn.origin, drawn.fired.frame.name


def _fold(*key: str) -> int:
    return zlib.crc32(" ".join(key).encode()) % FOLDS


def _corpora(folder: Path) -> Iterator[list[str]]:
    """Five sentences each of some hundreds of political news stories, evenly taken."""
    with zipfile.ZipFile(folder / "synthetic-events.csv.zip") as archive:
        table = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="utf-8")
        stories = [row["text"] for row in csv.DictReader(table)][::8]
    with gzip.open(folder / "polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        stories += [json.loads(line)["text"] for line in lines][::6]
    for story in stories:
        yield [part.strip() for part in re.split(r'(?<=[.!?"])\s+(?=[A-Z"])|\n+', story) if part.strip()][:5]


def as_document(name: str, sentences: Sequence[str]) -> Document:
    """A document of these sentences, a line each."""
    blocks, at = [], 0
    for text in sentences:
        blocks.append(Block(at, at + len(text), "body"))
        at += len(text) + 1
    return Document(name, "\n".join(sentences), blocks=tuple(blocks))


@dataclass(slots=True)
class Rows:
    """A sparse matrix of rows with named columns, what each row should come to, and how much it counts."""

    names: dict[str, int]
    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: Floats
    wanted: Floats
    weight: Floats

    def scores(self, weights: Floats) -> Floats:
        """The log odds of every row."""
        return np.bincount(self.row, self.value * weights[self.column], len(self.wanted))

    def train(self, use: NDArray[np.bool_], penalty: Floats) -> Floats:
        """The weights that fit the used rows."""
        weight = self.weight * use
        weight = weight / weight.sum()
        keep = use[self.row]
        row, column, value = self.row[keep], self.column[keep], self.value[keep]
        steepest = np.bincount(row, value**2, len(weight))
        step, t = 1 / (0.25 * self._norm(row, column, value, weight) + float(penalty.max())), 1.0
        del steepest
        weights = ahead = np.zeros(len(self.names))
        for _ in range(STEPS):
            odds = np.bincount(row, value * ahead[column], len(weight))
            miss = weight * (1 / (1 + np.exp(-odds)) - self.wanted)
            slope = np.bincount(column, value * miss[row], len(self.names)) + penalty * ahead
            following, after = ahead - step * slope, (1 + math.sqrt(1 + 4 * t * t)) / 2
            ahead, weights, t = following + (t - 1) / after * (following - weights), following, after
        return weights

    def _norm(self, row: NDArray[np.int64], column: NDArray[np.int64], value: Floats, weight: Floats) -> float:
        """The largest curvature, by power iteration, with a margin."""
        at = np.ones(len(self.names))
        size = 1.0
        for _ in range(30):
            at = at / np.linalg.norm(at)
            at = np.bincount(column, value * (weight * np.bincount(row, value * at[column], len(weight)))[row], len(at))
            size = float(np.linalg.norm(at))
        return 1.1 * size


def rows_of(found: Sequence[Signs], wanted: Sequence[float], weight: Sequence[float], rare: int) -> Rows:
    """The rows of these signs; those of fewer than `rare` rows have no column."""
    count = Counter(name for f in found for name in f)
    names = {n: i for i, n in enumerate(sorted(n for n, c in count.items() if c >= rare))}
    row, column, value = [], [], []
    for i, f in enumerate(found):
        for name, v in f.items():
            if v and name in names:
                row.append(i)
                column.append(names[name])
                value.append(v)
    arrays = (np.array(row), np.array(column), np.array(value, dtype=np.float64))
    return Rows(names, *arrays, np.array(wanted), np.array(weight))


class Topics:
    """The topic model trained with any part left out."""

    def __init__(self, material: Sequence[Text]) -> None:
        found, wanted, part, spoken, size = [], [], [], [], []
        for text in material:
            for sentence in text.sentences if text.about is None else ():
                heard = words_of(sentence, vectors().rows)
                if heard:
                    spoken.append(heard)
                    wanted.append(float(text.political))
                    part.append(text.part)
                    size.append(CORPORA if text.origin in ("corpora", "news") else 1.0)
        for heard in spoken:
            share = 1 / math.sqrt(max(len(heard), SHORTEST))
            line = {w: c * share for w, c in Counter(heard).items()}
            line |= {f"\t{i}": float(v) * share * PULL for i, v in enumerate(vectors().of(heard).sum(0))}
            found.append(line | {"\tbias": 1.0})
        both = np.array(wanted)
        weight = np.array(size)
        for side in (both > 0, both == 0):
            weight[side] *= 0.5 / weight[side].sum()
        self.rows, self.part = rows_of(found, wanted, weight.tolist(), 3), np.array(part)
        self.penalty = np.full(len(self.rows.names), L2_WORD)
        for i in range(SIZE):
            self.penalty[self.rows.names[f"\t{i}"]] = L2_VECTOR
        self.penalty[self.rows.names["\tbias"]] = 0.0

    def model(self, without: int | None) -> TopicModel:
        """The weights of all words, learned with a part left out."""
        names = self.rows.names
        fitted = self.rows.train(self.part != (-1 if without is None else without), self.penalty)
        known = vectors()
        direction = np.array([fitted[names[f"\t{i}"]] for i in range(SIZE)]) * PULL
        like = known.of(list(known.rows)) @ direction
        weights = {w: float(like[i]) for w, i in known.rows.items()}
        for word, i in names.items():
            if not word.startswith("\t"):
                weights[word] = weights.get(word, 0.0) + float(fitted[i])
        return TopicModel({w: round(v, 3) for w, v in sorted(weights.items())}, float(fitted[names["\tbias"]]))


@dataclass(slots=True)
class Candidates:
    """Every candidate of the coded and the off-topic texts: its text, its signs, whether it is an event."""

    text: list[int]
    found: list[Signs]
    wanted: list[float]
    weight: list[float]
    alone: list[bool]


def candidates(material: Sequence[Text], topics: Sequence[TopicModel], typers: Sequence[TyperModel]) -> Candidates:
    """The candidates, each document's topic told by a model that did not see its part."""
    every = Candidates([], [], [], [], [])
    for n, text in enumerate(material):
        if not text.lines:
            continue
        judge = Bench(
            Model({}, Curve((), ()), Curve((), ()), 0.5, topics[text.part], typers[text.part]),
            topic(text.sentences, topics[text.part]),
            text.heard,
            text.typed,
        )
        labels = wanted(text)
        share = OFFTOPIC if text.origin == "offtopic" else DENSE if text.origin in DENSER else 1.0
        for line in (*text.lines, *text.poorer):
            setting = judge.setting(line.matcher.sentence.index)
            single = setting_alone(judge, line.matcher.sentence.index)
            for drawn in line.sketches:
                label = labels[id(drawn)]
                for seen, size in ((setting, share), (single, share * ALONE)):
                    every.text.append(n)
                    every.alone.append(seen is single)
                    every.found.append(signs(drawn, line.sketches, line.matcher, seen))
                    every.wanted.append(label or 0.0)
                    unknown = label is None or (text.origin == "gsr-dev" and not label)
                    if text.about is not None:
                        unknown, size = (
                            drawn.outcome.type != text.about or drawn.origin != "frame",
                            EXAMPLE * (seen is single),
                        )
                    every.weight.append(0.0 if unknown else size)
    return every


def setting_alone(judge: Bench, sentence: int) -> Setting:
    """The setting of a sentence that is a document of its own."""
    own = judge.topic.sentences[sentence]
    alone = Topic(own / math.sqrt(2), (own,))
    return Bench(judge.model, alone, Voice(judge.voice.statement, None), [judge.typed[sentence]]).setting(0)


def wanted(text: Text) -> dict[int, float | None]:
    """Whether each candidate answers to a hand-coded event: by type and trigger, a frame's also by type alone; None
    where only an optional one does."""
    gold, found, tokens_of = text.gold, {}, {}
    for line in (*text.lines, *text.poorer):
        for drawn in line.sketches:
            tokens = line.matcher.sentence.tokens
            f = drawn.fired
            at = bisect_right(gold.starts, tokens[f.token].start) - 1
            spoken = _words(" ".join(tokens[w].text for w in f.words))
            tokens_of[id(drawn)] = (at, drawn.outcome.type, spoken, drawn)
            found[id(drawn)] = 0.0
    result: dict[int, float | None] = dict(found)
    for event in gold.events:
        same = [k for k, v in tokens_of.items() if v[0] == event.sentence and v[1] == event.type]
        hits = [k for k in same if _words(event.trigger) & tokens_of[k][2]]
        if not hits:
            hits = [k for k in same if tokens_of[k][3].origin == "frame" and not result[k]][:1]
        for k in hits:
            result[k] = 1.0
    for event in gold.optional:
        for k, v in tokens_of.items():
            if v[0] == event.sentence and v[1] == event.type and not result[k]:
                result[k] = None
    return result


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 2}


def isotonic(odds: Floats, right: Floats, weight: Floats) -> Curve:
    """Rising log odds and the share of events there: neighbours pooled, 25 at least."""
    order = np.argsort(odds, kind="stable")
    pools: list[list[float]] = []
    for x, y, w in zip(odds[order], right[order], weight[order], strict=True):
        if not w:
            continue
        if pools and pools[-1][2] < 25:
            pools[-1] = [pools[-1][0] + x, pools[-1][1] + y, pools[-1][2] + 1]
        else:
            pools.append([x, y, 1.0])
        while len(pools) > 1 and pools[-1][2] >= 25 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
        last = pools.pop()
        pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return Curve(
        tuple(round(p[0] / p[2], 4) for p in pools),
        tuple(accumulate((round(min(max((p[1] + 0.5) / (p[2] + 1), 0.01), 0.99), 4) for p in pools), max)),
    )


def main() -> None:
    """Trains, measures, writes."""
    build, *shared = (Path(a) for a in sys.argv[1:] if not a.startswith("--"))
    quarters = [_typer(build / f"typer-{k}.npz") for k in range(QUARTERS)]
    typers = [quarters[k % QUARTERS] for k in range(FOLDS)]
    material = list(texts(shared[0] if shared else None))
    for text in material:
        if text.coded or text.about is not None:
            draw(text, typers[text.part])
    print(len(material), "texts,", sum(len(t.sentences) for t in material), "sentences")
    learner = Topics(material)
    topics = [learner.model(k) for k in range(FOLDS)]
    every = candidates(material, topics, typers)
    far = np.array(["~bias" in f for f in every.found])
    fold = np.array([material[n].part for n in every.text])
    rows = rows_of(every.found, every.wanted, every.weight, RARE)
    penalty = np.full(len(rows.names), L2_SIGN)
    penalty[[rows.names["bias"], rows.names["~bias"]]] = 0.0

    def train(use: NDArray[np.bool_]) -> Floats:
        return rows.train(use & ~far, penalty) + rows.train(use & far, penalty)

    left_out = [train(fold != k) for k in range(FOLDS)]
    odds = np.zeros(len(far))
    for k in range(FOLDS):
        odds[fold == k] = rows.scores(left_out[k])[fold == k]
    whole = rows.weight * (np.array(every.alone) == 0) * np.array([material[n].coded for n in every.text])
    curves = [isotonic(odds, rows.wanted, whole * side) for side in (~far, far)]
    print(f"{len(far)} candidates with {len(rows.names)} signs")
    models = [
        Model(dict(zip(rows.names, map(float, w), strict=True)), *curves, 0.5, topics[k], typers[k])
        for k, w in enumerate(left_out)
    ]
    found = report(material, models)
    final = train(np.ones(len(far), dtype=bool))
    known = learner.model(None)
    if shared:
        held = list(hand_coded([shared[0] / "gold" / f"{name}.jsonl" for name in DEV]))
        held += [t for t in material if t.origin == "offtopic"]
        whole_model = Model(dict(zip(rows.names, map(float, final), strict=True)), *curves, 0.5, known, load_typer())
        print("development sets, not learned from (off topic: learned from):")
        apart = _thresholds([(t, scored(t, whole_model if t.origin in DEV else models[t.part])) for t in held])
        found = {at: (found[at][0], found[at][1] + apart[at][1]) for at in found}
    most = max(f1 for quiet, f1 in found.values() if quiet)
    best = min(at for at, (quiet, f1) in found.items() if quiet and f1 >= most - ABOUT)
    print(f"threshold {best}")
    if "--check" in sys.argv:
        return
    np.savez_compressed(
        TARGET / "judge.npz",
        signs=np.frombuffer("\n".join(rows.names).encode(), np.uint8),
        weights=final.astype(np.float32),
        frames=np.array([curves[0].odds, curves[0].shares]),
        farther=np.array([curves[1].odds, curves[1].shares]),
        threshold=np.array(best),
    )
    np.savez_compressed(
        TARGET / "topic.npz",
        words=np.frombuffer("\n".join(known.words).encode(), np.uint8),
        weights=np.array([*known.words.values(), known.offset], dtype=np.float16),
    )


def _typer(path: Path) -> TyperModel:
    with np.load(path) as found:
        return model_of(found)


def report(material: Sequence[Text], models: Sequence[Model]) -> dict[float, tuple[bool, float]]:
    """Prints what left-out texts come to at each threshold, with a part of the lexicon and with the whole of it, and
    how true probabilities are; what thresholds come to with the whole."""
    for less in (True, False):
        coded = []
        for text in material:
            if text.coded:
                known = poorer(_lacks(text)) if less else lexicon()
                coded.append((text, scored(text, models[text.part], known)))
        print("with an eighth of the words left out:" if less else "with the whole lexicon:")
        found = _thresholds(coded)
    _reliability(coded)
    return found


def scored(text: Text, model: Model, known: Lexicon | None = None) -> list[Event]:
    """What a model finds in a text at all, with its scores."""
    found = consider(text.gold.document, text.sentences, text.mentions, threshold=0.02, model=model, known=known)
    return [c.event for c in found if c.event is not None]


def _thresholds(coded: Sequence[tuple[Text, list[Event]]]) -> dict[float, tuple[bool, float]]:
    """Whether off-topic texts stay quiet at each threshold, and the F1 of the others."""
    tried: dict[float, tuple[bool, float]] = {}
    size = sum(len(t.sentences) for t, _ in coded if t.origin == "offtopic")
    for at in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = [(t, [e for e in events if e.score >= at]) for t, events in coded]
        by_file = {
            name: total([tally(t.gold, e) for t, e in kept if t.origin == name])
            for name in sorted({t.origin for t, _ in kept} - {"offtopic"})
        }
        summed = total([t for name, t in by_file.items() if name != "gsr-dev"])
        off = sum(len(e) for t, e in kept if t.origin == "offtopic")
        measured = {k: f(summed) for k, f in MEASURES.items()}
        tried[at] = (100 * off / size < MOST, measured["events f1"])
        figures = " ".join(f"{k.removeprefix('events ')} {v:.3f}" for k, v in list(measured.items())[:6])
        each = " ".join(f"{k} {MEASURES['events f1'](v):.3f}" for k, v in by_file.items())
        print(f"  {at:.2f}: {figures} ({each}); off topic {100 * off / size:.2f} a hundred", flush=True)
    return tried


def _reliability(coded: Sequence[tuple[Text, list[Event]]]) -> None:
    print("reliability, hits of the events given so much:")
    for low in (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.2, 0.2: 0.4, 0.9: 1.01}.get(low, low + 0.1)
        band = [(t, [e for e in events if low <= e.score < high]) for t, events in coded if t.origin != "gsr-dev"]
        summed = total([tally(t.gold, e) for t, e in band])
        mean = [e.score for _, events in band for e in events]
        if summed.coded:
            print(f"  {sum(mean) / len(mean):.2f}: {summed.hits / summed.coded:.2f} of {summed.coded}")


if __name__ == "__main__":
    main()
