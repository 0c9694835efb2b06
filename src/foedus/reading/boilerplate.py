"""Which paragraphs, and ends of them, are no report: credits, advertisements, links. The patterns are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from foedus.errors import DataError

_SCOPES = ("line", "start", "end", "tail", "list")
_LONGEST = 420
_TAIL = 400
_LAST = 3
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "})


def patterns() -> list[dict[str, str]]:
    """The entries of boilerplate.toml, in order: scope, pattern, example. Raises DataError where one is not whole."""
    place = files("foedus.reading") / "boilerplate.toml"
    entries: list[dict[str, str]] = tomllib.loads(place.read_text("utf-8"))["boilerplate"]
    for number, entry in enumerate(entries, 1):
        needed = {"scope", "pattern", "example"} | ({"needs"} if entry.get("scope") == "tail" else set())
        if set(entry) != needed or entry["scope"] not in _SCOPES:
            raise DataError(
                f"entry {number} is not whole", where=str(place), remedy=f"give {', '.join(sorted(needed))}"
            )
    return entries


@cache
def _compiled() -> Mapping[str, re.Pattern[str]]:
    entries = patterns()
    joined = {s: "|".join(f"(?:{e['pattern']})" for e in entries if e["scope"] == s) for s in _SCOPES}
    return {scope: re.compile(pattern, re.IGNORECASE) for scope, pattern in joined.items() if scope != "tail"}


@cache
def _tails() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    entries = [e for e in patterns() if e["scope"] == "tail"]
    return tuple((tuple(e["needs"].split("|")), re.compile(e["pattern"], re.IGNORECASE)) for e in entries)


def is_boilerplate(paragraph: str, from_end: int) -> bool:
    """Whether the whole paragraph is; `from_end` counts the paragraphs after it."""
    if len(paragraph) > _LONGEST:
        return False
    text, by = paragraph.translate(_STRAIGHT), _compiled()
    if by["line"].fullmatch(text) or by["list"].fullmatch(text) or by["start"].match(text):
        return True
    return from_end < _LAST and by["end"].match(text) is not None


def opens_list(paragraph: str) -> bool:
    """Whether the paragraph heads a list of links ("Related stories:")."""
    return len(paragraph) <= 80 and _compiled()["list"].fullmatch(paragraph.translate(_STRAIGHT)) is not None


def tail(paragraph: str) -> int:
    """The offset in the paragraph at which boilerplate at its end begins; its length where there is none."""
    at = max(0, len(paragraph) - _TAIL)
    text = paragraph[at:].translate(_STRAIGHT)
    lower = text.lower()
    found: list[int] = []
    for needs, pattern in _tails():
        for need in needs:
            if need in lower:
                if (match := pattern.search(text)) is not None:
                    found.append(match.start())
                break
    return at + min(found, default=len(text))
