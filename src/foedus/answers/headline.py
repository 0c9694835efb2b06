"""The summary that heads a dossier: what the documents tell, in plain words, each sentence resting on records."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from foedus.answers.commentary import is_commentary
from foedus.answers.gather import Occurrence, gather
from foedus.answers.names import Names, all_called, country_names, party, running
from foedus.answers.told import Line, did, fullest, noun, told
from foedus.answers.words import counted, listed, spoken_date
from foedus.records import CodedDocument, Commitment

_STATUS_WEIGHT = {"happened": 2.0, "ongoing": 2.0, "planned": 0.8, "denied": 0.3, "hypothetical": 0.0}
_KINDS = {
    "defence": "mutual defence", "offence": "joint offence", "neutrality": "neutrality",
    "nonaggression": "non-aggression", "consultation": "consultation", "partnership": "partnership",
    "military-technical": "military-technical cooperation", "arms": "supply of arms", "aid": "aid",
    "sanctions": "sanctions", "diplomatic": "diplomatic ties", "agreement": "agreement",
}  # fmt: skip


def headline(documents: Iterable[CodedDocument], most: int = 7) -> list[Line]:
    """What the documents tell in a few sentences: the weightiest happening, then up to `most` others in order of time.

    After them commitments and the authors' commentary, where there are any; last, how much was read.
    """
    documents = tuple(documents)
    if not documents:
        return []
    names = country_names(documents)
    occurrences = gather(documents)
    by_id = {o.happening.id: o for o in occurrences}
    promised = frozenset(name for coded in documents for k in coded.commitments for name in k.events)
    chosen = leading(occurrences, names, most + 1, promised)
    lines = [told(o, names, by_id.get(o.happening.reacts_to or "")) for o in chosen]
    lines += _promised(documents, names)
    lines += _opined(documents)
    lines.append(_extent(documents, occurrences))
    return lines


def leading(
    occurrences: Sequence[Occurrence], names: Names, most: int, promised: frozenset[str] = frozenset()
) -> list[Occurrence]:
    """The weightiest occurrence, then the next ones in the order of time.

    What two occurrences would tell in the same words is told once, and of one kind between the same parties no more
    than two are told. `promised` are the ids of events that commitments rest on.
    """
    chosen: list[Occurrence] = []
    alike: Counter[tuple[str, frozenset[str]]] = Counter()
    said: set[tuple[str, str | None]] = set()
    for occurrence in sorted(occurrences, key=lambda o: (-weight(o, promised), o.order)):
        if len(chosen) == most:
            break
        parties = _parties(occurrence, names)
        kind = (noun(occurrence), parties)
        words = (did(fullest(occurrence), names), occurrence.happening.first)
        if not parties or alike[kind] == 2 or words in said:
            continue
        alike[kind] += 1
        said.add(words)
        chosen.append(occurrence)
    return chosen[:1] + sorted(chosen[1:], key=lambda o: o.order)


def weight(occurrence: Occurrence, promised: frozenset[str] = frozenset()) -> float:
    """How much an occurrence matters to a summary.

    More for being told often, by several documents, for intensity, for standing between countries, for being dated,
    for a commitment that rests on it; less for being background, planned, possible, denied or told in commentary only.
    """
    reports = occurrence.reports
    two_sided = any(event.recipient or len(event.actor) > 1 for event in reports)
    across = len({a.country for event in reports for a in (*event.actor, *event.recipient) if a.country}) > 1
    return (
        math.log2(1 + len(reports))
        + 1.5 * (occurrence.documents - 1)
        + abs(occurrence.intensity) / 4
        + _STATUS_WEIGHT[occurrence.happening.status]
        + 1.5 * two_sided
        + 1.5 * across
        + 0.5 * (occurrence.standing == "told as fact")
        + 1.0 * (occurrence.happening.first is not None)
        + 1.5 * any(event.id in promised for event in reports)
        + max(event.score for event in reports)
        - 2.0 * occurrence.background
        - 2.5 * (occurrence.standing == "told in commentary")
    )


def _parties(occurrence: Occurrence, names: Names) -> frozenset[str]:
    found = (party(a, names) for event in occurrence.reports for a in (*event.actor, *event.recipient))
    return frozenset(p[0] for p in found if p is not None)


def _extent(documents: Sequence[CodedDocument], occurrences: Sequence[Occurrence]) -> Line:
    dates = sorted({c.document.published.isoformat() for c in documents if c.document.published})
    span = ""
    if len(dates) == 1:
        span = f" of {spoken_date(dates[0])}"
    elif len(dates) == len(documents) == 2:
        span = f", of {spoken_date(dates[0])} and {spoken_date(dates[1])},"
    elif dates:
        span = f", published between {spoken_date(dates[0])} and {spoken_date(dates[-1])},"
    verb = "tells" if len(documents) == 1 else "tell"
    reports = sum(len(o.reports) for o in occurrences)
    done = [o for o in occurrences if o.happening.status in ("happened", "ongoing")]
    fact = sum(o.standing == "told as fact" for o in done)
    text = (
        f"{counted(len(documents), 'document')}{span} {verb} of {counted(len(occurrences), 'happening')}"
        f" in {counted(reports, 'report')}"
    )
    if occurrences:
        sourced = f", {fact:,} of them on the text’s own word" if fact < len(done) else ""
        text += f"; {len(done):,} {'is' if len(done) == 1 else 'are'} told as having happened{sourced}"
    return Line(f"{text}.", records=tuple(c.document.id for c in documents))


def _promised(documents: Sequence[CodedDocument], names: Names) -> list[Line]:
    found = [k for coded in documents for k in coded.commitments]
    if not found:
        return []
    kinds = Counter(k.kind for k in found)
    parts = [f"{kind_name(kind)} ({n})" if n > 1 else kind_name(kind) for kind, n in kinds.most_common()]
    whose = "document reports" if len(documents) == 1 else "documents report"
    lines = [
        Line(
            f"The {whose} {counted(len(found), 'commitment')}: {listed(parts, 6)}.",
            records=tuple(k.id for k in found),
        )
    ]
    clauses = [k for k in found if k.trigger]
    if clauses:
        lines.append(_clause(clauses[0], names))
    return lines


def _clause(commitment: Commitment, names: Names) -> Line:
    parties = listed(all_called(commitment.parties, names))
    between = f" of {parties}" if parties else ""
    source = commitment.rests_on
    by = f", as stated by {running(source.name, source.text)}" if source is not None else ""
    words = " ".join((commitment.trigger or "").split())
    text = f"The commitment to {kind_name(commitment.kind)}{between} holds, in the text’s words, “{words}”{by}."
    return Line(text, commitment.events, (commitment.id,))


def kind_name(kind: str) -> str:
    """A kind of commitment in words: "mutual defence"."""
    return _KINDS.get(kind, kind)


def _opined(documents: Sequence[CodedDocument]) -> list[Line]:
    slants = [s for coded in documents for s in coded.slant]
    n = sum(is_commentary(s) for s in slants)
    if not n:
        return []
    verb = "is" if n == 1 else "are"
    whose = "the author’s" if len(documents) == 1 else "the authors’"
    text = f"{n:,} of {counted(len(slants), 'sentence')} {verb} {whose} own commentary, set apart from the record."
    return [Line(text)]
