"""The API's description as a page: what can be asked, with which arguments, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import groupby
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from foedus.ledger.filters import Filters
from foedus.web.api.app import PATH
from foedus.web.templating import render

ADDRESS = "/api"
_LONG = 16
# Type and status take other values for commitments.
_FILTERS = frozenset(f.name for f in fields(Filters)) - {"type", "status"}
_TAGS = {
    "records": "Records, page by page",
    "counts": "Counts of a selection",
    "questions": "Questions to the register and the store",
    "files": "Files",
    "corrections": "Corrections",
    "documents": "Adding documents",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An argument or a field: its name, what values it takes, and what it means."""

    name: str
    values: str
    about: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked for. `filtered`: it takes the filters, too. `answers` are the records that it answers
    with, `many` of them; `example` is an address that can be followed as it is."""

    method: str
    path: str
    summary: str
    about: str
    arguments: tuple[Shown, ...]
    filtered: bool
    body: tuple[tuple[str, str, tuple[Shown, ...]], ...]
    answer: str
    answers: tuple[str, ...]
    many: bool
    example: str | None

    @property
    def name(self) -> str:
        """What it is linked by."""
        return f"{self.method.lower()}{self.path.replace('/', '-')}"


@dataclass(frozen=True, slots=True)
class Description:
    """The page's content: operations by group, and the records that they answer with."""

    filters: tuple[Shown, ...]
    groups: tuple[tuple[str, tuple[Operation, ...]], ...]
    records: tuple[tuple[str, str, tuple[Shown, ...]], ...]
    version: str
    about: str


def description_of(schema: Mapping[str, Any]) -> Description:
    """An OpenAPI description as the page tells it."""
    known: Mapping[str, Any] = schema["components"]["schemas"]
    told = [
        (operation["tags"][0], _operation(method.upper(), path, operation, known))
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    order = list(_TAGS)
    told.sort(key=lambda one: order.index(one[0]))
    groups = [(_TAGS[tag], tuple(o for _, o in found)) for tag, found in groupby(told, key=lambda one: one[0])]
    asked = {name for _, one in told for name, _, _ in one.body}
    records = [
        (name, _about(one), _fields(one, known))
        for name, one in sorted(known.items())
        if "properties" in one and name not in asked
    ]
    filters = tuple(_shown(p) for p in schema["paths"]["/totals"]["get"]["parameters"] if p["name"] in _FILTERS)
    return Description(filters, tuple(groups), tuple(records), schema["info"]["version"], schema["info"]["description"])


def _operation(method: str, path: str, told: Mapping[str, Any], known: Mapping[str, Any]) -> Operation:
    arguments = tuple(_shown(p) for p in told.get("parameters", ()))
    filtered = {a.name for a in arguments} >= _FILTERS
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    parts = [_named(one, known) for one in body.get("oneOf", (body,)) if one]
    content: Mapping[str, Any] = next(r for c, r in told["responses"].items() if c.startswith("2")).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    inner = schema.get("items", schema)
    followed = method == "GET" and not any(a.needed for a in arguments)
    return Operation(
        method, PATH + path, told["summary"], told.get("description", ""),
        tuple(a for a in arguments if not filtered or a.name not in _FILTERS), filtered,
        tuple((name, _about(one), _fields(one, known)) for name, one in parts),
        values(schema) if schema else "a file", (values(inner),) if "$ref" in inner else (), inner is not schema,
        PATH + path if followed else None,
    )  # fmt: skip


def _shown(parameter: Mapping[str, Any]) -> Shown:
    about = parameter.get("description", "")
    return Shown(parameter["name"], values(parameter["schema"]), about, parameter.get("required", False))


def _named(schema: Mapping[str, Any], known: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return name, known.get(name, schema)


def _about(schema: Mapping[str, Any]) -> str:
    return str(schema.get("description", ""))


def _fields(schema: Mapping[str, Any], known: Mapping[str, Any]) -> tuple[Shown, ...]:
    needed = schema.get("required", ())
    return tuple(
        Shown(name, values(one), _about(one), name in needed) for name, one in schema.get("properties", {}).items()
    )


def values(schema: Mapping[str, Any]) -> str:
    """What values a schema allows, in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        listed = [str(value) for value in schema["enum"]]
        return ", ".join(listed[:_LONG]) + (f", and {len(listed) - _LONG} more" if len(listed) > _LONG else "")
    for joined in ("anyOf", "oneOf"):
        if joined in schema:
            return " or ".join(_each(schema[joined]))
    kind = schema.get("type", "anything")
    if kind == "array":
        inner = schema.get("items", {}) or {"type": "anything"}
        return f"list of {values(inner)}" if "prefixItems" not in schema else _tuple(schema["prefixItems"])
    if kind == "string":
        return "date" if schema.get("format") == "date" else "text"
    if kind in ("integer", "number"):
        low = schema.get("minimum", schema.get("exclusiveMinimum"))
        high = schema.get("maximum")
        ends = (f" from {low:g}" if low is not None else "") + (f" to {high:g}" if high is not None else "")
        return ("whole number" if kind == "integer" else "number") + ends
    return {"null": "null", "boolean": "true, false", "object": "object"}.get(kind, str(kind))


def _each(schemas: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(values(one) for one in schemas))


def _tuple(schemas: Iterable[Mapping[str, Any]]) -> str:
    return f"[{', '.join(values(one) for one in schemas)}]"


def route(api: FastAPI) -> Route:
    """The route of the page over an API."""

    @cache
    def told() -> str:
        return render("api.html.jinja", title="REST API", path=ADDRESS, api=description_of(api.openapi()), root=PATH)

    async def page(request: Request) -> Response:
        text = await run_in_threadpool(told)
        return Response(text, headers={"cache-control": "no-cache"}, media_type="text/html")

    return Route(ADDRESS, page, methods=["GET"])
