"""The paragraphs of resolutions, which leave their subject out ("2. Requests the Secretary-General ...", "Expressing
grave concern at ..."), read with a subject before the verb: alone, the parser takes the verb for a plural noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from foedus.listed import listed
from foedus.records import Document, Token

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What follows a paragraph that is one of many, and the number of the next one where lines were run together.
_CLOSED = re.compile(r"[;,:](?:\s*(?:and|or))?(?:\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])?\s*\Z")
_TAIL = re.compile(r"\s*(?:[;,:](?:\s*(?:and|or))?(?:\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])?|\.)?\s*\Z")
_MARK = re.compile(
    r"(?:^|[\n;])\s*(?:[•▪▫■●◦‣⁃∙·*>–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|(?:\d+\.)+\d*|OP\s?\d+[.:]?)\s*\Z"
)
_SEAM = re.compile(r"[;,]\s+(?:and\s+)?(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s*)?")
_ARTICLE = re.compile(
    r"(?:now,?\s+therefore,?\s+|wherefore,?\s+)?(?:(?P<we>we,|we,?\s+the\b)|(?P<i>I,\s)|the\b)", re.IGNORECASE
)
_RESOLVED = re.compile(r"(?:be it )?(?:further )?resolved\b.*\bthat\b", re.IGNORECASE | re.DOTALL)
# What may stand behind those whom such a line names, beside a comma or a colon ("I, Jo Berg, do").
_DOING = re.compile(r"[,:]\s*\Z|\b(?:do|do hereby|hereby)\s*\Z", re.IGNORECASE)
# A line that opens a resolution is no longer than this.
_LONGEST_OPENER = 400
_ADVERBS_AT_MOST = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_SMALL = frozenset(
    "also further again once more upon on for note in mind with that to and tribute its the a an as of by at concern "
    "appreciation satisfaction regret deep deeply grave gravely strong strongly solidarity support full serious "
    "all any which their his her our this from into not".split()
)


@dataclass(frozen=True, slots=True)
class _Words:
    thirds: dict[str, str]
    participles: dict[str, str]
    bases: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]
    adverbs: frozenset[str]
    resolving: frozenset[str]
    agreeing: frozenset[str]
    judging: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a paragraph begins: at `first` its first word, `verb` the span of the verb, `kind` its form, `base` its base
    form; `then` the span that goes before the verb and is left out ("To")."""

    kind: str
    first: int
    verb: tuple[int, int]
    base: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A paragraph with its subject put in. `back` maps each character to its offset in the paragraph as it was, `was`
    the offsets of words that were changed to those words."""

    text: str
    back: list[int]
    was: dict[int, str]


@cache
def _words() -> _Words:
    names = ("verbs", "doubling", "nouns", "states", "adverbs", "resolving", "agreeing", "judging", "bodies")
    verbs, doubling, *others = listed("foedus.parsing", "operative.toml", names)
    return _Words(
        {_third(v): v for v in verbs},
        {_participle(v, v in doubling): v for v in verbs},
        frozenset(verbs),
        *map(frozenset, others),
    )


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _participle(base: str, doubling: bool) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + (base[-1] if doubling else "") + "ing"


def verb_of(lower: str) -> str | None:
    """The base of a word in the present that official papers act by ("protests", "demand"); None for other words."""
    words = _words()
    return words.thirds.get(lower) or (lower if lower in words.bases else None)


def _opening(text: str, at: int) -> _Opening | None:
    """How the text at an offset begins, where it begins as a paragraph of a resolution does."""
    words, first, to = _words(), at, False
    for _ in range(_ADVERBS_AT_MOST + 1):
        found = _WORD.match(text, at)
        if found is None:
            return None
        word, span = found[0].lower(), found.span()
        kind = _kind(word, words, to)
        if kind is not None:
            base = words.thirds.get(word) or words.participles.get(word) or word
            return _Opening(kind, first, span, base)
        if word == "to" and at == first:
            to = True
        elif word not in words.adverbs and not (word.endswith("ly") and len(word) > 4):
            return None
        at = found.end() + 1
        if text[found.end() : at] != " ":
            return None
    return None


def _kind(word: str, words: _Words, to: bool) -> str | None:
    if to:
        return "to" if word in words.bases else None
    if word in words.thirds:
        return "third"
    if word in words.participles:
        return "participle"
    if word == "having":
        return "having"
    if word in words.states:
        return "state"
    return "bare" if word in words.bases else None


def find(
    documents: Sequence[Document],
    spans: Sequence[tuple[int, int, int]],
    words: Sequence[str],
    read: Sequence[Sequence[Token]],
) -> dict[int, Filled]:
    """The sentences that are such paragraphs, by their places in `spans` (document, start, end), as the parser is to
    read them once more; `words` are theirs, `read` their tokens."""
    found: dict[int, Filled] = {}
    first = 0
    for number, document in enumerate(documents):
        last = first
        while last < len(spans) and spans[last][0] == number:
            last += 1
        own = [(spans[n][1], spans[n][2], words[n]) for n in range(first, last)]
        for k, suspect in _suspects(document, own, read[first:last]).items():
            n = first + k
            if _misread(read[n], words[n], sure=suspect.sure):
                whole = _filled(words[n], suspect.pronoun)
                if whole is not None:
                    found[n] = whole
        first = last
    return found


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A sentence that may be such a paragraph: the pronoun that the line before it calls for, and whether that line or
    its own form leave no doubt."""

    pronoun: str
    sure: bool


def _suspects(
    document: Document, spans: Sequence[tuple[int, int, str]], read: Sequence[Sequence[Token]]
) -> dict[int, _Suspect]:
    """Which of a document's sentences, [start, end), their words and tokens, may be such paragraphs, with the pronoun
    that the line before them calls for: "It", or "We", "They", "I"."""
    begun = [(n, o) for n, (_, _, words) in enumerate(spans) if (o := _opening(words, 0)) is not None]
    if not begun:
        return {}
    known = dict(begun)
    closed = sum(1 for n, o in begun if _closed(spans[n][2]) or _marked(document.text, spans[n][0]))
    found: dict[int, _Suspect] = {}
    bare = sum(1 for _, o in begun if o.kind == "bare")
    pronoun, opened, resolving = "It", False, ""
    above = [b for b in document.blocks if b.kind in ("title", "heading")]
    for n, (start, _, words) in enumerate(spans):
        opening = known.get(n)
        while above and above[0].start < start:
            block = above.pop(0)
            who = _opener(document.text[block.start : block.end], ())
            if who is not None:
                pronoun, opened = who, True
        if opening is None or _RESOLVED.match(words):
            who = _opener(words, read[n])
            if who is not None:
                pronoun, opened = who, True
            resolving = _says_resolved(words) or ("" if words.rstrip().endswith(":") else resolving)
            continue
        if said := _says_resolved(words):
            resolving = said
            continue
        many = _closed(words)
        sure = many or _marked(document.text, start)
        if opening.kind == "to":
            known_by = _words().agreeing
            fits = bool(resolving) and (resolving not in known_by or opening.base in _words().judging)
        elif opening.kind == "bare":
            fits = opened and pronoun != "It" and (sure or bare > 1)
        elif opening.kind == "third":
            fits = sure or opened or closed > 1
        else:
            fits = many or opened or closed > 1
        if fits:
            certain = sure and opened if opening.kind in ("third", "bare") else many
            found[n] = _Suspect(pronoun, certain)
    return found


def _closed(words: str) -> bool:
    return _CLOSED.search(words, max(0, len(words) - 16)) is not None


def _marked(text: str, start: int) -> bool:
    """Whether a list mark stands before an offset."""
    return _MARK.search(text, max(0, start - 12), start) is not None


def _opener(words: str, tokens: Sequence[Token]) -> str | None:
    """The pronoun for those whom a line names who resolve what follows; None for other lines."""
    article = _ARTICLE.match(words)
    if _RESOLVED.match(words) and words.rstrip()[-1:] in "-–—,:":
        return "It"
    if len(words) > _LONGEST_OPENER or not _DOING.search(words) or (article is None and not words.isupper()):
        return None
    root = next((t for t in tokens if t.head == t.i), None)
    if root is not None and root.tag in _FINITE and root.lemma not in _words().resolving:
        return None
    if article is not None and article["we"]:
        return "We"
    if article is not None and article["i"]:
        return "I"
    bodies = _words().bodies
    for found in list(_WORD.finditer(words))[:8]:
        word = found[0].lower()
        if word in bodies:
            return "They" if word.endswith("s") and word not in ("congress", "chiefs") else "It"
    return None


def _says_resolved(words: str) -> str:
    """The verb of resolving that a line ends on ("DECIDES:", "have agreed as follows:"); "" for other lines."""
    last = [w[0].lower() for w in _WORD.finditer(words, max(0, len(words) - 40))][-3:]
    bases = [_words().thirds.get(w, w) for w in last if w not in ("as", "follows", "to")]
    ends = words.rstrip().endswith((":", ",")) and bool(bases)
    base = bases[-1].removesuffix("d") if ends and bases[-1].endswith("eed") else bases[-1] if ends else ""
    return base if base in _words().resolving | _words().agreeing else ""


def _misread(tokens: Sequence[Token], words: str, *, sure: bool) -> bool:
    """Whether a sentence that may be such a paragraph is none that the parser read well: one with a subject and a verb
    of its own ("Demands for reform grew", "Noting the attack, the minister left"); `sure` where its form leaves no
    doubt."""
    opening = _opening(words, 0)
    if opening is None:
        return False
    if opening.kind in ("third", "bare"):
        if sure:
            return True
        noun = next((t for t in tokens if t.lower == words[slice(*opening.verb)].lower()), None)
        if noun is None or (opening.kind == "third" and noun.lower not in _words().nouns):
            return noun is not None
        acting = noun.dep in _SUBJECTS and tokens[noun.head].tag in _FINITE
        helped = noun.dep in _SUBJECTS and any(t.dep in ("aux", "auxpass") and t.head == noun.head for t in tokens)
        return not acting and not helped
    if sure or opening.kind == "to":
        return True
    root = next((t for t in tokens if t.head == t.i), None)
    return root is None or (
        root.tag not in _FINITE and not any(t.dep in _SUBJECTS and t.head == root.i for t in tokens)
    )


def _filled(words: str, pronoun: str) -> Filled | None:
    """A paragraph as the parser is to read it: each of its clauses with a subject, and a full stop for what parts
    them."""
    opening = _opening(words, 0)
    if opening is None:
        return None
    tail = _TAIL.search(words, max(0, len(words) - 16))
    end = len(words) if tail is None else tail.start()
    parts: list[tuple[str, int, int]] = []
    was: dict[int, str] = {}
    at = 0
    first = opening
    while True:
        at = _take(parts, was, words, opening, pronoun)
        seam, opening_next = _next_clause(words, at, end, first)
        if seam is None or opening_next is None:
            break
        parts.append((words[at : seam.start()], at, seam.start()))
        parts.append((". ", seam.start(), seam.end()))
        was[seam.start()] = words[seam.start()]
        opening = opening_next
    parts.append((words[at:end], at, end))
    if end < len(words):
        parts.append((".", end, end + 1))
        was[end] = words[end]
    text = "".join(new for new, _, _ in parts)
    back: list[int] = []
    for new, start, stop in parts:
        last = max(start, stop - 1)
        step = [min(start + k, last) for k in range(len(new))]
        if len(new) and stop - start != len(new):
            step[-1] = last
        back += step
    return Filled(text, [*back, len(words)], was)


def _next_clause(words: str, at: int, end: int, first: _Opening) -> tuple[re.Match[str] | None, _Opening | None]:
    """Where the next clause of the kind begins, in a paragraph of several ("condemns ...; calls on ...")."""
    for seam in _SEAM.finditer(words, at, end):
        opening = _opening(words, seam.end())
        if opening is None:
            continue
        comma = words[seam.start()] == ","
        if comma and (first.kind in ("third", "bare", "to") or not words[seam.end()].isupper()):
            continue
        same = opening.kind == first.kind or "bare" not in (opening.kind, first.kind)
        if same and opening.kind != "to" and (opening.kind != "third" or first.kind != "to"):
            return seam, opening
    return None, None


def _take(parts: list[tuple[str, int, int]], was: dict[int, str], words: str, opening: _Opening, pronoun: str) -> int:
    """Puts the subject and the verb of a clause into the parts, and gives where the rest begins."""
    start, stop = opening.verb
    kind, plural = opening.kind, pronoun != "It"
    first = start if kind == "to" and words[opening.first : start].lower() == "to " else opening.first
    before = words[first:start]
    if kind == "to" and before.lower().startswith("to "):
        first, before = first + 3, before[3:]
    helping = {"state": ("are " if plural else "is "), "having": ""}.get(kind, "")
    if kind == "state" and pronoun == "I":
        helping = "am "
    parts.append((f"{pronoun} {helping}", first, first))
    if before:
        was[first] = words[first : first + len(before.split()[0])]
        parts.append((before.lower(), first, start))
    verb = words[start:stop]
    if kind == "having":
        new = "have" if plural else "has"
    elif kind in ("state", "bare"):
        new = verb.lower()
    else:
        new = opening.base if plural else _third(opening.base)
    was[start] = verb
    parts.append((new, start, stop))
    if verb.isupper():
        while (found := _WORD.match(words, stop + 1)) and found[0].isupper() and found[0].lower() in _SMALL:
            parts.append((words[stop : stop + 1] + found[0].lower(), stop, found.end()))
            was[found.start()] = found[0]
            stop = found.end()
    return stop


def emptied(tokens: Sequence[Token], was: dict[int, str]) -> tuple[Token, ...]:
    """The tokens of such a paragraph with its own words put back, by their offsets, and without width those that were
    put in."""
    found = []
    for token in tokens:
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        if after is not token and after.start == token.start:
            token = replace(token, end=token.start)
        elif token.start in was:
            text = was[token.start]
            token = replace(token, text=text, lower=text.lower())
        found.append(token)
    return tuple(found)
