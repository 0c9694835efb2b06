"""The process that reads and codes what readers gave, so that the pages stay quick meanwhile.

`python -m foedus.web.coder FOLDER STORE PIPELINE` takes the folder's jobs in order, stores each document as soon as it
is coded, and ends when nothing has waited for a while, or when its standard input closes: who started it is gone then.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from foedus._version import __version__
from foedus.errors import FoedusError, InputError, StoreError
from foedus.ledger import Ledger, text_hash
from foedus.reading import read_paths
from foedus.reading.streams import Peekable, whole
from foedus.records import CodedDocument, Document
from foedus.web.jobs import Added, Failure, Job, Jobs
from foedus.web.settings import COLLECTED
from foedus.workers import code_safely

UNPACKED = 64_000_000
"""Bytes that a packed file may unpack to, and characters that a job's documents may have together."""
DOCUMENTS = 20_000
"""Documents that a job may have."""
_IDLE_SECONDS, _LOOK_SECONDS, _GRACE_SECONDS = 300.0, 0.2, 1.0
_GZIP = b"\x1f\x8b"


def main(arguments: list[str]) -> int:
    """Read the jobs of a folder into a store."""
    folder, store, pipeline = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        # Readers of the pages come first.
        os.nice(10)
    gc.set_threshold(*COLLECTED)
    stop = threading.Event()
    threading.Thread(target=_watch, args=(stop,), daemon=True).start()
    jobs = Jobs(Path(folder))
    while not stop.is_set():
        with jobs.alone() as mine:
            if mine:
                serve(jobs, Path(store), pipeline, stop)
        # A job that came while the last coder was ending has seen that one alive: it is for this one to look again.
        if not mine or not jobs.waiting():
            break
    return 0


def serve(jobs: Jobs, store: Path, pipeline: str, stop: threading.Event, idle: float = _IDLE_SECONDS) -> None:
    """Read job after job until told to stop, or until none has come for `idle` seconds."""
    last = time.monotonic()
    while not stop.is_set():
        job = jobs.take()
        if job is None:
            if time.monotonic() - last > idle:
                return
            stop.wait(_LOOK_SECONDS)
            continue
        _read(jobs, job, store, pipeline, stop)
        last = time.monotonic()


def _read(jobs: Jobs, job: Job, store: Path, pipeline: str, stop: threading.Event) -> None:
    try:
        with Ledger.open(store, create=False) as ledger:
            documents = list(_found(jobs, job))
            jobs.count(job.id, found=len(documents))
            before = {added.doc for added in job.added}
            for name, document in documents:
                if stop.is_set():
                    return
                if jobs.stopped(job.id):
                    jobs.end(job.id, "cancelled")
                    return
                _store(jobs, job, ledger, name, document, pipeline, before)
    except FoedusError as error:
        where = "" if isinstance(error, StoreError) else f"{error.where}: " if error.where else ""
        jobs.end(job.id, "broken", f"{where}{error.problem}" + (f" ({error.remedy})" if error.remedy else ""))
    except Exception as error:
        jobs.end(job.id, "broken", f"foedus broke: {type(error).__name__}: {error}")
    else:
        jobs.end(job.id, "cancelled" if jobs.stopped(job.id) else "done")


def _store(
    jobs: Jobs, job: Job, ledger: Ledger, name: str, document: Document, pipeline: str, before: set[str]
) -> None:
    if ledger.seen(document.id, text_hash(document.text), __version__):
        jobs.count(job.id, read=1, known=0 if document.id in before else 1)
        return
    try:
        coded = code_safely(document, pipeline)
        if isinstance(coded, InputError):
            raise coded
        new = ledger.add(coded, version=__version__)
    except InputError as error:
        jobs.fail(job.id, _failure(error, name), read=1)
        return
    if new:
        jobs.add(job.id, _added(coded), len(coded.events))
    else:
        jobs.count(job.id, read=1, known=1)


def _added(coded: CodedDocument) -> Added:
    document = coded.document
    return Added(document.id, document.title or " ".join(document.text[:120].split()))


def _found(jobs: Jobs, job: Job) -> Iterator[tuple[str, Document]]:
    """The documents of a job's inputs, with the input's name; what cannot be read is told as failed."""
    count = characters = 0
    for name, file in jobs.inputs(job.id):
        if jobs.stopped(job.id):
            return
        try:
            path = _unpacked(file)
        except InputError as error:
            jobs.fail(job.id, _failure(error, name))
            continue
        for item in _safely_read(path, job):
            if isinstance(item, InputError):
                jobs.fail(job.id, _failure(item, name))
                continue
            count, characters = count + 1, characters + len(item.text)
            if count > DOCUMENTS or characters > UNPACKED:
                most = f"{DOCUMENTS:,} documents or {UNPACKED // 1_000_000} MB of text"
                jobs.fail(job.id, Failure(name, f"more than {most} at once (foedus read takes any number)"))
                return
            yield name, _renamed(item, str(path), name)


def _safely_read(path: Path, job: Job) -> Iterator[Document | InputError]:
    """What a file holds; a file that breaks its reader costs no other."""
    try:
        yield from read_paths([str(path)], published=job.published)
    except Exception as error:
        yield InputError(f"could not be read: {type(error).__name__}: {error}", remedy="please report it with the file")


def _unpacked(file: Path) -> Path:
    """The file, or what a packed one holds. Raises InputError where that is damaged, too much, or packed again."""
    with file.open("rb") as stream:
        if stream.read(2) != _GZIP:
            return file
        stream.seek(0)
        content = whole(Peekable(stream), UNPACKED)
    if content.startswith(_GZIP):
        raise InputError("it is packed twice", remedy="pack it once")
    path = file.with_suffix("") if file.suffix == ".gz" else file
    path.write_bytes(content)
    return path


def _renamed(document: Document, path: str, name: str) -> Document:
    origin = document.origin or ""
    return replace(document, origin=name + origin.removeprefix(path) if origin.startswith(path) else name)


def _failure(error: InputError, name: str) -> Failure:
    line = f", line {error.line}" if error.line is not None else ""
    return Failure(f"{name}{line}", error.problem + (f" ({error.remedy})" if error.remedy else ""))


def _watch(stop: threading.Event) -> None:
    """Stop when standard input closes: after the document at hand, or soon; each is stored whole or not at all."""
    with suppress(OSError, ValueError):
        while sys.stdin.buffer.read(1024):
            pass
    stop.set()
    time.sleep(_GRACE_SECONDS)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
