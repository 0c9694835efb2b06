"""Sentences side by side with a comma or a semicolon between, of which the parser hung one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.records import Token

# Whose object is whom one tells what stands before ("..., he told reporters").
_TELLING = frozenset(
    "say tell add inform assure remind warn advise notify report write quote cite show caution promise explain allege "
    "declare remark insist".split()
)
_ASIDE = frozenset({'"', "''", "``", ":", ";"})


def halved(tokens: tuple[Token, ...], mark: Token) -> tuple[Token, ...]:
    """Two sentences parted by a semicolon of which the parser gave the second both subjects: "Norland called; Sudland
    answered", read as "the Norland that was called answered"."""
    second = next((t for t in tokens[mark.i + 1 :] if t.dep in ("nsubj", "nsubjpass") and t.head > t.i), None)
    if second is None:
        return tokens
    verb = second.head
    subject = next((t for t in tokens[: mark.i] if t.dep in ("nsubj", "nsubjpass") and t.head == verb), None)
    if subject is None:
        return tokens
    own = [t for t in tokens[subject.i + 1 : mark.i] if t.head == subject.i and t.dep == "acl"]
    first = next((t for t in own if t.tag in ("VBD", "VBZ", "VBP", "VBN")), None)
    if first is None:
        return tokens
    hung = {t.i: first.i for t in tokens[: mark.i] if t.head == verb and t.i != first.i}
    changed = {first.i: replace(first, head=verb, dep="ccomp", tag="VBD" if first.tag == "VBN" else first.tag)}
    changed |= {i: replace(tokens[i], head=head) for i, head in hung.items()}
    return tuple(changed.get(t.i, t) for t in tokens)


def spliced(tokens: tuple[Token, ...], first: Token) -> tuple[Token, ...]:
    """Two sentences with a comma between, the first read as what the second says: "Norland shells Sudland, Eastland
    sends food", "Norland recalls envoy, closes border"."""
    second = tokens[first.head]
    below = [t for t in tokens if t.head == second.i and t.i != second.i]
    subject = next((t for t in below if t.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        # "Norland rejected the plan, demanded talks and vowed to resist"; not "..., complained the minister".
        third = any(t.dep == "conj" and t.tag == second.tag for t in below)
        opens, goes_on = second.i, first.tag == second.tag and (second.tag in ("VBZ", "VBP") or third)
    else:
        opens = next(i for i in range(len(tokens)) if under(tokens, i, subject.i))
        goes_on = any(t.dep in ("dobj", "xcomp") and t.i > second.i for t in below)
    if not goes_on or second.lemma in _TELLING or opens <= first.i or tokens[opens - 1].text != ",":
        return tokens
    if any(t.text in _ASIDE for t in tokens[: second.i]) or any(t.head == first.i and t.dep == "mark" for t in tokens):
        return tokens
    hung = {t.i: replace(t, head=first.i) for t in below if t.i < opens and t.i != first.i}
    hung[first.i] = replace(first, head=first.i if second.head == second.i else second.head, dep=second.dep)
    hung[second.i] = replace(second, head=first.i, dep="conj")
    return tuple(hung.get(t.i, t) for t in tokens)


def under(tokens: Sequence[Token], i: int, above: int) -> bool:
    """Whether a token stands somewhere below another, or is it."""
    while i not in (above, tokens[i].head):
        i = tokens[i].head
    return i == above
