"""The report of a coding of events as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from foedus.evaluation.bootstrap import FEWEST
from foedus.evaluation.breakdown import VERDICTS
from foedus.evaluation.layout import Plain, difference_lines, figure_lines, number, ranged, table
from foedus.evaluation.scoring import CORE, NOTHING
from foedus.records import EVENT_TYPES, STATUSES

PARTS = ("type", "role", "status", "mode")
_LISTED = 20


def event_lines(report: Plain, *, parts: Iterable[str] = (), calibration: bool = False) -> Iterator[str]:
    """The figures, then the parts that are asked for, the scores, the comparison and the worst documents."""
    gold, coded, hits = report["gold"], report["coded"], report["hits"]
    wrong = f"{gold - hits} missed, {coded - hits} made up"
    yield f"{report['documents']} documents, {gold} events by hand, {coded} coded: {hits} hits, {wrong}"
    yield ""
    names = [n for n in CORE if report.get(f"{n}_coded", True)]
    yield from figure_lines(report, names)
    if report["documents"] < FEWEST:
        yield f"No intervals: they need {FEWEST} documents or more."
    tell = {"type": _types, "role": _roles, "status": _statuses, "mode": _modes}
    for part in parts:
        yield ""
        yield from tell[part](report)
    if calibration:
        yield ""
        yield from _calibration(report["calibration"])
    if "against" in report:
        yield ""
        yield from _against(report["against"])
    for document in report["worst"]:
        yield ""
        yield from _worst(document)


def _parts(rows: Mapping[str, Plain], *more: str) -> Iterator[str]:
    head = ["", "hand", "coded", "hits", "precision", "recall", "f1", *more]
    cells = [
        [
            name,
            *(str(row[c]) for c in ("gold", "coded", "hits")),
            *(ranged(row[c]) for c in ("precision", "recall", "f1", *more)),
        ]
        for name, row in rows.items()
    ]
    yield from table(head, cells)


def _types(report: Plain) -> Iterator[str]:
    yield "By type"
    yield from _parts(report["by_type"], "tuples recall")
    wrong = Counter({(a, b): n for a, b, n in report["confusion"]})
    if wrong:
        yield ""
        yield from _matrix(
            "Types: by hand down, coded across, - for nothing",
            EVENT_TYPES,
            wrong,
        )


def _matrix(title: str, values: Sequence[str], counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """A confusion table of the values that occur."""
    used = {v for pair in counts for v in pair}
    down = [*(v for v in values if v in used), *([NOTHING] if any(a == NOTHING for a, _ in counts) else [])]
    across = [*(v for v in values if v in used), *([NOTHING] if any(b == NOTHING for _, b in counts) else [])]
    yield title
    rows = [[a, *(str(counts.get((a, b), 0) or ".") for b in across)] for a in down]
    yield from table(["", *(b[:4].lower() for b in across)], rows)


def _roles(report: Plain) -> Iterator[str]:
    yield "By role: sides of hits (those whose roles are disputed left out)"
    rows = [
        [role, ranged(row["right"]), *(str(row["sides"][v]) for v in VERDICTS)]
        for role, row in report["by_role"].items()
    ]
    yield from table(["", "share right", *VERDICTS], rows)
    yield "  empty: nothing coded; made up: nothing by hand; exchanged: actor and recipient the wrong way round"
    yield ""
    yield "Parties of those sides, one by one: by country (others and bodies by name), and all by name"
    yield from _parts(
        {f"{role} {by}": row[by] for role, row in report["by_role"].items() for by in ("country", "name")}
    )


def _statuses(report: Plain) -> Iterator[str]:
    if not report["by_status"]:
        yield "By status: no statuses are coded"
        return
    yield "By status: hits with a status by hand"
    yield from _parts(report["by_status"])
    yield ""
    yield from _matrix("Statuses: by hand down, coded across", STATUSES, {(a, b): n for a, b, n in report["statuses"]})


def _modes(report: Plain) -> Iterator[str]:
    if not report["by_mode"]:
        yield "By mode: the hand coding has no modes"
        return
    yield "By mode: a hit here has the mode right too"
    yield from _parts(report["by_mode"])


def _calibration(found: Plain) -> Iterator[str]:
    if not any(b["score"] for b in found["bins"]):
        yield "By score: the coded events have no scores"
        return
    yield "By score: are four in five of those given 0.8 right? Precision and recall: were only these and surer taken"
    rows = [
        [
            f"{b['from']:.1f} to {b['to']:.1f}", str(b["events"]),
            *(number(b[k], 2) for k in ("score", "right", "tuples", "precision", "recall")),
        ]
        for b in found["bins"]
    ]  # fmt: skip
    yield from table(["score", "events", "mean score", "hits", "hits, roles right", "precision", "recall"], rows)
    yield f"  mean distance of score and share of hits (expected calibration error): {number(found['error'])}"


def _against(found: Plain) -> Iterator[str]:
    yield f"Against the other run, {found['documents']} documents"
    yield from difference_lines(found["figures"])
    says = {
        "new hits": "hit now, missed by the other", "lost hits": "missed now, hit by the other",
        "new false": "made up now, not by the other", "gone false": "made up by the other, not now",
    }  # fmt: skip
    for kind, said in says.items():
        yield from _listed(f"{kind}: {said}", [_brief(row, row["doc"]) for row in found[kind]])
    changed = sorted(found["changed"], key=lambda r: ("worse", "better", None).index(r["verdict"]))
    rows = [
        f"{row['verdict'] or '':6}  {_event(row, row['doc'])}  {row['of']}: {row['other']} -> {row['coded']}"
        + (f"   hand: {row['hand'] or 'not coded'}" if row["verdict"] != "better" else "")
        for row in changed
    ]
    yield from _listed("changed: hits of both whose parties, status or source differ, other -> this", rows)


def _listed(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield ""
    yield f"{len(rows)} {title}"
    yield from (f"  {row}" for row in rows[:_LISTED])
    if len(rows) > _LISTED:
        yield f"  ... and {len(rows) - _LISTED} more; --format json has all"


def _brief(row: Plain, doc: str = "") -> str:
    return f"{_event(row, doc)}  {row['roles']}"


def _event(row: Plain, doc: str = "") -> str:
    return f'{doc}{":" if doc else "s"}{row["s"]}  {row["type"]} "{row["trigger"]}"'


def _worst(document: Plain) -> Iterator[str]:
    title = f"  {document['title']}" if document["title"] else ""
    counted = f"{document['gold']} by hand, {document['coded']} coded"
    yield f"{document['doc']}  f1 {number(document['f1'], 2)}  {counted}{title}"
    for kind in ("missed", "made_up"):
        for row in document[kind]:
            yield f"  {kind.replace('_', ' '):8}{_brief(row)}"
    for row in document["wrong"]:
        yield f"  wrong   {_event(row)}  {row['of']}: {row['coded']}   hand: {row['hand']}"
