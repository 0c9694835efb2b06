"""Who resolves what the paragraphs of a resolution say, which leave their subject out: the body that the line before
them names ("The Security Council,"), or the title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.speakers import voice
from foedus.actors.view import View
from foedus.records import Token
from foedus.reference import IGO, NameEntry

_OPENING = frozenset({"the", "we", "i"})
_BODIES = frozenset({"igo", "organ", "alliance", "agency"})
_FIRST = frozenset({"we", "i"})
_HOUSES = frozenset({"senate", "house", "congress"})
_DASHES = frozenset("-–—")
# So many blocks and characters a text's head and a line of it have at most.
_HEAD, _LINE = 6, 200
# A heading that names nobody but who resolves has no more words beside the name.
_BESIDE = 3


def left_out(token: Token) -> bool:
    """Whether a token is a subject that the text leaves out: the parsing stage puts it in without width."""
    return token.start == token.end


def issuer(scene: Scene, view: View, i: int) -> Found | None:
    """Who does what a paragraph says whose subject, token i, is left out; None where the text does not say."""
    found = _opening(scene, view) or _heading(scene, view) or voice(scene) or _adopting(scene, view)
    if found is None or not found.actors:
        return None
    label = "; ".join(dict.fromkeys(a.name for a in found.actors))
    actors = tuple(replace(a, how=f"pronoun: {label}") for a in found.actors)
    plural = view.lowers[i] != "it"
    return Found(
        view.index, i, i, i + 1, actors, None, found.match, found.words, plural, found.gender, False, False, True, True,
    )  # fmt: skip


def _opening(scene: Scene, view: View) -> Found | None:
    """Whom the nearest line before names that opens what is resolved: no sentence, but a name with a comma or a colon
    behind."""
    for other in reversed(scene.views[: view.index]):
        start = _opens(other)
        if start is None:
            continue
        tokens = other.sentence.tokens
        for token in tokens[start:]:
            if token.text == "," and token.i > 1:
                break
            if token.pos not in ("NOUN", "PROPN", "PRON"):
                continue
            found = scene.resolve(other, token.i)
            if found is None or not found.actors or found.first > start + 1:
                continue
            if found.actors[0].how == "setting" and (whole := _of_whole(scene, other, token.i)) is not None:
                return whole
            if other.lowers[token.i] in _FIRST or found.country == IGO or found.actors[0].kind != "people":
                parts = [f for h in other.conjuncts(token.i) if (f := scene.resolve(other, h)) is not None]
                actors = tuple(dict.fromkeys(a for f in parts for a in f.actors))
                return replace(found, actors=actors or found.actors)
        return _of_whole(scene, other, start) or _house(scene, other.sentence.start, other.sentence.end)
    return None


def _house(scene: Scene, start: int, end: int) -> Found | None:
    """The house of Congress of a resolution in its form ("Resolved, That the Senate--"), which the Philippines have
    too."""
    words = scene.document.text[start:end].replace("-", " ").split()
    house = next((w.strip(",:–—") for w in words if w.strip(",:–—").lower() in _HOUSES), None)
    if house is None or words[0].lower().strip(",") != "resolved":
        return None
    named = scene.setting.counts
    code = "PHL" if named.get("PHL") and not named.get("USA") else "USA"
    return voice_of(scene, house, code, "LEG")


def _opens(view: View) -> int | None:
    """Where those are named in a line that opens what is resolved: before its comma or colon, or before the first
    paragraph in one line with it ("The Security Council, Recalling ..."); None for other sentences."""
    tokens, lowers = view.sentence.tokens, view.lowers
    if left_out(tokens[0]):
        return None
    if lowers[0] == "resolved" and view.sentence.text[-1] in _DASHES and "that" in lowers:
        return lowers.index("that") + 1
    if lowers[0] not in _OPENING and not tokens[0].text.isupper():
        return None
    comma = next((t.i for t in tokens if t.text == ","), len(tokens) - 1)
    runs_on = comma + 1 < len(tokens) and tokens[comma + 1].text[:1].isupper() and tokens[comma + 1].tag == "VBG"
    return 0 if tokens[-1].text in (",", ":") or runs_on else None


def _of_whole(scene: Scene, view: View, i: int) -> Found | None:
    """A body that no table knows by its own words, where the head of the text names one of states that it must be of
    ("The Board of Governors," below the name of an agency)."""
    word = next((t.i for t in view.sentence.tokens[i:] if t.pos in ("NOUN", "PROPN")), None)
    entry = next((e for words in _above(scene) if (e := _body(scene, words)) is not None), None)
    if word is None or entry is None:
        return None
    first = view.left(word)
    last = next((t.i for t in view.sentence.tokens[word:] if t.text in (",", ":")), word + 1)
    own = None if last - word > 1 else entry.name
    actor = scene.actor(view, first, last, own, IGO, "IGO", "body", "name")
    return scene.found(view, word, first, last, (actor,), plural=False)


def _above(scene: Scene) -> Iterator[str]:
    """The title, and the lines above the text and the first of it."""
    yield scene.document.title or ""
    for block in scene.document.blocks[:_HEAD]:
        if block.end - block.start < _LINE:
            yield scene.document.text[block.start : block.end]


def _heading(scene: Scene, view: View) -> Found | None:
    """The body that a heading or the title before is the name of, and little else."""
    text = scene.document.text
    for block in reversed(scene.document.blocks):
        if block.kind not in ("heading", "title") or block.start > view.sentence.start:
            continue
        words = text[block.start : block.end]
        if (house := _house(scene, block.start, block.end)) is not None:
            return house
        named = _body(scene, words)
        if named is not None and len(words.split()) <= len(named.surface.split()) + _BESIDE:
            return _found(scene, named, block.start, block.end)
    return None


def _adopting(scene: Scene, view: View) -> Found | None:
    """The body by which the text says that it was adopted, else the first that its title or its first lines name."""
    named = _body(scene, scene.document.title or "")
    if named is not None:
        return _found(scene, named, 0, 0)
    for other in scene.views[: min(view.index, 4)]:
        for hit in other.hits:
            # "Requests the mission to": an agency or mission there is spoken to.
            if hit.entry.country == IGO and hit.entry.kind in _BODIES and hit.entry.kind != "agency":
                tokens = other.sentence.tokens
                return _found(scene, hit.entry, tokens[hit.first].start, tokens[hit.last - 1].end)
    return None


def _body(scene: Scene, words: str) -> NameEntry | None:
    named = names_in(words, scene.reference, scene.document)
    return next((e for e in named if e.country == IGO and e.kind in _BODIES), None)


def _found(scene: Scene, entry: NameEntry, start: int, end: int) -> Found | None:
    spoken = voice_of(scene, entry.name, entry.country, entry.sector)
    if spoken is None or start == end:
        return spoken
    actor = replace(spoken.actors[0], text=scene.document.text[start:end], start=start, end=end)
    return replace(spoken, actors=(actor,))
