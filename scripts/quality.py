"""The figures of the README: how well the coder agrees with hand coding, set by set.

    python scripts/quality.py [--shared ../shared]

Prints a Markdown table. The development sets lie in ../shared/gold; our own sets, which nobody who wrote frames has
read, in tests/gold.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from foedus.evaluation import figures, load_gold, tally, total
from foedus.pipeline import code_document

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Code every set that is there and print its row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    sets = [(f"{n}-dev", args.shared / "gold" / f"{n}-dev.jsonl") for n in ("gsr", "news", "articles")]
    sets += [
        (f"own {n}", ROOT / "tests" / "gold" / f"{n}.jsonl") for n in ("wire", "statements", "articles", "offtopic")
    ]
    print("| set | events by hand | coded | precision | recall | F1 | tuples recall | tuples F1 | status | source |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, path in sets:
        if not path.is_file():
            print(f"| {name} | not here | | | | | | | | |")
            continue
        documents = load_gold(path)
        tallies = [tally(d, code_document(d.document).events) for d in documents]
        summed = total(tallies)
        if not summed.gold:
            count = sum(len(d.starts) for d in documents)
            print(f"| {name} | 0 | {summed.coded} in {count} sentences | | | | | | | |")
            continue
        measured = {k: f.value for k, f in figures(tallies, draws=1).items()}
        coded = [
            f"{measured[k]:.2f}"
            for k in (
                "events precision",
                "events recall",
                "events f1",
                "tuples recall",
                "tuples f1",
                "status",
                "source",
            )
        ]
        if not summed.with_status:
            coded[-2:] = ["", ""]
        print(f"| {name} | {summed.gold} | {summed.coded} | {' | '.join(coded)} |")


if __name__ == "__main__":
    main()
