"""An answer on obligations in the sections that a reader wants, those alike but for the state bound told as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foedus.records.finding import Answer, Contradiction, Finding

HELP = ("defence", "guarantee", "assistance", "offence")
BOUND = "Bound to help"
_ASIDE = ("neutrality", "no_assist_aggressor")
OWED: Mapping[str, str] = {
    "defence": "to defend", "guarantee": "to uphold", "assistance": "to assist", "offence": "to fight with",
    "neutrality": "to stay neutral toward", "no_assist_aggressor": "to give no help to attackers of",
    "consultation": "to consult with", "nonaggression": "not to attack",
}  # fmt: skip
"""What an obligation of each kind is to do, before the name of the state to which it is owed."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A finding, with all states of which it holds alike."""

    finding: Finding
    states: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is owed to whom: "to defend KOR"."""
        return f"{OWED[self.finding.kind]} {self.finding.beneficiary}"

    @property
    def clause(self) -> str:
        """The treaty's id and the article."""
        one = self.finding
        if one.article[:1].isdigit() or _roman(one.article):
            return f"{one.treaty_id} article {one.article}"
        return f"{one.treaty_id} {one.article}".rstrip()


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one sort under a title; `depth` is how far the helpers stand from the one attacked."""

    title: str
    findings: tuple[Finding, ...]
    depth: int = 0

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The findings, those alike told as one."""
        return merged(self.findings)


@dataclass(frozen=True, slots=True)
class Clash:
    """Contradictions of one kind, told alike, with the states that are in them and the treaties that pull each."""

    kind: str
    words: str
    states: tuple[tuple[str, tuple[str, ...]], ...]


def sections(answer: Answer) -> tuple[Section, ...]:
    """Who is bound, who perhaps, what the attack breaks, who stands aside or talks; then depth by depth. Empty ones are
    left out; what does not bind is in `not_bound`."""
    first = [f for f in answer.findings if f.depth == 0]
    owed = [f for f in first if not f.breach and f.status != "not_bound"]
    bound, perhaps = ([f for f in owed if f.status == status] for status in ("bound", "contingent"))
    sorts = [
        (BOUND, [f for f in bound if f.kind in HELP]),
        ("Contingent", [f for f in perhaps if f.kind in HELP]),
        ("Duties that the attack breaks", [f for f in first if f.breach and f.status != "not_bound"]),
        ("Bound to stand aside", [f for f in bound if f.kind in _ASIDE]),
        ("Bound to consult", [f for f in bound if f.kind == "consultation"]),
        ("Contingent, to stand aside or consult", [f for f in perhaps if f.kind not in HELP]),
        ("Short of a treaty: declarations and laws, never binding", [f for f in first if f.failed == ("legal_form",)]),
    ]
    found = [Section(title, tuple(findings)) for title, findings in sorts if findings]
    for depth in sorted({f.depth for f in answer.findings if f.depth}):
        deeper = tuple(f for f in answer.findings if f.depth == depth and f.status != "not_bound")
        if deeper:
            found.append(Section(f"Depth {depth}: allies of those who enter", deeper, depth))
    return tuple(found)


def not_bound(answer: Answer) -> tuple[Duty, ...]:
    """What does not bind and why, what nearly applied first: outside the area says more than ended long ago."""
    failed = [
        f for f in answer.findings if f.depth == 0 and f.status == "not_bound" and f.failed != ("legal_form",)
    ]  # fmt: skip
    return tuple(sorted(merged(failed), key=lambda duty: _remoteness(duty.finding)))


def turned(answer: Answer) -> tuple[Duty, ...]:
    """What would be owed had the target struck first and is not now, each state by itself."""
    return tuple(
        Duty(f, (f.state,)) for f in answer.findings
        if f.depth == 0 and f.other_reading in ("bound", "contingent") and f.failed and not f.short_of_treaty
    )  # fmt: skip


def clashes(contradictions: Iterable[Contradiction]) -> tuple[Clash, ...]:
    """Contradictions, those told alike as one."""
    found: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for one in contradictions:
        words = one.words.removeprefix(f"{one.state}: ")
        by_state = found.setdefault((one.kind, words), {})
        by_state.setdefault(one.state, {}).update(dict.fromkeys(one.treaties[1:] or one.treaties))
    return tuple(
        Clash(kind, words, tuple((state, tuple(treaties)) for state, treaties in by_state.items()))
        for (kind, words), by_state in found.items()
    )


def merged(findings: Iterable[Finding]) -> tuple[Duty, ...]:
    """Findings alike but for the state bound, as one with all states."""
    found: dict[tuple[object, ...], tuple[Finding, list[str]]] = {}
    for one in findings:
        path = one.path[:-1] if one.depth else ()
        key = (one.treaty_id, one.article, one.kind, one.beneficiary, one.status, one.why, one.side, path)
        found.setdefault(key, (one, []))[1].append(one.state)
    return tuple(_duties(found.values()))


def _duties(found: Iterable[tuple[Finding, list[str]]]) -> Iterator[Duty]:
    for one, states in found:
        yield Duty(one, tuple(dict.fromkeys(states)))


def _roman(article: str) -> bool:
    return bool(article) and set(article.split("(")[0].strip(" -,")) <= set("IVXLC-, ")


def _remoteness(one: Finding) -> tuple[bool, bool, bool]:
    return "in_force" in one.failed, "aggressor" in one.failed, one.kind not in HELP
