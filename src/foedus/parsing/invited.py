"""The sentence that opens a communiqué: "At the invitation of the President of Norland, H.E. Jo Berg, the Premier
of Sudland, Mr. Al Sund, paid a visit", of which the parser makes one man with two offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.records import Token

_OPENING = frozenset({"at", "on", "upon", "by"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ARTICLES = frozenset({"the", "a", "an"})
_HONOURS = frozenset(
    "h.e. h.e h.e.mr. he mr. mr mrs. mrs ms. ms dr. dr his her excellency honourable honorable hon. rt. sheikh general "
    "gen. shri smt. h.r.h. h.m. majesty highness comrade".split()
)


def invited(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of such a sentence with each person on the office before him, and the guest as the verb's subject."""
    if len(tokens) < 8 or tokens[0].lower not in _OPENING or "invitation" not in (tokens[1].lower, tokens[2].lower):
        return tokens
    of = next((t.i for t in tokens[2:4] if t.lower in ("of", "from")), 0)
    verb = next((t for t in tokens[4:] if t.tag in _FINITE and t.dep not in ("relcl", "acl", "amod", "compound")), None)
    if not of or verb is None or any(t.tag in ("WP", "WDT") for t in tokens[: verb.i]):
        return tokens
    helps = verb
    while helps.dep in ("aux", "auxpass") and helps.head > helps.i:
        helps = tokens[helps.head]
    border = _border(tokens, of + 1, verb.i)
    host = None if border is None else _first(tokens, of + 1, border)
    guest = None if border is None else _first(tokens, border + 1, verb.i)
    if border is not None and tokens[border + 1].lower in _HONOURS and guest is None:
        return tokens
    if border is None or host is None or guest is None:
        return tokens
    hung = [*tokens]
    main = helps.i
    if helps.dep in ("acl", "relcl", "appos", "ccomp", "advcl") or helps.head != helps.i:
        hung[main] = replace(helps, head=main, dep="ROOT")
    hung[0] = replace(tokens[0], head=main, dep="prep")
    noun = 1 if tokens[1].lower == "invitation" else 2
    hung[noun] = replace(tokens[noun], head=0, dep="pobj")
    hung[of] = replace(tokens[of], head=noun, dep="prep")
    passive = any(t.dep == "auxpass" and t.head == main for t in tokens)
    _hang(hung, of + 1, border, host, of, "pobj")
    _hang(hung, border + 1, verb.i, guest, main, "nsubjpass" if passive else "nsubj")
    hung[border] = replace(tokens[border], head=main, dep="punct")
    return tuple(replace(t, head=main) if t.i > main and t.head < main and t.dep != "conj" else t for t in hung)


def _border(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The comma between who invites and who is invited: the first with an office or a party behind it that is not a
    name's own."""
    named = tokens[start].pos == "PROPN" and tokens[start].lower in _HONOURS
    for t in tokens[start:end]:
        if t.text != "," or t.i + 1 >= end:
            continue
        after = tokens[t.i + 1]
        if after.lower in _ARTICLES:
            if not named:
                return t.i
            named = False
        elif named and after.lower in _HONOURS:
            # "H.E. Jo Berg, President of Norland, H.E. Al Sund, ...".
            return t.i
    return None


def _first(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The noun that a phrase begins with: the last of its first nouns side by side, or the one before an honour."""
    for t in tokens[start:end]:
        after = tokens[t.i + 1]
        if t.pos in _NOUNS and t.lower not in _HONOURS and (after.pos not in _NOUNS or after.lower in _HONOURS):
            return t.i
    return None


def _hang(hung: list[Token], start: int, end: int, head: int, above: int, dep: str) -> None:
    """Hangs a phrase [start, end) above by its head, and on that what hung outside of the phrase; names behind an
    honour or a comma are who holds the office."""
    hung[head] = replace(hung[head], head=above, dep=dep)
    inside = range(start, end)
    i = start
    while i < end:
        t = hung[i]
        opens = i > head and (hung[i - 1].text == "," or t.lower in _HONOURS) and t.pos in (*_NOUNS, "PRON", "DET")
        if opens:
            last = i
            while last + 1 < end and (hung[last + 1].pos in _NOUNS or hung[last + 1].lower in _HONOURS):
                last += 1
            if hung[last].pos == "PROPN":
                for k in range(i, last):
                    hung[k] = replace(hung[k], head=last, dep="compound")
                hung[last] = replace(hung[last], head=head, dep="appos")
                i = last + 1
                continue
        if i != head and t.head not in inside:
            hung[i] = replace(t, head=head, dep=t.dep if t.pos not in _NOUNS else "appos")
        i += 1
