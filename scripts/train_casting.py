"""Trains who plays which part in an event: writes src/foedus/coding/data/casting.npz.

    python scripts/train_casting.py [SHARED] [--check]

From the hand-coded events of data/training, with SHARED of the real news marked there too: each that a candidate of
the coder answers to by sentence, type and, if it can be, trigger. For each side a conditional logit over the parties of
the sentence, those of the text around it, and nobody (coding/parties.py), by L-BFGS on whole batches, nothing random. A
side that stands in another sentence only may be named or left out.

It prints, cross-validated over documents, eight parts left out in turn, the share of events whose actor, recipient and
both are right: by rules alone and with the model. `seen` are files that rules were tuned on, `blind` those coded before
foedus was run on them and hardly tuned for since. The development sets of SHARED/gold, where given, are measured only:
nothing is learned from them. --check writes nothing.
"""

from __future__ import annotations

import sys
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from marked_news import marked_news
from numpy.typing import NDArray
from train_judge import DEV, FOLDS, TARGET, TRAINING

from foedus.actors import find_mentions
from foedus.coding import casting
from foedus.coding.bearings import stage
from foedus.coding.casting import cast, shares
from foedus.coding.grouped import signs_of
from foedus.coding.judge import bench
from foedus.coding.judge import load as load_judge
from foedus.coding.lines import look
from foedus.coding.match import Matcher
from foedus.coding.parties import Context, Party, context, elsewhere, here, nobody
from foedus.coding.sketch import Sketch
from foedus.coding.typer import typed
from foedus.coding.voice import voice
from foedus.evaluation import load_gold
from foedus.evaluation.gold import GoldDocument, GoldEvent, GoldParty, gold_document
from foedus.evaluation.match import is_state, same_side, words
from foedus.parsing import load as load_parser
from foedus.records import Actor

Floats = NDArray[np.float64]
SIDES = ("actor", "recipient")
# The fewest events that a sign is weighed for, and steps.
RARE, STEPS = 3, 150
# The penalty of a sign of the actor's and of the recipient's.
L2 = 3e-4, 3e-4
# What an event counts whose side the rules have filled, and one whose side is none of the parties found: nobody is
# right there.
FILLED, UNREACHED = 0.6, 0.5
# Files without events.
UNUSED = frozenset({"offtopic", "political"})
# Weights smaller than this are left out of the file.
LEAST = 0.02
BLIND = ("i", "j", "k", "l")


@dataclass(slots=True)
class Case:
    """A hand-coded event and the candidate that answers to it, with who could be on its sides.

    `fits` tells for each side whether nobody and each party are right there.
    """

    file: str
    part: int
    gold: GoldEvent
    kept: bool
    matcher: Matcher
    drawn: Sketch
    known: Context
    parties: list[Party]
    none: tuple[str, ...]
    fits: tuple[list[bool], list[bool]]


def cases(paths: Sequence[Path]) -> Iterator[Case]:
    """Every hand-coded event of gold files that a candidate answers to."""
    for path in paths:
        for gold in load_gold(path):
            yield from _document(path.stem, gold)


def marked(shared: Path) -> Iterator[Case]:
    """Every event marked in real news that a candidate answers to."""
    for row in marked_news(shared):
        yield from _document("marked", gold_document(row))


def _document(file: str, gold: GoldDocument) -> Iterator[Case]:
    parsed = load_parser().parse(gold.document)
    mentions = find_mentions(gold.document, parsed)
    heard = voice(parsed, mentions)
    told = typed(parsed, mentions, heard)
    judge = bench(parsed, heard, told, load_judge())
    known = context(mentions)
    part = zlib.crc32(gold.document.id.encode()) % FOLDS
    for sentence, types in zip(parsed, told, strict=True):
        line = look(gold.document, sentence, mentions, heard, types)
        verdicts = judge.verdicts(line.sketches, line.matcher)
        found = [(d, v.probability, judge.keeps(d, v, None)) for d, v in zip(line.sketches, verdicts, strict=True)]
        tokens = sentence.tokens
        for event in gold.events:
            best: tuple[bool, bool, float] | None = None
            answer: Sketch | None = None
            for drawn, probability, kept in found:
                at = bisect_right(gold.starts, tokens[drawn.fired.token].start) - 1
                if at == event.sentence and drawn.outcome.type == event.type:
                    spoken = words(" ".join(tokens[w].text for w in drawn.fired.words))
                    rank = (bool(words(event.trigger) & spoken), kept, probability)
                    if best is None or rank > best:
                        best, answer = rank, drawn
            if answer is not None and best is not None:
                seen = Context(known.named, known.names, known.ranks, list(known.told))
                at_hand = stage(line.matcher, answer)
                parties = [*here(at_hand, seen), *elsewhere(at_hand, seen)]
                fits = (_fits(event, 0, parties), _fits(event, 1, parties))
                none = tuple(signs_of(nobody(at_hand, parties)))
                yield Case(file, part, event, best[1], line.matcher, answer, seen, parties, none, fits)
        likeliest: dict[int, tuple[float, Sketch]] = {}
        for drawn, probability, kept in found:
            if kept and probability > likeliest.get(drawn.fired.token, (-1.0, drawn))[0]:
                likeliest[drawn.fired.token] = (probability, drawn)
        for _, drawn in likeliest.values():
            known.tell(drawn)


def _fits(event: GoldEvent, side: int, parties: Sequence[Party]) -> list[bool]:
    """Whether nobody, and each party, is right on a side."""
    wanted, implied = (getattr(event, name + SIDES[side]) for name in ("", "implied_"))
    other = getattr(event, SIDES[1 - side])
    found = [not wanted]
    for one in parties:
        both = _states(wanted) & _states(other) if one.head is not None else frozenset()
        named = bool(wanted) and all(any(_is(a, g, both) for g in wanted) for a in one.actors)
        left = bool(implied) and all(any(_is(a, g, frozenset()) for g in implied) for a in one.actors)
        found.append(named or left)
    return found


def _states(side: Sequence[GoldParty]) -> frozenset[str | None]:
    return frozenset(p.country for p in side if is_state(p.country))


def _is(actor: Actor, gold: GoldParty, both: frozenset[str | None]) -> bool:
    """Whether an actor is a hand-coded party: by its state, by its words too where that state is on both sides."""
    spoken = bool(words(actor.name, actor.text) & words(gold.name, gold.text))
    if is_state(gold.country):
        return actor.country == gold.country and (spoken or gold.country not in both)
    return not is_state(actor.country) and spoken


def train(material: Sequence[Case], side: int) -> dict[str, float]:
    """The weights of one side: those that make what is right likeliest."""
    rows: list[Sequence[str]] = []
    starts, right, weight = [], [], []
    for case in material:
        if case.gold.disputed:
            continue
        starts.append(len(rows))
        rows += [case.none, *(p.signs for p in case.parties)]
        reached = any(case.fits[side])
        right += case.fits[side] if reached else [True, *case.fits[side][1:]]
        filled = (case.drawn.actor, case.drawn.recipient)[side].actors
        share = (FILLED if filled else 1.0) * (1.0 if reached else UNREACHED)
        weight.append(share)
    count = Counter(sign for row in rows for sign in set(row))
    names = {n: i for i, n in enumerate(sorted(n for n, c in count.items() if c >= RARE))}
    pairs = [(i, names[s]) for i, row in enumerate(rows) for s in sorted(set(row)) if s in names]
    row, column = np.array(pairs).T
    first, fits = np.array(starts), np.array(right, dtype=np.float64)
    group = np.repeat(np.arange(len(first)), np.diff([*starts, len(rows)]))
    part = np.array(weight) / sum(weight)

    def slope(at: Floats) -> tuple[float, Floats]:
        odds = np.bincount(row, at[column], len(rows))
        scaled = np.exp(odds - np.maximum.reduceat(odds, first)[group])
        every = np.add.reduceat(scaled, first)
        good = np.add.reduceat(scaled * fits, first) + 1e-12
        loss = float((part * (np.log(every) - np.log(good))).sum() + L2[side] * (at @ at) / 2)
        miss = part[group] * (scaled / every[group] - scaled * fits / good[group])
        return loss, np.bincount(column, miss[row], len(names)) + L2[side] * at

    learned = _descend(slope, len(names))
    return {n: float(learned[i]) for n, i in names.items()}


def _descend(slope: Callable[[Floats], tuple[float, Floats]], size: int) -> Floats:
    """The least of a smooth function: L-BFGS of ten pairs with halved steps (Nocedal and Wright 2006, 7.2)."""
    at = np.zeros(size)
    loss, down = slope(at)
    kept: list[tuple[Floats, Floats, float]] = []
    for _ in range(STEPS):
        way, scales = down.copy(), []
        for moved, turned, rho in reversed(kept):
            scales.append(rho * (moved @ way))
            way -= scales[-1] * turned
        if kept:
            moved, turned, _ = kept[-1]
            way *= (moved @ turned) / (turned @ turned)
        else:
            way *= 1 / max(float(np.linalg.norm(down)), 1e-12)
        for (moved, turned, rho), scale in zip(kept, reversed(scales), strict=True):
            way += moved * (scale - rho * (turned @ way))
        step, gain = 1.0, float(down @ way)
        while True:
            following = at - step * way
            lower, after = slope(following)
            if lower <= loss - 1e-4 * step * gain or step < 1e-6:
                break
            step /= 2
        moved, turned = following - at, after - down
        if moved @ turned > 1e-12:
            kept = [*kept[-9:], (moved, turned, 1 / float(moved @ turned))]
        if loss - lower < 1e-7:
            return following
        at, loss, down = following, lower, after
    return at


def report(material: Sequence[Case], models: Sequence[casting.Model]) -> None:
    """Prints the share of events with the right actor, recipient and both, by file, by rules and with the models."""
    for name in ("rules", "model"):
        seen: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for case in material:
            if case.kept:
                sides = case.drawn.actor, case.drawn.recipient
                if name == "model":
                    sides = cast(case.matcher, case.drawn, case.known, models[case.part])
                right = [_right(case.gold, side, filled.actors) for side, filled in zip(SIDES, sides, strict=True)]
                for group in (case.file, "blind" if case.file in BLIND else "seen", "all"):
                    for i, one in enumerate((True, *right, all(right))):
                        seen[group][i] += one
        print(name, "; ".join(f"{k} " + " ".join(f"{c / v[0]:.3f}" for c in v[1:]) for k, v in sorted(seen.items())))


def _right(event: GoldEvent, side: str, coded: Sequence[Actor]) -> bool:
    implied = getattr(event, f"implied_{side}")
    return event.disputed or same_side(getattr(event, side), coded) or (bool(implied) and same_side(implied, coded))


def reliability(material: Sequence[Case], models: Sequence[casting.Model]) -> None:
    """Prints how true the shares are of sides that rules leave empty."""
    for side, name in enumerate(SIDES):
        bins: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        for case in material:
            if not (case.drawn.actor, case.drawn.recipient)[side].actors and not case.gold.disputed:
                fits = {id(p): f for p, f in zip(case.parties, case.fits[side][1:], strict=True)}
                for one in shares(case.parties, case.none, getattr(models[case.part], name))[:1]:
                    at = bins[int(one.share * 10)]
                    at[0] += 1
                    at[1] += fits[id(one.party)]
        print(name, " ".join(f"{b / 10}: {right}/{n}" for b, (n, right) in sorted(bins.items())))


def main() -> None:
    """Trains, measures, writes."""
    shared = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    files = [p for p in sorted(TRAINING.glob("*.jsonl")) if p.stem not in UNUSED]
    material = [*cases(files), *(case for folder in shared for case in marked(folder))]
    print(len(material), "events")
    models = []
    for k in range(FOLDS):
        rest = [c for c in material if c.part != k]
        models.append(casting.Model(train(rest, 0), train(rest, 1)))
    report(material, models)
    reliability(material, models)
    learned = train(material, 0), train(material, 1)
    for folder in shared:
        untold = list(cases([folder / "gold" / f"{name}.jsonl" for name in DEV]))
        report(untold, [casting.Model(*learned)] * FOLDS)
    if "--check" in sys.argv:
        return
    names = sorted({n for side in learned for n, w in side.items() if abs(w) >= LEAST})
    np.savez_compressed(
        TARGET / "casting.npz",
        signs=np.frombuffer("\n".join(names).encode(), np.uint8),
        **{  # type: ignore[arg-type]
            name: np.array([round(side.get(n, 0.0), 3) for n in names], dtype=np.float16)
            for name, side in zip(SIDES, learned, strict=True)
        },
    )
    print(len(names), "signs")


if __name__ == "__main__":
    main()
