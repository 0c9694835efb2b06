"""Markdown to plain text: one line a paragraph, headings known, links and emphasis reduced to their words."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from foedus.reading.dates import parse_date
from foedus.reading.document import Given
from foedus.records import BlockKind

_FRONT = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>.{0,20000}?)\n(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"([A-Za-z_-]{2,20})[ \t]*:[ \t]*(.{1,500}?)[ \t\r]*\Z")
_KEYS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "language": "language",
    "lang": "language",
    "id": "id",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
}
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*\s*\Z")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*\Z")
_RULE = re.compile(r"\s{0,3}(?:[-*_][ \t]*){3,}\Z")
_ITEM = re.compile(r"\s{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:\s{0,3}>[ \t]?)+")
_TABLE = re.compile(r"\s*\|.*\|\s*\Z|\s*[:|-]+[:| -]+\s*\Z")
_REFERENCE = re.compile(r"\s{0,3}\[[^\]]{1,80}\]:\s*\S+")
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped marks wait in Unicode's private area until the marks that count are gone.
_HIDDEN = 0xF500
_HIDDEN_MARK = re.compile("[\uf521-\uf57e]")
_INLINE = (
    (re.compile(r"!\[[^\[\]]{0,300}\]\([^)\s]{0,500}(?:\s+\"[^\"]{0,200}\")?\)"), ""),
    (re.compile(r"\[([^\[\]]{1,300})\]\([^)\s]{0,500}(?:\s+[\"'][^)]{0,200})?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,300})\]\[[^\]]{0,80}\]"), r"\1"),
    (re.compile(r"\[\^[^\]]{1,20}\]"), ""),
    (re.compile(r"<(https?://[^>\s]{1,500}|[^>\s@]{1,80}@[^>\s]{1,80})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,300}>"), ""),
    (re.compile(r"(\*\*\*|\*\*|___|__|~~)(?=\S)([^*_~]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,500}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_]{1,500}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]{1,300})`"), r"\1"),
)


def markdown_to_text(source: str) -> tuple[str, Given]:
    """The plain text of a Markdown document and what its front matter (YAML's simple fields, or TOML) gives.

    Paragraphs are single lines with a blank line between them; code, tables, images, comments and rules are left out.
    """
    fields, start = _front_matter(source)
    paragraphs = _paragraphs(_COMMENT.sub("", source[start:]))
    parts: list[str] = []
    known: dict[int, BlockKind] = {}
    at = 0
    for level, raw in paragraphs:
        words = _plain(raw)
        if not words:
            continue
        if level:
            known[at] = "title" if level == 1 and not parts else "heading"
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), _given(fields, known)


def _front_matter(source: str) -> tuple[dict[str, Any], int]:
    found = _FRONT.match(source)
    if found is None:
        return {}, 0
    if found["fence"] == "+++":
        try:
            return {k.lower(): v for k, v in tomllib.loads(found["inside"]).items()}, found.end()
        except tomllib.TOMLDecodeError:
            return {}, found.end()
    fields: dict[str, Any] = {}
    for line in found["inside"].split("\n"):
        if (field := _FIELD.match(line)) is not None:
            fields.setdefault(field[1].lower(), field[2].strip("\"'[] "))
    return fields, found.end()


def _given(fields: dict[str, Any], known: dict[int, BlockKind]) -> Given:
    named: dict[str, str] = {}
    for key, name in _KEYS.items():
        value = fields.get(key)
        if isinstance(value, list):
            value = ", ".join(str(v) for v in value)
        if value is not None and not isinstance(value, dict) and str(value).strip():
            named.setdefault(name, str(value).strip())
    published = parse_date(named.pop("published", ""))
    return Given(**named, published=published, known=known)  # type: ignore[arg-type]


def _paragraphs(source: str) -> list[tuple[int, str]]:
    """The paragraphs with their heading levels, 0 for text, markup still inside."""
    found: list[tuple[int, str]] = []
    held: list[str] = []
    fence = ""

    def end() -> None:
        if held:
            found.append((0, " ".join(held)))
            held.clear()

    for raw in source.splitlines():
        opened = _FENCE.match(raw)
        if fence or opened:
            end()
            if opened and not fence:
                fence = opened[1]
            elif opened and opened[1] == fence:
                fence = ""
            continue
        line = _QUOTE.sub("", raw, count=1) if _QUOTE.match(raw) else raw
        if held and (under := _UNDERLINE.match(line)):
            words = " ".join(held)
            held.clear()
            found.append((1 if under[1][0] == "=" else 2, words))
        elif not line.strip() or _RULE.match(line) or _TABLE.match(line) or _REFERENCE.match(line):
            end()
        elif heading := _HEADING.match(line):
            end()
            found.append((len(heading[1]), heading[2]))
        else:
            if item := _ITEM.match(line):
                end()
                line = line[item.end() :]
            held.append(line.strip())
            if line.endswith("  "):
                end()
    end()
    return found


def _plain(words: str) -> str:
    words = _ESCAPED.sub(lambda m: chr(_HIDDEN + ord(m[1])), words)
    for pattern, instead in _INLINE:
        words = pattern.sub(instead, words)
    return " ".join(_HIDDEN_MARK.sub(lambda m: chr(ord(m[0]) - _HIDDEN), words).split())
