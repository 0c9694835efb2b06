"""Labels before a sentence that are no part of it ("1974 - Turkey invades Cyprus.", "UPDATE 2: Chad votes."): the
parser would hang its subject on them, or take its verb for a noun."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from foedus.errors import DataError

_LONGEST = 48
# What a sentence must show for labels to be looked for: most show nothing of it.
_ANY = re.compile(r"[:–—]|-\s|\)\s")
# What may stand between label and sentence; a colon inside a time of day ("10:15") is none.
_MARK = re.compile(r":\s+|\s+[-–—]{1,3}\s+|(?<=\w)\s*[–—]\s*")
_BULLETS = "•▪▫■●◦‣⁃∙·*>"
_COUNTER = r"(?:\d{1,2}|[a-z]|[ivx]{1,4})"
_BULLET = re.compile(rf"(?:[{_BULLETS}]|[-–—]{{1,2}}|\(?{_COUNTER}\)|\W{{0,2}}\d{{1,2}}/(?:\d{{1,2}}|n|x)?\)?[.:]?)\s+")
# Whom a speech addresses before it says something ("Mr. President, ladies and gentlemen, ..."): the parser would take
# him for who acts. Whole nations ("My fellow citizens, ...") are not meant: they say whose the words are.
_SALUTING = ("M", "E", "L", "D", "H", "S")
_ONE = (
    r"(?:(?:Mr|Madam|Madame|Mme)\.? (?:President|Speaker|Chairman|Chairperson|Chair|Secretary[- ]General|Chancellor)"
    r"|Excellenc(?:y|ies)|[Ll]adies and [Gg]entlemen|(?:[Dd]istinguished|[Hh]onou?rable|[Ee]steemed) "
    r"(?:\w+ )?(?:delegates|members|colleagues|guests|senators|ministers|representatives|friends|Members|Senators))"
)
_SALUTED = re.compile(
    rf"{_ONE}(?:,? (?:and )?(?:{_ONE}|Sir|Madam|[Cc]olleagues|[Ff]riends|[Yy]our Excellenc(?:y|ies)|Your Majesties))*"
    r"[,:!] +(?!(?:who|which|whose|and|has|is|was)\b)(?=[^\W_]{1,}\W+\w)"
)
# The place of a post in its thread ("1/5", "(2/n)"), and whose post is passed on ("RT @JoBerg:").
_POST = re.compile(r"\W{0,3}\d{1,2}/(?:\s|\d|n|x|\))|(?:RT )?\.?@\w+:?\s")
_POSTED = re.compile(r"(?:RT )?\.?@\w{2,30}:\s+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENING = "\"'“‘"
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|local time)\b)?\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?|(?:1[5-9]|20)\d\d|\d\d")
_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
_AMBIGUOUS = frozenset("may mar march sun sat".split())
TIMED = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The labels, and the words beside a date."""
    place = files("foedus.parsing") / "rubrics.toml"
    table = tomllib.loads(place.read_text("utf-8"))
    try:
        return frozenset(table["labels"]), frozenset(table["before"])
    except KeyError as missing:
        raise DataError(f"the list {missing} is missing", where=str(place), remedy="add it") from missing


def behind_labels(text: str, start: int, end: int) -> int:
    """The offset at which the sentence text[start:end] begins behind its list mark and labels; `start` where it has
    none."""
    posted = _POST.match(text, start, end) is not None
    posted = posted or (text[start : start + 1] in _SALUTING and _SALUTED.match(text, start, end) is not None)
    plain = _ANY.search(text, start, min(end, start + _LONGEST)) is None
    if not posted and plain and text[start : start + 1] not in _BULLETS:
        return start
    at = start
    if posted and (passed := _POSTED.match(text, at, end)) is not None:
        at = passed.end()
    if text[at : at + 1] in _SALUTING and (greeted := _SALUTED.match(text, at, end)) is not None:
        return greeted.end()
    bullet = _BULLET.match(text, at, end)
    if bullet is not None and _capital(text, bullet.end(), end):
        at = bullet.end()
    # A label can stand behind another ("UPDATE: 10:15 GMT: ...").
    for _ in range(2):
        found = _behind(text, at, end)
        if found == at:
            break
        at = found
    return at


def _behind(text: str, start: int, end: int) -> int:
    marks = [m for m in _MARK.finditer(text, start, min(end, start + _LONGEST)) if m.start() > start]
    # The last mark first: "1974 - 1976: ..." is one label.
    for mark in reversed(marks):
        if _capital(text, mark.end(), end) and _is_label(text[start : mark.start()], text[mark.start()] == ":"):
            return mark.end()
    return start


def _capital(text: str, at: int, end: int) -> bool:
    """Whether a sentence can begin here: in capitals, perhaps in quotation marks, or with a number that counts."""
    if at < end and text[at] in _OPENING:
        at += 1
    return at < end and (text[at].isupper() or text[at].isdigit())


def _is_label(words: str, colon: bool) -> bool:
    """Whether words are a label, given whether a colon stands behind them."""
    if _TIME.match(words):
        return True
    labels, before = _known()
    pieces = _WORD.findall(words.lower())
    numbers = [p for p in pieces if _NUMBER.fullmatch(p)]
    months = [p for p in pieces if p in TIMED]
    if months or any(len(n) == 4 and n.isdigit() for n in numbers):
        dated = all(p in TIMED or p in before or _NUMBER.fullmatch(p) for p in pieces)
        # Alone they are also a name, a newspaper, a verb.
        return dated and (bool(numbers) or not _AMBIGUOUS.issuperset(months))
    said = " ".join(words.lower().replace("’", "'").split()).strip(" *_[]()")
    if said not in labels:
        said = said.rstrip("0123456789").rstrip(" #")
    return said in labels and (colon or len(said) > 1)
