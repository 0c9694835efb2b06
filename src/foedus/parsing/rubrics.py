"""Labels before a sentence that are no part of it ("1974 - Turkey invades Cyprus.", "UPDATE 2: Chad votes."): the
parser would hang its subject on them, or take its verb for a noun."""

from __future__ import annotations

import re
from functools import cache

from foedus.listed import listed

_LONGEST = 48
# What a sentence must show for labels to be looked for: most show nothing of it.
_ANY = re.compile(r"[:–—|¦]|-\s|\)\s|\.-")
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
# The number of a paragraph, which may run into its first word ("2.WELCOMES the signing", "113. Condemns the raid").
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\d{3}[.)]\s+)(?=[A-Z][A-Za-z]{2})")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENING = "\"'“‘"
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|local time)\b)?\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?|(?:1[5-9]|20)\d\d|\d\d")
# A day in numbers; the markings of a telegram's paragraph ("(S)", "(C/NF)").
_NUMERIC = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}\Z")
_MARKING = re.compile(r"\((?:TS|S|C|U|SBU|LOU|R|FOUO|UNCLAS)(?:[/-](?:NF|REL|FOUO|SI|NOFORN)){0,2}\)\s+")
# How old newspapers end a dateline: "ROME, Wed.—Italy ...", "WARSAW.-Poland ...".
_DATELINE = re.compile(
    r"[A-Z][A-Z'’ ]{2,28}(?:, [\w. ]{2,20}(?:\([\w. ]{2,12}\))?| ?\([\w. ]{2,12}\))?\.\s?[-–—]{1,3}\s?(?=[A-Z\"“])"
)
# The cells of a row of a table, and how many words the one that tells has at least.
_CELL = re.compile(r"\s[|¦]\s")
_TELLING = 4
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
    labels, before = listed("foedus.parsing", "rubrics.toml", ("labels", "before"))
    return frozenset(labels), frozenset(before)


def behind_labels(text: str, start: int, end: int) -> int:
    """The offset at which the sentence text[start:end] begins behind its list mark and labels; `start` where it has
    none."""
    numbered = _NUMBERED.match(text, start, end) if text[start : start + 1].isdigit() else None
    if numbered is not None:
        return numbered.end()
    posted = _POST.match(text, start, end) is not None
    posted = posted or (text[start : start + 1] in _SALUTING and _SALUTED.match(text, start, end) is not None)
    plain = _ANY.search(text, start, min(end, start + _LONGEST)) is None
    if not posted and plain and text[start : start + 1] not in _BULLETS:
        return start
    at = _in_row(text, start, end)
    if at == start and (line := _DATELINE.match(text, start, end)) is not None:
        return line.end()
    if (marking := _MARKING.match(text, at, end)) is not None:
        at = marking.end()
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


def _in_row(text: str, start: int, end: int) -> int:
    """Where in the row of a table ("2015-05-09 | Yemen | Jets bombed a camp.") the longest cell begins."""
    marks = [m.span() for m in _CELL.finditer(text, start, end)]
    if len(marks) < 2:
        return start
    cells = list(zip([start, *(b for _, b in marks)], [*(a for a, _ in marks), end], strict=True))
    first, last = max(cells, key=lambda cell: len(text[cell[0] : cell[1]].split()))
    return first if len(text[first:last].split()) >= _TELLING else start


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


def known_label(words: str) -> bool:
    """Whether words are one of the labels that texts put before what they tell ("Background", "Career")."""
    return words.lower() in _known()[0]


def _is_label(words: str, colon: bool) -> bool:
    """Whether words are a label, given whether a colon stands behind them."""
    if _TIME.match(words) or _NUMERIC.match(words.strip()):
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
