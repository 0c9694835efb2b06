"""Score the engine on hand-compiled cases: each line of a cases file, expected beside got, and the share that is right.

    python scripts/obligations_cases.py ../shared/obligations/history-cases-dev.jsonl [--quiet] [--others]

A historical case lists under `bound` the states, treaties and kinds with `applies` yes, no or disputed. Right is: for
yes, a finding that is bound or contingent; for no, none that is bound; for disputed, one that is contingent, or not
bound with a reason (to consult may be bound). Where no treaty is named, nothing may bind the state to help. Treaties
that the register lacks count as wrong. A hypothetical has `expect` and `must_not` instead, in words: those that name a
state's code, a treaty's id or both are judged ("AUS bound ANZUS IV", "USA by US_ROC54"), the others are left out.
`--others` lists who else is bound to help, for a reader to ask whether that is invented.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from foedus.errors import FoedusError
from foedus.obliging import checked, obligations
from foedus.records.finding import Answer, Finding, Scenario
from foedus.reference import load as load_reference
from foedus.register import load

HELP = ("defence", "assistance", "guarantee", "offence")
_NAMES = {"Arab League": "ARABLEAGUE", "TRA": "TRA", "OAS Charter": "OAS", "Shusha": "TUR_AZE21"}
_STATUSES = {"bound": ("bound",), "contingent": ("contingent", "bound"), "any": ("bound",)}


def answer_of(case: dict[str, Any]) -> Answer:
    """The engine's answer to a case as its file words it."""
    register = load()
    first = "disputed" if case.get("attacker_disputed") else "attacker"
    scenario = Scenario(
        (case["attacker"],), (case["target"],), case["date"], case.get("place") or None, first_resort=first
    )
    return obligations(register, checked(register, scenario))


def judged(case: dict[str, Any]) -> Iterator[tuple[bool, str, str]]:
    """Each expectation of a case: whether it is met, the expectation, what the engine says."""
    try:
        answer = answer_of(case)
    except FoedusError as error:
        known = any("error" in words for words in case.get("expect", ()))
        yield known, "an error" if known else "an answer", str(error)
        return
    for wanted in case.get("bound", ()):
        yield _of_history(answer, wanted)
    for words in case.get("expect", ()):
        yield from _of_words(answer, words, wanted=True)
    for words in case.get("must_not", ()):
        yield from _of_words(answer, words, wanted=False)


def _of_history(answer: Answer, wanted: dict[str, Any]) -> tuple[bool, str, str]:
    said = f"{wanted['state']} {wanted['treaty']} {wanted['obligation']} {wanted['article']}: {wanted['applies']}"
    if wanted["treaty"] is None:
        strong = [f for f in helping(answer) if f.state == wanted["state"]]
        return not strong, said, "; ".join(f"{f.status} {f.treaty_id}" for f in strong) or "nothing bound"
    found = [f for f in answer.findings if f.state == wanted["state"] and f.treaty_id == wanted["treaty"]]
    same = [f for f in found if f.kind == wanted["obligation"]]
    best = min((("bound", "contingent", "not_bound").index(f.status) for f in same), default=3)
    talk = wanted["obligation"] == "consultation"
    right = {"yes": best <= 1, "no": best >= 1, "disputed": best in ((0, 1, 2) if talk else (1, 2))}[wanted["applies"]]
    known = wanted["treaty"] in load().by_id
    got = "; ".join(f"{f.status} {f.kind} {f.article} ({f.why[:90]})" for f in same or found) or (
        "no finding" if known else "not in the register"
    )
    return right and known, said, got


def _of_words(answer: Answer, words: str, *, wanted: bool) -> Iterator[tuple[bool, str, str]]:
    """A hypothetical's expectation, judged where its words name a state, a treaty or both, and say bound."""
    if re.search(r"\bif\b|\bor\b|\bafter\b", words):
        return
    tokens = re.findall(r"[A-Za-z_0-9]+", words)
    ids = [t for t in tokens if t in load().by_id] + [i for name, i in _NAMES.items() if name in words]
    states = [t for t in tokens if t.isupper() and len(t) == 3 and t in load_reference().states]
    status = next((t for t in tokens if t in _STATUSES), None)
    said = f"{'expects' if wanted else 'must not be'}: {words}"
    if wanted and (status is None or "not bound" in words or not (ids or states)):
        return
    pool = answer.findings if wanted else helping(answer)
    met = [
        f for f in pool
        if (not ids or f.treaty_id in ids) and (not states or f.state in states) and f.kind in (*HELP, "consultation")
        and f.status in _STATUSES[status or "bound"] and not f.breach and not (not wanted and f.side == "attacker")
    ]  # fmt: skip
    if wanted or ids or states:
        near = met or [f for f in answer.findings if f.treaty_id in ids and (not states or f.state in states)]
        got = "; ".join(f"{f.state} {f.status} {f.treaty_id} {f.kind} ({f.why[:80]})" for f in near[:3]) or "nothing"
        yield bool(met) == wanted, said, got


def helping(answer: Answer) -> list[Finding]:
    """Who is surely bound to help either side."""
    return [f for f in answer.findings if f.status == "bound" and f.kind in HELP and not f.breach]


def others(case: dict[str, Any]) -> list[str]:
    """Who is bound to help beyond those that a historical case lists, one line a treaty and kind."""
    listed = {(w["state"], w["treaty"]) for w in case.get("bound", ())}
    found: dict[str, list[str]] = {}
    for one in helping(answer_of(case)):
        if (one.state, one.treaty_id) not in listed:
            key = f"{one.treaty_id} {one.article} {one.kind} of {one.beneficiary}"
            found.setdefault(key, []).append(one.state)
    return [f"{key}: {' '.join(dict.fromkeys(states))}" for key, states in found.items()]


def share(path: Path) -> tuple[int, int]:
    """How many expectations of a cases file are met, of how many."""
    met = [right for line in path.read_text("utf-8").splitlines() for right, _, _ in judged(json.loads(line))]
    return sum(met), len(met)


def main() -> None:
    """Print case by case what is expected and got, and the share of expectations met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--quiet", action="store_true", help="only what is wrong, and the share")
    parser.add_argument("--others", action="store_true", help="also who else is bound to help")
    options = parser.parse_args()
    right = total = 0
    for line in options.cases.read_text("utf-8").splitlines():
        case = json.loads(line)
        for met, wanted, got in judged(case):
            right, total = right + met, total + 1
            if not met or not options.quiet:
                print(f"{'ok   ' if met else 'WRONG'} {case['id']}: {wanted}\n        {got}")
        try:
            more = others(case) if options.others else []
        except FoedusError:
            more = []
        for text in more:
            print(f"      {case['id']} also: {text}")
    print(f"{right} of {total} ({right / total:.3f})")


if __name__ == "__main__":
    main()
