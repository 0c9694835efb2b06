"""States named by the half of a land that they are: "North and South Korea", "the North" in a text on these two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.actors.view import Hit
from foedus.records import Sentence
from foedus.reference import NameEntry, NameIndex, Reference, fit

_OTHER = {"north": "South", "south": "North", "east": "West", "west": "East"}
_ALONE = ("north", "south")
_JOINING = frozenset({"and", "or", ",", "/"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj", "appos", "attr", "ROOT"})
_BOTH = {
    "Koreas": ("North Korea", "South Korea"), "Yemens": ("North Yemen", "South Yemen"),
    "Vietnams": ("North Vietnam", "South Vietnam"), "Sudans": ("Sudan", "South Sudan"),
    "Germanys": ("East Germany", "West Germany"), "Germanies": ("East Germany", "West Germany"),
}  # fmt: skip
_KINDS = frozenset({"name", "adjective"})


def find(sentences: Sequence[Sentence], spotted: Sequence[list[Hit]], names: NameIndex, day: str | None) -> None:
    """Join and add to the hits of each sentence what says a state by its half of a land."""
    for sentence, hits in zip(sentences, spotted, strict=True):
        _join(sentence, hits, names, day)
        _double(sentence, hits, names, day)
    if any(t.text in ("North", "South") for s in sentences for t in s.tokens):
        _add(sentences, spotted, names, day)


def other_half(reference: Reference, code: str | None) -> str | None:
    """The state that has the other half of a state's land ("North Korea" for South Korea's); None for all others."""
    half, _, land = (reference.state_name(code) or "").partition(" ")
    other = _OTHER.get(half.lower()) if land else None
    entry = _named(f"{other} {land}", "name", reference.names, None) if other else None
    return entry.country if entry is not None else None


def _join(sentence: Sentence, hits: Sequence[Hit], names: NameIndex, day: str | None) -> None:
    """Let a hit that the other half's bare name is joined to ("North and South Korea") cover both and mean both."""
    tokens = sentence.tokens
    for hit in hits:
        half, _, land = hit.entry.surface.partition(" ")
        other = _OTHER.get(half.lower()) if land and hit.entry.kind in _KINDS and not hit.partial else None
        at = hit.first - 2
        if other is None or at < 0 or tokens[at].text != other or tokens[at + 1].lower not in _JOINING:
            continue
        if tokens[at + 1].lower == "," and at:
            # "After talks with the North, South Korea ...": joined by a comma at the head of a headline alone.
            continue
        hit.twin = _named(f"{other} {land}", hit.entry.kind, names, day)
        if hit.twin is not None:
            hit.first = at


def _double(sentence: Sentence, hits: list[Hit], names: NameIndex, day: str | None) -> None:
    """Add the lands of which there are two ("both Koreas")."""
    for token in sentence.tokens:
        both = _BOTH.get(token.text)
        first, second = (_named(name, "name", names, day) for name in both) if both else (None, None)
        if first is not None and second is not None:
            hits[:] = [h for h in hits if not h.first <= token.i < h.last]
            hits.append(Hit(token.i, token.i + 1, (second,), second, twin=first))
            hits.sort(key=lambda hit: hit.first)


def _named(name: str, kind: str, names: NameIndex, day: str | None) -> NameEntry | None:
    known = [e for e in fit(names.of(name), day) if e.kind == kind and e.country]
    return known[0] if known else None


def _add(sentences: Sequence[Sentence], spotted: Sequence[list[Hit]], names: NameIndex, day: str | None) -> None:
    """Add "the North" and "the South" to the hits of a text that names the states of one divided land above all."""
    halves = _halves(spotted, names, day)
    for sentence, hits in zip(sentences, spotted, strict=True) if halves else ():
        taken = {i for hit in hits for i in range(hit.first, hit.last)}
        for token in sentence.tokens[1:]:
            entry = halves.get(token.lower) if token.text in ("North", "South") and token.i not in taken else None
            if entry is not None and _stands_alone(sentence, token.i):
                hits.append(Hit(token.i, token.i + 1, (entry,), entry))
        hits.sort(key=lambda hit: hit.first)


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """Whether "North" is a noun with its article, and no part of a longer name ("the North Sea", "the North of")."""
    tokens = sentence.tokens
    if tokens[i - 1].lower != "the" or tokens[i].dep not in _PARTS:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.tag not in ("NNP", "NNPS", "HYPH", "IN"):
        return True
    # "Accused the North of spying" is about the state, "the North of England" is not.
    accused = i + 2 < len(tokens) and tokens[i + 2].tag == "VBG"
    return after.tag == "IN" and (after.lower != "of" or accused)


def _halves(spotted: Sequence[Sequence[Hit]], names: NameIndex, day: str | None) -> Mapping[str, NameEntry]:
    """The two states of the divided land that a text names, by "north" and "south"; empty where others prevail."""
    counts: dict[str, int] = {}
    lands: dict[str, None] = {}
    for hits in spotted:
        for hit in hits:
            if hit.entry.country:
                counts[hit.entry.country] = counts.get(hit.entry.country, 0) + 1
                half, _, land = (hit.entry.name or "").partition(" ")
                if land and half.lower() in _ALONE:
                    lands[land] = None
    for land in lands:
        north, south = (_named(f"{half} {land}", "name", names, day) for half in ("North", "South"))
        if north is None or south is None:
            continue
        own = sum(counts.get(e.country or "", 0) for e in (north, south))
        if 2 * own >= sum(counts.values()):
            return {"north": north, "south": south}
    return {}
