"""The figures of the README: how well the records agree with hand coding, set by set.

    python scripts/quality.py [--shared ../shared] [--workers 2] [events claims happenings slant]

Prints Markdown tables, by the scoring of `foedus evaluate` (docs/validation.md). The development sets lie in ../shared;
our own sets, which nobody who wrote frames has read, in tests/gold and tests/happenings. Attribution is measured on
PolNeAR's development part, which nothing is trained on. Loaded wording is trained on all that there is of BABE here:
`python scripts/train_slant.py BABE --check` measures it by cross-validation.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from foedus.errors import InputError
from foedus.records import Document
from foedus.workers import code_all

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests"
KINDS = ("events", "claims", "happenings", "slant")
EVENTS = ("events precision", "events recall", "events f1", "tuples recall", "tuples f1", "status", "source")
CLAIMS = (
    *("source f1", "cue f1", "content f1"),
    *("source overlap f1", "cue overlap f1", "content overlap f1"),
    *("full precision", "full recall", "full f1", "exact f1"),
)
HAPPENINGS = ("found", "bcubed f1", "across precision", "across recall", "across f1")
SLANT = ("commentary precision", "commentary recall", "commentary f1")


def main() -> None:
    """Code every set that is there and print its row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("kinds", nargs="*", metavar="KIND", default=KINDS, help=", ".join(KINDS))
    args = parser.parse_args()
    if unknown := set(args.kinds) - set(KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    gold = args.shared / "gold"
    sets: dict[str, list[tuple[str, Path]]] = {
        "events": [
            *((f"{n}-dev", gold / f"{n}-dev.jsonl") for n in ("gsr", "news", "articles")),
            *((f"own {n}", OWN / "gold" / f"{n}.jsonl") for n in ("wire", "statements", "articles", "offtopic")),
        ],
        "claims": [("PolNeAR, development part", args.shared / "corpora" / "polnear-dev.jsonl.gz")],
        "happenings": [
            ("stories-dev", gold / "stories-dev.jsonl"),
            ("own stories", OWN / "happenings" / "stories.jsonl"),
        ],
        "slant": [("articles-dev", gold / "articles-dev.jsonl")],
    }
    heads = {
        "events": ("set", "events by hand", "coded", *EVENTS),
        "claims": ("set", "attributions by hand", "coded", *CLAIMS),
        "happenings": ("set", "mentions by hand", *HAPPENINGS),
        "slant": ("set", "sentences of opinion by hand", "said to be", *SLANT),
    }
    for kind in args.kinds:
        print(f"\n| {' | '.join(heads[kind])} |\n|{' --- |' * len(heads[kind])}")
        for name, path in sets[kind]:
            rows = _rows(name, kind, path, args.workers) if path.is_file() else [[name, "not here"]]
            for row in rows:
                print(f"| {' | '.join(row + [''] * (len(heads[kind]) - len(row)))} |", flush=True)


def _rows(name: str, kind: str, path: Path, workers: int) -> list[list[str]]:
    """A set's rows; of happenings another of joining alone, given the mentions."""
    module = import_module(f"foedus.evaluation.{kind}")
    documents = module.load(path)
    given = [d.document for d in documents]
    if kind == "events":
        # A publisher tells where a text plays; shared/gold/score.py gives none either.
        given = [replace(document, publisher=None) for document in given]
    report = module.report(documents, _run(module, documents, given, workers))
    if kind == "events" and not report["gold"]:
        sentences = sum(len(d.starts) for d in documents)
        return [[name, "0", f"{report['coded']} in {sentences} sentences"]]
    if kind == "events":
        measures = EVENTS if report["status_coded"] else EVENTS[:-2]
        return [[name, str(report["gold"]), str(report["coded"]), *_figures(report, measures)]]
    if kind == "claims":
        return [[name, str(report["gold"]), str(report["coded"]), *_figures(report, CLAIMS)]]
    if kind == "slant":
        counts = report["commentary"]
        return [[name, str(counts["gold"]), str(counts["coded"]), *_figures(report, SLANT)]]
    mentions = str(report["mentions"])
    joined = ["1", *_figures(report["given"], HAPPENINGS[1:])]
    return [[name, mentions, *_figures(report, HAPPENINGS)], [f"{name}, given the mentions", mentions, *joined]]


def _run(module: ModuleType, documents: Sequence[Any], given: Sequence[Document], workers: int) -> Any:
    """What foedus makes of the documents of hand-coded ones, as a run to be measured."""
    coded = []
    for document in code_all(given, workers=workers):
        if isinstance(document, InputError):
            raise document
        coded.append(document)
    return module.from_coded(documents, coded)


def _figures(report: dict[str, Any], names: Sequence[str]) -> list[str]:
    """The figures as cells; an F1 with its interval, where there are documents enough for one."""
    cells = []
    for name in names:
        figure = report[name]
        cell = "" if figure is None else f"{figure['value']:.2f}"
        if figure and name.endswith("f1") and (figure["low"], figure["high"]) != (0.0, 1.0):
            cell += f" ({figure['low']:.2f} to {figure['high']:.2f})"
        cells.append(cell)
    return cells


if __name__ == "__main__":
    main()
