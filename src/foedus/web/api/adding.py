"""Adding documents over the API: texts go in as a job, which says how far it is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import Response

from foedus.errors import UsageError
from foedus.web.adding import Adding, pasted
from foedus.web.api.answers import Json
from foedus.web.api.arguments import Arguments, Day, Id, One
from foedus.web.api.errors import NONE_SUCH, REFUSED, none_such
from foedus.web.jobs import Job
from foedus.web.wording import foreign

router = APIRouter(tags=["documents"])
MOST_TEXTS = 200
_Said = Annotated[str, Field(min_length=1, max_length=500)]


def _address(value: str) -> str:
    if foreign(value) is None:
        raise ValueError("no address of the web: it begins with https:// or http://")
    return value


class Given(BaseModel):
    """A text to be read, and what is known of it. Without an `id` it gets the hash of its text."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    id: Id | None = None
    title: _Said | None = None
    date: Day | None = None
    publisher: _Said | None = None
    url: Annotated[str, Field(max_length=2_000, pattern="^https?://"), AfterValidator(_address)] | None = None


class Texts(BaseModel):
    """Texts to be read, coded and stored, in order."""

    model_config = ConfigDict(extra="forbid")

    documents: Annotated[list[Given], Field(min_length=1, max_length=MOST_TEXTS)]


class Recent(Arguments):
    """How many jobs at most."""

    limit: Annotated[int, Field(ge=1, le=100)] = Field(20, description="At most so many, the latest first.")


@router.post("/documents", status_code=202, response_model=Job, responses=REFUSED, summary="Add texts to the store")
def add(request: Request, asked: Texts) -> Response:
    """Take texts to be read, coded and stored, in the background: the answer is a job, and `Location` says
    where it tells how far it is."""
    uploads = [
        pasted(d.text, id=d.id, title=d.title, published=d.date, publisher=d.publisher, url=d.url)
        for d in asked.documents
    ]
    for given in asked.documents:
        if not given.text.strip():
            raise UsageError("a text is empty", remedy="leave it out")
    job = _adding(request).submit(uploads)
    path = request.url.path.removesuffix("/documents")
    return Json(job, HTTPStatus.ACCEPTED, headers={"location": f"{path}/job?id={job.id}"})


@router.get("/jobs", response_model=list[Job], summary="The latest jobs")
def jobs(request: Request, asked: Annotated[Recent, Query()]) -> Response:
    """What was given to be added since the server started, and how far it is."""
    return Json(_adding(request).recent()[: asked.limit])


@router.get("/job", response_model=Job, responses=NONE_SUCH, summary="How far a job is")
def job(request: Request, asked: Annotated[One, Query()]) -> Response:
    """What a job has read so far: new documents, known ones, failures with their reasons."""
    return Json(_known(request, asked.id))


@router.post("/job/cancel", response_model=Job, responses=NONE_SUCH | REFUSED, summary="Stop a job")
def cancel(request: Request, asked: One) -> Response:
    """Read no more of it; what it stored stays stored."""
    found = _known(request, asked.id)
    _adding(request).cancel(found.id)
    return Json(_known(request, found.id))


def _adding(request: Request) -> Adding:
    found: Adding = request.app.state.adding
    return found


def _known(request: Request, id: str) -> Job:
    found = _adding(request).job(id)
    if found is None:
        raise none_such("job", id)
    return found
