"""The fields of a JSON object to a text and what is given with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from foedus.errors import InputError
from foedus.reading.dates import parse_date
from foedus.reading.document import Given, whole_characters

_STRINGS = ("id", "title", "publisher", "url", "language")
_DATES = ("date", "published")


def text_and_fields(value: Any, *, mend: bool = True) -> tuple[str, Given]:
    """The text of an article's JSON object, and what else it gives; unknown fields are kept in `extra`.

    `mend` replaces half surrogate pairs in unknown fields; it can be left out where no escape makes any.
    A date that cannot be read is kept in `extra` as it is: better no date than a wrong one. Raises InputError where the
    value is no object, has no text, or a known field is neither text nor number.
    """
    if not isinstance(value, Mapping):
        raise InputError("not a JSON object", remedy='give {"id": ..., "text": ..., "date": ...}')
    text = value.get("text")
    if not isinstance(text, str):
        problem = "no field 'text'" if text is None else "the field 'text' is no string"
        raise InputError(problem, remedy='give {"id": ..., "text": ..., "date": ...}')
    extra = {k: v for k, v in value.items() if k != "text" and k not in _STRINGS + _DATES}
    extra = _whole(extra) if mend else extra
    published: date | None = None
    for name in _DATES:
        raw = value.get(name)
        day = parse_date(raw) if isinstance(raw, str) else None
        if raw and day is None:
            extra[name] = _whole(raw)
        published = published or day
    return text, Given(
        id=_string("id", value.get("id")),
        title=_string("title", value.get("title")),
        published=published,
        publisher=_string("publisher", value.get("publisher")),
        url=_string("url", value.get("url")),
        language=_string("language", value.get("language")),
        extra=extra,
    )


def _string(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise InputError(f"the field {name!r} is no string", remedy="write it in quotation marks")
    text = whole_characters(str(value))
    return (text if name == "id" else text.strip()) or None


def _whole(value: Any) -> Any:
    """The value with half surrogate pairs replaced in every string of it."""
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, Mapping):
        return {whole_characters(k): _whole(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_whole(v) for v in value]
    return value
