"""The API's OpenAPI description made exact: which fields an answer always has, which errors there are."""

from __future__ import annotations

from typing import Any

from foedus.web.api.errors import MEDIA
from foedus.web.api.models import ProblemDetails

_UNUSED = ("HTTPValidationError", "ValidationError")


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """The description as FastAPI makes it, with the errors as they are and answers without gaps."""
    components: dict[str, Any] = schema.setdefault("components", {}).setdefault("schemas", {})
    for name in _UNUSED:
        components.pop(name, None)
    components[ProblemDetails.__name__] = _problem()
    taken = _taken(schema)
    for name, told in components.items():
        if name not in taken and name != ProblemDetails.__name__ and "properties" in told:
            # Every field of a record is always there, null where it says nothing.
            told["required"] = list(told["properties"])
            told["additionalProperties"] = False
    for operation in operations(schema):
        operation["responses"].pop("422", None)
        for parameter in operation.get("parameters", ()):
            parameter["schema"] = _without_null(parameter["schema"])
    return schema


def operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """All operations that a description has."""
    return [operation for path in schema["paths"].values() for operation in path.values()]


def _without_null(told: dict[str, Any]) -> dict[str, Any]:
    """An argument's schema: what is not given is left out, an address has no null."""
    kinds = [one for one in told.get("anyOf", ()) if one != {"type": "null"}]
    if not kinds:
        return told
    rest = {name: value for name, value in told.items() if name != "anyOf"}
    return kinds[0] | rest if len(kinds) == 1 else {"anyOf": kinds, **rest}


def _problem() -> dict[str, Any]:
    """Problem details stand in the description whole: no route answers with nothing else."""
    told = ProblemDetails.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    fault = told.pop("$defs")["Fault"]
    told["properties"]["errors"] = {"type": "array", "items": fault, "description": "The arguments that are wrong."}
    told["properties"]["remedy"] = {"type": "string", "description": "What to do."}
    return told | {"x-media-type": MEDIA}


def _taken(schema: dict[str, Any]) -> set[str]:
    """The names of the schemas that requests give, of which fields may be left out."""
    components = schema["components"]["schemas"]
    found: set[str] = set()
    left = [op["requestBody"] for op in operations(schema) if "requestBody" in op]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            if name in components and name not in found:
                found.add(name)
                left.append(components[name])
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)
    return found
