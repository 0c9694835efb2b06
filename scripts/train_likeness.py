"""Fits what the evidence weighs that two reports in different documents tell of one occurrence.

The evidence is that of happenings/likeness.py; the fit a logistic regression (L2) on all pairs of hand-marked mentions
that do not rule each other out, those of different stories included as not the same. Parties, dates and the like are
those that foedus codes at the mentions.

    python scripts/train_likeness.py STORIES.jsonl... [--write]

Prints the weights as TOML; with --write they go into src/foedus/happenings/data/likeness.toml. To measure a fit on
stories that it has not seen, fit on some files and run `foedus evaluate --records happenings` on the others. The same
files give the same weights; some ten seconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.evaluation.given import given
from foedus.evaluation.happenings import load
from foedus.happenings.likeness import evidence, weights
from foedus.happenings.telling import tellings
from foedus.pipeline import code_document

DATA = Path(__file__).parents[1] / "src/foedus/happenings/data/likeness.toml"
# How strongly weights are drawn to 0, and how often the regression is stepped; it is still long before.
PENALTY, STEPS = 1.0, 60
# Set in place of what is learned. What is told as history, or without a date, can be any such act of all time: stories
# of a few weeks cannot show how little it says. In 1,067 unrelated documents, 15 happenings are then wrongly made of
# reports without a date or more than a month apart, with the learned 0.6 it is 157.
SET = {"open": -1.2, "open, nothing shared": -1.2}
Evidence = Mapping[str, float]


def main() -> None:
    """Fit, print and, if asked to, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found, same = pairs(args.stories)
    names = sorted({name for one in found for name, value in one.items() if value})
    table = np.array([[one.get(n, 0.0) for n in names] for one in found])
    *learned, bias = fit(table, np.array(same, dtype=float))
    part = section(dict(zip(names, learned, strict=True)) | SET, bias, weights("across").threshold)
    print(f"# {len(same)} pairs, {sum(same)} of them of one occurrence\n{part}")
    if args.write:
        text = DATA.read_text("utf-8")
        start, end = text.index("\n[across]") + 1, text.index("\n[within]") + 1
        DATA.write_text(text[:start] + part + "\n" + text[end:], "utf-8")


def pairs(files: Sequence[Path]) -> tuple[list[Evidence], list[bool]]:
    """The evidence of each pair of mentions in different documents of a file, and whether both are of one happening."""
    found: list[Evidence] = []
    same: list[bool] = []
    for file in files:
        told = []
        for story in load(file):
            coded = given(code_document(story.document), story.mentions)
            compared = tellings(coded.document, coded.sentences, coded.events)
            told += [(t, m.happening) for t, m in zip(compared, story.mentions, strict=True)]
        for (a, first), (b, second) in combinations(told, 2):
            if a.event.doc != b.event.doc and (weighed := evidence(a, b)) is not None:
                found.append(weighed)
                same.append(first == second)
    return found, same


def fit(found: NDArray[np.float64], same: NDArray[np.float64]) -> list[float]:
    """The weights of the columns and, last, the bias, by Newton's method."""
    x = np.hstack([found, np.ones((len(found), 1))])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 0.01
    learned = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ learned)))
        slope = x.T @ (p - same) + penalty * learned
        learned -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), slope)
    return [float(w) for w in learned]


def section(learned: Mapping[str, float], bias: float, threshold: float) -> str:
    """The [across] part of likeness.toml."""
    rows = [f'"{name}" = {weight:.2f}' for name, weight in sorted(learned.items())]
    return "\n".join(["[across]", f"bias = {bias:.2f}", f"threshold = {threshold}", "", "[across.weights]", *rows, ""])


if __name__ == "__main__":
    main()
