"""How fast `foedus serve` answers while many read and one writes.

    python scripts/make_store.py --out big.db
    python scripts/load.py big.db [--readers 20] [--seconds 60] [--pause 0] [--nice 10] [--copy]

Starts `foedus serve` on the store and a process that stores new invented documents (into the store itself, or with
--copy into a copy beside it), lets so many readers ask for every kind of page with varied filters, each at once again
when it has its answer, and prints for each kind how many milliseconds the pages took, and what each process took of the
processors. Ends with 1 where a page failed, where the writer found the store locked, or where the slowest kind's 95th
percentile is over 300 ms.
"""

from __future__ import annotations

import argparse
import gc
import http.client
import multiprocessing
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http import HTTPStatus
from multiprocessing.synchronize import Event as Flag
from pathlib import Path
from urllib.parse import urlencode

from many_readers import Answer, Reader, ask

from foedus.ledger import Ledger
from foedus.ledger.index import Index
from foedus.ledger.keeping import kept_at
from foedus.records import CERTAINTIES, EVENT_TYPES, STATUSES
from foedus.web.settings import COLLECTED

BAR_MILLISECONDS = 300
_NICE = 10
"""How foedus/web/coder.py, which reads what is added to the server, gives way to the pages; `foedus read` does not."""
_WORDS = ("missile", "harbour", "joint exercises", "diplomats", "dispute airfield", "troops", "sanctions refinery")


@dataclass
class Known:
    """What the store holds that pages can be asked for."""

    actors: list[str]
    pairs: list[tuple[str, str]]
    places: list[str]
    publishers: list[str]
    happenings: list[str]
    documents: list[str]
    commitments: list[str]
    years: list[int]
    cursors: list[str]


@dataclass
class Taken:
    """How long the pages of each kind took, in milliseconds, and what went wrong."""

    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    """Ids of happenings that were not found."""


def known(db: Path) -> Known:
    """Some of everything, from all over the store."""
    with Ledger.open(db, read_only=True, index=Index(keep=kept_at(db))) as ledger:
        facets = ledger.facets()
        actors = [p.key for p in ledger.actors(limit=80)]
        pairs = [(t.a, t.b) for t in ledger.ties(limit=60)]
        happenings, documents, commitments, cursors = [], [], [], []
        for newest in (True, False):
            cursor = None
            for _ in range(5):
                page = ledger.page("happenings", limit=50, cursor=cursor, newest=newest)
                happenings += [h.id for h in page.items]
                cursor = page.next
                cursors += [cursor] if cursor and newest else []
            documents += [d.id for d in ledger.page("documents", limit=100, newest=newest).items]
            commitments += [c.id for c in ledger.page("commitments", limit=100, newest=newest).items]
        places = [p.name for p in ledger.places(limit=50)]
        publishers, years = ([c.value for c in facets[name]] for name in ("publisher", "year"))
        return Known(
            actors, pairs, places, publishers, happenings, documents, commitments, list(map(int, years)), cursors
        )


def filters(rng: random.Random, has: Known) -> dict[str, str]:
    """Arguments of a selection: most readers look at one actor, pair or time; some at everything."""
    found: dict[str, str] = {}
    drawn = rng.random()
    if drawn < 0.35:
        found["actor"] = rng.choice(has.actors)
    elif drawn < 0.5:
        found["between"] = ",".join(rng.choice(has.pairs))
    for share, name, values in (
        (0.25, "type", EVENT_TYPES), (0.1, "status", STATUSES), (0.1, "certainty", CERTAINTIES),
        (0.08, "place", has.places), (0.08, "publisher", has.publishers),
        (0.05, "commentary", ("report", "mixed", "commentary")), (0.08, "search", _WORDS),
    ):  # fmt: skip
        if rng.random() < share:
            found[name] = rng.choice(values)
    if rng.random() < 0.25:
        year = rng.choice(has.years)
        found |= {"since": f"{year}-0{rng.randrange(1, 10)}-01", "until": f"{year + rng.randrange(3)}-12-31"}
    return found


def address(rng: random.Random, has: Known) -> tuple[str, str]:
    """A kind of page, and an address of that kind."""
    kinds = {
        "/": lambda: filters(rng, has) if rng.random() < 0.7 else {},
        "/happenings": lambda: filters(rng, has)
        | ({"cursor": rng.choice(has.cursors)} if has.cursors and rng.random() < 0.2 else {}),
        "/happening": lambda: {"id": rng.choice(has.happenings)},
        "/actors": lambda: {"prefix": rng.choice("abcdelmnprsu")} if rng.random() < 0.5 else {},
        "/actor": lambda: {"name": rng.choice(has.actors)},
        "/pair": lambda: dict(zip("xy", rng.choice(has.pairs), strict=True)),
        "/commitments": lambda: {"actor": rng.choice(has.actors)} if rng.random() < 0.6 else {},
        "/commitment": lambda: {"id": rng.choice(has.commitments)},
        "/obligations": lambda: {
            "attacker": rng.choice(("RUS", "CHN", "IRN", "TUR")), "target": rng.choice(("POL", "JPN", "ISR", "GRC")),
            "on": f"{rng.randrange(2006, 2025)}-06-01",
        },
        "/documents": lambda: {"search": rng.choice(_WORDS)} if rng.random() < 0.3 else {},
        "/document": lambda: {"id": rng.choice(has.documents)},
        "/register": lambda: {"actor": rng.choice(("FRA", "RUS", "POL"))},
        "/corrections": dict,
        "/add": dict,
        "/happenings.json": lambda: filters(rng, has),
        "/happenings.csv": lambda: filters(rng, has),
        "/api/v1/happenings": lambda: filters(rng, has),
        "/api/v1/events": lambda: filters(rng, has),
        "/api/v1/claims": lambda: {"source": rng.choice(("diplomat", "officials", "Front"))},
        "/api/v1/facets": lambda: filters(rng, has),
        "/api/v1/ties": lambda: filters(rng, has),
        "/api/v1/places": lambda: filters(rng, has),
    }  # fmt: skip
    often = ("/", "/happenings", "/happening", "/actor", "/pair", "/document")
    kind = rng.choice([*kinds, *often, *often])
    query = urlencode(kinds[kind]())
    return kind, f"{kind}?{query}" if query else kind


def reader(seed: int, has: Known, pause: float) -> Reader:
    """A reader who asks for this and that."""
    rng = random.Random(seed)
    return Reader(lambda: address(rng, has), lambda: pause * rng.random() * 2)


def take(answer: Answer, taken: Taken) -> None:
    """Note what a reader got."""
    if answer.status == HTTPStatus.NOT_FOUND and answer.kind == "/happening":
        taken.missed.append(answer.path.partition("id=")[2])
    elif answer.status != HTTPStatus.OK:
        taken.errors.append(f"{answer.status} {answer.path}: {answer.body!r}")
    taken.times[answer.kind].append(answer.milliseconds)


def write(db: Path, nice: int, stop: Flag, said: multiprocessing.Queue[str]) -> None:
    """Store new documents, one after another, until told to stop; by default as the reader of `foedus serve` does."""
    from invented_news import World

    if hasattr(os, "nice"):
        os.nice(nice)
    gc.set_threshold(*COLLECTED)
    with Ledger.open(db) as ledger:
        count = ledger.counts()
        world = World(count["documents"], count["events"])
        times: list[float] = []
        try:
            number = count["documents"]
            while not stop.is_set():
                coded = world.document(number).coded
                began = time.perf_counter()
                ledger.add(coded, version="load")
                times.append(1000 * (time.perf_counter() - began))
                number += 1
                stop.wait(0.2)
        except Exception as error:
            said.put(f"the writer failed: {error!r}")
        said.put(f"stored {len(times)} documents, {_spread(times)} ms each" if times else "stored nothing")


def joined_away(db: Path, taken: Taken) -> int:
    """How many of the happenings not found the writer has joined with others meanwhile; the rest are errors."""
    with Ledger.open(db, read_only=True) as ledger:
        there = [id for id in taken.missed if ledger.happenings(id=id, limit=1)]
    taken.errors += [f"404 /happening?id={id}, which is stored" for id in there]
    return len(taken.missed) - len(there)


def spent(server: int, writer: int | None) -> dict[str, float]:
    """How many seconds of a processor each process has taken by now, where this system tells it."""
    found = {"readers": time.process_time()}
    if not Path("/proc/self/stat").exists():
        return found
    found["writer"] = _seconds(writer) if writer is not None else 0.0
    found["hander-on"] = _seconds(server)
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return found | {f"server {n}": _seconds(int(child)) for n, child in enumerate(children, 1)}


def _seconds(process: int) -> float:
    said = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


def _shares(before: dict[str, float], after: dict[str, float], pages: int) -> str:
    took = {name: 1000 * (after[name] - before[name]) / max(pages, 1) for name in after if name in before}
    return ", ".join(f"{name} {each:.1f}" for name, each in took.items()) + f"; together {sum(took.values()):.1f}"


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]  # noqa: E731
    return f"p50 {at(0.5):6.0f}  p95 {at(0.95):6.0f}  p99 {at(0.99):6.0f}  most {ordered[-1]:6.0f}"


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the first page came, which is when the server has loaded what it needs."""
    until = time.monotonic() + 300
    while server.poll() is None and time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
            for _ in range(8):
                connection.request("GET", "/")
                connection.getresponse().read()
                connection.close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("foedus serve did not start")


def load(db: Path, readers: int, seconds: float, pause: float, nice: int) -> int:
    """Run it, print it; the exit code."""
    has = known(db)
    port = _free_port()
    server = subprocess.Popen([sys.executable, "-m", "foedus", "serve", "--db", str(db), "--port", str(port)])
    began = time.monotonic()
    stop, said = multiprocessing.Event(), multiprocessing.Queue()  # type: ignore[var-annotated]
    writer = multiprocessing.Process(target=write, args=(db, nice, stop, said))
    taken = Taken()
    try:
        _wait(port, server)
        print(f"the first pages came after {time.monotonic() - began:.1f} s", flush=True)
        writer.start()
        before = spent(server.pid, writer.pid)
        until = time.monotonic() + seconds
        for answer in ask(port, [reader(n, has, pause) for n in range(readers)], until):
            take(answer, taken)
        after = spent(server.pid, writer.pid)
    finally:
        stop.set()
        server.terminate()
    lines = [said.get(timeout=60)]
    while lines[-1].startswith("the writer failed"):
        lines.append(said.get(timeout=60))
    writer.join()
    server.wait()
    joined = joined_away(db, taken)
    pages = sum(map(len, taken.times.values()))
    print(f"{pages} pages in {seconds:.0f} s by {readers} readers, milliseconds:")
    for kind, times in sorted(taken.times.items(), key=lambda item: -_p95(item[1])):
        print(f"{kind:22} {len(times):5}  {_spread(times)}")
    everything = [t for times in taken.times.values() for t in times]
    print(f"{'all':22} {len(everything):5}  {_spread(everything)}")
    print(*lines, sep="\n")
    print(f"processor milliseconds a page: {_shares(before, after, pages)}")
    print(f"{joined} happenings had been joined with others when they were asked for")
    locked = sum("locked" in e for e in (*taken.errors, *lines))
    print(f"{len(taken.errors)} errors, {locked} of them of a locked database")
    for error in taken.errors[:10]:
        print("  " + error)
    slow = [kind for kind, times in taken.times.items() if _p95(times) > BAR_MILLISECONDS]
    print(f"over {BAR_MILLISECONDS} ms at p95: {', '.join(sorted(slow)) or 'none'}")
    return 1 if taken.errors or len(lines) > 1 or slow else 0


def main() -> None:
    """Load the store that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("db", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds that a reader looks at a page, in the mean")
    parser.add_argument("--nice", type=int, default=_NICE, help="how far the writer gives way; 0: not at all")
    parser.add_argument("--copy", action="store_true", help="leave the store as it is, write into a copy")
    args = parser.parse_args()
    db: Path = args.db
    if args.copy:
        db = db.with_name(db.stem + "-loaded.db")
        shutil.copy(args.db, db)
    sys.exit(load(db, args.readers, args.seconds, args.pause, args.nice))


if __name__ == "__main__":
    main()
