"""Documents and words a second, split by stage, against bare spaCy parsing in the same run, and peak memory.

Bare parsing is the same pipeline as spaCy loads it, over the sentences of all documents in batches: once its tagger and
parser alone, once all but the entities. foedus reads and parses as `foedus read` does, some documents together, and
is as thrifty (`foedus.thrift`). Times are of the processor, so that other programs on the machine disturb
less; as they disturb still (they halve its speed for seconds), each figure is the least of several rounds.

    python scripts/bench.py [PATH...] [--times N] [--rounds N]

Without PATH the shipped examples are read N times over, each copy a document of its own.
"""

from __future__ import annotations

import argparse
import resource
import time
from dataclasses import replace

from foedus.thrift import settle

settle()  # as the commands do, before numpy is loaded

import spacy  # noqa: E402

from foedus.parsing import DEFAULT_PIPELINE  # noqa: E402
from foedus.parsing.sentences import split  # noqa: E402
from foedus.pipeline import code_document, code_documents  # noqa: E402
from foedus.reading import read_paths  # noqa: E402
from foedus.records import Document  # noqa: E402


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", default=["examples"])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    began = time.process_time()
    warm = next(d for d in read_paths(args.paths) if isinstance(d, Document))
    code_document(warm)
    start_up = time.process_time() - began
    once = [d for d in read_paths(args.paths) if isinstance(d, Document)]
    documents = [replace(d, id=f"{d.id}-{n}") for n in range(args.times) for d in once]
    words = sum(len(d.text.split()) for d in documents)
    texts = [
        document.text[a:b]
        for document in documents
        for block in document.blocks
        for a, b in split(document.text, block.start, block.end)
    ]
    sentences = len(texts)
    reading = bare = lemmas = float("inf")
    stages: dict[str, float] = {}
    for _ in range(args.rounds):
        reading = min(reading, _reading(args.paths) * args.times)
        bare = min(bare, _bare(texts, ["ner", "senter", "lemmatizer", "attribute_ruler"]))
        lemmas = min(lemmas, _bare(texts, ["ner", "senter"]))
        for stage, seconds in _stages(documents).items():
            stages[stage] = min(stages.get(stage, seconds), seconds)
    total = sum(stages.values()) + reading
    print(f"{len(documents)} documents, {words} words, {sentences} sentences; start-up {start_up:.2f} s")
    print(f"bare spaCy (tagger and parser), batched: {bare:.2f} s, {sentences / bare:.0f} sentences a second")
    print(f"bare spaCy (all but entities), batched: {lemmas:.2f} s, {sentences / lemmas:.0f} sentences a second")
    print(f"foedus: {total:.2f} s, {len(documents) / total:.1f} documents, {words / total:.0f} words, "
          f"{sentences / total:.0f} sentences a second; {total / bare:.2f} times bare parsing")  # fmt: skip
    for stage, seconds in [("reading", reading), *stages.items()]:
        share, each = 100 * seconds / total, 1000 * seconds / sentences
        print(f"  {stage:12} {seconds:6.2f} s  {share:4.1f} %  {each:.2f} ms a sentence")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _reading(paths: list[str]) -> float:
    began = time.process_time()
    for _ in read_paths(paths):
        pass
    return time.process_time() - began


def _stages(documents: list[Document]) -> dict[str, float]:
    found: dict[str, float] = {}

    def clock(stage: str, seconds: float) -> None:
        found[stage] = found.get(stage, 0.0) + seconds

    for _ in code_documents(documents, clock=clock):
        pass
    return found


def _bare(texts: list[str], excluded: list[str]) -> float:
    nlp = spacy.load(DEFAULT_PIPELINE, exclude=excluded)
    list(nlp.pipe(texts[:20]))
    began = time.process_time()
    for _ in nlp.pipe(texts, batch_size=128):
        pass
    return time.process_time() - began


if __name__ == "__main__":
    main()
