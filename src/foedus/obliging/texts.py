"""Obligations from what documents report: clauses as treaties of unknown text, and who calls whom the aggressor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.obliging.engine import obligations
from foedus.obliging.telling import told
from foedus.records import CodedDocument, CommitmentStatus
from foedus.records.finding import Answer, Assumptions, Condition, Finding, Scenario
from foedus.records.treaty import Obligation, ObligationKind, Party, Treaty, Trigger
from foedus.records.undertaking import Clause, Undertaking
from foedus.reference import load as load_reference
from foedus.register import Register

_KINDS: dict[str, ObligationKind] = {
    "defence": "defence", "offence": "offence", "neutrality": "neutrality", "nonaggression": "nonaggression",
    "consultation": "consultation",
}  # fmt: skip
_GONE: frozenset[CommitmentStatus] = frozenset({"denounced", "ended", "suspended", "offered", "threatened", "withheld"})
_TRIGGERS: tuple[tuple[str, Trigger], ...] = (
    (r"threat", "attack or threat"),
    (r"aggress", "aggression"),
    (r"attack|assault|invad|invasion|strike", "armed attack"),
    (r"\bwar\b|hostilit", "state of war"),
)
# The register's findings say how strong a promise is; of a reported clause nobody knows.
_HOW_STRONG, _NOT_TOLD = "(unqualified)", "(what it amounts to is not told)"
_NOBODY = "Nobody is bound: no commitment that the documents report is called up by this."
_FOOT = "From the documents alone; a clause is used as it is reported. These are readings of texts, not forecasts."
_DEFENSIVE = re.compile(
    r"\b(?:self-)?defen[cs]e\b|\bdefen[cs]ive\b|\bdefend(?:s|ed|ing)? (?:itself|themselves|its|their)\b|\bretaliat|"
    r"\bresponse to (?:an? )?(?:attack|aggression|provocation)|\bprovoked\b",
    re.IGNORECASE,
)
# "A mutual defence clause" defends nobody yet.
_PACT_WORDS = re.compile(r"defen[cs]e (?:pledge|pact|clause|treaty|agreement|minist|secretar|chief|alliance)", re.I)


@dataclass(frozen=True, slots=True)
class Framing:
    """How an act between the two sides is called: `reading` 1 names the attacker the aggressor, 2 the one defending."""

    reading: int
    words: str
    by: str | None
    doc: str
    sentence: int


def reported_register(found: Sequence[Undertaking], base: Register) -> Register:
    """The commitments to help, stay out or consult that documents report, as treaties of a register of their own."""
    treaties = tuple(sorted((t for u in found if (t := reported_treaty(u)) is not None), key=lambda t: t.id))
    return Register(treaties, base.areas, base.horizon)


def reported_treaty(undertaking: Undertaking) -> Treaty | None:
    """A reported commitment as a treaty, or None where it binds no two states or is not made.

    Only what the documents say is filled in: the trigger from their words; the day from which it counts is that of
    signature, else the first on which it was told of. Its text is unpublished unless a document says otherwise.
    """
    kind = _KINDS.get(undertaking.kind)
    states = sorted({s for s in (*undertaking.parties, *undertaking.beneficiaries) if s in load_reference().states})
    if kind is None or undertaking.status in _GONE or len(states) < 2:
        return None
    clause = _clause(undertaking)
    since = undertaking.signed or undertaking.life[0].date or undertaking.life[0].told
    return Treaty(
        id=f"REPORTED_{'_'.join(states)}_{undertaking.kind.upper()}",
        name=_named(undertaking, states),
        form="treaty",
        parties=tuple(Party(s) for s in states),
        obligations=(
            Obligation(
                kind,
                clause.article or "as reported" if clause else "as reported",
                trigger="none" if kind == "nonaggression" else _trigger(clause),
                trigger_words=clause.trigger or "" if clause else "",
            ),
        ),
        signed=undertaking.signed,
        in_force=since,
        text="published" if undertaking.text == "published" else "unpublished",
        source="; ".join(f"{e.doc}:{e.sentence}" for e in undertaking.life),
    )


def _named(undertaking: Undertaking, states: Sequence[str]) -> str:
    who = " and ".join(load_reference().state_name(s) or s for s in states)
    name = f"“{undertaking.name}”" if undertaking.name else f"the commitment to {undertaking.kind}"
    return f"{name} of {who}, as reported"


def _clause(undertaking: Undertaking) -> Clause | None:
    return next((c for c in undertaking.clauses if c.trigger), next(iter(undertaking.clauses), None))


def _trigger(clause: Clause | None) -> Trigger:
    words = (clause.trigger or "").lower() if clause is not None else ""
    return next((trigger for pattern, trigger in _TRIGGERS if re.search(pattern, words)), "armed attack")


def oblige_from_texts(
    documents: Sequence[CodedDocument], found: Sequence[Undertaking], scenario: Scenario, base: Register, *,
    assumptions: Assumptions | None = None,
) -> Answer:  # fmt: skip
    """What the commitments that documents report would oblige to, by the engine's rules.

    A clause is used as its source states it: each finding that it calls up is contingent on the text, and says whose
    statement it rests on. `notes` tell which commitments there are, whether one is told to have been invoked, and the
    two readings of who is the aggressor where the documents hold both.
    """
    register = reported_register(found, base)
    answer = obligations(register, scenario, assumptions=assumptions)
    by_id = {t.id: u for u in found if (t := reported_treaty(u)) is not None}
    findings = tuple(_resting(f, by_id[f.treaty_id]) for f in answer.findings)
    notes = (
        *answer.notes,
        *(_note(u) for u in by_id.values() if set(u.parties) & {*scenario.attackers, *scenario.targets}),
        *_framing_notes(documents, scenario),
    )
    return replace(answer, findings=findings, notes=notes)


def told_from_texts(answer: Answer, *, everything: bool = False) -> str:
    """The answer in words that say that it rests on what documents report, not on the register."""
    lines = told(answer, everything=everything).rstrip("\n").splitlines()
    kept = [
        _NOBODY if line.startswith("Nobody is bound:") else line.replace(_HOW_STRONG, _NOT_TOLD) for line in lines[:-1]
    ]
    return "\n".join([*kept, _FOOT]) + "\n"


def _resting(finding: Finding, undertaking: Undertaking) -> Finding:
    """The finding with the words on what it rests in the place of the register's on unpublished texts."""
    clause = _clause(undertaking)
    words = _rests_on(undertaking, clause)
    conditions = tuple(replace(c, words=words) if c.name == "text" else c for c in finding.conditions)
    if clause is None or not clause.trigger:
        conditions = tuple(
            Condition("trigger", None, "when it bites is not told") if c.name == "trigger" and c.met else c
            for c in conditions
        )  # fmt: skip
    if finding.status != "contingent":
        return replace(finding, conditions=conditions)
    open_ones = [c for c in conditions if c.met is None]
    met = next((c.words for c in conditions if c.name == "trigger" and c.met), "")
    why = f"{f'{met}: met; ' if met else ''}depends on: {'; '.join(c.words for c in open_ones)}"
    return replace(
        finding, why=why, conditions=conditions, contingent_on=tuple(dict.fromkeys(c.name for c in open_ones))
    )


def _rests_on(undertaking: Undertaking, clause: Clause | None) -> str:
    by = f"the clause as {clause.stated_by} states it" if clause and clause.stated_by else "the clause as reported"
    where = f" ({clause.doc}:{clause.sentence})" if clause else ""
    if undertaking.text == "unpublished":
        return f"{by}{where}; the exact text was not released as of {undertaking.text_as_of}"
    return f"{by}{where}; the documents do not give its text"


def _note(undertaking: Undertaking) -> str:
    told = ", ".join(f"{e.status} {e.date or f'(told {e.told})'} {e.doc}:{e.sentence}" for e in undertaking.life)
    invoked = "" if any(e.status == "invoked" for e in undertaking.life) else "; no document says that it was invoked"
    inferred = f"; {'; '.join(undertaking.inferred)}" if undertaking.inferred else ""
    return f"reported: {undertaking.kind} of {' and '.join(undertaking.parties)}: {told}{inferred}{invoked}"


def framings(documents: Iterable[CodedDocument], scenario: Scenario) -> tuple[Framing, ...]:
    """How the documents and their sources call what passes between the two sides, in the order of the documents."""
    found: list[Framing] = []
    for coded in documents:
        for event in coded.events:
            by = {a.country for a in event.actor}
            on = {a.country for a in event.recipient}
            if event.type == "ASSAULT" and by & set(scenario.attackers) and on & set(scenario.targets):
                source = event.source.name if event.source else None
                found.append(Framing(1, event.trigger, source, coded.document.id, event.sentence))
        for claim in coded.claims:
            if claim.actor is None or claim.actor.country not in scenario.attackers:
                continue
            words = " ".join(" ".join(coded.document.text[a:b] for a, b in claim.content).split())
            if _DEFENSIVE.search(_PACT_WORDS.sub("", words)):
                found.append(Framing(2, words, claim.actor.name, coded.document.id, claim.sentence))
    return tuple(f for f in found if not any(_within(other, f) for other in found))


def _within(one: Framing, other: Framing) -> bool:
    """Whether `other` only passes on what `one` says ("X said that Y called it a defence")."""
    same = (one.doc, one.sentence, one.reading) == (other.doc, other.sentence, other.reading)
    return one is not other and same and one.words in other.words


def _framing_notes(documents: Sequence[CodedDocument], scenario: Scenario) -> Iterable[str]:
    found = framings(documents, scenario)
    for reading, lead in (
        (1, "one reading, the attack is the aggression"), (2, "the other reading, the attacker defends itself"),
    ):  # fmt: skip
        told: dict[tuple[str, str | None], list[str]] = {}
        for f in found:
            if f.reading == reading:
                told.setdefault((f.words, f.by), []).append(f"{f.doc}:{f.sentence}")
        for (words, by), where in told.items():
            yield f"{lead}: “{words}” ({f'so {by}' if by else 'the documents’ own word'}; {', '.join(where)})"
