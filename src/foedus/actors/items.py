"""News in brief: where in a text a news item begins under its place ("KIGALI - ...", "Nepal: ...", a heading "Angola"),
so that nobody of one item is taken for somebody of another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from foedus.parsing.rubrics import TIMED
from foedus.reading.dates import MONTH
from foedus.records import Document, Sentence
from foedus.reference import Reference, load, pieces

# So many items make a text of items.
_FEWEST = 3
_LONGEST = 48
_MARK = re.compile(r":\s|[-–—]\s|[–—]|\.-")
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})\.?(?: \d{{4}})?|(?:{MONTH})\.? \d{{1,2}}(?:, \d{{4}})?|"
    r"[\d./-]{6,10}|\w{3,6}day)"
)
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_LABEL = re.compile(
    rf"\W{{0,3}}(?:{_DAY}\s?[,:|–—-]?\s)?"
    rf"(?P<place>{_WORD}(?:[ /][\w.'’(-][\w.'’)-]*){{0,4}}?(?:, ?{_WORD}(?: {_WORD})?)?)"
    rf"(?:[,.]? ?{_DAY})?\.? ?(?:\([\w ./&-]{{2,24}}\))? ?"
    r"(?::\s|\s?[-–—]{1,3}\s|\.?\s?[–—]{1,2}\s?|\.-{1,2}\s?)",
)
# What else begins an item where others begin with their places: another label ("Envoy expelled: ..."), a day.
_TOPIC = re.compile(r"\W{0,3}[A-Z][^.:;!?\"“]{2,32}: (?=\W?[A-Z0-9])")
_DATED = re.compile(rf"\W{{0,3}}(?:on |around )?{_DAY}\b", re.IGNORECASE)
_OWN = frozenset({"we", "our", "us", "i", "my"})
_STOPS = (".", '."', ".”", "!", "?")
_PLACES = frozenset({"name", "capital", "region", "metonym", "seat", "igo"})


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an item begins: the offset at which its label ends and the state of its place, None where not known."""

    end: int
    country: str | None


def openings(document: Document, sentences: Sequence[Sentence], reference: Reference) -> Mapping[int, Opening]:
    """The sentences with which the items of a text begin, by their index; empty for a text that is no list of items.

    A state with a colon is one who speaks where what follows is in the first person, or is no sentence.
    """
    if len(document.blocks) < _FEWEST:
        return {}
    headed = _headed(document, sentences, reference)
    found: dict[int, Opening] = {}
    spoken = paragraph = 0
    places: set[str] = set()
    for n, sentence in enumerate(sentences):
        first = n == 0 or sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        if not first:
            continue
        head = sentence.text[:_LONGEST]
        label = _LABEL.match(head) if _MARK.search(head) is not None else None
        code = None if label is None else place_of(label["place"], reference)
        if label is not None and code is not None:
            found[sentence.index] = Opening(sentence.start + label.end(), code or None)
            places.add(label["place"].lower())
            spoken += not sentence.text.rstrip().endswith(_STOPS) or any(t.lower in _OWN for t in sentence.tokens)
        elif sentence.index in headed:
            place, code = headed[sentence.index]
            found[sentence.index] = Opening(sentence.start, code or None)
            places.add(place.lower())
    if len(places) < _FEWEST or 2 * spoken >= len(found):
        return {}
    for above, sentence in pairwise(sentences):
        # A headline over an item ("Priest killed", "DILI: Militiamen hacked ...") is of that item.
        apart = sentence.paragraph != above.paragraph and above.index not in found
        if sentence.index in found and apart and not above.text.rstrip().endswith((*_STOPS, ":")):
            found[above.index] = Opening(above.start, found[sentence.index].country)
    dated = len(headed.keys() & found.keys()) < _FEWEST
    for before, sentence in pairwise(sentences):
        opens = sentence.index not in found and sentence.paragraph != before.paragraph
        if opens and (_TOPIC.match(sentence.text) or (dated and _DATED.match(sentence.text))):
            found[sentence.index] = Opening(sentence.start, None)
    return dict(sorted(found.items()))


def _headed(document: Document, sentences: Sequence[Sentence], reference: Reference) -> Mapping[int, tuple[str, str]]:
    """The sentences right behind a dateline or a heading that is a place, or that are such a heading, with the place
    and the code of its state."""
    found: dict[int, tuple[str, str]] = {}
    for block in document.blocks:
        if block.kind == "body" and block.end - block.start > _LONGEST:
            continue
        words = document.text[block.start : block.end]
        if block.kind == "dateline":
            label = _LABEL.match(words + " ")
            words = label["place"] if label is not None else words.strip(" -–—:.")
        code = place_of(words, reference)
        following = next((s for s in sentences if s.start >= block.start), None) if code is not None else None
        if code is not None and following is not None:
            found[following.index] = words, code
    return found


def place_of(label: str, reference: Reference) -> str | None:
    """The code of the state that a label names or lies in, "" for a place in none; None for what is no place."""
    names = [part.strip(" .") for part in re.split(r"[/(),]", label) if part.strip(" .)")]
    names = [name for name in names if name.lower() not in TIMED]
    codes = [_code(name, reference) for name in names]
    if not codes or len(codes) > 3 or any(code is None for code in codes):
        return None
    return next((code for code in codes if code), "")


def spot(label: str) -> bool:
    """Whether a label is the name of a town or region, and of nothing that speaks."""
    reference, name = load(), label.strip(" .,-–—")
    read = [piece for word in name.split() for piece in pieces(word)]
    if not read or len(read) > 4:
        return False
    end, entries = reference.names.longest(read, 0)
    if end == len(read) and entries:
        return all(e.kind == "region" for e in entries)
    return (
        not entries
        and bool(reference.place(name))
        and read[-1][0] not in reference.first_names
        and not reference.bare(read[-1][0])
    )


def _code(name: str, reference: Reference) -> str | None:
    read = [piece for word in name.split() for piece in pieces(word)]
    if not read or not name[:1].isupper():
        return None
    end, entries = reference.names.longest(read, 0)
    known = [e for e in entries if e.kind in _PLACES]
    if end == len(read) and known:
        towns = [e for e in known if e.kind == "capital"] or known
        return (towns[0].country or "") if towns[0].country != "IGO" else ""
    spots = reference.place(name)
    return (spots[0].country or "") if spots and not entries else None
