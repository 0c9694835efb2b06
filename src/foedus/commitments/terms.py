"""What else a document says of its commitments: whether the text is published, how many pacts, on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from foedus.commitments.context import TREATY_LIKE
from foedus.commitments.words import instruments
from foedus.records import Commitment, Sentence, Token

_WORDING = (
    r"(?:(?:text|wording|language|terms|contents?|details|provisions|clauses)\b"
    r"|(?:full|exact) (?:treaty|agreement|pact|deal|accord|document)\b)"
)
_OUT = r"(?:released|published|disclosed|revealed|unveiled|made public|issued|divulged|shared|made available)"
_NOT = r"(?:n[’']t|not|never|yet to be|neither)"
_UNPUBLISHED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WORDING}[^.;]{{0,90}}?(?:\b|(?<=\w)){_NOT}\b[^.;,]{{0,30}}?\b{_OUT}",
        rf"\b{_WORDING}[^.;]{{0,60}}?\b(?:remains?|remained|kept|is|are|was|were) "
        r"(?:a )?(?:still )?(?:secret|unpublished|undisclosed|confidential|classified|under wraps)\b",
        rf"\b(?:unpublished|undisclosed|secret) {_WORDING}",
        r"\b(?:did not|didn[’']t|has not|hasn[’']t|have not|haven[’']t|declined to|refused to|would not|without) "
        r"(?:immediately |yet )?(?:releas|publish|disclos|reveal|shar|mak)\w* [^.;]{0,20}?" + _WORDING,
        r"\b(?:treaty|agreement|pact|deal|accord|document)\b[^.;]{0,40}?" + _NOT + r"\b[^.;,]{0,15}?\b"
        r"(?:published|released|made public)",
    )
)
_PUBLISHED = re.compile(
    rf"\b{_WORDING}[^.;]{{0,60}}?\b(?:was|were|has been|have been|is|are) (?:\w+ )?(?:released|published|made public)"
    rf"|\b(?:published|released) the (?:full |complete )?{_WORDING}",
    re.IGNORECASE,
)
# Parts of words one of which stands in all that the patterns above find: most sentences have none.
_OF_PUBLISHING = (
    "releas", "publi", "disclos", "reveal", "unveil", "issued", "divulg", "shar", "available", "secret", "confidential",
    "classified", "wraps", "mak",
)  # fmt: skip
_COVERING = frozenset(
    "cover include concern involve address span touch focus relate deal range comprise regard range".split()
)
_FIELDS = frozenset("issue area field subject topic matter sector range sphere domain variety number".split())
_NAMING = frozenset({"including", "as", "from", "like", "of"})
_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"dozen": 12, "fifteen": 15, "twenty": 20}
_NOUN_PARTS = ("amod", "compound", "nmod", "poss", "case", "punct")


def number_of(sentence: Sentence, noun: Token) -> int | None:
    """How many instruments a noun counts ("11 pacts"), or None."""
    for k in sentence.kids(noun.i, "nummod"):
        if k.lower in _NUMBERS:
            return _NUMBERS[k.lower]
        if k.text.isdigit() and int(k.text) < 1000:
            return int(k.text)
    return None


def with_terms(sentences: Sequence[Sentence], found: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """The commitments with what other sentences say of their texts and subjects."""
    if not any(c.kind in TREATY_LIKE or c.kind == "arms" for c in found):
        return found
    kept = list(found)
    for sentence in sentences:
        state = _text_state(sentence.text)
        if state is not None:
            for n in _spoken_of(kept, sentence):
                kept[n] = replace(kept[n], terms=replace(kept[n].terms, text=state))
        for noun, subjects in _subjects(sentence):
            for n in _spoken_of(kept, sentence, plural=noun.tag in ("NNS", "NNPS")):
                if not kept[n].terms.subjects:
                    kept[n] = replace(kept[n], terms=replace(kept[n].terms, subjects=subjects))
    return tuple(kept)


def _text_state(text: str) -> Literal["published", "unpublished"] | None:
    plain = text.casefold()
    if not any(part in plain for part in _OF_PUBLISHING):
        return None
    if any(pattern.search(text) for pattern in _UNPUBLISHED):
        return "unpublished"
    return "published" if _PUBLISHED.search(text) else None


def _spoken_of(found: Sequence[Commitment], sentence: Sentence, plural: bool | None = None) -> list[int]:
    """The treaties that a sentence speaks of: those in it, else those of the last parties told of before it.

    `plural`: whether it speaks of several ("the pacts"), None where that does not show.
    """
    usable = [
        n for n, c in enumerate(found)
        if c.kind in TREATY_LIKE and c.status in ("signed", "ratified", "reaffirmed", "pledged", "standing")
        and c.sentence <= sentence.index and (plural is None or plural == ((c.terms.number or 1) > 1))
    ]  # fmt: skip
    if plural is None:
        usable = [n for n in usable if (found[n].terms.number or 1) == 1] or usable
    if not usable:
        return []
    last = max(usable, key=lambda n: (found[n].sentence, found[n].start))
    bound = {a.country or a.name for a in found[last].parties}
    return [n for n in usable if {a.country or a.name for a in found[n].parties} == bound]


def _subjects(sentence: Sentence) -> list[tuple[Token, tuple[str, ...]]]:
    """Instrument nouns with what they are said to be about."""
    table = instruments()
    found = []
    for noun in sentence.tokens:
        if noun.lemma not in table.nouns or noun.dep == "compound":
            continue
        heads: list[Token] = []
        verb = sentence.tokens[noun.head]
        if noun.dep == "nsubj" and verb.lemma in _COVERING:
            heads += sentence.kids(verb.i, "dobj")
            heads += [k for p in sentence.kids(verb.i, "prep") if p.lower != "in" for k in sentence.kids(p.i, "pobj")]
        for part in sentence.kids(noun.i, "acl", "prep"):
            if part.lower in ("on", "covering", "concerning", "regarding", "including", "in"):
                heads += sentence.kids(part.i, "pobj", "dobj")
        named = [words for head in heads for words in listed(sentence, head)]
        if len(named) > 1 or (named and noun.dep == "nsubj"):
            found.append((noun, tuple(dict.fromkeys(named))))
    return found


def listed(sentence: Sentence, head: Token) -> list[str]:
    """The items of a list; of "many issues, including oil and gas" what it includes."""
    if head.lemma in _FIELDS:
        links = [p for p in sentence.kids(head.i, "prep", "acl", "appos") if p.lower in _NAMING]
        links += [p for p in sentence.kids(head.head, "prep") if p.lower in ("including", "from")]
        inner = [k for p in links for k in sentence.kids(p.i, "pobj", "dobj")]
        return [words for k in inner for words in listed(sentence, k)]
    if head.pos not in ("NOUN", "PROPN"):
        return []
    items, left = [], [head]
    for item in left:
        items.append(_phrase(sentence, item))
        left += [k for k in sentence.kids(item.i, "conj") if k.pos in ("NOUN", "PROPN")]
    return items


def _phrase(sentence: Sentence, noun: Token) -> str:
    first = min([noun.i, *(k.i for k in sentence.kids(noun.i, *_NOUN_PARTS) if k.i < noun.i and k.text.isalpha())])
    start = sentence.tokens[first].start - sentence.start
    return sentence.text[start : noun.end - sentence.start]
