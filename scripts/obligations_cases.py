"""Score the engine on hand-compiled cases: each line of a cases file, expected beside got, and the share that is right.

    python scripts/obligations_cases.py ../shared/obligations/history-cases-dev.jsonl [--quiet]

A case lists under `bound` the states, treaties and kinds with `applies` yes, no or disputed. Right is: for yes, a
finding that is bound or contingent; for no, none that is bound; for disputed, one that is contingent, or not bound
with a reason (to consult may be bound). Where no treaty is named, nothing may bind the state to help. Treaties that the
register lacks count as wrong.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from foedus.errors import FoedusError
from foedus.obliging import checked, obligations
from foedus.records.finding import Answer, Scenario
from foedus.register import load

HELP = ("defence", "assistance", "guarantee", "offence")


def answer_of(case: dict[str, Any]) -> Answer:
    """The engine's answer to a case as its file words it."""
    register = load()
    scenario = Scenario((case["attacker"],), (case["target"],), case["date"], case.get("place") or None)
    return obligations(register, checked(register, scenario))


def judged(case: dict[str, Any]) -> Iterator[tuple[bool, str, str]]:
    """Each expectation of a case: whether it is met, the expectation, what the engine says."""
    try:
        answer = answer_of(case)
    except FoedusError as error:
        yield False, "an answer", str(error)
        return
    for wanted in case["bound"]:
        said = f"{wanted['state']} {wanted['treaty']} {wanted['obligation']} {wanted['article']}: {wanted['applies']}"
        if wanted["treaty"] is None:
            strong = [
                f for f in answer.findings
                if f.state == wanted["state"] and f.status == "bound" and f.kind in HELP and not f.breach
            ]  # fmt: skip
            yield not strong, said, "; ".join(f"{f.status} {f.treaty_id}" for f in strong) or "nothing bound"
            continue
        found = [f for f in answer.findings if f.state == wanted["state"] and f.treaty_id == wanted["treaty"]]
        same = [f for f in found if f.kind == wanted["obligation"]]
        best = min((("bound", "contingent", "not_bound").index(f.status) for f in same), default=3)
        talk = wanted["obligation"] == "consultation"
        right = {"yes": best <= 1, "no": best >= 1, "disputed": best in ((0, 1, 2) if talk else (1, 2))}[
            wanted["applies"]
        ]
        known = wanted["treaty"] in load().by_id
        got = "; ".join(f"{f.status} {f.kind} {f.article} ({f.why[:90]})" for f in same or found) or (
            "no finding" if known else "not in the register"
        )
        yield right and known, said, got


def share(path: Path) -> tuple[int, int]:
    """How many expectations of a cases file are met, of how many."""
    met = [right for line in path.read_text("utf-8").splitlines() for right, _, _ in judged(json.loads(line))]
    return sum(met), len(met)


def main() -> None:
    """Print case by case what is expected and got, and the share of expectations met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--quiet", action="store_true", help="only what is wrong, and the share")
    options = parser.parse_args()
    right = total = 0
    for line in options.cases.read_text("utf-8").splitlines():
        case = json.loads(line)
        for met, wanted, got in judged(case):
            right, total = right + met, total + 1
            if not met or not options.quiet:
                print(f"{'ok   ' if met else 'WRONG'} {case['id']}: {wanted}\n        {got}")
    print(f"{right} of {total} ({right / total:.3f})")


if __name__ == "__main__":
    main()
