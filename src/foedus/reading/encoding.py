"""Bytes to text: the encoding is told by the bytes, not guessed where they do not say."""

from __future__ import annotations

import codecs
import re

from foedus.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536
_LATIN = re.compile(
    r"ascii|latin|cp125[024578]|iso8859_(?:1|2|3|4|9|10|13|14|15|16)$|cp(?:437|850|858|1140|037|500|775|852|857|86\d)$|hp_|mac_"
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})")
# Only what web pages use: some of Python's codecs (punycode) take quadratic time on hostile bytes.
_ALLOWED = re.compile(
    r"(?:utf-?(?:8|16(?:le|be)?)|us-ascii|iso-?8859-\d{1,2}|latin-?1|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|macintosh|gb(?:k|2312|18030)|"
    r"big5(?:-hkscs)?|shift[_-]jis|euc-(?:jp|kr))\Z",
    re.IGNORECASE,
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a")) + b"\x7f"
_UNREADABLE = "save it as UTF-8"


def bom(data: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning of the data names, if there is one."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def decode(data: bytes, *, html: bool = False) -> str:
    """The text that the bytes hold: by byte order mark, as UTF-8, as a page declares, else as charset-normalizer tells.

    Single-byte encodings of Western languages are read as Windows-1252, as browsers do: this program reads English.
    Raises InputError for binary data and for bytes that no encoding makes sense of.
    """
    name = bom(data) or _utf16_without_bom(data)
    if name is not None:
        return _strictly(data, name)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    if sum(c > "\x7f" for c in mended) - bad > 4 * bad:
        return mended
    declared = _DECLARED.search(data[:4096]) if html else None
    if declared and _ALLOWED.match(label := declared[1].decode("ascii")) and not label.lower().startswith("utf"):
        return data.decode("cp1252" if label.lower() in ("iso-8859-1", "latin1", "us-ascii") else label, "replace")
    return _guessed(data)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        problem = (
            f"the bytes are not the {name.removesuffix('-sig').upper()} that they claim to be (byte {error.start})"
        )
        raise InputError(problem, remedy=_UNREADABLE) from error


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: English in it has one in nearly every second place."""
    head = data[:4096]
    half = len(head) // 2
    if half < 8 or not head.count(0):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _refuse_binary(data: bytes) -> None:
    head = data[:_SAMPLE]
    control = len(head) - len(head.translate(None, _CONTROL))
    if 0 in head or control > 0.01 * len(head) + 3:
        raise InputError("this is binary data, no text", remedy="give text, HTML or JSON")


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    name = "cp1252" if best is None or _LATIN.search(best.encoding) else best.encoding
    try:
        text = data.decode(name, "replace" if name == "cp1252" else "strict")
    except UnicodeDecodeError as error:
        raise InputError("the encoding of the text cannot be told", remedy=_UNREADABLE) from error
    if text.count("\ufffd") > 0.001 * len(text) + 2:
        raise InputError("the encoding of the text cannot be told", remedy=_UNREADABLE)
    return text
