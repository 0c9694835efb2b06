"""Documents and words a second, split by stage, against bare spaCy parsing in the same run, and peak memory.

Bare parsing takes the sentences of all documents in batches; foedus parses each document by itself, so that its records
are the same whatever is read beside it.

    python scripts/bench.py [PATH...] [--times N]

Without PATH the shipped examples are read N times over, each copy a document of its own.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from dataclasses import replace

from foedus.parsing import load
from foedus.parsing.sentences import split
from foedus.pipeline import code_document
from foedus.reading import read_paths
from foedus.records import Document


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", default=["examples"])
    parser.add_argument("--times", type=int, default=60)
    args = parser.parse_args()
    began = time.perf_counter()
    parse = load()
    warm = next(d for d in read_paths(args.paths) if isinstance(d, Document))
    code_document(warm)
    start_up = time.perf_counter() - began
    began = time.perf_counter()
    once = [d for d in read_paths(args.paths) if isinstance(d, Document)]
    reading = (time.perf_counter() - began) * args.times
    documents = [replace(d, id=f"{d.id}-{n}") for n in range(args.times) for d in once]
    words = sum(len(d.text.split()) for d in documents)
    texts = [
        document.text[a:b]
        for document in documents
        for block in document.blocks
        for a, b in split(document.text, block.start, block.end)
    ]
    began = time.perf_counter()
    sentences = sum(1 for _ in parse.bare(texts))
    bare = time.perf_counter() - began
    stages: Counter[str] = Counter()

    def clock(stage: str, seconds: float) -> None:
        stages[stage] += seconds

    for document in documents:
        code_document(document, clock=clock)
    total = sum(stages.values()) + reading
    print(f"{len(documents)} documents, {words} words, {sentences} sentences; start-up {start_up:.2f} s")
    print(f"bare spaCy (tagger and parser), batched: {bare:.2f} s, {sentences / bare:.0f} sentences a second")
    print(f"foedus: {total:.2f} s, {len(documents) / total:.1f} documents, {words / total:.0f} words, "
          f"{sentences / total:.0f} sentences a second; {total / bare:.2f} times bare parsing")  # fmt: skip
    for stage, seconds in [("reading", reading), *stages.items()]:
        share, each = 100 * seconds / total, 1000 * seconds / sentences
        print(f"  {stage:12} {seconds:6.2f} s  {share:4.1f} %  {each:.2f} ms a sentence")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
