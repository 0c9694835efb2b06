"""Who takes turns in a transcript: the labels before what is said ("Q:", "MR PRICE:", "Mr. Kuleba (Ukraine):")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from foedus.listed import listed
from foedus.records import Document
from foedus.reference import load

Part = Literal["asks", "answers", "chairs", "speaks"]

# Most texts have no label at all: what a paragraph must begin with to be looked at.
_ANY = re.compile(
    r"[^:\n]{1,150}:(?=\s|\Z)|(?:Q|A)\.\s|Q\s|[A-Z][A-Za-z]*\.? (?:[A-Z][A-Za-z]+ )?[A-Z]{2}[A-Z'’ -]*\.\s"
)
# What may begin a turn inside a paragraph: the end of a sentence, then a label in capitals or "Q:".
_INNER = re.compile(r"(?<=[.?!…\"”)])\s+(?=(?:[QA]|Question|Answer|(?:[A-Z][A-Z'’-]+\.? ){0,4}[A-Z][A-Z'’-]+):\s)")
_NOTE = r"(?:\s*[(\[][^()\[\]\n]{1,90}[)\]])"
_COLON = re.compile(rf"(?P<who>[^:()\[\]\n“”\"]{{1,110}}?)(?P<note>{_NOTE}{{0,3}})\s?:(?:\s+|\Z)")
# "Q. Mr. President, ...", "THE PRESIDENT. Yes.", "Mr. DULLES. No.": as the American government prints them.
_STOP = re.compile(
    rf"(?P<who>[QA]|(?:(?:Mr|Mrs|Ms|Dr)\.|The|THE|Senator|Secretary|Governor|General|President|MR\.?|MRS\.?|SECRETARY)"
    rf" [A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)*)\.(?P<note>{_NOTE}?)\s+"
)
# "Q    Thank you.": as the White House prints them.
_BARE_Q = re.compile(r"(?P<who>Q)(?P<note>)(?:\s{2,}|\t+|\s(?=[A-Z][a-z]*[ ,]))(?=\S)")
_WORD = re.compile(r"[^\s,;/]+")
_SMALL = frozenset("of the for and de da do la le el van von der al bin ibn at in on to &".split())
_NUMBERED = re.compile(r"(?:q|a|question|answer)\s?\d{1,2}")
_LONGEST = 7
_SHORT = 4
_LONGEST_OFFICE = 16
# Notes after a name that say nothing of who it is: "(spoke in Russian)", "(continuing)".
_HOW = re.compile(r"spoke|interpretation|via|through|continu|by video|in [A-Z]|translat|laugh", re.IGNORECASE)
# Who is addressed before a question is put.
_CALLED = re.compile(
    r"(?:(?:Yes|Thank you(?: very much)?|Thanks|Well|And|But|So|Good (?:morning|afternoon|evening)),? )?"
    r"(?P<who>(?:Sir|Ma'am|Madam|Minister|Secretary-General|Secretary|Ambassador|General|Chancellor|Excellency"
    r"|Your Excellency|(?:Mr|Mrs|Ms|Dr|Madam|President|Chancellor|Premier|General|Prime|Foreign|Minister|Secretary)\.?"
    r"(?: [A-Z][\w'’-]+){1,3})), (?=\S)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break, from the label at `start` on; speech begins at `end`. `who` is the
    label's words, `note` what stands behind them in brackets and says who it is, `part` what the speaker does, `called`
    whom he addresses before he says anything ("Mr. Berg, ...")."""

    start: int
    end: int
    who: str
    note: str
    part: Part
    called: str = ""


@cache
def _lists() -> dict[str, frozenset[str]]:
    wanted = ("asking", "answering", "chairing", "media", "titles", "offices", "never", "announcing")
    found = listed("foedus.reading", "turns.toml", wanted)
    return {name: frozenset(words.split()) for name, words in zip(wanted, found, strict=True)}


def turns_of(document: Document) -> dict[int, Turn]:
    """The turns of a document by their offsets, in order; empty where it is no transcript."""
    return turns(document.text, [(b.start, b.end) for b in document.blocks if b.kind == "body"], document.title)


def turns(text: str, spans: Iterable[tuple[int, int]], title: str | None) -> dict[int, Turn]:
    """The turns that begin paragraphs, or stand inside them, by their offsets in order; empty where the text is no
    transcript."""
    found: list[Turn] = []
    for start, end in spans:
        if (turn := _turn(text, start, end)) is not None:
            found.append(turn)
            found += _inner(text, turn.end, end)
    return {turn.start: turn for turn in found} if found and _transcript(found, title) else {}


def _inner(text: str, start: int, end: int) -> Iterator[Turn]:
    """The turns inside a paragraph that begins with one, where a transcript was run together."""
    for match in _INNER.finditer(text, start, end):
        turn = _turn(text, match.end(), end)
        if turn is not None:
            yield turn


def without_titles(who: str) -> str:
    """A label without the titles, offices and addresses that its words begin with ("MR PRICE" as "Price", "Jo Berg,
    Head of Press" as "Jo Berg"); empty where nothing of a name is left ("The Minister for Trade")."""
    lists = _lists()
    who = who.partition(",")[0]
    if who.lower().startswith("the ") or " for " in who.lower() or " of " in who.lower():
        return ""
    words = _WORD.findall(who)
    while words and words[0].lower().strip(".") in lists["titles"] | lists["offices"]:
        words = words[1:]
    return " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in words)


def _turn(text: str, start: int, end: int) -> Turn | None:
    """The turn that the paragraph text[start:end] may begin."""
    if _ANY.match(text, start, end) is None:
        return None
    match = _COLON.match(text, start, end) or _STOP.match(text, start, end) or _BARE_Q.match(text, start, end)
    if match is None:
        return None
    who = " ".join(match["who"].split()).strip(" *_-–—")
    part = _part(who)
    if part is None:
        return None
    notes = (n.strip(" ()[]") for n in re.findall(_NOTE, match["note"] or ""))
    note = " ".join(n for n in notes if not _HOW.match(n))
    called = _CALLED.match(text, match.end(), end)
    if called is None:
        return Turn(start, match.end(), who, note, part)
    return Turn(start, called.end(), who, note, part, called["who"])


def _part(who: str) -> Part | None:
    """What a label says that its bearer does; None where the words are no label."""
    lists = _lists()
    words = _WORD.findall(who)
    lower = [w.lower().strip(".’'-–*") for w in words]
    if not words or lower[0] in lists["never"] or (len(words) == 1 and lower[0] in lists["announcing"]):
        return None
    if _NUMBERED.fullmatch(who.lower()):
        return "asks" if lower[0][0] == "q" else "answers"
    alone = words[-1][:1].isupper() and (len(words) == 1 or (len(words) == 2 and lower[0] == "the"))
    if alone:
        parts: Sequence[tuple[Part, str]] = (("asks", "asking"), ("answers", "answering"), ("chairs", "chairing"))
        for part, listed in parts:
            if lower[-1] in lists[listed]:
                return part
    if lower[-1] in lists["asking"] and len(words) > 1 and words[0][:1].isupper():
        return "asks"
    if not all(w[:1].isupper() or w in _SMALL or not w[:1].isalpha() for w in words) or not words[0][:1].isupper():
        return None
    if any(ch.isdigit() for ch in who) or not lists["announcing"].isdisjoint(lower):
        return None
    if len(words) > (_LONGEST_OFFICE if _office(lower) else _LONGEST):
        return None
    if who.isupper() and not _office(lower) and (load().place(who) or load().names.of(who)):
        # "OSLO: Police fired": where it happened.
        return None
    if lower[-1] in lists["media"] or ("," in who and not lists["media"].isdisjoint(lower)):
        return "asks"
    return "speaks"


def _office(lower: Sequence[str]) -> bool:
    """Whether a label begins as those of people in office do ("Mr", "The Minister")."""
    lists = _lists()
    if lower[0] == "the":
        return len(lower) > 1 and lower[1] in lists["offices"]
    return lower[0] in lists["titles"] and len(lower) > 1


def _transcript(found: Sequence[Turn], title: str | None) -> bool:
    """Whether what looks like labels is: questions and answers, several who have titles, labels that come again."""
    parts = Counter(turn.part for turn in found)
    if parts["asks"] and len(found) > 1 and (parts["asks"] > 1 or parts["answers"] or parts["speaks"]):
        return True
    lowers = [[w.lower().strip(".") for w in _WORD.findall(t.who)] for t in found if t.part == "speaks"]
    titled = sum(map(_office, lowers))
    capitals = any(
        t.who.isupper() and _office(low) and len(low) <= _SHORT and "and" not in low
        for t, low in zip(_speaking(found), lowers, strict=True)
    )
    repeated = (who for who, times in Counter(t.who for t in _speaking(found)).items() if times > 1)
    again = [who for who in repeated if " " in who or who.lower() in _lists()["titles"]]
    if titled > 1 or capitals or (again and len(found) > 2):
        return True
    told = {w.strip(",:.;–-()").lower() for w in (title or "").split()}
    return len(found) > 1 and not told.isdisjoint(_lists()["announcing"]) and bool(titled or again or parts["asks"])


def _speaking(found: Iterable[Turn]) -> list[Turn]:
    return [t for t in found if t.part == "speaks"]
