"""Adding: a text pasted or files dropped into the page, and how far they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from foedus.errors import UsageError
from foedus.web.adding import Adding, pasted
from foedus.web.jobs import Job, Upload
from foedus.web.problems import Problem, answer
from foedus.web.query import day, words
from foedus.web.templating import render, url
from foedus.web.wording import foreign

FORM, JOB, CANCEL = "/add", "/adding", "/adding/cancel"
_KEPT = {"cache-control": "no-store"}
_FIELDS = 20


async def form(request: Request) -> Response:
    """The form, and what was given lately."""
    return await run_in_threadpool(_form, request)


async def add(request: Request) -> Response:
    """Take a text or files; leads to the job's page."""
    settings = request.app.state.settings
    try:
        async with request.form(max_files=settings.most, max_fields=_FIELDS, max_part_size=settings.largest) as given:
            uploads, said = await _uploads(given), _said(given)
    except HTTPException as error:
        if error.status_code != HTTPStatus.BAD_REQUEST:
            raise
        return _form(request, problem=UsageError(error.detail, remedy=f"at most {settings.most} files at once"))
    return await run_in_threadpool(_submit, request, uploads, said)


async def job_page(request: Request) -> Response:
    """How a job stands."""
    return await run_in_threadpool(_job, request, "html")


async def job_json(request: Request) -> Response:
    """The same for programs."""
    return await run_in_threadpool(_job, request, "json")


async def cancel(request: Request) -> Response:
    """Stop a job."""
    given = await request.form()
    name = str(given.get("job", ""))
    adding: Adding = request.app.state.adding
    if await run_in_threadpool(adding.job, name) is not None:
        await run_in_threadpool(adding.cancel, name)
    return RedirectResponse(url(JOB, job=name), HTTPStatus.SEE_OTHER)


async def _uploads(given: FormData) -> list[Upload]:
    files = [one for one in given.getlist("files") if isinstance(one, UploadFile) and one.filename]
    return [Upload(file.filename or "", await file.read()) for file in files]


def _said(given: FormData) -> dict[str, str]:
    return {name: value for name, value in given.items() if isinstance(value, str)}


def _submit(request: Request, uploads: list[Upload], said: dict[str, str]) -> Response:
    adding: Adding = request.app.state.adding
    try:
        published = day(said, "date")
        if text := said.get("text", "").strip():
            title, publisher = words(said, "title", 500), words(said, "publisher", 500)
            address = words(said, "url", 2_000)
            if address is not None and foreign(address) is None:
                raise UsageError("url: this is no address of the web", remedy="it begins with https:// or http://")
            # A browser sends line ends as CR LF whatever they were.
            text = text.replace("\r\n", "\n")
            uploads = [pasted(text, title=title, published=published, publisher=publisher, url=address), *uploads]
        job = adding.submit(uploads, published=published)
    except UsageError as error:
        return _form(request, said=said, problem=error)
    return RedirectResponse(url(JOB, job=job.id), HTTPStatus.SEE_OTHER)


def _form(request: Request, *, said: Mapping[str, str] | None = None, problem: UsageError | None = None) -> Response:
    said = said or {}
    text = render(
        "add.html.jinja",
        title="Add",
        path=FORM,
        may_write=request.state.may_write,
        settings=request.app.state.settings,
        said={name: said.get(name, "") for name in ("text", "title", "date", "publisher", "url")},
        problem=problem,
        jobs=request.app.state.adding.recent(),
        job_url=lambda job: url(JOB, job=job),
        when=_clock,
    )
    status = HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK
    return Response(text, int(status), _KEPT, media_type="text/html")


def _job(request: Request, form: str) -> Response:
    job = request.app.state.adding.job(request.query_params.get("job", ""))
    if job is None:
        problem = Problem(HTTPStatus.NOT_FOUND, "there is no such job", "a job is forgotten when the server stops")
        return answer(problem, request.scope)
    if form == "json":
        said = asdict(job)
        said.update(made=_iso(job.made), ended=_iso(job.ended), published=job.published and job.published.isoformat())
        return JSONResponse(said, headers=_KEPT)
    text = render(
        "adding.html.jinja",
        title=_title(job),
        path=JOB,
        job=job,
        ahead=_ahead(request.app.state.adding, job),
        may_write=request.state.may_write,
        when=_clock,
    )
    return Response(text, headers=_KEPT, media_type="text/html")


def _title(job: Job) -> str:
    said = {"waiting": "Waiting to read", "reading": "Reading", "done": "Read", "cancelled": "Stopped reading"}
    what = job.names[0].removesuffix(".jsonl") if len(job.names) == 1 else f"{len(job.names)} files"
    return f"{said.get(job.state, 'Could not read')} {what}"


def _ahead(adding: Adding, job: Job) -> int:
    """How many jobs are read before this one."""
    if job.state != "waiting":
        return 0
    return sum(not other.over and other.made < job.made for other in adding.recent())


def _clock(seconds: float | None) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds).strftime("%H:%M:%S")


def _iso(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")


ROUTES = [
    Route(FORM, form, methods=["GET"]),
    Route(FORM, add, methods=["POST"]),
    Route(JOB, job_page, methods=["GET"]),
    Route(f"{JOB}.json", job_json, methods=["GET"]),
    Route(CANCEL, cancel, methods=["POST"]),
]
