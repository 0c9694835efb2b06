"""Questions to the register and the store: what an attack obliges, how two states stand to each other, treaties."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from foedus.aligning.library import alignment as aligned
from foedus.aligning.stream import HALF_LIFE
from foedus.errors import UsageError
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters, Page
from foedus.records.alignment import Alignment
from foedus.records.finding import Act, Answer, FirstResort
from foedus.records.treaty import AttackedObject, ObligationKind
from foedus.reference import load as load_reference
from foedus.register import as_record
from foedus.register import load as load_register
from foedus.register.selecting import select
from foedus.web.api.answers import Json, paged
from foedus.web.api.arguments import Arguments, Day, Limit, One, Pair, Party
from foedus.web.api.errors import NONE_SUCH, none_such
from foedus.web.api.models import Treaty, TreatyPage
from foedus.web.asking import DEEPEST, answered, question_of
from foedus.web.query import between as pair_of
from foedus.web.query import party as party_of

router = APIRouter(tags=["questions"])
_MOST_ACTS = 500
_Several = Annotated[list[Party], Field(max_length=12)]


class Case(Arguments):
    """The case asked about, as `foedus obligations` takes it."""

    attacker: Annotated[list[Party], Field(min_length=1, max_length=12, description="Who attacks: code or name.")]
    target: Annotated[list[Party], Field(min_length=1, max_length=12, description="Who is attacked.")]
    on: Day | None = Field(None, description="Day of the attack; the register's edition if not said.")
    place: Party | None = Field(None, description="Where; the target's home territory if not said.")
    act: Act | None = Field(None, description="How grave it is; an armed attack if nothing says otherwise.")
    object: Annotated[list[AttackedObject], Field(max_length=4)] = Field([], description="What is attacked.")
    struck_first: FirstResort = Field("attacker", description="Who began.")
    requested: _Several = Field([], description="Who has asked for help.")
    clock: Literal["in_force", "signature"] = Field("in_force", description="From when treaties count.")
    depth: Annotated[int, Field(ge=0, le=DEEPEST)] = Field(0, description="How far to follow helpers.")
    enter: _Several = Field([], description="With `depth`: only these helpers enter.")
    counter: _Several = Field([], description="With `depth`: helpers that the attacker strikes in turn, or `all`.")
    add: _Several = Field([], description="What if: a treaty in short, JPN<>KOR or USA>TWN:guarantee.")
    drop: _Several = Field([], description="What if: without the treaty of this id.")


class Pairing(Arguments):
    """Two parties, and over which time."""

    x: Party = Field(description="A state, by code or name; or a party of the store.")
    y: Party = Field(description="Another.")
    since: Day | None = Field(None, description="From this day on; commitments from 1946 if not said.")
    until: Day | None = Field(None, description="Up to this day.")
    register_: Literal["foedus", "atop", "atop-dyads"] = Field(
        "foedus", alias="register", description="Whose treaties: foedus's own, or ATOP's where it was imported."
    )
    half_life: Annotated[float, Field(gt=0, le=36_525)] = Field(
        HALF_LIFE, description="Days after which a happening counts half."
    )


class Treaties(Arguments):
    """The filters of `foedus commitments --register`."""

    actor: Party | None = Field(None, description="Only with this state.")
    between: Pair | None = Field(None, description="Only with both: PRK,RUS.")
    kind: ObligationKind | None = Field(None, description="What is owed.")
    on: Day | None = Field(None, description="Only what is in force on this day.")
    doubtful: Literal["true", "false"] = Field("false", description="Only what is uncertain, with the doubt.")
    limit: Limit = Field(50, description="At most so many.")
    cursor: Annotated[str, Field(max_length=100)] | None = Field(None, description="The id after which to go on.")


@router.get("/obligations", response_model=Answer, summary="What an attack obliges whom to do")
async def obligations(request: Request, asked: Annotated[Case, Query()]) -> Response:
    """Who is bound, who perhaps and on what that depends, who not and why not; by which article; what contradicts."""
    return Json(answered(question_of(dict(request.query_params), request.query_params)))


@router.get("/alignment", response_model=Alignment, summary="How two states stand to each other over time")
async def alignment(request: Request, asked: Annotated[Pairing, Query()]) -> Response:
    """By their commitments, by what the store tells of them, by their UN votes; each apart."""
    with request.app.state.store.reading() as ledger:
        _bounded(ledger, asked)
        found = aligned(
            asked.x, asked.y, since=asked.since, until=asked.until, ledger=ledger, register=asked.register_,
            half_life=asked.half_life,
        )  # fmt: skip
    return Json(found)


def _bounded(ledger: Ledger, asked: Pairing) -> None:
    x, y = party_of(asked.x), party_of(asked.y)
    if x is None or y is None:
        raise UsageError("x and y name no party", remedy="give a code (PRK) or a name")
    told = ledger.totals(Filters(between=(x, y))).happenings
    if told > _MOST_ACTS:
        problem = f"the store tells of {told:,} happenings between the two, too many for one answer"
        raise UsageError(problem, remedy="ask /periods with between for their course, or foedus alignment")


@router.get("/treaties", response_model=TreatyPage, summary="Treaties of the register")
async def treaties(request: Request, asked: Annotated[Treaties, Query()]) -> Response:
    """foedus's own register: parties with their times, obligations article by article, sources and doubts."""
    wanted = tuple(dict.fromkeys(code for code in (party_of(asked.actor), *(pair_of(asked.between) or ())) if code))
    for code in wanted:
        if code not in load_reference().states:
            raise UsageError(f"no state is called {code[:100]!r}", remedy="give a code (PRK) or a state's name")
    found = _selected(wanted, asked.kind, asked.on, asked.doubtful == "true")
    first = sum(id <= asked.cursor for id in found) if asked.cursor else 0
    ids = found[first : first + asked.limit]
    after = ids[-1] if first + asked.limit < len(found) else None
    before = found[first - asked.limit - 1] if first > asked.limit else "" if first else None
    known = load_register().by_id
    return paged(request, Page(tuple(as_record(known[id]) for id in ids), after, before))


@lru_cache(maxsize=64)
def _selected(states: tuple[str, ...], kind: str | None, on: Day | None, doubtful: bool) -> tuple[str, ...]:
    return tuple(t.id for t in select(load_register(), states, kind=kind, on=on, doubtful=doubtful))


@router.get("/treaty", response_model=Treaty, responses=NONE_SUCH, summary="One treaty of the register")
async def treaty(asked: Annotated[One, Query()]) -> Response:
    """A treaty by its id in the register."""
    found = load_register().by_id.get(asked.id)
    if found is None:
        raise none_such("treaty of the register", asked.id)
    return Json(as_record(found))
