"""Is this word a cue? What a trained judge sees of a word that may attribute: its lemma, dependents, neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from foedus.claims import grammar
from foedus.claims.drafts import Draft
from foedus.claims.tagging import Word
from foedus.records import Sentence, Token

_PARTS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADP", "ADV", "SCONJ", "PROPN", "PUNCT", "X"})
_MARKS = frozenset({'"', "''", "``", "“", "”", "'", "‘", "’"})
_text = attrgetter("text")
_TELLING = ("nsubj", "nsubjpass", "agent", "poss")


def may_be(token: Token | Word) -> bool:
    """Whether a word of this class can be a cue; of punctuation only the colon."""
    if token.pos == "PUNCT" or token.pos == "X":
        return token.text == ":"
    return token.pos in _PARTS and token.dep not in ("aux", "auxpass")


def key(token: Token | Word) -> str:
    """What a word is known by in the list of possible cues."""
    return f"{token.pos[0]}{token.lemma.lower()}"


def quoted_words(sentence: Sentence) -> list[bool]:
    """For each token whether it stands between marks of quotation in its sentence."""
    if _MARKS.isdisjoint(map(_text, sentence.tokens)):
        return [False] * len(sentence.tokens)
    inside, found = False, []
    for token in sentence.tokens:
        if token.text in _MARKS and token.tag != "POS":
            found.append(True)
            inside = not inside
        else:
            found.append(inside)
    return found


def features(
    sentence: Sentence,
    token: Token,
    drafted: Mapping[int, Draft],
    quoted: Sequence[bool],
    held: bool,
    sense: str,
) -> list[str]:
    """The features of a token. `drafted` are the rules' drafts by cue, `quoted` quoted_words, `held` whether the token
    stands in the content of one of them, `sense` the kind of cue that the tables take the word for."""
    tokens = sentence.tokens
    at = token.i
    name = f"{token.pos[0]}{grammar.lemma(sentence, token) if token.pos == 'VERB' else token.lemma}".lower()
    up = tokens[token.head]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "$"
    mine = drafted.get(at)
    rule = "-" if mine is None else f"{mine.kind}/{mine.construction}"
    has_quote = "q" if any(quoted) else "-"
    shape = f"{token.pos}/{token.dep}/{token.tag}"
    found = [
        "bias",
        f"l {name}",
        f"ld {name} {token.dep}",
        f"s {shape}",
        f"u {token.pos} {token.dep} {up.lemma}",
        f"lu {name} {up.lemma}",
        f"ud {token.pos} {token.dep} {up.pos} {up.dep}",
        f"a {token.pos} {after}",
        f"n {token.pos} {sense} {token.dep}",
        f"r {rule}",
        f"lr {name} {rule}",
        f"rd {rule} {token.dep} {held}",
        f"q {token.pos} {quoted[at]} {has_quote} {rule[:3]}",
        f"lq {name} {quoted[at]} {has_quote}",
    ]

    told_by = "-"
    for k in sentence.children[at]:
        kid = tokens[k]
        dep = kid.dep
        if dep in ("punct", "det"):
            if kid.text == ":":
                dep = "colon"
            else:
                continue
        elif dep == "prep" or dep == "prt" or dep == "mark":
            dep = f"{dep}:{kid.lower}"
        elif dep in _TELLING:
            told_by = f"{kid.pos}:{kid.lower if kid.pos == 'PRON' else kid.lemma}"
        elif dep in ("ccomp", "xcomp", "acl", "relcl"):
            marks = [m.lower for m in sentence.kids(k, "mark", "aux")]
            dep = f"{dep}:{'that' if 'that' in marks else 'to' if 'to' in marks else kid.tag}"
        side = "<" if k < at else ">"
        found.append(f"k {token.pos} {side}{dep}")
        found.append(f"lk {name} {side}{dep}")
        found.append(f"nk {sense} {side}{dep}")
        if dep in ("dobj", "attr", "acomp", "nsubjpass", "pobj") or dep.startswith("aux"):
            found.append(f"kl {name} {dep} {kid.lemma}")
            found.append(f"kw {token.pos} {dep} {kid.lemma}")
    found.append(f"x {token.pos} {token.lemma[-3:].lower()}")
    found.append(f"t {token.pos} {told_by}")
    found.append(f"tl {name} {told_by.split(':')[0]}")
    return found
