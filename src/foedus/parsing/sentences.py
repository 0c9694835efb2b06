"""A block of text to the spans of its sentences, by rule, so that nothing but the text decides.

A line break inside a block is white space: the reading stage makes a block of each paragraph and joins hard-wrapped
lines, so it alone decides what a line break means. Only a blank line ends a sentence here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from foedus.listed import listed

LONGEST = 1500
_SHORTEST_CUT = 500

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACE = rf"\s{_ZERO_WIDTH}"
_OPENERS = "\"'“‘„«([{‚‹"
_CLOSERS = "\"'”’»)]}›"
_BULLETS = "•▪■●◦‣⁃∙·"
# What follows the stops: closing marks, footnote marks, then white space; a blank line ends a sentence by itself.
_END = re.compile(
    rf"(?P<stops>[.!?…][.!?…\u203c\u2047-\u2049]*)(?P<closers>[{re.escape(_CLOSERS)}]*(?:\[\d{{1,3}}\])*)(?P<gap>[{_SPACE}]*)"
    rf"|(?P<blank>\n[^\S\n]*(?:\n[^\S\n]*)+)"
)
_WORD_BEFORE = re.compile(r"[^\W_](?:[^\W_]|[.'’-])*\Z")
_WORD_AFTER = re.compile(rf"[{re.escape(_OPENERS)}\s]*((?:[^\W_]|['’])+)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_ROMAN_OR_NUMBER = re.compile(r"[\d#]|[IVXLC]+\b|[A-Z]\b")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])[.)\]]*\Z")
_ADDRESS = re.compile(r"://|www\.|@|\w/\w")
_MAIL = re.compile(r"[\w.+-]{1,60}@")
_WEB_ENDING = re.compile(r"(?:com|org|net|gov|edu|info|int|mil|co|io|tv|ru|uk|html?|php|pdf|js)\b", re.IGNORECASE)
_NAME_IN_LOWER_CASE = re.compile(r"(?:al|el|as|an|ar|ash)[-‑][A-Z]|i(?:Phone|Pad)\b|eBay\b")
_SPEAKER = re.compile(r"I(?:['’](?:m|d|ll|ve))? (?!and\b|or\b)[a-z]")
_CLOCK_ZONE = re.compile(r"(?:[A-Z]\w+ ){1,3}(?:time|Time)\b")
_TOLD = re.compile(
    r"(?:[A-Z][\w.'’-]*[ ,]+){1,5}(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|tweeted|shouted|replied|"
    r"wondered|cried|demanded|declared|warned|exclaimed|quipped|posted|insisted|continued|yelled|chanted)\b"
)
_CUTS = (re.compile(r"[;:—–][\"”’]*(?=\s)|[.!?][\"”’]*(?=\s)"), re.compile(r",[\"”’]*(?=\s)"), re.compile(r"(?=\s)"))
_BLANK = re.compile(rf"[{_SPACE}]*")


@dataclass(frozen=True, slots=True)
class _Words:
    title: frozenset[str]
    inner: frozenset[str]
    number: frozenset[str]
    either: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    starters: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(*map(frozenset, listed("foedus.parsing", "abbreviations.toml", _Words.__slots__)))


class _Quotes:
    """Whether a straight quotation mark is open, asked at rising offsets: a text is counted through once."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at, self._count = text, start, 0

    def open(self, at: int) -> bool:
        """Whether the block's marks before `at` leave one open."""
        if at > self._at:
            self._count += self._text.count('"', self._at, at)
            self._at = at
        return self._count % 2 == 1


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end] as [start, end) offsets into text.

    The spans are in order, disjoint, inside the block, begin and end on something other than white space, and together
    hold every character of the block that is no white space (zero-width marks and soft hyphens count as white space
    here). None is longer than LONGEST characters.
    """
    spans: list[tuple[int, int]] = []
    quotes = _Quotes(text, start)
    at = _skip(text, start, end)
    for found in _END.finditer(text, start, end):
        if found.start() < at:
            continue
        cut = found.start() if found["blank"] is not None else _cut(text, at, found, end, quotes)
        if cut is not None and cut > at:
            _add(spans, text, at, cut)
            at = _skip(text, cut, end)
    _add(spans, text, at, end)
    return spans


def _skip(text: str, at: int, end: int) -> int:
    found = _BLANK.match(text, at, end)
    return found.end() if found else at


def _add(spans: list[tuple[int, int]], text: str, at: int, end: int) -> None:
    while end > at and (text[end - 1].isspace() or text[end - 1] in _ZERO_WIDTH):
        end -= 1
    while end - at > LONGEST:
        cut = _best_cut(text, at)
        spans.append((at, cut))
        at = _skip(text, cut, end)
    if at < end:
        spans.append((at, end))


def _best_cut(text: str, at: int) -> int:
    """Where to cut a sentence that is too long: after the last strong mark that fits, else a comma, else a space."""
    for mark in _CUTS:
        places = [m.end() for m in mark.finditer(text, at + _SHORTEST_CUT, at + LONGEST - 2) if m.end() <= at + LONGEST]
        if places:
            cut = places[-1]
            while cut > at and (text[cut - 1].isspace() or text[cut - 1] in _ZERO_WIDTH):
                cut -= 1
            if cut > at:
                return cut
    return at + LONGEST


def _cut(text: str, at: int, found: re.Match[str], end: int, quotes: _Quotes) -> int | None:
    """The offset at which the sentence that began at `at` ends, if it ends with these stops."""
    stops, closers = found["stops"], found["closers"]
    following = found.end()
    if following >= end:
        return None
    if not found["gap"]:
        return _cut_without_space(text, at, found, end, quotes)
    after_closers = found.end("closers")
    head = text[following]
    if not closers and head == '"' and text[following + 1 : following + 2].isspace() and quotes.open(following):
        after_closers, following = following + 1, _skip(text, following + 1, end)
        if following >= end:
            return None
        head = text[following]
    if "\n" in found["gap"] and re.search(r"\n\s*\n", found["gap"]):
        return after_closers
    return after_closers if _ends(text, at, found.start(), stops, closers, following, head) else None


def _ends(text: str, at: int, stop: int, stops: str, closers: str, following: int, head: str) -> bool:
    """Whether stops at `stop`, with white space behind them, end the sentence, given what follows."""
    if head in _BULLETS:
        return True
    if not _begins(text, following, head):
        return False
    if stops[-1] in "!?":
        return not (closers and _TOLD.match(text, following))
    if len(stops) > 1 or stops == "…":
        return not (closers[:1] in ("]", ")") and text[stop - 1] in "[(")
    if closers.strip("\"'”’»") == "" and closers:
        return True
    if _ENUMERATOR.match(text, at, stop) and stop - at <= 5:
        return False
    return _stop_ends(text, at, stop, following, head)


def _stop_ends(text: str, at: int, stop: int, following: int, head: str) -> bool:
    """Whether a single full stop ends the sentence, by the words on its two sides."""
    before = _WORD_BEFORE.search(text, max(at, stop - 24), stop)
    if before is None:
        return True
    words, word = _words(), before[0]
    after = _WORD_AFTER.match(text, following)
    follower = after[1].replace("’", "'") if after else ""
    starts = follower in words.starters or head in '"“„«' or _SPEAKER.match(text, following) is not None
    if word in words.number and _ROMAN_OR_NUMBER.match(text, following) and follower not in ("A", "I"):
        return False
    if word in words.inner or re.split(r"[.-]", word)[-1] in words.title:
        return False
    if word in words.clock and ("." in word or _after_digit(text, before)):
        return follower not in words.after_clock and _CLOCK_ZONE.match(text, following) is None
    if word in words.either:
        return starts or (head.isdigit() and len(word) > 4)
    if (len(word) == 1 and word.isalpha() and word.isupper()) or _ACRONYM.match(word):
        return starts or head in "([" or (len(word) > 1 and head.isdigit())
    return True


def _after_digit(text: str, word: re.Match[str]) -> bool:
    return text[max(0, word.start() - 2) : word.start()].rstrip()[-1:].isdigit()


def _begins(text: str, at: int, head: str) -> bool:
    """Whether what stands at `at` can begin a sentence."""
    if head.isupper() or head.istitle() or head.isdigit():
        return True
    if head in _OPENERS or head in "¿¡":
        k = at + 1
        while k < len(text) and (text[k] in _OPENERS or text[k] in "….-" or text[k] in _ZERO_WIDTH):
            k += 1
        return k < len(text) and (
            text[k].isupper() or text[k].isdigit() or (text[k].isalpha() and not text[k].islower())
        )
    if head.islower():
        return _NAME_IN_LOWER_CASE.match(text, at) is not None
    # A pictogram may begin a post's sentence, as flags do that stand for states.
    return head.isalpha() or head in "$£€¥₹@#" or head >= "\U0001f000"


def _cut_without_space(text: str, at: int, found: re.Match[str], end: int, quotes: _Quotes) -> int | None:
    """Where a sentence ends whose stop runs into the next sentence ("engagement.Americans must"), if it does."""
    stop, stops, closers = found.start(), found["stops"], found["closers"]
    following = found.end()
    if closers == '"' and not quotes.open(stop):
        return following - 1 if _runs_on(text, at, stop, stops, following, end) else None
    if text[following] in "“„«" and not closers:
        return following if _runs_on(text, at, stop, stops, following + 1, end) else None
    return following if _runs_on(text, at, stop, stops, following, end) else None


def _runs_on(text: str, at: int, stop: int, stops: str, following: int, end: int) -> bool:
    if following + 1 >= end or stop <= at:
        return False
    if not text[following].isupper() or not (
        text[following + 1].islower() or text[following : following + 2] in ("A ", "I ")
    ):
        return False
    before = _WORD_BEFORE.search(text, max(at, stop - 40), stop)
    if before is None:
        return text[stop - 1] in "%)”\"’'€£$]"
    word, words = before[0], _words()
    if (
        len(word) < 2
        or not (word[-1].islower() or word[-1].isdigit() or (word.isupper() and len(word) > 2))
        or _ACRONYM.match(word)
    ):
        return False
    if stops == "." and (word in words.title or word in words.inner or word in words.either or word in words.number):
        return False
    near = max(at, stop - 200)
    left = max(text.rfind(" ", near, stop), text.rfind("\n", near, stop), near - 1) + 1
    return not (
        _ADDRESS.search(text, left, stop) or _WEB_ENDING.match(text, following) or _MAIL.match(text, following, end)
    )
