"""Answer questions that two example documents ask (../shared/QUESTIONS.md).

Each row: the question, the answer from the documents' records alone, and, where it differs, from the treaty register.
Usage: python scripts/questions.py [ROW...]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import foedus
from foedus.answers import is_commentary
from foedus.commitments import undertakings
from foedus.happenings import join_documents
from foedus.obliging import checked, obligations, scenario_of
from foedus.obliging.texts import framings, oblige_from_texts
from foedus.records import CodedDocument, Event
from foedus.records.finding import Answer
from foedus.records.treaty import Treaty
from foedus.records.undertaking import Undertaking
from foedus.reference import load as load_reference
from foedus.register import load as load_register

# Run as a script or imported by the tests: its neighbours lie beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent))
from questions_told import (
    Documents,
    added,
    causes,
    collectives,
    declared,
    described,
    drives,
    gifts,
    meeting,
    names_of_the_war,
    reactions,
    titles,
    trade,
)  # fmt: skip

SHARED = Path(__file__).resolve().parents[2] / "shared"
# The examples do not hold their own dates: QUESTIONS.md gives them.
_DATES = re.compile(r"([AB]) = (\S+\.txt) \(published (\d{4}-\d\d-\d\d)\)")
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """A question with its answers."""

    number: int
    question: str
    texts: str
    register: str | None = None


class Files:
    """The example documents, coded and joined, and what the answers look up in them."""

    def __init__(self, shared: Path) -> None:
        text = (shared / "QUESTIONS.md").read_text("utf-8")
        self.questions = {int(row[0]): row[3].strip() for row in _ROW.findall(text)}
        read = [
            foedus.read((shared / path).read_text("utf-8"), date=day, id=name)
            for name, path, day in _DATES.findall(text)
        ]
        self.documents: tuple[CodedDocument, ...] = join_documents(tuple(read))[0]
        self.register = load_register()

    @cached_property
    def reported(self) -> tuple[Undertaking, ...]:
        """Commitments across the documents, from them alone."""
        return undertakings(self.documents)

    @cached_property
    def linked(self) -> tuple[Undertaking, ...]:
        """The same, linked to the register."""
        return undertakings(self.documents, self.register)

    def of(self, kind: str, *states: str) -> list[Undertaking]:
        """The reported commitments of a kind among whose parties or beneficiaries these are."""
        return [u for u in self.reported if u.kind == kind and set(states) <= {*u.parties, *u.beneficiaries}]

    def ask(self, attacker: str, target: str) -> tuple[Answer, Answer]:
        """What an attack obliges to on the day of the last document: by the texts, by the register."""
        day = max(c.document.published for c in self.documents if c.document.published)
        scenario = checked(self.register, scenario_of([attacker], [target], day))
        alone = oblige_from_texts(self.documents, self.reported, scenario, self.register)
        return alone, obligations(self.register, scenario)

    def events(self, *, by: str | None = None, to: str | None = None, types: Sequence[str] = ()) -> list[Event]:
        """Events of an actor's and a recipient's country."""
        return [
            e for c in self.documents for e in c.events
            if (by is None or by in {a.country for a in e.actor})
            and (to is None or to in {a.country for a in (*e.recipient, *e.actor)}) and (not types or e.type in types)
        ]  # fmt: skip

    def sentence(self, doc: str, index: int) -> str:
        """A sentence's words."""
        coded = next(c for c in self.documents if c.document.id == doc)
        return " ".join(coded.sentences[index].text.split())

    def opinion(self, doc: str, index: int) -> bool:
        """Whether a sentence is its author's opinion."""
        return any(is_commentary(s) for c in self.documents for s in c.slant if (s.doc, s.sentence) == (doc, index))


def _name(code: str) -> str:
    return load_reference().state_name(code) or code


def _names(codes: Iterable[str]) -> str:
    return ", ".join(_name(c) for c in codes)


def _life(one: Undertaking) -> str:
    return "; ".join(f"{e.status} {e.date or f'(told {e.told})'} {e.doc}:{e.sentence}" for e in one.life)


def _pact(files: Files) -> Undertaking:
    return next(u for u in files.of("defence", "RUS", "PRK"))


def _trigger(files: Files) -> tuple[str, str | None]:
    clause = next(c for c in _pact(files).clauses if c.trigger)
    treaty = files.register.by_id.get(_link(files) or "")
    said = f"{clause.trigger}, as {clause.stated_by} states it ({clause.doc}:{clause.sentence}); {_life(_pact(files))}"
    words = next((o.trigger_words for o in treaty.obligations if o.kind == "defence"), "") if treaty else ""
    return said, f"{treaty.id} article 4: {words}" if treaty else None


def _link(files: Files) -> str | None:
    return next((u.link.treaty for u in files.linked if u.kind == "defence" and u.link), None)


def _text(files: Files) -> tuple[str, str | None]:
    pact, treaty = _pact(files), files.register.by_id.get(_link(files) or "")
    said = f"unknown: the text is {pact.text} as of {pact.text_as_of}"
    owed = next((o for o in treaty.obligations if o.kind == "defence"), None) if treaty else None
    return said, f"{owed.owed}; {treaty.source}" if owed and treaty else None


def _status(files: Files) -> tuple[str, str | None]:
    pact = _pact(files)
    linked = next((u for u in files.linked if u.kind == "defence" and u.link), None)
    link = f"{linked.link.certainty}: {linked.link.treaty}, {linked.link.reason}" if linked and linked.link else None
    return f"{pact.status}: {_life(pact)}; {'; '.join(pact.inferred)}", link


def _offer(files: Files) -> tuple[str, None]:
    found = files.of("military-technical", "RUS", "PRK")
    made = [u for u in found if u.status != "offered"]
    told = "; ".join(f"{u.status} by {u.life[0].source}: told in {_life(u)}" for u in found)
    return f"{'yes' if made else 'no'}: {told}", None


def _promise(files: Files) -> tuple[str, None]:
    told = []
    for coded in files.documents:
        for s in coded.sentences:
            for t in s.tokens:
                if t.lemma == "commitment":
                    agreed = any(e.type == "AGREE" and e.start <= t.start < e.end for e in coded.events)
                    told.append(f"{coded.document.id}:{s.index} {'a promise' if agreed else 'no promise'}")
    return "; ".join(told), None


def _arms(files: Files) -> tuple[str, None]:
    one = next(iter(files.of("arms", "KOR", "UKR")))
    limits = [c.limits for c in one.clauses if c.limits]
    return f"{one.status}{f' ({limits[0]})' if limits else ''}; {_life(one)}", None


def _policy(files: Files) -> tuple[str, None]:
    return f"it cites {next(iter(files.of('arms', 'KOR', 'UKR'))).terms.reason}", None


def _aid(files: Files) -> tuple[str, None]:
    one = next(iter(files.of("aid", "KOR", "UKR")))
    return f"{one.status}: {', '.join(one.terms.subjects)} ({one.life[0].doc}:{one.life[0].sentence})", None


def _sanctions(files: Files) -> tuple[str, None]:
    told = []
    for u in (u for u in files.reported if u.kind == "sanctions"):
        on = f" on {_names(u.beneficiaries)}" if u.beneficiaries else " (target not named in the sentence)"
        led = f", led by {_names(u.terms.led_by)}" if u.terms.led_by else ""
        told.append(f"{_names(u.parties)} {u.status}{on}{led} ({u.life[0].doc}:{u.life[0].sentence})")
    return "; ".join(told), None


def _breach(files: Files) -> tuple[str, None]:
    one = next(u for u in files.reported if u.status == "breached")
    return f"alleged by {one.life[0].source}: breach of {one.name}, which are not named; no finding otherwise", None


def _ties(files: Files) -> tuple[str, str | None]:
    told, register = [], []
    for two in (("USA", "KOR"), ("RUS", "VNM")):
        pledged = "pledge" if files.of("defence", *two) else "no defence pledge"
        others = [f"{u.kind} {u.status}" for u in files.reported if set(two) <= {*u.parties, *u.beneficiaries}]
        told.append(f"{' and '.join(map(_name, two))}: {', '.join([pledged, *others])}")
        known = [t.id for t in files.register.of(two[0]) if _defends(t, frozenset(two))]
        register.append(f"{' and '.join(map(_name, two))}: {', '.join(known) or 'no defence treaty'}")
    return "no. " + " | ".join(told), " | ".join(register)


def _defends(treaty: Treaty, two: frozenset[str]) -> bool:
    kinds = {o.kind for o in treaty.obligations}
    return "defence" in kinds and {p.state for p in treaty.parties} == two and treaty.ended is None


def _duty(files: Files) -> tuple[str, str]:
    def owed(answer: Answer) -> str:
        found = [f for f in answer.findings if f.kind == "defence" and f.status != "not_bound"]
        return "; ".join(f"{_name(f.state)} {f.status} ({f.why})" for f in found) or "nobody: the trigger is not met"

    attacked, first = files.ask("KOR", "PRK"), files.ask("PRK", "KOR")
    refused = next(f.why for f in first[0].findings if f.state == "RUS")
    said = f"attacked: {owed(attacked[0])}. Attacking first: {owed(first[0])} ({refused})"
    helpers = [
        f"{f.state} ({f.treaty_id})" for f in attacked[1].findings if f.kind == "defence" and f.status == "bound"
    ]
    return said, f"attacked: {', '.join(helpers)}"


def _war(files: Files) -> tuple[str, str]:
    texts, register = files.ask("RUS", "UKR")
    finding = next(f for f in texts.findings if f.state == "PRK")
    told = [
        f"reading {f.reading} “{f.words}” ({f.by or 'own word'}, {f.doc}:{f.sentence})"
        for f in framings(files.documents, texts.scenario)
    ]
    invoked = any(e.status == "invoked" for e in _pact(files).life)
    tied = "it was invoked" if invoked else "no document ties anything to the clause"
    other = next(
        f for f in register.findings if f.state == "PRK" and f.kind == "defence" and f.treaty_id == _link(files)
    )  # fmt: skip
    said = f"{finding.status}: {finding.why}; had Russia been attacked: {finding.other_reading}; {tied}. "
    said += " ".join(told)
    return said, f"{other.status}: {other.why}; had Ukraine struck first: {other.other_reading}"


def _gains(files: Files) -> tuple[str, None]:
    told = []
    for coded in files.documents:
        for e in coded.events:
            by, to = {a.country for a in e.actor}, {a.country for a in e.recipient}
            given = ("RUS" in by and ("PRK" in to or not to)) or (not by and "PRK" in to)
            if e.type in ("AID", "AGREE") and e.status in ("planned", "hypothetical") and given:
                said = any(a <= e.start < b for c in coded.claims if c.actor for a, b in c.content)
                if said or e.doc == "A":
                    flag = "" if said else "the author's conjecture, "
                    told.append(f"{flag}{e.status}: “{e.trigger}” ({e.doc}:{e.sentence})")
    return f"nothing that is reported in A; {'; '.join(told)}; gifts: {gifts(files.documents)[0]}", None


def _chain(files: Files) -> tuple[str, None]:
    warned = files.events(by="KOR", types=("THREATEN",))
    told = [f"warning “{files.sentence(e.doc, e.sentence)[:110]}” ({e.doc}:{e.sentence})" for e in warned]
    arms = next(iter(files.of("arms", "KOR", "UKR")))
    told.append(f"arms for Ukraine threatened, against the policy: {arms.terms.reason} ({_life(arms)})")
    return "; ".join(told), None


def _camps(files: Files) -> tuple[str, None]:
    told = []
    for other in ("RUS", "USA"):
        done = sorted(
            {f"{e.type.lower()} “{e.trigger}” {e.doc}:{e.sentence}" for e in files.events(by=other, to="VNM")}
        )
        pacts = [f"{u.terms.number or 1} {u.kind}" for u in files.reported if {other, "VNM"} <= set(u.parties)]
        told.append(f"with {_name(other)}: {', '.join([*done, *pacts])}")
    bound = files.of("defence", "VNM")
    side = "bound to a side" if bound else "no side is stated"
    return "; ".join([*trade(files.documents), *told, side]), None


def _effects(files: Files) -> tuple[str, None]:
    told = []
    for coded in files.documents:
        for s in coded.sentences:
            if re.search(r"\b(?:sanctions|consequences|impact|isolate)\b", s.text) and files.opinion(
                coded.document.id, s.index
            ):
                sourced = any(c.source and c.sentence == s.index and c.actor for c in coded.claims)
                told.append(f"{coded.document.id}:{s.index} {'sourced' if sourced else 'the author’s own, no source'}")
    return f"no finding; {'; '.join(told)}", None


def _of_documents(answer: Callable[[Documents], tuple[str, None]]) -> Callable[[Files], tuple[str, None]]:
    return lambda files: answer(files.documents)


ANSWERS: dict[int, Callable[[Files], tuple[str, str | None]]] = {
    **{row: _of_documents(answer) for row, answer in {
        4: described, 5: titles, 6: collectives, 11: meeting, 13: declared, 16: gifts, 17: drives, 21: reactions,
        22: names_of_the_war, 39: causes, 41: added,
    }.items()},
    23: _trigger, 24: _text, 25: _status, 26: _offer, 27: _promise, 28: _arms, 29: _policy, 30: _aid, 31: _sanctions,
    32: _breach, 33: _ties, 46: _duty, 47: _war, 48: _gains, 49: _chain, 50: _camps, 51: _effects,
}  # fmt: skip


def answers(shared: Path = SHARED, rows: Sequence[int] = ()) -> list[Row]:
    """The rows asked for, or all, with their answers."""
    files = Files(shared)
    return [Row(n, files.questions[n], *ANSWERS[n](files)) for n in rows or ANSWERS]


def main() -> None:
    """Print the rows."""
    if not SHARED.exists():
        sys.exit(f"{SHARED} is not there: the questions and the two documents are kept outside of the repository")
    for row in answers(rows=[int(arg) for arg in sys.argv[1:]]):
        print(f"{row.number}. {row.question}\n   texts:    {row.texts}")
        if row.register is not None:
            print(f"   register: {row.register}")


if __name__ == "__main__":
    main()
