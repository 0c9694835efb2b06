"""The what-if: who attacks whom, when and where, and whom that obliges to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from markupsafe import Markup

from foedus.drawing import both, draw_obligations, duties_of, obligations_legend
from foedus.errors import FoedusError
from foedus.obliging.asking import EDITION
from foedus.obliging.likelihood import told_any, told_rate
from foedus.obliging.sections import BOUND, HELP, clashes, merged, not_bound, sections, turned
from foedus.records import plain
from foedus.records.finding import ACTS, FIRST_RESORTS, Answer, Finding
from foedus.records.treaty import OBJECTS
from foedus.web.asking import answered, question_of
from foedus.web.naming import named, party_url, state_options, treaty_options, treaty_url
from foedus.web.views import Asked, Rows, View, page

PATH = "/obligations"
COLUMNS = (
    "state", "side", "kind", "strength", "treaty", "treaty_id", "article", "status", "why", "depth", "path",
    "contradictions", "beneficiary", "contingent_on", "failed", "breach", "short_of_treaty", "confidence", "doubt",
    "other_reading",
)  # fmt: skip
_DEPTHS = ("not at all", "one step", "two steps", "three steps")
_MORE = {
    "add": "", "drop": "", "depth": "0", "counter": "", "enter": "", "requested": "", "act": "", "object": "",
    "struck_first": "attacker", "clock": "in_force", "likelihood": "",
}  # fmt: skip
_FIELDS = ("attacker", "target", "on", "place", "depth", "add", "drop", "requested", "counter", "enter")
_FOLDED, _LONG, _NEAREST = 8, 12, 40


def obligations(asked: Asked) -> View:
    """The form; and where a case is named, its answer as a picture and a table."""
    values = _form(asked)
    template, title = "obligations.html.jinja", "What if"
    attacker, target = (asked.query.get(name, "").strip() for name in ("attacker", "target"))
    # Other pages lead here with the target named: the form then waits for who attacks it.
    if not attacker and (asked.form == "html" or not target):
        return View(template=template, title=title, values=values)
    try:
        answer = answered(question_of(asked.arguments, asked.query))
    except FoedusError as error:
        if asked.form != "html":
            raise
        values |= {"wrong": error, "field": _field(error)}
        return View(template=template, title=title, values=values, status=HTTPStatus.BAD_REQUEST)
    who, whom = (", ".join(map(named, side)) for side in (answer.scenario.attackers, answer.scenario.targets))
    values |= {"answer": answer, "who": who, "whom": whom}
    values["treaties"] = treaty_options(tuple(dict.fromkeys(f.treaty_id for f in answer.findings)))
    if asked.form == "html":
        values |= _told(answer, who, whom, asked)
    table = Rows(COLUMNS, map(_row, answer.findings))
    return View(template=template, title=f"If {who} attacked {whom}", values=values, data=answer, table=table)


def _form(asked: Asked) -> dict[str, object]:
    """What the form needs, with the arguments given so far."""
    return {
        "states": state_options(), "treaties": Markup(), "acts": _pairs(ACTS), "objects": _pairs(OBJECTS),
        "firsts": _pairs(FIRST_RESORTS), "edition": EDITION, "given": asked.query,
        "depths": [(str(n), words) for n, words in enumerate(_DEPTHS)],
        "more": any(asked.query.get(name, usual) not in ("", usual) for name, usual in _MORE.items()),
        "answer": None, "wrong": None, "field": None, "named": named, "party_url": party_url,
    }  # fmt: skip


def _pairs(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


def _told(answer: Answer, who: str, whom: str, asked: Asked) -> dict[str, object]:
    found, unbound = sections(answer), not_bound(answer)
    bound = next((s.findings for s in found if s.title == BOUND), ())
    likely, everything = "likelihood" in asked.query, "all" in asked.query
    told = [(s.title, s.duties, s.depth) for s in found]
    return {
        "picture": _picture(answer, who, whom), "legend": obligations_legend(), "bound_title": BOUND, "help": HELP,
        "sections": [(title, duties, depth == 0 and len(duties) <= _LONG) for title, duties, depth in told],
        "clashes": clashes(answer.contradictions), "turned": merged(duty.finding for duty in turned(answer)),
        "unbound": unbound if everything else unbound[:_NEAREST], "all_unbound": len(unbound), "folded": _FOLDED,
        "likely": likely, "rate": told_rate, "treaty_url": treaty_url, "counts": _counts(answer.findings),
        "together": told_any(bound, answer.scenario.date) if likely else None,
    }  # fmt: skip


def _picture(answer: Answer, who: str, whom: str) -> Markup:
    codes = {code for f in answer.findings for code in (f.state, f.beneficiary, *f.path)}
    links = {f.treaty_id: treaty_url(f.treaty_id) for f in answer.findings if not f.treaty_id.startswith("SUPPOSED")}
    owed = [f for f in answer.findings if f.breach or f.kind in HELP]
    talk = [f for f in answer.findings if f.depth == 0 and not f.breach and f.kind not in HELP]
    # Among many who would have to fight, those who would have to talk are left to the tables.
    shown = answer.findings if len(merged(talk)) <= _LONG else owed
    duties = duties_of(shown, {c: named(c) for c in codes}, links, statuses=("bound", "contingent"))
    note = ", ".join(part for part in (answer.scenario.date, answer.scenario.place) if part)
    return both(
        lambda width, ident: draw_obligations(who, whom, duties, width=width, ident=ident, note=note), "obligations"
    )


def _counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many states owe the one attacked help outright, and how many only perhaps."""
    owed = [
        f for f in findings
        if f.side == "target" and f.kind in HELP and f.depth == 0 and not f.breach and not f.short_of_treaty
    ]  # fmt: skip
    bound = {f.state for f in owed if f.status == "bound"}
    return {"bound": len(bound), "contingent": len({f.state for f in owed if f.status == "contingent"} - bound)}


def _row(one: Finding) -> dict[str, object]:
    row = plain(one)
    return {
        **row,
        "path": " > ".join(one.path),
        "contradictions": "; ".join(c.words for c in one.contradictions),
        "contingent_on": ";".join(one.contingent_on),
        "failed": ";".join(one.failed),
    }


def _field(error: FoedusError) -> str | None:
    """The field that an error speaks of, as its first words name it."""
    said = error.problem.removeprefix("no ").removeprefix("the ")
    return next((name for name in _FIELDS if said.startswith(name)), None)


ROUTES = page(PATH, obligations, "register")
